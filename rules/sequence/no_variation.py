"""No variation.

Flags a skill that is practised three times or more in the same place and with the same people.

Why it matters
    What is learned in one chair tends to stay in that chair. A second place, another person or
    another time of day gives the memory more threads to be found by when it counts.

When to leave it
    In the first weeks one easy place is right. Sleep rules belong to one place. The rule
    speaks from the third time on, and only where the draft names no second place.

Sources
    Craske, Treanor, Conway, Zbozinek and Vervliet (2014), Maximizing exposure therapy:
    variability and multiple contexts. doi:10.1016/j.brat.2014.04.006
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Bad,
    Flag,
    Good,
    Part,
    Plan,
    Severity,
    add_sentence,
    likeness,
    parts_of,
    rule,
    weekday_of,
)

_ADAPTS = re.compile(
    r"\b(?:somewhere (?:else|new)|where else|(?:new|another|different|second|other) (?:place|room|route|"
    r"person|setting|situation|time of day|street|park|shop|bus)|someone (?:else|new))\b",
    re.IGNORECASE,
)
"""Words that move a skill on: "somewhere new", "with another person"."""

_WHERE = frozenset(
    "in on at to into with round around through by near beside behind past between".split()
)
_TIMES = frozenset(
    """day week morning evening night noon lunch dinner breakfast time minute hour weekend
    afternoon bedtime month moment session""".split()
)
_STANDING = frozenset({"sleep", "safety-plan", "admin", "monitoring", "reading"})


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    times: int = 3
    """From how many parts with the same skill on it speaks."""


@rule(
    on=Plan,
    summary="Move the skill to a second place or person.",
    severity=Severity.SUGGESTION,
    claims=(
        "lasts-beyond-the-plan",
        "varies-the-setting",
        "mixes-kinds-of-practice",
        "makes-gains-stick",
    ),
    options=Options,
    examples=(
        Bad(
            "Week 1: Do box breathing on the sofa at noon.\n"
            "Week 2: Do box breathing on the sofa at noon.\n"
            "Week 3: «Do box breathing on the sofa at noon».",
            fixed="Week 1: Do box breathing on the sofa at noon.\n"
            "Week 2: Do box breathing on the sofa at noon.\n"
            "Week 3: Do box breathing on the sofa at noon. "
            "Once this week, do it somewhere new: on the bus.",
        ),
        Bad(
            "Weeks 1-3: Do box breathing on the sofa.\nWeek 4: «Do box breathing on the sofa».\n"
            "Week 5: Write down three early signs."
        ),
        Good(
            "Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing on the bus.\n"
            "Week 3: Do box breathing in the meeting."
        ),
        Good("Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing on the sofa."),
        Good(
            "Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing on the sofa.\n"
            "Week 3: Do box breathing somewhere new."
        ),
        Good(
            "Week 1: Get up at seven.\nWeek 2: Get up at seven.\nWeek 3: Get up at seven.",
            fields={"kind": "sleep"},
        ),
    ),
)
def no_variation(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the last part that practises a skill in the one setting it has had all along."""
    if any(_ADAPTS.search(sentence.text) for sentence in plan.sentences):
        return
    groups: dict[str, list[Part]] = {}
    for part in parts_of(plan):
        skill = part.assignment.skill
        if skill is not None and part.unit != "day" and part.assignment.kind.name not in _STANDING:
            groups.setdefault(skill.name, []).append(part)
    for group in groups.values():
        if sum(part.runs for part in group) < options.times or len(group) < 2:
            continue
        last = group[-1]
        settings = {setting for part in group for setting in _settings(part)}
        # Without a word on the place, the same words three times are the same practice.
        alike = all(likeness(group[0], part) >= 0.85 for part in group)
        if len(settings) > 1 or (not settings and not alike):
            continue
        yield Flag(
            last.span,
            "This skill has stayed in one setting so far. A second place or person helps it "
            "carry over.",
            fix=add_sentence(last.assignment, "Once this week, do it somewhere new: {on the bus}."),
        )


def _settings(part: Part) -> Iterator[str]:
    """Yield the places and people that a part names: "sofa" of "on the sofa"."""
    for step in part.assignment.steps:
        for word in step.words:
            case = word.child("case")
            if case is None or case.lower not in _WHERE or word.pos not in ("NOUN", "PROPN"):
                continue
            if weekday_of(word.lower) is None and word.lemma not in _TIMES:
                yield word.lemma
