"""Impossible dose.

Flags a count that cannot be reached at the stated pace in the days that are left, and hours of
sleep that do not fit between going to bed and getting up.

Why it matters
    "Ten times, once a day, before Friday" cannot be done from Tuesday on. A client who counts
    finds out half way, and it feels like falling short.

When to leave it
    If more than one go a day is meant, say so, and the numbers agree again. Where there are
    two bedtimes, for weekdays and weekends, the rule does not reckon.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021).
    https://www.w3.org/TR/coga-usable/
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
    number_of,
    rule,
    template,
)

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


_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\b)?"
_BED = re.compile(
    rf"\b(?:(?:go|going|be) to bed|in bed|lights out|bedtime is|bedtime:) (?:at|by) {_CLOCK}",
    re.IGNORECASE,
)
_UP = re.compile(
    rf"\b(?:get|gets|getting|wake|be) (?:up|out of bed) (?:at|by) {_CLOCK}", re.IGNORECASE
)
_HOURS = re.compile(
    rf"\b(?:get|have|sleep|aim for|need)(?: for)?(?: at least| about)? (?P<hours>(?:{_NUM})(?:\.5)?) hours?\b"
    r"(?! (?:before|after|earlier|later|a week))",
    re.IGNORECASE,
)

_SLACK = 0.25
"""Hours by which sleep may go beyond the time in bed before it is worth a word."""

_NOON = 12


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
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
        Bad(
            "Go to bed at 12:30 am and get up at 6:30 am, at weekends too. Try to get «8 hours».",
            fixed="Go to bed at 12:30 am and get up at 6:30 am, at weekends too. Try to get at most "
            "6 hours.",
        ),
        Good("Go to bed at 11 and get up at 6:30. Most people sleep 7 hours."),
        Good(
            "Go to bed at 11 and get up at 6 on weekdays; get up at 8 on Sunday. Sleep 8 hours then."
        ),
        Good("Do the stretch 3 times, once a day, before Friday."),
        Good("Do the stretch 10 times a day until Friday."),
        Good("Do the stretch 10 times before Friday."),
        Good("Once a day until Friday, breathe in and out ten times."),
        Good("Lift each arm 10 times. Do this once a day this week."),
    ),
)
def impossible_dose(assignment: Assignment) -> Iterator[Flag]:
    """Flag a count above the number of days, and more sleep than a night in bed can hold."""
    for sentence in assignment.sentences:
        yield from _too_often(sentence)
    yield from _too_long(assignment)


def _time(match: re.Match[str], *, evening: bool) -> float:
    """Return the hour of a clock time, as it is meant: in the evening, or in the morning."""
    hour, half = int(match["hour"]) % 24, (match["half"] or "").lower()
    minute = int(match["minute"] or 0) / 60
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    elif evening and _NOON // 2 < hour <= _NOON:
        hour = (hour + _NOON) % 24
    return hour + minute


def _too_long(assignment: Assignment) -> Iterator[Flag]:
    """Flag hours of sleep that do not fit into the one night that an assignment sets."""
    if assignment.kind.name != "sleep":
        return
    beds = {_time(m, evening=True) for s in assignment.sentences for m in _BED.finditer(s.text)}
    ups = {_time(m, evening=False) for s in assignment.sentences for m in _UP.finditer(s.text)}
    if len(beds) != 1 or len(ups) != 1:
        return
    window = (ups.pop() - beds.pop()) % 24
    for sentence in assignment.sentences:
        for match in _HOURS.finditer(sentence.text):
            if number_of(match["hours"]) > window + _SLACK:
                at = sentence.span_of(match.start("hours"), match.end())
                yield Flag(
                    at,
                    f"Between going to bed and getting up lie {window:g} hours.",
                    fix=template(at, f"{{at most {window:g} hours}}"),
                    severity=Severity.WARNING,
                )
                return


def _too_often(sentence: Sentence) -> Iterator[Flag]:
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
