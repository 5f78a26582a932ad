"""Date inconsistency.

Flags dates that cannot be true together: a due date before the start or after the next
session, a weekday that the date does not fall on, and a day that never comes.

Why it matters
    A client with two dates in hand follows one of them, and may stand before a closed door or
    feel late. Dates are easily left over from the sheet of another week.

When to leave it
    A date without a year is checked only where the draft states a year elsewhere, so give
    ``written`` or ``next session`` in the front matter. The rule never changes a date: only
    you know which of the two is meant.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021): people
    may miscopy dates. https://www.w3.org/TR/coga-usable/
"""

import re
from collections.abc import Iterator
from datetime import date

from advisor.api import (
    WEEKDAYS,
    Assignment,
    Bad,
    Facts,
    Flag,
    Good,
    Plan,
    Sentence,
    Severity,
    Span,
    WrittenDate,
    dates_in,
    first_span,
    rule,
)

_DUE = re.compile(
    r"\b(?:due(?: date)?|deadline|hand (?:it )?in|return it|finish(?:ed)?|complete[d]?|until|through|"
    r"no later than|by)\b[\s:]*(?:is|on|by|it|this|the)?[\s:]*(?:on )?$",
    re.IGNORECASE,
)
"""Words in front of the last day: "due on", "until"."""

_START = re.compile(
    r"\b(?:start(?:s|ing|ed)?(?: date)?|begin(?:s|ning)?|from)\b[\s:]*(?:on|is)?[\s:]*$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(?:next|our) (?:session|appointment|meeting)\b[\s:]*(?:is |will be )?(?:on )?[\s:]*$",
    re.IGNORECASE,
)
_SAID_OF = re.compile(r"^\s*is (?:a|on a) (?P<weekday>\w+day)\b", re.IGNORECASE)
"""What is said of a date: "12 June is a Thursday"."""


@rule(
    on=Plan,
    summary="Make the dates agree.",
    severity=Severity.ERROR,
    claims=("dates-agree",),
    examples=(
        Bad("Fill in the card each night. It is due on «Tuesday 4 June 2026»."),
        Bad(
            "Fill in the card each night. It is due on «12 June 2026».",
            fields={"next session": "9 June 2026"},
        ),
        Bad("Start on 10 June 2026 and fill in the card each night until «3 June 2026»."),
        Bad("Ring the clinic on «31 June»."),
        Bad("Bring the card on «Tuesday 12 June» (12 June is a Thursday)."),
        Good("Fill in the card each night. It is due on Thursday 4 June 2026."),
        Good("Ring the clinic on Tuesday 12 June."),
        Good("Start on 10 June and fill in the card each night until 3 July."),
        Good(
            "Fill in the card each night until 9 June 2026.", fields={"next session": "9 June 2026"}
        ),
        Good("Fill in the card from 28 December 2026 until 3 January 2027."),
    ),
)
def date_inconsistency(plan: Plan) -> Iterator[Flag]:
    """Flag each date that does not fit its weekday, its start or the next session."""
    year = _year(plan)
    named = _named_weekdays(plan)
    for assignment in plan.assignments:
        yield from _of_fields(assignment)
        odd: set[Span] = set()
        for sentence in assignment.sentences:
            for found in dates_in(sentence):
                said = _calendar(found, year, named)
                if said:
                    odd.add(sentence.span_of(found.start, found.end))
                    yield Flag(sentence.span_of(found.start, found.end), said)
        yield from (flag for flag in _order(assignment, year) if flag.span not in odd)


def _year(plan: Plan) -> int | None:
    """Return the one year that a draft speaks of; `None` if it names none, or several."""
    years = {
        day.year
        for sentence in plan.sentences
        for found in dates_in(sentence)
        if found.weekday is not None or _is_appointment(sentence, found)
        for day in found.days
    } - {0}
    for facts in (a.facts for a in plan.assignments):
        stated = (facts.written, facts.start, facts.due, facts.next_session)
        years |= {one.year for one in stated if one is not None}
    return years.pop() if len(years) == 1 else None


def _is_appointment(sentence: Sentence, found: WrittenDate) -> bool:
    """Say whether a date belongs to the homework; a birthday lends its year to nothing."""
    before = _before(sentence, found)
    return any(words.search(before) for words in (_DUE, _START, _SESSION))


def _named_weekdays(plan: Plan) -> dict[tuple[int, int], int]:
    """Return the weekday that the draft itself says of a day: "12 June is a Thursday"."""
    named: dict[tuple[int, int], int] = {}
    for sentence in plan.sentences:
        for found in dates_in(sentence):
            said = _SAID_OF.match(sentence.text[found.end :])
            day = next(iter(found.days), None)
            if said is None or day is None:
                continue
            number = next((i for i, n in enumerate(WEEKDAYS) if n == said["weekday"].title()), None)
            if number is not None:
                named[day.month, day.day] = number
    return named


def _calendar(found: WrittenDate, year: int | None, named: dict[tuple[int, int], int]) -> str:
    """Return what does not fit between a date and the calendar, or ""."""
    if not found.days or not any(day.exists for day in found.days):
        return f"There is no such day as “{found.text}”."
    if found.weekday is None:
        return ""
    stated = {named.get((day.month, day.day), found.weekday) for day in found.days}
    if len(found.days) == 1 and found.weekday not in stated:
        return f"“{found.text}” is called a {WEEKDAYS[stated.pop()]} elsewhere in this draft."
    dates = [day.on(year) for day in found.days if day.year or year]
    known = [one for one in dates if one is not None]
    if not known or len(known) < len(found.days):
        return ""
    if any(one.weekday() == found.weekday for one in known):
        return ""
    falls = " or ".join(f"a {WEEKDAYS[one.weekday()]}" for one in known)
    lent = "" if found.days[0].year else f" in {known[0].year}"
    return f"“{found.text}” falls on {falls}{lent}."


def _of_fields(assignment: Assignment) -> Iterator[Flag]:
    """Flag dates of the front matter that cross each other, once in the first part."""
    facts = assignment.facts
    if assignment.index:
        return
    said = _crossing(facts)
    if said:
        yield Flag(first_span(assignment), said)


def _crossing(facts: Facts) -> str:
    if facts.start and facts.due and facts.due < facts.start:
        return f"The due date, {_long(facts.due)}, lies before the start, {_long(facts.start)}."
    if facts.due and facts.next_session and facts.due > facts.next_session:
        return (
            f"The due date, {_long(facts.due)}, lies after the next session, "
            f"{_long(facts.next_session)}."
        )
    return ""


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _order(assignment: Assignment, year: int | None) -> Iterator[Flag]:
    """Flag a last day before the first one, or behind the next session."""
    facts, due = assignment.facts, list[tuple[date, Span]]()
    start, session = facts.start, facts.next_session
    # "The clinic is closed until 27 June" asks for nothing, and may end when it likes.
    asking = {step.sentence for step in assignment.steps}
    for sentence in assignment.sentences:
        for found in dates_in(sentence):
            day = _single(found, year)
            if day is None:
                continue
            before = _before(sentence, found)
            if _SESSION.search(before):
                session = session or day
            elif _START.search(before):
                start = start or day
            elif _DUE.search(before) and (sentence in asking or "due" in before.lower()):
                due.append((day, sentence.span_of(found.start, found.end)))
    for day, span in due:
        if start is not None and day < start:
            yield Flag(span, f"{_long(day)} lies before the start, {_long(start)}.")
        elif session is not None and day > session and day != facts.due:
            yield Flag(span, f"{_long(day)} lies after the next session, {_long(session)}.")


def _before(sentence: Sentence, found: WrittenDate) -> str:
    label = f"{sentence.label}: " if sentence.label else ""
    return label + sentence.text[: found.start]


def _single(found: WrittenDate, year: int | None) -> date | None:
    """Return the date if it has one reading only; `None` otherwise."""
    return found.days[0].on(year) if len(found.days) == 1 else None
