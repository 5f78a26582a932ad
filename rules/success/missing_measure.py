"""Missing measure.

Flags an assignment that leaves nothing to look at together in the next session.

Why it matters
    A tick, a number or one line makes progress visible to the client, and gives the next
    session its first five minutes.

When to leave it
    Tracking can feed checking, reassurance and eating rituals. For such kinds of work the
    finding is a mere note: you know whether a record helps this client.

Sources
    Agency for Healthcare Research and Quality, Patient Education Materials Assessment Tool,
    item 22 (tangible tools). https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

import re
from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Need,
    Plan,
    Severity,
    add_element,
    first_span,
    framed,
    is_own_note,
    lacks,
    rule,
)

_SCALE = re.compile(r"\b0 to (100?)\b")
_ANCHORED = r"0 (lowest) to \1 (highest)"


def _is_watched(assignment: Assignment) -> bool:
    """Say whether a change is to be noticed: "notice how your mood goes up and down"."""
    return any(
        hit.words[0] is step.verb and any(word.tag in ("WRB", "WP") for word in step.words)
        for step in assignment.steps
        for hit in step.sentence.find("attending")
    )


def _can_feed_checking(assignment: Assignment) -> bool:
    """Say whether the task is about obsessions, health worries or eating: no log is pushed there."""
    return any(sentence.find("checking_topics", quoted=True) for sentence in assignment.sentences)


@rule(
    on=Plan,
    summary="Ask for one tick, number or line to bring along.",
    severity=Severity.SUGGESTION,
    claims=(
        "client-watches-own-progress",
        "outcome-can-be-measured",
        "shows-progress",
        "checks-in-without-pressure",
        "gives-feedback-now-and-later",
        "says-what-counts-and-why",
    ),
    examples=(
        Bad(
            "«Water the plants after lunch».",
            fixed="Water the plants after lunch. "
            "Afterwards, write down what you did, and your mood before and after, "
            "0 (lowest) to 10 (highest).",
            fields={"kind": "activation"},
        ),
        Bad("«Sit on the bench for ten minutes at noon».", fields={"kind": "pacing"}),
        Bad("«Notice how your energy changes after lunch»."),
        Good("Book the room on Monday."),
        Good("Binge eating: put dinner on a plate and eat it at the table."),
        Good("Walk to the park after lunch and tick the day on your calendar."),
        Good("Sit on the bench for ten minutes at noon. Rate your tension before and after."),
        Good("After each call, write down one word that was said."),
    ),
)
def missing_measure(plan: Plan) -> Iterator[Flag]:
    """Flag the first task that should leave a mark, if no task of the plan does."""
    if is_own_note(plan) or any(assignment.states("record") for assignment in plan.assignments):
        return
    for assignment in plan.assignments:
        needed, mild = lacks(assignment, "measure")
        watched = assignment.need("measure") is not Need.OFF and _is_watched(assignment)
        # Where a record merely helps, only what is to be watched asks for one.
        if _can_feed_checking(assignment) or not (watched or (needed and not mild)):
            continue
        told = framed(assignment, "record")
        named = framed(assignment, "record", style="named")
        told, named = (_SCALE.sub(_ANCHORED, text) for text in (told, named))
        yield Flag(
            first_span(assignment),
            "Nothing here leaves a mark that you could look at together.",
            fix=add_element(assignment, told, named),
            severity=mild,
        )
        return
