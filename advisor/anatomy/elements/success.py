"""Success: how the client knows that it is done, or is working."""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import (
    at,
    before,
    behind,
    clause_words,
    evidence,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.numbers import CLOCK, is_number
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.elements.record import sheet_behind
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word

_BACK = frozenset("session appointment clinic meeting visit".split())
_TO_US = frozenset({"me", "us", "everything"})
_TAKEN_ALONG = frozenset("along in with to back".split())
_NOT_ENDS = frozenset("next our tomorrow later then bed bedtime".split())
_TIMES = frozenset(
    """am pm noon midnight now session appointment visit meeting christmas easter lunch dinner
    breakfast tea bedtime morning evening night afternoon weekend week month year summer winter
    spring autumn o'clock january february march april may june july august september october
    november december""".split()
)
"""Words of an end in time: "until Friday", "until our next session" set no finish line."""
_CLAUSE_BREAKS = frozenset({",", ";", "and", "then", "but"})
_NEGATIONS = frozenset({"not", "n't", "don't"})
_STOPS = frozenset("stop finish done finished".split())
_SIGNALS = frozenset("timer alarm bell rings beeps time minutes full empty goes".split())
_HAVE_READY = frozenset("done filled finished completed ready written ticked signed".split())
_BY_THEN = frozenset("by before when".split())
_EXPECTING = frozenset("expect see".split())
_CHANGES = frozenset(
    """reduce decrease lower raise increase cut drop bring lose gain keep get improve maintain
    achieve reach report reduction decrease drop improvement""".split()
)
_LIMITS = frozenset("below under above over to by less than from fewer 0 zero no < >".split())
_INWARD = frozenset("attention focus mind breath awareness thoughts".split())


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
            yield from _targets(sentence)
            yield from _ready_products(sentence)
            yield from (of_hit(h) for h in sentence.find("record_acts") if _is_brought_back(h))


def _is_finish(hit: Hit) -> bool:
    """Say whether a term sets a finish line; some do so only with a number behind them."""
    if in_relative(hit.words[0]):
        return False
    rest = behind(hit, 8)
    if rest and rest[0].lower == "out":
        return False
    numbered = any(word.tag == "CD" or word.text[:1].isdigit() for word in rest)
    return hit.entry.more.get("needs") != "number" or numbered


def _ends(sentence: Sentence) -> Iterator[Evidence]:
    """Yield "until" with an event: "until the list has five items", not "until Friday"."""
    for word in sentence.words:
        if word.lower not in ("until", "till", "til", "'til") or word.quoted or in_relative(word):
            continue
        if before(word) in ("the", "at") or word.head.head.tag == "VBD":
            continue
        clause = clause_words(word)
        is_event = len(clause) > 1 and (
            any(w.pos in ("VERB", "AUX") for w in clause[1:]) or not _is_in_time(clause[1:])
        )
        timed = at(sentence.words, word.index + 1) in _NOT_ENDS
        if is_event and not timed and not _is_denied(word):
            yield evidence(clause)


def _is_in_time(words: tuple[Word, ...]) -> bool:
    """Say whether words name a point in time: "Friday", "our next session", "9 pm"."""
    sentence = words[0].sentence
    first, last = words[0].index, words[-1].index
    named = any(
        first <= hit.words[0].index <= last
        for name in ("time_cues", "horizons", "review_markers")
        for hit in sentence.find(name)
    )
    weekday = any(word.lower.rstrip("s").endswith("day") for word in words)
    clock = all(word.tag == "CD" or not word.is_word for word in words) or any(
        CLOCK.fullmatch(word.lower) for word in words
    )
    said = {form for word in words for form in (word.lemma, word.lower)}
    return named or weekday or clock or not _TIMES.isdisjoint(said)


def _targets(sentence: Sentence) -> Iterator[Evidence]:
    """Yield targets for an outcome: "cut panic attacks from five to two", "report 0 binges"."""
    if not any(word.lemma in _CHANGES for word in sentence.words):
        return
    for hit in sentence.find("outcomes"):
        first, last = hit.words[0].index, hit.words[-1].index
        near = sentence.words[max(0, first - 4) : last + 12]
        for word in near:
            number = is_number(word) or word.lower in ("zero", "half", "%")
            lead = lowers(sentence.words[max(0, word.index - 3) : word.index])
            if number and not word.quoted and not _LIMITS.isdisjoint([*lead, word.lower]):
                yield evidence(sentence.words[min(first, word.index) : max(last, word.index) + 1])
                return


def _ready_products(sentence: Sentence) -> Iterator[Evidence]:
    """Yield what is to be ready: "have the form filled in by Tuesday"."""
    words = sentence.words
    for word in words:
        if word.lemma != "have":
            continue
        later = lowers(words[word.index + 1 :])
        ready = not _HAVE_READY.isdisjoint(later[:7])
        if ready and not word.quoted and not _BY_THEN.isdisjoint(later):
            yield evidence(words[word.index :])
            return


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
    if not _INWARD.isdisjoint(said[:4]):
        return False
    if any(word.lemma in _BACK for word in rest) or not _TO_US.isdisjoint(said):
        return True
    if "back" in said[:6] or ("next" in said and "time" in said):
        return True
    taken = said[:1] in (["it"], ["them"]) and not _TAKEN_ALONG.isdisjoint(said[1:2])
    return taken or sheet_behind(hit, 5)
