"""Session overload.

Flags a part of a plan that brings in more new skills at once than most people can take up.

Why it matters
    The more is told at once, the more of it is gone by the evening. One skill that sits is
    worth more than four that were heard of.

When to leave it
    A workshop, or a client who knows the skills already: name those under ``introduced``, and
    they no longer count. What is carried over from an earlier part is not new either.

Sources
    Ley (1979), Memory for medical information. British Journal of Social and Clinical
    Psychology 18(2), 245-255. doi:10.1111/j.2044-8260.1979.tb00333.x
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import Bad, Flag, Good, Part, Plan, Severity, add_sentence, parts_of, rule


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most_new: int = 2
    """New skills that one week or session may bring."""


@rule(
    on=Plan,
    summary="Bring in one or two new skills at a time.",
    severity=Severity.SUGGESTION,
    claims=("keeps-a-bearable-pace",),
    options=Options,
    examples=(
        Bad(
            "Session 1: Rate your mood each evening.\n"
            "Session 2: Do box breathing at noon, keep a thought record and start "
            "«muscle relaxation» at night.",
            fixed="Session 1: Rate your mood each evening.\n"
            "Session 2: Do box breathing at noon, keep a thought record and start "
            "muscle relaxation at night. Later, in session 3: muscle relaxation.",
        ),
        Bad(
            "Week 1: Start with box breathing, worry time, a gratitude list and a body scan.\n"
            "Week 2: Go on."
        ),
        Good("Session 1: Do box breathing at noon.\nSession 2: Keep a thought record each day."),
        Good(
            "Session 1: Do box breathing at noon.\nSession 2: Keep a thought record each day.\n"
            "Session 3: Do box breathing, the thought record and muscle relaxation on Monday."
        ),
        Good(
            "Week 1: Do box breathing, a body scan and worry time each day.\nWeek 2: Go on.",
            fields={"introduced": ["slow breathing", "body scan"]},
        ),
    ),
)
def session_overload(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the first new skill that is one too many in each part."""
    known: set[str] = set()
    for part in parts_of(plan):
        taught, later = part.assignment.facts.introduced, _later(part)
        new = [
            hit
            for name, hit in part.skills.items()
            if name not in known | later
            and not any(said in name or said in hit.text.lower() for said in taught)
        ]
        known |= set(part.skills)
        new.sort(key=lambda hit: hit.span)
        if len(new) <= options.most_new or part.unit == "day":
            continue
        extra = new[options.most_new]
        yield Flag(
            extra.span,
            f"“{extra.text}” is new skill {options.most_new + 1} of {len(new)} in {part.name}. "
            "Some of them could wait.",
            fix=add_sentence(
                part.assignment, f"Later, in {part.unit} {part.last + 1}: {{{extra.text}}}."
            ),
        )


def _later(part: Part) -> set[str]:
    """Return the skills that a part itself puts off: "Later, in session 3: muscle relaxation"."""
    return {
        hit.entry.more["name"]
        for sentence in part.assignment.body
        if sentence.text.startswith("Later") or sentence.label.startswith("Later")
        for hit in sentence.find("skills")
    }
