"""Figures for the terminal: how precise rules are to a supervisor, and two runs side by side."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.cohort.trends import Part, Points, points, stated
from advisor.cohort.values import KeptDraft, Say, Verdict

_Z = 1.96
"""Standard errors of a 95% interval."""

FEW = 5
"""Fewer verdicts than this say little about a rule."""

ANNOYS = 0.5
"""A rule of which fewer findings are confirmed is worth a look."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a supervisor sees one rule. `low` and `high` bound its precision at 95%."""

    rule: str
    confirmed: int
    dismissed: int
    low: float
    high: float
    reasons: tuple[str, ...] = ()

    @property
    def precision(self) -> Part:
        """Return the confirmed findings, of those with a verdict."""
        return Part(self.confirmed, self.confirmed + self.dismissed)

    @property
    def advice(self) -> str:
        """Return what to do about the rule, or "" if it does well."""
        if self.precision.of < FEW:
            return "few verdicts"
        return "look at it: tune or leave out" if self.precision.share < ANNOYS else ""


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the 95% interval of a share, after Wilson (1927); 0 to 1 for none."""
    if not of:
        return 0.0, 1.0
    share, square = count / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def agreement(verdicts: Iterable[Verdict]) -> tuple[Agreement, ...]:
    """Return each rule with verdicts, the one that is dismissed most first."""
    confirmed: Counter[str] = Counter()
    dismissed: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = {}
    for one in verdicts:
        (confirmed if one.say is Say.CONFIRMED else dismissed)[one.rule] += 1
        if one.reason and one.say is Say.DISMISSED:
            reasons.setdefault(one.rule, Counter())[one.reason] += 1
    found = [
        Agreement(
            rule,
            confirmed[rule],
            dismissed[rule],
            *wilson(confirmed[rule], confirmed[rule] + dismissed[rule]),
            tuple(reason for reason, _ in reasons.get(rule, Counter()).most_common(2)),
        )
        for rule in {*confirmed, *dismissed}
    ]
    return tuple(sorted(found, key=lambda one: (one.precision.share, -one.dismissed, one.rule)))


@dataclass(frozen=True, slots=True)
class Shift:
    """One figure in two runs."""

    label: str
    before: str
    after: str
    change: float
    """From -1 to 1 for shares; in findings per 100 words for rules."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side."""

    elements: tuple[Shift, ...]
    criteria: tuple[Shift, ...]
    rules: tuple[Shift, ...]


def compare(
    before: Sequence[KeptDraft],
    after: Sequence[KeptDraft],
    elements: Mapping[str, str],
    labels: Mapping[str, str],
    most: int = 10,
) -> Comparison:
    """Return how the drafts of two runs differ.

    Args:
        before: drafts of the earlier run.
        after: drafts of the later one.
        elements: labels of elements by name.
        labels: labels of all lines of the rubric by name.
        most: rules that are told: those that changed most.
    """
    return Comparison(
        tuple(
            Shift(label, str(was), str(now), now.share - was.share)
            for name, label in elements.items()
            for was, now in ((stated(before, name), stated(after, name)),)
            if was.of and now.of
        ),
        tuple(
            Shift(label, _said(was), _said(now), now.share - was.share)
            for name, label in [*labels.items(), (None, "All lines")]
            for was, now in ((points(before, name), points(after, name)),)
            if was.out_of and now.out_of
        ),
        _rules(before, after, most),
    )


def _said(part: Points) -> str:
    return f"{part} points"


def _rules(before: Sequence[KeptDraft], after: Sequence[KeptDraft], most: int) -> tuple[Shift, ...]:
    old, new = _rates(before), _rates(after)
    found = [
        Shift(rule, f"{old[rule]:.2f}", f"{new[rule]:.2f}", new[rule] - old[rule])
        for rule in {*old, *new}
    ]
    found = [one for one in found if abs(one.change) >= 0.005]
    return tuple(sorted(found, key=lambda one: (-abs(one.change), one.label))[:most])


def _rates(drafts: Sequence[KeptDraft]) -> Counter[str]:
    """Return findings per 100 words by rule."""
    words = sum(one.words for one in drafts)
    counts = Counter(finding.rule for one in drafts for finding in one.findings)
    rates: Counter[str] = Counter()
    for rule, count in counts.items():
        rates[rule] = 100 * count / words if words else 0  # type: ignore[assignment]
    return rates
