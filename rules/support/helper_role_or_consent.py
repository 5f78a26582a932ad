"""Helper role or consent.

Flags a task that brings in another person without their one job, or without the client's say
in what that person sees.

Why it matters
    A helper who polices, or who reads a private log, can cost trust at home. One small job,
    and a word on what stays private, keeps the help a help.

When to leave it
    People whom the task is about (the cashier, your boss) are no helpers. With children and in
    couples' work the other person is part of the task. In OCD a helper who soothes fears may
    feed rituals: give them a job that answers no fear.

Sources
    Andrew Scott (2025), How to design homework assignments, on support and boundaries.
    Lebowitz and others (2013), Family accommodation in OCD. doi:10.1016/j.jocrd.2012.12.002
"""

from collections.abc import Iterator
from itertools import pairwise

from advisor.api import Assignment, Bad, Flag, Good, Hit, Sentence, Severity, add_after, rule

_TOGETHER = frozenset({"couples", "parenting", "safety-plan", "feedback"})
"""Kinds of task in which the other person is a part, or a reader."""

_SHARING = frozenset("show share read give send hand let".split())
_HANDING = _SHARING | {"to", "with"}
"""Words right before the one who is handed something."""

_ENLISTING = frozenset("have get ask let make".split())
_POLICING = frozenset(
    "make sure check monitor supervise watch keep hold police enforce test nag remind sign".split()
)
"""Verbs of a helper who oversees, to whom a job must be agreed."""

_PROFESSIONS = frozenset("doctor nurse coach teacher manager boss supervisor".split())
"""People who hear of it in their work."""


def _shares(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a private record goes to a person: "show your log to a friend"."""
    person = hit.words[-1]
    verbs = {word.lemma for word in sentence.words[: person.index] if word.pos == "VERB"}
    lead = {word.lemma for word in sentence.words[max(0, person.index - 2) : person.index]}
    records = sentence.find("private_records")
    return (
        bool(verbs & _SHARING)
        and bool(lead & _HANDING)
        and any(abs(record.words[0].index - person.index) <= _NEAR for record in records)
    )


_NEAR = 7
"""Words between a record and the person who gets it."""


def _polices(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a person is to oversee: "have your wife make sure you do it"."""
    first, last = hit.words[0].index, hit.words[-1].index
    before = {word.lemma for word in sentence.words[max(0, first - 3) : first]}
    behind = [word.lemma for word in sentence.words[last + 1 : last + 4]]
    return bool(before & _ENLISTING) and (
        bool(set(behind) & _POLICING - {"make", "sure"}) or ("make", "sure") in pairwise(behind)
    )


@rule(
    on=Assignment,
    summary="Give a helper one job, and leave it to the client what they see.",
    severity=Severity.WARNING,
    claims=("invites-help-by-choice", "keeps-private-things-private", "gives-the-helper-a-job"),
    examples=(
        Bad(
            "Have your «wife» make sure that you do it.",
            fixed="Have your wife make sure that you do it. If you choose, ask them to remind "
            "you once. They need not see what you write.",
        ),
        Bad("Show your thought record to your «friend»."),
        Good("If you like, ask Kim to walk with you on Monday. You need not tell her why."),
        Good("You may ask your dad to remind you at eight. He need not read the log."),
        Good("Ask your boss for one hour off on Friday."),
        Good("Read your list of worries about your sister once."),
        Good("Read the story to your daughter for ten minutes."),
        Good("Tell your sister that you cannot come on Sunday."),
    ),
)
def helper_role_or_consent(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first helper without a job or a limit."""
    if assignment.kind.name in _TOGETHER:
        return
    if any(sentence.find("helper_limits") for sentence in assignment.body):
        return
    for sentence in assignment.body:
        for hit in sentence.find("helpers"):
            if hit.words[-1].lemma in _PROFESSIONS:
                continue
            if _polices(sentence, hit) or _shares(sentence, hit):
                yield Flag(
                    hit.span,
                    "The draft does not say what this person does, or what stays private.",
                    fix=add_after(
                        sentence,
                        "If you choose, ask them to {remind you once}. "
                        "They need not see {what you write}.",
                        assignment.draft.newline,
                    ),
                )
                return
