"""Single context.

Flags a skill that comes back in the very same place, with nothing that carries it further.

Why it matters
    Skills stick to the place where they were learned. A second place is what makes a skill
    usable on the bus, at work and at the party.

When to leave it
    The first week belongs in one easy place, so the rule speaks from the second time on. Sleep
    rules are bound to their place, and three times or more are the business of the rule on
    variation.

Sources
    Craske, Treanor, Conway, Zbozinek and Vervliet (2014), Maximizing exposure therapy:
    variability and multiple contexts. doi:10.1016/j.brat.2014.04.006
"""

import re
from collections.abc import Iterator

from advisor.api import (
    Bad,
    Flag,
    Good,
    Part,
    Plan,
    Severity,
    add_sentence,
    parts_of,
    rule,
)

_ADAPTS = re.compile(
    r"\b(?:somewhere|where else|new|another|different|second place|other|someone else|elsewhere)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the )?same (?:chair|sofa|couch|room|place|spot|bench|corner|person|friend|seat|table)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|still|weeks? \d|session \d|every week|as before)\b", re.IGNORECASE)
_BOUND = frozenset({"sleep", "safety-plan", "admin", "monitoring", "reading"})


@rule(
    on=Plan,
    summary="Take it to a second place.",
    severity=Severity.INFO,
    claims=(
        "rehearses-rather-than-informs",
        "skills-carry-over",
        "varies-the-setting",
        "asks-how-to-adapt",
    ),
    examples=(
        Bad(
            "Week 1: Do box breathing on the sofa.\nWeek 2: «Do box breathing on the sofa».",
            fixed="Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing on the sofa. "
            "Once this week, do it in another place: on the bus. What did you change?",
        ),
        Bad("Week 3: «Say your script to me again, in the same chair»."),
        Good("Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing on the bus."),
        Good("Do box breathing on the sofa each evening."),
        Good("Week 1: Get up at seven.\nWeek 2: Get up at seven.", fields={"kind": "sleep"}),
        Good(
            "Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing on the sofa, and once "
            "somewhere else."
        ),
    ),
)
def single_context(plan: Plan) -> Iterator[Flag]:
    """Flag the second part that practises a skill in the place of the first."""
    parts = [part for part in parts_of(plan) if part.unit != "day"]
    if any(_ADAPTS.search(sentence.text) for sentence in plan.sentences):
        return
    seen: dict[str, list[Part]] = {}
    for part in parts:
        skill = part.assignment.skill
        if part.assignment.kind.name in _BOUND:
            continue
        if _stays(part):
            yield _flag(part)
            return
        if skill is not None:
            seen.setdefault(skill.name, []).append(part)
    for group in seen.values():
        if len(group) == 2 and sum(part.runs for part in group) == 2:
            places = [set(_places(part)) for part in group]
            if places[0] and places[0] == places[1]:
                yield _flag(group[1])


def _flag(part: Part) -> Flag:
    return Flag(
        part.span,
        "This stays in one place. A second one would help it carry over.",
        fix=add_sentence(
            part.assignment,
            "Once this week, do it in another place: {on the bus}. What did you change?",
        ),
    )


def _stays(part: Part) -> bool:
    """Say whether the draft itself says that it is the same place again."""
    text = " ".join(s.text for s in part.assignment.sentences)
    title = part.assignment.title or ""
    later = part.first > 1 or _AGAIN.search(text) is not None or bool(_AGAIN.search(title))
    return later and _SAME.search(text) is not None


def _places(part: Part) -> Iterator[str]:
    for piece in part.assignment.element("situation").evidence:
        if piece.facet == "place":
            yield part.assignment.source(piece.span).lower()
