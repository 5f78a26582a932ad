"""Open choice.

Flags a choice from everything, with no example to start from.

Why it matters
    "Any activity" leaves the hardest part to the client, at a time when deciding is hard.
    Two examples and a default let them start, and still leave room for another idea.

When to leave it
    The rule keeps quiet where examples are given, where a list or sheet is named to pick
    from, and where the client is to name their pick right away.

Sources
    Gutnick and others (2014), Brief Action Planning.
    https://www.researchgate.net/publication/286176637
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    Zone,
    requests,
    rule,
    template,
)

_EXAMPLES = frozenset(
    "such as like example e.g. eg e.g from list below above these following handout page".split()
)
"""Words of a sentence that gives examples or names a place to pick from."""

_DOING = frozenset("do use pick choose try practise practice select plan schedule complete".split())
"""Verbs that ask for the choice, not for a note of what there was."""


def _has_examples(hit: Hit) -> bool:
    """Say whether its own sentence gives examples, a list, or a pick in brackets."""
    behind = hit.sentence.words[hit.words[-1].index + 1 :]
    if any(word.lower in _EXAMPLES for word in behind):
        return True
    return bool(behind) and behind[0].text in ("(", ":", "-", "–", "—")


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Give two examples with an open choice.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    examples=(
        Bad(
            "On Saturday, do «any activity» for an hour.",
            fixed="On Saturday, do one of these two: a walk or a call to Jo for an hour.",
        ),
        Bad("Use «a technique of your choice» at the dentist."),
        Good("On Saturday, do any activity from your list for an hour."),
        Good("Do any activity you like, such as a walk or a puzzle."),
        Good("Pick one: walk round the block or call Jo."),
        Good("Write down any exercise that you did today."),
        Good("Do not do any exercise for an hour before bed."),
    ),
)
def open_choice(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first choice from everything if the draft gives no example."""
    if any(sentence.find("example_markers") for sentence in assignment.sentences):
        return
    for request in requests(assignment):
        if request.step is None or request.step.negated:
            continue
        for hit in request.sentence.find("open_choices"):
            chosen = hit.words[-1] if hit.words[0].lower == "any" else None
            verb = request.step.verb
            if request.sentence.zone is Zone.HEADING or _has_examples(hit):
                continue
            if verb.lemma not in _DOING or (chosen is not None and chosen.head is not verb):
                continue
            yield Flag(
                hit.span,
                "With everything to choose from it is hard to start: which two would fit?",
                fix=template(hit.span, "one of these two: {a walk} or {a call to Jo}"),
            )
            return
