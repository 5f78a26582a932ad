"""Missing review.

Flags a plan with something to write down that does not say when it is looked at together.

Why it matters
    Homework that nobody asks about stops. A client who knows that the sheet is read together
    has one more reason to fill it in, and brings it.

When to leave it
    A self-help page may end in a look back of its own. Where nothing is written or measured,
    the rule keeps quiet.

Sources
    A Therapist's Guide to Brief Cognitive Behavioral Therapy, module 8 (2008).
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
    Tompkins (2002), Guidelines for enhancing homework compliance. doi:10.1002/jclp.10033
"""

from collections.abc import Iterator

from advisor.api import (
    Bad,
    Flag,
    Form,
    Good,
    Plan,
    Severity,
    add_element,
    first_act,
    first_lacking,
    first_span,
    framed,
    rule,
)

_KEPT = frozenset({"monitoring", "thought-record", "sleep"})
"""Kinds whose point is what is looked at afterwards."""


@rule(
    on=Plan,
    summary="Say when and how you look at it together.",
    severity=Severity.SUGGESTION,
    claims=(
        "is-reviewed-and-adjusted",
        "checks-in-without-pressure",
        "gives-feedback-now-and-later",
        "returns-to-the-goal",
    ),
    examples=(
        Bad(
            "«Keep the sleep diary for seven nights».",
            fixed="Keep the sleep diary for seven nights. "
            "Bring your notes to our next session; we look at that first.",
        ),
        Bad("«Rate your mood each evening, 0 to 10»."),
        Good("Keep the sleep diary for a week; we will read it together on 9 June."),
        Good("Rate your mood each evening. On Sunday, look back: which day was best?"),
        Good("Keep the diary and bring it to our next session."),
        Good("Water the plants after breakfast."),
    ),
)
def missing_review(plan: Plan) -> Iterator[Flag]:
    """Flag the first recorded task if no task of the plan is looked at."""
    lacking = first_lacking(plan, "review")
    if lacking is None:
        return
    for assignment in plan.assignments:
        recorded = assignment.states("record") or assignment.kind.name in _KEPT
        step = first_act(assignment)
        if step is not None and step.form is Form.INDIRECT:
            # Advice in passing: nobody may meet again.
            return
        if recorded and not assignment.states("reflection"):
            told, named = (framed(assignment, "review", style=s) for s in ("told", "named"))
            yield Flag(
                first_span(assignment),
                "The draft does not say when you look at this together.",
                fix=add_element(assignment, told, named),
            )
            return
