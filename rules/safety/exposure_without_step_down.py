"""Exposure without step down.

Flags an exposure, or writing about a trauma, that has no way back to a smaller step.

Why it matters
    Alone with a step that is too big, people leave at the height of their fear, and what
    they learn is that leaving helps. A smaller step to go back to, an end in minutes, a size
    and someone to call keep the learning going, and the person safe.

When to leave it
    A step that both of you rated as small is only a remark. Imaginal work between sessions
    may follow a protocol that says all this elsewhere: then turn the rule off for the file.
    The rule never asks to stop when fear comes.

Sources
    Craske and others (2014), Maximizing exposure therapy: An inhibitory learning approach.
    Behaviour Research and Therapy 58, 10-23. doi:10.1016/j.brat.2014.04.006
    Guidelines for conducting exposure. https://docsbay.net/doc/1122811/guidelines-for-exposure
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Plan,
    Scope,
    Severity,
    add_element,
    first_span,
    rule,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    need: int = 3
    """How many points are needed: 2 for a step down, 1 each for size, end, and support."""

    low: int = 30
    """A rating out of 100 up to which the finding is only a remark."""


_KINDS = frozenset({"exposure", "response-prevention", "trauma-writing"})

_HURTS = frozenset(
    """accident assault attack crash death die disaster event fire flashback fight happen
    hospital loss memory nightmare operation trauma traumatic violence war worst""".split()
)
"""Words for what a trauma account is about."""

_RATING = re.compile(r"\b(\d{1,3})\s*(?:/|out of|of)\s*(100|10)\b")
"""A rating: "35 of 100", "3/10", "about 40 out of 100"."""

_DISTANCE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|ten)\s+(?:metres?|meters?|feet|steps?|stops?)\b",
    re.IGNORECASE,
)
"""A size in space: "two metres", "one stop"."""

_MISSING = {
    "down": "a smaller step to go back to",
    "end": "when it ends",
    "size": "how big it is",
    "people": "whom to reach",
}
_ADDED = {
    "down": "If it feels like too much, go back to {an easier step} for {two minutes}, then decide "
    "again.",
    "end": "Stay for {ten minutes}.",
    "size": "This is about {35} out of 100.",
    "people": "You can reach {me} on {weekdays from 9 to 5}.",
}


def _stated(assignment: Assignment) -> frozenset[str]:
    """Return which of down, end, size and people the draft states."""
    found = {
        str(hit.entry.more["sort"])
        for sentence in assignment.sentences
        for hit in sentence.find("exposure_care")
    }
    if assignment.element("dose").has("duration"):
        found.add("end")
    if any(_RATING.search(s.text) or _DISTANCE.search(s.text) for s in assignment.sentences):
        found.add("size")
    if assignment.element("dose").has("count"):
        found.add("end")
    if assignment.states("barrier"):
        found.add("down")
    if assignment.states("helper"):
        found.add("people")
    return frozenset(found)


_FOR_ALL = frozenset({"down", "people"})
"""What is said once for a plan of weeks and holds for each of them."""


def _of_plan(plan: Plan) -> frozenset[str]:
    """Return what the draft says once for all of its parts."""
    return frozenset(part for a in plan.assignments for part in _stated(a)) & _FOR_ALL


def _hurts(assignment: Assignment) -> bool:
    """Say whether the writing is about what hurt, rather than about a good memory."""
    return any(
        word.lemma in _HURTS or sentence.find("crisis", quoted=True)
        for sentence in assignment.sentences
        for word in sentence.words
    )


def _highest(assignment: Assignment) -> int | None:
    """Return the highest rating that the draft gives, out of 100."""
    ratings = [
        int(value) * 100 // int(top)
        for sentence in assignment.sentences
        for value, top in _RATING.findall(sentence.text)
    ]
    return max(ratings, default=None)


@rule(
    on=Plan,
    scope=Scope.ASSIGNMENT,
    summary="Give an exposure a smaller step to go back to, an end and someone to reach.",
    severity=Severity.WARNING,
    claims=("climbs-from-safe-to-hard",),
    options=Options,
    examples=(
        Bad(
            "«Go into the cellar on Monday».",
            fields={"kind": "exposure"},
            fixed="Go into the cellar on Monday. If it feels like too much, go back to an easier "
            "step for two minutes, then decide again. Stay for ten minutes. "
            "This is about 35 out of 100. You can reach me on weekdays from 9 to 5.",
        ),
        Bad("«Write about the crash for 20 minutes».", fields={"kind": "trauma-writing"}),
        Good(
            "Stand at the top of the cellar stairs for 3 minutes (about 35 of 100). "
            "Too much? Sit on the first step, then stand up again.",
            fields={"kind": "exposure"},
        ),
        Good(
            "Stand two metres from the dog for two minutes. Too much? Move back to four metres "
            "and stay the two minutes.",
            fields={"kind": "exposure"},
        ),
        Good(
            "Week 1: Sit by the gate for 5 minutes on Monday. If it is too much, move to the bench.\n"
            "Week 2: Sit in the yard for 7 minutes on Monday.",
            fields={"kind": "exposure"},
        ),
        Good("Go for a walk by the river after lunch."),
    ),
)
def exposure_without_step_down(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the first step of each exposure that lacks what carries it."""
    common = _of_plan(plan)
    for assignment in plan.assignments:
        yield from _flags(assignment, common, options)


def _flags(assignment: Assignment, common: frozenset[str], options: Options) -> Iterator[Flag]:
    if assignment.kind.name not in _KINDS or not assignment.states("action"):
        return
    if assignment.kind.name == "trauma-writing" and not _hurts(assignment):
        return
    stated = _stated(assignment) | common
    if sum(2 if part == "down" else 1 for part in stated) >= options.need:
        return
    missing = [part for part in _MISSING if part not in stated]
    rating = _highest(assignment)
    told = " ".join(_ADDED[part] for part in missing)
    named = "If it is too much: " + " ".join(_ADDED[part] for part in missing)
    yield Flag(
        first_span(assignment),
        f"This exposure does not say {_joined([_MISSING[part] for part in missing])}.",
        fix=add_element(assignment, told, named),
        severity=Severity.INFO if rating is not None and rating <= options.low else None,
    )


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
