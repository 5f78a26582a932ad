"""Escape rule.

Flags an exposure that tells the client to leave as soon as fear comes.

Why it matters
    Leaving at the height of fear brings relief, and relief teaches that leaving was needed.
    A step back that is followed by staying teaches something else: fear can be borne, and
    it comes down.

When to leave it
    Stopping for real danger is right: chest pain, fainting, a place that is not safe. So is
    leaving a quarrel to cool down. The rule looks for fear only.

Sources
    Craske and others (2014), Maximizing exposure therapy: An inhibitory learning approach.
    Behaviour Research and Therapy 58, 10-23. doi:10.1016/j.brat.2014.04.006
    Preparing for exposure. https://mymindmywellness.com/content/exposure-prep
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
    Zone,
    cover,
    placed,
    rule,
    template,
)

_KINDS = frozenset({"exposure", "response-prevention", "trauma-writing"})
_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION, Zone.RATIONALE})
_NOT = frozenset(
    "not n't don't dont never without before rather instead resist urge avoid want".split()
)
_REACH = 6
"""Words between a cue and the fear that it names: "the moment you start to feel scared"."""

_STAY = (
    "if it feels like too much, step back to {an easier spot} for {two minutes}, then decide again"
)
_STOPS = frozenset("and to here there for now outside then at by".split())
"""Words that may stand between leaving and its cue."""


def _sort(hit: Hit) -> str:
    return str(hit.entry.more["sort"])


def _told(hit: Hit) -> bool:
    """Say whether leaving is asked for: not "do not leave", "the urge to leave"."""
    first = hit.words[0]
    before = hit.sentence.words[max(0, first.index - 3) : first.index]
    return first.tag in ("VB", "VBP", "NN") and not {w.lower for w in before} & _NOT


def _escapes(hits: tuple[Hit, ...], *, exposed: bool) -> Iterator[tuple[Hit, ...]]:
    """Yield leaving, cue and fear where they belong together, in reading order."""
    hurried = exposed or any(_sort(hit) == "now" for hit in hits)
    for cue in hits:
        if _sort(cue) != "at-once" and not (hurried and _sort(cue) == "if"):
            continue
        now = [h for h in hits if _sort(h) == "now"]
        fear = next((h for h in hits if _sort(h) == "fear" and _near(cue, h, _REACH)), None)
        acts = [h for h in hits if _sort(h) == "act" or (exposed and _sort(h) == "stop")]
        if fear is None:
            continue
        for act in acts:
            joined = _near(act, cue, 5) or _near(fear, act, 3)
            if joined and _told(act) and not (_sort(act) == "stop" and _goes_on(act)):
                behind = [h for h in now if _near(act, h, 1)]
                yield tuple(sorted((act, cue, fear, *behind), key=lambda h: h.span))
                return


def _near(one: Hit, other: Hit, reach: int) -> bool:
    gap = other.words[0].index - one.words[-1].index
    return 0 < gap <= reach


def _goes_on(act: Hit) -> bool:
    """Say whether "stop" opens something to do there: "stop and breathe"."""
    words, at = act.sentence.words, act.words[-1].index + 1
    behind = words[at].lower if at < len(words) else "."
    return behind in ("and", ",", "to", "for", "what") and not (
        behind == "," and at + 1 < len(words) and words[at + 1].lower in ("when", "if")
    )


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Offer a smaller step to stay in, instead of leaving when fear comes.",
    severity=Severity.WARNING,
    claims=("climbs-from-safe-to-hard",),
    examples=(
        Bad(
            "Touch the lead; «leave the moment you feel scared».",
            fixed="Touch the lead; if it feels like too much, step back to an easier spot for two "
            "minutes, then decide again.",
        ),
        Bad(
            "Ride one stop. «If you feel anxious, get off».",
            fields={"kind": "exposure"},
            fixed="Ride one stop. If it feels like too much, step back to an easier spot for two "
            "minutes, then decide again.",
        ),
        Bad("«When panic starts, leave the shop right away» and breathe in the car."),
        Good("Ride one stop. Get off at once if you have chest pain.", fields={"kind": "exposure"}),
        Good("Do not leave the shop when you feel anxious.", fields={"kind": "exposure"}),
        Good("When you feel anxious, stop and take one breath."),
        Good("If the row gets loud, leave the room for ten minutes."),
    ),
)
def escape_rule(assignment: Assignment) -> Iterator[Flag]:
    """Flag each instruction to leave as soon as fear comes."""
    exposed = assignment.kind.name in _KINDS
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE:
            continue
        for hits in _escapes(sentence.find("escape"), exposed=exposed):
            span = cover([hit.span for hit in hits])
            yield Flag(
                span,
                "Leaving at the height of fear can make it grow: a smaller step to stay in "
                "teaches more.",
                fix=template(span, placed(sentence, span.start, _STAY)),
            )
