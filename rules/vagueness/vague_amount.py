"""Vague amount.

Flags words for how much or how often, where they are part of what is asked.

Why it matters
    People give very different numbers when they are asked what “often” or “some” means
    to them. A client who stops too early, or drives themselves too hard, may have done
    just what the sheet said.

When to leave it
    Where the same sentence says the number (“a few minutes, 5 to 10”), or where the words
    are part of a reason or of what someone says, the rule keeps quiet by itself.

Sources
    Mosteller and Youtz (1990), Quantifying probabilistic expressions. Statistical Science
    5(1), 2-12. doi:10.1214/ss/1177012242
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Clear Words". https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Scope,
    Severity,
    Span,
    inner_targets,
    lexicon_data,
    loose_amounts,
    requests,
    rule,
)

_TELLS = {
    "count": "“{}” is a different number for each reader: how many, or how long, is enough?",
    "often": "“{}” can mean twice a week or twice a day: on which days?",
    "rate": "“{}” can mean every day or once a month: on which days?",
    "long": "“{}” can be two minutes or an hour: how long is meant?",
    "extent": "“{}” has no end: your client can’t tell when it is enough.",
    "degree": "“{}” is a different amount for each reader: how much is meant?",
    "judge": "“{}” is a matter of judgement: what would fit for this client?",
    "size": "“{}” is a different length for each reader: how long is meant?",
    "compare": "“{}” needs a measure: by how much?",
    "change": "“{}” has no number to aim for: from what, to what?",
    "need": "“{}” leaves your client to judge the need: which sign should start it?",
    "open": "“{}” leaves your client to guess the rest of the list.",
}


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Put a number where the draft says “some” or “often”.",
    severity=Severity.WARNING,
    claims=("is-concrete-and-timed",),
    examples=(
        Bad("Do «some breathing» after dinner.", fixed="Do 10 minutes of breathing after dinner."),
        Bad(
            "Read your card out loud «a few times» a day.",
            fixed="Read your card out loud 3 times a day.",
        ),
        Bad(
            "Walk round the park «regularly».",
            fixed="Walk round the park on Monday, Wednesday and Friday.",
        ),
        Bad(
            "Use your breathing card «as needed».",
            fixed="Use your breathing card when you notice your shoulders tighten.",
        ),
        Bad(
            "«Reduce caffeine» after lunch.",
            fixed="Reduce caffeine to one cup a day after lunch.",
        ),
        Bad(
            "Walk round the park «several times» a week.",
            fixed="Walk round the park 3 times a week: on Monday, Wednesday and Friday.",
        ),
        Bad("«Sometimes», ring Jo.", fixed="Ring Jo once a week, on Saturday."),
        Good("If you want to, write more."),
        Good("Breathe slowly for a few minutes (5 to 10) after lunch."),
        Good("Write down three thoughts, because some of them will repeat."),
        Good("Take one more breath, then stand up."),
        Good("Worry less at work."),
        Good("When you often wake at night, write the time on the pad."),
        Good("Write “I need some help” on the card and show it to Sam."),
    ),
)
def vague_amount(assignment: Assignment) -> Iterator[Flag]:
    """Flag each loose amount in what is asked, unless its sentence says the number too."""
    data, seen = lexicon_data("vague_amounts"), set[Span]()
    for request in requests(assignment):
        # "Worry less": no number would make a state of mind an act.
        inner = [span for span, _ in inner_targets(assignment, request)]
        for amount in loose_amounts(assignment, request, data):
            if amount.span in seen or any(
                span.start <= amount.span.start < span.end for span in inner
            ):
                continue
            seen.add(amount.span)
            yield Flag(amount.span, _TELLS[amount.sort].format(amount.text), fix=amount.fix)
