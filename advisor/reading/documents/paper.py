"""A document as a text to judge: one line for each block, and what each line is on the page.

Lists show their marks, as they do on paper, so that the text reads well wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from typing import Any

from advisor.errors import DraftError
from advisor.findings import Edit, PagePlace, Span
from advisor.reading.draft import Block, BlockKind
from advisor.reading.formats.text import MARKER, looks_like_title
from advisor.reading.held import NOT_HELD, Decoded, Piece, Record, RefusedError, Slot
from advisor.reading.places import Places

MAX_BYTES = 50_000_000
"""A document with pictures may be long; beyond this it is no draft."""

_DIGITS = 6
"""Digits of a level, a count or a number of pages; more of them state nothing."""

_LINE = re.compile(r"[^\n]+")
_STOPPED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, as its reader sees it.

    `text` begins with its list mark, which takes `mark` characters together with the blank
    behind it; `marker` is the mark itself, `level` a heading's level or a list's depth, from 1.
    `listed` tells one list from the next. `row` is the same number for the cells of one row.
    `tight` says that it belongs to the line before: an item of the same list, or the same
    paragraph after a line break.
    """

    text: str
    place: PagePlace
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    mark: int = 0
    listed: int | None = None
    row: int | None = None
    tight: bool = False


@dataclass(frozen=True)
class PaperSlot(Slot):
    """A whole document: `raw` is its text, and `lines` tell what each line of it is."""

    lines: tuple[Line, ...] = ()

    def decode(self) -> Decoded:
        """Return the text with its blocks; not exact once lines came or went."""
        found = list(_LINE.finditer(self.raw))
        pieces = (Piece(0, len(self.raw), 0, len(self.raw)),) if self.raw else ()
        marked = zip(found, self.lines, strict=False)
        if len(found) != len(self.lines) or not all(_is_marked(m[0], one) for m, one in marked):
            return Decoded(self.raw, pieces, exact=False)
        blocks = [
            _block(match.group(), match.start(), line)
            for match, line in zip(found, self.lines, strict=True)
        ]
        return Decoded(self.raw, pieces, blocks=tuple(one for one in blocks if one.text))

    def _swallows(self, span: Span, edit: Edit) -> bool:
        """Say whether an edit takes the end of a line."""
        del edit
        return "\n" in self.raw[span.start : span.end]

    def spell(self, text: str, span: Span, edit: Edit) -> str:
        """Return text as it is; a line stays a line.

        Raises:
            RefusedError: it has a line break.
        """
        del span, edit
        if "\n" in text or "\r" in text:
            raise RefusedError(NOT_HELD)
        return text


def _is_marked(text: str, line: Line) -> bool:
    return text[: line.mark] == line.text[: line.mark]


def _block(text: str, start: int, line: Line) -> Block:
    own = text[line.mark :]
    lead = len(own) - len(own.lstrip())
    shown = own.strip()
    return Block(
        shown,
        Places(((0, start + line.mark + lead),), len(shown)),
        line.kind,
        line.level,
        line.marker,
        start + text.index(line.marker) if line.marker and line.mark else None,
        line.listed,
        line.row if line.kind is BlockKind.CELL else None,
        line.place,
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """What a document holds. `problems` are whole sentences on parts that could not be read."""

    lines: tuple[Line, ...]
    problems: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the text that is judged."""
        parts: list[str] = []
        for line in self.lines:
            if parts:
                parts.append("\n" if line.tight else "\n\n")
            parts.append(line.text)
        return "".join(parts)

    @property
    def record(self) -> Record:
        """Return the text as the one record of its file."""
        text = self.text
        return Record((PaperSlot(0, len(text), text, self.lines),))


def marked(line: Line) -> Line:
    """Return a line as an item, or as a title, if it is typed as one."""
    if line.kind is not BlockKind.PARAGRAPH or line.mark:
        return line
    match = MARKER.match(line.text)
    if match is None or not line.text[match.end() :].strip():
        return line
    level = 1 + len(match["indent"].expandtabs(4)) // 2
    return replace(line, kind=BlockKind.ITEM, level=level, marker=match["marker"], mark=match.end())


def settled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with typed items and titles known, and with their lists numbered.

    Items that follow each other are one list, unless the document says otherwise.
    """
    found: list[Line] = []
    group = 0
    for at, line in enumerate(lines):
        one = marked(line)
        last = found[-1] if found else None
        if one.kind is BlockKind.ITEM:
            same = last is not None and last.kind is BlockKind.ITEM
            starts_over = same and one.level <= 1 and _starts_over(lines[at - 1], line, last, one)
            if not same or (starts_over and last is not None and last.level <= one.level):
                group += 1
            one = replace(one, listed=group, tight=same or one.tight)
        elif (
            one.kind is BlockKind.PARAGRAPH
            and at + 1 < len(lines)
            and not one.tight
            and one.row is None
        ):
            alone = not lines[at + 1].tight
            if looks_like_title(one.text.strip(), alone=alone):
                one = replace(one, kind=BlockKind.HEADING, level=1)
        found.append(one)
    return tuple(found)


_FIRST = re.compile(r"\(?[1aA][.)]")


def _starts_over(before: Line, line: Line, last: Line | None, one: Line) -> bool:
    """Say whether an item begins a list of its own, right behind another list."""
    if before.listed is not None or line.listed is not None or last is None:
        return before.listed != line.listed
    counts = one.marker[:1].isalnum() or one.marker[:1] == "("
    counted_before = last.marker[:1].isalnum() or last.marker[:1] == "("
    return counts != counted_before or bool(_FIRST.fullmatch(one.marker))


_LABEL_WORDS = 5
_VALUE_WORDS = 3
"""Words of a cell that says something; a form's empty column heads have fewer."""


def label_rows(lines: Sequence[Line]) -> list[tuple[int, ...]]:
    """Return which lines belong together: the label of a table's row, and what stands beside it.

    "When | After dinner" says what "When: After dinner" says. A table is read so if most of its
    rows are a short label with a sentence beside it; logs and forms are not.

    Returns:
        The numbers of all lines in order, those that belong together in one tuple.
    """
    found: list[tuple[int, ...]] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].row is not None:
            end += 1
        if end == at:
            found.append((at,))
            at += 1
            continue
        rows = [
            tuple(group)
            for _, group in groupby(range(at, end), key=lambda number: lines[number].row)
        ]
        pairs = [row for row in rows if len(row) == 2 and _is_label(lines[row[0]].text)]
        telling = sum(len(lines[row[1]].text.split()) >= _VALUE_WORDS for row in pairs)
        joins = len(pairs) > 1 and 2 * telling >= len(rows)
        for row in rows:
            found += [row] if joins and row in pairs else [(number,) for number in row]
        at = end
    return found


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LABEL_WORDS and not _STOPPED.search(text.rstrip().rstrip(":"))


def beside(label: Line, value: Line) -> Line:
    """Return a label and what stands beside it as one line."""
    text = label.text.rstrip()
    gap = " " if text.endswith(":") else ": "
    return replace(value, text=f"{text}{gap}{value.text}", kind=BlockKind.PARAGRAPH)


def labelled(lines: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Return lines, each with what tells its paragraph, with labels beside what they label."""
    return [
        lines[group[0]]
        if len(group) == 1
        else (beside(lines[group[0]][0], lines[group[1]][0]), lines[group[0]][1])
        for group in label_rows([line for line, _ in lines])
    ]


def counted(lines: Iterable[tuple[str, int | None, str]]) -> list[PagePlace]:
    """Return places of (part, page, paragraph key) in order.

    Paragraphs are counted from 1 on each page where pages are known, else through the part.
    """
    counts: dict[tuple[str, int | None], int] = {}
    last: dict[tuple[str, int | None], str] = {}
    places = []
    for part, page, key in lines:
        home = part, page
        if last.get(home) != key:
            counts[home] = counts.get(home, 0) + 1
            last[home] = key
        places.append(PagePlace(counts[home], page, part))
    return places


def unwrapped(text: str) -> list[str]:
    """Return the lines of a paragraph; a break inside a sentence is no end of a line."""
    parts: list[str] = []
    for line in text.split("\n"):
        runs_on = parts and line[:1].islower() and not _STOPPED.search(parts[-1].rstrip())
        if runs_on:
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts


def library(package: str, name: str) -> Any:
    """Return a package of the extra that reads documents; `name` is the file that needs it.

    Raises:
        DraftError: it is not installed.
    """
    try:
        # None of these packages is typed.
        return import_module(package)
    except ImportError as error:
        raise DraftError(
            f"{name}: reading such files needs an extra; install it: "
            "pip install 'homework-advisor[docs]'."
        ) from error


def whole(text: str | None, default: int) -> int:
    """Return a small whole number that a file states, or the default where it states none."""
    plain = (text or "").strip()
    sound = plain.isascii() and plain.isdigit() and len(plain) <= _DIGITS
    return int(plain) if sound else default


def nothing_in(name: str) -> DraftError:
    """Return what to raise for a document without words."""
    return DraftError(f"{name}: this document shows no text; write the assignment first.")


Unpack = Callable[[bytes, str], Paper]
"""Reads a document from its bytes; the name is for errors."""
