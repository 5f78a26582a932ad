"""Roundabout openers, and the order in their place: "You might want to try to walk" is "Walk".

One "could" is an offer and stays. Two hedges in a row ("perhaps you could", "you might want
to") leave a reader to guess whether it is the task at all; these are said outright, unless a
choice, care of oneself or somebody's advice is what the words leave room for.
"""

import re
from collections.abc import Iterator

from advisor.anatomy.asking import requests
from advisor.anatomy.picture import Assignment, Form
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Sentence, Word, Zone
from advisor.words.hedging import joined_doings
from advisor.words.inflection import base_of_doing
from advisor.words.phrasing import placed

_MODAL = r"(?:[ ](?:might|may|could|would)|['’]d)"
_MAYBE = r"(?:(?:perhaps|maybe|possibly|just|also)[ ])?"
_TRY = r"(?:(?:try|attempt|aim) (?:to|and) |(?:start|begin) to |(?:try|consider|think about|try out) (?=\w+ing\b))?"
_OPENER = re.compile(
    rf"""(?:
        (?:perhaps|maybe|possibly),?[ ]you[ ](?:could|might|can|may|should)[ ]
      | (?:(?:perhaps|maybe|possibly|if[ ]possible),?[ ])?you{_MODAL}[ ]{_MAYBE}(?:want|like|wish|care)[ ]to[ ]
      | you{_MODAL}[ ]{_MAYBE}(?=(?:consider|think[ ]about|try)[ ]\w+ing\b|(?:try|attempt|aim)[ ](?:to|and)[ ])
      | it[ ](?:would|might|may|could)[ ](?:really[ ])?be[ ](?:(?:really|very|so)[ ])?(?:great|good|nice|lovely|wonderful|helpful|useful|ideal|best)
        [ ]if[ ]you[ ](?:could|would|can)[ ]
      | (?:I|we)[ ](?:wonder|wondered|was[ ]wondering|were[ ]wondering|am[ ]wondering)[ ](?:if|whether)
        [ ]you[ ](?:could|might|would|can)[ ]
      | (?:I|we)[ ](?:thought|was[ ]thinking|were[ ]thinking|hope|was[ ]hoping|were[ ]hoping)[ ](?:that[ ])?{_MAYBE}you[ ](?:could|might)[ ]
      | (?:would|could)[ ]you[ ]please[ ]
      | why[ ]not[ ]
      | how[ ]about[ ](?=\w+ing\b)
    ){_MAYBE}{_TRY.replace(" ", "[ ]")}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words before an act that only hedge it: two hedges, or a question that is none."""

_CHOICE = re.compile(
    r"\b(?:or|either|whether|instead|alternatively|also|as well|too)\b"
    r"|\bif you(?:['’]d)? (?:want|like|wish|prefer|need|feel|notice|find|get|are|have)\b",
    re.IGNORECASE,
)
"""Words that make it an option: a hedge is then the right word."""

_CARE = frozenset("stop pause rest skip leave wait shorten lower reduce cancel postpone".split())
"""Acts of looking after oneself: where it is hedged, it is permission, not the task."""

_KEPT = frozenset(
    "doctor gp nurse pharmacist psychiatrist prescriber therapist clinic hospital".split()
)
"""People whose advice is the reader's own to seek."""

_STATES = frozenset("be not have know feel need want like hear see".split())
"""Words behind an opener that ask for nothing: "you may like to know"."""

_POINTING = frozenset("it this that them these those".split())
_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.RATIONALE, Zone.FORM})
_MANY = 2
"""So many openers in one task are a list to choose from."""


def _opener(sentence: Sentence) -> re.Match[str] | None:
    """Return the opener of a sentence: at its start, or behind a time and a comma."""
    for match in _OPENER.finditer(sentence.text):
        before = sentence.text[: match.start()].rstrip()
        if not before or (before.endswith(",") and len(before.split()) <= 6):
            return match
    return None


def _act(sentence: Sentence, match: re.Match[str]) -> Word | None:
    word = next((w for w in sentence.words if w.at >= match.end()), None)
    if word is None or word.quoted or word.lower in _STATES:
        return None
    reads = word.tag in ("VB", "VBP", "VBG") or word.pos == "VERB" or word.lower.endswith("ing")
    return word if reads else None


def _refuses(sentence: Sentence, act: Word) -> bool:
    """Say whether the hedge leaves room that the reader needs."""
    object_ = act.child("obj")
    return (
        bool(_CHOICE.search(sentence.text, act.at))
        or bool(sentence.find("choice_markers"))
        or any(hit.entry.kind == "noun" for hit in sentence.find("medication"))
        or _base(act) in _CARE
        or any(word.lemma in _KEPT for word in sentence.words)
        or (object_ is not None and object_.lower in _POINTING)
    )


def _base(act: Word) -> str:
    return base_of_doing(act.lower) if act.lower.endswith("ing") else act.lower


def _order(sentence: Sentence, match: re.Match[str], act: Word) -> Fix | None:
    start = sentence.span_of(match.start(), match.end()).start
    joined = joined_doings(act) if act.lower.endswith("ing") else []
    if joined is None:
        return None
    edits = [Edit(start, act.end, placed(sentence, start, _base(act)))]
    edits += [Edit(word.start, word.end, _base(word)) for word in joined]
    mark = sentence.words[-1]
    if mark.text == "?":
        edits.append(Edit(mark.start, mark.end, "."))
    return Fix(tuple(edits), Applicability.UNSAFE, "Say it outright.")


def roundabout(assignment: Assignment) -> Iterator[tuple[Span, Fix | None]]:
    """Yield each roundabout opener of a task, with the order in its place.

    Nothing is yielded where the task is already set by an order, or by several such openers:
    what is hedged beside it is an option.
    """
    asked = requests(assignment)
    if any(request.verbs and request.form is Form.IMPERATIVE and request.step for request in asked):
        return
    found = list[tuple[Span, Fix | None]]()
    for sentence in assignment.body:
        match = _opener(sentence) if sentence.zone not in _LEFT_ALONE else None
        act = _act(sentence, match) if match is not None else None
        if match is None or act is None or _refuses(sentence, act):
            continue
        said = sentence.text[match.start() : match.end()].rstrip()
        span = sentence.span_of(match.start(), match.start() + len(said))
        found.append((span, _order(sentence, match, act)))
    if len(found) < _MANY:
        yield from found
