"""Missing expected reaction.

Points out a task that takes courage, and does not say what the client may feel or notice.

Why it matters
    A racing heart that nobody announced reads as a sign to stop. A client who expected it,
    or wrote a guess beforehand, can compare what was feared with what happened.

When to leave it
    The rule speaks once a plan, and only about exposure and writing about hard memories.
    Which reaction to expect is for you to say: the draft offers one as a blank.

Sources
    Craske and others (2014), Maximizing exposure therapy: An inhibitory learning approach.
    Behaviour Research and Therapy 58, 10-23. doi:10.1016/j.brat.2014.04.006
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
    summary="Say what reaction to expect, or ask for a guess.",
    severity=Severity.INFO,
    claims=("says-what-to-expect",),
    examples=(
        Bad(
            "«Ride the lift to the third floor on Monday».",
            fields={"kind": "exposure"},
            fixed="Ride the lift to the third floor on Monday. "
            "It may be that your fear goes up first; that is part of it.",
        ),
        Bad(
            "«Touch the bin lid» and wait for ten minutes.", fields={"kind": "response-prevention"}
        ),
        Good(
            "Ride the lift to the third floor. Your legs may shake; that is normal.",
            fields={"kind": "exposure"},
        ),
        Good(
            "Before you ride the lift, write down what you think will happen.",
            fields={"kind": "exposure"},
        ),
        Good("Ride the lift daily, till you see that fear eases.", fields={"kind": "exposure"}),
        Good("Maybe you could try the lift on Monday.", fields={"kind": "exposure"}),
        Good("Water the plants after breakfast."),
    ),
)
def missing_expected_reaction(plan: Plan) -> Iterator[Flag]:
    """Flag the first task that takes courage if nothing says what to expect."""
    lacking = first_lacking(plan, "expectation")
    if lacking is None or any(s.find("expectation_markers") for s in plan.sentences):
        return
    assignment, _ = lacking
    # A mere idea, "you could say hi", gets a remark on its wording; this one would be too much.
    is_idea = any(s.find("hedges") for s in assignment.body)
    if is_idea or not is_demanding(assignment, courage=True):
        return
    told, named = (framed(assignment, "expectation", style=s) for s in ("told", "named"))
    yield Flag(
        first_span(assignment),
        "Nothing says what your client may feel or notice, or asks for a guess beforehand.",
        fix=add_element(assignment, told, named),
    )
