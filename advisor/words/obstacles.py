"""Obstacles that a draft names and leaves without an answer."""

from advisor.anatomy.picture import Assignment
from advisor.language.sentence import Hit

_MAY = frozenset("might may could probably likely perhaps".split())
"""Words by which an obstacle is foreseen."""

_YOURS = frozenset("you i".split())

_ANSWERS = ("Then ", "In that case", "If so", "Instead", "So ")
"""How a sentence opens that says what to do about the one before it."""


def loose_obstacles(assignment: Assignment) -> tuple[Hit, ...]:
    """Return the obstacles that a draft foresees without a word on what to do then.

    "You might be too tired" is one; "if you are too tired, sing one song" is not. Where the
    assignment has any fallback, none is loose.
    """
    if assignment.states("barrier"):
        return ()
    said = assignment.body
    return tuple(
        hit
        for sentence, following in zip(said, (*said[1:], None), strict=False)
        if not sentence.is_question and not (following and following.text.startswith(_ANSWERS))
        for hit in sentence.find("obstacles")
        if _is_foreseen(hit)
    )[:1]


def _is_foreseen(hit: Hit) -> bool:
    """Say whether "might", "if" or the like stands shortly before."""
    if hit.words[0].is_imperative:
        # "If it is below 3, skip to page 5" is an answer already.
        return False
    first = hit.words[0].index
    before = {word.lower for word in hit.sentence.words[max(0, first - 5) : first]}
    # "Stay even if you feel awkward" says what to do then.
    insists = bool(before & {"even", "others", "people", "they"})
    return bool(before & _MAY) and bool(before & _YOURS) and not insists and not _is_met(hit)


def _is_met(hit: Hit) -> bool:
    """Say whether the main clause tells what to do: "if you are overwhelmed, stop and call"."""
    root = hit.sentence.root
    return root is not None and root.is_imperative and root.index > hit.words[-1].index
