"""Missing confidence check.

Points out a task that takes courage and does not ask how sure the client is.

Why it matters
    Below 7 of 10, plans tend to fail. Asking takes a breath, and the answer says how much
    smaller the step should be.

When to leave it
    If you asked in the session, write it in the field `confidence`. For those who dislike
    numbers, "sure" and "not sure" do as well.

Sources
    Gutnick and others (2014), Brief Action Planning.
    https://www.researchgate.net/publication/286176637
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
    rule,
)


@rule(
    on=Plan,
    summary="Ask how sure the client is, and make it smaller below 7.",
    severity=Severity.INFO,
    claims=("fits-readiness-and-life", "can-be-made-smaller"),
    examples=(
        Bad(
            "«Ride the lift to the third floor on Monday».",
            fields={"kind": "exposure"},
            fixed="Ride the lift to the third floor on Monday. "
            "How sure are you that you will do this, 0 to 10? Below 7, make it smaller.",
        ),
        Bad(
            "«Touch the bin lid» and wait for ten minutes.", fields={"kind": "response-prevention"}
        ),
        Good(
            "Ride the lift. How sure are you, 0 to 10? Below 7: ride one floor.",
            fields={"kind": "exposure"},
        ),
        Good("Ride the lift on Monday.", fields={"kind": "exposure", "confidence": 8}),
        Good("Water the plants after breakfast."),
    ),
)
def missing_confidence_check(plan: Plan) -> Iterator[Flag]:
    """Flag the first task that takes courage if nobody asks how sure the client is."""
    lacking = first_lacking(plan, "confidence")
    if lacking is None or any(a.facts.confidence is not None for a in plan.assignments):
        return
    assignment, _ = lacking
    if not is_demanding(assignment, courage=True):
        return
    told, named = (framed(assignment, "confidence", style=s) for s in ("told", "named"))
    yield Flag(
        first_span(assignment),
        "Nothing asks how sure your client is that they can do this.",
        fix=add_element(assignment, told, named),
    )
