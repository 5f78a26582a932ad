"""Rhythm: how often a draft asks for something, and the moments that suit it.

"Every day" suits a routine ("right after breakfast"), "three times a week" suits named days.
"""

import re

from advisor.anatomy.picture import Assignment

_DAILY = re.compile(
    r"\b(?:daily|nightly|(?:every|each|per|a) (?:single )?(?:day|morning|evening|night|afternoon)"
    r"|b\.?d|bid|tds|x?\d?\s?/\s?d(?:ay)?|all day)\b",
    re.IGNORECASE,
)
"""What comes every day: "daily", "each morning", "x1/day"."""

_WEEKLY = re.compile(
    r"\b(?P<number>\d|one|once|two|twice|three|four|five|six)\b[^.;]*?\b(?:(?:a|per|each|every|the|this) "
    r"w(?:ee)?k|weekly)\b|\b(?P<glued>\d)\s?x?\s?/\s?w(?:ee)?k\b",
    re.IGNORECASE,
)
"""What comes on some days of a week: "3 times a week", "2x/wk"."""

_NUMBERS = {"one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_DAYS = {
    1: "on Saturday",
    2: "on Tuesday and Friday",
    3: "on Monday, Wednesday and Friday",
    4: "on Monday, Wednesday, Friday and Sunday",
    5: "from Monday to Friday",
    6: "every day but Sunday",
}

_HOURS = (("morning", "8 am"), ("evening", "7 pm"), ("night", "9 pm"))
_HOUR = "5 pm"

_NAMED_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|once|before our)", re.IGNORECASE
)
"""A moment that comes once, or once a week."""


def is_daily(assignment: Assignment) -> bool:
    """Say whether a task comes every day."""
    return _DAILY.search(_frequency(assignment)) is not None


def days_a_week(assignment: Assignment) -> int:
    """Return on how many days of a week a task comes; 0 if the draft does not say."""
    found = _WEEKLY.search(_frequency(assignment))
    if found is None:
        return 0
    said = (found["number"] or found["glued"]).lower()
    return _NUMBERS.get(said) or int(said)


def named_days(assignment: Assignment) -> str:
    """Return days and an hour for a task of some days a week; "" for any other task.

    "Three mornings a week" gives "on Monday, Wednesday and Friday at 8 am".
    """
    days = _DAYS.get(days_a_week(assignment))
    if days is None or is_daily(assignment):
        return ""
    said = _frequency(assignment).lower()
    hour = next((hour for part, hour in _HOURS if part in said), _HOUR)
    return f"{days} at {hour}"


def comes_by_itself(moment: str) -> bool:
    """Say whether a moment comes every day, and not on one day only: "right after lunch"."""
    return _NAMED_DAY.search(moment) is None and not moment.endswith("it happens")


def _frequency(assignment: Assignment) -> str:
    """Return the words that say how often."""
    pieces = assignment.element("dose").evidence
    spans = sorted({piece.span for piece in pieces if piece.facet != "horizon"})
    return " ".join(map(assignment.source, spans))
