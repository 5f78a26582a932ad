"""Frames: the one sentence in which each element is stated, its blanks filled with proposals.

Rules and the card write the same sentence for the same gap.
"""

import re

from advisor.anatomy.picture import Assignment, Form
from advisor.anatomy.proposals import frame_of
from advisor.words.missing import first_act
from advisor.words.offers import offers
from advisor.words.phrasing import addressed

_SLOT = re.compile(r"\{(\w+)\}")
"""A blank of a frame, by the name of its proposals: "{dose}"."""


def voice_of(assignment: Assignment) -> Form:
    """Return how the draft speaks to the client; an order if it has no steps."""
    step = first_act(assignment)
    return step.form if step is not None else Form.IMPERATIVE


def framed(assignment: Assignment, element: str, *, style: str = "told", choice: int = 0) -> str:
    """Return the sentence that would state a missing element, with its blanks in braces.

    Args:
        assignment: what lacks the element; its skill, kind and voice shape the words.
        element: the name of a frame: an element's, or "when", "place".
        style: "told" for a sentence, "named" for the same under a label ("When: ..."), "card"
            for the completeness card.
        choice: which proposal, from 0; past the last one, the last.

    Raises:
        KeyError: there is no frame or style of that name.
    """
    form = voice_of(assignment)

    def fill(match: re.Match[str]) -> str:
        fitting = offers(assignment, match[1])
        offer = fitting[min(choice, len(fitting) - 1)] if fitting else "..."
        return f"{{{addressed(offer, form)}}}"

    frame = frame_of(element)[style]
    return _SLOT.sub(fill, addressed(frame, form))
