"""Missing goal link.

Points out a plan that is not tied to a goal or to something the client cares about.

Why it matters
    A step that leads to a visit, a job or a meal with friends is worth some discomfort. A
    step that leads nowhere is the first to be dropped.

When to leave it
    The goal may stand in the notes: then name it in the field `goal`. The rule speaks once a
    plan, and only where the task asks for some courage or effort.

Sources
    Veterans Affairs, brief cognitive behavioural therapy: goals that matter to the client.
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
    Family-reported barriers to homework. https://pmc.ncbi.nlm.nih.gov/articles/PMC8183976/
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
    summary="Tie the task to a goal in the client's own words.",
    severity=Severity.INFO,
    claims=(
        "practice-serves-goals",
        "lasts-beyond-the-plan",
        "goals-are-shared",
        "draws-on-what-matters",
    ),
    examples=(
        Bad(
            "«Ride the lift one floor on Monday».",
            fixed="Ride the lift one floor on Monday. This is a step toward what you said you want.",
            fields={"kind": "exposure"},
        ),
        Bad("«Stay in the queue for ten minutes on three days».", fields={"kind": "exposure"}),
        Good(
            "Ride the lift one floor. It is a step toward visiting your sister.",
            fields={"kind": "exposure"},
        ),
        Good("Ride the lift.", fields={"kind": "exposure", "goal": "see the view from the tower"}),
        Good("Cook one meal on Sunday; you said that eating together matters to you."),
        Good("Call the clinic on Monday."),
    ),
)
def missing_goal_link(plan: Plan) -> Iterator[Flag]:
    """Flag the first demanding task of a plan without a goal."""
    lacking = first_lacking(plan, "goal")
    if lacking is None or any(a.facts.goal for a in plan.assignments):
        return
    # A plan without any reason is asked for that first; a goal is the better half of it.
    assignment, _ = lacking
    if not is_demanding(assignment, courage=True):
        return
    told, named = (framed(assignment, "goal", style=style) for style in ("told", "named"))
    yield Flag(
        first_span(assignment),
        "Which goal of your client does this serve?",
        fix=add_element(assignment, told, named),
    )
