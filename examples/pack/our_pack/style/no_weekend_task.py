"""No weekend task.

Flags a task for Saturday or Sunday.

Why it matters
    In our service families asked for weekends without homework.

When to leave it
    A task that a client chose for the weekend is theirs.

Sources
    Our families' survey (2026).
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Scope, Sentence, Severity, rule, template


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Leave the weekend free.",
    severity=Severity.SUGGESTION,
    examples=(
        Bad("Fold the laundry on «Saturday».", fixed="Fold the laundry on Friday."),
        Bad("Water the plants at the «weekend»."),
        Good("Fold the laundry on Friday."),
    ),
)
def no_weekend_task(sentence: Sentence) -> Iterator[Flag]:
    """Flag each word of the weekend."""
    for hit in sentence.find("weekend_words"):
        fix = template(hit.span, "{Friday}") if hit.entry.term != "weekend" else None
        yield Flag(hit.span, f"“{hit.text}” is the family's own time.", fix=fix)
