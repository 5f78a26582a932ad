"""Grading jump.

Flags a first step above what the client does now, and a step that goes much further than
the one before it.

Why it matters
    A step that is a little harder than the last one gets done and builds courage. One that
    is far harder is put off, and then stands for one more thing that did not work.

When to leave it
    Mixing easy and hard tasks on purpose is a sound way to do exposure: put
    ``exposure order: variable`` in the front matter and the rule rests. For pain and fatigue
    it allows a tenth more a week, for all else half as much again. The limits are judgement,
    not measurement; you know the client.

Sources
    Craske, Treanor, Conway, Zbozinek and Vervliet (2014), Maximizing exposure therapy.
    Behaviour Research and Therapy 58, 10-23. doi:10.1016/j.brat.2014.04.006
    A Therapist's Guide to Brief Cognitive Behavioral Therapy (2008), graded tasks.
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
    How do I pace? (pain and fatigue: about a tenth a week). https://i-engage.community/topic/how-do-i-pace/
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from advisor.api import (
    Assignment,
    Bad,
    BlockKind,
    Flag,
    Good,
    Measure,
    Part,
    Plan,
    Sentence,
    Severity,
    add_after,
    add_sentence,
    demand_of,
    measures_in,
    parts_of,
    rule,
    same_task,
    template,
)

_BODY = frozenset({"pain", "fatigue", "energy", "flare", "exhaustion", "tiredness"})


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    first_rating: float = 40.0
    """The highest rating, of 100, for the first step of a ladder."""

    rating_jump: float = 20.0
    """By how much, of 100, a step may be rated above the last."""

    rise: float = 0.5
    """By which share minutes, distance or counts may grow from week to week."""

    rise_with_pain: float = 0.1
    """The same where pain or fatigue sets the limit."""


@rule(
    on=Plan,
    summary="Begin where the client is, and make each step a little harder than the last.",
    severity=Severity.WARNING,
    claims=(
        "practice-serves-goals",
        "starts-within-reach",
        "climbs-from-safe-to-hard",
        "keeps-a-bearable-pace",
    ),
    options=Options,
    examples=(
        Bad(
            "Week 1: Swim for 10 minutes on Monday.\nWeek 2: Swim for «40 minutes» on Monday.",
            fixed="Week 1: Swim for 10 minutes on Monday.\nWeek 2: Swim for 15 minutes on Monday.",
        ),
        Bad("Week 1: Swim for «45 minutes» on Monday (usual: 10 minutes)."),
        Bad(
            "1. Look at a spider in a book (20/100)\n2. Stand by the jar (35/100)\n"
            "3. Hold the spider «(70/100)»",
            fixed="1. Look at a spider in a book (20/100)\n2. Stand by the jar (35/100)\n"
            "   a step in between (55/100)\n3. Hold the spider (70/100)",
        ),
        Bad("Week 1: Say hello to the postman.\nWeek 2: «Give a talk» at the town hall."),
        Good("Week 1: Swim for 10 minutes on Monday.\nWeek 2: Swim for 14 minutes on Monday."),
        Good("Week 1: Sit outside for 8 minutes (usual: 10).\nWeek 2: Sit outside for 9 minutes."),
        Good("Week 1: Swim for 10 minutes on Monday.\nWeek 2: Read for 40 minutes on Monday."),
        Good(
            "1. Look at a spider in a book (20/100)\n2. Stand by the jar (35/100)\n"
            "3. Hold the spider (70/100)",
            fields={"exposure order": "variable"},
        ),
    ),
)
def grading_jump(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the number, or the words, that go too far at once."""
    if any(a.facts.exposure_order == "variable" for a in plan.assignments):
        return
    parts = parts_of(plan)
    yield from _above_baseline(parts, plan.assignments)
    for one, other in pairwise(parts):
        yield from _between(one, other, options)
    for assignment in plan.assignments:
        yield from _rungs(assignment, options)


def _is_bodily(assignments: Sequence[Assignment]) -> bool:
    """Say whether pain or fatigue sets the pace."""
    return any(
        a.kind.name == "pacing" or any(word.lemma in _BODY for word in a.words) for a in assignments
    )


def _above_baseline(parts: Sequence[Part], assignments: Sequence[Assignment]) -> Iterator[Flag]:
    first = parts[0].assignment if parts else (assignments[0] if assignments else None)
    base = first.facts.starting_point if first is not None else None
    if first is None or base is None or base.number <= 0:
        return
    measures = [m for m in demand_of(first).measures if m.sort != "rating"]
    alike = [m for m in measures if _same_unit(m, base.unit)]
    if not base.unit and len({m.sort for m in measures}) != 1:
        return
    slack = 1.0 if _is_bodily([first]) else 1.2
    high = next((m for m in alike if m.value > base.number * slack), None)
    if high is not None:
        yield Flag(
            high.span,
            f"The first step, {high.text}, lies above the starting point of {first.facts.baseline}. "
            "Beginning at or below it makes a first success likely.",
            fix=template(high.span, f"{{{_written(base.number, high)}}}"),
        )


def _same_unit(measure: Measure, unit: str) -> bool:
    if not unit:
        return True
    if measure.sort == "minutes":
        return unit.startswith("min") or unit == "m"
    return unit.rstrip("s") == measure.unit or unit[:2] == measure.unit[:2]


def _written(value: float, like: Measure) -> str:
    """Return a number with the unit of a measure: "15 minutes"."""
    if like.sort == "minutes":
        return f"{round(value)} minute" + ("s" if round(value) != 1 else "")
    number = f"{value:.1f}".rstrip("0").rstrip(".") if like.sort == "distance" else f"{int(value)}"
    unit = like.text.lstrip("0123456789.,- –").strip() or like.unit
    return f"{number} {unit.split()[-1]}"


def _between(one: Part, other: Part, options: Options) -> Iterator[Flag]:
    if not same_task(one, other):
        yield from _sizes(one, other)
        return
    share = (
        options.rise_with_pain if _is_bodily([one.assignment, other.assignment]) else options.rise
    )
    for sort, least in (("minutes", 5.0), ("distance", 0.5), ("count", 2.0)):
        before, after = one.demand.get(sort), other.demand.get(sort)
        if before is None or after is None or before.unit != after.unit or before.value <= 0:
            continue
        most = before.value * (1 + share) ** max(1, other.first - one.last)
        if after.value <= ceil(most) or (
            share >= options.rise and after.value - before.value <= least
        ):
            continue
        yield Flag(
            after.span,
            f"From {before.text} to {after.text} is a long way at once. "
            "A step in between may be easier to take.",
            fix=template(after.span, f"{{{_written(most, after)}}}"),
        )
        return
    yield from _ratings(one, other, options)


def _ratings(one: Part, other: Part, options: Options) -> Iterator[Flag]:
    before, after = one.demand.get("rating"), other.demand.get("rating")
    if before is None or after is None or after.value - before.value <= options.rating_jump:
        return
    middle = round((before.value + after.value) / 20) * 10
    yield Flag(
        after.span,
        f"From {before.value:.0f} to {after.value:.0f} of 100 is a long way at once. "
        "A step in between may be easier to take.",
        fix=add_sentence(one.assignment, f"Then: {{a step of about {middle} of 100}}."),
    )


def _sizes(one: Part, other: Part) -> Iterator[Flag]:
    """Flag an act that is far bigger than all of the week before: from a hello to a speech."""
    small = [
        int(h.entry.more["size"]) for s in one.assignment.body for h in s.find("challenge_sizes")
    ]
    big = [h for s in other.assignment.body for h in s.find("challenge_sizes")]
    if small and big and int(big[0].entry.more["size"]) - max(small) >= 3:
        yield Flag(
            big[0].span,
            f"After {one.name}, “{big[0].text}” is a long way at once. "
            "A step in between may be easier to take.",
            fix=add_sentence(one.assignment, "Next: {a step that lies in between}."),
        )


def _rungs(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag a gap in a list of rated steps, and a first step that is rated high."""
    rungs: list[tuple[Sentence, Measure]] = []
    for sentence in assignment.body:
        if sentence.is_item or sentence.block.kind is BlockKind.CELL:
            found = [m for m in measures_in(sentence) if m.sort == "rating"]
            rungs += [(sentence, m) for m in sorted(found, key=lambda m: m.span)]
    values = [rated.value for _, rated in rungs]
    if len(rungs) < 3 or values != sorted(values):
        return
    rated = rungs[0][1]
    if rated.value > options.first_rating:
        yield Flag(
            rated.span,
            f"The first step is rated {rated.value:.0f} of 100. An easier one before it "
            "makes a first success likely.",
            fix=add_sentence(assignment, "To begin with: {an easier step, about 30 of 100}.")
            if rungs[0][0].is_item
            else None,
        )
    for (before, low), (_, high) in pairwise(rungs):
        if high.value - low.value > options.rating_jump:
            middle = round(min(low.value + options.rating_jump, (low.value + high.value) / 2 + 5))
            yield Flag(
                high.span,
                f"From {low.value:.0f} to {high.value:.0f} of 100 is a long way at once. "
                "A step in between may be easier to take.",
                # A row of a table has more cells than a rule can fill.
                fix=add_after(before, f"{{a step in between}} ({middle}/100)")
                if before.is_item
                else None,
            )
