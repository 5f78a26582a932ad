"""A draft under a rubric: points, and the reason for every point that is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.cohort.rubric import SAID_BY, ElementCriterion, GroupCriterion, Rubric
from advisor.cohort.values import CriterionScore, Level, Lost, Score
from advisor.findings import Finding, Severity, Span
from advisor.report import AssignmentView, CardLine, FileReport
from advisor.reports.card import is_told

_SHORT = 100
"""Words. A shorter draft is judged as if it had so many: one finding in ten words is not ten in 100."""

_QUOTE = 60
_PLACES = 3
"""Places that a reason names; the rest are counted."""


@dataclass(frozen=True, slots=True)
class _Part:
    """How one assignment meets an element: the part of the points, and why not all of them."""

    share: float
    level: Level
    quote: str = ""
    reason: str = ""


def score(report: FileReport, rubric: Rubric, held: frozenset[str] = frozenset()) -> Score:
    """Return the points of a draft, with reasons.

    Args:
        report: what was found in it.
        rubric: what it is scored by.
        held: fingerprints of findings that a supervisor dismissed; they cost nothing.

    Raises:
        ValueError: the draft could not be read, so there is nothing to score.
    """
    if report.error or not report.assignments:
        raise ValueError(f"{report.path}: no score without a draft")
    elements = (_element(report, one, held) for one in rubric.elements)
    open_ones = [one for one in report.findings if one.fingerprint not in held]
    groups = (_group(report, open_ones, one, rubric) for one in rubric.groups)
    return Score((*(one for one in elements if one is not None), *groups))


# --- elements -------------------------------------------------------------------------------


def _element(
    report: FileReport, criterion: ElementCriterion, held: frozenset[str]
) -> CriterionScore | None:
    """Return the score of an element; `None` where no assignment of the draft needs it."""
    parts = [
        part
        for number, view in enumerate(report.assignments)
        if (part := _part(report, number, view, criterion, held)) is not None
    ]
    if not parts:
        return None
    levels = {part.level for part in parts}
    out_of = criterion.weight
    share = out_of / len(parts)
    lost = [
        Lost(round(share * (1 - part.share), 2), part.reason, _rule(criterion.name))
        for part in parts
        if part.share < 1
    ]
    return _settled(
        CriterionScore(
            criterion.name,
            criterion.label,
            levels.pop() if len(levels) == 1 else Level.PARTLY,
            0.0,
            out_of,
            next((part.quote for part in parts if part.quote), ""),
            tuple(lost),
        )
    )


def _part(
    report: FileReport,
    number: int,
    view: AssignmentView,
    criterion: ElementCriterion,
    held: frozenset[str],
) -> _Part | None:
    lines = [line for line in view.card if line.element == criterion.name]
    wanted = [line for line in lines if line.required]
    if not wanted and not criterion.always:
        return None
    if _is_held(report, number, criterion.name, held):
        return None
    where = _where(report, number, view)
    told = [line for line in (wanted or lines) if is_told(line)]
    if not told:
        proposal = next((_one_line(line.proposal) for line in lines if line.proposal), "")
        more = f" It could say: {proposal}" if proposal else ""
        return _Part(0.0, Level.MISSING, "", f"{where} does not say it.{more}")
    quote = _quote(told[0])
    weak = [line for line in told if line.weak]
    if weak:
        said = _quote(weak[0])
        hint = f", in “{said}”" if said else ""
        reason = f"{where} only hints at it{hint}."
        return _Part(criterion.partly, Level.PARTLY, quote, reason)
    if len(told) < len(wanted):
        left = next(line.label for line in wanted if not is_told(line))
        reason = f"{where} leaves one part of it open: {left}."
        return _Part(criterion.partly, Level.PARTLY, quote, reason)
    return _Part(1.0, Level.THERE, quote)


def _rule(element: str) -> str:
    return next(iter(SAID_BY.get(element, ())), "")


def _is_held(report: FileReport, number: int, element: str, held: frozenset[str]) -> bool:
    """Say whether a supervisor dismissed the finding that the element is missing."""
    return any(
        one.fingerprint in held
        and one.assignment in (number, None)
        and one.rule in SAID_BY.get(element, ())
        for one in report.findings
    )


def _where(report: FileReport, number: int, view: AssignmentView) -> str:
    if len(report.assignments) == 1:
        return "The draft"
    return f"Assignment {number + 1}" + (f" (“{_short(view.title)}”)" if view.title else "")


def _quote(line: CardLine) -> str:
    return _short(_one_line(line.quote).strip('"“”'))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"


# --- rule groups ----------------------------------------------------------------------------


def _group(
    report: FileReport, findings: Sequence[Finding], criterion: GroupCriterion, rubric: Rubric
) -> CriterionScore:
    """Return the score of a rule group. What says that an element is missing counts there only."""
    said = {rule for line in rubric.elements for rule in SAID_BY.get(line.name, ())}
    own = [
        one
        for one in findings
        if (one.rule in criterion.rules or one.category in criterion.rules) and one.rule not in said
    ]
    words = max(report.metrics.get("words", 0), _SHORT)
    weights = [rubric.severity.get(one.severity, 0.0) for one in own]
    counted = 100 * sum(weights) / words
    grave = [one for one in own if one.severity is Severity.ERROR]
    share = 1.0 if grave else min(counted / criterion.lasting, 1.0)
    out_of = criterion.weight
    lost: list[Lost] = []
    if grave:
        reason = _told(report, grave, "This needs a person first: ")
        lost.append(Lost(out_of, reason, grave[0].rule))
    elif share:
        by_rule: dict[str, list[tuple[Finding, float]]] = {}
        for one, weight in zip(own, weights, strict=True):
            if weight:
                by_rule.setdefault(one.rule, []).append((one, weight))
        total = sum(weights)
        for rule, some in by_rule.items():
            part = sum(weight for _, weight in some) / total
            points = round(out_of * share * part, 2)
            lost.append(Lost(points, _told(report, [one for one, _ in some]), rule))
    level = Level.THERE if not share else Level.MISSING if share >= 1 else Level.PARTLY
    return _settled(
        CriterionScore(criterion.name, criterion.label, level, 0.0, out_of, "", tuple(lost))
    )


def _told(report: FileReport, findings: Sequence[Finding], lead: str = "") -> str:
    """Return a reason that names a rule, its words and its places."""
    first = findings[0]
    name = first.rule.replace("-", " ")
    places = [_place(report, one) for one in findings[:_PLACES]]
    rest = len(findings) - len(places)
    more = f" and {rest} more" if rest else ""
    return f"{lead}{name[:1].upper()}{name[1:]}: {', '.join(places)}{more}."


def _place(report: FileReport, finding: Finding) -> str:
    where = str(finding.place) if finding.place else f"line {finding.line}"
    words = _short(_one_line(Span(*finding.span).of(report.source)))
    return f"“{words}” ({where})" if words else where


def _settled(one: CriterionScore) -> CriterionScore:
    """Return a score whose points are what its reasons leave, so that both always agree."""
    lost = tuple(entry for entry in one.lost if entry.points)
    total = round(sum(entry.points for entry in lost), 2)
    if lost and abs(total - one.out_of) < 0.05 and one.level is Level.MISSING:
        # Rounding leaves no crumbs where nothing is left.
        last = lost[-1]
        lost = (*lost[:-1], replace(last, points=round(last.points + one.out_of - total, 2)))
        total = one.out_of
    points = round(max(one.out_of - total, 0.0), 2)
    return CriterionScore(one.name, one.label, one.level, points, one.out_of, one.evidence, lost)
