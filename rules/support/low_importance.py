"""Low importance.

Flags a task that matters little to the client.

Why it matters
    What matters below about 60 of 100 is rarely kept up. A talk about what would matter more
    saves a week.

When to leave it
    A goal in the client's own words, in the text or the field `goal`, may carry a dull task.

Sources
    A Therapist's Guide to Brief Cognitive Behavioral Therapy, module 6 (2008).
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_element,
    first_span,
    framed,
    rule,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    least: float = 60
    """From which importance on, out of 100, a task may stay as it is."""


@rule(
    on=Assignment,
    summary="Tie a task that matters little to something that matters more.",
    severity=Severity.SUGGESTION,
    claims=("fits-readiness-and-life", "draws-on-what-matters"),
    options=Options,
    examples=(
        Bad(
            "«Sort the cupboard on Monday».",
            fields={"importance": 40},
            fixed="Sort the cupboard on Monday. This is a step toward what you said you want.",
        ),
        Bad("«Read chapter two on Friday».", fields={"importance": "3/10"}),
        Good("Sort the cupboard on Monday.", fields={"importance": 80}),
        Good("Sort the cupboard on Monday.", fields={"importance": 40, "goal": "have guests"}),
        Good("Sort the cupboard on Monday."),
    ),
)
def low_importance(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first step if the task matters little and serves no named goal."""
    matters = assignment.facts.importance
    if matters is None or matters >= options.least:
        return
    if assignment.facts.goal or assignment.states("goal"):
        return
    told, named = (framed(assignment, "goal", style=style) for style in ("told", "named"))
    yield Flag(
        first_span(assignment),
        f"This matters {matters:g} of 100 to your client: what would matter more?",
        fix=add_element(assignment, told, named),
    )
