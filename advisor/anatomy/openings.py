"""Where the numbered parts of a plan begin: at labels, headings, table rows, and "In week 2, ..."."""

import re
from collections.abc import Container, Mapping, Sequence

from advisor.language.parts import NUMBERS, is_part_lead
from advisor.language.sentence import Sentence
from advisor.reading.draft import BlockKind

_NUMBERED = re.compile(rf"\d|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)

_ORDINALS = "first second third fourth fifth sixth seventh eighth".split()
_SAID = re.compile(
    r"(?:then,?\s+)?(?:(?:in|during|for|at|on)\s+)?(?:the\s+|your\s+)?"
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:week|session|month)"
    rf"|(?:week|session|month)\s+(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)}))\b(?!\s*(?:of|and|or|to|'s|’s)\b)",
    re.IGNORECASE,
)
"""A sentence that opens with its place in the plan: "In the second week, walk to the park"."""

_COUNTED = re.compile(
    r"(?P<unit>week|session|day|stage|rung|step|level)s?(?:\s*(?:no\.?|number|#))?", re.IGNORECASE
)
"""The head of a table column that numbers the rows."""

_BARE = re.compile(r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?\.?")


def part_openings(sentences: Sequence[Sentence], asking: Container[int] = ()) -> Mapping[int, str]:
    """Return the title of each numbered part by the place of the sentence that opens it.

    `asking` holds the indexes of the sentences that ask for something. A plan told in sentences ("In the first week ... In the second week ...") counts from two
    such openings on, in rising order; a single one is a time like any other.
    """
    found = {at: title for at, s in enumerate(sentences) if (title := _lead(s))}
    found |= _rows(sentences)
    return dict(sorted(found.items())) or _told(sentences, asking)


def _lead(sentence: Sentence) -> str:
    """Return the label or heading such as "Week 2" with which a part begins, or ""."""
    if sentence.is_heading and is_part_lead(sentence.label):
        return f"{sentence.label}: {sentence.text}"
    if sentence.block.kind is BlockKind.CELL and not sentence.label and is_part_lead(sentence.text):
        return sentence.text
    if sentence.own_role != "part":
        return ""
    lead = sentence.text if sentence.is_heading else sentence.label
    return lead if _NUMBERED.search(lead) else ""


def _rows(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Return the openings of table rows that a first column numbers, such as "Week"."""
    found: dict[int, str] = {}
    unit, row = "", None
    for at, sentence in enumerate(sentences):
        if sentence.block.kind is not BlockKind.CELL:
            unit, row = "", None
        elif sentence.block.row != row:
            row = sentence.block.row
            head = _COUNTED.fullmatch(sentence.text.strip())
            if head is not None:
                unit = head["unit"].capitalize()
            elif unit and unit != "Step" and _BARE.fullmatch(sentence.text.strip()):
                found[at] = f"{unit} {sentence.text.strip(' .')}"
    return found


def _told(sentences: Sequence[Sentence], asking: Container[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    last = 0
    for at, sentence in enumerate(sentences):
        match = _SAID.match(sentence.text)
        if match is None or sentence.is_heading or sentence.index not in asking:
            continue
        number = _number(match)
        if number > last:
            found[at] = match.group()
            last = number
    return found if len(found) > 1 and last > 1 else {}


def _number(match: re.Match[str]) -> int:
    if match["ordinal"]:
        return _ORDINALS.index(match["ordinal"].lower()) + 1
    said = match["number"].lower()
    return NUMBERS.get(said) or int(said)
