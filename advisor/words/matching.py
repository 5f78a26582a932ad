"""All lexicons in one pass: the cost of a text does not grow with the number of lists.

Terms are looked up on the words as they are written, so the pass needs no parser. Hyphens,
curly quotes and capital letters make no difference.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.words.inflection import is_irregular
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

    def _from(self, word: str) -> dict[str, dict] | None:  # type: ignore[type-arg]
        """Return the branch of the terms that start with a word, grown on first use.

        A draft meets a few hundred of the many thousand first words, so most never grow, and
        most terms are never inflected.
        """
        stem = word[:_STEM]
        for name, entry in self._waiting.pop(stem, ()):
            for form, wording in entry.forms:
                words = _key(wording)
                if not words[0].startswith(stem):
                    continue
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
