"""Missing rationale.

Flags a plan that does not say why its task may help.

Why it matters
    Clients who know what a task is for do more of it: over 59 studies a reason is one of the
    steadiest signs that homework gets done. One sentence is enough.

When to leave it
    One reason holds for the whole plan. Errands, crisis papers and feedback need none.

Sources
    Between-session work and engagement, a review of 59 studies (2024).
    doi:10.1080/16506073.2024.2369939
    Family-reported barriers to homework: "did not know why", 8 of 29 families.
    https://pmc.ncbi.nlm.nih.gov/articles/PMC8183976/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
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
    is_own_note,
    rule,
)

_OF_CLIENTS = frozenset({Form.THIRD_PERSON, Form.PASSIVE})


def _is_chart_note(assignment: Assignment) -> bool:
    """Say whether a line speaks of the client to colleagues: its reason stands elsewhere."""
    step = first_act(assignment)
    return step is not None and step.form in _OF_CLIENTS


@rule(
    on=Plan,
    summary="Say why the task helps, in one short sentence.",
    severity=Severity.SUGGESTION,
    claims=("says-what-counts-and-why",),
    examples=(
        Bad(
            "«Write down the time you go to bed for seven nights».",
            fixed="Write down the time you go to bed for seven nights. This helps because a few "
            "lines show what sets it off, and so where to step in.",
            fields={"kind": "monitoring"},
        ),
        Bad("«Sort the post for ten minutes after lunch on three days»."),
        Good("Write down your bedtime for a week. It shows us which bedtime to try first."),
        Good("Walk for ten minutes after lunch, so that the afternoon has more energy."),
        Good("Why: a slow breath calms the heart.\nBreathe out slowly ten times before bed."),
        Good("Call the clinic on Monday morning.", fields={"kind": "admin"}),
    ),
)
def missing_rationale(plan: Plan) -> Iterator[Flag]:
    """Flag the first task that needs a reason if the plan gives none."""
    lacking = first_lacking(plan, "rationale")
    if lacking is None or any(s.find("generic_reasons") for s in plan.sentences):
        return
    assignment, mild = lacking
    if mild or is_own_note(plan) or _is_chart_note(assignment):
        return
    step = first_act(assignment)
    if step is not None and step.form is Form.FIRST_PERSON and assignment.skill is None:
        return
    told, named = (framed(assignment, "rationale", style=style) for style in ("told", "named"))
    yield Flag(
        first_span(assignment),
        "The draft does not say why this may help.",
        fix=add_element(assignment, told, named),
    )
