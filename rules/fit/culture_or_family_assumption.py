"""Culture or family assumption.

Points out words that guess at a family, a faith, a table or a body: “your husband”, “at church”.

Why it matters
    A reader who lives differently learns from such a word that the sheet was not meant for
    them. In a template that many people get, it will be so for some of them.

When to leave it
    In a draft for one person you may know that it fits: name it under ``fits``, or write “if” or
    “or” beside it. Set ``shared`` for templates that many people get: the remark is then a
    suggestion. The list is a judgement, and people it concerns should read it.

Sources
    SAMHSA, Concept of Trauma and Guidance for a Trauma-Informed Approach (2014), cultural,
    historical and gender issues.
    https://library.samhsa.gov/product/samhsas-concept-trauma-and-guidance-trauma-informed-approach/sma14-4884
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    placed,
    replace_span,
    requests,
    rule,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    shared: bool = False
    """Whether the draft is a template that many people get."""

    fits: tuple[str, ...] = ()
    """Words of the list that fit this client: "your wife", "go to church"."""


_OPEN = frozenset({"if", "or", "whoever", "whichever", "agreed", "said", "chose"})


def _fix(hit: Hit) -> Fix:
    """Return words that fit more people, or a blank for this client's own."""
    plain, start = hit.entry.plain, hit.span.start
    if not plain:
        return template(hit.span, placed(hit.sentence, start, "{what fits you and your family}"))
    return replace_span(hit.span, placed(hit.sentence, start, plain), message=f"Say “{plain}”.")


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Choose words that fit more than one kind of family, faith or body.",
    severity=Severity.SUGGESTION,
    claims=("fits-routine-and-culture", "is-clear-across-cultures"),
    options=Options,
    examples=(
        Bad(
            "Tell «your husband» one good thing at lunch.",
            options=Options(shared=True),
            fixed="Tell your partner or someone close one good thing at lunch.",
        ),
        Bad(
            "Plan one thing for «Christmas».",
            fixed="Plan one thing for a holiday or gathering that matters to you.",
        ),
        Good("Tell someone close to you one good thing."),
        Good("Ask your wife or a friend to walk with you."),
        Good("Ask your wife to walk with you."),
        Good("Ask your wife to walk with you.", options=Options(shared=True, fits=("your wife",))),
        Good("Write down the thought “my church will judge me”."),
    ),
)
def culture_or_family_assumption(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each guess in what is asked, where the draft leaves no other way."""
    fits = {term.lower() for term in options.fits}
    for request in requests(assignment):
        if _OPEN & {word.lower for word in request.sentence.words}:
            continue
        for hit in request.sentence.find("family_assumptions"):
            if hit.entry.term.lower() in fits or not request.carries(hit.words):
                continue
            if hit.entry.more.get("shared") and not options.shared:
                continue
            yield Flag(
                hit.span,
                f"“{hit.text}” may not fit everyone who reads this: does it fit this client?",
                fix=_fix(hit),
                severity=None if options.shared else Severity.INFO,
            )
