"""What improved in a trainee's drafts: against the stage before, and against the last run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.cohort.showing import TraineeView
from advisor.cohort.trends import course, many, plain, points, stated
from advisor.cohort.values import KeptDraft, Level

_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Improved:
    """What got better since something, a plain sentence each; none if nothing did."""

    since: str
    lines: tuple[str, ...]


def improved(view: TraineeView) -> tuple[Improved, ...]:
    """Return what got better since the stage before and since the last run.

    What there is nothing to compare with is left out, so () means: these are the first drafts.
    """
    labels = {one.name: one.label for shown in view.drafts for one in shown.score.criteria}
    kept = [shown.kept for shown in view.drafts]
    found: list[Improved] = []
    stages = course(kept).stages
    if len(stages) > 1:
        then, now = stages[-2], stages[-1]
        lines = (
            *_points(then.drafts, now.drafts),
            *_risen(then.drafts, now.drafts, labels),
            *_closed(then.drafts, now.drafts, labels, view.elements),
            *_gone(then.drafts, now.drafts),
        )
        found.append(Improved(then.label, lines))
    if view.comparable and (pairs := _pairs(view)):
        lines = tuple(line for then, now in pairs for line in _since_run(then, now, labels, view))
        found.append(Improved("the last run", lines))
    return tuple(found)


def _pairs(view: TraineeView) -> list[tuple[KeptDraft, KeptDraft]]:
    """Return each draft that the last run knew too, as it was and as it is."""
    earlier = {(one.week, one.name): one for one in view.earlier}
    pairs = [
        (shown.before or earlier.get((shown.kept.week, shown.kept.name)), shown.kept)
        for shown in view.drafts
    ]
    return [(then, now) for then, now in pairs if then is not None]


def _since_run(
    then: KeptDraft, now: KeptDraft, labels: Mapping[str, str], view: TraineeView
) -> Iterable[str]:
    if then.digest == now.digest:
        return
    lines = (
        *_points([then], [now]),
        *_risen([then], [now], labels),
        *_closed([then], [now], labels, view.elements),
        *_gone([then], [now]),
    )
    for line in lines:
        yield f"{now.name}: {line}"


def _points(then: Sequence[KeptDraft], now: Sequence[KeptDraft]) -> Iterable[str]:
    """Tell of points where both sides could reach some, and the share went up."""
    was, has = points(then), points(now)
    if was.out_of and has.out_of and has.share - was.share >= 0.005:
        yield f"{has} points now; {plain(was.reached)} of {plain(was.out_of)} before."


def _risen(
    then: Sequence[KeptDraft], now: Sequence[KeptDraft], labels: Mapping[str, str]
) -> Iterable[str]:
    for name, label in labels.items():
        was, has = _level(then, name), _level(now, name)
        if was is not None and has is not None and _ORDER.index(has) > _ORDER.index(was):
            yield f"“{label}”: {has} now; {was} before."


def _level(drafts: Iterable[KeptDraft], criterion: str) -> Level | None:
    """Return the lowest level that drafts reach: one gap is still a gap."""
    levels = [one.criteria[criterion].level for one in drafts if criterion in one.criteria]
    return min(levels, key=_ORDER.index) if levels else None


def _closed(
    then: Sequence[KeptDraft],
    now: Sequence[KeptDraft],
    labels: Mapping[str, str],
    elements: Mapping[str, str],
) -> Iterable[str]:
    """Tell of elements that every draft states now, and some left open before."""
    for name, label in elements.items():
        was, has = stated(then, name), stated(now, name)
        if name not in labels and was.of and has.of and was.count < was.of and has.count == has.of:
            yield f"“{label}” is stated now; it was left open before."


def _gone(then: Sequence[KeptDraft], now: Sequence[KeptDraft]) -> Iterable[str]:
    """Tell of rules that are not met any more."""
    was = Counter(finding.rule for one in then for finding in one.findings)
    has = {finding.rule for one in now for finding in one.findings}
    for rule, count in was.most_common():
        if rule not in has:
            yield f"“{rule}” does not come up any more ({many(count, 'finding')} before)."
