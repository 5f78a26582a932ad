"""Build the table of word familiarity that ships with the advisor.

    python training/words/build_table.py --lookups DIR --ratings FILE --out FILE

``--lookups`` holds `en_lexeme_prob.json.gz` and `en_lexeme_norm.json.gz` of spacy-lookups-data
1.0.5 (MIT); ``--ratings`` is the Word Complexity Lexicon of Maddela and Xu (MIT): word, mean
rating 1 (very simple) to 6 (very complex).

A word gets three bytes: its frequency on the Zipf scale (log10 of its count in a thousand million
words, times 25), its rating (times 40; 0 is "not rated"), and the share of its occurrences that
are capitalised (times 255). A British spelling takes the frequency of the American one where that
is higher: readers of one stumble no more than readers of the other.

The file is zlib over: the words, sorted, one a line; a NUL; then the three columns.
"""

import argparse
import gzip
import json
import math
import re
import zlib
from pathlib import Path

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def frequencies(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Return probability and capitalised probability of each lower-cased word."""
    with gzip.open(folder / "en_lexeme_prob.json.gz", "rt", encoding="utf-8") as file:
        logs = json.load(file)
    total: dict[str, float] = {}
    capital: dict[str, float] = {}
    for form, log in logs.items():
        word = form.lower().replace("’", "'")
        if _WORD.fullmatch(word):
            total[word] = total.get(word, 0.0) + math.exp(log)
            if form != word:
                capital[word] = capital.get(word, 0.0) + math.exp(log)
    with gzip.open(folder / "en_lexeme_norm.json.gz", "rt", encoding="utf-8") as file:
        norms = json.load(file)
    for word, norm in norms.items():
        same = word[:2] == norm[:2] and abs(len(word) - len(norm)) <= 2 and len(norm) > 4
        if same and "'" not in norm and total.get(norm, 0.0) > total.get(word, 0.0) > 0.0:
            capital[word] = capital.get(word, 0.0) / total[word] * total[norm]
            total[word] = total[norm]
    return total, capital


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lookups", type=Path, required=True)
    parser.add_argument("--ratings", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=130_000)
    args = parser.parse_args()

    total, capital = frequencies(args.lookups)
    ratings: dict[str, float] = {}
    for line in args.ratings.read_text(encoding="utf-8").splitlines():
        word, rating = line.split("\t")[:2]
        if _WORD.fullmatch(word.lower()):
            # Where a word is rated twice ("may", "May"), the easier reading counts.
            ratings[word.lower()] = min(float(rating), ratings.get(word.lower(), 6.0))
    common = sorted(total, key=lambda word: (-total[word], word))[: args.words]
    words = sorted({*common, *ratings})
    zipf = [9 + math.log10(total[word]) if word in total else 1.0 for word in words]
    columns = (
        bytes(min(255, max(0, round(value * 25))) for value in zipf),
        bytes(round(ratings.get(word, 0.0) * 40) for word in words),
        bytes(round(255 * capital.get(word, 0.0) / total.get(word, 1.0)) for word in words),
    )
    raw = "\n".join(words).encode("ascii") + b"\0" + b"".join(columns)
    args.out.write_bytes(zlib.compress(raw, 9))
    print(f"{len(words)} words, {len(ratings)} rated, {args.out.stat().st_size} bytes")
    print(f"least frequent: {common[-1]}, Zipf {9 + math.log10(total[common[-1]]):.2f}")


if __name__ == "__main__":
    main()
