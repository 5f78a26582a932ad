"""Missing time estimate.

Flags a task of many parts or pages that does not say how long it takes.

Why it matters
    A packet of eight parts may take ten minutes or an evening. Who does not know waits for the
    free evening, which does not come. One number lets a person begin.

When to leave it
    If nobody can know how long it takes, say what is enough instead: "part 1 only".

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021), tell
    people how long it takes. https://www.w3.org/TR/coga-usable/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    Span,
    add_sentence,
    demand_of,
    number_of,
    rule,
)

_NUM = r"\d{1,3}|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
_PARTS = re.compile(
    rf"\b(?P<count>{_NUM})[\s-]+(?:parts?|pages?|sections?|questions?|worksheets?|exercises|chapters)\b(?!\s*(?:a|per)\b)",
    re.IGNORECASE,
)
"""How long a piece of work is, in pieces: "8 parts", "12 pages"."""

_LIMITED = re.compile(
    r"\b(?:only|just|first|part 1|one (?:page|part) a|at your own pace|a day|a night)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    parts: int = 5
    """From how many parts, pages or questions on it asks for a time."""


@rule(
    on=Assignment,
    summary="Say about how long it takes.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-daily-life", "has-flexible-deadlines"),
    options=Options,
    examples=(
        Bad(
            "Fill in the family map, all «8 parts» of it.",
            fixed="Fill in the family map, all 8 parts of it. This takes about 20 minutes.",
        ),
        Bad("Answer the «twenty questions» on the sheet."),
        Good("Fill in the family map, all 8 parts of it. It takes about 20 minutes."),
        Good("Fill in only part 1 of the family map, which has 8 parts."),
        Good("Answer the three questions on the sheet."),
        Good("Read 10 pages a day."),
    ),
)
def missing_time_estimate(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the number of parts if no time is named anywhere."""
    if assignment.element("dose").has("duration"):
        return
    for step in assignment.steps:
        text = step.sentence.text
        match = _PARTS.search(text)
        if match is None or step.negated or _LIMITED.search(text):
            continue
        if number_of(match["count"]) < options.parts:
            continue
        if demand_of(assignment).get("minutes") is not None:
            return
        span: Span = step.sentence.span_of(match.start(), match.end())
        yield Flag(
            span,
            f"“{match.group()}” may sound long. About how many minutes does it take?",
            fix=add_sentence(assignment, "This takes about {20} minutes."),
        )
        return
