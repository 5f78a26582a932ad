"""No choice.

Points out a task that offers no option: one way, one size, nothing to pick.

Why it matters
    A client who may pick the time, the form or the size has a stake in the task. One real
    option is enough, and the core of the task can stay the same in each.

When to leave it
    Where the way of doing it is the point, as in a sleep plan, a fixed shape is fine. In an
    exposure the option is a smaller step for the same time, never a way out.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Support Adaptation and Personalization". https://www.w3.org/TR/coga-usable/
    Altendorf and others (2019), a trial of controlling wording and of choice in online
    advice. https://pmc.ncbi.nlm.nih.gov/articles/PMC6393822/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    add_element,
    first_span,
    lacks,
    rule,
)

_FIXED = frozenset({"sleep", "safety-plan", "admin", "feedback"})
"""Kinds of task whose shape is set."""

_STEPWISE = frozenset({"exposure", "response-prevention", "trauma-writing"})
_SMALLER = "{this step}, or {the step before it, for the same time}"
_SIZES = "{all of it}, {half of it}, or {the two-minute version}"


def _offers(assignment: Assignment) -> bool:
    """Say whether the draft offers an option, a way round, or a smaller version."""
    stated = assignment.states("choice") or assignment.states("barrier")
    return stated or any(
        sentence.find("choice_markers") or sentence.find("fallbacks")
        for sentence in assignment.body
    )


@rule(
    on=Assignment,
    summary="Offer one real option: a time, a form or a size to pick.",
    severity=Severity.INFO,
    claims=("client-has-a-say", "can-be-made-smaller", "leaves-room-to-choose"),
    # The card shows it already; a finding a draft would be noise for most readers.
    default=False,
    examples=(
        Bad(
            "«Write the letter after dinner».",
            fixed="Write the letter after dinner. "
            "Pick what fits: all of it, half of it, or the two-minute version.",
        ),
        Bad("«Listen to the twenty-minute recording on Monday»."),
        Good("Write the letter, or record it on your phone."),
        Good("Listen to the recording for twenty minutes. On a bad day, listen for two."),
        Good("Be in bed by eleven. Get up at seven.", fields={"kind": "sleep"}),
    ),
)
def no_choice(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step of a task that offers no option."""
    needed, _ = lacks(assignment, "choice")
    if not needed or not assignment.steps or assignment.kind.name in _FIXED or _offers(assignment):
        return
    blanks = _SMALLER if assignment.kind.name in _STEPWISE else _SIZES
    yield Flag(
        first_span(assignment),
        "There is one way to do this: which part could your client pick?",
        fix=add_element(assignment, f"Pick what fits: {blanks}.", f"Pick what fits: {blanks}"),
    )
