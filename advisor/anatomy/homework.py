"""Whether a text reads as homework at all, or as news, a letter, a recipe."""

from collections.abc import Mapping, Sequence

from advisor.anatomy.picture import Assignment
from advisor.language.sentence import Sentence, Word, Zone
from advisor.reading.draft import Draft

SHORT = 15
"""Words. So short a text is too short to count shares in."""

BRIEF = 60
"""Words. A text up to here that asks for something is taken for a task."""

ASKING = 0.25
"""Share of sentences with an instruction, from which on a text asks rather than tells."""

ENOUGH = 2
"""Weight of the words of homework that a text needs."""

OUTWEIGHED = 2
"""Sentences that tell a tale, to one that asks, from which on a short text is a tale."""

_FEEDBACK = "feedback"
"""The kind of text on homework that does tell: what went well, and what did not."""

_PARTS = frozenset({"part", "note", ""})

_NOT_TOLD = frozenset({Zone.QUOTE, Zone.EXAMPLE, Zone.RATIONALE, Zone.FORM})

_ADDRESSED = frozenset({"you", "i"})
"""Subjects of what a client is asked or plans."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})

_BARE = "VBP"
"""Without a subject, such a form is more often an order that was read as a statement."""


def reads_as_homework(
    draft: Draft, sentences: Sequence[Sentence], assignments: Sequence[Assignment]
) -> bool:
    """Say whether a draft reads as a task for a client.

    A news item or a letter to the editor asks its reader for nothing, so what it lacks as
    homework is no fault. In doubt the answer is yes.
    """
    told = [sentence for sentence in sentences if sentence.length and not sentence.is_heading]
    words = sum(sentence.length for sentence in told)
    if draft.fields or _is_marked(sentences):
        return True
    if any(each.skill or each.kind.name == _FEEDBACK for each in assignments):
        return True
    weight = _weight(sentences)
    known = any(assignment.kind.name != "general" for assignment in assignments)
    asking = _asking(assignments)
    if words <= BRIEF and weight < ENOUGH and _is_told(told, asking, weight, known=known):
        return False
    # A question to look back on is part of a task; it neither asks for an act nor tells.
    share = len(asking) / max(1, sum(not sentence.is_question for sentence in told))
    if words <= SHORT or (share >= ASKING and (known or words <= BRIEF)):
        return True
    return weight >= ENOUGH * max(1.0, words / BRIEF)


def _asking(assignments: Sequence[Assignment]) -> Mapping[int, int]:
    """Return the sentences with a step, each with the place of its first verb."""
    found: dict[int, int] = {}
    for assignment in assignments:
        for step in assignment.steps:
            index = step.sentence.index
            found[index] = min(step.verb.index, found.get(index, step.verb.index))
    return found


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


def _is_told(
    sentences: Sequence[Sentence], asking: Mapping[int, int], weight: float, *, known: bool
) -> bool:
    """Say whether a short text gives an opinion or a tale rather than a task.

    "Great service, will be back" is judged by its opinion; "Dr Lee retired." by its tale.
    """
    if sum(_gives_opinion(sentence, asking) for sentence in sentences) > weight:
        return True
    tales = sum(_tells(sentence) for sentence in sentences if sentence.index not in asking)
    if known and len(asking) >= tales:
        return False
    return tales > OUTWEIGHED * len(asking) + weight or bool(tales and not asking and weight < 1)


def _gives_opinion(sentence: Sentence, asking: Mapping[int, int]) -> bool:
    """Say whether a word of praise or blame opens the sentence, or stands where nothing is asked."""
    if sentence.is_question:
        return False
    verb = asking.get(sentence.index, len(sentence.words))
    return any(hit.words[0].index <= verb for hit in sentence.find("verdicts") if not hit.quoted)


def _tells(sentence: Sentence) -> bool:
    """Say whether the sentence states what somebody else is, does or did."""
    if sentence.is_question or sentence.zone in _NOT_TOLD:
        return False
    root = next((word for word in sentence.words if word.is_root), None)
    finite = [word for word in sentence.words if _is_finite(word)]
    if root is None or not finite:
        return False
    subject = root.child("nsubj", "nsubj:pass", "expl")
    if subject is None:
        return any(word.tag != _BARE for word in finite)
    return subject.lower not in _ADDRESSED


def _is_finite(word: Word) -> bool:
    """Say whether the word makes the main clause a statement."""
    main = word.is_root or (word.head.is_root and word.dep in ("cop", "aux", "aux:pass"))
    return main and word.is_verb and word.tag in _FINITE
