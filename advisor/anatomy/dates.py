"""Dates in a text: what was written, and every calendar day that it may mean.

A day without a year stays without one; "3/4" may be a day in April or in March. Nothing here
guesses: a rule decides what an open reading is worth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.language.sentence import Sentence
from advisor.remembering import remembered

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}

_WEEKDAY = (
    r"(?:(?P<weekday>mon|tues?|wed(?:nes|s)?|thu(?:rs|r)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_THING = r"(?!\s*(?:min|sec|hour|times?\b|days?\b|steps?\b|people|pages?\b|words?\b|%|[.:]\d|[ap]\.?m\b))"
"""What follows a count rather than a day: "March 10 minutes on the spot"."""

_PATTERNS = tuple(
    re.compile(rf"\b{_WEEKDAY}{pattern}", re.IGNORECASE)
    for pattern in (
        # "2026-06-03"
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b",
        # "the 3rd of June 2026", "3 June"
        rf"(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}",
        # "June 3, 2026", "June 3rd"
        rf"{_MONTH}\s+(?:the\s+)?{_DAY}{_THING}{_YEAR}",
        # "3/4/2026", "3.4.26"
        r"(?<![/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:20)?\d\d)\b(?![/.-]?\d)",
    )
)
_SHORT = re.compile(
    rf"(?:\b(?P<lead>due(?: on| by)?:?|session on|session:|date:)\s+)?\b{_WEEKDAY}"
    r"(?P<first>\d{1,2})/(?P<second>\d{1,2})\b(?![/\d])(?!\s*(?:of|cup|teaspoon|tablespoon|mile|hour|full))",
    re.IGNORECASE,
)
"""Two numbers and a slash; a date only behind a weekday or a word of time: "due 3/4"."""


_DIGIT = re.compile(r"\d")
"""Every date has one; most sentences have none."""

_MAY_DATE = re.compile(r"\d[/.-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
"""What else a date has: a mark between two numbers, or a month."""


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of the calendar; `year` is 0 where none was written."""

    year: int
    month: int
    day: int

    def on(self, year: int | None = None) -> date | None:
        """Return the date, in `year` where none was written; `None` if there is no such date."""
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Say whether some year has this day: 31 June never comes."""
        try:
            date(self.year or 2024, self.month, self.day)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        year = f" {self.year}" if self.year else ""
        return f"{self.day} {_MONTHS[self.month - 1].capitalize()}{year}"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text, from `start` to `end`.

    `days` are its readings: one as a rule, two for "3/4/2026", none if it is no date at all.
    `weekday` counts from 0 (Monday); `None` if none was written.
    """

    start: int
    end: int
    text: str
    days: tuple[Day, ...]
    weekday: int | None = None


def weekday_of(name: str) -> int | None:
    """Return 0 for any spelling of Monday up to 6 for Sunday; `None` for other words."""
    short = name.strip(" .,").lower()[:3]
    return next((at for at, day in enumerate(WEEKDAYS) if day.lower()[:3] == short), None)


def _days(match: re.Match[str]) -> tuple[Day, ...]:
    groups = match.groupdict()
    year = int(groups.get("year") or 0)
    year += 2000 if 0 < year < 100 else 0
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        readings = {Day(year, second, first), Day(year, first, second)}
        if groups.get("mark") == ".":
            # Where dots are written, the day comes first.
            readings = {Day(year, second, first)}
        return tuple(sorted(day for day in readings if 1 <= day.month <= 12 and day.exists))
    said, day = groups["month"].lower(), int(groups["day"])
    month = int(said) if said.isdigit() else _SHORT_MONTHS[said[:3]]
    return (Day(year, month, day),) if 1 <= month <= 12 else ()


def _is_name(match: re.Match[str]) -> bool:
    """Say whether a month is written as one: "may 5 people come" has none."""
    said = match.groupdict().get("month") or ""
    return said not in ("may", "march", "mar", "sun")


def find_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates of a text in reading order."""
    if not (_DIGIT.search(text) and _MAY_DATE.search(text.lower())):
        return ()
    found: list[WrittenDate] = []
    for match in _matches(text):
        if any(match.start() < other.end and other.start < match.end() for other in found):
            continue
        groups = match.groupdict()
        start = match.start()
        if groups.get("lead"):
            start = (
                match.end("lead")
                + len(text[match.end("lead") :])
                - len(text[match.end("lead") :].lstrip())
            )
        end = match.end() - text[match.end() - 1 : match.end()].count(".")
        found.append(
            WrittenDate(
                start,
                end,
                text[start:end],
                _days(match),
                weekday_of(groups["weekday"]) if groups.get("weekday") else None,
            )
        )
    return tuple(sorted(found, key=lambda one: one.start))


@remembered
def dates_in(sentence: Sentence) -> tuple[WrittenDate, ...]:
    """Return the dates of a sentence in reading order."""
    return find_dates(sentence.text)


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from (match for match in pattern.finditer(text) if _is_name(match))
    for match in _SHORT.finditer(text):
        if match["lead"] or match["weekday"]:
            yield match
