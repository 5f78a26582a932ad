"""The pages of a cohort: one for the programme, one for each trainee; each needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from advisor.cohort import charts
from advisor.cohort.headlines import headlines
from advisor.cohort.next_steps import gains, next_steps
from advisor.cohort.showing import DraftShown, ProgrammeView, TraineeView
from advisor.cohort.trends import (
    all_criteria,
    climbs,
    course,
    heat,
    many,
    percent,
    plain,
    points,
    rules_met,
    stated,
)
from advisor.cohort.values import Score
from advisor.errors import ConfigError
from advisor.version import GENERATOR

_RULES = 20
_CLIMBS = 10
_LINES = 3
"""Elements that are drawn over weeks, beside the points."""


def slug_of(trainee: str) -> str:
    """Return a name as a part of a file name."""
    plain_name = re.sub(r"[^a-z0-9]+", "-", trainee.lower()).strip("-")
    return plain_name[:40] or "trainee"


@cache
def _environment() -> Any:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise ConfigError(
            "Cohorts need an extra; install it: pip install 'homework-advisor[cohort]'."
        ) from error
    return Environment(
        loader=PackageLoader("advisor.cohort"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )


@cache
def _part(name: str) -> tuple[str, str]:
    """Return a style or script, and the hash by which the page allows it."""
    text = files("advisor.cohort").joinpath(name).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return text, f"sha256-{digest}"


def _render(template: str, generated: str, *, scripted: bool, **given: object) -> str:
    from markupsafe import Markup

    style, style_hash = _part("cohort.css")
    script, script_hash = _part("verdicts.js") if scripted else ("", "")
    # Both are our own files, and escaping would change what their hashes tell.
    own = {"style": Markup(style), "script": Markup(script)}  # noqa: S704
    page = _environment().get_template(template)
    text: str = page.render(
        generator=Markup(GENERATOR),  # noqa: S704
        generated=generated,
        style_hash=Markup(style_hash),  # noqa: S704
        script_hash=Markup(script_hash),  # noqa: S704
        **own,
        **given,
    )
    return text


def _chart(svg: str) -> Any:
    from markupsafe import Markup

    # Charts escape the words that they show.
    return Markup(svg)  # noqa: S704


# --- the programme --------------------------------------------------------------------------


def programme_page(view: ProgrammeView) -> str:
    """Return the page of the programme as HTML.

    Raises:
        ConfigError: the library for pages is not installed.
    """
    from markupsafe import Markup

    drafts = view.drafts
    rows = _element_rows(view)
    met = rules_met(drafts)
    stages = course(drafts)
    lines = _week_lines(view, rows)
    names = all_criteria(drafts, view.labels)

    def link(trainee: str) -> Any:
        if trainee not in view.links:
            return trainee
        return Markup('<a href="{}">{}</a>').format(view.links[trainee], trainee)

    trainees = len({one.trainee for one in drafts})
    return _render(
        "programme.html.j2",
        view.generated,
        scripted=False,
        view=view,
        counts=f"{many(len(drafts), 'draft')} of {many(trainees, 'trainee')}, "
        f"{many(sum(len(one.findings) for one in drafts), 'finding')}. Rubric: {view.rubric}",
        headlines=headlines(drafts, view.before, view.elements),
        has_before=bool(view.before),
        element_chart=_chart(
            charts.bars(
                "elements-chart",
                "Share of drafts that state each element",
                [charts.Row(row["label"], row["part"], row["was"]) for row in rows],
            )
        ),
        element_rows=rows,
        rules=met[:_RULES],
        more_rules=max(len(met) - _RULES, 0),
        by_week=stages.by_week,
        unplaced=many(stages.unplaced, "draft") if stages.unplaced else "",
        week_chart=_chart(
            charts.lines(
                "weeks-chart", "Change over time", [one.label for one in stages.stages], lines
            )
        )
        if len(stages.stages) > 1
        else "",
        week_names=[one.label for one in lines],
        week_rows=[
            {
                "label": stage.label,
                "drafts": len(stage.drafts),
                "cells": [_percent(line.shares[at]) for line in lines],
            }
            for at, stage in enumerate(stages.stages)
        ],
        climbs=climbs(drafts)[:_CLIMBS],
        heat_names=[view.labels.get(name, name) for name in names],
        heat=list(heat(drafts, names).items()),
        link=link,
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else percent(share)


def _element_rows(view: ProgrammeView) -> list[dict[str, Any]]:
    rows = []
    for name, label in view.elements.items():
        part = stated(view.drafts, name)
        if not part.of:
            continue
        was = stated(view.before, name) if view.before else None
        rows.append(
            {
                "name": name,
                "label": label,
                "part": part,
                "share": percent(part.share),
                "was": was,
                "before": percent(was.share) if was and was.of else "–",
            }
        )
    return sorted(rows, key=lambda row: (row["part"].share, row["label"]))


def _week_lines(view: ProgrammeView, rows: Sequence[Mapping[str, Any]]) -> list[charts.Line]:
    """Return the course of the points, and of the elements that are rarest now."""
    stages = course(view.drafts).stages
    reached = [points(stage.drafts) for stage in stages]
    found = [charts.Line("Points reached", tuple(p.share if p.out_of else None for p in reached))]
    for row in rows[:_LINES]:
        parts = [stated(stage.drafts, row["name"]) for stage in stages]
        shares = tuple(part.share if part.of else None for part in parts)
        found.append(charts.Line(row["label"], shares))
    return found


# --- a trainee ------------------------------------------------------------------------------


def trainee_page(view: TraineeView) -> str:
    """Return the page of a trainee as HTML.

    Raises:
        ConfigError: the library for pages is not installed.
    """
    kept = [one.kept for one in view.drafts]
    stages = course(kept).stages
    rows = [(stage.label, points(stage.drafts)) for stage in stages]
    line = charts.Line("Points reached", tuple(p.share if p.out_of else None for _, p in rows))
    later = len(stages) > 1 or view.earlier
    return _render(
        "trainee.html.j2",
        view.generated,
        scripted=True,
        view=view,
        slug=slug_of(view.trainee),
        counts=many(len(kept), "draft"),
        steps=next_steps(view.drafts, view.there),
        gains=gains(view.drafts, view.earlier, view.labels),
        no_gains="About the same as last time. That is fine: new kinds of tasks take practice."
        if later
        else "These are the first drafts. Change can be seen from the next ones on.",
        course_chart=_chart(
            charts.lines("course", "Points over time", [a for a, _ in rows], [line])
        )
        if len(rows) > 1
        else "",
        course_rows=rows,
        drafts=[_draft(one, at) for at, one in enumerate(view.drafts, 1)],
    )


def _draft(draft: DraftShown, number: int) -> dict[str, Any]:
    kept = draft.kept
    grade = f"reads at about grade {kept.grade:.0f}" if kept.grade is not None else ""
    case = f"case {kept.case}" if kept.case else ""
    week = f"week {kept.week}" if kept.week is not None else ""
    facts = ", ".join(filter(None, (week, case, many(kept.words, "word"), grade)))
    count = len(draft.findings)
    return {
        "number": number,
        "kept": kept,
        "facts": facts[:1].upper() + facts[1:] + ".",
        "notes": draft.notes,
        "points": _points(draft.score),
        "criteria": _criteria(draft.score),
        "heading": many(count, "finding") if count else "Nothing was found in it",
        "dismissed": f"{many(draft.dismissed, 'more finding')} dismissed by a supervisor."
        if draft.dismissed
        else "",
        "findings": draft.findings,
        "rewrite": draft.rewrite,
    }


def _points(score: Score) -> str:
    return f"{plain(score.points)} of {plain(score.out_of)}"


def _criteria(score: Score) -> list[dict[str, Any]]:
    return [
        {
            "label": one.label,
            "level": one.level,
            "said": f"{plain(one.points)} of {plain(one.out_of)}",
            "evidence": one.evidence,
            "lost": [{"points_said": plain(x.points), "reason": x.reason} for x in one.lost],
        }
        for one in score.criteria
    ]
