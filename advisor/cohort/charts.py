"""Small charts as inline SVG, drawn for a phone's width so that their words stay readable.

No meaning lies in colour alone: bars carry their figures, lines a shape and a dash of their own.
A chart never stands without its table; the page puts it there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from advisor.reports.glyphs import visible

_WIDTH = 340
_ROW = 44
"""Height of a bar with its words above it."""

_SHAPES = ("circle", "square", "diamond", "triangle", "cross")
_DASHES = ("", "7 4", "2 4", "10 4 2 4", "14 5")
MOST_LINES = len(_SHAPES)
"""Lines that can be told apart."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a share from 0 to 1, and its figure in words."""

    label: str
    share: float
    said: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a share from 0 to 1 for each step, `None` where there is none."""

    label: str
    shares: tuple[float | None, ...]


def bars(ident: str, title: str, rows: Sequence[Bar]) -> str:
    """Return a chart of horizontal bars, words above each.

    Args:
        ident: starts the ids within; unique on the page.
        title: what the chart shows, for those who do not see it too.
        rows: from top to bottom.
    """
    tells = "; ".join(f"{row.label}: {row.said}" for row in rows)
    return _svg(ident, title, tells, max(len(rows), 1) * _ROW, _bars(rows))


def _bars(rows: Iterable[Bar]) -> Iterator[str]:
    for place, row in enumerate(rows):
        top = place * _ROW
        share = min(max(row.share, 0.0), 1.0)
        yield _text(0, top + 15, _cut(row.label, 26), "label")
        yield _text(_WIDTH, top + 15, row.said, "figure", "end")
        yield f'<rect class="track" x="0.5" y="{top + 22.5}" width="{_WIDTH - 1}" height="12"/>'
        if share:
            width = _n(max(share * _WIDTH, 2))
            yield f'<rect class="bar" x="0" y="{top + 22}" width="{width}" height="13"/>'


_LEFT, _TOP, _PLOT = 46, 12, 200


def lines(ident: str, title: str, steps: Sequence[str], series: Sequence[Series]) -> str:
    """Return a chart of shares over steps, with its key below.

    Args:
        ident: starts the ids within; unique on the page.
        title: what the chart shows.
        steps: such as "week 1", the first first; two at least make a chart worth drawing.
        series: at most `MOST_LINES`; more could not be told apart.

    Raises:
        ValueError: there are too many series.
    """
    if len(series) > MOST_LINES:
        raise ValueError(f"at most {MOST_LINES} lines can be told apart")
    tells = "; ".join(f"{one.label}: {_path_said(one, steps)}" for one in series)
    height = _TOP + _PLOT + 34 + 24 * len(series)
    return _svg(ident, title, tells, height, _lines(steps, series))


def _path_said(one: Series, steps: Sequence[str]) -> str:
    told = [
        (step, share) for step, share in zip(steps, one.shares, strict=True) if share is not None
    ]
    if not told:
        return "no figures"
    (first, was), (last, has) = told[0], told[-1]
    if len(told) == 1:
        return f"{_whole(was)} in {first}"
    return f"{_whole(was)} in {first}, {_whole(has)} in {last}"


def _whole(share: float) -> str:
    return f"{round(100 * share)}%"


def _lines(steps: Sequence[str], series: Sequence[Series]) -> Iterator[str]:
    for share in (0.0, 0.5, 1.0):
        y = _n(_y(share))
        yield f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_WIDTH}" y2="{y}"/>'
        yield _text(_LEFT - 6, _y(share) + 5, _whole(share), "tick", "end")
    every = -(-len(steps) // 5)
    for place, step in enumerate(steps):
        # Counted from the last: it must have its name.
        if (len(steps) - 1 - place) % every == 0:
            yield _text(_x(place, len(steps)), _TOP + _PLOT + 20, step, "tick", "middle")
    for number, one in enumerate(series):
        points = [
            (_x(place, len(steps)), _y(share))
            for place, share in enumerate(one.shares)
            if share is not None
        ]
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
        yield f'<g class="series-{number}"><polyline points="{path}"{dash}/>'
        yield from (_mark(number, x, y) for x, y in points)
        key = _TOP + _PLOT + 48 + 24 * number
        yield f'<polyline points="{_LEFT},{key} {_LEFT + 44},{key}"{dash}/>'
        yield _mark(number, _LEFT + 22, key)
        yield _text(_LEFT + 54, key + 5, _cut(one.label, 28), "label") + "</g>"


def _x(place: int, count: int) -> float:
    room = _WIDTH - _LEFT - 56
    return _LEFT + 28 + (room * place / (count - 1) if count > 1 else room / 2)


def _y(share: float) -> float:
    return _TOP + _PLOT * (1 - min(max(share, 0.0), 1.0))


def _mark(number: int, x: float, y: float) -> str:
    """Return the shape of a line's points."""
    corners: tuple[tuple[float, float], ...]
    match _SHAPES[number]:
        case "circle":
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4.5"/>'
        case "square":
            return f'<rect x="{_n(x - 4)}" y="{_n(y - 4)}" width="8" height="8"/>'
        case "diamond":
            corners = ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
        case "triangle":
            corners = ((x, y - 6), (x + 6, y + 5), (x - 6, y + 5))
        case _:
            n = _n
            return (
                f'<path d="M{n(x - 5)} {n(y - 5)}L{n(x + 5)} {n(y + 5)}'
                f'M{n(x - 5)} {n(y + 5)}L{n(x + 5)} {n(y - 5)}"/>'
            )
    return f'<polygon points="{" ".join(f"{_n(a)},{_n(b)}" for a, b in corners)}"/>'


def _svg(ident: str, title: str, tells: str, height: int, parts: Iterable[str]) -> str:
    name = _say(ident)
    return (
        f'<svg class="chart" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">'
        f'<title id="{name}-title">{_say(title)}</title><desc id="{name}-desc">{_say(tells)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, kind: str, anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{_say(text)}</text>'
    )


def _say(text: str) -> str:
    return escape(visible(text))


def _cut(text: str, most: int) -> str:
    """Return a label that fits; its table has it whole."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
