"""What stands on a trainee's page, as plain rows for its template."""

from typing import Any

from advisor.cohort.next_steps import next_steps, open_points
from advisor.cohort.programme import safe_link
from advisor.cohort.progress import improved
from advisor.cohort.showing import DraftShown, TraineeView
from advisor.cohort.trends import draft_key, many, percent, plain
from advisor.cohort.values import CriterionScore, Say
from advisor.filters.order import reading_order
from advisor.findings import Applicability, Finding, Severity
from advisor.report import home_of
from advisor.reports.excerpt import line_around, rewritten

_CELLS = 400
"""Cells of the line around a finding: a page wraps, so only very long lines are cut."""

_SIGNS = {
    Severity.ERROR: "!!",
    Severity.WARNING: "!",
    Severity.SUGGESTION: "~",
    Severity.INFO: "i",
}


def trainee_context(view: TraineeView) -> dict[str, Any]:
    """Return what the template of a trainee's page asks for."""
    newest_first = sorted(view.drafts, key=lambda one: draft_key(one.kept), reverse=True)
    drafts = [_draft(one, number) for number, one in enumerate(newest_first, 1)]
    return {
        "view": view,
        "generated": view.generated,
        "home": safe_link(view.home),
        "counts": f"{many(len(drafts), 'draft')}, the newest first.",
        "steps": next_steps(view.drafts),
        "improved": improved(view),
        "drafts": drafts,
        "has_findings": any(one["findings"] for one in drafts),
    }


def _draft(shown: DraftShown, number: int) -> dict[str, Any]:
    kept, report = shown.kept, shown.report
    dismissed = len(report.findings) - len(shown.open_findings)
    ident = f"draft-{number}"
    about = [f"Task: {kept.case}" if kept.case else "", many(kept.words, "word")]
    if kept.grade is not None:
        about.append(f"reads at grade {plain(round(max(kept.grade, 1)))}")
    return {
        "ident": ident,
        "name": kept.name,
        "title": f"Week {kept.week}: {kept.name}" if kept.week is not None else kept.name,
        "about": ", ".join(filter(None, about)) + ".",
        "error": report.error or "",
        "criteria": [_criterion(one) for one in shown.score.criteria],
        "total": _points(shown.score.points, shown.score.out_of),
        "dismissed": f"A supervisor has dismissed {many(dismissed, 'finding')}: not shown here."
        if dismissed
        else "",
        "findings": [
            _finding(shown, one, f"{ident}-finding-{place}")
            for place, one in enumerate(reading_order(shown.open_findings), 1)
        ],
        "rewrite": shown.rewrite.strip(),
    }


def _points(reached: float, out_of: float) -> str:
    share = f" ({percent(reached / out_of)})" if out_of else ""
    return f"{plain(reached)} of {plain(out_of)}{share}"


def _criterion(one: CriterionScore) -> dict[str, Any]:
    return {
        "label": one.label,
        "level": one.level,
        "points": f"{plain(one.points)} of {plain(one.out_of)}",
        "evidence": one.evidence.strip('"“”'),
        "lost": [f"{each.reason} ({open_points(each.points)})" for each in one.lost],
    }


def _finding(shown: DraftShown, one: Finding, ident: str) -> dict[str, Any]:
    source = shown.report.source
    around = line_around(source, one.span, _CELLS)
    quote = (around.before, around.marked, around.after)
    home = home_of(shown.report, one)
    verdict = shown.verdicts.get(one.fingerprint)
    tries = [
        (
            "Or" if place else "Try",
            rewritten(source, fix, home) or "(leave it out)",
            fix.applicability is Applicability.TEMPLATE,
        )
        for place, fix in enumerate(one.suggestions[:2])
    ]
    return {
        "ident": ident,
        "fingerprint": one.fingerprint,
        "rule": one.rule,
        "severity": one.severity,
        "sign": _SIGNS[one.severity],
        "place": str(one.place) if one.place else f"line {one.line}",
        "quote": quote if any(quote) else (),
        "message": one.message,
        "why": one.why,
        "tries": tries,
        "confirmed": verdict is not None and verdict.say is Say.CONFIRMED,
        "reason": verdict.reason if verdict else "",
    }
