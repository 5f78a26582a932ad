"""Missing dose.

Flags an assignment that does not say how much, how long or how often is enough.

Why it matters
    Action plans ask how much, how often and until when, because a client who can’t tell
    when it is enough will either stop early or never feel done.

When to leave it
    What is done once (“call the clinic”) needs no number.

Sources
    Gutnick and others (2014), Brief Action Planning.
    https://www.researchgate.net/publication/286176637
    A Therapist’s Guide to Brief Cognitive Behavioral Therapy, module 11 (2008).
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
"""

import re
from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_element,
    answers_events,
    first_act,
    first_span,
    framed,
    is_done_once,
    lacks,
    leaves_out,
    rule,
)


def _counts(assignment: Assignment) -> bool:
    """Say whether a step holds a bare number that its neighbours explain: "Week 4: 8"."""
    return any(word.tag == "CD" and word.index == 0 for s in assignment.steps for word in s.words)


def _is_running_list(assignment: Assignment) -> bool:
    """Say whether the task is to keep a list as things come up, until it is looked at."""
    step = first_act(assignment)
    later = any(piece.facet == "horizon" for piece in assignment.element("dose").evidence)
    lists = step is not None and any(word.lower in ("list", "note") for word in step.words)
    return later and lists and step is not None and step.verb.lemma == "keep"


_FREE = re.compile(
    r"\bas (?:long|short|many|much|little|few|often)(?: \w+)? (?:or \w+ )?as (?:you|it|they|he|she)\b"
    r"|\bno (?:set|fixed|minimum) (?:length|number|amount)\b",
    re.IGNORECASE,
)
"""Words that leave the amount to the client on purpose: "as long or short as you like"."""


def _comes_with_its_cue(assignment: Assignment) -> bool:
    """Say whether the first act hangs on a moment that brings it: "before you phone your mum".

    A moment that comes each day ("after lunch") brings nothing of its own.
    """
    step = first_act(assignment)
    situation = assignment.element("situation")
    return step is not None and any(
        piece.facet == "cue"
        and not piece.weak
        and step.sentence.span.contains(piece.span)
        and "you" in assignment.source(piece.span).lower().split()
        for piece in situation.evidence
    )


@rule(
    on=Assignment,
    summary="Say how much, how long or how often is enough.",
    severity=Severity.WARNING,
    claims=("is-concrete-and-timed",),
    examples=(
        Bad(
            "«Fold the laundry after lunch».",
            fixed="Fold the laundry after lunch. Do this on 3 days before our next session.",
        ),
        Bad("«Fold the laundry after lunch until our next session»."),
        Good("Read to your daughter for ten minutes on three evenings this week."),
        Good("Call the clinic on Monday morning."),
        Good("Before you ring your aunt, write down the one thing you want to ask."),
        Good("Write about the move. It can be as long or short as you like."),
        Good("Make a list of three walks you know. Keep it on the fridge, and add to it."),
        Good("Until our next session, keep the mood diary, one line a day."),
    ),
)
def missing_dose(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step if no amount is stated."""
    needed, mild = lacks(assignment, "dose")
    if not needed or is_done_once(assignment) or leaves_out(assignment):
        return
    if (
        answers_events(assignment)
        or _is_running_list(assignment)
        or _comes_with_its_cue(assignment)
    ):
        return
    if any(_FREE.search(sentence.text) for sentence in assignment.body):
        return
    dose = assignment.element("dose")
    if dose.present or _counts(assignment):
        return
    message = "The draft says neither how much is enough nor until when."
    told, named = (framed(assignment, "dose", style=style) for style in ("told", "named"))
    if any(piece.facet == "horizon" for piece in dose.evidence):
        message = "The draft does not say how much or how often is enough."
    elif "session" not in told and "{once" not in told:
        told = told.removesuffix(".") + ", until {our next session}."
        named += ", until {our next session}"
    yield Flag(
        first_span(assignment), message, fix=add_element(assignment, told, named), severity=mild
    )
