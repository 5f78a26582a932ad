"""Identifier.

Flags what could tell a stranger whose sheet this is: an e-mail address, a phone number, a record
number, a date of birth, a home address.

Why it matters
    Sheets get left on buses, and templates get shared. A role (“the number on your card”)
    does the same work, and gives nobody away.

When to leave it
    Crisis lines, free numbers and the clinic's own number belong on a sheet: the rule knows
    many of them, and you can name others under ``allowed``. First names and “Dr. A” are left
    alone, because they rarely give anyone away.

Sources
    US Department of Health and Human Services, Guidance regarding methods for
    de-identification of protected health information.
    https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import Bad, Flag, Good, Scope, Sentence, Severity, rule, template


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    allowed: tuple[str, ...] = ()
    """Addresses and numbers that may stand on a sheet, such as the clinic's."""


_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b")
"""An e-mail address: "jo@example.org"."""

_PHONE = re.compile(
    r"(?<![\w/.,-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,7}){1,4}(?![\w/]|[.,]\d|[-–]\d)"
)
"""A phone number, with at least seven digits: "555-0142", "+44 20 7946 0018"."""

_RECORD = re.compile(
    r"\b(?:(?:MRN|SSN|NHS|patient|client|case|chart|record|medical record|insurance|policy|file)"
    r"(?: (?:no\.?|number|id|ID|#))?|social security number)\s*[:#]?\s*(?=[A-Z-]*\d)[A-Z\d][A-Z\d -]{3,}\d\b",
)
"""A record number with its name: "MRN 4482913", "case number: A-20931"."""

_BORN = re.compile(
    r"\b(?:born(?: on)?|DOB|d\.o\.b\.|date of birth)\s*:?\s*\d{1,4}[ ./-](?:\d{1,2}|[A-Z][a-z]+)[ ./-]\d{2,4}\b",
    re.IGNORECASE,
)
"""A date of birth with its name: "DOB 12/03/1988", "born 3 May 1990"."""

_STREET = re.compile(
    r"\b\d{1,5}[a-zA-Z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Crescent|"
    r"Boulevard|Blvd|Terrace|Way|Place|Square|Gardens|Grove)\b\.?"
)
"""A street address with its number: "24 Mill Road"."""

_LINK = re.compile(
    r"\bhttps?://\S*[?&](?:token|key|auth|sig|signature|password|session|sid)=\S+", re.IGNORECASE
)
"""A link that lets its reader in: "https://host/sheet?token=8f2a"."""

_PUBLIC = re.compile(
    r"^(?:\+?1[ .-]?)?\(?(?:0?800|0808|888|877|866|855|844|833|111|112|116|988|13 11|1300)\b"
)
"""Numbers that are free or known to all: "0800 111 222", "116 123", "1-800-273-8255"."""

_LINES = re.compile(
    r"\b(?:hotline|helpline|lifeline|crisis|samaritans|emergency|clinic|surgery|practice|office|ward|reception|front desk|switchboard)\b",
    re.IGNORECASE,
)
"""Words that say whose number it is, where that is no secret."""

_DATE = re.compile(
    r"^(?:19|20)\d\d[ .-]\d{1,2}[ .-]\d{1,2}$|^\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)?\d\d$|^(?:19|20)\d\d[ .-](?:19|20)\d\d$"
)
"""A date or a pair of years: "2026-11-23", "23.11.2026", "1914-1918"."""

_DIGITS = 7
"""Digits. Fewer make no phone number that rings."""

_SORTS = (
    ("an e-mail address", _EMAIL, "the address on your card"),
    ("a record number", _RECORD, "your number"),
    ("a date of birth", _BORN, "your date of birth"),
    ("a home address", _STREET, "the address we wrote down"),
    ("a private link", _LINK, "the link on your card"),
    ("a phone number", _PHONE, "the number on your card"),
)


def _is_phone(sentence: Sentence, text: str, start: int) -> bool:
    """Say whether digits are a number that somebody could ring, and whose it is matters."""
    digits = sum(char.isdigit() for char in text)
    if not _DIGITS <= digits <= 15 or _PUBLIC.search(text) or _DATE.search(text):
        return False
    if not re.search(r"\d{4}|[-+(]", text):
        return False
    return not _LINES.search(sentence.text[max(0, start - 60) : start])


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Leave out what could tell a stranger whose sheet this is.",
    severity=Severity.WARNING,
    claims=("keeps-private-things-private",),
    options=Options,
    needs=(),
    examples=(
        Bad(
            "Email the log to «anna.k@example.com».",
            fixed="Email the log to the address on your card.",
        ),
        Bad("Call Sam on «555-0142» at six.", fixed="Call Sam on the number on your card at six."),
        Bad("Sheet for «MRN 4482913», week two."),
        Bad("Walk from «24 Mill Road» to the lake."),
        Good("Call your sister, and show the sheet to Jo or Dr. A."),
        Good("Call the crisis line on 020 7946 0018, or 116 123."),
        Good("Rate it 0-10 at 10.30 and 18.30, from 2026-11-23 on. Count 100 200 300."),
        Good("Walk down Mill Road for ten minutes."),
        Good(
            "Write to hello@clinic.example.",
            options=Options(allowed=("hello@clinic.example",)),
        ),
    ),
)
def identifier(sentence: Sentence, options: Options) -> Iterator[Flag]:
    """Flag addresses, numbers and dates that point to one person; quoted ones too."""
    taken: list[tuple[int, int]] = []
    for name, pattern, role in _SORTS:
        for match in pattern.finditer(sentence.text):
            start, end = match.span()
            known = any(allowed in match.group() for allowed in options.allowed)
            if known or any(start < b and a < end for a, b in taken):
                continue
            if pattern is _PHONE and not _is_phone(sentence, match.group(), start):
                continue
            taken.append((start, end))
            span = sentence.span_of(start, end)
            yield Flag(
                span,
                f"This looks like {name}: could a stranger tell whose sheet it is?",
                fix=template(span, f"{{{role}}}"),
            )
