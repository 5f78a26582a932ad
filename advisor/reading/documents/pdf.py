"""PDF files: lines found by where their letters stand, and put in reading order.

A PDF knows letters and places only. Columns, paragraphs, lists and page numbers are told from
the places; `layout` has the measures.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from math import sin
from typing import Any

from advisor.errors import DraftError
from advisor.findings import PagePlace
from advisor.reading.documents.layout import (
    Fragment,
    Para,
    Row,
    paragraphs,
    reading_order,
    without_margins,
)
from advisor.reading.documents.paper import (
    Line,
    Paper,
    beside,
    counted,
    label_rows,
    library,
    settled,
)
from advisor.reading.draft import BlockKind

MAX_PAGES = 60
"""A draft is a page or two; a book is none."""

_LOCK = threading.Lock()
"""The library that reads PDF files must not be used by two threads at once."""

_IMAGE = 3
"""What the library calls a picture among the objects of a page."""

_TURNED = 0.2
"""The sine of an angle. Letters that are turned further are a stamp or a label on the side."""

_BOX = 1.15
"""The height of a letter's box, in letter sizes. A size itself says little: pages may be scaled."""

_GAP = 1.6
"""A gap inside a line, in letter heights, from which on its parts stand on their own."""


def read_pdf(data: bytes, name: str) -> Paper:
    """Return what a PDF file shows.

    Raises:
        DraftError: it is no sound PDF file, is locked, has too many pages, or is all pictures.
    """
    pdfium = library("pypdfium2", name)
    raw = library("pypdfium2.raw", name)
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = "password" in str(error).lower()
            raise DraftError(
                f"{name}: this PDF file is locked; save it without a password."
                if locked
                else f"{name}: this PDF file cannot be read; save it anew where it was written."
            ) from error
        try:
            if len(document) > MAX_PAGES:
                raise DraftError(
                    f"{name}: {len(document)} pages are too many; {MAX_PAGES} are the most."
                )
            pages = [_page(document[at], raw) for at in range(len(document))]
        except pdfium.PdfiumError as error:
            raise DraftError(
                f"{name}: a page of this PDF file cannot be read; save it anew where it was written."
            ) from error
        finally:
            document.close()
    scanned = [number for number, page in enumerate(pages, 1) if page is None]
    rows = without_margins([page or [] for page in pages])
    lines = _lines(rows)
    return Paper(lines, tuple(_unreadable(name, scanned, alone=not lines)))


def _unreadable(name: str, scanned: list[int], *, alone: bool) -> list[str]:
    if not scanned:
        return []
    if alone:
        which = "this PDF file is a scan" if len(scanned) > 1 else "page 1 is a scan"
        return [f"{name}: {which}, a picture of words; use the file that was printed, or type it."]
    numbers = ", ".join(map(str, scanned))
    which = f"page {numbers} is a scan" if len(scanned) == 1 else f"pages {numbers} are scans"
    return [
        f"{name}: {which}, so what {'it says' if len(scanned) == 1 else 'they say'} was not judged."
    ]


def _page(page: Any, raw: Any) -> list[Row] | None:
    """Return the rows of a page in reading order; `None` if it is a picture of text."""
    text = page.get_textpage()
    try:
        fragments = _fragments(text, raw)
    finally:
        text.close()
    if not fragments:
        pictures = any(one.type == _IMAGE for one in page.get_objects(max_depth=3))
        return None if pictures else []
    return reading_order(fragments)


def _fragments(text: Any, raw: Any) -> list[Fragment]:
    """Return stretches of letters that stand side by side."""
    import ctypes

    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Fragment] = []
    parts: list[str] = []
    left = right = base = size = 0.0
    bold = 0

    def close() -> None:
        nonlocal bold
        said = "".join(parts)
        if said.strip():
            heavy = bold >= len(said.replace(" ", ""))
            found.append(Fragment(said, left, right, base, size or 10.0, heavy))
        parts.clear()
        bold = 0

    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, at) or 0xFFFD)
        if char in "\r\n\0":
            close()
            continue
        if char != " " and abs(sin(raw.FPDFText_GetCharAngle(text.raw, at))) > _TURNED:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, at, ctypes.byref(x), ctypes.byref(y))
        box = text.get_charbox(at, loose=True)
        height = (box[3] - box[1]) / _BOX or size
        generated = raw.FPDFText_IsGenerated(text.raw, at) == 1
        if parts and not generated:
            moved = abs(y.value - base) > 0.6 * size
            apart = box[0] - right > _GAP * size or box[0] < left - size
            if moved or apart:
                close()
        if not parts:
            if char.isspace():
                continue
            left, right, base, size = box[0], box[2], y.value, height
        parts.append(char)
        if not generated and not char.isspace():
            right = max(right, box[2])
            bold += raw.FPDFText_GetFontWeight(text.raw, at) >= 600
    close()
    return found


def _lines(pages: list[list[Row]]) -> tuple[Line, ...]:
    found: list[tuple[Line, int, str]] = []
    for number, page in enumerate(pages, 1):
        for at, one in enumerate(paragraphs(page)):
            line = _line(one, number)
            last = found[-1] if found else None
            if last and at == 0 and last[1] == number - 1 and _goes_on(last[0], line):
                joined = Line(f"{last[0].text} {line.text}", PagePlace(1))
                found[-1] = (joined, last[1], last[2])
                continue
            found.append((line, number, f"{number}.{at}"))
    groups = label_rows([line for line, _, _ in found])
    found = [
        found[group[0]]
        if len(group) == 1
        else (beside(found[group[0]][0], found[group[1]][0]), *found[group[0]][1:])
        for group in groups
    ]
    places = counted(("", page, key) for _, page, key in found)

    return settled([replace(one[0], place=p) for one, p in zip(found, places, strict=True)])


def _line(one: Para, page: int) -> Line:
    place = PagePlace(1, page)
    if one.row is not None:
        return Line(one.text, place, BlockKind.CELL, row=1000 * page + one.row)
    kind = BlockKind.HEADING if one.title else BlockKind.PARAGRAPH
    return Line(one.text, place, kind, level=one.title)


def _goes_on(before: Line, after: Line) -> bool:
    """Say whether a paragraph goes on over the end of a page."""
    plain = before.kind is after.kind is BlockKind.PARAGRAPH
    return plain and after.text[:1].islower() and before.text[-1] not in ".!?:;"
