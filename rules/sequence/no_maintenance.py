"""No maintenance.

Flags a longer plan that ends without a task for the time after it.

Why it matters
    Gains fade when the plan stops. A card with early signs and a first thing to do keeps the
    skill at hand on the day when it is needed again.

When to leave it
    If the plan is only the first stretch and more will follow, it may end where it likes. Days
    of one week, and plans of fewer than four weeks or sessions, are left alone.

Sources
    Craske, Treanor, Conway, Zbozinek and Vervliet (2014), Maximizing exposure therapy:
    retrieval cues. doi:10.1016/j.brat.2014.04.006
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import Bad, Flag, Good, Plan, Severity, add_sentence, likeness, parts_of, rule

_AHEAD = re.compile(
    r"\b(?:early (?:warning )?signs?|warning signs?|relaps\w*|set-?backs?|bad (?:day|week|patch)|slip\w*"
    r"|maint\w+|booster|refresh\w*|keep (?:\w+ ){1,3}going (?:with|by|on|once|every|each)|after (?:the|this) plan"
    r"|next (?:month|months|year)|once a (?:month|fortnight)|in (?:the months|a month|three months|six months)"
    r"|looks? (?:back|ahead)|from (?:now|then|here) on|stay(?:ing)? well|what (?:you|i) (?:have )?learn\w*"
    r"|what helped|if (?:it|things|the \w+) (?:comes?|gets?|slips?) (?:back|hard|worse))\b",
    re.IGNORECASE,
)
"""Words of a task that looks ahead: "early signs", "a bad week", "once a month"."""


_GOES_ON = re.compile(
    r"\b(?:continue|carry on|keep (?:up|going|on|it up)|whenever you|as before|go on)\b",
    re.IGNORECASE,
)
"""Words with which a plan peters out: "Carry on as before"."""


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    weeks: int = 4
    """From how many weeks or sessions on a plan that only goes on should look ahead."""

    long: int = 6
    """From how many on every plan should."""


@rule(
    on=Plan,
    summary="Let the last task look ahead.",
    severity=Severity.SUGGESTION,
    claims=("lasts-beyond-the-plan", "works-under-stress", "makes-gains-stick"),
    options=Options,
    examples=(
        Bad(
            "Week 1: Walk to the gate.\nWeek 2: Walk to the park.\n"
            "Week 3: Walk round the pond.\nWeek 4: «Carry on as before».",
            fixed="Week 1: Walk to the gate.\nWeek 2: Walk to the park.\n"
            "Week 3: Walk round the pond.\nWeek 4: Carry on as before. "
            "Last task: write down three early signs of a bad week and the first thing to do.",
        ),
        Bad(
            "Week 1: Walk to the gate.\nWeek 2: Walk to the park.\nWeeks 3-6: "
            "«Walk round the pond»."
        ),
        Good(
            "Week 1: Walk to the gate.\nWeek 2: Walk to the park.\nWeek 3: Walk round the pond.\n"
            "Week 4: Write down two early signs and the first thing you will do."
        ),
        Good("Week 1: Walk to the gate.\nWeek 2: Walk to the park."),
        Good(
            "Day 1: Walk to the gate.\nDay 2: Walk to the park.\nDay 3: Walk round the pond.\n"
            "Day 4: Walk to the mill."
        ),
    ),
)
def no_maintenance(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the last part of a plan that does not look ahead."""
    parts = parts_of(plan)
    if not parts or parts[0].unit not in ("week", "session", "month", "module", "lesson"):
        return
    if parts[-1].last < options.weeks or len(parts) < 3 or parts[0].first != 1:
        return
    last = parts[-1]
    if any(_AHEAD.search(s.text) for s in last.assignment.sentences):
        return
    # A short plan may be the first stretch of more; one that only repeats itself has ended.
    goes_on = any(_GOES_ON.search(s.text) for s in last.assignment.sentences)
    repeats = any(likeness(part, last) > 0.6 for part in parts[:-1])
    if not (goes_on or repeats or last.last >= options.long):
        return
    yield Flag(
        last.span,
        "The plan ends here. A last task that looks ahead can keep what was won.",
        fix=add_sentence(
            last.assignment,
            "Last task: write down {three early signs of a bad week} and the first thing to do.",
        ),
    )
