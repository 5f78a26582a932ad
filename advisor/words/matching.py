"""All lexicons in one pass: the cost of a text does not grow with the number of lists.

Terms are looked up on the words as they are written, so the pass needs no parser. Hyphens,
curly quotes and capital letters make no difference.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.words.lexicon import Entry, Lexicon

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%|\d+(?:[.:,]\d+)*")
"""A word for looking up: letters or digits with inner apostrophes. "don't", "10.30", "PHQ"."""


@dataclass(frozen=True, slots=True)
class Match:
    """One term found in a text: which, as which form, and where (indexes into that text)."""

    lexicon: str
    entry: Entry
    form: str
    start: int
    end: int


def _key(text: str) -> list[str]:
    if text.replace(" ", "").isalpha():
        # Nearly every term is letters and blanks; the pattern would cost most of the start-up.
        return text.lower().split()
    return [m.group().lower().replace("’", "'") for m in WORD.finditer(text)]


_END = ""


class Matcher:
    """A prefix tree of all terms of all lexicons, in all their forms."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._root: dict[str, dict] = {}  # type: ignore[type-arg]
        self._waiting: dict[str, list[tuple[list[str], str, Entry, str]]] = {}
        for lexicon in lexicons:
            for entry in lexicon:
                for form, wording in entry.forms:
                    words = _key(wording)
                    self._waiting.setdefault(words[0], []).append(
                        (words, lexicon.name, entry, form)
                    )

    def _from(self, word: str) -> dict[str, dict] | None:  # type: ignore[type-arg]
        """Return the branch of the terms that start with a word, grown on first use.

        A draft meets a few hundred of the many thousand first words, so most never grow.
        """
        for words, name, entry, form in self._waiting.pop(word, ()):
            node = self._root
            for key in words:
                node = node.setdefault(key, {})
            node.setdefault(_END, {}).setdefault(name, (entry, form))
        return self._root.get(word)

    def match(self, text: str) -> dict[str, tuple[Match, ...]]:
        """Return the terms of each lexicon in a text, longest first, without overlaps."""
        words = [
            (m.group().lower().replace("’", "'"), m.start(), m.end()) for m in WORD.finditer(text)
        ]
        found: dict[str, list[Match]] = {}
        free: dict[str, int] = {}
        for at, (first, start, _) in enumerate(words):
            node = self._from(first)
            longest: dict[str, tuple[Entry, str, int]] = {}
            for number in range(at, len(words)):
                if number > at and node is not None:
                    node = node.get(words[number][0])
                if node is None:
                    break
                end = words[number][2]
                for name, (entry, form) in node.get(_END, {}).items():
                    longest[name] = (entry, form, end)
            for name, (entry, form, end) in longest.items():
                if start >= free.get(name, 0):
                    free[name] = end
                    found.setdefault(name, []).append(Match(name, entry, form, start, end))
        return {name: tuple(matches) for name, matches in found.items()}
