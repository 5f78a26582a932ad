"""What a trainee may work on next, and what got better: from scores and findings alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.cohort.rubric import SAID_BY
from advisor.cohort.showing import DraftShown
from advisor.cohort.trends import course, many, plain, points
from advisor.cohort.values import KeptDraft, Level

_CLEAR = 0.15
"""The part of a line's points that it has to gain before that is told as a gain."""

_WORST = ("warning", "error")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to work on: a line of the rubric, why, and how it could read."""

    label: str
    why: str
    aim: str
    how: str = ""


def newest(drafts: Sequence[DraftShown]) -> tuple[DraftShown, ...]:
    """Return the drafts of the last week, or the last by name."""
    stages = course([one.kept for one in drafts]).stages
    last = {one.name for one in stages[-1].drafts} if stages else set()
    return tuple(one for one in drafts if one.kept.name in last)


def next_steps(drafts: Sequence[DraftShown], there: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the two lines of the rubric that cost the newest drafts most.

    Of two that cost alike, the one comes first that has cost more in all drafts.

    Args:
        drafts: those of one trainee.
        there: what a draft says that reaches all points of a line, by its name.
    """
    lost: Counter[str] = Counter()
    ever: Counter[str] = Counter()
    reasons: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    now = newest(drafts)
    for draft in drafts:
        for line in draft.score.criteria:
            ever[line.name] += round(100 * (line.out_of - line.points))
    for draft in now:
        for line in draft.score.criteria:
            labels[line.name] = line.label
            lost[line.name] += round(100 * (line.out_of - line.points))
            reasons[line.name] += [one.reason for one in line.lost]
    chosen = sorted((n for n in lost if lost[n]), key=lambda n: (-lost[n], -ever[n], n))[:2]
    return tuple(
        Step(
            labels[name],
            f"It cost {plain(lost[name] / 100)} points. {reasons[name][0]}",
            there.get(name, ""),
            _how(name, now),
        )
        for name in chosen
    )


def _how(name: str, drafts: Sequence[DraftShown]) -> str:
    """Return a rewrite that the findings of the newest drafts offer for a line of the rubric."""
    for draft in drafts:
        own = [
            reason.reason
            for line in draft.score.criteria
            if line.name == name
            for reason in line.lost
        ]
        for finding in sorted(draft.findings, key=lambda one: one.severity not in _WORST):
            named = finding.rule.replace("-", " ")
            told = any(reason.lower().startswith(named) for reason in own)
            if finding.tries and (told or finding.rule in SAID_BY.get(name, ())):
                return finding.tries[0]
    return ""


def gains(
    drafts: Sequence[DraftShown], earlier: Sequence[KeptDraft], labels: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what got better, as sentences: against the week before, and against the last run.

    Args:
        drafts: those of one trainee.
        earlier: those of the same trainee in the last run.
        labels: lines of the rubric by name.
    """
    return (*_since_last_week(drafts, labels), *_since_last_run(drafts, earlier))


def _since_last_week(drafts: Sequence[DraftShown], labels: Mapping[str, str]) -> list[str]:
    stages = course([one.kept for one in drafts]).stages
    if len(stages) < 2:
        return []
    before, now = stages[-2], stages[-1]
    told = []
    for name, label in labels.items():
        was, is_now = points(before.drafts, name), points(now.drafts, name)
        if was.out_of and is_now.out_of and is_now.share - was.share >= _CLEAR:
            level = " It is all there now." if is_now.share == 1 else ""
            told.append(f"{label}: {was} points in {before.label}, {is_now} in {now.label}.{level}")
    old, new = (Counter(f.rule for d in s.drafts for f in d.findings) for s in (before, now))
    gone = [rule.replace("-", " ") for rule in old if old[rule] > 1 and not new[rule]]
    if gone:
        told.append(f"No more of: {', '.join(sorted(gone))}.")
    return told


def _since_last_run(drafts: Sequence[DraftShown], earlier: Sequence[KeptDraft]) -> list[str]:
    known = {one.name: one for one in earlier}
    told = []
    for draft in drafts:
        old = known.get(draft.kept.name)
        if old is None or old.digest == draft.kept.digest:
            continue
        left = {one.fingerprint for one in draft.kept.findings}
        gone = sum(one.fingerprint not in left for one in old.findings)
        risen = [
            name
            for name, line in draft.kept.criteria.items()
            if line.level is Level.THERE
            and name in old.criteria
            and old.criteria[name].level is not Level.THERE
        ]
        if gone or risen:
            more = f", and {many(len(risen), 'line')} of the rubric now all there" if risen else ""
            told.append(
                f"“{draft.kept.name}” was revised: {many(gone, 'finding')} of the last run gone{more}."
            )
    return told
