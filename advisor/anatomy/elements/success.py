"""Success: how the client knows that it is done, or is working."""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import (
    at,
    behind,
    clause_words,
    evidence,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.elements.record import sheet_behind
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word

_BACK = frozenset("session appointment clinic meeting visit".split())
_TO_US = frozenset({"me", "us", "everything"})
_TAKEN_ALONG = frozenset("along in with to back".split())
_NOT_ENDS = frozenset("next our tomorrow later then bed bedtime".split())
_CLAUSE_BREAKS = frozenset({",", ";", "and", "then", "but"})
_NEGATIONS = frozenset({"not", "n't", "don't"})
_STOPS = frozenset("stop finish done finished".split())
_SIGNALS = frozenset("timer alarm bell rings beeps time minutes done full empty goes".split())


def find_success(reading: Reading) -> Iterator[Evidence]:
    """Yield finish lines, targets and products to bring."""
    for sentence in reading.body:
        if sentence.own_role == "success" and sentence.words:
            yield evidence(sentence.words)
            continue
        if not sentence.is_question:
            yield from (of_hit(hit) for hit in sentence.find("finish_lines") if _is_finish(hit))
        if reading.asks(sentence):
            yield from _ends(sentence)
            yield from _stops(sentence)
            yield from (of_hit(h) for h in sentence.find("record_acts") if _is_brought_back(h))


def _is_finish(hit: Hit) -> bool:
    """Say whether a term sets a finish line; some do so only with a number behind them."""
    if in_relative(hit.words[0]):
        return False
    numbered = any(word.tag == "CD" or word.text[:1].isdigit() for word in behind(hit, 8))
    return hit.entry.more.get("needs") != "number" or numbered


def _ends(sentence: Sentence) -> Iterator[Evidence]:
    """Yield "until" with an event: "until the list has five items", not "until Friday"."""
    for word in sentence.words:
        if word.lower not in ("until", "till", "til", "'til") or word.quoted or in_relative(word):
            continue
        clause = clause_words(word)
        is_event = len(clause) > 2 and any(w.pos in ("VERB", "AUX") for w in clause[1:])
        timed = at(sentence.words, word.index + 1) in _NOT_ENDS
        if is_event and not timed and not _is_denied(word):
            yield evidence(clause)


def _is_denied(until: Word) -> bool:
    """Say whether something is not to be done until then: "don't eat until you are hungry"."""
    for word in reversed(until.sentence.words[: until.index]):
        if word.lower in _CLAUSE_BREAKS:
            return False
        if word.lower in _NEGATIONS:
            return True
    return False


def _stops(sentence: Sentence) -> Iterator[Evidence]:
    """Yield a bare end: "When the timer rings, stop"."""
    said = set(lowers(sentence.words))
    if said & _STOPS and said & _SIGNALS:
        for word in sentence.words:
            if word.lower in ("when", "once", "after"):
                yield evidence(clause_words(word))


def _is_brought_back(hit: Hit) -> bool:
    """Say whether a product goes back to the session: "bring the log next time"."""
    if hit.entry.more["sort"] != "bring":
        return False
    rest = behind(hit, 14)
    said = lowers(rest)
    if any(word.lemma in _BACK for word in rest) or not _TO_US.isdisjoint(said):
        return True
    if "back" in said[:6] or ("next" in said and "time" in said):
        return True
    taken = said[:1] in (["it"], ["them"]) and not _TAKEN_ALONG.isdisjoint(said[1:2])
    return taken or sheet_behind(hit, 5)
