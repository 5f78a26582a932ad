"""Resource assumption.

Points out a task that needs money, a device, a room or time that a client may not have.

Why it matters
    A sheet that needs a printer, a gym or a quiet room stops some people at the first line, and
    few will say why. One low-cost way beside it lets everyone start.

When to leave it
    What you know this client has can be named under ``has``. A car that is the feared place of
    an exposure is no assumption.

Sources
    Families' accounts of barriers to homework (2021), busy homes and missing means.
    https://pmc.ncbi.nlm.nih.gov/articles/PMC8183976/table/T4
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Request,
    Scope,
    Severity,
    add_after,
    capital,
    requests,
    rule,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    has: tuple[str, ...] = ()
    """Things that this client has, in the words of the list: "gym", "quiet room"."""


_FEARED = frozenset({"exposure", "response-prevention"})
_WAYS_ROUND = frozenset({"or", "if", "any", "either", "instead", "no"})
_OWN = frozenset("agreed chose said planned already".split())


def _has_way_round(assignment: Assignment, hit: Hit) -> bool:
    """Say whether the sentence, or the next one, names another way."""
    body = assignment.body
    at = body.index(hit.sentence) if hit.sentence in body else 0
    here = {w.lower for w in hit.sentence.words}
    following = body[at + 1] if at + 1 < len(body) else None
    opener = following.words[0].lower if following is not None and following.words else ""
    return bool(here & (_WAYS_ROUND | _OWN)) or opener in _WAYS_ROUND


def _is_planned(assignment: Assignment, hit: Hit) -> bool:
    """Say whether an outing has its day: "go to the cinema on Friday" was talked over."""
    return any(
        piece.facet == "time" and not piece.weak and hit.sentence.span.contains(piece.span)
        for piece in assignment.element("situation").evidence
    )


def _needed(request: Request) -> Iterator[Hit]:
    """Yield what a request needs; what is only written about is not needed."""
    written = [h for h in request.sentence.find("record_acts") if h.words[0] in request.verbs]
    for hit in request.sentence.find("resources"):
        verbal = hit.entry.kind == "verb"
        if not verbal and any(act.span.end <= hit.span.start for act in written):
            continue
        if request.carries(hit.words) and (not verbal or request.asks(hit.words)):
            yield hit


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Name a way that needs no money, device or room of one's own.",
    severity=Severity.INFO,
    claims=("fits-readiness-and-life", "fits-daily-life"),
    options=Options,
    examples=(
        Bad(
            "«Print» the sheet after lunch.",
            fixed="Print the sheet after lunch. If you have no printer, copy the headings onto "
            "any paper.",
        ),
        Bad(
            "Sit in a «quiet room» for five minutes.",
            fixed="Sit in a quiet room for five minutes. If you have no room to yourself, use "
            "the bathroom, or headphones in a corner.",
        ),
        Good("Use the sheet or any paper. Walk outside, or up and down the stairs."),
        Good("Go to the gym on Monday.", options=Options(has=("gym",))),
        Good("Sit in the parked car for ten minutes.", fields={"kind": "exposure"}),
        Good("Go to the cinema on Friday, and stay to the end."),
        Good("Write one line about the gym that you went to at school."),
    ),
)
def resource_assumption(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each resource once, where no other way stands beside it."""
    if assignment.kind.name in _FEARED:
        return
    told = set(options.has)
    for request in requests(assignment):
        for hit in _needed(request):
            lacks = str(hit.entry.more["lacks"])
            if {hit.entry.term, lacks} & told or _has_way_round(assignment, hit):
                continue
            if "costly" in lacks and _is_planned(assignment, hit):
                continue
            told.add(lacks)
            instead = hit.entry.more["instead"]
            opener = f"if you have {lacks}" if lacks.startswith("no ") else f"if it is {lacks}"
            yield Flag(
                hit.span,
                f"“{hit.text}” may be out of reach for some: what would do as well?",
                fix=add_after(
                    hit.sentence,
                    f"{capital(opener)}, {{{instead}}}.",
                    assignment.draft.newline,
                ),
            )
