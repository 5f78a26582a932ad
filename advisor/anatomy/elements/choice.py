"""Choice: a real option that the client may pick.

"Call or text a friend" leaves a choice; "when you are sad or tense", "thoughts or images"
to write down and "more or less" do not.
"""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import (
    CONDITIONS,
    MOMENTS,
    at,
    before,
    evidence,
    in_clause,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Sentence, Word, Zone

_ASIDES = CONDITIONS | MOMENTS | {"whether", "because", "so", "that", "how", "as", "since"}
_NO_OPTION = frozenset(
    """more less so longer not fewer higher lower two three over under above better if several
    daily once twice weekly another half until /""".split()
)
_PAIRS = frozenset(
    """good bad right wrong big small large more less true false yes no old new hot cold better
    worse happy sad high low sooner later up down fight flight fact opinion on off""".split()
)
_CONTENT_VERBS = frozenset(
    """write note list notice describe think identify record log rate recall remember name track
    observe circle mark avoid stop""".split()
)
_NEGATIONS = frozenset("no not never n't without don't avoid dont".split())
_CARE = frozenset("doctor gp nurse therapist therapy medication pharmacist er hospital".split())
_OFFERED = frozenset({"rather", "prefer", "like", "want"})
_CLAUSE_STARTS = frozenset(
    "if when whenever whether which where who until without how what".split()
)
_CLAUSE_BREAKS = frozenset(",;):")
_NEGATION_BREAKS = frozenset({";", ")", ":", ".", "and", "but"})
_EXAMPLE_BREAKS = frozenset(".;)")
_OPTIONS = frozenset("NOUN PROPN VERB ADJ PRON ADP ADV AUX".split())


def find_choice(reading: Reading) -> Iterator[Evidence]:
    """Yield options: "or" between things to do, and invitations to pick."""
    for sentence in reading.sentences:
        if sentence.zone is Zone.HEADING and reading.steps:
            yield from _invitations(sentence)
    for sentence in reading.body:
        if sentence.own_role == "choice" and sentence.label_span is not None:
            yield Evidence(sentence.label_span)
        elif sentence.is_question and _offers(sentence):
            yield evidence(sentence.words)
        elif sentence.zone is not Zone.EXAMPLE and not sentence.is_question:
            yield from _invitations(sentence)
            if reading.asks(sentence):
                yield from _options(sentence)


def _offers(sentence: Sentence) -> bool:
    """Say whether a question holds out options: "Would you rather start on Friday or Monday?"."""
    said = [word.lower for word in sentence.words]
    asked = any(said[i] in ("you", "to") and w in _OFFERED for i, w in enumerate(said[1:]))
    return asked and "or" in said and said[-2:-1] != ["not"]


def _invitations(sentence: Sentence) -> Iterator[Evidence]:
    for hit in sentence.find("choice_markers"):
        if not in_relative(hit.words[0]):
            yield of_hit(hit)


def _options(sentence: Sentence) -> Iterator[Evidence]:
    for word in sentence.words[:-1]:
        if word.lower == "or" and not word.quoted and _joins_options(sentence, word):
            yield evidence(sentence.words[max(0, word.index - 3) : word.index + 4])


def _joins_options(sentence: Sentence, joint: Word) -> bool:
    following, lead = sentence.words[joint.index + 1], before(joint)
    if following.lower in _NO_OPTION or lead in ("and", "/"):
        return False
    second = joint.head
    sides = [second, second.head] if second.dep == "conj" else [second]
    if any(in_relative(side) or in_clause(side, _ASIDES) for side in sides):
        return False
    numbers = [following.tag, at_tag(sentence, joint.index - 1)]
    if any(side.tag == "CD" for side in sides) or numbers == ["CD", "CD"]:
        return False
    if {following.lower, lead} <= _PAIRS or _joins_content(sides):
        return False
    window = {w.lower for w in sentence.words[max(0, joint.index - 3) : joint.index + 4]}
    if {"up", "down"} <= window or window & _CARE or lead in ("(", "now"):
        return False
    if len(following.text) == 1 and following.text.isupper():
        return False
    following_two = lowers(sentence.words[joint.index + 1 : joint.index + 4])
    if following.lower.startswith("every") or not _NEGATIONS.isdisjoint(following_two):
        return False
    if _in_example(sentence, joint) or _reaches_back(joint, _CLAUSE_STARTS, _CLAUSE_BREAKS):
        return False
    negated = _reaches_back(joint, _NEGATIONS, _NEGATION_BREAKS)
    return second.pos in _OPTIONS and not negated


def at_tag(sentence: Sentence, index: int) -> str:
    """Return the tag of a word; "" outside the sentence."""
    return sentence.words[index].tag if 0 <= index < len(sentence.words) else ""


def _joins_content(sides: list[Word]) -> bool:
    """Say whether "or" joins what is to be written or noticed: "write thoughts or images"."""
    if len(sides) < 2 or sides[0].is_verb or sides[1].pos not in ("NOUN", "PROPN", "PRON"):
        return False
    head = sides[1].head
    return head.lemma in _CONTENT_VERBS or head.head.lemma in _CONTENT_VERBS


def _in_example(sentence: Sentence, joint: Word) -> bool:
    """Say whether "or" ends a list of examples: "such as a walk, a bath or a call"."""
    for hit in sentence.find("example_markers"):
        between = sentence.words[hit.words[0].index : joint.index]
        if between and all(word.text not in _EXAMPLE_BREAKS for word in between):
            return True
    return False


def _reaches_back(joint: Word, starts: frozenset[str], breaks: frozenset[str]) -> bool:
    """Say whether one of `starts` stands before "or" with none of `breaks` in between."""
    words = joint.sentence.words
    for index in range(joint.index - 1, -1, -1):
        if at(words, index) in breaks:
            return False
        if at(words, index) in starts and not in_relative(words[index]):
            return True
    return False
