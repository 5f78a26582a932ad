"""All or nothing criterion.

Flags a finish line that only a complete or flawless result would cross.

Why it matters
    After one missed day or one slip, such a line has been missed for good, and the rest of
    the week is often dropped with it. A line that most weeks can reach keeps practice going.

When to leave it
    Fixed rise times, response prevention and safety plans may have to be kept in full. A
    sentence that speaks of a thought ("I must do it without mistakes") is left alone, and so
    is a draft that says elsewhere that partial practice counts.

Sources
    Using homework with highly self-critical clients, guidelines for therapists.
    https://paperzz.com/doc/8488040/guidelines-on-using-homework-in-highly-critical-and
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    add_element,
    rule,
    template,
)

_FIRM = frozenset({"sleep", "response-prevention", "safety-plan"})
"""Kinds of task that may have to be kept in full."""

_TAKEN_BACK = frozenset("not n't no never don't needn't nobody rule belief thought think".split())
"""Words by which a demand is a thought to look at, or is lifted."""

_KINDER = "{Half counts too. A missed day tells us something.}"
_KINDER_NAMED = "What counts: {half counts too}"


def _is_demand(hit: Hit) -> bool:
    """Say whether the words ask for it: not "you need not do it without mistakes"."""
    first = hit.words[0].index
    return not any(word.lower in _TAKEN_BACK for word in hit.sentence.words[:first])


def _others(assignment: Assignment) -> Iterator[Sentence]:
    """Yield the sentences that may say that partial practice counts."""
    return (s for s in assignment.sentences if not s.find("all_or_nothing"))


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Let less than a perfect result count.",
    severity=Severity.SUGGESTION,
    claims=("says-what-counts-and-why", "welcomes-imperfect-practice"),
    examples=(
        Bad(
            "Do your stretches «without missing a day».",
            fixed="Do your stretches on 4 of 7 days.",
        ),
        Bad(
            "Read the page aloud «without any mistakes».",
            fixed="Read the page aloud once, mistakes and all.",
        ),
        Bad("Practise the opening line «until it is perfect»."),
        Bad("Fill in the sheet. It «only counts if you do all» seven rows."),
        Good("Do your stretches on 4 of 7 days. A missed day tells us something useful."),
        Good("You need not read it without mistakes: once through is enough."),
        Good("Write down the thought “I must talk without any mistakes”, and who taught you that."),
        Good("Get up at six without missing a day.", fields={"kind": "sleep"}),
    ),
)
def all_or_nothing_criterion(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first finish line that only a perfect result would cross."""
    if assignment.kind.name in _FIRM or not assignment.steps:
        return
    if any(sentence.find("imperfection_markers") for sentence in _others(assignment)):
        return
    for sentence in assignment.body:
        for hit in filter(_is_demand, sentence.find("all_or_nothing")):
            instead = str(hit.entry.more["instead"])
            yield Flag(
                hit.span,
                f"“{hit.text}” makes one slip the end of it: what would be good enough?",
                fix=template(hit.span, instead)
                if instead
                else add_element(assignment, _KINDER, _KINDER_NAMED),
            )
            return
