"""Unanchored scale.

Flags a rating scale whose ends are not explained anywhere in the assignment.

Why it matters
    A 7 means something else to each person, and to the same person on another day. Two
    short anchors make the numbers worth comparing.

When to leave it
    A scale that the client has used with you for weeks needs no anchors; allow the finding
    and say so.

Sources
    Centers for Disease Control and Prevention, Clear Communication Index, item 16 (explain
    what numbers mean). https://www.cdc.gov/ccindex/tool/how-to-use.html
"""

import re
from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Scope,
    Sentence,
    Severity,
    Span,
    rule,
    template,
)

_RANGE = re.compile(
    r"\b(?:from\s+|between\s+)?([01])\s*(?:-|–|—|/|to|and|through)\s*(5|7|10|100)\b%?"
)
"""Both ends of a scale: "0-10", "from 1 to 10", "between 0 and 100"."""

_RATING = re.compile(
    r"\b(?:rat(?:e|es|ed|ing|ings)|scor(?:e|es|ed|ing)|scale|SUDS?|how (?:\w+ )?\w+|intensity|strength|"
    r"mood|anxiety|distress|pain|urge|tension|anger|fear|belief|level|number)\b",
    re.IGNORECASE,
)
"""Words that tell a rating from other numbers: "rate", "how strong", "mood"."""

_ANCHOR = re.compile(
    r"\b(?:0|1|5|7|10|100)%?\s*(?:=|\(|:|is\b|means?\b|being\b|meaning\b|stands for\b|as\b|[-–—]\s*[a-z])",
    re.IGNORECASE,
)
"""What explains an end: "0 = none", "10 (the worst)", "1 means calm"."""

_UNITS = frozenset(
    "minute minutes hour hours day days time times week weeks page pages column columns question questions people step steps".split()
)


_ENDS = (
    (
        re.compile(r"\b(?:mood|happy|happiness|day|sleep|energy)\b", re.IGNORECASE),
        ("the worst", "the best"),
    ),
    (
        re.compile(
            r"\b(?:belie(?:f|ve)|sure|confiden\w+|convinc\w+|true|close|difficult\w*|hard)\b",
            re.IGNORECASE,
        ),
        ("not at all", "completely"),
    ),
)
"""What the ends mean, by what is rated; for all else there is none or the most."""


def _ends_of(sentence: Sentence) -> tuple[str, str]:
    """Return what the lowest and the highest number of a scale may mean."""
    fits = (ends for pattern, ends in _ENDS if pattern.search(sentence.text))
    return next(fits, ("none at all", "the most you can imagine"))


def _scales(sentence: Sentence) -> Iterator[tuple[Span, str, str]]:
    """Yield the place and both ends of each scale in a sentence."""
    if not _RATING.search(sentence.text):
        return
    for match in _RANGE.finditer(sentence.text):
        following = sentence.text[match.end() :].lstrip(" -").split(" ", 1)[0].strip(".,;)").lower()
        before = sentence.text[: match.start()].split()[-1:]
        if following not in _UNITS and not any(w.lower() in _UNITS for w in before):
            yield sentence.span_of(*match.span()), match[1], match[2]


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Say what both ends of the scale mean.",
    severity=Severity.SUGGESTION,
    claims=(
        "client-watches-own-progress",
        "outcome-can-be-measured",
        "shows-progress",
        "gives-feedback-now-and-later",
    ),
    needs=(),
    examples=(
        Bad(
            "Rate your tension «from 1 to 10» at noon.",
            fixed="Rate your tension from 1 to 10 (1 = none at all, 10 = the most you can imagine) at noon.",
        ),
        Bad("After the call, write down your mood («0-10»)."),
        Good("Rate your tension: 0 = none, 10 = the most you can imagine."),
        Good("Rate how sure you are, from 0 (not at all) to 10 (fully)."),
        Good("Sit still for 1 to 10 minutes."),
        Good("Read pages 1 to 10 and rate the best one."),
    ),
)
def unanchored_scale(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first scale of an assignment that explains none of its ends."""
    if any(_ANCHOR.search(sentence.text) for sentence in assignment.sentences):
        return
    for sentence in assignment.sentences:
        for span, low, high in _scales(sentence):
            lowest, highest = _ends_of(sentence)
            ends = f"{low} = {{{lowest}}}, {high} = {{{highest}}}"
            inside = assignment.draft.source[span.end : span.end + 1] == ")"
            text = f": {ends}" if inside else f" ({ends})"
            yield Flag(
                span,
                f"“{assignment.source(span)}” does not say what its ends mean.",
                fix=template(Span(span.end, span.end), text),
            )
            return
