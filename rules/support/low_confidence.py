"""Low confidence.

Flags a task that the client is not sure to manage, and that stays as it was.

Why it matters
    Below 7 of 10 a plan is more likely to fail than to be done. A smaller step that is done
    teaches more than a bigger one that is not.

When to leave it
    A smaller version or a plan for obstacles in the draft answers the doubt.

Sources
    Gutnick and others (2014), Brief Action Planning.
    https://www.researchgate.net/publication/286176637
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_element,
    first_span,
    proposals,
    rule,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    least: float = 7
    """From which confidence on, out of 10, a plan may stay as it is."""


_PARTS = frozenset("first half one two".split())
"""Words of a fallback that is less of the same; others put it off to another day."""


def _smaller(fallbacks: Sequence[str]) -> str:
    parts = (text for text in fallbacks if _PARTS & set(text.split()))
    return next(parts, next(iter(fallbacks), "..."))


@rule(
    on=Assignment,
    summary="Make the step smaller if the client is less sure than 7 of 10.",
    severity=Severity.WARNING,
    claims=("fits-readiness-and-life", "can-be-made-smaller"),
    options=Options,
    examples=(
        Bad(
            "«Swim ten laps on Monday».",
            fields={"confidence": 4},
            fixed="Swim ten laps on Monday. Smaller version that counts: "
            "do the first five minutes.",
        ),
        Bad("«Call the landlord on Friday».", fields={"confidence": "50%"}),
        Good("Swim ten laps on Monday.", fields={"confidence": 8}),
        Good("Swim ten laps on Monday. If it is too much, swim one.", fields={"confidence": 4}),
        Good("Swim ten laps on Monday."),
    ),
)
def low_confidence(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first step if the client is not sure of it and nothing smaller is offered."""
    sure = assignment.facts.confidence
    if sure is None or sure >= options.least or assignment.states("barrier"):
        return
    smaller = _smaller(proposals(assignment, "fallback"))
    yield Flag(
        first_span(assignment),
        f"Your client is {sure:g} of 10 sure: what smaller step would make it 7?",
        fix=add_element(
            assignment,
            f"Smaller version that counts: {{{smaller}}}.",
            f"Smaller version: {{{smaller}}}",
        ),
    )
