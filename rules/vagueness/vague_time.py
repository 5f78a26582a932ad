"""Vague time.

Flags words for a time that no calendar holds and no event brings.

Why it matters
    “When you get a chance” never rings a bell. A moment that comes by itself, such as
    brushing one's teeth, starts the task without anyone having to remember it.

When to leave it
    A window with an end (“any time before Friday”) leaves room and still holds. The rule
    asks for a window or a cue, not for a fixed hour.

Sources
    Sheeran, Listrom and Gollwitzer (2024), The when and how of planning. European Review
    of Social Psychology. doi:10.1080/10463283.2024.2334563
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    Span,
    placed,
    requests,
    rule,
    template,
)


def _measures(hit: Hit) -> bool:
    """Say whether the words are part of a measure or a name: "as soon as", "an hour later"."""
    first = hit.words[0]
    before = hit.sentence.words[first.index - 1] if first.index else None
    is_name = len(hit.words) == 1 and first.pos == "ADJ"
    rest = hit.sentence.words[hit.words[-1].index + 1 : hit.words[-1].index + 2]
    goes_on = hit.words[-1].lower in ("want", "like", "wish") and rest and rest[0].lower == "to"
    return (
        bool(goes_on)
        or is_name
        or (
            before is not None
            and (
                before.lower == "as"
                or (before.pos in ("NOUN", "NUM") and first.lower in ("later", "early", "earlier"))
            )
        )
    )


_SPENDING = frozenset("spend take find make give aside use devote dedicate reserve".split())


def _is_spent(hit: Hit) -> bool:
    """Say whether the words are the object of a verb: "spend some time this week", "set aside ..."."""
    first = hit.words[0]
    before = hit.sentence.words[first.index - 1].lemma if first.index else ""
    return "spent" in hit.entry.more and before in _SPENDING


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Name a day, a window or a cue instead of “soon”.",
    severity=Severity.SUGGESTION,
    claims=("is-concrete-and-timed", "has-a-time"),
    examples=(
        Bad("Call your sister «soon».", fixed="Call your sister by Thursday."),
        Bad(
            "«When you get a chance», listen to the recording.",
            fixed="On Tuesday after work, listen to the recording.",
        ),
        Bad(
            "Take five slow breaths «throughout the day».",
            fixed="Take five slow breaths at 10 am and at 4 pm.",
        ),
        Bad(
            "Spend «some time this week» reading to your son.",
            fixed="Spend 20 minutes on Thursday reading to your son.",
        ),
        Good("Call your sister on Sunday after lunch."),
        Good("Get off the bus one stop early."),
        Good("Listen to the recording at any time before Friday."),
        Good("Whenever you notice the urge, wait for ten breaths."),
        Good("Write down what you would like to do later in life."),
    ),
)
def vague_time(assignment: Assignment) -> Iterator[Flag]:
    """Flag each loose time in an instruction that states no other time."""
    situation = assignment.element("situation")
    seen = set[Span]()
    for request in requests(assignment):
        sentence = request.sentence
        if not sentence.find("vague_times"):
            continue
        stated = [
            piece.span
            for piece in situation.evidence
            if not piece.weak
            and piece.facet in ("time", "cue")
            and sentence.span.contains(piece.span)
        ]
        for hit in sentence.find("vague_times"):
            if hit.span in seen or _measures(hit):
                continue
            pinned = any(not s.overlaps(hit.span) for s in stated)
            if not request.carries(hit.words) or (pinned and not hit.entry.more.get("if")):
                continue
            seen.add(hit.span)
            instead = hit.entry.more["spent" if _is_spent(hit) else "instead"]
            text = placed(sentence, hit.span.start, instead)
            yield Flag(
                hit.span,
                f"“{hit.text}” names no moment: when would your client know that it is time?",
                fix=template(hit.span, text),
            )
