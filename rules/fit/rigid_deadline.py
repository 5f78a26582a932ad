"""Rigid deadline.

Flags a deadline with no window and nothing to fall back on.

Why it matters
    Some weeks fill up. Someone who has missed the day has no reason left to start, unless the draft
    says what is still worth doing later.

When to leave it
    Dates that others set (a court, a school, the tax office) are left alone, and so is the next
    session as the end of a task. “Aim for Friday” is no deadline.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. Journal of Clinical
    Psychology 58(5), 565-576. doi:10.1002/jclp.10033
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
    Zone,
    add_after,
    requests,
    rule,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION})
_LATER = "If the week is full, {a smaller version} on {Sunday} is fine."


def _softened(sentences: tuple[Sentence, ...]) -> bool:
    """Say whether a sentence, or one of the next two, leaves room."""
    return any(
        sentence.find("fallbacks")
        or any(hit.entry.more["sort"] in ("soft", "outside") for hit in sentence.find("deadlines"))
        or (at > 0 and sentence.words and sentence.words[0].lower in ("if", "otherwise"))
        for at, sentence in enumerate(sentences)
    )


def _deadlines(assignment: Assignment, sentence: Sentence) -> Iterator[Hit]:
    asked = {w for r in requests(assignment) if r.sentence is sentence for w in r.words}
    for hit in sentence.find("deadlines"):
        hard = hit.entry.more["sort"] == "hard"
        if hard or (hit.entry.more["sort"] == "day" and asked.intersection(hit.words)):
            yield hit


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Give a deadline a window, or something that is still fine later.",
    severity=Severity.SUGGESTION,
    claims=("plans-for-barriers", "has-flexible-deadlines"),
    examples=(
        Bad(
            "Hand in the log «by Friday».",
            fixed="Hand in the log by Friday. If the week is full, a smaller version on Sunday "
            "is fine.",
        ),
        Bad("The sheet «must be completed before» Wednesday."),
        Good("Aim to finish the list by Friday."),
        Good("Finish the list by Friday. If not, two lines on Sunday are fine."),
        Good("Send the tax form by Friday, and tick it off."),
        Good("Try it twice before our next session."),
    ),
)
def rigid_deadline(assignment: Assignment) -> Iterator[Flag]:
    """Flag each deadline that the next two sentences do not soften."""
    for at, sentence in enumerate(assignment.body):
        if sentence.zone in _LEFT_ALONE or _softened(assignment.body[at : at + 3]):
            continue
        for hit in _deadlines(assignment, sentence):
            yield Flag(
                hit.span,
                f"“{hit.text}” has no room for a full week: what would still be fine later?",
                fix=add_after(sentence, _LATER, assignment.draft.newline),
                severity=Severity.INFO if hit.entry.more["sort"] == "day" else None,
            )
            break
