"""No review link.

Flags a week or session whose task has nothing to do with the one before and never mentions it.

Why it matters
    Homework that nobody comes back to soon stops being done. One sentence about the last task
    shows that it was worth the effort, and makes the next one grow out of it.

When to leave it
    Two strands that run side by side on purpose, such as sleep and a ladder. The review in the
    session itself matters more than any sentence on paper.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. doi:10.1002/jclp.10033
    A Therapist's Guide to Brief Cognitive Behavioral Therapy (2008), reviewing homework.
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from advisor.api import (
    Bad,
    Fix,
    Flag,
    Good,
    Part,
    Plan,
    Severity,
    add_after,
    parts_of,
    rule,
    template,
)

_BACK = re.compile(
    r"\b(?:last (?:week|time|session)|so far|the week before|your (?:log|diary|notes?|list|sheet|record|"
    r"ratings?|plan|answers?|calendar|chart|card|ladder)|same|again|still|continue|carry on|keep (?:up|going|on)"
    r"|as before|early (?:warning )?signs?|warning signs?|bad (?:week|day)|set-?backs?|relapse|from (?:week|session) \w+|(?:week|session) \w+['’]s|you (?:found|noticed|wrote|did|learned|learnt"
    r"|managed|showed|said|chose)|add|more|build on|also|as well|both|all (?:the|of)|look back|repeat|now)\b",
    re.IGNORECASE,
)
"""Words that pick up what was there before: "last week", "your log", "same days", "again"."""


_STRANDS = frozenset({"sleep", "exposure", "response-prevention", "pacing", "thought-record"})
"""Kinds of work whose tasks belong together, whatever words they use."""


@rule(
    on=Plan,
    summary="Pick up the last task in a sentence.",
    severity=Severity.SUGGESTION,
    claims=("next-task-uses-the-last", "builds-on-what-came-before", "returns-to-the-goal"),
    examples=(
        Bad(
            "Week 1: Fill in the worry log each evening.\n"
            "Week 2: «Go to bed at eleven on four nights».",
            fixed="Week 1: Fill in the worry log each evening.\n"
            "Week 2: Last time: your result. Go to bed at eleven on four nights.",
        ),
        Bad(
            "# Session 1\n\nWalk to the gate on Monday.\n\n"
            "# Session 2\n\n«Ring the bank about the letter on Tuesday»."
        ),
        Good(
            "Week 1: Fill in the worry log each evening.\n"
            "Week 2: Your log showed that Sundays are hardest. Call your sister on Sunday."
        ),
        Good("Week 1: Walk to the gate.\nWeek 2: Walk to the park."),
        Good("Week 1: Fill in the worry log.\nWeek 2: Same log, plus one line on sleep."),
        Good("Fill in the worry log each evening. Go to bed at eleven on four nights."),
    ),
)
def no_review_link(plan: Plan) -> Iterator[Flag]:
    """Flag the first step of a part that shares no word with the one before."""
    parts = parts_of(plan)
    for at, (one, other) in enumerate(pairwise(parts), 1):
        if other.unit not in ("week", "session", "month") or not other.assignment.steps:
            continue
        if not one.assignment.steps or any(_linked(before, other) for before in parts[:at]):
            continue
        yield Flag(
            other.span,
            f"Nothing here picks up {one.name}. One sentence on how it went would join the two.",
            fix=_fix(other),
        )


def _linked(one: Part, other: Part) -> bool:
    """Say whether a part has anything to do with the one before it."""
    if one.lemmas & other.lemmas or set(one.skills) & set(other.skills):
        return True
    kinds = {one.assignment.kind.name, other.assignment.kind.name}
    if len(kinds) == 1 and kinds & _STRANDS:
        return True
    if other.assignment.facts.status not in ("", "new"):
        return True
    return any(_BACK.search(sentence.text) for sentence in other.assignment.sentences)


def _fix(part: Part) -> Fix:
    step = part.assignment.steps[0]
    if step.sentence.is_item:
        return add_after(part.last_sentence, "Last time: {your result}")
    first = step.sentence
    return template(first.span, f"Last time: {{your result}}. {first.text}")
