"""Words that point at what only the session named, and a name for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.anatomy.asking import Request
from advisor.anatomy.picture import Assignment
from advisor.findings import Fix, Span
from advisor.language.sentence import Word
from advisor.words.template import template

_POINTING = frozenset("the that this those these".split())
_USUAL = frozenset("time dose place way amount hour bedtime routine".split())
"""What is known to the client by "the usual": "the usual time"."""

_BEHIND = frozenset("about on over through".split())
_NAMES = ("amod", "compound", "nmod", "appos", "nummod")


def _pointed(noun: Word, talked: frozenset[str]) -> Span | None:
    """Return "the technique we talked about" around its noun; `None` if a name stands there."""
    lead, clause = noun.child("det"), noun.child("acl:relcl", "acl", "relcl")
    if lead is None or clause is None or lead.lower not in _POINTING or clause.lemma not in talked:
        return None
    if any(w.dep in _NAMES and w.index < clause.index for w in noun.children):
        return None
    speakers = {w.lower for w in clause.children if w.dep in ("nsubj", "nsubj:pass")}
    if speakers and not {"we", "i", "you"} & speakers:
        return None
    behind = noun.sentence.words[clause.index + 1 : clause.index + 2]
    last = behind[0] if behind and behind[0].lower in _BEHIND else clause
    return Span(lead.start, last.end)


def pointers(
    assignment: Assignment, request: Request, words: Mapping[str, Any]
) -> Iterator[tuple[Span, Fix]]:
    """Yield the pointers of a request to something unnamed, each with a blank for its name.

    Args:
        assignment: where it stands; the name of its skill, if known, is proposed.
        request: what is asked.
        words: the tables `nouns`, `talked` and `proposal` of the word list.
    """
    for hit in request.sentence.find("pointers"):
        following = hit.sentence.words[hit.words[-1].index + 1 :][:1]
        if following and following[0].lemma in _USUAL:
            continue
        if request.carries(hit.words):
            yield hit.span, template(hit.span, hit.entry.more["instead"])
    nouns, talked = frozenset(words["nouns"]), frozenset(words["talked"])
    name = assignment.skill.name if assignment.skill else words["proposal"]
    for noun in request.words:
        span = _pointed(noun, talked) if noun.lemma in nouns else None
        if span is not None:
            pointing = assignment.source(Span(span.start, noun.end))
            yield span, template(span, f"{pointing} “{{{name}}}”")
