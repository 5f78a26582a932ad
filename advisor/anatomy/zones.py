"""Zones: what each sentence of an assignment is there for.

Wording rules judge instructions; they leave quotes, examples and titles alone.
"""

import re
from collections.abc import Sequence

from advisor.anatomy.picture import Step
from advisor.language.sentence import Sentence, Zone
from advisor.reading.draft import BlockKind

_FORM_LINE = re.compile(r"_{3,}|\.{4,}|…{2,}|\[\s{2,}\]")
"""A blank for the client to write on: "I will walk ____ minutes"."""

_BY_ROLE = {"rationale": Zone.RATIONALE, "goal": Zone.RATIONALE, "example": Zone.EXAMPLE}


def mark_zones(sentences: Sequence[Sentence], steps: Sequence[Step]) -> None:
    """Set the zone of each sentence, in place."""
    with_steps = {id(step.sentence) for step in steps}
    for sentence in sentences:
        sentence.zone = _zone(sentence, with_steps)


def _zone(sentence: Sentence, with_steps: set[int]) -> Zone:
    if sentence.is_heading:
        return Zone.HEADING
    if sentence.block.kind is BlockKind.QUOTE:
        return Zone.QUOTE
    words = [word for word in sentence.words if word.is_word]
    if words and all(word.quoted for word in words):
        return Zone.QUOTE
    if _FORM_LINE.search(sentence.text):
        return Zone.FORM
    if sentence.role in _BY_ROLE:
        return _BY_ROLE[sentence.role]
    if sentence.is_question:
        return Zone.QUESTION
    return Zone.INSTRUCTION if id(sentence) in with_steps else Zone.STATEMENT
