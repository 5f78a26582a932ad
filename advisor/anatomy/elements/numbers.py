"""Numbers that measure nothing: scales, clock times, labels; and what a number counts."""

import re
from functools import lru_cache

from advisor.anatomy.elements.clauses import at
from advisor.language.sentence import Word

DIGITS = re.compile(r"\d+(?:[.,]\d+)*k?")
"""A number in figures: "10", "1.5", "10,000", "10k"."""

CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2} ?(?:am|pm|a\.m\.|p\.m\.)?(?!\w)"
    r"|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)(?!\w)",
    re.IGNORECASE,
)
"""A time of day: "19:00", "3.30pm", "7 am", "8 o'clock"."""

_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty ninety hundred thousand
    dozen""".split()
)
_SPANS = frozenset("second sec minute min hour hr h s day week month year night".split())
_UNITS = frozenset("sec secs min mins hr hrs h s times x goes rounds".split())
_DASHES = frozenset({"-", "–", "to"})
_SCALE_WORDS = frozenset("rate scale score level suds confidence rating".split())
_SCALE_ENDS = frozenset({"5", "8", "10", "100"})
_BEFORE_LABEL = frozenset(
    """week day step part session chapter level number stage rung phase question item module
    lesson unit option version phq gad pcl room bus line channel""".split()
)
_CLOCK_SIGNS = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "oclock"})
_SIGNS = frozenset({"/", "%", "-", "–", ":", "+"})
_LATER = frozenset("and or on each every in the for tonight tomorrow sharp with".split())
_BETWEEN_TAGS = frozenset({"VBG", "VBN", "POS", "JJ", "JJR"})
_BETWEEN_WORDS = _DASHES | {"or", "more", "good", "full", ","}


def is_number(word: Word) -> bool:
    """Say whether a word is a number, in figures or in letters."""
    return is_figure(word.lower)


@lru_cache(maxsize=20_000)
def is_figure(said: str) -> bool:
    """Say whether letters or figures in lower case are a number."""
    return said in _NUMBERS or DIGITS.fullmatch(said) is not None


def is_time_span(word: Word) -> bool:
    """Say whether a word is a unit of time: "minutes", "hrs"."""
    return word.lemma in _SPANS or (
        word.lower in _UNITS and word.lower not in ("times", "x", "goes", "rounds")
    )


def unit_of(number: Word) -> Word | None:
    """Return the noun that a number counts: "breaths" of "10 slow breaths"."""
    words = number.sentence.words
    for word in words[number.index + 1 : number.index + 6]:
        if word.lower in _UNITS or word.lemma in _SPANS:
            return word
        if is_number(word) or word.lower in _BETWEEN_WORDS:
            continue
        if word.tag.startswith("NN"):
            following = words[word.index + 1 : word.index + 2]
            compound = bool(following) and following[0].tag in ("NN", "NNS")
            if compound and word.dep in ("compound", "amod", "nmod"):
                continue
            return word
        if word.pos not in ("ADJ", "ADV", "PART") and word.tag not in _BETWEEN_TAGS:
            return None
    return None


def measures(number: Word) -> bool:
    """Say whether a number measures time or repeats: "10 minutes", "3 times"."""
    unit = unit_of(number)
    return unit is not None and (is_time_span(unit) or unit.lower == "times")


def is_scale(number: Word) -> bool:
    """Say whether a number names a point of a scale: "0-10", "4/10", "out of 10", "80%"."""
    words, index, said = number.sentence.words, number.index, number.lower
    following, lead = at(words, index + 1), at(words, index - 1)
    if following in ("%", "percent", "/", "+", "=") or lead in ("/", ">", "<", "=", "~"):
        return True
    if said == "0":
        return True
    if measures(number):
        return False
    if lead == "of" and at(words, index - 2) == "out":
        return True
    if said in ("10", "100") and lead in _DASHES and at(words, index - 2) in ("0", "1", ")"):
        return True
    if said == "1" and following in _DASHES:
        return at(words, index + 2) in _SCALE_ENDS
    return any(at(words, i) in _SCALE_WORDS for i in range(max(0, index - 5), index))


def is_clock(number: Word) -> bool:
    """Say whether a number is a time of day: "7 pm", "8 and 9 am", "at 9"."""
    words, index = number.sentence.words, number.index
    if measures(number):
        return False
    following, lead = at(words, index + 1), at(words, index - 1)
    if CLOCK.fullmatch(number.lower) or following in _CLOCK_SIGNS:
        return True
    if at(words, index + 3) in _CLOCK_SIGNS and following in _DASHES | {"and"}:
        return True
    return lead in ("at", "by") and unit_of(number) is None


def is_hour(number: Word) -> bool:
    """Say whether a bare number is an hour: the 11 of "Go to bed at 11"."""
    if not number.text.isdigit() or not 0 < int(number.text) <= 24 or is_scale(number):
        return False
    lead = at(number.sentence.words, number.index - 1)
    following = at(number.sentence.words, number.index + 1)
    ends = not following or not (following[0].isalnum() or following in _SIGNS)
    return lead in ("at", "before", "after") and (ends or following in _LATER)


def is_label(number: Word) -> bool:
    """Say whether a number numbers something: "Week 2", "3. Focus"."""
    words, index = number.sentence.words, number.index
    if index == 0:
        return at(words, 1) in (".", ")", ":")
    lead = words[index - 1]
    return lead.lemma in _BEFORE_LABEL and not (lead.lemma == "day" and measures(number))
