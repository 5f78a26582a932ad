"""Closed reflection.

Flags a look back that a yes or no answers, such as "Did you do it?".

Why it matters
    A yes tells you little, and a no ends the talk. "What got in the way?" keeps it open and
    carries no reproach.

When to leave it
    A closed question beside an open one is fine; so is a forecast that is checked.

Sources
    Miller and Rollnick, open questions in motivational interviewing, in SAMHSA TIP 35 (2019).
    https://www.ncbi.nlm.nih.gov/books/NBK571068/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    closed_prompts,
    open_prompts,
    proposals,
    rule,
    template,
)


@rule(
    on=Assignment,
    summary="Ask what or how, rather than whether.",
    severity=Severity.SUGGESTION,
    claims=("asks-what-was-learned", "asks-how-to-adapt", "builds-self-observation"),
    examples=(
        Bad(
            "Go to the shop on Monday. «Did you do it?»",
            fixed="Go to the shop on Monday. What worked?",
        ),
        Bad("Say your sentence to Tom at lunch. «Was it hard?»"),
        Good("Go to the shop on Monday. What surprised you?"),
        Good("Say your sentence. Did it go as you feared? What happened instead?"),
        Good("Are you too tired? Then do one minute."),
        Good("Ask your sister: “Did you sleep well?”"),
    ),
)
def closed_reflection(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first closed question of a task that asks no open one."""
    if any(open_prompts(assignment.body)) or assignment.need("reflection").value == "off":
        return
    for sentence in closed_prompts(assignment.body):
        question = next(iter(proposals(assignment, "reflection")), "What worked?")
        yield Flag(
            sentence.span,
            "A yes or no ends the talk here: an open question keeps it going.",
            fix=template(sentence.span, f"{{{question}}}"),
        )
        return
