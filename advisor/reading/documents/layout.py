"""From letters on a page to paragraphs in reading order: columns, lists, hyphens, page numbers.

Lengths are in points, from the lower left corner of the page; `base` is where letters stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from advisor.reading.formats.text import MARKER


@dataclass(frozen=True, slots=True)
class Fragment:
    """Letters that stand side by side on one line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a column; `width` is that of the column, `edge` its left side.

    `cells` are its parts where wide gaps stand between them, as in a table.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    edge: float
    width: float
    cells: tuple[Fragment, ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `title` is the level of a title, or 0, and `row` tells the row of a cell."""

    text: str
    title: int = 0
    row: int | None = None


_SIGNS = {"\uf0b7": "•", "\uf0a7": "•", "\uf0a8": "☐", "\uf06f": "☐", "\uf0fc": "✓", "\uf0d8": "➢"}
"""Signs of fonts for signs, which PDF files name by their place in the font."""

_SOFT = "\u00ad\ufffe\x02"
"""What a hyphen reads as that was only put where a line ends."""

_KEEPS = frozenset(
    """all anti check co cross day ex face follow half high long low mid multi non old one part
    post pre re self semi short side six step ten three time two well wind year""".split()
)
"""Words before a hyphen that is there for good: "self-care" stays whole at the end of a line."""

_NUMBER = re.compile(
    r"(?:page\s+)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE
)
"""A page number: "3", "Page 3 of 7", "- 3 -"."""

_STAMP = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?.*|(?:file|https?)://\S+(?: \d+/\d+)?)",
    re.IGNORECASE,
)
"""What browsers print at the edge of a page: "11/24/26, 1:13 PM", an address."""

_FEW = 5
"""Words. A shorter head or foot of a page is a name or a date, not something to do."""

_COLUMN_ROWS = 4
"""Fewer lines side by side are a table or a form, not columns of text."""

_ACROSS = 1.9
"""Letter heights from one line to the next, from which on white space parts two pieces of a page."""

_COLUMN_LETTERS = 16
"""Letters that lines of a column have on average; those of a table's first column are shorter."""


def reading_order(fragments: Sequence[Fragment]) -> list[Row]:
    """Return the rows of a page, column by column."""
    shown = [
        Fragment(
            "".join(_SIGNS.get(char, char) for char in one.text),
            one.left,
            one.right,
            one.base,
            one.size,
            one.bold,
        )
        for one in fragments
    ]
    return _ordered(shown)


def _ordered(fragments: Sequence[Fragment]) -> list[Row]:
    gutter = _gutter(fragments)
    if gutter is None:
        return _rows(fragments)
    found: list[Row] = []
    band: list[Fragment] = []
    for one in sorted(fragments, key=lambda f: -f.base):
        if one.left < gutter < one.right:
            found += _sides(band, gutter)
            found += _rows([one])
            band = []
        else:
            band.append(one)
    return found + _sides(band, gutter)


def _sides(band: Sequence[Fragment], gutter: float) -> list[Row]:
    """Return the rows between two wide lines: columns one after the other, tables row by row."""
    found: list[Row] = []
    columns: list[Fragment] = []
    for part in _parts(band):
        if _is_table(part, gutter):
            found += _columns(columns, gutter) + _rows(part)
            columns = []
        else:
            columns += part
    return found + _columns(columns, gutter)


def _columns(band: Sequence[Fragment], gutter: float) -> list[Row]:
    left = [one for one in band if one.right <= gutter]
    right = [one for one in band if one.left >= gutter]
    return _ordered(left) + _ordered(right) if left and right else _rows(band)


def _parts(band: Sequence[Fragment]) -> list[list[Fragment]]:
    """Return a band cut where white space goes all the way across."""
    found: list[list[Fragment]] = []
    for one in sorted(band, key=lambda f: -f.base):
        if found and found[-1][-1].base - one.base < _ACROSS * max(one.size, found[-1][-1].size):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _is_table(part: Sequence[Fragment], gutter: float) -> bool:
    """Say whether what stands on the left are labels rather than lines of text."""
    left = [one for one in part if one.right <= gutter]
    right = [one for one in part if one.left >= gutter]
    rows = {round(one.base) for one in left}
    return bool(left and right) and sum(len(f.text) for f in left) < _COLUMN_LETTERS * len(rows)


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    """Return where two columns part, or `None`."""
    if len(fragments) < 2 * _COLUMN_ROWS:
        return None
    size = median(one.size for one in fragments)
    best: tuple[int, float] | None = None
    for start in sorted({round(one.left) for one in fragments}):
        gutter = start - 0.3 * size
        left = [one for one in fragments if one.right <= gutter]
        right = [one for one in fragments if one.left >= gutter]
        crossing = len(fragments) - len(left) - len(right)
        if not _are_columns(left, right) or 3 * crossing > len(fragments):
            continue
        if best is None or crossing < best[0]:
            best = crossing, gutter
    return best[1] if best else None


def _are_columns(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    for side in (left, right):
        rows = {round(one.base) for one in side}
        if len(rows) < _COLUMN_ROWS:
            return False
        if sum(len(one.text) for one in side) < _COLUMN_LETTERS * len(rows):
            return False
    top = min(max(one.base for one in left), max(one.base for one in right))
    low = max(min(one.base for one in left), min(one.base for one in right))
    both = [sum(low <= one.base <= top for one in side) for side in (left, right)]
    return min(both) >= _COLUMN_ROWS


def _rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Return lines from the top down, each from left to right."""
    if not fragments:
        return []
    groups: list[list[Fragment]] = []
    for one in sorted(fragments, key=lambda f: (-f.base, f.left)):
        if groups and abs(groups[-1][0].base - one.base) < 0.5 * max(one.size, groups[-1][0].size):
            groups[-1].append(one)
        else:
            groups.append([one])
    edge = min(one.left for one in fragments)
    width = max(one.right for one in fragments) - edge
    found = []
    for group in groups:
        group.sort(key=lambda f: f.left)
        marked = len(group) > 1 and MARKER.fullmatch(f"{group[0].text.strip()} ")
        cells = group[1:] if marked else group
        text = " ".join(" ".join(one.text.split()) for one in group)
        found.append(
            Row(
                text,
                group[0].left,
                group[-1].right,
                group[0].base,
                max(one.size for one in group),
                all(one.bold for one in group),
                edge,
                width,
                tuple(cells) if len(cells) > 1 else (),
            )
        )
    return found


def without_margins(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return pages without page numbers, and without heads and feet that come again."""
    ends = [_margin(page) for page in pages]
    seen = Counter(key for end in ends for key in {_alike(row) for row in end})
    found, said = [], set[str]()
    for page, end in zip(pages, ends, strict=True):
        again = [r for r in end if len(pages) > 1 and seen[_alike(r)] > 1]
        numbers = [
            r for r in end if _NUMBER.fullmatch(r.text.strip()) or _STAMP.fullmatch(r.text.strip())
        ]
        # A sentence at the foot of each page is told once.
        once = [r for r in again if len(r.text.split()) >= _FEW and _alike(r) not in said]
        said.update(map(_alike, once))
        gone = {id(row) for row in (*again, *numbers)} - set(map(id, once))
        found.append([row for row in page if id(row) not in gone])
    return found


def _margin(page: Sequence[Row]) -> list[Row]:
    """Return the two uppermost and the two lowest lines."""
    by_height = sorted(page, key=lambda row: -row.base)
    return by_height[:2] + [row for row in by_height[-2:] if row not in by_height[:2]]


def _alike(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text.strip().lower())


def paragraphs(rows: Iterable[Row]) -> list[Para]:
    """Return the paragraphs that the rows of a page make."""
    rows = list(rows)
    if not rows:
        return []
    usual = median(row.size for row in rows)
    steps = [a.base - b.base for a, b in pairwise(rows) if 0 < a.base - b.base < 3 * usual]
    step = min(median(steps), 1.6 * usual) if steps else 1.3 * usual
    found: list[Para] = []
    group: list[Row] = []
    table = _Table()
    for row in rows:
        if table.takes(row, step) or row.cells:
            above: list[Row] = []
            if not table.takes(row, step):
                group, above = _cut_off(group, row, step)
            if group:
                found.append(_para(group, usual))
                group = []
            if not table.takes(row, step):
                found += table.close()
                table.open(row)
            for one in above:
                table.add(one)
            table.add(row)
            continue
        found += table.close()
        if group and not _joins(group, row, step):
            found.append(_para(group, usual))
            group = []
        group.append(row)
    return [*found, *table.close(), *([_para(group, usual)] if group else [])]


def _cut_off(group: Sequence[Row], row: Row, step: float) -> tuple[list[Row], list[Row]]:
    """Part lines from those that begin a cell of the row below: its label stands at half height."""
    left, above = list(group), list[Row]()
    last = row
    while left and 0 < left[-1].base - last.base <= 1.25 * step:
        if not any(abs(cell.left - left[-1].left) < cell.size for cell in row.cells[1:]):
            break
        last = left.pop()
        above.insert(0, last)
    return left, above


class _Table:
    """One row of a table while its cells are read, line by line."""

    def __init__(self) -> None:
        self._cells: list[tuple[Fragment, str]] = []
        self._base = 0.0
        self._rows = 0

    def open(self, row: Row) -> None:
        """Begin a row of the table."""
        self._rows += 1
        self._cells = [(one, "") for one in row.cells]

    def takes(self, row: Row, step: float) -> bool:
        """Say whether a line goes on inside the cells of the row, but for the first."""
        if not self._cells or not 0 < self._base - row.base <= 1.25 * step:
            return False
        return all(self._place(one) > 0 for one in row.cells or (_whole(row),))

    def _place(self, fragment: Fragment) -> int:
        """Return the number of the cell that a fragment stands in; -1 for none."""
        alike = (
            at
            for at, (cell, _) in enumerate(self._cells)
            if abs(cell.left - fragment.left) < fragment.size
        )
        return next(alike, -1)

    def add(self, row: Row) -> None:
        """Take in a line."""
        self._base = row.base
        for one in row.cells or (_whole(row),):
            at = self._place(one)
            cell, said = self._cells[at]
            text = " ".join(one.text.split())
            self._cells[at] = (cell, _joined(said, text) if said else text)

    def close(self) -> list[Para]:
        """Return the cells of the row."""
        found = [Para(_plain(said), row=self._rows) for _, said in self._cells if _plain(said)]
        self._cells = []
        return found


def _whole(row: Row) -> Fragment:
    return Fragment(row.text, row.left, row.right, row.base, row.size, row.bold)


def _joins(group: Sequence[Row], row: Row, step: float) -> bool:
    """Say whether a line goes on with the paragraph before it."""
    last = group[-1]
    if MARKER.match(row.text) or abs(last.size - row.size) > 0.12 * last.size:
        return False
    if last.bold != row.bold:
        return row.text[:1].islower() and last.text[-1:] not in ".!?:"
    down = last.base - row.base
    if down < 0:
        # It stands in the next column: only words in mid-sentence go on there.
        return row.text[:1].islower() and last.text[-1:] not in ".!?:"
    if down > 1.25 * step:
        return False
    if row.text[:1].islower() or last.text[-1] in f"-{_SOFT}":
        return True
    ended = last.text[-1] in '.!?:;”"'
    room = last.edge + last.width - last.right
    # The first word of the next line would have had room: so the line was ended on purpose.
    first = len(row.text.split()[0]) * 0.5 * row.size
    short = room > first + 0.6 * row.size
    if ended or row.text[:1].isupper():
        return not short
    return True


def _para(group: Sequence[Row], usual: float) -> Para:
    text = group[0].text
    for row in group[1:]:
        text = _joined(text, row.text)
    text = _plain(text)
    few = len(text.split()) <= 12 and len(group) <= 2 and text[-1:] not in ".!?,;"
    larger = group[0].size > 1.15 * usual
    if few and larger and not MARKER.match(text):
        return Para(text, 1)
    if few and group[0].bold and len(text.split()) <= 9 and not text.endswith(":"):
        return Para(text, 0 if MARKER.match(text) else 2)
    return Para(text)


def _plain(text: str) -> str:
    """Return text without soft hyphens and signs that are no text."""
    text = text.translate({ord(sign): None for sign in _SOFT})
    return re.sub(r"[\x00-\x1f\x7f\ufffd]", " ", text).strip()


def _joined(before: str, after: str) -> str:
    """Return two lines as one; a word that was parted becomes whole."""
    if before[-1:] in _SOFT and before:
        return before[:-1] + after
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        part = re.split(r"[\s(“\"'/-]", before[:-1])[-1].lower()
        return before + after if part in _KEEPS else before[:-1] + after
    return f"{before} {after}"
