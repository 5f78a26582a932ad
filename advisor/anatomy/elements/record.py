"""Record: what to note, log, rate or bring."""

import re
from collections.abc import Iterator

from advisor.anatomy.elements.clauses import (
    after,
    at,
    before,
    behind,
    evidence,
    in_relative,
    is_verbal,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence, Form
from advisor.language.sentence import Hit, Sentence, Zone

_LETTERS = frozenset("letter email text message story poem book song script card essay".split())
_NOT_NOTED = frozenset("that in on".split())
_NOT_LOGGED = frozenset("off out back up code players".split())
_ANSWERED = frozenset({"write", "write about", "write out"})
"""Terms that may stand for the text of a letter, once a draft asks for one."""

_SIDE_EFFECTS = frozenset({"monitor", "track"})
_REPORTED = frozenset(
    "scale number score rating word words 0-10 1-10 0-100 0 zero thumbs emoji percent".split()
)
"""What a message of one line may hold: "text me one word", "tell me the number"."""

_CHANGE_OF = frozenset("reduction decrease increase change improvement drop".split())
_BLANK = re.compile(r"_{3,}|\.{5,}|\[ {0,3}\]")
"""A blank to fill in: "Anxiety before ____"."""

_RATED = re.compile(r"\(?\b(?:0|1)\s*(?:-|–|to)\s*(?:5|10|100)\b\s*%?\)?")
"""A scale that asks for a rating: "(0-100%)", "1 to 10"."""
_NEGATIONS = frozenset("not n't don't never without".split())
_NAMES = frozenset("scan the a your".split())
_BACK = frozenset("session appointment clinic meeting".split())
_ALL_OF_IT = frozenset("everything them back".split())
_INTO = frozenset("in on into onto using via".split())
_NOUN_PHRASE = frozenset("DET ADJ NOUN PRON PROPN".split())

_FOR_READING = frozenset("list table form chart checklist record card".split())
"""Sheets that may as well be there to be read."""

REACH = 7
"""Words. A sheet that stands further behind its verb belongs to another one."""

_SHORT_NOTE = 12
"""Words. In a longer note, a sheet may be anything: "no phone, no chart talk at dinner"."""


def find_record(reading: Reading) -> Iterator[Evidence]:
    """Yield acts that leave a mark, and sheets to fill."""
    for sentence in reading.sentences:
        if sentence.zone is Zone.HEADING:
            if reading.steps and sentence.find("record_sheets"):
                yield evidence(sentence.words)
        elif sentence.zone is Zone.QUOTE:
            continue
        elif _is_record_line(sentence):
            yield evidence(sentence.words)
        elif reading.asks(sentence) and sentence.zone is not Zone.RATIONALE:
            yield from _acts(reading, sentence)
            yield from _sheets(reading, sentence)
    if len(blanks := [s for s in reading.body if _BLANK.search(s.text) and s.words]) > 1 or any(
        len(_BLANK.findall(s.text)) > 1 for s in blanks
    ):
        yield from (evidence(sentence.words) for sentence in blanks)


def _is_record_line(sentence: Sentence) -> bool:
    """Say whether a line is a label's content, or a question with a scale: "How sure (0-10)?"."""
    rated = sentence.is_question and _RATED.search(sentence.text) is not None
    return bool(sentence.words) and (sentence.own_role == "record" or rated)


def _acts(reading: Reading, sentence: Sentence) -> Iterator[Evidence]:
    for hit in sentence.find("record_acts"):
        if hit.form in ("past", "participle"):
            found = _is_to_be_filled(reading, hit)
        else:
            found = _is_asked(hit) and _leaves_mark(hit) and not _is_letter(reading, hit)
        if found:
            yield of_hit(hit)


def _is_to_be_filled(reading: Reading, hit: Hit) -> bool:
    """Say whether a sheet is to be filled: "The form should be filled in each night"."""
    passive = any(
        step.verb is hit.words[0] and step.form is Form.PASSIVE
        for step in reading.steps_of(hit.sentence)
    )
    marks = hit.entry.more["sort"] == "mark" or bool(hit.sentence.find("record_sheets"))
    return passive and marks


def _is_asked(hit: Hit) -> bool:
    """Say whether an act is asked for: not "don't write", "a list that you write"."""
    first = hit.words[0]
    if not is_verbal(hit) or in_relative(first) or after(hit) in _NOT_LOGGED:
        return False
    if hit.form == "ing" and (first.tag != "VBG" or before(first) in _NAMES) and first.index:
        return False
    leads = lowers(hit.sentence.words[max(0, first.index - 3) : first.index])
    return _NEGATIONS.isdisjoint(leads)


def _is_letter(reading: Reading, hit: Hit) -> bool:
    """Say whether what is written is the letter, or the answer to it, that the draft is about."""
    if hit.text.lower() not in _ANSWERED or sheet_behind(hit, REACH):
        return False
    before_it = [s for s in reading.sentences if s.index <= hit.sentence.index]
    if any(word.lemma == "letter" for s in before_it for word in s.words):
        return True
    return any(word.lemma == "reply" for word in behind(hit, 3))


def _leaves_mark(hit: Hit) -> bool:
    """Say whether an act leaves something to look at: a letter to a friend does not."""
    match hit.entry.more["sort"]:
        case "write":
            return all(word.lemma not in _LETTERS for word in behind(hit, 5))
        case "bring":
            return _brings_product(hit)
        case "note":
            return after(hit) not in _NOT_NOTED
        case "sheet":
            return sheet_behind(hit, REACH)
        case "use":
            return sheet_behind(hit, REACH, own=True)
        case "tell":
            said = lowers(behind(hit, 6))
            return not _REPORTED.isdisjoint(said) or ("how" in said and "strong" in said)
        case "mark" if hit.text.lower() in _SIDE_EFFECTS:
            return after(hit) != "for"
        case _:
            return True


def sheet_behind(hit: Hit, reach: int, *, own: bool = False) -> bool:
    """Say whether a diary, log or form stands within `reach` words behind a term.

    With `own`, only one that is made for writing: not "use the list of skills".
    """
    last = hit.words[-1].index
    return any(
        last < sheet.words[0].index <= last + reach
        for sheet in hit.sentence.find("record_sheets")
        if not own or not (sheet.entry.more.get("loose") or sheet.text.lower() in _FOR_READING)
    )


def _brings_product(hit: Hit) -> bool:
    """Say whether something made at home is brought back: "bring the list", "send me a line"."""
    rest = behind(hit, 12)
    if any(word.lemma in _BACK for word in rest):
        return True
    if not {"me", "us"}.isdisjoint(lowers((*hit.words, *rest))):
        return any(word.tag in ("DT", "PRP$", "CD") for word in rest[:2])
    return not _ALL_OF_IT.isdisjoint(lowers(rest[:6])) or sheet_behind(hit, 6)


def _sheets(reading: Reading, sentence: Sentence) -> Iterator[Evidence]:
    """Yield sheets that something is put in: "in your journal", "on the app", "diary daily"."""
    words = sentence.words
    short_note = not reading.steps_of(sentence) and sentence.length <= _SHORT_NOTE
    for hit in sentence.find("record_sheets"):
        first = hit.words[0].index
        if in_relative(hit.words[0]) or after(hit) == "of":
            continue
        if not _CHANGE_OF.isdisjoint(lowers(words[max(0, first - 4) : first])):
            continue
        start = first - 1
        while start >= max(0, first - 4) and words[start].pos in _NOUN_PHRASE:
            start -= 1
        lead = at(words, start)
        adds = lead == "to" and not {"add", "put"}.isdisjoint(lowers(words[:start]))
        noted = short_note and start < 1 and not hit.entry.more.get("loose")
        if lead in _INTO or adds or noted:
            yield of_hit(hit)
