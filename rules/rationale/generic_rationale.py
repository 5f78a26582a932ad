"""Generic rationale.

Flags a reason that would fit any task, such as "because it helps".

Why it matters
    "It works" asks for trust. A reason from the client's own life gives them one: what gets
    easier, for whom, and how the task brings it about.

When to leave it
    A reason that goes on to say for what ("because it helps you fall asleep") is not generic.

Sources
    Between-session work and engagement, a review of 59 studies (2024).
    doi:10.1080/16506073.2024.2369939
"""

from collections.abc import Iterator

from advisor.api import Assignment, Bad, Flag, Good, Hit, Severity, proposals, rule, template

_ON = frozenset("to with you your them her him us me by when the that and".split())
"""Words after which a reason goes on to say for what."""


def _goes_on(hit: Hit) -> bool:
    behind = hit.sentence.words[hit.words[-1].index + 1 : hit.words[-1].index + 2]
    return bool(behind) and (behind[0].lower in _ON or behind[0].pos in ("VERB", "NOUN", "ADJ"))


@rule(
    on=Assignment,
    summary="Name what gets easier, rather than “it helps”.",
    severity=Severity.SUGGESTION,
    claims=("says-what-counts-and-why",),
    examples=(
        Bad(
            "Fill in the thought log after dinner «because it helps».",
            fixed="Fill in the thought log after dinner because a thought on paper can be looked "
            "at, and you can find out if it is true.",
        ),
        Bad("Stretch for five minutes at noon. «Research shows it works»."),
        Good("Stretch at noon because it helps you sit through the afternoon."),
        Good("Write down “I do it because it works”, and what you think of that."),
        Good("Walk after lunch. This will help you sleep."),
    ),
)
def generic_rationale(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first reason without content."""
    for sentence in assignment.body:
        for hit in sentence.find("generic_reasons"):
            if _goes_on(hit):
                continue
            reason = next(iter(proposals(assignment, "rationale")), "...")
            lead = "because " if hit.words[0].lower in _CAUSE else "This helps because "
            yield Flag(
                hit.span,
                f"“{hit.text}” fits any task: what gets easier for this client?",
                fix=template(hit.span, f"{lead}{{{reason}}}"),
            )
            return


_CAUSE = frozenset({"because", "as", "since"})
