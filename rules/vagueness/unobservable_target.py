"""Unobservable target.

Flags instructions to think, accept or feel something, where no act is asked for.

Why it matters
    What goes on inside can’t be seen, timed or ticked, and it is hard to do on demand. One
    line on paper, one sentence said aloud, turns it into something that was done.

When to leave it
    Noticing and thinking are fine as a first half: “think of three rooms and write them
    down”. In mindfulness and acceptance exercises the finding is a mere note. Sensing
    (“feel the floor”) is left alone.

Sources
    ABA Connect, Behavioral definition: objective, clear, complete.
    https://www.abaconnect.com/aba-terms/behavioral-definition/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Need,
    Scope,
    Severity,
    inner_targets,
    requests,
    rule,
)

_TELLS = "“{}” happens inside: what could be seen or written?"


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Ask for something to say, write or show, not to think or feel.",
    severity=Severity.WARNING,
    claims=("names-the-act", "is-concrete-and-timed", "turns-knowledge-into-doing"),
    examples=(
        Bad("«Reflect on» your week.", fixed="Write three lines about your week."),
        Bad(
            "«Accept your feelings» at bedtime.",
            fixed="Write one line about your feelings at bedtime.",
        ),
        Bad(
            "«Live in the moment» at work.",
            fixed="Name five things you can see at work.",
        ),
        Good("Think of three rooms and write down which felt safest."),
        Good("Feel the floor under your feet for ten breaths."),
        Good("Relax your shoulders and breathe out ten times."),
        Good("Accept the invitation by Friday."),
        Good("How did you feel when you said it?"),
    ),
)
def unobservable_target(assignment: Assignment) -> Iterator[Flag]:
    """Flag each instruction whose target is a state or a thought."""
    need = assignment.need("unobservable")
    mild = None if need is Need.REQUIRED else Severity.INFO
    for request in requests(assignment):
        for span, fix in inner_targets(assignment, request, states_only=need is Need.OFF):
            yield Flag(span, _TELLS.format(assignment.source(span)), fix=fix, severity=mild)
