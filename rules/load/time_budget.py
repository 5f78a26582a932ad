"""Time budget.

Flags homework that adds up to more minutes than most weeks hold.

Why it matters
    "No time" is the reason that families name most for homework not done. A sum on paper shows
    before the week begins what the week would show anyway.

When to leave it
    If the client asked for this much, or the minutes are part of their day already. The rule
    adds up only what the draft says in full, how long and how often, and guesses nothing.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021), tell
    people how long it takes. https://www.w3.org/TR/coga-usable/
    Tompkins (2002), Guidelines for enhancing homework compliance. doi:10.1002/jclp.10033
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_sentence,
    demand_of,
    first_span,
    rule,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    weekly_minutes: float = 150.0
    """Minutes that all tasks of a week together may take."""

    one_task: float = 450.0
    """Minutes a week that one task alone may take; an agreed walk a day is no overload."""

    low_capacity: float = 60.0
    """Minutes a week for a reader with low capacity."""


@rule(
    on=Assignment,
    summary="Keep the week's homework within the time there is.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-daily-life", "has-flexible-deadlines"),
    options=Options,
    examples=(
        Bad(
            "«Meditate for 20 minutes every day». Write your diary for 15 minutes every evening.",
            fixed="Meditate for 20 minutes every day. Write your diary for 15 minutes every evening. "
            "This week, do only one of these.",
        ),
        Bad("«Practise the exercises for 90 minutes every day»."),
        Bad(
            "«Walk for 15 minutes every day».",
            fields={"reader": {"low capacity": True}},
        ),
        Good("Walk for 15 minutes every day."),
        Good("Meditate for 5 minutes every day. Write your diary for 5 minutes every evening."),
        Good("Walk for 30 minutes every day."),
        Good(
            "Meditate for 20 minutes every day, or write your diary for 15 minutes. Choose one of these."
        ),
    ),
)
def time_budget(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first step if the minutes of the week come to too much."""
    demand = demand_of(assignment)
    total, tasks = sum(demand.tasks), len(demand.tasks)
    if not tasks or assignment.kind.name == "sleep":
        return
    most = options.weekly_minutes if tasks > 1 else options.one_task
    if assignment.facts.reader.low_capacity:
        most = options.low_capacity
    if total <= most or any("one of these" in s.text for s in assignment.body):
        return
    spare = "one of these" if tasks > 1 else "half of it"
    if any("This week, do only" in s.text for s in assignment.body):
        return
    yield Flag(
        first_span(assignment),
        f"Together this comes to about {round(total)} minutes a week. Does the week hold that?",
        fix=add_sentence(assignment, f"This week, do only {{{spare}}}."),
    )
