"""Weekly time jump.

Flags a week that asks for much more time than the one before it.

Why it matters
    Time is what people most often say they lack. A week that asks for hours where the last
    one asked for minutes is read once and then left.

When to leave it
    A planned intensive week, agreed with the client. The rule adds up only minutes that the
    draft states together with how often; what it does not say, the rule does not guess.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. doi:10.1002/jclp.10033
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021).
    https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from advisor.api import (
    Bad,
    Flag,
    Good,
    Part,
    Plan,
    Severity,
    add_sentence,
    parts_of,
    rule,
    same_task,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    rise: float = 0.5
    """By which share the minutes of a week may grow."""

    least: float = 45.0
    """Minutes. A smaller rise is left alone."""


@rule(
    on=Plan,
    summary="Let the time for homework grow slowly.",
    severity=Severity.SUGGESTION,
    claims=("keeps-a-bearable-pace",),
    options=Options,
    examples=(
        Bad(
            "Week 1: Write your diary for 3 minutes every day.\n"
            "Week 2: «Practise the piano for 25 minutes every day».",
            fixed="Week 1: Write your diary for 3 minutes every day.\n"
            "Week 2: Practise the piano for 25 minutes every day. "
            "If that is too much: 30 minutes over the whole week.",
        ),
        Bad(
            "Week 1: Stretch for 10 minutes twice a week.\n"
            "Week 2: «Swim for 40 minutes four times a week»."
        ),
        Good(
            "Week 1: Write your diary for 3 minutes every day.\n"
            "Week 2: Practise the piano for 4 minutes every day."
        ),
        Good("Week 1: Write your diary.\nWeek 2: Practise the piano for 25 minutes every day."),
        Good(
            "Week 1: Stretch for 10 minutes every day.\nWeek 2: Stretch for 14 minutes every day."
        ),
    ),
)
def weekly_time_jump(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag a part with far more minutes a week than the last."""
    for one, other in pairwise(parts_of(plan)):
        before, after = one.demand.weekly_minutes, other.demand.weekly_minutes
        if before is None or after is None or other.unit == "day" or _is_graded(one, other):
            continue
        if after - before < options.least or after <= before * (1 + options.rise):
            continue
        if "over the whole week" in other.last_sentence.text:
            continue
        least = max(round(before * (1 + options.rise) / 5) * 5, 5)
        yield Flag(
            other.span,
            f"From about {before:.0f} to about {after:.0f} minutes a week is a steep rise.",
            fix=add_sentence(
                other.assignment,
                f"If that is too much: {{{least} minutes}} over the whole week.",
            ),
        )


def _is_graded(one: Part, other: Part) -> bool:
    """Say whether the same task just gets longer, which is a matter of its steps."""
    return same_task(one, other)
