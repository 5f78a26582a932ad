"""Safety behaviour.

Flags distraction, lucky objects, checks and "never alone" inside an exposure.

Why it matters
    Who gets through by looking away learns that looking away was needed, not that fear can be
    borne. The same step without it, even if it is a smaller one, teaches more.

When to leave it
    As an early rung of a ladder, something to hold on to can make a start possible; then say
    from which step on it stays at home. A sister who comes along, or a seat near the door, is a
    step like any other, and the rule is silent. So it is outside of exposure: there, music and
    a walk are good ways through a bad hour.

Sources
    Craske and others (2014), Maximizing exposure therapy: An inhibitory learning approach.
    Behaviour Research and Therapy 58, 10-23. doi:10.1016/j.brat.2014.04.006
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Span,
    Word,
    Zone,
    cover,
    placed,
    requests,
    rule,
    template,
)

_KINDS = frozenset({"exposure", "response-prevention"})
_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION, Zone.RATIONALE})
_NOT = frozenset("not n't don't dont never without instead resist urge drop avoid stop no".split())
_NEVER = frozenset("not n't don't dont never".split())
_REACH = 5
"""Words between bringing and the charm: "take the small lucky coin"."""

_INSTEAD = {
    "distract": "let the fear be there, and notice {three things that you see}",
    "charm": "leave it at home {this time}",
    "check": "leave the check out {this time}, and note {what happens}",
    "company": "Go {with your sister for the first five minutes, then alone}.",
}

_REMARKS = {
    "distract": "“{}” leads attention away, and then looking away gets the credit.",
    "charm": "With “{}”, the thing gets the credit for what your client has borne.",
    "check": "“{}” looks for danger: what does your client learn without it?",
    "company": "“{}” makes company the condition: which step could be taken alone?",
}


def _sort(hit: Hit) -> str:
    return str(hit.entry.more["sort"])


def _before(hit: Hit, count: int) -> frozenset[str]:
    first = hit.words[0].index
    return frozenset(w.lower for w in hit.sentence.words[max(0, first - count) : first])


def _ban(hit: Hit) -> Word:
    """Return the word with which a ban begins: "never" or the "do" of "do not" and "don't"."""
    words, first = hit.sentence.words, hit.words[0].index
    if first > 1 and words[first - 2].lower == "do":
        return words[first - 2]
    return words[first - 1]


def _clause(hit_end: int, sentence: Sentence) -> int:
    """Return where the clause ends in which something ends."""
    stop = (w.start for w in sentence.words if w.start >= hit_end and not w.is_word)
    return next(stop, sentence.span.end)


def _kinder(sentence: Sentence, span: Span, sort: str) -> Fix:
    """Return the step without it: what the words stand for, or all that hangs on them."""
    if sort == "company":
        return template(sentence.span, _INSTEAD[sort])
    if sort != "check":
        span = Span(span.start, _clause(span.end, sentence))
    return template(span, placed(sentence, span.start, _INSTEAD[sort]))


def _found(hits: tuple[Hit, ...], asked: frozenset[Word]) -> Iterator[tuple[Span, str]]:
    """Yield where a sentence asks for a safety behaviour, and which sort it is."""
    for hit in hits:
        if hit.words[0] not in asked:
            continue
        if _sort(hit) in ("distract", "check", "company") and not _before(hit, 4) & _NOT:
            yield hit.span, _sort(hit)
        elif _sort(hit) == "alone" and _before(hit, 2) & _NEVER:
            yield cover([_ban(hit).span, hit.span]), "company"
        elif _sort(hit) == "bring" and not _before(hit, 4) & _NOT:
            for charm in hits:
                gap = charm.words[0].index - hit.words[-1].index
                if _sort(charm) == "charm" and 0 < gap <= _REACH:
                    yield cover([hit.span, charm.span]), "charm"


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Let the client meet the fear itself, without distraction, charms or checks.",
    severity=Severity.SUGGESTION,
    claims=("climbs-from-safe-to-hard",),
    examples=(
        Bad(
            "Ride two stops on Monday. If fear comes, «distract yourself» with a game.",
            fields={"kind": "exposure"},
            fixed="Ride two stops on Monday. If fear comes, let the fear be there, and notice three "
            "things that you see.",
        ),
        Bad(
            "Stand in the lift for five minutes and «hold your lucky coin».",
            fields={"kind": "exposure"},
        ),
        Bad(
            "«Check your pulse» at each floor, and ride on.",
            fields={"kind": "exposure"},
            fixed="Leave the check out this time, and note what happens at each floor, and ride on.",
        ),
        Bad(
            "Buy bread on Friday. «Don't go alone».",
            fields={"kind": "exposure"},
            fixed="Buy bread on Friday. Go with your sister for the first five minutes, then alone.",
        ),
        Good(
            "Do not distract yourself: watch the fear rise and fall.", fields={"kind": "exposure"}
        ),
        Good(
            "Ride two stops with your sister, and sit near the door.", fields={"kind": "exposure"}
        ),
        Good("Leave your lucky coin at home on Friday.", fields={"kind": "exposure"}),
        Good("Notice when you want to check your pulse, and wait.", fields={"kind": "exposure"}),
        Good("When the urge comes, distract yourself with music for ten minutes."),
    ),
)
def safety_behaviour(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first safety behaviour that each sentence asks for."""
    if assignment.kind.name not in _KINDS:
        return
    asked = frozenset(word for request in requests(assignment) for word in request.words)
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE:
            continue
        for span, sort in _found(sentence.find("safety_behaviours"), asked):
            said = assignment.draft.source[span.start : span.end]
            yield Flag(
                span,
                _REMARKS[sort].format(" ".join(said.split())),
                fix=_kinder(sentence, span, sort),
            )
            break
