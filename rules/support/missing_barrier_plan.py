"""Missing barrier plan.

Flags a plan of repeated or hard tasks that does not say what to do when something gets in
the way.

Why it matters
    Rain, a late bus and a short night are to be expected. A client who has a smaller version
    ready does that; without one, a missed day becomes a missed week.

When to leave it
    One fallback holds for the whole plan. What is done once, and is easy, needs none.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. doi:10.1002/jclp.10033
    Between-session work and engagement, a review of 59 studies (2024).
    doi:10.1080/16506073.2024.2369939
"""

from collections.abc import Iterator

from advisor.api import (
    Bad,
    Flag,
    Good,
    Plan,
    Severity,
    add_element,
    first_lacking,
    first_span,
    framed,
    is_demanding,
    leaves_out,
    loose_obstacles,
    rule,
)


@rule(
    on=Plan,
    summary="Say what to do when something gets in the way.",
    severity=Severity.SUGGESTION,
    claims=("fits-readiness-and-life", "plans-for-barriers", "can-be-made-smaller"),
    examples=(
        Bad(
            "«Play the piano for ten minutes every evening».",
            fixed="Play the piano for ten minutes every evening. "
            "If you forget, do it the next morning.",
        ),
        Bad("«Listen to the recording each night»."),
        Good("Play the piano every evening. If you are too tired, play one scale."),
        Good("Play the piano every evening; on bad days, one bar counts."),
        Good("Call the landlord on Monday at ten."),
        Good("Play the piano every evening. You might be too tired."),
    ),
)
def missing_barrier_plan(plan: Plan) -> Iterator[Flag]:
    """Flag the first demanding task if no task of the plan has a fallback."""
    lacking = first_lacking(plan, "barrier")
    if lacking is None or any(loose_obstacles(a) for a in plan.assignments):
        return
    assignment, mild = lacking
    often = assignment.element("dose").has("frequency") and is_demanding(assignment)
    if mild or leaves_out(assignment) or not (often or is_demanding(assignment, courage=True)):
        return
    if any(sentence.find("medication") for sentence in assignment.body):
        # What to do about a missed tablet is for whoever prescribes it.
        return
    told, named = (framed(assignment, "barrier", style=style) for style in ("told", "named"))
    yield Flag(
        first_span(assignment),
        "The draft does not say what to do when something gets in the way.",
        fix=add_element(assignment, told, named),
    )
