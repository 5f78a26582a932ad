"""Calculation required.

Flags instructions that a client can only follow with a sum.

Why it matters
    Many adults are slow with averages, percentages and “take off a fifth”, and under stress
    slower. A number that stands on the sheet is followed; a sum is put off.

When to leave it
    Counting ticks or minutes is fine, and so is “half a page is enough”. Sums that you do
    together in the session do not belong on the client's sheet at all.

Sources
    AHRQ, The Patient Education Materials Assessment Tool (2013), item 7: no calculations.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Do Not Rely on Users Calculations or Memorizing Information".
    https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator

from advisor.api import Assignment, Bad, Flag, Good, Scope, Severity, rule, template


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Give the number itself, so that no sum is needed.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    examples=(
        Bad(
            "Walk to the gate. «Calculate your mean score for the week and multiply it by two.»",
            fixed="Walk to the gate. My number for this week: 8.",
        ),
        Bad("«Add up the five scores and divide by five.» Bring the number on Monday."),
        Good("Count the ticks at the end of the day."),
        Good("Walk 8 minutes this week. Half of it is enough on a bad day."),
        Good("My number for this week: 8 minutes."),
    ),
)
def calculation_required(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first sum of an assignment."""
    for sentence in assignment.body:
        if sentence.find("arithmetic_words"):
            yield Flag(
                sentence.span,
                "This asks for a sum in the head: could you give the number itself?",
                fix=template(sentence.span, "My number for this week: {8}.", "Give the number."),
            )
            return
