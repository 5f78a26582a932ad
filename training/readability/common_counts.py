"""Write advisor/language/data/common_counts.txt: syllables of the words that drafts are made of.

Hyphenation decides on every word that the pronouncing dictionary does not list, and loading its
patterns costs a tenth of a second. A short draft rarely leaves these words, so it never pays.

    python training/readability/common_counts.py
"""

from collections import defaultdict
from pathlib import Path

from advisor.language import readability
from advisor.language.difficulty import known_words

TARGET = Path(readability.__file__).parent / "data" / "common_counts.txt"

FROM = 3.4
"""Zipf frequency: about one use in 400,000 words. Rarer words are left to the patterns."""


def main() -> None:
    """Write one line for each number of syllables, its words in order."""
    table = known_words.table()
    by_count: dict[int, list[str]] = defaultdict(list)
    for at, word in enumerate(table.words):
        if table.zipf[at] / 25 >= FROM and word.isalpha() and word not in readability._listed():  # noqa: SLF001
            by_count[readability.hyphenated(word)].append(word)
    lines = [" ".join((str(count), *words)) for count, words in sorted(by_count.items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
