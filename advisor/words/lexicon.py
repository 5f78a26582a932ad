"""Word lists as data: how they are read, and what an entry is.

A lexicon is a TOML file with a title, its provenance and its entries:

    title = "Clinical terms, and the everyday words for them"
    language = "en"

    [provenance]
    compiled = "2026-11-23, by hand, for this project"
    sources = ["W3C coga-usable (2021). https://www.w3.org/TR/coga-usable/"]
    licence = "CC0-1.0"
    review = "not yet read by a clinician"

    [[entry]]
    term = "ruminate"
    kind = "verb"
    plain = "go over and over things"

`kind` says how the term inflects: a verb in its first word, a noun in its last word, or in
the word that `head` (0-based) points to; "other" stands as written. Each entry is expanded
to its forms at load, so that the form which matched tells the form to write. With
`person = "any"` on top of the file, a term that says "you", "your" or "yourself" is found in
the other persons too: "take care of yourself" as "take care of myself".
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from advisor.errors import PluginError
from advisor.words.inflection import inflections

LICENCES = frozenset({"CC0-1.0", "MIT", "CC-BY-4.0", "CC-BY-SA-4.0", "public domain"})
"""The licences that a lexicon may carry, so that the package may carry the lexicon."""

_KINDS = frozenset({"verb", "noun", "adjective", "adverb", "other"})
_KNOWN = frozenset({"term", "terms", "kind", "head", "plain", "safe"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a lexicon.

    `plain` is the wording to put in its place, in dictionary form; "" if there is none.
    `safe` says that the exchange keeps the meaning wherever the term matches. `more` holds
    whatever else the list keeps about its terms.
    """

    term: str
    kind: str = "other"
    plain: str = ""
    safe: bool = False
    head: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def forms(self) -> Sequence[tuple[str, str]]:
        """Return (form name, wording) for the term as it may stand in a text."""
        found: Sequence[tuple[str, str]] = [("base", self.term)]
        if self.kind in ("verb", "noun"):
            found = inflections(self.term, self.kind, self.head)
        if self.more.get("person") != "any":
            return found
        said: dict[str, str] = {}
        for name, wording in found:
            for spoken in _persons(wording):
                said.setdefault(spoken, name)
        return [(name, wording) for wording, name in said.items()]


_PERSONS = (
    {"you": "i", "your": "my", "yourself": "myself"},
    {"you": "he", "your": "his", "yourself": "himself"},
    {"you": "she", "your": "her", "yourself": "herself"},
    {"you": "they", "your": "their", "yourself": "themselves"},
    {"you": "we", "your": "our", "yourself": "ourselves"},
)


def _persons(wording: str) -> Iterator[str]:
    """Yield a wording to "you", and the same in the other persons: "take care of myself"."""
    yield wording
    words = wording.split(" ")
    if "you" in words or "your" in words or "yourself" in words:
        for others in _PERSONS:
            yield " ".join(others.get(word, word) for word in words)


@dataclass(frozen=True)
class Lexicon:
    """A word list: its name (that of its file), provenance and entries."""

    name: str
    title: str
    provenance: Mapping[str, Any]
    entries: tuple[Entry, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    """Tables of the file beside its entries, for lists that hold more than terms."""

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def _entries(raw: list[dict[str, Any]], path: Path, person: str) -> Iterator[Entry]:
    for number, item in enumerate(raw, 1):
        kind = item.get("kind", "other")
        terms = item.get("terms", [item["term"]] if "term" in item else [])
        if not terms or kind not in _KINDS:
            raise PluginError(
                f"{path.name}: entry {number} needs a term, and a kind out of "
                f"{', '.join(sorted(_KINDS))}."
            )
        more = {key: value for key, value in item.items() if key not in _KNOWN}
        if person:
            more.setdefault("person", person)
        for term in terms:
            yield Entry(
                term, kind, item.get("plain", ""), item.get("safe", False), item.get("head"), more
            )


def read_lexicon(path: Path) -> Lexicon:
    """Read one word list.

    Raises:
        PluginError: the file is no TOML, or an entry lacks what it needs.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PluginError(f"{path.name}: this word list could not be read ({error}).") from error
    entries = tuple(_entries(raw.pop("entry", []), path, raw.pop("person", "")))
    title, provenance = raw.pop("title", ""), raw.pop("provenance", {})
    return Lexicon(path.stem, title, provenance, entries, raw)
