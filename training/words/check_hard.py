"""Report how well the word model alone finds the words that readers labelled as hard.

    python training/words/check_hard.py --labels FILE [--show N]

``--labels`` is a JSON-lines file of texts with the keys text, hard and maybe. A labelled phrase is
found when a flagged word overlaps it; a flagged word is right when it overlaps a label; phrases
under `maybe` count for nothing. Capitalised words inside a sentence are taken for names. This is a
check of the threshold, no more: nothing is fitted on these texts.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from advisor.language.difficulty import hard_probability

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:\n•*\"“-])\s*$")

Span = tuple[int, int]


def spans(text: str, phrases: list[str]) -> list[Span]:
    return [m.span() for phrase in phrases for m in re.finditer(re.escape(phrase), text)]


def overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many false alarms")
    args = parser.parse_args()

    texts = []
    for line in args.labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        words = [
            (match.span(), hard_probability(match[0]), match[0])
            for match in _WORD.finditer(text)
            if not (match[0].istitle() and not _STARTS.search(text[: match.start()]))
        ]
        texts.append((spans(text, row["hard"]), spans(text, row["maybe"]["hard"]), words))
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8):
        right = wrong = missed = 0
        alarms: Counter[str] = Counter()
        for gold, disputed, words in texts:
            flagged = [(span, word) for span, chance, word in words if chance >= threshold]
            found = [overlaps(span, [own for own, _ in flagged]) for span in gold]
            right += sum(found)
            missed += len(found) - sum(found)
            false = [word for span, word in flagged if not overlaps(span, [*gold, *disputed])]
            wrong += len(false)
            alarms.update(false)
        precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
        f1 = 2 * right / max(2 * right + wrong + missed, 1)
        print(f"from {threshold}: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
        if threshold == 0.5 and args.show:
            print(" ", ", ".join(word for word, _ in alarms.most_common(args.show)))


if __name__ == "__main__":
    main()
