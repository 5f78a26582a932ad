"""Where a sentence cannot end, and where it must: told to the parser before it decides.

A small parser breaks sentences at the stop of an abbreviation or a clock time. What English
spelling settles is settled here, so that a reading grade and a sentence rule both count
sentences as a reader does.
"""

import re
from typing import Any

ABBREVIATIONS = frozenset(
    "e.g. i.e. eg. ie. etc. vs. approx. dr. mr. mrs. ms. st. no. nos. p. pp. fig. ca. cf. "
    "a.m. p.m. am. pm. min. mins. hr. hrs. sec. secs. max. incl. tel. ext. dept. mon. tue. tues. "
    "wed. weds. thu. thur. thurs. fri. sat. sun. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. "
    "nov. dec. w. u.s. u.k. cont. wk. wks. pt. appt. tx. hx. rec. ex. yr. yrs. mo. ft. lb. lbs. b.d. b.i.d. t.d.s. q.d.".split()
)
"""Words whose stop does not end a sentence unless a capital letter follows."""

_TITLES = frozenset(
    "e.g. i.e. eg. ie. vs. approx. dr. mr. mrs. ms. st. no. nos. p. pp. fig. ca.".split()
)
"""Of these, the ones after which a capital letter is no sentence start either."""

_END = re.compile(r"[.!?…]+[\"'”’)\]]*$")
_OPEN_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}


_START, _YES, _NO = "SENT_START", 1, (1 << 64) - 1
"""How spaCy writes whether a token starts a sentence; -1 stands as what it is without a sign."""

_CLOSING = frozenset("\"”’')]")
"""Marks that end with the sentence they close, where no blank stands before them."""


def _starts(text: str, before: str, spaced: bool, abbreviation: str) -> bool | None:
    """Say whether a token starts a sentence; `None` leaves it to the parser."""
    capital = text[:1].isupper()
    if text in _CLOSING and not spaced:
        return False
    if abbreviation and (abbreviation in _TITLES or not capital):
        return False
    if text[:1].islower() and not _END.search(before) and "\n" not in before:
        # A sentence starts with a capital letter, or after a stop.
        return False
    ended = before[-1:] in ("!", "?") or (before == "." and spaced and not abbreviation)
    return True if ended and capital else None


def set_boundaries(doc: Any) -> Any:
    """Mark the sentence starts of a spaCy Doc that spelling alone decides."""
    texts = [token.text for token in doc]
    closing = sum(text in (")", "]") for text in texts)
    # One array for all starts: spaCy looks through the whole text at each that is set by itself.
    starts = doc.to_array([_START])
    depth, abbreviation, before, spaced = 0, "", "", False
    for index, token in enumerate(doc):
        text = texts[index]
        if index:
            # An opening bracket that nothing closes is a typing slip, or a smile.
            start = False if depth > 0 and closing else _starts(text, before, spaced, abbreviation)
            if start is not None:
                starts[index] = _YES if start else _NO
        step = _OPEN_DEPTH.get(text, 0)
        depth, closing = max(0, depth + step), closing - (step < 0)
        joined = before.lower() + "." if text == "." and index and not spaced else text.lower()
        abbreviation = joined if joined in ABBREVIATIONS else ""
        closes_after_stop = text in _CLOSING and not spaced and _END.search(before)
        before, spaced = before if closes_after_stop else text, bool(token.whitespace_)
    return doc.from_array([_START], starts)
