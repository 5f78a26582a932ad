"""Dose: how long, how many, how often.

A number is a dose where it measures what is asked. Scales ("0-10"), clock times, ages,
page labels and thresholds in a cue ("if not asleep in 10 minutes") are none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from advisor.anatomy.elements.clauses import (
    CONDITIONS,
    after,
    at,
    before,
    behind,
    clauses_above,
    evidence,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.numbers import (
    CLOCK,
    is_clock,
    is_figure,
    is_label,
    is_number,
    is_scale,
    is_time_span,
    unit_of,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word, Zone

_TIMES = re.compile(r"\d+x|x\d+", re.IGNORECASE)
"""A count in one token: "3x", "x3"."""

_GLUED = re.compile(r"\d+(?:[.,]\d+)*(?:mins?|m|h|hrs?|s|secs?|km|mi)", re.IGNORECASE)
"""A number and its unit in one token: "30min", "5km"."""

_SHORTHAND = re.compile(
    r"""(?<![\w/])(?:
        x?\d+(?:[-–]\d+)?\s?x?\s?/\s?(?:day|d|wk|week|night|month|hr|hour)s?\b   # 10/day, 2x/wk
      | x\s?\d+\b(?:['′](?!\w))?                                          # x3, x60'
      | \d+x(?:\d+)?\b                                                  # 3x, 2x12
      | q\s?\d+\s?(?:min|mins|h|hr|hrs|d|days|/52|/7)\b                  # q5min, q2/52
      | (?:b\.?d|bid|tid|t\.?d\.?s|q\.?i\.?d|q\.?d|o\.?d)\b\.?(?=[\s,;.]|$)
      | \d{1,3}['′](?![\w'])                                             # 60'
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Amounts as clinicians note them: "10/day", "x3", "q5min", "60'", "b.d."."""

_OUT_OF = re.compile(
    r"\b\d+ (?:out )?of (?:the )?\d+ (?:trials?|attempts|opportunities|days|nights|times|tries)\b",
    re.IGNORECASE,
)
"""A share of tries: "2 out of 3 trials"."""

_CURFEW = re.compile(
    r"\bno (?:\w+ ){1,3}(?:after|before) (?:\d|noon|midnight|lunch|dinner)", re.IGNORECASE
)
"""A limit by the clock: "no phone after 9.30pm"."""

_TIMERS = frozenset("timer phone alarm clock".split())
_EACH_LEADS = frozenset("after before for with at during".split())
_EACH = frozenset({"each", "every"})

_FREQUENCY_LABEL = re.compile(r"(?:daily|nightly|weekly|every|each)\b", re.IGNORECASE)
"""A label that says how often: "Daily:", "Every morning:"."""

_THRESHOLDS = CONDITIONS | {"when", "whenever", "once", "after", "until", "till", "because"}
_ENOUGH = frozenset("enough fine ok okay plenty great good".split())
_TAKES = frozenset("take last need require".split())
_ITSELF = frozenset("it this that these they exercise practice each".split())
_ROUTINES = frozenset(
    """life lives living routine routines activity activities functioning stress struggles hassles
    schedule tasks chores existence""".split()
)
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|tuesday|wednesday|thursday|saturday"
    r"|(?:mon|fri|sun)day)s?|tu|th",
    re.IGNORECASE,
)
"""A day of the week, short or long: "Mon", "Tuesdays", "Th"."""

_BETWEEN_DAYS = frozenset({",", "/", "and", "&", "-", "–", "to", "through", ".", "+", "or"})
_PER = frozenset({"a day", "a week", "per day"})
_NOT_PER = frozenset(
    "for in over within about take off after such what have on not had choose pick".split()
)
_ONCE_SUBJECTS = frozenset("you i they it he she we".split())
_ONCE_DETERMINERS = frozenset("the your this that my all".split())
_ABOUT = frozenset("about around only just at least most than up another approx".split())
_POINTS_IN_TIME = frozenset("in within after by last past ago previous another".split())
_NO_COUNT = frozenset("point year percent % am pm o'clock of".split())
_NOT_ONE = frozenset("in with at the this that no as on from by of".split())
_NOT_ONE_UNIT = frozenset("of another day side hand".split())
_PAGES = frozenset("pages chapters items questions".split())


def find_dose(reading: Reading) -> Iterator[Evidence]:
    """Yield amounts and frequencies of what is asked; an end date has the facet "horizon"."""
    for sentence in reading.body:
        if sentence.own_role == "dose" and sentence.words:
            yield evidence(sentence.words, "count")
            continue
        if sentence.label_span is not None and _FREQUENCY_LABEL.match(sentence.label):
            yield Evidence(sentence.label_span, "frequency")
        yield from (of_hit(hit, "horizon") for hit in sentence.find("horizons"))
        if sentence.zone is Zone.RATIONALE:
            continue
        if reading.asks(sentence) or _says_amount(sentence):
            yield from _frequencies(sentence)
            yield from _weekdays(sentence)
            yield from _amounts(sentence)
            yield from _each_one(sentence)
            yield from _shorthand(sentence)


def _each_one(sentence: Sentence) -> Iterator[Evidence]:
    """Yield "after each practice", "each time": as often as that comes."""
    words = sentence.words
    for word in () if _EACH.isdisjoint(sentence.said) else words[:-1]:
        if word.lower not in _EACH or word.quoted or in_relative(word):
            continue
        following = words[word.index + 1]
        timed = following.lower == "time" and sentence.root is not None
        if timed and (word.index > 0 or _is_followed_up(word)):
            yield evidence([word, following], "frequency")
        elif before(word) in _EACH_LEADS and following.lower != "other" and _is_noun(following):
            yield evidence([words[word.index - 1], word, following], "frequency")


def _is_noun(word: Word) -> bool:
    return word.tag in ("NN", "CD", "JJ")


def _is_followed_up(word: Word) -> bool:
    """Say whether an instruction follows: "Each time he helps, praise him"."""
    return any(w.is_imperative for w in word.sentence.words[word.index :])


def _shorthand(sentence: Sentence) -> Iterator[Evidence]:
    """Yield amounts in a clinician's shorthand."""
    for pattern, facet in ((_SHORTHAND, "count"), (_OUT_OF, "count"), (_CURFEW, "duration")):
        for match in pattern.finditer(sentence.text):
            inside = [w for w in sentence.words if match.start() <= w.at < match.end()]
            if inside and not inside[0].quoted:
                yield evidence(inside, facet)


def _says_amount(sentence: Sentence) -> bool:
    """Say whether a statement gives the amount: "Once is fine", "It takes ten minutes"."""
    root = sentence.root
    if root is None or sentence.is_question:
        return False
    if root.lower in _ENOUGH and sentence.length <= 8:
        return True
    subject = root.child("nsubj")
    return root.lemma in _TAKES and subject is not None and subject.lower in _ITSELF


def _is_threshold(word: Word) -> bool:
    """Say whether a word stands in a cue or a condition, and so measures nothing asked."""
    heads = (
        head
        for name, head in clauses_above(word)
        if name in _THRESHOLDS or head.dep.endswith("relcl")
    )
    return any(not _is_set_off(word, head) for head in heads)


def _is_set_off(word: Word, head: Word) -> bool:
    """Say whether a comma parts a word from a clause before it: "when I feel low, for an hour"."""
    return any(between.text == "," for between in word.sentence.words[head.index : word.index])


def _frequencies(sentence: Sentence) -> Iterator[Evidence]:
    for hit in sentence.find("frequencies"):
        if not (_is_threshold(hit.words[0]) or _is_loose(hit)):
            yield of_hit(hit, hit.entry.more.get("facet", "frequency"))


@lru_cache(maxsize=20_000)
def _is_weekday(said: str) -> bool:
    return _WEEKDAY.fullmatch(said) is not None


def _weekdays(sentence: Sentence) -> Iterator[Evidence]:
    """Yield days of the week that stand in a row: "Mon, Wed and Fri", "Tue/Thu", "Mon-Fri"."""
    row: list[Word] = []
    for word in sentence.words:
        if _is_weekday(word.lower) and not word.quoted:
            row.append(word)
        elif word.lower not in _BETWEEN_DAYS and len(row) < 2:
            row = []
        elif word.lower not in _BETWEEN_DAYS:
            break
    if len(row) > 1 and not _is_threshold(row[0]):
        joined = {w.lower for w in sentence.words[row[0].index : row[-1].index]}
        if "or" not in joined:
            yield evidence(sentence.words[row[0].index : row[-1].index + 1], "frequency")


def _is_loose(hit: Hit) -> bool:
    """Say whether a frequency says nothing of the task: "your daily life", "Once home, ..."."""
    said = hit.text.lower()
    if hit.entry.more.get("adjective"):
        return not _ROUTINES.isdisjoint(lowers(behind(hit, 2)))
    if said == "once":
        return _means_as_soon_as(hit.words[0])
    if said == "one time":
        return after(hit) in ("you", "when", "i")
    return said in _PER and before(hit.words[0]) in _NOT_PER


def _means_as_soon_as(once: Word) -> bool:
    following = at(once.sentence.words, once.index + 1)
    if following in _ONCE_SUBJECTS:
        return True
    if following not in _ONCE_DETERMINERS:
        return False
    words = once.sentence.words
    be = any(w.lower in ("is", "are", "'s") for w in words[once.index + 2 : once.index + 5])
    far = once.head.index > once.index + 2 and once.head.is_verb
    return (once.dep in ("mark", "advmod") and far) or be


def _amounts(sentence: Sentence) -> Iterator[Evidence]:
    words = sentence.words
    for word in words:
        sort = _sort(word.lower)
        if not sort or word.quoted or _is_threshold(word):
            continue
        following = words[word.index + 1 : word.index + 2]
        if sort == "times" or (sort == "x" and following and is_number(following[0])):
            yield evidence([word], "count")
        elif sort == "glued":
            yield evidence([word], "duration")
        elif sort == "number":
            yield from _measured(word)
        elif sort == "half" and at(words, word.index + 1) == "a" and following:
            yield evidence(words[word.index : word.index + 3], "count")
        elif sort == "unit" and _is_one(word):
            yield evidence([words[word.index - 1], word], "duration")


@lru_cache(maxsize=20_000)
def _sort(said: str) -> str:
    """Return how a word may open an amount; "" for nearly all words."""
    if said in ("x", "half"):
        return said
    if _TIMES.fullmatch(said):
        return "times"
    if _GLUED.fullmatch(said) and not CLOCK.fullmatch(said):
        return "glued"
    if is_figure(said):
        return "number"
    return "unit" if said in ("hour", "minute") else ""


def _is_one(unit: Word) -> bool:
    """Say whether "an hour" measures something: not "take a minute to", "an hour ago"."""
    words, index = unit.sentence.words, unit.index
    lead, further = at(words, index - 1), at(words, index - 2)
    if further in ("half", "quarter"):
        return True
    if at(words, index + 1) in ("ago", "to", "or", "of") or further in ("in", "within"):
        return False
    return lead in ("an", "half", "full", "whole") or (lead == "a" and further == "for")


def _measured(number: Word) -> Iterator[Evidence]:
    """Yield what a number measures, if it measures what is asked."""
    words = number.sentence.words
    if before(number) in _PAGES and at(words, number.index + 1) in ("to", "-", "–", "and"):
        yield evidence(words[number.index - 1 : number.index + 1], "count")
        return
    if before(number) in ("$", "£", "€"):
        yield evidence([number], "count")
        return
    if is_scale(number) or is_clock(number) or is_label(number):
        return
    unit = unit_of(number)
    if unit is None:
        if before(number) == "for" and not _TIMERS.isdisjoint(lowers(words[: number.index])):
            yield evidence([number], "duration")
        return
    whole = words[number.index : unit.index + 1]
    if is_time_span(unit):
        if not _is_point_in_time(number, unit):
            yield evidence(whole, "duration")
    elif unit.lemma not in _NO_COUNT and (number.lower != "one" or _counts_one(number, unit)):
        yield evidence(whole, "count")


def _is_point_in_time(number: Word, unit: Word) -> bool:
    """Say whether a span of time says when: "in two weeks", "10 minutes ago", "5 years old"."""
    words = number.sentence.words
    start = _start_of(number)
    lead = at(words, start - 1)
    if at(words, unit.index + 1) in ("ago", "old", "later"):
        return True
    if unit.lemma in ("year", "month"):
        return lead != "for"
    if lead in ("next", "coming"):
        return at(words, start - 3) != "for"
    return lead in _POINTS_IN_TIME or at(words, number.index - 2) in ("in", "within", "last")


def _start_of(number: Word) -> int:
    """Return where an amount starts: at "about" of "about 10-15 minutes"."""
    words, start = number.sentence.words, number.index
    while start > 1 and at(words, start - 1) in ("-", "–", "to", "or"):
        if not is_number(words[start - 2]):
            break
        start -= 2
    while start > 0 and at(words, start - 1) in _ABOUT:
        start -= 1
    return start


def _counts_one(number: Word, unit: Word) -> bool:
    """Say whether "one" counts a thing that is asked for: not "in one word", "one of you"."""
    return before(number) not in _NOT_ONE and unit.lower not in _NOT_ONE_UNIT
