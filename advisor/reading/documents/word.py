"""Word files: what a reader sees once all tracked changes are accepted.

The tree is walked here, as the usual library leaves out tracked insertions and content
controls. Each character remembers its element, so that comments and tracked changes can be
put where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from advisor.findings import PagePlace
from advisor.reading.documents.paper import (
    Line,
    Paper,
    beside,
    counted,
    label_rows,
    settled,
    unwrapped,
    whole,
)
from advisor.reading.documents.word_package import Package, W, is_on, unsound
from advisor.reading.documents.word_runs import (
    INSIDE,
    MC,
    Origin,
    RunReader,
    Words,
    chosen,
    cut_out,
    left_out,
)
from advisor.reading.draft import BlockKind

_HEADING = re.compile(r"(?:heading|überschrift|título|titre) (?P<level>\d)")
_NO_LEVEL = 9
"""The outline level of plain text."""

_TITLES = frozenset({"title", "subtitle"})
_QUOTES = frozenset({"quote", "intense quote", "block text"})
_FEW = 5
"""Words. A shorter header or footer is a name or a date, not something to do."""

_PAGE = 2500
"""Letters of one page. A longer text whose file claims a single page was never shown by Word."""

_LONG_CELL = 3
"""Paragraphs in one cell from which on a table is there for its layout only."""


@dataclass(slots=True)
class WordLine:
    """A line of a Word file with its paragraph and where its characters stand.

    `lead` is how many characters of the line's text are a mark that the file itself counts.
    """

    line: Line
    paragraph: Any
    origins: tuple[Origin, ...]
    lead: int


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a paragraph stands: its part, and its row if it is a cell."""

    part: str = ""
    row: int | None = None


@dataclass(slots=True)
class _Raw:
    """A line before its place is known."""

    line: Line
    part: str
    page: int | None
    key: str
    paragraph: Any
    origins: tuple[Origin, ...]
    lead: int


class Walker:
    """Walks a Word file in reading order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._lines: list[_Raw] = []
        self._runs = RunReader()
        self._kept: Words | None = None
        self._tables = self._boxes = self._rows = self._paragraphs = 0

    def read(self, root: Any) -> list[WordLine]:
        """Return the lines of a file; `root` is that of its main part."""
        body = root.find(f"{W}body")
        if body is None:
            raise unsound(self._package.name)
        paged = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None
        breaks = sum(b.get(f"{W}type") == "page" for b in root.iter(f"{W}br"))
        letters = sum(len(t.text or "") for t in root.iter(f"{W}t"))
        short = letters <= _PAGE * (breaks + 1)
        self._runs.explicit = not paged and short and self._package.pages == breaks + 1
        knows_pages = paged or self._runs.explicit
        self._blocks(body, _Home())
        own = len(self._lines)
        self._footnotes()
        self._margins(root)
        for at, one in enumerate(self._lines):
            if not knows_pages or at >= own:
                one.page = None
        return self._placed()

    def _placed(self) -> list[WordLine]:
        self._lines = [
            self._lines[group[0]]
            if len(group) == 1
            else _beside(self._lines[group[0]], self._lines[group[1]])
            for group in label_rows([one.line for one in self._lines])
        ]
        places = counted((one.part, one.page, one.key) for one in self._lines)
        lines = [replace(one.line, place=p) for one, p in zip(self._lines, places, strict=True)]
        return [
            WordLine(line, raw.paragraph, raw.origins, raw.lead)
            for line, raw in zip(settled(lines), self._lines, strict=True)
        ]

    # --- blocks -------------------------------------------------------------------------------

    def _blocks(self, element: Any, home: _Home) -> None:
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, home)
            elif child.tag == f"{W}tbl":
                self._table(child, home)
            elif child.tag == f"{W}sdt":
                self._control(child, home)
            elif child.tag == f"{MC}AlternateContent":
                for one in chosen(child):
                    self._blocks(one, home)
            elif child.tag in INSIDE:
                self._blocks(child, home)

    def _control(self, control: Any, home: _Home) -> None:
        content = control.find(f"{W}sdtContent")
        if content is not None and not left_out(control):
            self._blocks(content, home)

    def _table(self, table: Any, home: _Home) -> None:
        rows = [row for row in _inner(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [list(_inner(row, f"{W}tc")) for row in rows]
        if home.part:
            part = home.part
        else:
            self._tables += 1
            part = f"table {self._tables}"
        layout = self._is_layout(cells)
        for number, row in enumerate(cells, 1):
            self._rows += 1
            inner = _Home(
                part if home.part else f"{part}, row {number}", None if layout else self._rows
            )
            for cell in row:
                self._blocks(cell, inner)

    def _is_layout(self, cells: Sequence[Sequence[Any]]) -> bool:
        """Say whether a table only frames its text: one column, or cells with lists."""
        if all(len(row) < 2 for row in cells):
            return True
        for cell in (cell for row in cells for cell in row):
            said = [p for p in cell.iter(f"{W}p") if any((t.text or "").strip() for t in _texts(p))]
            listed = any(self._package.styles.first(p, "pPr/numPr/numId") for p in said)
            if listed or len(said) >= _LONG_CELL:
                return True
        return False

    def _paragraph(self, paragraph: Any, home: _Home) -> None:
        words, self._kept = self._kept or Words(), None
        if is_on(paragraph, "pPr/pageBreakBefore") and self._runs.explicit:
            self._runs.page += 1
        page = self._runs.page
        self._runs.read(paragraph, words, hidden=False)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            # Its end is deleted, so that it goes on in the next one.
            self._kept = words
        else:
            self._add(paragraph, words, home, page)
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            self._boxes += 1
            self._blocks(box, _Home(f"text box {self._boxes}"))

    def _add(self, paragraph: Any, words: Words, home: _Home, page: int) -> None:
        text = words.text
        if not text.strip():
            return
        self._paragraphs += 1
        line, lead = self._looks(paragraph, words, home)
        at = 0
        first = True
        for said in unwrapped(text):
            end = at + len(said)
            if said.strip():
                mark = lead if first else ""
                here = replace(line, text=mark + said) if first else _further(line, said)
                pages = [number for before, number in words.pages if before <= at]
                self._lines.append(
                    _Raw(
                        here,
                        home.part,
                        pages[-1] if pages else page,
                        str(self._paragraphs),
                        paragraph,
                        cut_out(words.origins, at, end, len(mark)),
                        len(mark),
                    )
                )
                first = False
            at = end + 1

    def _looks(self, paragraph: Any, words: Words, home: _Home) -> tuple[Line, str]:
        """Return what a paragraph is on the page, and its list mark with a blank."""
        styles, plain = self._package.styles, Line("", PagePlace(1))
        text = words.text.strip()
        names = styles.names(paragraph)
        number = styles.first(paragraph, "pPr/numPr/numId")
        outline = styles.first(paragraph, "pPr/outlineLvl")
        level = next((int(m["level"]) for n in names if (m := _HEADING.match(n))), 0)
        if whole(outline, _NO_LEVEL) < _NO_LEVEL:
            level = level or whole(outline, 0) + 1
        if level or _TITLES.intersection(names):
            return replace(plain, kind=BlockKind.HEADING, level=level or 1), ""
        if number and number != "0":
            depth = whole(styles.first(paragraph, "pPr/numPr/ilvl"), 0)
            if mark := self._package.numbering.mark(number, depth):
                item = replace(
                    plain,
                    kind=BlockKind.ITEM,
                    level=depth + 1,
                    marker=mark,
                    mark=len(mark) + 1,
                    listed=whole(number, 0),
                )
                return item, f"{mark} "
        if home.row is not None:
            return replace(plain, kind=BlockKind.CELL, row=home.row), ""
        if _QUOTES.intersection(names):
            return replace(plain, kind=BlockKind.QUOTE), ""
        bold = words.bold >= len(words.text) - len(words.text.split()) and words.bold
        short = len(text.split()) <= 9 and "\n" not in text and text[-1] not in ".!?;,"
        if bold and short and not text.endswith(":"):
            return replace(plain, kind=BlockKind.HEADING, level=2), ""
        return plain, ""

    # --- what stands outside of the body ------------------------------------------------------

    def _footnotes(self) -> None:
        for sort in ("footnote", "endnote"):
            wanted = [number for kind, number in self._runs.notes if kind == sort]
            root = self._package.of_sort(f"{sort}s") if wanted else None
            for place, number in enumerate(dict.fromkeys(wanted), 1):
                for note in () if root is None else root.iter(f"{W}{sort}"):
                    if note.get(f"{W}id") == number:
                        self._blocks(note, _Home(f"{sort} {place}"))

    def _margins(self, root: Any) -> None:
        """Read headers and footers; what is too short for a sentence is no part of the draft."""
        said: set[str] = set()
        for kind in ("header", "footer"):
            for reference in root.iter(f"{W}{kind}Reference"):
                part = self._package.referred(reference)
                if part is None:
                    continue
                before = len(self._lines)
                self._blocks(part, _Home(kind))
                for one in self._lines[before:]:
                    text = one.line.text
                    if text in said or len(re.findall(r"[^\W\d]{2,}", text)) < _FEW:
                        self._lines.remove(one)
                    said.add(text)


def _inner(element: Any, tag: str) -> Iterator[Any]:
    """Yield rows or cells, those in content controls included, but not those of inner tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _inner(child, tag)


def _texts(paragraph: Any) -> Iterator[Any]:
    yield from paragraph.iter(f"{W}t")


def _beside(label: _Raw, value: _Raw) -> _Raw:
    """Return the label of a row and what stands beside it as one line."""
    line = beside(label.line, value.line)
    shift = len(line.text) - len(value.line.text)
    moved = tuple(Origin(one.start + shift, one.node, one.index) for one in value.origins)
    return replace(label, line=line, origins=(*label.origins, *moved))


def _further(line: Line, text: str) -> Line:
    """Return a line after a break inside its paragraph."""
    kind = BlockKind.PARAGRAPH if line.kind is BlockKind.ITEM else line.kind
    return replace(line, text=text, kind=kind, marker="", mark=0, listed=None, tight=True)


def read_word(data: bytes, name: str) -> Paper:
    """Return what a Word file shows.

    Raises:
        DraftError: it is no sound Word file, is locked, or unpacks to too much.
    """
    package = Package(data, name)
    root = package.part(package.home)
    if root is None:
        raise unsound(name)
    return Paper(tuple(one.line for one in Walker(package).read(root)))
