"""All lexicons in one pass: the cost of a text does not grow with the number of lists.

Terms are looked up on the words as they are written, so the pass needs no parser. Hyphens,
curly quotes and capital letters make no difference.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from advisor.words.inflection import is_irregular
from advisor.words.lexicon import Entry, Lexicon

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|%|\d+(?:[.:,]\d+)*")
"""A word for looking up: letters or digits with inner apostrophes. "don't", "10.30", "PHQ"."""


class Match(NamedTuple):
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
_NOTHING: dict[str, tuple[Entry, str]] = {}


_STEM = 3
"""Letters that every regular form of a longer word begins with: "carry", "carries"."""


def _stems(entry: Entry) -> set[str]:
    """Return how the first words of a term's forms begin, as far as needed to find them.

    Most forms begin as the term does. Short and irregular words, and "your", change there.
    """
    first = _key(entry.term)[0]
    changes = len(first) <= _STEM or is_irregular(first) or entry.more.get("person") == "any"
    if not changes:
        return {first[:_STEM]}
    return {_key(wording)[0][:_STEM] for _, wording in entry.forms}


class Matcher:
    """A prefix tree of all terms of all lexicons, in all their forms."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._root: dict[str, dict] = {}  # type: ignore[type-arg]
        self._waiting: dict[str, list[tuple[str, Entry]]] = {}
        for lexicon in lexicons:
            for entry in lexicon:
                for stem in _stems(entry):
                    self._waiting.setdefault(stem, []).append((lexicon.name, entry))

    def _grow(self, stem: str) -> None:
        """Put the terms that begin so into the tree; at the first word of a text that does.

        A draft meets a few hundred of the many thousand first words, so most never grow, and
        most terms are never inflected.
        """
        for name, entry in self._waiting.pop(stem):
            for form, wording in entry.forms:
                words = _key(wording)
                if not words[0].startswith(stem):
                    continue
                node = self._root
                for key in words:
                    node = node.setdefault(key, {})
                node.setdefault(_END, {}).setdefault(name, (entry, form))

    def match(self, text: str) -> dict[str, tuple[Match, ...]]:
        """Return the terms of each lexicon in a text, longest first, without overlaps."""
        lowered = text.lower().replace("’", "'")
        # A few letters change their number in lower case ("İ"): then each word is lowered alone.
        alike = len(lowered) == len(text)
        words = [
            (lowered[m.start() : m.end()], m.start(), m.end())
            if alike
            else (m.group().lower().replace("’", "'"), m.start(), m.end())
            for m in WORD.finditer(text)
        ]
        found: dict[str, list[Match]] = {}
        free: dict[str, int] = {}
        waiting, root = self._waiting, self._root
        for at, (first, start, end) in enumerate(words):
            if first[:_STEM] in waiting:
                self._grow(first[:_STEM])
            node = root.get(first)
            if node is None:
                continue
            longest: dict[str, tuple[Entry, str, int]] = {}
            number, last = at, end
            while True:
                for name, (entry, form) in node.get(_END, _NOTHING).items():
                    longest[name] = (entry, form, last)
                number += 1
                if number == len(words):
                    break
                word, _, last = words[number]
                node = node.get(word)
                if node is None:
                    break
            for name, (entry, form, ends) in longest.items():
                if start >= free.get(name, 0):
                    free[name] = ends
                    found.setdefault(name, []).append(Match(name, entry, form, start, ends))
        return {name: tuple(matches) for name, matches in found.items()}
