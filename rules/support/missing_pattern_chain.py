"""Missing pattern chain.

Points out a log that leaves out part of the chain: what set it off, what went on inside, what
was done, how it turned out.

Why it matters
    Patterns show between the parts of a moment. A log of feelings alone shows that there were
    feelings.

When to leave it
    A first log may be short on purpose. From the second log of a plan on, or where the draft
    asks for patterns, three of the four parts are wanted.

Sources
    Korotitsch and Nelson-Gray (1999), An overview of self-monitoring research.
    doi:10.1037/1040-3590.11.4.415
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import Assignment, Bad, Flag, Good, Plan, Severity, add_element, first_span, rule


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    need: int = 3
    """How many of the four parts are wanted."""

    occurrence: int = 2
    """From which log of a plan on."""


_LOGS = frozenset({"monitoring", "thought-record"})

_ASKED = {
    "trigger": "What set it off?",
    "inside": "What did you think or feel?",
    "response": "What did you do?",
    "result": "How did it turn out?",
}


def _parts(assignment: Assignment) -> frozenset[str]:
    return frozenset(
        str(hit.entry.more["part"])
        for sentence in assignment.body
        for hit in sentence.find("chain_words")
    )


@rule(
    on=Plan,
    summary="Let a log show what set it off, what was done and how it turned out.",
    severity=Severity.INFO,
    claims=(
        "client-watches-own-progress",
        "thought-record-has-all-parts",
        "builds-self-observation",
        "reflection-has-four-parts",
        "links-trigger-response-outcome",
    ),
    options=Options,
    examples=(
        Bad(
            "# Week 1\nLog your cravings each evening.\n\n# Week 2\n«Log your cravings each evening».",
            fixed="# Week 1\nLog your cravings each evening.\n\n# Week 2\n"
            "Log your cravings each evening. Write down: What set it off? "
            "What did you think or feel? What did you do? How did it turn out?",
            fields={"kind": "monitoring"},
        ),
        Bad(
            "# Week 1\nWrite down each argument.\n\n# Week 2\n«Write down each argument».",
            fields={"kind": "monitoring"},
        ),
        Good("Log your cravings each evening.", fields={"kind": "monitoring"}),
        Good(
            "# Week 1\nLog your cravings.\n\n# Week 2\nLog what set it off, what you did and how "
            "it turned out.",
            fields={"kind": "monitoring"},
        ),
        Good("# Week 1\nWalk to the gate.\n\n# Week 2\nWalk to the park."),
    ),
)
def missing_pattern_chain(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the first log, from the second on, that leaves out too much."""
    logs = [a for a in plan.assignments if a.kind.name in _LOGS and a.steps]
    for assignment in logs[options.occurrence - 1 :]:
        parts = _parts(assignment)
        if len(parts) >= options.need:
            continue
        asked = " ".join(question for part, question in _ASKED.items() if part not in parts)
        yield Flag(
            first_span(assignment),
            "This log leaves out part of the chain from trigger to outcome.",
            fix=add_element(assignment, f"Write down: {{{asked}}}", f"Write down: {{{asked}}}"),
        )
        return
