"""Ambiguous date.

Flags a date in numbers that is one day in some countries and another day in others.

Why it matters
    3/4 is 3 April to one reader and March 4 to the next. With the month in letters nobody has
    to know where the sheet was printed.

When to leave it
    Where all your readers write dates in one way. Tell the rule which comes first, with
    ``first = "day"`` or ``first = "month"``, and it rests.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021).
    https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Bad,
    Fix,
    Flag,
    Good,
    Scope,
    Sentence,
    Severity,
    dates_in,
    rule,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    first: str = ""
    """What your readers write first: "day" or "month"; empty if they differ."""


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Write the month in letters.",
    severity=Severity.SUGGESTION,
    claims=("dates-agree",),
    needs=(),
    options=Options,
    examples=(
        Bad("Ring the clinic by «3/4/2026».", fixed="Ring the clinic by 3 April 2026."),
        Bad("The card is due «5/6».", fixed="The card is due 5 June."),
        Good("Ring the clinic by 3 April 2026."),
        Good("Ring the clinic by 25/4/2026."),
        Good("Add 3/4 of a cup of water, and rate your mood from 0/10 up."),
        Good("Ring the clinic by 4/4/2026."),
        Good("Ring the clinic by 3/4/2026.", options=Options(first="day")),
    ),
)
def ambiguous_date(sentence: Sentence, options: Options) -> Iterator[Flag]:
    """Flag each date with two readings."""
    if options.first:
        return
    for found in dates_in(sentence):
        days = [
            day for day in found.days if found.weekday is None or not _off(day.on(), found.weekday)
        ]
        if len(days) < 2:
            continue
        # The day first, as most of the world writes it.
        days.sort(
            key=lambda day: (
                day.day != int(found.text.split()[-1].split("/")[0].split(".")[0].split("-")[0])
            )
        )
        span = sentence.span_of(found.start, found.end)
        numbers = found.text.split()[-1]
        lead = found.text[: len(found.text) - len(numbers)]
        fixes: list[Fix] = [template(span, f"{lead}{{{day}}}") for day in days]
        yield Flag(
            span,
            f"“{numbers}” may be read as {days[0]} or as {days[1]}.",
            fix=fixes[0],
            more=tuple(fixes[1:]),
        )


def _off(day: object, weekday: int) -> bool:
    """Say whether a date is known not to fall on a weekday."""
    from datetime import date

    return isinstance(day, date) and day.weekday() != weekday
