"""Missing when.

Flags an assignment in which no step says when, or after what, it is to be done.

Why it matters
    “Go for a walk” is a wish. “After breakfast, go for a walk” hands the start over to a
    moment that comes by itself. People who plan so act on their intentions far more often
    than people who only mean to.

When to leave it
    Where the cue is the urge or feeling itself (“each time you notice the urge”), the rule
    knows that form and keeps quiet. “This week” is a limit, not a moment.

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
    Form,
    Good,
    Severity,
    add_element,
    answers_events,
    first_act,
    first_span,
    framed,
    lacks,
    leaves_out,
    rule,
)

_MEALS = frozenset("breakfast lunch dinner supper tea snack meal bedtime bed".split())
"""Words that say the hour in passing: "keep breakfast small"."""


def _tells_hour(assignment: Assignment) -> bool:
    """Say whether the first step names a meal or bed, or an outcome ("be able to ...")."""
    step = first_act(assignment)
    return step is not None and (
        step.verb.lemma in ("be", "able")
        or not _MEALS.isdisjoint(word.lemma for word in step.words)
    )


@rule(
    on=Assignment,
    summary="Say when, or after what, it is to be done.",
    severity=Severity.WARNING,
    claims=("is-concrete-and-timed", "has-a-time"),
    examples=(
        Bad(
            "«Fold the laundry». Write down how it went.",
            fixed="Fold the laundry. Do this on Tuesday at 6 pm. Write down how it went.",
        ),
        Bad(
            "- «Water the plants»\n- Fold the laundry",
            fixed="- Water the plants\n- Fold the laundry\n- When: on Tuesday at 6 pm",
        ),
        Bad(
            "«Fold the laundry every day».",
            fixed="Fold the laundry every day. Do this right after breakfast.",
        ),
        Good("After breakfast, go for a ten-minute walk."),
        Good("Each time you notice the urge, wait for ten breaths."),
        Good("Do the body scan on Monday and Friday at bedtime."),
    ),
)
def missing_when(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step if none of the steps is tied to a moment."""
    needed, mild = lacks(assignment, "when")
    if not needed or assignment.element("situation").has("time", "cue") or _tells_hour(assignment):
        return
    if leaves_out(assignment) or answers_events(assignment) or not assignment.steps:
        return
    step = first_act(assignment)
    later = any(piece.facet == "horizon" for piece in assignment.element("dose").evidence)
    if later and step is not None and step.form in (Form.THIRD_PERSON, Form.PASSIVE):
        # A plan on a chart names its weeks or months; the hour is settled elsewhere.
        return
    if assignment.element("situation").has("place"):
        mild = mild or Severity.SUGGESTION
    told, named = (framed(assignment, "when", style=style) for style in ("told", "named"))
    yield Flag(
        first_span(assignment),
        "No step says when it is to be done, or after what.",
        fix=add_element(assignment, told, named, behind_step=True),
        severity=mild,
    )
