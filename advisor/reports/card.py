"""The card of an assignment in a terminal: what the client is told, and what is missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from advisor.report import AssignmentView, CardLine
from advisor.reports.writer import Writer

_TWO_COLUMNS_FROM = 84
"""Cells. In a narrower terminal the columns stand one below the other."""

_CODES = re.compile(r"\x1b\[[0-9;]*m")
"""What colours a text, and takes no room."""

_MARGIN = " " * 3
_GAP = " " * 3


def is_told(line: CardLine) -> bool:
    """Say whether a draft states what a line is about, outright or in vague words."""
    return line.present or (line.weak and bool(line.quote))


def missing_lines(view: AssignmentView) -> list[CardLine]:
    """Return what this kind of task needs and the draft does not state."""
    return [line for line in view.card if line.required and not is_told(line)]


def kind_of(view: AssignmentView) -> str:
    """Return what sort of task it is, or "" if nothing told it."""
    kind = "" if view.kind == "general" else view.kind
    skill = "" if view.skill.lower() in (view.title or "").lower() else view.skill
    return f"{kind} ({skill})" if kind and skill else kind or skill


def reading_line(view: AssignmentView) -> str:
    """Return how hard an assignment reads in one line, or "" if that was not measured."""
    low, high = view.metrics.get("difficulty_low"), view.metrics.get("difficulty_high")
    if low is None or high is None:
        return ""
    first, last = max(round(low), 1), max(round(high), 1)
    span = f"grade {first} to {last}" if last > first else f"grade {last}"
    why = ", ".join(view.difficulty_reasons)
    return f"Reads at {span}, mostly: {why}" if why else f"Reads at {span}"


def add_card(out: Writer, view: AssignmentView, *, titled: bool) -> None:
    """Add the card of an assignment; `titled` where a draft has several."""
    from rich.cells import cell_len

    told = [line for line in view.card if is_told(line)]
    # What is counted stands together, so that a reader can count it again.
    told.sort(key=lambda line: not line.required)
    extras = sum(not line.required for line in told)
    missing = missing_lines(view)
    required = [line for line in view.card if line.required]
    if not required:
        return
    heading = "What the client is told"
    about = " · ".join(filter(None, (view.title, kind_of(view)))) if titled else ""
    heading = out.fit(f"{heading}: {about}" if about else heading)
    score = f"{len(told) - extras} of {len(required)} that matter for this kind of task"
    score += f", {extras} extra" if extras else ""
    gap = min(out.width - 2 - len(score), 48) - cell_len(heading)
    between = " " * gap if gap > 1 else "\n  "
    out.add("", f"  {out.ink.bold(heading)}{between}{out.ink.dim(score)}")
    room = out.width - len(_MARGIN)
    if reading := reading_line(view):
        out.add(*out.wrap(_MARGIN, out.fit(reading), out.width))
    if out.width < _TWO_COLUMNS_FROM or not told or not missing:
        out.add(*(_MARGIN + line for line in _Column(out, [*told, *missing]).lines(room)))
        return
    left, right = _Column(out, told), _Column(out, missing)
    width = min(left.wanted, room // 2)
    ours, theirs = left.lines(width), right.lines(room - width - len(_GAP))
    for one, other in zip_longest(ours, theirs, fillvalue=""):
        filler = " " * (width - cell_len(_CODES.sub("", one)))
        out.add(f"{_MARGIN}{one}{filler}{_GAP}{other}".rstrip())


@dataclass
class _Column:
    """One side of the card: what is told, each with its words, or what is missing."""

    out: Writer
    entries: Sequence[CardLine]

    def __post_init__(self) -> None:
        from rich.cells import cell_len

        fit = self.out.fit
        self._rows = [(is_told(e), fit(e.label), fit(_said(e))) for e in self.entries]
        self._wide = max((cell_len(label) for _, label, _ in self._rows), default=0)
        longest = max((cell_len(said) for _, _, said in self._rows), default=0)
        self.wanted = 2 + self._wide + 2 + longest
        """Cells that no line of the column would have to be broken for."""

    def lines(self, width: int) -> list[str]:
        """Return the lines of the column, broken to a width in cells."""
        from rich.cells import set_cell_size

        lines: list[str] = []
        for told, label, said in self._rows:
            lead = f"{'+' if told else '-'} {set_cell_size(label, self._wide)}  "
            broken = self.out.blanks_marked(self.out.wrap(lead, said, width))
            mark = self.out.ink.good("+") if told else self.out.ink.blank("-")
            lines += [mark + broken[0][1:], *broken[1:]]
        return [line.rstrip() for line in lines]


def _said(line: CardLine) -> str:
    """Return what stands behind a label: the draft's words, or the proposal."""
    if not is_told(line):
        return " ".join(line.proposal.split())
    words = " ".join(line.quote.split()).strip('"“”')
    marks = ("vague" if line.weak else "", "" if line.required else "extra")
    mark = ", ".join(filter(None, marks))
    return " ".join(filter(None, (f'"{words}"' if words else "", f"({mark})" if mark else "")))
