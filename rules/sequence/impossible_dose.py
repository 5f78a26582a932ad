"""Impossible dose.

Flags a count that cannot be reached at the stated pace in the days that are left.

Why it matters
    "Ten times, once a day, before Friday" cannot be done from Tuesday on. A client who counts
    finds out half way, and it feels like falling short.

When to leave it
    If more than one go a day is meant, say so, and the numbers agree again.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021).
    https://www.w3.org/TR/coga-usable/
"""

import re
from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Sentence, Severity, number_of, rule, template

_NUM = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
_COUNT = re.compile(
    rf"\b(?P<count>{_NUM})(?:\s*x\b|\s+times\b)(?!\s*(?:a|per|each|every|in a)\b)", re.IGNORECASE
)
_ONCE_A_DAY = re.compile(
    r"\b(?:once|one time|1x|1 time) (?:a|per|each|every) day\b|\bonce daily\b", re.IGNORECASE
)
_DAYS = re.compile(
    rf"\b(?:(?:for|in|over|within) (?:the )?(?:next |coming )?(?P<days>{_NUM}) days"
    r"|(?P<week>this week|in the coming week|in a week|over the week|within a week)"
    r"|(?P<weekend>this weekend|over the weekend)"
    r"|(?:before|by|until) (?:next )?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b",
    re.IGNORECASE,
)


@rule(
    on=Sentence,
    summary="Let count, pace and days agree.",
    severity=Severity.ERROR,
    claims=("dates-agree",),
    needs=(),
    examples=(
        Bad(
            "Do the stretch «10 times», once a day, before Friday.",
            fixed="Do the stretch 6 times, once a day, before Friday.",
        ),
        Bad(
            "Do the stretch «five times» once a day in the next 3 days.",
            fixed="Do the stretch 3 times once a day in the next 3 days.",
        ),
        Good("Do the stretch 3 times, once a day, before Friday."),
        Good("Do the stretch 10 times a day until Friday."),
        Good("Do the stretch 10 times before Friday."),
        Good("Once a day until Friday, breathe in and out ten times."),
        Good("Lift each arm 10 times. Do this once a day this week."),
    ),
)
def impossible_dose(sentence: Sentence) -> Iterator[Flag]:
    """Flag a count above the number of days, where it is once a day."""
    text = sentence.text
    count, pace, days = _COUNT.search(text), _ONCE_A_DAY.search(text), _DAYS.search(text)
    if count is None or pace is None or days is None or pace.start() < count.end():
        return
    # "Breathe out ten times, and do this once a day" counts breaths, not days.
    if re.search(r"\w", text[count.end() : pace.start()]) or days.start() < count.end():
        return
    least = _most_days(days)
    if number_of(count["count"]) <= least:
        return
    yield Flag(
        sentence.span_of(count.start(), count.end()),
        f"Once a day, this comes to at most {least} times in the days that are left.",
        fix=template(sentence.span_of(count.start(), count.end()), f"{{{least} times}}"),
    )


def _most_days(days: re.Match[str]) -> int:
    """Return the most days that a stretch of time can hold."""
    if days["days"]:
        return int(number_of(days["days"]))
    if days["weekend"]:
        return 3
    # A weekday comes round in a week: before the next one there are at most six whole days.
    return 6 if days["weekday"] and days.group().lower().startswith("before") else 7
