"""Stagnation without recalibration.

Flags a task that stays the same for three weeks or more, with no word on what to do if it
turns out too easy or too hard.

Why it matters
    When nothing changes, a task that did not fit keeps not fitting. A small change, up or
    down, keeps the work alive without blame.

When to leave it
    Repeating on purpose until a skill sits, a standing rule such as a wake time, and keeping
    up what was learned. State ``status: mastered`` or say that it is there to keep in practice,
    and the rule is quiet. It asks only; it never makes a task bigger by itself.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. Journal of Clinical
    Psychology 58(5), 565-576. doi:10.1002/jclp.10033
    Craske et al. (2014), Maximizing exposure therapy. doi:10.1016/j.brat.2014.04.006
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    runs_of_same,
)

_BRANCH = re.compile(
    r"\b(?:too (?:easy|hard|much|little)|(?:was|is|gets?|felt|feels?|goes|went|turns out|getting) "
    r"(?:\w+ )?(?:easy|easier|hard|harder|well)|smaller|shorter|easier|harder|longer|less than|add one"
    r"|keep (?:up|in practi[cs]e)|maintain|maintenance|refresh\w*|until (?:it|this) (?:is|becomes|gets)"
    r"|stay (?:on|with|at) the same|move up|if you (?:miss|skip|get stuck|are stuck))\b",
    re.IGNORECASE,
)
"""Words that fit a task to how it goes, or say that it is there to keep a skill fresh."""

_STANDING = frozenset({"sleep", "safety-plan", "admin"})


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    weeks: int = 3
    """How many weeks or sessions a task may stay the same."""

    alike: float = 0.9
    """How much of the words must be the same, 0 to 1."""


@rule(
    on=Plan,
    summary="Say what to change if it is too easy, or does not happen.",
    severity=Severity.SUGGESTION,
    claims=(
        "is-reviewed-and-adjusted",
        "keeps-support-steady",
        "keeps-a-bearable-pace",
        "answers-stagnation-with-change",
    ),
    options=Options,
    examples=(
        Bad(
            "Week 1: Write down two worries a day.\nWeek 2: Write down two worries a day.\n"
            "Week 3: «Write down two worries a day».",
            fixed="Week 1: Write down two worries a day.\nWeek 2: Write down two worries a day.\n"
            "Week 3: Write down two worries a day. If it was easy: a new place. "
            "If it did not happen: half of it.",
        ),
        Bad("Weeks 1-4: «Write down two worries a day».\nWeek 5: Read through your list once."),
        Good("Week 1: Write down two worries a day.\nWeek 2: Write down two worries a day."),
        Good(
            "Weeks 1-4: Write down two worries a day. If that is too much, write down one.\n"
            "Week 5: Read through your list once."
        ),
        Good("Weeks 1-4: Get up at seven, weekends too.", fields={"kind": "sleep"}),
        Good(
            "Week 1: Write down two worries a day.\nWeek 2: Write down one worry and one answer.\n"
            "Week 3: Test one answer at work."
        ),
    ),
)
def stagnation_without_recalibration(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the part in which the same task reaches its third week."""
    parts = parts_of(plan)
    if not parts or parts[0].unit == "day" or _fits_itself(plan):
        return
    if sum(part.runs for part in parts) < options.weeks:
        return
    for run in runs_of_same(parts, options.alike):
        part = _too_long(run, options)
        if part is None:
            continue
        weeks = run[-1].last - run[0].first + 1
        yield Flag(
            part.span,
            f"This task stays the same for {weeks} {part.unit}s. "
            "What changes if it turns out easy, or does not happen?",
            fix=add_sentence(
                part.assignment,
                "If it was easy: {a new place}. If it did not happen: {half of it}.",
            ),
        )


def _too_long(run: Sequence[Part], options: Options) -> Part | None:
    """Return the part in which a run gets too long; `None` if it does not."""
    last = run[-1].assignment
    # After two misses another rule speaks of a smaller task, which is the first thing to try.
    if any(part.assignment.facts.missed > 1 for part in run):
        return None
    if last.kind.name in _STANDING or last.facts.status == "mastered" or not last.steps:
        return None
    weeks = 0
    for part in run:
        weeks += part.runs
        if weeks >= options.weeks:
            return part
    return None


def _fits_itself(plan: Plan) -> bool:
    """Say whether the draft says anywhere what to change if it goes well, or does not."""
    return any(_BRANCH.search(sentence.text) for sentence in plan.sentences)
