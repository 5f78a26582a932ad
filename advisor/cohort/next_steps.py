"""What to work on next, from the newest drafts: two things, each with a reason and a way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.cohort.showing import DraftShown
from advisor.cohort.trends import latest, many, plain
from advisor.cohort.values import CriterionScore
from advisor.findings import Finding, Severity
from advisor.report import home_of
from advisor.reports.excerpt import rewritten


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to work on.

    `title` is a criterion's label or a rule's name, `cost` what it costs now, `why` whole
    sentences. `way` is a rewrite of the draft's own words or a proposal, blanks in {braces},
    or ""; `draft` names the draft that it belongs to.
    """

    title: str
    cost: str
    why: tuple[str, ...]
    way: str = ""
    draft: str = ""


def newest(drafts: Sequence[DraftShown]) -> tuple[DraftShown, ...]:
    """Return the drafts of the last week, or the last by name."""
    keys = {(one.week, one.name) for one in latest([shown.kept for shown in drafts])}
    return tuple(shown for shown in drafts if (shown.kept.week, shown.kept.name) in keys)


def next_steps(drafts: Sequence[DraftShown], most: int = 2) -> tuple[NextStep, ...]:
    """Return what costs most in the newest drafts, and at a tie what came up most often.

    Criteria come first; where fewer than `most` lost points, the commonest rules follow.
    """
    now = newest(drafts)
    steps, rules = _of_criteria(now, drafts, most)
    if len(steps) < most:
        steps += _of_rules(now, drafts, most - len(steps), rules)
    return tuple(steps)


def _of_criteria(
    now: Sequence[DraftShown], drafts: Sequence[DraftShown], most: int
) -> tuple[list[NextStep], set[str]]:
    """Return steps on criteria, and the rules that their ways come from."""
    lost: Counter[str] = Counter()
    for shown in now:
        for one in shown.score.criteria:
            # In hundredths: sums of halves and thirds must tie where they are equal.
            lost[one.name] += round(100 * (one.out_of - one.points))
    often = Counter(
        one.name for shown in drafts for one in shown.score.criteria if one.points < one.out_of
    )
    order = list(lost)
    names = [name for name in order if lost[name] > 0]
    names.sort(key=lambda name: (-lost[name], -often[name], order.index(name)))
    steps: list[NextStep] = []
    rules: set[str] = set()
    for name in names[:most]:
        held = [
            (shown, one)
            for shown in now
            for one in shown.score.criteria
            if one.name == name and one.points < one.out_of
        ]
        reasons = tuple(dict.fromkeys(each.reason for _, one in held for each in one.lost))
        way, draft, rule = _way(held)
        rules.add(rule)
        cost = f"{open_points(lost[name] / 100)} in {many(len(held), 'draft')}"
        steps.append(NextStep(held[0][1].label, cost, reasons[:3], way, draft))
    return steps, rules


def open_points(number: float) -> str:
    """Return how many points are open: "1 point open", "1.5 points open"."""
    return f"{plain(number)} {'point' if number == 1 else 'points'} open"


def _way(held: Iterable[tuple[DraftShown, CriterionScore]]) -> tuple[str, str, str]:
    """Return one way to win the points back, its draft, and the rule that it comes from."""
    pairs = list(held)
    for shown, one in pairs:
        for finding in sorted(_about(shown, one), key=lambda each: -each.severity.rank):
            if text := way_of(shown, finding):
                return text, shown.kept.name, finding.rule
    for shown, one in pairs:
        for view in shown.report.assignments:
            for line in view.card:
                if one.name == line.element and line.proposal and not line.present:
                    return line.proposal, shown.kept.name, ""
    return "", "", ""


def _about(shown: DraftShown, one: CriterionScore) -> list[Finding]:
    """Return the findings that cost a criterion its points."""
    rules = {each.rule for each in one.lost}
    return [finding for finding in shown.open_findings if finding.rule in rules]


def way_of(shown: DraftShown, finding: Finding) -> str:
    """Return how a sentence would read after a finding's first suggestion, or ""."""
    if not finding.suggestions:
        return ""
    return rewritten(shown.report.source, finding.suggestions[0], home_of(shown.report, finding))


def _of_rules(
    now: Sequence[DraftShown], drafts: Sequence[DraftShown], most: int, used: set[str]
) -> list[NextStep]:
    """Return steps on the rules that are met most in the newest drafts."""
    met: dict[str, list[tuple[DraftShown, Finding]]] = {}
    for shown in now:
        for finding in shown.open_findings:
            if finding.severity > Severity.INFO and finding.rule not in used:
                met.setdefault(finding.rule, []).append((shown, finding))
    often = Counter(finding.rule for shown in drafts for finding in shown.open_findings)
    order = sorted(
        met,
        key=lambda rule: (
            -max(finding.severity.rank for _, finding in met[rule]),
            -len(met[rule]),
            -often[rule],
            rule,
        ),
    )
    steps: list[NextStep] = []
    for rule in order[:most]:
        shown, finding = next((pair for pair in met[rule] if pair[1].suggestions), met[rule][0])
        why = tuple(dict.fromkeys(filter(None, (finding.message, finding.why))))
        cost = many(len(met[rule]), "finding")
        steps.append(NextStep(rule, cost, why, way_of(shown, finding), shown.kept.name))
    return steps
