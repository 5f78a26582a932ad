"""Too many tasks.

Flags homework that hands out more different tasks than one week holds.

Why it matters
    Five tasks of ten minutes are harder than one of fifty: each has its own start, its own
    place and its own moment to be forgotten. Two or three that are done carry further.

When to leave it
    Standing habits that the client keeps anyway are no new tasks. A menu to choose from is
    fine: say "choose one", and the rule is quiet.

Sources
    Ley (1979), Memory for medical information. British Journal of Social and Clinical
    Psychology 18(2), 245-255. doi:10.1111/j.2044-8260.1979.tb00333.x
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021).
    https://www.w3.org/TR/coga-usable/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Severity,
    add_sentence,
    requests,
    rule,
)

_CHOICE = re.compile(
    r"\b(?:choose|pick|select|one of|two of|either|or|whichever|do only)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: int = 3
    """Different tasks that one week may hold."""

    low_capacity: int = 2
    """The same for a reader with low capacity."""


@rule(
    on=Assignment,
    summary="Give two or three tasks, or let the client choose.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-daily-life", "has-flexible-deadlines"),
    options=Options,
    examples=(
        Bad(
            "Do the worksheet, the mood diary, the breathing and «the letter» by Friday.",
            fixed="Do the worksheet, the mood diary, the breathing and the letter by Friday. "
            "Choose two of these for this week.",
        ),
        Bad("Read the handout. Keep the log. Do the breathing. Write «the letter». Take a walk."),
        Good("Do the worksheet and the mood diary by Friday."),
        Good("Do the worksheet, the mood diary, the breathing or the letter. Choose one."),
        Good("Write the letter. Note in your diary how it went, and put the letter in a drawer."),
    ),
)
def too_many_tasks(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first task that is one too many."""
    low = assignment.facts.reader.low_capacity
    most = options.low_capacity if low else options.most
    if any(_CHOICE.search(sentence.text) for sentence in assignment.body):
        return
    found: dict[str, Hit] = {}
    for request in requests(assignment):
        if request.negated:
            continue
        for hit in request.sentence.find("homework_things"):
            if request.holds(hit.words):
                found.setdefault(hit.entry.more["sort"], hit)
    if len(found) <= most:
        return
    extra = sorted(found.values(), key=lambda hit: hit.span)[most]
    before = [w for w in extra.sentence.words if w.end < extra.span.start]
    start = before[-1].start if before and before[-1].lower in ("the", "a", "your") else None
    span = extra.span if start is None else type(extra.span)(start, extra.span.end)
    yield Flag(
        span,
        f"Here begins task {most + 1} of {len(found)}. Some of them could wait.",
        fix=add_sentence(assignment, "Choose {two} of these for this week."),
    )
