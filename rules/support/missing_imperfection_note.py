"""Missing imperfection note.

Points out a demanding series or a performance that says nothing of partial or messy practice.

Why it matters
    People who are hard on themselves leave out the whole week after one missed day. "Gaps
    tell us something too" keeps them going.

When to leave it
    The rule speaks once a plan, and only where every day, every row or an audience is asked for.

Sources
    Using homework with highly self-critical clients, guidelines for therapists.
    https://paperzz.com/doc/8488040/guidelines-on-using-homework-in-highly-critical-and
    A Therapist's Guide to Brief Cognitive Behavioral Therapy, module 8 (2008).
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Plan, Severity, add_element, rule

_NOTES = {
    "series": ("{Half counts. A missed day tells us something too.}", "{Half counts too}"),
    "performance": ("{Losing your words still counts.}", "{Losing your words still counts}"),
}
"""What is added in prose and in a list, by what is asked for."""


@rule(
    on=Plan,
    summary="Say that partial practice counts.",
    severity=Severity.INFO,
    claims=("welcomes-imperfect-practice",),
    examples=(
        Bad(
            "Complete the «seven-day record».",
            fixed="Complete the seven-day record. "
            "Half counts. A missed day tells us something too.",
        ),
        Bad("«Give the speech» at the club on Friday."),
        Good("Fill in what you can of the seven-day record; gaps tell us something too."),
        Good("Say your point once in the meeting. Losing your words still counts."),
        Good("Fill in one line after dinner."),
    ),
)
def missing_imperfection_note(plan: Plan) -> Iterator[Flag]:
    """Flag the first call for a full series or a performance."""
    if any(sentence.find("imperfection_markers") for sentence in plan.sentences):
        return
    for assignment in plan.assignments:
        if assignment.states("barrier") or not assignment.steps:
            continue
        for sentence in assignment.body:
            for hit in sentence.find("full_series"):
                told, named = _NOTES[str(hit.entry.more["ask"])]
                yield Flag(
                    hit.span,
                    "Nothing says that partial or messy practice counts too.",
                    fix=add_element(assignment, told, named),
                )
                return
