"""Missing situation.

Flags an assignment that says neither where, nor with whom, nor at which event it is done.

Why it matters
    A skill that was learnt in one room has to be met in another. A plan that names the
    place, the person and the moment is recalled when they turn up.

When to leave it
    Diaries, reading, sleep rules and practice in a chair need no place. The kind of task
    decides, and for those kinds the rule keeps quiet.

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
    Severity,
    Step,
    add_element,
    first_span,
    framed,
    lacks,
    rule,
    speaks_to_somebody,
)

_GOING = frozenset("go walk drive ride visit attend join come enter".split())
"""Verbs that name the setting themselves: "go to the dog park"."""


_SPEAKING = frozenset("say ask tell express request refuse decline offer compliment greet".split())
"""Verbs that need somebody to hear them."""

_SAID = frozenset("request sentence compliment favour favor question opinion greeting".split())


def _is_said(step: Step) -> bool:
    """Say whether a step needs somebody to hear it: "make a request", "ask for a favour"."""
    return step.verb.lemma in _SPEAKING or any(word.lemma in _SAID for word in step.verb.children)


@rule(
    on=Assignment,
    summary="Say where, with whom, or at which event it is done.",
    severity=Severity.SUGGESTION,
    claims=("practice-serves-goals", "names-the-situation"),
    examples=(
        Bad(
            "«Say no to one request on Friday».",
            fixed="Say no to one request on Friday. Do this at home, at the kitchen table.",
        ),
        Bad("«Ask for one favour on Friday»."),
        Good("Ask the pharmacist one question at the counter on Friday."),
        Good("When Dana asks for overtime, say the sentence on your card."),
        Good("Tell her on Sunday that the noise keeps you awake."),
        Good("Say the sentence from your card to your brother at lunch."),
    ),
)
def missing_situation(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step if no real place, company or event is named."""
    needed, mild = lacks(assignment, "situation")
    # Where a place merely helps, the missing moment says enough.
    if not needed or mild or assignment.element("situation").has("place", "company", "cue"):
        return
    if assignment.kind.name == "skill" and not assignment.states("situation"):
        # The missing moment is told already, and a skill is called for by a moment.
        return
    if any(speaks_to_somebody(s) or s.verb.lemma in _GOING for s in assignment.steps):
        return
    if not any(_is_said(step) for step in assignment.steps):
        return
    # A skill is called for by a moment, not by a room.
    where = "situation" if assignment.kind.name == "skill" else "place"
    told = framed(assignment, where)
    named = framed(assignment, where, style="named")
    yield Flag(
        first_span(assignment),
        "The draft does not say where, with whom, or at which event it is done.",
        fix=add_element(assignment, told, named),
    )
