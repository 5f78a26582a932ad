"""Vague action.

Flags instructions that name an area or an effort instead of an act that can be seen.

Why it matters
    “Practise coping” names a field of skills. Concrete advice is remembered better than
    abstract advice, and families say that not knowing how, when and where is a reason why
    homework stays undone.

When to leave it
    A skill with a number of its own (“practise mindfulness for ten minutes”), a named sheet
    (“work on page 3”), a title, and a reason (“so that you can manage stress”) are left alone.

Sources
    Ley (1979), Memory for medical information. https://pubmed.ncbi.nlm.nih.gov/454984/
    Family-reported barriers to homework (2021). https://pmc.ncbi.nlm.nih.gov/articles/PMC8183976/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Need,
    Scope,
    Severity,
    open_phrases,
    requests,
    rule,
)

_TELLS = "“{}” names an aim: what would someone see your client do?"


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Name an act that someone else could see being done.",
    severity=Severity.WARNING,
    claims=("names-the-act", "is-concrete-and-timed", "skills-carry-over"),
    examples=(
        Bad(
            "«Practise your coping skills» this week.",
            fixed="When you notice your shoulders tighten, breathe out slowly 10 times this week.",
        ),
        Bad(
            "«Work on managing your anger» at home.",
            fixed="When your voice gets louder, count to 20 in the next room at home.",
        ),
        Bad(
            "«Practise coping» this week.",
            fixed="When you notice your shoulders tighten, breathe out slowly 10 times this week.",
        ),
        Bad(
            "After lunch, «take care of yourself».",
            fixed="After lunch, take a ten-minute walk outside.",
        ),
        Good("On Monday after work, breathe out slowly ten times before you open the door."),
        Good("Work on page 3 of the booklet after dinner."),
        Good("Practise mindfulness for ten minutes after lunch."),
        Good("# Coping practice\n\nTake ten slow breaths before you open the door."),
        Good("Take ten slow breaths so that you can manage stress."),
        Good("Fill in one row of the anger log each evening."),
    ),
)
def vague_action(assignment: Assignment) -> Iterator[Flag]:
    """Flag each phrase of an instruction that leaves the act itself open."""
    need = assignment.need("vague-action")
    mild = Severity.INFO if need is Need.INFO else None
    for request in requests(assignment) if need is not Need.OFF else ():
        for span, fix in open_phrases(assignment, request):
            yield Flag(span, _TELLS.format(assignment.source(span)), fix=fix, severity=mild)
