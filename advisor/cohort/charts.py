"""Charts as inline SVG. Each has a title, a description and numbers in words; a table follows it.

Nothing is told by colour alone: bars carry their numbers, lines a sign of their own at each point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from advisor.cohort.trends import Part

_ROW = 26
_LABEL = 190
_BAR = 300
_NUMBER = 110
_WIDTH, _HEIGHT, _LEFT, _TOP, _LOW = 600, 240, 44, 14, 34
_SIGNS = ("circle", "square", "triangle", "diamond")


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: a label, the part that it shows, and the part of before if there is one."""

    label: str
    part: Part
    before: Part | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart over stages; `None` where nothing was measured."""

    label: str
    shares: tuple[float | None, ...]


def bars(name: str, title: str, rows: Sequence[Row]) -> str:
    """Return bars of shares.

    Args:
        name: an id that no other chart of the page has.
        title: what the chart shows.
        rows: one bar each.
    """
    height = _ROW * len(rows) + 8
    said = "; ".join(f"{row.label}: {row.part}" for row in rows)
    out = [_head(name, title, said, _LABEL + _BAR + _NUMBER, height)]
    for at, row in enumerate(rows):
        y = at * _ROW + 6
        width = round(row.part.share * _BAR, 1)
        out.append(
            f'<text class="label" x="{_LABEL - 8}" y="{y + 13}" text-anchor="end">{escape(row.label)}</text>'
            f'<rect class="track" x="{_LABEL}" y="{y}" width="{_BAR}" height="18"/>'
            f'<rect class="bar" x="{_LABEL}" y="{y}" width="{width}" height="18"/>'
        )
        if row.before is not None and row.before.of:
            x = round(_LABEL + row.before.share * _BAR, 1)
            out.append(f'<line class="was" x1="{x}" y1="{y - 3}" x2="{x}" y2="{y + 21}"/>')
        out.append(
            f'<text class="number" x="{_LABEL + _BAR + 8}" y="{y + 13}">{escape(row.part.said)}</text>'
        )
    return "".join([*out, "</svg>"])


def lines(name: str, title: str, stages: Sequence[str], every: Sequence[Line]) -> str:
    """Return lines of shares over stages; at most four, each with a sign of its own."""
    every = every[: len(_SIGNS)]
    said = "; ".join(f"{one.label}: {_course(stages, one)}" for one in every)
    out = [_head(name, title, said, _WIDTH, _HEIGHT + 22 * len(every))]
    plot = _HEIGHT - _TOP - _LOW
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = round(_TOP + plot * (1 - share), 1)
        out.append(
            f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_WIDTH - 10}" y2="{y}"/>'
            f'<text class="axis" x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{share:.0%}</text>'
        )
    step = (_WIDTH - 40 - _LEFT) / max(len(stages) - 1, 1)
    places = [round(_LEFT + 15 + at * step, 1) for at in range(len(stages))]
    every_nth = max(1, -(-len(stages) // 10))
    for at, (x, stage) in enumerate(zip(places, stages, strict=True)):
        if not at % every_nth:
            out.append(
                f'<text class="axis" x="{x}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(stage)}</text>'
            )
    for number, one in enumerate(every):
        points = [
            (x, round(_TOP + plot * (1 - share), 1))
            for x, share in zip(places, one.shares, strict=True)
            if share is not None
        ]
        path = " ".join(f"{x},{y}" for x, y in points)
        out.append(f'<polyline class="line line{number}" points="{path}"/>')
        out += [_sign(_SIGNS[number], x, y, number) for x, y in points]
        y = _HEIGHT + 22 * number + 6
        out.append(_sign(_SIGNS[number], _LEFT, y, number))
        out.append(f'<text class="label" x="{_LEFT + 14}" y="{y + 5}">{escape(one.label)}</text>')
    return "".join([*out, "</svg>"])


def _course(stages: Sequence[str], line: Line) -> str:
    return ", ".join(
        f"{stage} {share:.0%}"
        for stage, share in zip(stages, line.shares, strict=True)
        if share is not None
    )


def _head(name: str, title: str, said: str, width: int, height: int) -> str:
    return (
        f'<svg role="img" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {width} {height}" '
        f'class="chart"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(said)}</desc>'
    )


def _sign(kind: str, x: float, y: float, number: int) -> str:
    style = f'class="sign line{number}"'
    if kind == "circle":
        return f'<circle {style} cx="{x}" cy="{y}" r="5"/>'
    corners = {
        "square": ((-5, -5), (5, -5), (5, 5), (-5, 5)),
        "triangle": ((0, -6), (6, 5), (-6, 5)),
        "diamond": ((0, -6), (6, 0), (0, 6), (-6, 0)),
    }[kind]
    points = " ".join(f"{x + a:g},{y + b:g}" for a, b in corners)
    return f'<polygon {style} points="{points}"/>'
