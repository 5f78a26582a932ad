"""Whether a text reads as homework at all, or as news, a letter, a recipe."""

from collections.abc import Sequence

from advisor.anatomy.picture import Assignment
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft

SHORT = 15
"""Words. So short a text is what somebody pasted, and shows too little to be doubted."""

BRIEF = 60
"""Words. A text up to here that asks for something is taken for a task."""

ASKING = 0.25
"""Share of sentences with an instruction, from which on a text asks rather than tells."""

ENOUGH = 2
"""Weight of the words of homework that a text needs."""

_PARTS = frozenset({"part", "note", ""})


def reads_as_homework(
    draft: Draft, sentences: Sequence[Sentence], assignments: Sequence[Assignment]
) -> bool:
    """Say whether a draft reads as a task for a client.

    A news item or a letter to the editor asks its reader for nothing, so what it lacks as
    homework is no fault. In doubt the answer is yes.
    """
    told = [sentence for sentence in sentences if sentence.length and not sentence.is_heading]
    words = sum(sentence.length for sentence in told)
    if draft.fields or words <= SHORT or _is_marked(sentences):
        return True
    if any(assignment.skill for assignment in assignments):
        return True
    asking = {step.sentence.index for a in assignments for step in a.steps}
    # A question to look back on is part of a task; it neither asks for an act nor tells.
    share = len(asking) / max(1, sum(not sentence.is_question for sentence in told))
    known = any(assignment.kind.name != "general" for assignment in assignments)
    if share >= ASKING and (known or words <= BRIEF):
        return True
    return _weight(sentences) >= ENOUGH * max(1.0, words / BRIEF)


def _is_marked(sentences: Sequence[Sentence]) -> bool:
    """Say whether a label such as "Why:" or "How often:" stands in the text."""
    return any(sentence.own_role not in _PARTS for sentence in sentences)


def _weight(sentences: Sequence[Sentence]) -> float:
    found = {
        hit.entry.term: float(hit.entry.more.get("weight", 1))
        for sentence in sentences
        for hit in sentence.find("homework_words")
    }
    return sum(found.values())
