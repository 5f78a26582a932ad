"""Missing summary.

Notes a long draft without a heading or a line that sums it up.

Why it matters
    Past a page, nobody finds a place again without a signpost. A line on top (“This week:
    ...”) or two headings let a client look once and know what the page is for.

When to leave it
    A script that is to be read aloud, or a story, needs none.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Provide Summary of Long Documents and Media". https://www.w3.org/TR/coga-usable/
    AHRQ, The Patient Education Materials Assessment Tool (2013), items 9 and 11.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import Bad, Flag, Good, Plan, Severity, Span, rule, template

_SUMS_UP = re.compile(
    r"^(?:in short|to sum up|in a nutshell|summary|the main thing|key points|at a glance|this week"
    r"|your task|your homework)\b",
    re.IGNORECASE,
)
"""How a line begins that sums a page up: "In short: ...", "This week: ..."."""


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    words: int = 300
    """Words that a draft may have without a heading."""


@rule(
    on=Plan,
    summary="Sum up a long page in one line.",
    severity=Severity.INFO,
    claims=("is-light-on-the-mind", "is-easy-to-follow"),
    options=Options,
    examples=(
        Bad(
            "«Walk to the stop on Tuesday at nine.» Take the blue bag with you. Look at three "
            "shops on the way, and note one colour for each.",
            options=Options(words=20),
            fixed="In short: one line on what to do and when.\n\nWalk to the stop on Tuesday at "
            "nine. Take the blue bag with you. Look at three shops on the way, and note one colour "
            "for each.",
        ),
        Bad(
            "«Call your aunt on Sunday.» Ask her about the garden, and tell her one thing.",
            options=Options(words=10),
        ),
        Good("Walk to the stop on Tuesday at nine. Take the blue bag with you."),
        Good("# Tuesday\n\nWalk to the stop at nine with the bag.", options=Options(words=5)),
        Good("In short: walk to the stop on Tuesday. Take the bag.", options=Options(words=5)),
    ),
)
def missing_summary(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the first sentence of a long draft without a heading."""
    told = [sentence for sentence in plan.sentences if sentence.length]
    words = sum(sentence.length for sentence in told)
    if words <= options.words or any(sentence.is_heading for sentence in plan.sentences):
        return
    if any(_SUMS_UP.match(sentence.label or sentence.text) for sentence in told):
        return
    start, newline = told[0].span.start, plan.draft.newline
    text = f"In short: {{one line on what to do and when}}.{newline * 2}"
    yield Flag(
        told[0].span,
        f"This page has {words} words and no heading: a line that sums it up helps to find the way.",
        fix=template(Span(start, start), text),
    )
