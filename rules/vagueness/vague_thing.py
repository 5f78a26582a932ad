"""Vague thing.

Flags “things you enjoy”, “something nice” and the like, where the client is to do them.

Why it matters
    When energy is low, finding the thing is the hardest part of doing it. A short menu
    that was made together in session leaves only the doing.

When to leave it
    A list of such things may itself be the task (“write down three things you enjoy”), and
    the sentence may name them (“something calming: a bath, a walk”). Both are left alone.

Sources
    Ley (1979), Memory for medical information. https://pubmed.ncbi.nlm.nih.gov/454984/
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Clear Words". https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Scope,
    Severity,
    add_after,
    lexicon_data,
    loose_things,
    requests,
    rule,
)

_TELLS = "“{}” can be many things: which ones did you both have in mind?"
_MENU = "Pick one: {a warm bath, a walk round the block, or a call to a friend}."


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Name the thing, or a short menu to pick from.",
    severity=Severity.WARNING,
    claims=("names-the-act", "is-concrete-and-timed"),
    examples=(
        Bad(
            "Do «something that makes you feel good» on Saturday.",
            fixed="Do something that makes you feel good (name one) on Saturday.",
        ),
        Bad(
            "After work, do «nice things».",
            fixed="After work, do nice things (name one).",
        ),
        Good("Write down three things you enjoy."),
        Good("Do something calming: a bath, a walk, or one song."),
        Good("List the activities that give you energy."),
    ),
)
def vague_thing(assignment: Assignment) -> Iterator[Flag]:
    """Flag each thing to be done that only an evaluation or a loose clause tells apart."""
    words = lexicon_data("vague_things")
    for request in requests(assignment):
        for span, fix in loose_things(request, words):
            menu = add_after(request.sentence, _MENU, assignment.draft.newline)
            yield Flag(span, _TELLS.format(assignment.source(span)), fix=fix, more=(menu,))
