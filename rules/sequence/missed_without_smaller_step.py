"""Missed without smaller step.

Flags a task that was not done twice or more in a row and comes back just as big.

Why it matters
    A task missed twice did not fit: too big, no moment for it, or no point seen in it. A
    smaller one done tells you more than the same one asked for a third time.

When to leave it
    If you know what was in the way and it is gone, the same task may be right. Say so in the
    draft; one line shows the client that the miss was heard, not counted.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. Journal of Clinical
    Psychology 58(5), 565-576. doi:10.1002/jclp.10033
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Plan,
    Severity,
    add_sentence,
    demand_of,
    first_span,
    rule,
)

_SMALLER = re.compile(
    r"\b(?:smaller|shorter|easier|simpler|less|fewer|half|at least one|even one|only (?:one|once|the)"
    r"|just (?:one|once|the)|too (?:big|much|hard|long)|instead|got in the way|was in the way)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\bnot done\b[^.\n]{0,20}\bnot done\b|\b(?:not done|missed|skipped) (?:twice|two|three|2|3)\b",
    re.IGNORECASE,
)
"""Misses noted beside the task: "(not done, not done)"."""


@rule(
    on=Plan,
    summary="After two misses, ask for less, or ask what was in the way.",
    severity=Severity.SUGGESTION,
    claims=(
        "is-reviewed-and-adjusted",
        "keeps-support-steady",
        "answers-stagnation-with-change",
        "can-be-made-smaller",
    ),
    examples=(
        Bad(
            "«Write down two worries a day».",
            fixed="Write down two worries a day. Smaller version: half of it.",
            fields={"status": "not done", "missed": 2},
        ),
        Bad(
            "Week 1: Write down two worries a day. Status: not done.\n"
            "Week 2: Write down two worries a day. Status: not done.\n"
            "Week 3: «Write down two worries a day»."
        ),
        Good(
            "Week 1: Write down two worries a day. Status: not done.\n"
            "Week 2: Write down two worries a day. Status: not done.\n"
            "Week 3: Write down one worry on Monday."
        ),
        Good("Write down two worries a day.", fields={"status": "not done"}),
        Good(
            "Write down two worries a day. Even one line counts.",
            fields={"status": "not done", "missed": 2},
        ),
    ),
)
def missed_without_smaller_step(plan: Plan) -> Iterator[Flag]:
    """Flag the task that follows two misses and is no smaller."""
    last = plan.assignments[-1] if plan.assignments else None
    for missed, after in pairwise(plan.assignments):
        if missed.facts.missed >= 2 and after.facts.status in ("", "new"):
            if not _is_smaller(after, missed):
                yield _flag(after)
            return
    if last is None or not last.steps:
        return
    twice = last.facts.missed >= 2 or any(_TWICE.search(s.text) for s in last.sentences)
    if twice and not _eased(last):
        yield _flag(last)


def _eased(assignment: Assignment) -> bool:
    return any(_SMALLER.search(sentence.text) for sentence in assignment.body)


def _is_smaller(after: Assignment, before: Assignment) -> bool:
    """Say whether a task asks for less than the one before it, or for something else."""
    if _eased(after) or not after.steps or not before.steps:
        return True
    verbs = {step.verb.lemma for step in before.steps}
    if not verbs & {step.verb.lemma for step in after.steps}:
        return True
    low, high = demand_of(after), demand_of(before)
    if low.per_week and high.per_week and low.per_week < high.per_week:
        return True
    pairs = [(low.get(sort), high.get(sort)) for sort in ("minutes", "distance", "count", "rating")]
    return any(a is not None and b is not None and a.value < b.value for a, b in pairs)


def _flag(assignment: Assignment) -> Flag:
    return Flag(
        first_span(assignment),
        "This was not done twice, and it is asked for in the same size. "
        "A smaller version may tell you both more.",
        fix=add_sentence(assignment, "Smaller version: {half of it}."),
    )
