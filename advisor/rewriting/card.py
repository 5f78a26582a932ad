"""The rewritten card as frozen values: sections, lines, and the blanks that a person fills.

Text of a line comes from three places only, and each piece says from which: the draft itself,
a rewrite of it that a finding asked for, and a blank whose proposals come from the word lists.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Origin(StrEnum):
    """Where the words of a line come from."""

    KEPT = "kept"
    """The draft, word for word."""

    REWORDED = "reworded"
    """The draft, with rewrites that findings asked for."""

    PROPOSED = "proposed"
    """A finding or a gap: every fact in it stands in a blank."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A named gap that only a person can fill, with concrete proposals, the best first.

    `number` counts the blanks of a rewrite from 1, so that a form can name them.
    """

    name: str
    proposals: tuple[str, ...]
    number: int = 0


Piece = str | Blank


@dataclass(frozen=True, slots=True)
class Line:
    """One step, answer or note. `answers` names the findings' rules that it settles."""

    pieces: tuple[Piece, ...]
    origin: Origin = Origin.KEPT
    answers: tuple[str, ...] = ()
    before: str = ""
    """The words of the draft, where they differ."""
    under: bool = False
    """Whether it is a point of the line before: an item of its list, an example."""
    heads: bool = False
    """Whether it is a heading of the draft's own over the lines that follow."""

    def text(self, show: Callable[[Blank], str]) -> str:
        """Return the line as text, each blank as `show` writes it."""
        return "".join(piece if isinstance(piece, str) else show(piece) for piece in self.pieces)

    @property
    def blanks(self) -> Iterator[Blank]:
        """Yield the blanks of the line."""
        return (piece for piece in self.pieces if isinstance(piece, Blank))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a card. `name` is for programs, `label` for readers; steps are numbered."""

    name: str
    label: str
    lines: tuple[Line, ...]

    @property
    def numbered(self) -> bool:
        """Say whether its lines are steps to take one after the other."""
        return self.name == "do" and sum(not (line.under or line.heads) for line in self.lines) > 1


@dataclass(frozen=True, slots=True)
class Card:
    """One assignment, ready to be signed. `source` says where a known skill's proposals come from."""

    title: str
    sections: tuple[Section, ...]
    skill: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a rewrite did about one finding: the words before and after, and the remark."""

    rule: str
    message: str
    before: str
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class Rewrite:
    """All cards of one draft, and what was changed on the way.

    `refusal` says, in one sentence, why nothing was rewritten; the rest is empty then.
    """

    name: str
    cards: tuple[Card, ...] = ()
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()
    """A sentence on each rewrite that was tried and dropped."""
    refusal: str = ""

    @property
    def lines(self) -> Iterator[Line]:
        """Yield all lines in reading order."""
        return (line for card in self.cards for part in card.sections for line in part.lines)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return all blanks in reading order."""
        return tuple(blank for line in self.lines for blank in line.blanks)


def numbered(rewrite: Rewrite) -> Rewrite:
    """Return a rewrite whose blanks are counted from 1, in reading order."""
    count = iter(range(1, len(rewrite.blanks) + 1))

    def give(piece: Piece) -> Piece:
        return piece if isinstance(piece, str) else replace(piece, number=next(count))

    return _mapped(rewrite, lambda line: replace(line, pieces=tuple(map(give, line.pieces))))


def filled(rewrite: Rewrite, answers: dict[int, str]) -> Rewrite:
    """Return a rewrite with some blanks filled; the others stay blank.

    Args:
        rewrite: a numbered rewrite.
        answers: the words for blanks, by their number.
    """

    def give(piece: Piece) -> Piece:
        return answers.get(piece.number, piece) if isinstance(piece, Blank) else piece

    return _mapped(rewrite, lambda line: replace(line, pieces=tuple(map(give, line.pieces))))


def _mapped(rewrite: Rewrite, change: Callable[[Line], Line]) -> Rewrite:
    cards = tuple(
        replace(
            card,
            sections=tuple(
                replace(part, lines=tuple(map(change, part.lines))) for part in card.sections
            ),
        )
        for card in rewrite.cards
    )
    return replace(rewrite, cards=cards)
