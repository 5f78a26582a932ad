"""Situation: when, where and at which cue.

A moment counts where it times what is asked, or the rating that belongs to it. "Situations
when you felt low" are content, and "this week" is a limit.
"""

import re
from collections.abc import Iterator

from advisor.anatomy.elements.barrier import is_obstacle
from advisor.anatomy.elements.clauses import after, at, before, evidence, of_hit
from advisor.anatomy.elements.cues import cue_clauses, cue_phrases, events, is_aside
from advisor.anatomy.elements.numbers import CLOCK, is_hour
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word

_DAY_LABEL = re.compile(r"day|morning|evening|night|afternoon", re.IGNORECASE)
"""A label that is itself the moment: "Monday:", "Bedtime:" is not, "Every night:" is."""

_FREQUENCY_LABELS = frozenset({"daily", "every day", "each day"})
_CLOCK_LEADS = frozenset({"at", "by", "from", "before", "after", "around"})
_PLACE_PREPOSITIONS = frozenset(
    """at in on to into outside inside near around round by through past beside behind
    onto off""".split()
)
_NOT_TIMED = frozenset("last past previous about of until till by".split())
_INSIDE_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_AFTER_PLACE = frozenset("time daily days minutes morning".split())
_WITH = frozenset({"with", "to", "beside", "for"})


def find_situation(reading: Reading) -> Iterator[Evidence]:
    """Yield times, places and cues of what is asked; company has the facet "company"."""
    for sentence in reading.body:
        if sentence.own_role == "situation":
            yield from _from_label(sentence)
        if not reading.asks(sentence) or _plans_for_obstacle(reading, sentence):
            continue
        yield from _times(sentence)
        yield from _patterns(sentence)
        yield from _hours(sentence)
        yield from cue_clauses(reading, sentence)
        yield from cue_phrases(sentence)
        yield from events(sentence)
        yield from _places(sentence)
        yield from _company(sentence)
        yield from (of_hit(hit, "time", weak=True) for hit in sentence.find("vague_times"))


def _plans_for_obstacle(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence is about what may go wrong: its times are those of plan B."""
    return any(
        word.lower in ("if", "unless") and is_obstacle(reading, sentence, word)
        for word in sentence.words[:3]
    )


def _from_label(sentence: Sentence) -> Iterator[Evidence]:
    """Yield what a label such as "When:" or "Monday:" states."""
    named = sentence.text if sentence.is_heading else sentence.label
    if sentence.label_span and _DAY_LABEL.search(named):
        if named.lower() not in _FREQUENCY_LABELS:
            yield Evidence(sentence.label_span, "time")
    elif sentence.words:
        weak = bool(sentence.find("vague_times")) and sentence.length < 6
        yield evidence(sentence.words, "time", weak=weak)


_DEADLINE = re.compile(
    r"\b(?:before|by|prior to) (?:(?:the|our|your|my|his|her) )?(?:next |upcoming |coaching )*"
    r"(?:session|appointment|visit|review|call|meeting|follow-up)\b",
    re.IGNORECASE,
)
"""A day that the client knows: "before our next session"."""

_DAY_OF = re.compile(
    r"\bon (?:the|a|that|his|her|your|my|their|our|\w+['’]s) "
    r"(?:birthday|anniversary|wedding day|first day|last day|day|days|evening|night|morning)"
    r"(?: (?:of|you|he|she|they|when|that|before|after|we|i)\b|(?=[,.]|\s+(?:and|or)\b|$))",
    re.IGNORECASE,
)
"""A day named by what happens on it: "on his birthday", "on the day you visit"."""

_PLACE_OF = re.compile(
    r"\b(?:in|at|to) (?:a|the|another|some) (?:\w+ )?(?:place|spot|room|seat|corner|position)\b",
    re.IGNORECASE,
)
"""A place named by what it is like: "in a place where no one will disturb you"."""


def _patterns(sentence: Sentence) -> Iterator[Evidence]:
    for pattern, facet in ((_DEADLINE, "time"), (_DAY_OF, "time"), (_PLACE_OF, "place")):
        for match in pattern.finditer(sentence.text):
            inside = [w for w in sentence.words if match.start() <= w.at < match.end()]
            if inside and not inside[0].quoted and before(inside[0]) not in ("not", "until"):
                yield evidence(inside, facet)


def _times(sentence: Sentence) -> Iterator[Evidence]:
    for hit in sentence.find("time_cues"):
        is_subject = len(hit.words) == 1 and hit.words[0].dep.startswith("nsubj")
        if is_subject or before(hit.words[0]) in _NOT_TIMED:
            continue
        if is_aside(hit.words[-1]) and not _is_counted(hit):
            continue
        yield of_hit(hit, "time")
    for match in CLOCK.finditer(sentence.text):
        words = [word for word in sentence.words if match.start() <= word.at < match.end()]
        if words and not words[0].quoted and not is_aside(words[0]):
            start = words[0].index - (before(words[0]) in _CLOCK_LEADS)
            yield evidence(sentence.words[start : words[-1].index + 1], "time")


def _is_counted(hit: Hit) -> bool:
    """Say whether a time belongs to what is counted: "count how often you check on Saturday"."""
    said = [word.lower for word in hit.sentence.words[: hit.words[0].index]]
    return "how" in said and not {"many", "often", "much"}.isdisjoint(said)


def _hours(sentence: Sentence) -> Iterator[Evidence]:
    for word in sentence.words:
        if is_hour(word) and not word.quoted and not is_aside(word):
            yield evidence(sentence.words[word.index - 1 : word.index + 1], "time")


def _places(sentence: Sentence) -> Iterator[Evidence]:
    for hit in sentence.find("places"):
        preposition = _preposition_of(hit)
        if preposition is None or preposition.quoted or hit.words[-1].is_verb:
            continue
        only = hit.entry.more.get("only", _PLACE_PREPOSITIONS)
        is_task = hit.text.lower() == "work" and after(hit) == "on"
        gone_to = preposition.lower == "to" and preposition.head.head.lemma == "go"
        if preposition.lower in only and not (
            is_task or gone_to or _is_modifier(hit) or is_aside(hit.words[0])
        ):
            yield evidence(sentence.words[preposition.index : hit.words[-1].index + 1], "place")


def _preposition_of(hit: Hit) -> Word | None:
    """Return the preposition before a place: the "in" of "in the small park"."""
    words = hit.sentence.words
    for back in range(hit.words[0].index - 1, max(-1, hit.words[0].index - 6), -1):
        word = words[back]
        if word.pos not in _INSIDE_PHRASE and word.tag not in ("PRP$", "POS", "JJ", "VBN"):
            return word if word.lower in _PLACE_PREPOSITIONS else None
    return None


def _is_modifier(hit: Hit) -> bool:
    """Say whether a place only belongs to another noun: "in office wear"."""
    words = hit.sentence.words
    following = words[hit.words[-1].index + 1 : hit.words[-1].index + 2]
    return (
        bool(following)
        and following[0].tag in ("NN", "NNS")
        and following[0].lower not in _AFTER_PLACE
    )


def _company(sentence: Sentence) -> Iterator[Evidence]:
    """Yield with whom: "with your sister"."""
    words = sentence.words
    for hit in sentence.find("helpers"):
        first = hit.words[0].index
        lead = next((i for i in range(first - 1, first - 4, -1) if at(words, i) in _WITH), None)
        if lead is not None:
            yield evidence(words[lead : hit.words[-1].index + 1], "company")
