"""A draft: one source text as its author keeps it, and the blocks that a reader sees in it."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from advisor.findings import PagePlace, Span
from advisor.reading.comments import Comment
from advisor.reading.places import Places

if TYPE_CHECKING:
    from advisor.reading.held import Record


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    QUOTE = "quote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading or table cell, as a reader sees it.

    `text` has no markup and its wrapped lines are joined; `places` leads back to the source.
    `level` is a heading's level or a list's depth, from 1. `marker` is the list marker as
    written ("-", "2.") and `marker_start` its source offset. `group` is the same number for
    the items of one list; `None` outside lists.
    """

    text: str
    places: Places
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    marker_start: int | None = None
    group: int | None = None
    row: int | None = None
    place: PagePlace | None = None
    """Where it stands in a document whose reader counts no lines."""

    @property
    def span(self) -> Span:
        """Return the source span from the first to the last visible character."""
        return self.places.span(0, len(self.text))


@dataclass(frozen=True)
class Draft:
    """One source text: how it was stored, what it says, and its blocks.

    `source` is decoded, with line ends as in the file. `name` is what a report calls it.
    `fields` are the optional structured facts of its front matter. `comments` are addressed to
    the advisor, and part of no block.

    A record of a larger file is a draft of its own: `source` is then what the file says there,
    and `record` knows how the file writes it.
    """

    name: str
    source: str
    format: str
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    fields: Mapping[str, object] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    record: "Record | None" = None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for at, char in enumerate(self.source):
            if char == "\n" or (char == "\r" and self.source[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column, in code points, of a source offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _placed(self) -> list[tuple[int, PagePlace]]:
        return sorted(
            (block.span.start, block.place) for block in self.blocks if block.place is not None
        )

    def place(self, offset: int) -> PagePlace | None:
        """Return page and paragraph of a source offset; `None` where there are none."""
        if not self._placed:
            return None
        at = bisect_right(self._placed, offset, key=lambda one: one[0])
        return self._placed[max(at - 1, 0)][1]

    def said(self, span: Span) -> str:
        """Return the characters of a span, without comments to the advisor."""
        parts, at = [], span.start
        for comment in self.comments:
            if comment.span.overlaps(span):
                parts.append(self.source[at : comment.span.start])
                at = max(at, comment.span.end)
        return "".join([*parts, self.source[at : span.end]])

    @property
    def newline(self) -> str:
        """Return the line end that the source uses: its first, or a plain line feed."""
        for mark in ("\r\n", "\n", "\r"):
            if mark in self.source:
                return mark
        return "\n"
