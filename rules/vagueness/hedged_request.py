"""Hedged request.

Flags openers such as “try to” and “maybe”, which leave open whether a thing is to be done.

Why it matters
    A plan that says what I will do is acted on more often than one that says what I will
    try. A real choice is better stated as one: “on Tuesday or on Thursday”.

When to leave it
    Where the opener is meant as kindness, say the kind thing too: which small version
    counts. In a title, a quote or a question the rule keeps quiet.

Sources
    Gollwitzer and Sheeran (2006), Implementation intentions and goal achievement.
    Advances in Experimental Social Psychology 38, 69-119.
    doi:10.1016/S0065-2601(06)38002-1
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Scope,
    Severity,
    hedged,
    requests,
    roundabout,
    rule,
)

_OFFERS = frozenset({"consider", "perhaps", "maybe", "possibly", "preferably", "ideally"})
"""Openers that only offer something more where a firm step went before."""

_TELLS = "“{}” leaves open whether your client is to do it."


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Say it as a plan: leave “try to” and “maybe” out.",
    severity=Severity.SUGGESTION,
    claims=("is-concrete-and-timed",),
    examples=(
        Bad(
            "«Try to» walk round the block after lunch.", fixed="Walk round the block after lunch."
        ),
        Bad("«Maybe» write three lines at bedtime.", fixed="Write three lines at bedtime."),
        Bad("«Consider» calling your aunt on Sunday.", fixed="Call your aunt on Sunday."),
        Bad("«Give the timer a try» on Friday.", fixed="Use the timer on Friday."),
        Good("Try to get eight hours of sleep on work nights."),
        Bad(
            "«You might want to try to» walk round the block on Monday at 6 pm.",
            fixed="Walk round the block on Monday at 6 pm.",
        ),
        Bad(
            "«Maybe you could consider» walking to the shop and calling Jo on Sunday.",
            fixed="Walk to the shop and call Jo on Sunday.",
        ),
        Bad(
            "«I was wondering if you could» write three lines a night?",
            fixed="Write three lines a night.",
        ),
        Good("Walk to the gate after lunch. Perhaps take your dog."),
        Good("You could walk round the block after lunch."),
        Good("You might want to ask your doctor before you start."),
        Good("You may want to stop if you feel dizzy."),
        Good("You might want to walk or swim on Monday."),
        Good("Walk to the gate after lunch. You might like to take your dog."),
        Good("Try the recipe on Saturday and write down who ate it."),
        Good("Write “maybe it is not my fault” on the card."),
        Good("Pick Tuesday or Thursday, and walk round the block after lunch."),
        Good("Write down each time you try to sit still."),
    ),
)
def hedged_request(assignment: Assignment) -> Iterator[Flag]:
    """Flag each opener in front of an act."""
    openers = list(roundabout(assignment))
    for span, fix in openers:
        yield Flag(span, _TELLS.format(assignment.source(span)), fix=fix)
    firm = False
    for request in requests(assignment):
        found = list(hedged(request))
        for span, fix in found:
            if any(opener.overlaps(span) for opener, _ in openers):
                continue
            if firm and assignment.source(span).lower() in _OFFERS:
                continue
            yield Flag(span, _TELLS.format(assignment.source(span)), fix=fix)
        firm = firm or not found
