"""Barrier: a foreseen obstacle with what to do then, or a smaller version.

"When I feel tense, I breathe" is the task itself: the clause needs an obstacle (being
tired, forgetting, too much of something) or a plain "not".
"""

from collections.abc import Iterator
from itertools import pairwise

from advisor.anatomy.elements.clauses import (
    at,
    before,
    clause_words,
    evidence,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Sentence, Word

_NEGATIONS = frozenset(
    """not n't cannot cant can't won't wont don't dont doesn't doesnt isn't didn't aren't couldn't
    haven't hasn't no never nothing nobody unable""".split()
)
_UNABLE = frozenset("can't cant n't nt cannot not won't wont".split())
_NO_PROBLEM = frozenset("longer already mind sure want".split())
_ABILITY = frozenset("can can't cannot could able manage feel want get have".split())
_NO_ANSWER = ("let me know", "tell me", "call me", "contact", "email me", "ask me", "reach out")
"""Ways to go on that leave the client where they are."""

_COMPLEMENT = frozenset("see even ask know wonder check tell".split())
_NOTED = frozenset("notice note record track know identify see spot describe remember".split())
_READY = frozenset(
    """ready ok okay right deal done finished sound questions agreed yes no honestly really
    seriously so well""".split()
)
_ASKS = frozenset(
    """is are was were do does did can could would will have has what when where who how which
    why should may""".split()
)
"""Words that open a whole question; "Bus late?" has none of them."""

_LESS = frozenset("under below over above less more fewer up down".split())
_ABED = frozenset("sleep asleep".split())
_UP = frozenset("up bed bedroom".split())
_FINE = frozenset("fine ok okay enough counts alright still".split())
_COMFORT = frozenset("even would then it that not".split())


_MARKERS = frozenset({"if", "when", "unless", "should"})
"""Words that open a condition; "should" in first place only."""


def find_barrier(reading: Reading) -> Iterator[Evidence]:
    """Yield plans for obstacles, fallbacks and smaller versions."""
    questions = {s.index for s in reading.body if s.is_question}
    for sentence in reading.body:
        if sentence.role == "barrier" and sentence.words:
            yield evidence(sentence.words)
            continue
        yield from map(of_hit, sentence.find("fallbacks"))
        alone = questions.isdisjoint((sentence.index - 1, sentence.index + 1))
        if _is_asked_obstacle(sentence) or (alone and _is_clipped_question(reading, sentence)):
            yield evidence(sentence.words)
        for word in () if _MARKERS.isdisjoint(sentence.said) else sentence.words:
            if word.lower in _MARKERS and (
                _is_run_on(word)
                or is_obstacle(reading, sentence, word)
                or _is_bare_should(sentence, word)
            ):
                yield evidence(clause_words(word))


def is_obstacle(reading: Reading, sentence: Sentence, marker: Word) -> bool:
    """Say whether a word opens a condition that names an obstacle, and the rest answers it."""
    if marker.lower not in ("if", "when", "unless") or marker.quoted or sentence.is_question:
        return False
    if in_relative(marker) or _is_complement(marker):
        return False
    clause = clause_words(marker)
    if at(sentence.words, clause[-1].index + 1) in ("n't", "not"):
        clause = (*clause, sentence.words[clause[-1].index + 1])
    if _is_bed_rule(sentence):
        return False
    if marker.lower == "when" and not _foresees(marker, clause):
        return False
    first, last = marker.index, clause[-1].index
    rest = [word for word in sentence.words if not first <= word.index <= last]
    if _is_hard(sentence, clause):
        return _answers(reading, sentence, rest) or _comforts(rest)
    return _is_missed(sentence, clause, rest) and _answers(reading, sentence, rest)


def _is_clipped_question(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a clipped question names what may come, and the next sentence answers it.

    "Shift from hell? Then do the least bad bit."
    """
    said = [word.lower for word in sentence.words if word.is_word]
    if not sentence.is_question or not 0 < len(said) <= 6:
        return False
    if said[0] in _ASKS or not _READY.isdisjoint(said) or "you" in said[1:2]:
        return False
    following = next((s for s in reading.body if s.index == sentence.index + 1), None)
    return following is not None and bool(reading.steps_of(following) or following.length <= 8)


def _is_asked_obstacle(sentence: Sentence) -> bool:
    """Say whether a short question names an obstacle: "Too busy? Do three breaths"."""
    if not sentence.is_question or not 0 < sum(word.is_word for word in sentence.words) <= 4:
        return False
    if at(sentence.words, 0) in _ASKS:
        return False
    return at(sentence.words, 0) == "too" or bool(sentence.find("obstacles"))


def _is_run_on(marker: Word) -> bool:
    """Say whether a plan follows an inability without a comma: "if she can't I go alone"."""
    if marker.lower != "if" or marker.quoted or in_relative(marker):
        return False
    said = lowers(marker.sentence.words[marker.index : marker.index + 6])
    return any(
        word in _UNABLE and following in ("i", "you", "we") for word, following in pairwise(said)
    )


def _is_complement(marker: Word) -> bool:
    """Say whether a clause is what is asked or seen: "ask her if she is busy"."""
    words = marker.sentence.words
    near = words[max(0, marker.index - 3) : marker.index]
    said = lowers(words[: marker.index])
    if before(marker) in _COMPLEMENT or (said[-1:] == ["and"] and "how" in said):
        return True
    return any(word.lemma in ("ask", "see", "check") for word in near) and all(
        word.text != "," for word in near
    )


def _is_bed_rule(sentence: Sentence) -> bool:
    """Say whether getting up when awake is the task itself, as in sleep treatment."""
    said = set(lowers(sentence.words))
    return bool(_ABED & said) and bool(_UP & said)


def _is_bare_should(sentence: Sentence, word: Word) -> bool:
    """Say whether a sentence opens a condition without "if": "Should you get stuck, ..."."""
    opens = word.index == 0 and word.lower == "should" and not sentence.is_question
    return opens and bool(sentence.find("obstacles"))


def _foresees(when: Word, clause: tuple[Word, ...]) -> bool:
    """Say whether "when" looks ahead at the client's own trouble: not "notice when you tire"."""
    words = when.sentence.words
    if when.index and words[when.index - 1].lemma in _NOTED:
        return False
    if at(words, when.index + 1) in ("you", "i") or _is_excess(clause):
        return True
    inside = range(clause[0].index, clause[-1].index + 1)
    return any(
        hit.words[0].index in inside and hit.entry.more.get("outside")
        for hit in when.sentence.find("obstacles")
    )


def _is_hard(sentence: Sentence, clause: tuple[Word, ...]) -> bool:
    """Say whether a clause names an obstacle, too much of something, or a slip."""
    first, last = clause[0].index, clause[-1].index
    conditional = clause[0].lower == "if"
    named = any(
        first <= hit.words[0].index
        and hit.words[-1].index <= last
        and (conditional or not hit.entry.more.get("only_if"))
        for hit in sentence.find("obstacles")
    )
    later = lowers(sentence.words[last:])
    if conditional and ("anyway" in later or "instead" in later):
        return True
    if not conditional and clause[0].lower == "when" and "anyway" in later:
        return True
    if _is_short_of_number(clause):
        return True
    return named or _is_excess(clause) or (conditional and _is_granted(clause))


def _is_short_of_number(clause: tuple[Word, ...]) -> bool:
    """Say whether a clause falls short of a number, or passes it: "if it is under 7"."""
    return any(
        word.lower in _LESS and any(next_.tag == "CD" for next_ in clause[i + 1 : i + 4])
        for i, word in enumerate(clause)
    )


def _is_excess(clause: tuple[Word, ...]) -> bool:
    """Say whether a clause says "too" of something: "if it gets too loud"."""
    return any(
        word.lower == "too" and following.pos in ("ADJ", "ADV", "VERB") and following.lower != "so"
        for word, following in pairwise(clause)
    )


def _is_granted(clause: tuple[Word, ...]) -> bool:
    """Say whether a clause grants what was not wished for: "if you do use"."""
    return any(
        word.lower in ("do", "does") and word.dep == "aux" and following.tag in ("VB", "VBP")
        for word, following in pairwise(clause)
    )


def _is_missed(sentence: Sentence, clause: tuple[Word, ...], rest: list[Word]) -> bool:
    """Say whether a clause says that something does not come about: "if sleep does not come".

    Behind the instruction only lacking ability counts: "... if you can't stand".
    """
    said = set(lowers(clause))
    if clause[0].lower == "unless" or sentence.find("open_cues"):
        return False
    if _NEGATIONS.isdisjoint(said) or _NO_PROBLEM & said:
        return False
    leads = [word for word in rest if word.index < clause[0].index and word.is_word]
    if all(word.pos in ("CCONJ", "ADV") for word in leads):
        return True
    return clause[0].lower == "if" and any(
        word.lemma in _ABILITY or word.lower in _ABILITY for word in clause
    )


def _answers(reading: Reading, sentence: Sentence, rest: list[Word]) -> bool:
    """Say whether what stands around a condition is something to do, or leave to do less."""
    said = lowers(rest)
    if any(phrase in " ".join(said) for phrase in _NO_ANSWER) or said[:2] == ["you", "always"]:
        return False
    outside = {word.index for word in rest}
    if any(step.verb.index in outside for step in reading.steps_of(sentence)):
        return True
    if not _FINE.isdisjoint(said):
        return True
    root = sentence.root
    if root is None or root.index not in outside:
        return sum(word.is_word for word in rest) >= 2
    # "they still go", "dinner at the usual time": what happens then, said as a plain fact.
    return root.tag in ("VBP", "VB", "NN", "NNS", "NNP") or root.child("aux") is not None


def _comforts(rest: list[Word]) -> bool:
    """Say whether what follows takes the weight off: "it's a lapse, not the end"."""
    said = lowers(rest)
    if any(phrase in " ".join(said) for phrase in _NO_ANSWER):
        return False
    return sum(word.is_word for word in rest) > 3 and not _COMFORT.isdisjoint(said)
