"""Feeling as success.

Flags an end point that is a feeling, or what someone else does.

Why it matters
    Nobody can decide to be calm, or decide for others. A client who did the hard thing and
    still shook has succeeded; the sheet should say so.

When to leave it
    Rating a feeling is fine: it is information. Sleep rules wait for sleepiness on purpose.
    In exposure work the finding is a mere note, for the protocol is yours to set.

Sources
    Craske and others (2014), Maximizing exposure therapy: An inhibitory learning approach.
    Behaviour Research and Therapy 58, 10-23. doi:10.1016/j.brat.2014.04.006
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Scope,
    Severity,
    loose_end_points,
    rule,
    template,
)

_TELLS = {
    "feeling": "“{}” makes a feeling the measure: what can your client do, whatever they feel?",
    "person": "“{}” waits for someone else: what can your client do, whatever the answer?",
}
_INSTEAD = {
    ("feeling", False): "for {20 minutes}, whatever you feel",
    ("feeling", True): "when {10 minutes} have passed, whatever you feel",
    ("person", False): "for {2 minutes}, whatever the answer",
    ("person", True): "when {your two sentences} are said, whatever the answer",
}


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Let the doing count, not the feeling or another’s answer.",
    severity=Severity.SUGGESTION,
    claims=("says-what-counts-and-why",),
    examples=(
        Bad(
            "Stay at the party «until you feel relaxed».",
            fixed="Stay at the party for 20 minutes, whatever you feel.",
        ),
        Bad(
            "Keep explaining «until your mother understands».",
            fixed="Keep explaining for 2 minutes, whatever the answer.",
        ),
        Bad(
            "You are done «when you feel calm».",
            fixed="You are done when 10 minutes have passed, whatever you feel.",
        ),
        Good("Stay at the party for 20 minutes. Whatever you feel, that counts."),
        Good("Wait until the timer rings."),
        Good("Go back to bed only when you are sleepy."),
        Good("When you feel calm, write down one line."),
    ),
)
def feeling_as_success(assignment: Assignment) -> Iterator[Flag]:
    """Flag each end point that waits for a feeling or for another person."""
    if assignment.kind.name == "sleep":
        return
    protocol = assignment.kind.name in ("exposure", "response-prevention")
    for end in loose_end_points(assignment):
        yield Flag(
            end.span,
            _TELLS[end.waits].format(assignment.source(end.span)),
            fix=template(end.span, _INSTEAD[end.waits, end.is_done]),
            severity=Severity.INFO if protocol else None,
        )
