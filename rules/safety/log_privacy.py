"""Log privacy.

Flags a log of something private that does not say where it stays or who will read it.

Why it matters
    People who share a home share its tables and devices. Someone who is not sure who will read
    the page leaves out what matters, or gets into trouble for what is on it.

When to leave it
    Logs of steps, sleep or chores need no such word. An app or portal of the clinic, with its
    own rules on who can see what, is fine once the draft names it.

Sources
    National Network to End Domestic Violence, Technology safety: resources for survivors.
    https://www.techsafety.org/resources-survivors
    Journal privacy. https://senseracounselling.co.uk/homepage/realise/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Severity,
    add_element,
    cover,
    requests,
    rule,
)

_KEPT = "Keep it {in a locked note on your phone}, or use code words. You choose what to share."
_SHEETLESS = frozenset({"sheet", "bring"})
_NOT = frozenset("instead without rather".split())


_REWARDS = frozenset("star stars sticker stickers tally tallies chart reward".split())
"""What a child's chart holds: it hangs on the fridge to be seen."""


_OPEN = frozenset({"parenting", "activation"})
"""Kinds of task whose ticks may hang where all can see them."""

_HARMLESS = _REWARDS | frozenset("tick ticks circle cross".split())
"""What is left on the wall, and tells nobody more than that it was done."""


def _writes(hit: Hit) -> bool:
    return hit.entry.more.get("sort") not in _SHEETLESS


def _private(assignment: Assignment) -> Iterator[tuple[Hit, Hit]]:
    """Yield an act of writing, and what is private about it, in one request."""
    for request in requests(assignment):
        hits = request.sentence.find("privacy")
        acts = [
            hit
            for hit in request.sentence.find("record_acts")
            if _writes(hit) and hit.words[0] in request.verbs
        ]
        said = {word.lower for word in request.words}
        if request.negated or said & (_HARMLESS | {"not", "n't", "never"}):
            continue
        for act in acts:
            for hit in hits:
                if hit.entry.more["sort"] != "kept" and act.span.end <= hit.span.start:
                    yield act, hit


@rule(
    on=Assignment,
    summary="Say where a private log stays, and who will read it.",
    severity=Severity.SUGGESTION,
    claims=("keeps-private-things-private",),
    examples=(
        Bad(
            "«Write down each fight» with your partner.",
            fixed="Write down each fight with your partner. Keep it in a locked note on your "
            "phone, or use code words. You choose what to share.",
        ),
        Bad("«Log your steps on the family calendar»."),
        Good("Note each drink with one dot on a card in your wallet. Keep it private."),
        Good("Write down each fight, with initials only. You choose what to bring."),
        Good("Write down when you went to bed, and rate your sleep from 0 to 10."),
        Good("Go for a walk after a fight with your partner."),
        Good("Breathe out slowly ten times, and put a tick on the sheet on the fridge."),
        Good("Try not to bring up the fight with your partner."),
    ),
)
def log_privacy(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first private thing to be written down, if nothing says who sees it."""
    kept = any(
        hit.entry.more["sort"] == "kept"
        for sentence in assignment.sentences
        for hit in sentence.find("privacy", quoted=True)
    )
    if kept or assignment.kind.name in _OPEN:
        return
    for act, hit in _private(assignment):
        where = hit.entry.more["sort"] == "shared"
        remark = (
            f"Others can read what stands on “{hit.text}”: is that all right for this log?"
            if where
            else f"A log about “{hit.text}” is private: where does it stay, and who will read it?"
        )
        yield Flag(cover([act.span, hit.span]), remark, fix=add_element(assignment, _KEPT, _KEPT))
        return
