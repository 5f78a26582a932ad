"""Missing reflection prompt.

Flags a plan that never asks what the client noticed or learned.

Why it matters
    Practice teaches most when somebody asks what came of it. One open question turns a
    task that went badly into news as well.

When to leave it
    Diaries, errands and short routines need no question. One prompt serves the whole plan.

Sources
    Craske, Treanor, Conway, Zbozinek and Vervliet (2014), Maximizing exposure therapy.
    doi:10.1016/j.brat.2014.04.006
    Kolb and others, learning from experience, in Bennett-Levy (2006), Therapist skills.
    doi:10.1017/S1352465805002420
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Need,
    Plan,
    Severity,
    add_element,
    closed_prompts,
    first_lacking,
    first_span,
    framed,
    rule,
)


def _teaches(assignment: Assignment) -> bool:
    """Say whether the task is done to learn from it, more than to get it done."""
    if assignment.need("reflection") is not Need.REQUIRED:
        return False
    if assignment.kind.name == "general":
        return assignment.element("dose").has("frequency")
    return True


@rule(
    on=Plan,
    summary="Ask one open question about what came of it.",
    severity=Severity.SUGGESTION,
    claims=("asks-what-was-learned", "asks-how-to-adapt", "builds-self-observation"),
    examples=(
        Bad(
            "«Tell your manager on Tuesday that you leave at five».",
            fixed="Tell your manager on Tuesday that you leave at five. "
            "Afterwards, ask yourself: What worked?",
        ),
        Bad("«Stay in the lift for two floors on Monday».", fields={"kind": "exposure"}),
        Good("Tell your manager that you leave at five. What surprised you?"),
        Good("Ride the lift on Monday. Note one thing you learned.", fields={"kind": "exposure"}),
        Good("Call the council on Monday.", fields={"kind": "admin"}),
        Good("Fold the towels on Monday."),
    ),
)
def missing_reflection_prompt(plan: Plan) -> Iterator[Flag]:
    """Flag the first task that teaches something if the plan asks nothing."""
    lacking = first_lacking(plan, "reflection")
    if lacking is None or any(closed_prompts(plan.sentences)):
        return
    for assignment in plan.assignments:
        if assignment.steps and assignment.states("action") and _teaches(assignment):
            told, named = (framed(assignment, "reflection", style=s) for s in ("told", "named"))
            yield Flag(
                first_span(assignment),
                "Nothing asks what your client noticed or learned.",
                fix=add_element(assignment, told, named),
            )
            return
