"""What stands on the programme's page, as plain rows for its template."""

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.cohort import charts
from advisor.cohort.headlines import headlines
from advisor.cohort.showing import ProgrammeView, Shows
from advisor.cohort.trends import (
    Course,
    Part,
    Points,
    all_criteria,
    by_trainee,
    climbs,
    course,
    heat,
    latest,
    many,
    percent,
    points,
    rules_met,
    stated,
)
from advisor.cohort.values import KeptDraft

_LINES = charts.MOST_LINES - 1
"""Elements in the chart of weeks; one more line is that of the points."""

_CLIMBS = 5


def programme_context(view: ProgrammeView) -> dict[str, Any]:
    """Return what the template of the programme's page asks for."""
    before = view.before if view.comparable else ()
    criteria = all_criteria(view.drafts, view.criteria)
    trainees = by_trainee(view.drafts)
    return {
        "view": view,
        "generated": view.generated,
        "counts": f"{many(len(view.drafts), 'draft')} of {many(len(trainees), 'trainee')}.",
        "headlines": headlines(view.drafts, before, view.elements),
        "compared": _compared(view),
        "missed": _missed(view.drafts, before, view.elements),
        "rules": rules_met(view.drafts),
        "criteria": [view.criteria.get(name, name) for name in criteria],
        "heat": [(name, cells) for name, cells in heat(view.drafts, criteria).items()],
        "change": _change(view.drafts, view.elements),
        "climbs": [
            (one.trainee, one.first, one.last, _figure(one.path[0]), _figure(one.path[-1]))
            for one in climbs(view.drafts)[:_CLIMBS]
        ],
        "good": [one for one in view.examples if one.shows is Shows.GOOD],
        "gaps": [one for one in view.examples if one.shows is Shows.GAP],
        "who": [
            (_link(name, view.links.get(name, "")), len(own), _figure(points(latest(own))))
            for name, own in trainees.items()
        ],
    }


def _figure(found: Points) -> str:
    return f"{found} ({percent(found.share)})" if found.out_of else "not judged"


def _compared(view: ProgrammeView) -> str:
    if view.compared:
        return view.compared
    if not view.before:
        return "There is no earlier run to compare with."
    if not view.comparable:
        return "The last run was judged under other rules, so the two are not compared."
    return f"Compared with the last run over {many(len(view.before), 'draft')}."


def _missed(
    drafts: Sequence[KeptDraft], before: Sequence[KeptDraft], elements: Mapping[str, str]
) -> dict[str, Any]:
    """Return chart and table of what drafts leave open, the most frequent first."""
    found: list[tuple[str, Part, Part]] = []
    for name, label in elements.items():
        now, then = stated(drafts, name), stated(before, name)
        if now.of:
            found.append(
                (label, Part(now.of - now.count, now.of), Part(then.of - then.count, then.of))
            )
    found.sort(key=lambda one: -one[1].share)
    rows = [charts.Bar(label, part.share, part.said) for label, part, _ in found]
    heads = ["Element", "Drafts", "Share"]
    table = [[label, str(part), percent(part.share)] for label, part, _ in found]
    if before:
        heads.append("Last run")
        for row, (_, _, then) in zip(table, found, strict=True):
            row.append(percent(then.share) if then.of else "–")
    chart = charts.bars("missed", "Share of drafts that leave each element open", rows)
    return {"chart": _safe(chart), "heads": heads, "rows": table}


def _change(drafts: Sequence[KeptDraft], elements: Mapping[str, str]) -> dict[str, Any]:
    """Return chart and table of the points, and of the elements that moved most."""
    steps = course(drafts)
    shown = _moved(steps, elements)
    heads = ["Step", "Drafts", "Points", *(elements[name] for name in shown)]
    scores = [points(stage.drafts) for stage in steps.stages]
    parts = {name: [stated(stage.drafts, name) for stage in steps.stages] for name in shown}
    rows = [
        [
            stage.label,
            len(stage.drafts),
            percent(scores[place].share) if scores[place].out_of else "not judged",
            *(str(parts[name][place]) for name in shown),
        ]
        for place, stage in enumerate(steps.stages)
    ]
    chart = ""
    if len(steps.stages) > 1:
        series = (
            [charts.Series("all points", _shares(scores))]
            if any(one.out_of for one in scores)
            else []
        )
        series += [
            charts.Series(f"states “{elements[name]}”", _shares(parts[name])) for name in shown
        ]
        labels = [stage.label for stage in steps.stages]
        chart = charts.lines("change", "Share of points, and of drafts", labels, series)
    return {
        "by_week": steps.by_week,
        "unplaced": many(steps.unplaced, "draft") if steps.unplaced else "",
        "chart": _safe(chart),
        "caption": "Points reached, and how many drafts state what changed most",
        "heads": heads,
        "rows": rows,
        "numbers": tuple(range(1, len(heads))),
    }


def _shares(found: Sequence[Part | Points]) -> tuple[float | None, ...]:
    return tuple(
        one.share if (one.of if isinstance(one, Part) else one.out_of) else None for one in found
    )


def _moved(steps: Course, elements: Mapping[str, str]) -> list[str]:
    """Return the elements that changed most from the first step to the last, in their order."""
    if not steps.stages:
        return []
    moves: dict[str, float] = {}
    for name in elements:
        first, last = (stated(steps.stages[at].drafts, name) for at in (0, -1))
        if first.of and last.of:
            moves[name] = abs(last.share - first.share)
    most = sorted(moves, key=lambda name: -moves[name])[:_LINES]
    return [name for name in elements if name in most]


def safe_link(href: str) -> str:
    """Return a link that leads to a file nearby, whatever it is called.

    "javascript:x" is a fine name of a folder, and must not become more than that.
    """
    return f"./{href}" if ":" in href.partition("/")[0] else href


def _link(name: str, href: str) -> Any:
    from markupsafe import Markup, escape

    from advisor.reports.glyphs import visible

    shown = escape(visible(name))
    if not href:
        return Markup("<bdi>{}</bdi>").format(shown)
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(safe_link(visible(href)), shown)


def _safe(svg: str) -> Any:
    """Return a chart as what needs no escaping: `charts` has escaped every word in it."""
    from markupsafe import Markup

    return Markup(svg)  # noqa: S704
