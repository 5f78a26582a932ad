"""Generic praise.

Flags praise in a feedback text that does not say for what.

Why it matters
    "Good job" praises a result or a person. "You filled in two rows on a busy week" shows
    which effort was seen, and it can be repeated.

When to leave it
    Praise that goes on to name the effort ("well done for staying") is fine.

Sources
    Hattie and Timperley (2007), The power of feedback. doi:10.3102/003465430298487
"""

from collections.abc import Iterator

from advisor.api import Assignment, Bad, Flag, Good, Hit, Severity, rule, template

_ON = frozenset("for on with because that in to how".split())
"""Words after which praise goes on to say for what."""


def _names_effort(hit: Hit) -> bool:
    behind = hit.sentence.words[hit.words[-1].index + 1 :]
    return any(word.lower in _ON for word in behind[:3]) or len(behind) > _SHORT


_SHORT = 6
"""Words behind praise: a longer sentence says something of its own."""


@rule(
    on=Assignment,
    summary="Say which effort you saw.",
    severity=Severity.SUGGESTION,
    claims=("praises-effort", "feedback-has-three-parts"),
    examples=(
        Bad(
            "«Good job!» Next: one row at lunch.",
            fields={"kind": "feedback"},
            fixed="You filled in two rows in a busy week. Next: one row at lunch.",
        ),
        Bad("«Well done.» Mornings were hard.", fields={"kind": "feedback"}),
        Good("Well done for staying ten minutes.", fields={"kind": "feedback"}),
        Good("You filled in two rows. Mornings were hard.", fields={"kind": "feedback"}),
        Good("Well done! Now rest for ten minutes."),
    ),
)
def generic_praise(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first praise without an effort."""
    if assignment.kind.name != "feedback":
        return
    for sentence in assignment.body:
        for hit in sentence.find("generic_praise"):
            if not _names_effort(hit):
                yield Flag(
                    sentence.span,
                    f"“{hit.text}” does not say for what: which effort did you see?",
                    fix=template(sentence.span, "You {filled in two rows in a busy week}."),
                )
                return
