"""Missing cue.

Points out a task that is left to memory, without a reminder.

Why it matters
    Families named forgetting among the first reasons for undone homework. A note on the
    kettle or an alarm does the remembering.

When to leave it
    An event to follow ("after breakfast") is a cue already. On a shared phone or fridge, give
    the reminder a neutral name. Reminders are for those who want them.

Sources
    Family-reported barriers to homework, table 4.
    https://pmc.ncbi.nlm.nih.gov/articles/PMC8183976/
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021).
    https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_sentence,
    rule,
)


@rule(
    on=Assignment,
    summary="Put a reminder where it will be seen, rather than trust to memory.",
    severity=Severity.INFO,
    claims=("fits-routine-and-culture", "has-a-cue", "keeps-support-steady"),
    examples=(
        Bad(
            "«Remember to» fill in the sheet.",
            fixed="Remember to fill in the sheet. Put the sheet next to the kettle. "
            "Or set an alarm called “tea”.",
        ),
        Bad("Stretch your back «sometime during the day»."),
        Good("Remember to fill in the sheet right after breakfast."),
        Good("Remember to fill in the sheet: put it on the kettle."),
        Good("Remember the last holiday and write down three smells."),
    ),
)
def missing_cue(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first words that leave a task to memory."""
    situation = assignment.element("situation")
    if situation.has("time", "cue", "place") or not assignment.steps:
        return
    if any(sentence.find("reminders") for sentence in assignment.body):
        return
    for sentence in assignment.body:
        for hit in sentence.find("memory_words"):
            yield Flag(
                hit.span,
                f"“{hit.text}” leaves it to memory: what will remind your client?",
                fix=add_sentence(
                    assignment,
                    "Put {the sheet} {next to the kettle}. Or set an alarm called {“tea”}.",
                ),
            )
            return
