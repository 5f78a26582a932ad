"""Vague referent.

Flags words that point at something the sheet does not name: “the technique we talked about”.

Why it matters
    A large part of what is said in a session is forgotten soon after it. The sheet is what
    is left on Thursday night, so it has to stand alone.

When to leave it
    Where the thing is named elsewhere on the sheet, say its name once more: it costs three
    words. A name behind the pointer (“the breathing exercise we tried”) is enough.

Sources
    Kessels (2003), Patients’ memory for medical information.
    https://pmc.ncbi.nlm.nih.gov/articles/PMC539473
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Scope,
    Severity,
    lexicon_data,
    pointers,
    requests,
    rule,
)

_TELLS = "“{}” needs a good memory: what is it called, and how does it go?"


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Call the skill or sheet by its name.",
    severity=Severity.SUGGESTION,
    claims=("is-concrete-and-timed",),
    examples=(
        Bad(
            "Use «the technique we talked about» after lunch.",
            fixed="Use the technique “slow breathing” after lunch.",
        ),
        Bad(
            "Fill in two lines, «as before».",
            fixed="Fill in two lines, for 10 minutes after lunch.",
        ),
        Good("Use slow breathing after lunch: in for 4, out for 6."),
        Good("Use the breathing exercise we tried after lunch."),
        Good("Fill in two lines of the worry log at bedtime."),
        Good("Write down the thing your mother said."),
    ),
)
def vague_referent(assignment: Assignment) -> Iterator[Flag]:
    """Flag each pointer to something that only the session named."""
    words = lexicon_data("pointers")
    for request in requests(assignment):
        for span, fix in pointers(assignment, request, words):
            yield Flag(span, _TELLS.format(assignment.source(span)), fix=fix)
