"""Unreadable field.

Flags a value in the front matter that the rules cannot read, and so leave out.

Why it matters
    A fact that is quietly left out looks as if it had been weighed. One line says that it was
    not, and how to write it.

When to leave it
    Nothing else depends on it: the draft is judged as if the field were not there.

Sources
    Homework Advisor, fields of a draft: docs/fields.md.
    https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Plan, Severity, first_span, rule


@rule(
    on=Plan,
    summary="Write the value of a field so that it can be read.",
    severity=Severity.SUGGESTION,
    claims=("dates-agree",),
    needs=(),
    examples=(
        Bad("«Walk to the gate at noon».", fields={"confidence": "quite sure"}),
        Bad("«Walk to the gate at noon».", fields={"next session": "soon"}),
        Good("Walk to the gate at noon.", fields={"confidence": "80%"}),
        Good("Walk to the gate at noon.", fields={"next session": "3 June 2026"}),
        Good("Walk to the gate at noon. Confidence: ____"),
    ),
)
def unreadable_field(plan: Plan) -> Iterator[Flag]:
    """Flag the first step once for each field that could not be read."""
    told: set[tuple[str, str]] = set()
    for assignment in plan.assignments:
        for unread in assignment.facts.unread:
            if (unread.field, unread.value) in told or not assignment.sentences:
                continue
            told.add((unread.field, unread.value))
            yield Flag(
                first_span(assignment),
                f"The field “{unread.field}” says “{unread.value}”; it needs {unread.wanted}. "
                "It was left out.",
            )
