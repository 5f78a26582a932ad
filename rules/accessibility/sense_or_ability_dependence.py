"""Sense or ability dependence.

Flags an instruction that only works with closed eyes, colours, or one way of moving.

Why it matters
    Closed eyes frighten some people, a red box is grey to others or in a copy, and not all
    can kneel. A second way in the same line costs four words.

When to leave it
    The rule keeps quiet where a second way is offered already ("or rest them on one spot",
    "if you like"), and where the coloured thing also has a name.

Sources
    W3C, Web Content Accessibility Guidelines 2.2 (2023), "Sensory Characteristics" and "Use
    of Color". https://www.w3.org/TR/WCAG22/
"""

from collections.abc import Iterator

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Edit,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    Zone,
    rule,
    template,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.FORM, Zone.RATIONALE})
_WAYS_OUT = frozenset("or if whichever either comfortable prefer unless optional".split())
"""Words of a sentence that offers a second way."""
_NAMING = frozenset("called labelled labeled marked titled named headed".split())
_BEDTIME = frozenset("sleep sleepy bed asleep".split())
"""Words of a sentence in which the eyes close anyway."""


def _has_second_way(hit: Hit) -> bool:
    """Say whether its sentence offers another way, or gives the thing a name."""
    words = {word.lower for word in hit.sentence.words}
    if words & (_WAYS_OUT | _NAMING | _BEDTIME):
        return True
    behind = hit.sentence.text[hit.words[-1].at + len(hit.words[-1].text) :].lstrip()
    return not hit.entry.more["wider"] and behind.startswith(("(", "“", '"', "‘"))


def _fix(hit: Hit) -> Fix:
    wider = str(hit.entry.more["wider"])
    if wider:
        start = hit.text[:1]
        text = wider[:1].upper() + wider[1:] if start.isupper() else wider
        return template(hit.span, text)
    at = hit.span.end
    return Fix((Edit(at, at, " ({its name})"),), Applicability.TEMPLATE, "Name it as well.")


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Offer a second way beside the one sense or movement.",
    severity=Severity.INFO,
    claims=("fits-reading-senses-and-mind", "is-not-given-up-for-its-form"),
    examples=(
        Bad(
            "Sit down, «close your eyes» and count ten breaths.",
            fixed="Sit down, close your eyes or rest them on one spot and count ten breaths.",
        ),
        Bad(
            "Fill in the «green column» after lunch.",
            fixed="Fill in the green column (its name) after lunch.",
        ),
        Bad("Draw a red and a blue circle. Write your worries «in the red one»."),
        Bad("«Stand on one leg» while you brush your teeth."),
        Good("Close your eyes, or rest them on one spot, and count ten breaths."),
        Good("If you like, close your eyes and count ten breaths."),
        Good("Fill in the green column marked “What I did”."),
        Good("Go to bed at ten and close your eyes."),
        Good("Write down what “close your eyes” brings up."),
    ),
)
def sense_or_ability_dependence(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first of each demand on one sense or movement that has no second way."""
    seen = set()
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE:
            continue
        for hit in sentence.find("one_sense"):
            if id(hit.entry) in seen or _has_second_way(hit):
                continue
            seen.add(id(hit.entry))
            yield Flag(
                hit.span,
                f"“{hit.text}” leaves one way to do it: what else would work as well?",
                fix=_fix(hit),
            )
