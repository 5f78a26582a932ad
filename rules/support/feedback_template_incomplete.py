"""Feedback template incomplete.

Flags a feedback text without a strength, a difficulty or a next step.

Why it matters
    Feedback that only praises changes nothing, and feedback that only finds fault ends the
    work. Strength, difficulty and one next step together move it on.

When to leave it
    The rule reads feedback texts only: name the kind in the field `kind`, or in the title.

Sources
    Hattie and Timperley (2007), The power of feedback. doi:10.3102/003465430298487
"""

from collections.abc import Iterator

from advisor.api import Assignment, Bad, Flag, Good, Severity, add_element, first_span, rule

_PARTS = {
    "strength": ("a strength", "You {stayed ten minutes although it was hard}."),
    "challenge": ("what was hard", "{Mornings} were hard."),
    "next": ("a next step", "Next: {one row at lunch}."),
}


@rule(
    on=Assignment,
    summary="Give feedback a strength, a difficulty and a next step.",
    severity=Severity.SUGGESTION,
    claims=("feedback-has-three-parts", "praises-effort", "feedback-is-kind-and-leads-on"),
    examples=(
        Bad(
            "«Your log has two rows.»",
            fields={"kind": "feedback"},
            fixed="Your log has two rows. You stayed ten minutes although it was hard. "
            "Mornings were hard. Next: one row at lunch.",
        ),
        Bad("«You filled in two rows.»", fields={"kind": "feedback"}),
        Good(
            "You filled in two rows. Mornings were hard. Next: one row at lunch.",
            fields={"kind": "feedback"},
        ),
        Good(
            "You stayed even though your hands shook. It was hard. Next time, stay five minutes.",
            fields={"kind": "feedback"},
        ),
        Good("Fill in two rows after dinner."),
    ),
)
def feedback_template_incomplete(assignment: Assignment) -> Iterator[Flag]:
    """Flag the start of a feedback text that lacks a part."""
    if assignment.kind.name != "feedback" or not assignment.body:
        return
    found = {
        str(hit.entry.more["part"])
        for sentence in assignment.body
        for hit in sentence.find("feedback_parts")
    }
    found |= {"next" for sentence in assignment.body if sentence.own_role == "review"}
    lacking = [part for part in _PARTS if part not in found]
    if not lacking:
        return
    named = " and ".join(_PARTS[part][0] for part in lacking)
    told = " ".join(_PARTS[part][1] for part in lacking)
    yield Flag(
        first_span(assignment),
        f"This feedback does not name {named}.",
        fix=add_element(assignment, told, told),
    )
