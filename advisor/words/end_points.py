"""End points of a task: what it waits for ("until ..."), and when it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.anatomy.picture import Assignment, Form
from advisor.findings import Span
from advisor.language.sentence import Sentence, Word, Zone

_DONE = frozenset("done finished complete successful success succeeded".split())
_SKIPPED = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.RATIONALE, Zone.QUESTION})
_PEOPLE = frozenset(
    """he she they mother father mum mom dad partner husband wife boss friend child son daughter
    sister brother teacher manager colleague""".split()
)
_LINKS = frozenset({"feel", "be", "get", "become", "'re", "’re"})


@dataclass(frozen=True, slots=True)
class EndPoint:
    """An end point that lies outside the client's hands.

    `waits` is "feeling" or "person"; `is_done` tells "done when ..." from "until ...".
    """

    span: Span
    waits: str
    is_done: bool


def _is_feeling(words: tuple[Word, ...], sentence: Sentence) -> bool:
    """Say whether a clause speaks of a feeling: "you feel calm", "the fear goes down"."""
    inside = {word.index for word in words}
    found = sentence.find("affect_words")
    hits = [hit for hit in found if all(w.index in inside for w in hit.words)]
    if any(hit.entry.more["sort"] == "feeling" for hit in hits):
        return not any(w.tag == "CD" for w in words)
    return bool(hits) and any(w.lemma in _LINKS for w in words)


def _is_other(clause: Word, assignment: Assignment) -> bool:
    """Say whether a clause waits for another person: "your mother understands"."""
    subject = clause.child("nsubj")
    if subject is None:
        return False
    if subject.pos == "PRON" and any(s.form is Form.THIRD_PERSON for s in assignment.steps):
        return False
    return subject.lower in _PEOPLE or subject.lemma in _PEOPLE


def _clauses(sentence: Sentence) -> Iterator[tuple[tuple[Word, ...], Word, bool]]:
    """Yield the words and verb of each end point; the flag says that it is a "done when"."""
    for word in sentence.words:
        if word.lower not in ("until", "till", "when"):
            continue
        lead = sentence.words[: word.index]
        if word.lower == "when" and not any(w.lower in _DONE for w in lead):
            continue
        clause = word.head
        words = tuple(w for w in clause.subtree if w.index >= word.index and w.is_word)
        if words and clause.index > word.index:
            yield words, clause, word.lower == "when"


def loose_end_points(assignment: Assignment) -> Iterator[EndPoint]:
    """Yield the end points of an assignment that wait for a feeling or for another person."""
    for sentence in assignment.sentences:
        if sentence.zone in _SKIPPED:
            continue
        for words, clause, is_done in _clauses(sentence):
            span = Span(words[0].start, words[-1].end)
            if _is_other(clause, assignment):
                yield EndPoint(span, "person", is_done)
            elif _is_feeling(words, sentence):
                yield EndPoint(span, "feeling", is_done)
