"""OpenDocument texts (.odt), as LibreOffice writes them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from advisor.errors import DraftError
from advisor.findings import PagePlace
from advisor.reading.documents.paper import (
    Line,
    Paper,
    beside,
    counted,
    label_rows,
    library,
    settled,
    unwrapped,
    whole,
)
from advisor.reading.draft import BlockKind

MAX_PART = 20_000_000
"""Bytes of one unpacked part: more is no draft, but a bomb."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_GONE = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}table-of-content",
        f"{_TEXT}page-number",
        f"{_TEXT}page-count",
        f"{_TEXT}sequence-decls",
        f"{_OFFICE}binary-data",
    }
)
_SPACE = re.compile(r"[ \t\r\n]+")
_FEW = 5
"""Words. A shorter header or footer is a name or a date, not something to do."""

_LONG_CELL = 3


def _unsound(name: str) -> DraftError:
    return DraftError(
        f"{name}: this is no sound OpenDocument file; open it in LibreOffice and save it anew."
    )


def _part(packed: zipfile.ZipFile, path: str, name: str) -> Any:
    """Return the root of a part; `None` if there is none."""
    tree = library("defusedxml.ElementTree", name)
    common = library("defusedxml.common", name)
    try:
        info = packed.getinfo(path)
    except KeyError:
        return None
    if info.file_size > MAX_PART:
        raise DraftError(f"{name}: this file is too long for a draft.")
    if info.flag_bits & 1:
        raise DraftError(f"{name}: this file is locked; save it without a password.")
    try:
        return tree.fromstring(packed.read(info))
    except (
        tree.ParseError,
        common.DefusedXmlException,
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        raise _unsound(name) from error


class _Walker:
    """Walks an OpenDocument text in reading order."""

    def __init__(self, numbered: dict[str, frozenset[int]], paged: bool) -> None:
        self._numbered = numbered
        self._paged = paged
        self._page = 1
        self._found: list[tuple[Line, str, int | None, str]] = []
        self._paragraphs = self._tables = self._rows = self._boxes = self._notes = 0
        self._lists = 0
        self._waiting: list[tuple[str, Any]] = []
        self._later: list[tuple[str, Any]] = []

    def body(self, body: Any) -> None:
        """Read the body, and its notes behind it."""
        self.blocks(body, "", None)
        later, self._later = self._later, []
        self._paged = False
        for part, element in later:
            self.blocks(element, part, None)

    def margin(self, element: Any, part: str, said: set[str]) -> None:
        """Read a header or footer that says a sentence."""
        before = len(self._found)
        self._paged = False
        self.blocks(element, part, None)
        for one in self._found[before:]:
            text = one[0].text
            if text in said or len(re.findall(r"[^\W\d]{2,}", text)) < _FEW:
                self._found.remove(one)
            said.add(text)

    def lines(self) -> tuple[Line, ...]:
        """Return what was found."""
        self._found = [
            self._found[group[0]]
            if len(group) == 1
            else (
                beside(self._found[group[0]][0], self._found[group[1]][0]),
                *self._found[group[0]][1:],
            )
            for group in label_rows([one[0] for one in self._found])
        ]
        places = counted((part, page, key) for _, part, page, key in self._found)
        return settled(
            [replace(one[0], place=place) for one, place in zip(self._found, places, strict=True)]
        )

    def blocks(self, element: Any, part: str, row: int | None) -> None:
        """Read the paragraphs, lists and tables inside an element."""
        for child in element:
            tag = child.tag
            if tag in _GONE:
                continue
            if tag == f"{_TEXT}soft-page-break":
                self._page += 1
            elif tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child, part, row)
            elif tag == f"{_TEXT}list":
                self._lists += 1
                self._list(child, part, 1, child.get(f"{_TEXT}style-name", ""), self._lists)
            elif tag == f"{_TABLE}table":
                self._table(child, part)
            elif tag.startswith(_DRAW):
                self._drawn(child)
                self._emptied()
            else:
                self.blocks(child, part, row)

    def _list(self, element: Any, part: str, depth: int, style: str, number: int) -> None:
        style = element.get(f"{_TEXT}style-name", "") or style
        count = 0
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            first = item.tag == f"{_TEXT}list-item"
            count += first
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self._list(child, part, depth + 1, style, number)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    counts = depth in self._numbered.get(style, frozenset())
                    mark = f"{count}." if counts else "-"
                    shown = (mark, depth, number) if first else None
                    first = first and not self._paragraph(child, part, None, shown)
                else:
                    self.blocks([child], part, None)

    def _table(self, table: Any, part: str) -> None:
        if not part:
            self._tables += 1
        rows = list(_inner(table, f"{_TABLE}table-row"))
        cells = [[c for c in row if c.tag == f"{_TABLE}table-cell"] for row in rows]
        layout = all(len(row) < 2 for row in cells) or any(
            cell.find(f"{_TEXT}list") is not None or len(list(cell.iter(f"{_TEXT}p"))) >= _LONG_CELL
            for row in cells
            for cell in row
        )
        for at, row in enumerate(cells, 1):
            self._rows += 1
            for cell in row:
                home = part or f"table {self._tables}, row {at}"
                self.blocks(cell, home, None if layout else self._rows)

    def _paragraph(
        self, element: Any, part: str, row: int | None, item: tuple[str, int, int] | None = None
    ) -> bool:
        """Read a paragraph; say whether it has words."""
        page = self._page
        text = _SPACE_ENDS.sub("\n", "".join(self._said(element))).strip()
        said = bool(text)
        if said:
            self._paragraphs += 1
            line = Line("", PagePlace(1))
            level = element.get(f"{_TEXT}outline-level", "1")
            if element.tag == f"{_TEXT}h" and item is None:
                level_number = max(whole(level, 1), 1)
                line = Line("", PagePlace(1), BlockKind.HEADING, level_number)
            elif item is not None:
                mark, depth, number = item
                line = Line("", PagePlace(1), BlockKind.ITEM, depth, mark, len(mark) + 1, number)
            elif row is not None:
                line = Line("", PagePlace(1), BlockKind.CELL, row=row)
            self._lines_of(line, text, (part, page if self._paged else None))
        self._emptied()
        return said

    def _lines_of(self, line: Line, text: str, home: tuple[str, int | None]) -> None:
        for at, one in enumerate(unwrapped(text)):
            if not one.strip():
                continue
            if at:
                kind = BlockKind.PARAGRAPH if line.kind is BlockKind.ITEM else line.kind
                here = replace(
                    line, text=one, kind=kind, marker="", mark=0, listed=None, tight=True
                )
            else:
                here = replace(line, text=f"{line.marker} {one}" if line.mark else one)
            self._found.append((here, *home, str(self._paragraphs)))

    def _emptied(self) -> None:
        waiting, self._waiting = self._waiting, []
        for part, element in waiting:
            self.blocks(element, part, None)

    def _said(self, element: Any) -> Iterator[str]:
        yield _SPACE.sub(" ", element.text or "")
        for child in element:
            yield from self._child(child)
            yield _SPACE.sub(" ", child.tail or "")

    def _child(self, child: Any) -> Iterator[str]:
        tag = child.tag
        if tag in _GONE:
            return
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(whole(count, 1), 8)
        elif tag == f"{_TEXT}tab":
            yield " "
        elif tag == f"{_TEXT}line-break":
            yield "\n"
        elif tag == f"{_TEXT}soft-page-break":
            self._page += 1
        elif tag == f"{_TEXT}note":
            self._notes += 1
            body = child.find(f"{_TEXT}note-body")
            if body is not None:
                sort = child.get(f"{_TEXT}note-class", "footnote")
                self._later.append((f"{sort} {self._notes}", body))
        elif tag.startswith(_DRAW):
            self._drawn(child)
        else:
            yield from self._said(child)

    def _drawn(self, element: Any) -> None:
        """Keep the text boxes of a drawing for when its paragraph is read."""
        if element.tag == f"{_DRAW}text-box":
            self._boxes += 1
            self._waiting.append((f"text box {self._boxes}", element))
            return
        if element.tag == f"{_DRAW}custom-shape" and element.find(f"{_TEXT}p") is not None:
            self._boxes += 1
            self._waiting.append((f"text box {self._boxes}", element.findall(f"{_TEXT}p")))
            return
        for child in element:
            if child.tag.startswith(_DRAW):
                self._drawn(child)


_SPACE_ENDS = re.compile(r" *\n *")


def _inner(element: Any, tag: str) -> Iterator[Any]:
    """Yield rows, those in groups and heads included, but not those of inner tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif (
            child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-header-rows")
            or child.tag == f"{_TABLE}table-row-group"
        ):
            yield from _inner(child, tag)


def _numbered(*roots: Any) -> dict[str, frozenset[int]]:
    """Return the depths at which each style of lists counts its items."""
    found: dict[str, frozenset[int]] = {}
    for root in roots:
        for style in () if root is None else root.iter(f"{_TEXT}list-style"):
            found[style.get(f"{_STYLE}name", "")] = frozenset(
                whole(level.get(f"{_TEXT}level"), 0)
                for level in style.iter(f"{_TEXT}list-level-style-number")
            )
    return found


def _pages(packed: zipfile.ZipFile, name: str) -> int | None:
    root = _part(packed, "meta.xml", name)
    for one in () if root is None else root.iter(f"{_META}document-statistic"):
        count = one.get(f"{_META}page-count", "")
        return whole(count, 0) or None
    return None


def read_open_document(data: bytes, name: str) -> Paper:
    """Return what an OpenDocument text shows.

    Raises:
        DraftError: it is no sound file, is locked, or unpacks to too much.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise _unsound(name) from error
    with packed:
        content, styles = _part(packed, "content.xml", name), _part(packed, "styles.xml", name)
        pages = _pages(packed, name)
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise _unsound(name)
    breaks = sum(1 for _ in body.iter(f"{_TEXT}soft-page-break"))
    walker = _Walker(_numbered(content, styles), paged=pages is not None and pages == breaks + 1)
    walker.body(body)
    said: set[str] = set()
    for tag in ("header", "footer"):
        for element in () if styles is None else styles.iter(f"{_STYLE}{tag}"):
            walker.margin(element, tag, said)
    return Paper(walker.lines())
