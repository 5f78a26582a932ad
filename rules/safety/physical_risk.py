"""Physical risk.

Flags exercises that strain the body, such as fast breathing, where no doctor is mentioned.

Why it matters
    Spinning, fast breathing or ice water are safe for many people and not for all: a heart
    or lung condition, seizures or a pregnancy change the picture. Pressure on the neck is
    not safe for anyone, so a person has to look at that line first.

When to leave it
    Slow breathing with a short hold is fine. Where a doctor has agreed, say so in the draft
    (“your doctor has agreed”), or say who is not to do it, and the rule keeps quiet.

Sources
    Meuret and others (2012), Coping skills and exposure therapy in panic disorder and
    agoraphobia. Behavior Therapy 43(2), 271-284. doi:10.1016/j.beth.2011.08.002
"""

import re
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
    Sentence,
    Severity,
    Span,
    Word,
    Zone,
    add_element,
    cover,
    placed,
    requests,
    rule,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    longest_hold: int = 10
    """Seconds. From here on, holding the breath counts as a strain."""


_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUESTION})
_NOT = frozenset("not n't don't dont never without avoid instead no if rather than".split())

_SECONDS = re.compile(r"\b(\d+)\s*(?:seconds?|secs?|s)\b", re.IGNORECASE)
"""A time: "for 15 seconds", "20 s"."""

_MINUTES = re.compile(r"\b(?:\d+|a|one|two)\s*(?:minutes?|mins?)\b", re.IGNORECASE)
"""A time from a minute on: "for a minute", "2 min"."""

_REMARKS = {
    "neck": "This puts pressure on the neck or the airway. Please have a clinician take it out "
    "before a client reads it; nothing in the draft is rewritten.",
    "food": "“{}” can be risky for some bodies: has a doctor agreed?",
    "sleep": "“{}” can be risky for some bodies: has a doctor agreed?",
    "pain": "“{}” hurts the skin: is there a gentler way to the same end?",
    "wheel": "“{}” at the wheel is dangerous: please name a place where your client sits still.",
}
_REMARK = "“{}” can strain heart, lungs or balance: has a doctor agreed?"

_CHECK = (
    "Check with {your doctor} first. Not if you have {a heart, lung or seizure condition, or are "
    "pregnant}. Stop for chest pain or fainting."
)
_ASK = "Check with {your doctor} first."


def _sort(hit: Hit) -> str:
    return str(hit.entry.more["sort"])


def _on_the_neck(hits: tuple[Hit, ...]) -> Span | None:
    """Return where something is tied or pressed around a neck; `None` for muscle exercises."""
    if any(_sort(hit) == "muscle" for hit in hits):
        return None
    necks = [hit for hit in hits if _sort(hit) == "neck"]
    presses = [hit for hit in hits if _sort(hit) == "press"]
    for neck in necks:
        for press in presses:
            gap = neck.words[0].index - press.words[-1].index
            if 0 < gap <= 5 and not _held_back(press) and press.text.lower() != "tight":
                return cover([press.span, neck.span])
    return None


def _held_back(hit: Hit) -> bool:
    """Say whether the act is ruled out, or only a cue: "without holding your breath"."""
    first = hit.words[0].index
    before = [w.lower for w in hit.sentence.words[max(0, first - 3) : first]]
    return bool(set(before) & _NOT)


def _is_long(sentence: Sentence, hits: tuple[Hit, ...], longest: int) -> bool:
    """Say whether a breath is to be held for long."""
    if any(_sort(hit) == "long" for hit in hits) or _MINUTES.search(sentence.text):
        return True
    return any(int(value) >= longest for value in _SECONDS.findall(sentence.text))


def _strains(sentence: Sentence, asked: frozenset[Word], longest: int) -> Iterator[Hit]:
    """Yield what strains the body in one sentence, where it is asked for."""
    hits = sentence.find("physical_risk")
    for hit in hits:
        sort = _sort(hit)
        if sort in ("neck", "press", "muscle", "long", "wheel") or _held_back(hit):
            continue
        first = hit.words[0]
        if first.index and (
            first not in asked or (hit.entry.kind == "verb" and first.dep == "acl:relcl")
        ):
            continue
        if sort == "hold" and not _is_long(sentence, hits, longest):
            continue
        if sort == "calm" and not any(_sort(other) == "wheel" for other in hits):
            continue
        if hit.entry.term.startswith("fast") and first.pos != "VERB":
            continue
        yield hit


def _safer(assignment: Assignment, hit: Hit, sort: str) -> Fix:
    """Return a check with a doctor, a gentler act, or a place that is safe."""
    if sort == "pain":
        return template(hit.span, placed(hit.sentence, hit.span.start, "{rub a smooth stone}"))
    if sort == "wheel":
        wheel = next(h for h in hit.sentence.find("physical_risk") if _sort(h) == "wheel")
        return template(
            wheel.span, placed(hit.sentence, wheel.span.start, "{when you sit at home}")
        )
    check = _ASK if sort in ("food", "sleep") else _CHECK
    return add_element(assignment, check, check)


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Have a doctor agree to what strains the body, and leave necks alone.",
    severity=Severity.ERROR,
    claims=("is-safe-to-do-alone",),
    options=Options,
    examples=(
        Bad(
            "«Breathe as fast» as you can for two minutes.",
            fixed="Breathe as fast as you can for two minutes. Check with your doctor first. "
            "Not if you have a heart, lung or seizure condition, or are pregnant. "
            "Stop for chest pain or fainting.",
        ),
        Bad("«Hold your breath» for 30 seconds."),
        Bad("«Skip lunch» on Tuesday, and note how hungry you are."),
        Bad("Wrap a «scarf around your neck» until you feel it."),
        Bad(
            "«Close your eyes» and count to ten when driving.",
            fixed="Close your eyes and count to ten when you sit at home.",
        ),
        Good("After your doctor says it is fine: breathe fast for 30 seconds, sitting down."),
        Good("Breathe in, hold your breath for 4 seconds, and breathe out."),
        Good("Tighten your neck and shoulders for five seconds, then let go."),
        Good("Drop your shoulders, and do not hold your breath for 20 seconds or more."),
        Good("Eat lunch at one, and note how hungry you are before and after."),
    ),
)
def physical_risk(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag strains without a medical check; pressure on the neck always."""
    checked = any(sentence.find("medical_checks") for sentence in assignment.sentences)
    asked: dict[int, set[Word]] = {}
    for request in requests(assignment):
        asked.setdefault(request.sentence.index, set()).update(request.words)
    for sentence in assignment.sentences:
        if sentence.zone in _LEFT_ALONE:
            continue
        neck = _on_the_neck(sentence.find("physical_risk"))
        if neck is not None:
            yield Flag(neck, _REMARKS["neck"])
        if checked:
            continue
        own = frozenset(asked.get(sentence.index, ()))
        for hit in _strains(sentence, own, options.longest_hold):
            sort = "wheel" if _sort(hit) == "calm" else _sort(hit)
            yield Flag(
                hit.span,
                _REMARKS.get(sort, _REMARK).format(hit.text),
                fix=_safer(assignment, hit, sort),
                severity=Severity.WARNING,
            )
            break
