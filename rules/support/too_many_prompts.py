"""Too many prompts.

Flags a task that asks more than three questions to think about afterwards.

Why it matters
    Each question is a task of its own. With three or fewer, each gets a real answer.

When to leave it
    A sheet that is worked through line by line may ask more: thought records are left alone,
    and so are questions in a list.

Sources
    Own judgement, after the limits of working memory in Cowan (2001), The magical number 4.
    doi:10.1017/S0140525X01003922
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    Zone,
    cover,
    open_prompts,
    rule,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: int = 3
    """How many questions are fine."""


_SHEETS = frozenset({"thought-record"})
"""Kinds of task that are a list of questions."""


@rule(
    on=Assignment,
    summary="Ask three questions at most.",
    severity=Severity.SUGGESTION,
    claims=("asks-what-was-learned", "is-light-on-the-mind"),
    options=Options,
    examples=(
        Bad(
            "Sing one song to the choir on Friday. «What went well? What was hard? Who noticed? "
            "What did you feel? What comes next?»",
            fixed="Sing one song to the choir on Friday. What went well? What was hard? "
            "Who noticed?",
        ),
        Bad(
            "Bake with Ana on Sunday. «What did you feel? What did she say? How long did it last? "
            "What will you bake next?»"
        ),
        Good("Bake with Ana on Sunday. What did you feel? What did she say?"),
        Good("Ask Ana: “What did you bake? How long did it take? Who ate it? What is next?”"),
        Good("- What happened?\n- What did you think?\n- What did you feel?\n- What is true?"),
    ),
)
def too_many_prompts(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the run of questions in prose if it is too long."""
    asked = [s for s in open_prompts(assignment.body) if not s.is_item]
    if len(asked) <= options.most or assignment.kind.name in _SHEETS:
        return
    if any(s.zone is Zone.FORM or s.label for s in assignment.body):
        # Questions by the hour, or over lines to fill in, are a sheet.
        return
    kept = " ".join(sentence.text for sentence in asked[: options.most])
    span = cover([sentence.span for sentence in asked])
    together = asked[-1].index - asked[0].index == len(asked) - 1
    yield Flag(
        span,
        f"{len(asked)} questions ask a lot: which {options.most} matter most?",
        fix=template(span, f"{{{kept}}}") if together else None,
    )
