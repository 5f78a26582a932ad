"""Build the syllable file that textstat reads: words that hyphenation counts wrongly.

    python training/readability/syllables.py --cmudict FILE --frequency FILE --out FILE

``--cmudict`` is CMUdict as published (`word PH PH ...` a line), or the `index.js` of the npm
package `cmu-pronouncing-dictionary`. ``--frequency`` is `en_lexeme_prob.json.gz` of
spacy-lookups-data 1.0.5: it only ranks the words. textstat counts a word that its dictionary
lacks by pyphen's hyphenation points; a word on which that is right therefore needs no line.
Of the rest the most frequent are taken, up to ``--bytes``.

The format is nltk's CMUdict corpus: word, number of the pronunciation, phones. textstat counts
the phones that end in a digit (the vowels), and so only these are written, and only as `0`.
"""

import argparse
import gzip
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

from pyphen import Pyphen

HERE = Path(__file__).parent
_JS = re.compile(r'^\s*"(?P<word>[^"]+)": "(?P<phones>[^"]+)",?$')
_DROPPED = re.compile(r"'(?!(?:[tsd]|ve|ll|re)$)")
"""Apostrophes that textstat takes out before it looks a word up."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*'?")


def entries(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each word with the syllables of its first pronunciation."""
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _JS.match(line)
        word, _, phones = (match["word"], "", match["phones"]) if match else line.partition(" ")
        word = _DROPPED.sub("", word.lower())
        if _WORD.fullmatch(word):
            phones = phones.partition("#")[0]
            yield word, sum(phone[-1].isdigit() for phone in phones.split())


def by_hand() -> dict[str, int]:
    """Return the counts made by hand."""
    lines = (HERE / "counted_by_hand.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(count) for word, count in pairs}


def ranked(path: Path) -> dict[str, float]:
    """Return the log-probability of each lower-cased word, over all its spellings."""
    table: dict[str, float] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for word, log in json.load(file).items():
            key = _DROPPED.sub("", word.lower())
            table[key] = table.get(key, 0.0) + math.exp(log)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmudict", type=Path, required=True)
    parser.add_argument("--frequency", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bytes", type=int, default=230_000)
    args = parser.parse_args()

    hyphenation = Pyphen(lang="en_US")
    rank = ranked(args.frequency)
    counts: dict[str, int] = {}
    for word, count in entries(args.cmudict):
        counts.setdefault(word, count)
    hand = by_hand()
    counts |= hand

    def fallback(word: str) -> int:
        return len(hyphenation.positions(word)) + 1

    wrong = {w: n for w, n in counts.items() if n and fallback(w) != n}
    order = sorted(wrong, key=lambda w: (w not in hand, -rank.get(w, 0.0), w))
    chosen: list[str] = []
    size = 0
    for word in order:
        line = f"{word} 1{' 0' * wrong[word]}\n"
        if size + len(line) > args.bytes:
            break
        size += len(line)
        chosen.append(word)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(
        "".join(f"{w} 1{' 0' * wrong[w]}\n" for w in sorted(chosen)), encoding="ascii"
    )

    kept = set(chosen)
    mass = sum(rank.get(w, 0.0) for w in counts)
    missed = sum(rank.get(w, 0.0) for w in wrong if w not in kept)
    bare = sum(rank.get(w, 0.0) for w in wrong)
    print(f"words counted {len(counts)}, hyphenation wrong on {len(wrong)}, written {len(chosen)}")
    print(f"{size} bytes; least frequent: {chosen[-1]}")
    print(f"running words counted right: bare {1 - bare / mass:.4f}, now {1 - missed / mass:.5f}")


if __name__ == "__main__":
    main()
