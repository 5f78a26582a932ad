"""Missing horizon.

Flags something to be done again and again, with no word on until when.

Why it matters
    Action plans ask how much, how often and until when. A client who is told to do a thing
    every day, with no end in sight, may never feel done, and has no day to look back from.

When to leave it
    For a habit that is meant to stay, or a standing rule such as a rising time, no end date
    is needed. A first look back, at the next session, still helps.

Sources
    Gutnick and others (2014), Brief Action Planning.
    https://www.researchgate.net/publication/286176637
"""

import re
from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_element,
    first_span,
    is_done_once,
    lacks,
    rule,
)

_WEEK = re.compile(
    r"(?:week|session|day|month|stage|phase)s? (?:\d|one|two|three|four|five|six)\b", re.IGNORECASE
)
"""The title of a part of a plan: "Week 2"."""


@rule(
    on=Assignment,
    summary="Say until when something regular goes on.",
    severity=Severity.SUGGESTION,
    claims=("is-concrete-and-timed",),
    examples=(
        Bad(
            "«Water the plants every day after lunch».",
            fixed="Water the plants every day after lunch. Keep this up until our next session.",
        ),
        Bad("«Stretch for five minutes each morning»."),
        Good("Read to your daughter for ten minutes on three evenings this week."),
        Good("# Week 1\n\nStretch every morning.\n\n# Week 2\n\nStretch and walk every morning."),
        Good("Call the clinic on Monday morning."),
        Good("Until our next session, keep the mood diary, one line a day."),
    ),
)
def missing_horizon(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step of a regular task that has no end date."""
    needed, mild = lacks(assignment, "dose")
    dose = assignment.element("dose")
    if not needed or is_done_once(assignment) or not dose.has("frequency"):
        return
    if _WEEK.match(assignment.title or ""):
        # The next part of the plan says when this one is over.
        return
    if any(piece.facet == "horizon" for piece in dose.evidence) or assignment.states("review"):
        return
    yield Flag(
        first_span(assignment),
        "The draft does not say until when.",
        fix=add_element(
            assignment, "Keep this up until {our next session}.", "Until: {our next session}"
        ),
        severity=mild,
    )
