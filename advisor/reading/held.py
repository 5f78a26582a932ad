"""Text that a file holds in another spelling: decoded, with the way back, and edits spelled anew.

A JSON string, a YAML scalar, a cell of a table and a page of HTML all show a reader other
characters than the file has. A `Slot` is one such place of a file. It knows which characters
of the file each character of its text came from, and how to write new ones there. What it
writes is decoded again before anything is believed, so no edit can say more or less than it
was meant to.
"""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Self

from advisor.findings import Edit, Span
from advisor.reading.draft import Block

CUTS_MARKUP = "it would cut through the formatting"
NOT_HELD = "this place of the file cannot hold the new words"
ACROSS = "it would reach across two fields of the record"
INEXACT = "the file writes this text in a way that cannot be changed safely"


class RefusedError(Exception):
    """An edit that a place cannot express; `str()` of it is the end of a sentence."""


class Piece(NamedTuple):
    """text[start:end] came from source[origin:until].

    Where both are of one length, they go forward together, character by character. Else they
    belong together as a whole: an escape, an entity, a fold.
    """

    start: int
    end: int
    origin: int
    until: int


@dataclass(frozen=True)
class Decoded:
    """A text, and where its characters came from.

    `pieces` are sorted in the text and in the source, and cover the whole text, but for breaks
    between blocks, which no character of the source stands for. `exact` is false where the way
    back is only known roughly. `blocks`, if any, are those of the text; else its reader finds
    them.
    """

    text: str
    pieces: tuple[Piece, ...]
    exact: bool = True
    blocks: tuple[Block, ...] | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def piece_at(self, index: int) -> Piece | None:
        """Return the piece that shows the text character at `index`; `None` between blocks."""
        at = bisect_right(self._starts, index) - 1
        if at < 0 or self.pieces[at].end <= index:
            return None
        return self.pieces[at]

    def first(self, index: int) -> int:
        """Return where the source characters behind a text character begin."""
        piece = self.piece_at(index)
        if piece is None:
            at = bisect_right(self._starts, index) - 1
            return self.pieces[at].until if at >= 0 else self._empty
        alike = piece.end - piece.start == piece.until - piece.origin
        return piece.origin + index - piece.start if alike else piece.origin

    def behind(self, index: int) -> int:
        """Return where the source characters behind a text character end."""
        piece = self.piece_at(index)
        if piece is None:
            at = bisect_right(self._starts, index)
            return self.pieces[at].origin if at < len(self.pieces) else self.first(index)
        alike = piece.end - piece.start == piece.until - piece.origin
        return piece.origin + index + 1 - piece.start if alike else piece.until

    @property
    def _empty(self) -> int:
        return self.pieces[0].origin if self.pieces else 0

    def span(self, start: int, end: int) -> Span:
        """Return the source span of text[start:end]; an empty stretch gives an empty span."""
        if end > start:
            return Span(self.first(start), self.behind(end - 1))
        if start < len(self.text) and self.piece_at(start) is not None:
            return Span(self.first(start), self.first(start))
        place = self.behind(start - 1) if start else self._empty
        return Span(place, place)


class Spelling:
    """A text under construction that remembers what source each part came from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """Return how many characters there are so far."""
        return self._length

    def add(self, text: str, origin: int, until: int | None = None) -> None:
        """Append text that came from the source between two offsets.

        Without `until`, the source shows the very same characters.
        """
        if not text:
            return
        until = origin + len(text) if until is None else until
        last = self._pieces[-1] if self._pieces else None
        alike = until - origin == len(text)
        start, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        if (
            last
            and alike
            and last.until == origin
            and last.end == start
            and last.end - last.start == last.until - last.origin
        ):
            self._pieces[-1] = Piece(last.start, self._length, last.origin, until)
        else:
            self._pieces.append(Piece(start, self._length, origin, until))

    def add_break(self, text: str) -> None:
        """Append a break between blocks, which stands for no character of the source."""
        self._parts.append(text)
        self._length += len(text)

    def finish(self, *, blocks: tuple[Block, ...] | None = None) -> Decoded:
        """Return the decoded text."""
        return Decoded(self.text, tuple(self._pieces), blocks=blocks)


def roughly(value: str, raw: str) -> Decoded:
    """Return a text whose way back is only known roughly: each word where it is next found."""
    spelling, at = Spelling(), 0
    for index, char in enumerate(value):
        del index
        found = raw.find(char, at)
        if found < 0 or found > at + 40:
            place = min(at, max(len(raw) - 1, 0))
            spelling.add(char, place, place + 1)
        else:
            spelling.add(char, found)
            at = found + 1
    return replace(spelling.finish(), exact=False)


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """Return a text after edits that do not cross."""
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def enclosed(edits: Sequence[Edit], begin: Edit, end: Edit) -> list[Edit]:
    """Return edits between two others, which stay outside of what is put in at the same place."""
    made = sorted(edits)
    if begin.start == begin.end and made and made[0].start == made[0].end == begin.end:
        first = made.pop(0)
        begin = Edit(begin.start, begin.end, begin.text + first.text)
    if end.start == end.end and made and made[-1].start == made[-1].end == end.start:
        last = made.pop()
        end = Edit(end.start, end.end, last.text + end.text)
    if begin.span == end.span:
        return [Edit(begin.start, begin.end, begin.text + end.text)]
    return [begin, *made, end]


@dataclass(frozen=True)
class Slot(ABC):
    """One place of a file that holds text.

    `start` and `end` bound the place in the file as it was read. `raw` is what stands there,
    or what is to stand there after edits.
    """

    start: int
    end: int
    raw: str

    @abstractmethod
    def decode(self) -> Decoded:
        """Return what the raw text says."""

    @abstractmethod
    def spell(self, text: str, span: Span, edit: Edit) -> str:
        """Return text as it is written at a span of the raw text.

        Raises:
            RefusedError: it cannot be written there.
        """

    def framed(self, edits: list[Edit], text: str) -> list[Edit]:
        """Return the edits of the raw text with what the new `text` needs around it."""
        del text
        return edits

    @cached_property
    def decoded(self) -> Decoded:
        """Return what the raw text says; worked out once."""
        return self.decode()

    def _swallows(self, span: Span, edit: Edit) -> bool:
        """Say whether the span of an edit takes source characters that no reader sees."""
        del span, edit
        return False

    def _places(self, edit: Edit) -> list[Span]:
        """Return where in the raw text an edit may be made, the likeliest first."""
        decoded = self.decoded
        if edit.end > edit.start:
            return [decoded.span(edit.start, edit.end)]
        places = []
        if edit.start and decoded.piece_at(edit.start - 1):
            places.append(decoded.behind(edit.start - 1))
        if decoded.piece_at(edit.start):
            places.append(decoded.first(edit.start))
        places = places or [decoded.span(edit.start, edit.start).start]
        return [Span(at, at) for at in dict.fromkeys(places)]

    def spelled(self, edits: Sequence[Edit]) -> list[Edit]:
        """Return edits of the text as edits of the raw text.

        Raises:
            RefusedError: the place cannot express them.
        """
        if not self.decoded.exact:
            raise RefusedError(INEXACT)
        text = spliced(self.decoded.text, edits)
        # Of an insertion between two pieces, the side that reads back right is taken.
        for side in (0, -1):
            made = []
            for edit in sorted(edits):
                span = self._places(edit)[side]
                if self._swallows(span, edit):
                    raise RefusedError(CUTS_MARKUP)
                made.append(Edit(span.start, span.end, self.spell(edit.text, span, edit)))
            made = self.framed(made, text)
            if self._holds(spliced(self.raw, made), text):
                return made
        raise RefusedError(NOT_HELD)

    def _holds(self, raw: str, text: str) -> bool:
        """Say whether some raw text would be read as just this text."""
        decoded = replace(self, raw=raw).decoded
        return decoded.exact and decoded.text == text

    def edited(self, edits: Sequence[Edit]) -> Self:
        """Return the place after edits of its text.

        Raises:
            RefusedError: it cannot express them.
        """
        return replace(self, raw=spliced(self.raw, self.spelled(edits))) if edits else self


BETWEEN = "\n\n"
"""What parts two fields of one record, to its reader."""


@dataclass(frozen=True)
class Record:
    """One draft of a file: the places that hold it, in their order, and what it is called.

    `kept` are facts that stand beside the words, as front matter would state them.
    """

    slots: tuple[Slot, ...]
    title: str | None = None

    @cached_property
    def source(self) -> str:
        """Return the whole text."""
        return BETWEEN.join(slot.decoded.text for slot in self.slots)

    @cached_property
    def blocks(self) -> tuple[Block, ...] | None:
        """Return the blocks that the file itself marks, or `None`."""
        return self.slots[0].decoded.blocks if len(self.slots) == 1 else None

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for slot in self.slots:
            starts.append(at)
            at += len(slot.decoded.text) + len(BETWEEN)
        return starts

    def _slot_at(self, index: int) -> int:
        return max(bisect_right(self._starts, index) - 1, 0)

    def span(self, span: Span) -> Span:
        """Return where in the file a span of the text stands."""
        first = self._slot_at(span.start)
        last = self._slot_at(max(span.end - 1, span.start))
        slot, other = self.slots[first], self.slots[last]
        begin = span.start - self._starts[first]
        if first == last:
            length = len(slot.decoded.text)
            at = slot.decoded.span(min(begin, length), min(span.end - self._starts[first], length))
            return Span(slot.start + at.start, slot.start + at.end)
        start = slot.decoded.span(min(begin, len(slot.decoded.text)), len(slot.decoded.text)).start
        stop = min(span.end - self._starts[last], len(other.decoded.text))
        return Span(slot.start + start, other.start + other.decoded.span(0, stop).end)

    def _parted(self, edits: Sequence[Edit]) -> dict[int, list[Edit]]:
        parted: dict[int, list[Edit]] = {}
        for edit in sorted(edits):
            at = self._slot_at(edit.start)
            start = self._starts[at]
            if edit.end - start > len(self.slots[at].decoded.text):
                raise RefusedError(ACROSS)
            parted.setdefault(at, []).append(Edit(edit.start - start, edit.end - start, edit.text))
        return parted

    def spelled(self, edits: Sequence[Edit]) -> list[Edit]:
        """Return edits of the text as edits of the file.

        Raises:
            RefusedError: the file cannot express them.
        """
        return [
            Edit(slot.start + made.start, slot.start + made.end, made.text)
            for at, own in self._parted(edits).items()
            for slot in (self.slots[at],)
            for made in slot.spelled(own)
        ]

    def refusal(self, edits: Sequence[Edit]) -> str:
        """Return why edits cannot be made, as the end of a sentence; "" if they can."""
        try:
            self.spelled(edits)
        except RefusedError as error:
            return str(error)
        return ""

    def edited(self, edits: Sequence[Edit]) -> "Record":
        """Return the record after edits of its text.

        Raises:
            RefusedError: the file cannot express them.
        """
        slots = list(self.slots)
        for at, own in self._parted(edits).items():
            slots[at] = slots[at].edited(own)
        return replace(self, slots=tuple(slots))


@dataclass(frozen=True)
class Library:
    """What a file holds: its records, and sentences on those parts of it that cannot be read.

    `comments` are those of the file itself, which nobody is meant to act on.
    """

    records: tuple[Record, ...]
    problems: tuple[str, ...] = ()
    comments: tuple[Span, ...] = ()


def written_back(source: str, records: Sequence[Record]) -> str:
    """Return the source of a file with its records as they are now; the rest stays."""
    edits = [
        Edit(slot.start, slot.end, slot.raw)
        for record in records
        for slot in record.slots
        if source[slot.start : slot.end] != slot.raw
    ]
    return spliced(source, edits)
