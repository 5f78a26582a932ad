"""High stakes disclosure.

Flags a task to confront someone, tell a secret or leave, before it has been planned together.

Why it matters
    What is said to a boss, a parent or someone who did harm cannot be unsaid. Whether it is
    safe, and when, deserves a talk of its own before it becomes homework.

When to leave it
    Small requests, role play and letters that are not sent are fine. Where you have planned it
    together, say so in the draft (“as we planned in our session”), and the rule keeps quiet.

Sources
    SAMHSA, Concept of Trauma and Guidance for a Trauma-Informed Approach (2014).
    https://library.samhsa.gov/product/samhsas-concept-trauma-and-guidance-trauma-informed-approach/sma14-4884
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Request,
    Scope,
    Severity,
    Span,
    cover,
    placed,
    requests,
    rule,
    template,
)

_PLAN = "plan this with me first; this week, write {what you might say}, and do not send it"
_REACH = 12
"""Words between a verb and what it is about."""


def _sort(hit: Hit) -> str:
    return str(hit.entry.more["sort"])


def _behind(hits: tuple[Hit, ...], sort: str, verb: Hit) -> Hit | None:
    """Return the first hit of a sort behind a verb."""
    last = verb.words[-1].index
    return next(
        (h for h in hits if _sort(h) == sort and 0 < h.words[0].index - last <= _REACH), None
    )


def _disclosures(request: Request) -> Iterator[Span]:
    """Yield what is hard to take back in one request."""
    hits = request.sentence.find("disclosure")
    for hit in hits:
        if hit.words[0] not in request.verbs or hit.words[0].tag in ("VBD", "VBN", "VBZ"):
            continue
        person, topic = _behind(hits, "person", hit), _behind(hits, "topic", hit)
        match _sort(hit):
            case "final":
                yield hit.span
            case "come-out":
                yield cover([hit.span, person.span]) if person else hit.span
            case "tell" | "confront" if person is not None and topic is not None:
                yield cover([hit.span, person.span, topic.span])


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Plan together what cannot be unsaid, before it becomes homework.",
    severity=Severity.WARNING,
    claims=("is-safe-to-do-alone",),
    examples=(
        Bad(
            "«Confront your uncle about the affair».",
            fixed="Plan this with me first; this week, write what you might say, and do not send "
            "it.",
        ),
        Bad("On Friday, «tell your boss about your diagnosis»."),
        Bad("«Move out» by the end of the month."),
        Good("Write what you would like to say to your uncle. Do not send it."),
        Good("List pros and cons of telling your boss about your diagnosis."),
        Good("Tell your flatmate that you would like the bins out on Monday."),
        Good("Ask your sister to walk with you."),
    ),
)
def high_stakes_disclosure(assignment: Assignment) -> Iterator[Flag]:
    """Flag what is hard to take back, unless it stays on paper or in the room."""
    for sentence in assignment.sentences:
        if any(_sort(hit) == "only-words" for hit in sentence.find("disclosure")):
            return
    for request in requests(assignment):
        if request.negated:
            continue
        for span in _disclosures(request):
            yield Flag(
                span,
                "This is hard to take back: have the two of you planned whether it is safe?",
                fix=template(
                    Span(span.start, max(span.end, request.span.end)),
                    placed(request.sentence, span.start, _PLAN),
                ),
            )
            break
