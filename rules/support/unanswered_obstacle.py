"""Unanswered obstacle.

Flags an obstacle that the draft foresees and then leaves standing.

Why it matters
    "You might be too tired" alone reads as a forecast of failure. With an answer behind it,
    the same words become a plan.

When to leave it
    If any sentence of the task says what to do then, the rule keeps quiet.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. doi:10.1002/jclp.10033
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_after,
    loose_obstacles,
    proposals,
    rule,
)


@rule(
    on=Assignment,
    summary="Answer an obstacle: say what to do then.",
    severity=Severity.SUGGESTION,
    claims=("plans-for-barriers",),
    examples=(
        Bad(
            "Walk on Monday at four. You might be «too tired».",
            fixed="Walk on Monday at four. You might be too tired. "
            "Then walk up and down the stairs for 5 minutes.",
        ),
        Bad("Practise the scale each evening. You may «forget» it on some days."),
        Good("Walk on Monday at four. If it rains, walk in the mall."),
        Good("You might be too tired. Then do the first two minutes."),
        Good("Write down: “I might forget it.” Then read it aloud."),
        Good("When your son is too tired for homework, set a timer for ten minutes."),
    ),
)
def unanswered_obstacle(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first obstacle without an answer."""
    for hit in loose_obstacles(assignment):
        fallback = next(iter(proposals(assignment, "fallback")), "...")
        yield Flag(
            hit.span,
            f"“{hit.text}” is likely enough to be named: what does your client do then?",
            fix=add_after(hit.sentence, f"Then {{{fallback}}}.", assignment.draft.newline),
        )
