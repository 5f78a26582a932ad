"""The runs of a Word file's paragraphs: what they say, and where each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.reading.documents.word_package import W, is_on, value

OWN = "homework-advisor"
"""How the tag of a content control begins that holds what we added: it is no part of the draft."""

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(f"{W}{tag}" for tag in "del moveFrom instrText delText pPr rPr sdtPr".split())
INSIDE = frozenset(
    f"{W}{tag}" for tag in "ins moveTo smartTag customXml hyperlink fldSimple sdtContent".split()
)
_SHOWN = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_FURNITURE = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC")
"""Fields whose result is no part of the draft."""


@dataclass(frozen=True, slots=True)
class Origin:
    """text[start:] of a line came from the characters of an element, from `index` on."""

    start: int
    node: Any
    index: int


@dataclass(slots=True)
class Words:
    """What a paragraph says, and where each character of it stands."""

    parts: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    length: int = 0
    bold: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)
    """(characters before it, page) for each page that begins inside."""

    def add(self, text: str, node: Any = None, *, bold: bool = False) -> None:
        """Append text; without an element, it stands for something that is not text."""
        if text:
            if node is not None:
                self.origins.append(Origin(self.length, node, 0))
            self.parts.append(text)
            self.length += len(text)
            self.bold += len(text) if bold else 0

    @property
    def text(self) -> str:
        """Return all of it."""
        return "".join(self.parts)


class RunReader:
    """Reads runs, one after the other, and remembers what stands behind or outside of them.

    `page` is the one that was reached; `explicit` says that page breaks which the author set tell
    of pages. `notes` are the footnotes and endnotes that were met, by sort and number; `boxes` the
    text boxes of the last paragraph.
    """

    def __init__(self) -> None:
        self.page = 1
        self.explicit = False
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[Any] = []
        self._fields: list[str] = []

    def read(self, element: Any, words: Words, *, hidden: bool) -> None:
        """Add what the runs of an element say; `hidden` ones only turn pages and hold boxes."""
        for child in element:
            tag = child.tag
            if tag in _GONE or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                bold = is_on(child, "rPr/b")
                self._run(child, words, bold=bold, hidden=hidden or is_on(child, "rPr/vanish"))
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None and not left_out(child):
                    self.read(content, words, hidden=hidden)
            elif tag == f"{W}fldSimple":
                furniture = _is_furniture(child.get(f"{W}instr", ""))
                self.read(child, words, hidden=hidden or furniture)
            elif tag in INSIDE:
                self.read(child, words, hidden=hidden)
            elif tag == f"{MC}AlternateContent":
                for one in chosen(child):
                    self.read(one, words, hidden=hidden)

    def _run(self, run: Any, words: Words, *, bold: bool, hidden: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1] += child.text or ""
            elif tag == f"{W}lastRenderedPageBreak":
                self._turn(words)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                sort = tag[len(W) : -len("Reference")]
                self.notes.append((sort, child.get(f"{W}id", "")))
            elif tag == f"{MC}AlternateContent":
                for one in chosen(child):
                    self._boxes_in(one)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._boxes_in(child)
            elif hidden or any(_is_furniture(one) for one in self._fields):
                continue
            elif tag == f"{W}t":
                words.add(_clean(child.text or ""), child, bold=bold)
            elif tag == f"{W}br":
                self._break(child.get(f"{W}type", "textWrapping"), words)
            elif tag in _SHOWN:
                words.add(_SHOWN[tag], bold=bold)
            elif tag == f"{W}ruby":
                for base in child.findall(f"{W}rubyBase"):
                    self.read(base, words, hidden=hidden)

    def _break(self, sort: str, words: Words) -> None:
        if sort == "page" and self.explicit:
            self._turn(words)
        words.add("\n")

    def _turn(self, words: Words) -> None:
        self.page += 1
        words.pages.append((words.length, self.page))

    def _field(self, sort: str) -> None:
        if sort == "begin":
            self._fields.append("")
        elif sort == "end" and self._fields:
            self._fields.pop()

    def _boxes_in(self, element: Any) -> None:
        self.boxes += _outermost(element)


def _outermost(element: Any) -> Iterator[Any]:
    """Yield text boxes, but not those inside of others."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _outermost(child)


def _is_furniture(instruction: str) -> bool:
    return instruction.split()[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _FURNITURE


def _clean(text: str) -> str:
    """Return text of one line, as long as before."""
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", " ", text)


def left_out(control: Any) -> bool:
    """Say whether a content control shows only a hint, a table of contents, or what we added."""
    tag = value(control, "sdtPr/tag") or ""
    gallery = value(control, "sdtPr/docPartObj/docPartGallery") or ""
    hint = is_on(control, "sdtPr/showingPlcHdr")
    return hint or tag.startswith(OWN) or gallery.startswith("Table of Contents")


def chosen(alternate: Any) -> Iterator[Any]:
    """Yield the first of several ways to show the same thing."""
    for tag in ("Choice", "Fallback"):
        found = alternate.find(f"{MC}{tag}")
        if found is not None:
            yield found
            return


def cut_out(origins: Sequence[Origin], start: int, end: int, lead: int) -> tuple[Origin, ...]:
    """Return the origins of text[start:end], counted behind a mark of `lead` characters."""
    found: list[Origin] = []
    for at, one in enumerate(origins):
        until = origins[at + 1].start if at + 1 < len(origins) else end
        if one.start < end and until > start:
            skipped = max(start - one.start, 0)
            found.append(Origin(max(one.start - start, 0) + lead, one.node, one.index + skipped))
    return tuple(found)
