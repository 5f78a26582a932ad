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
    Plan,
    Severity,
    add_element,
    first_lacking,
    first_span,
    is_demanding,
    rule,
    speaks_for_itself,
)

_FIXED = frozenset(
    {"sleep", "safety-plan", "admin", "feedback", "pacing", "monitoring", "thought-record"}
)
"""Kinds of task whose shape is set."""

_TIMES = frozenset("minute minutes min mins hour hours".split())
_FEW = frozenset("1 2 3 4 5 one two three four five few".split())
"""Numbers of minutes that need no smaller version."""
_SET = frozenset("even worry glucose insulin".split())
"""Words of a first step that is small already ("even if it is five minutes"), or whose time is set."""

_STEPWISE = frozenset({"exposure", "response-prevention", "trauma-writing"})
_SMALLER = "{this step}, or {the step before it, for the same time}"
_SIZES = "{all of it}, {half of it}, or {the two-minute version}"


def _is_large(assignment: Assignment) -> bool:
    """Say whether a task is both repeated and long, so that one fixed size is a lot to ask."""
    dose = assignment.element("dose")
    if not (is_demanding(assignment) and dose.has("frequency") and dose.has("duration")):
        return False
    words = next((step.sentence.words for step in assignment.steps if not step.negated), ())
    if any(word.lower in _SET for word in words):
        return False
    before, behind = [*words[:1], *words[:-1]], [*words[1:], *words[-1:]]
    return any(
        word.lower in _TIMES
        and following.lower not in ("after", "before")
        and leading.lower not in _FEW
        for leading, word, following in zip(before, words, behind, strict=True)
    )


def _offers(assignment: Assignment) -> bool:
    """Say whether the draft offers an option, a way round, or a smaller version."""
    stated = assignment.states("choice") or assignment.states("barrier")
    return stated or any(
        sentence.find("choice_markers") or sentence.find("fallbacks")
        for sentence in assignment.body
    )


@rule(
    on=Plan,
    summary="Offer one real option: a time, a form or a size to pick.",
    severity=Severity.INFO,
    claims=("client-has-a-say", "can-be-made-smaller", "leaves-room-to-choose"),
    examples=(
        Bad(
            "«Stretch for twenty minutes every day after dinner».",
            fixed="Stretch for twenty minutes every day after dinner. "
            "Pick what fits: all of it, half of it, or the two-minute version.",
        ),
        Bad("«Play the recording for ten minutes each morning»."),
        Good("Check your blood sugar two hours after each meal."),
        Good("Play the recording for five minutes each morning."),
        Good("Write the letter after dinner."),
        Good("Write the letter, or record it on your phone."),
        Good("Listen to the recording for twenty minutes. On a bad day, listen for two."),
        Good("Be in bed by eleven. Get up at seven.", fields={"kind": "sleep"}),
    ),
)
def no_choice(plan: Plan) -> Iterator[Flag]:
    """Flag the first step of a long or often repeated task if no task of the plan has an option."""
    lacking = first_lacking(plan, "choice")
    if lacking is None or any(map(_offers, plan.assignments)):
        return
    assignment, _ = lacking
    if assignment.kind.name in _FIXED or not _is_large(assignment):
        return
    if speaks_for_itself(assignment):
        # A plan of the client's own was chosen already.
        return
    blanks = _SMALLER if assignment.kind.name in _STEPWISE else _SIZES
    yield Flag(
        first_span(assignment),
        "There is one way to do this: which part could your client pick?",
        fix=add_element(assignment, f"Pick what fits: {blanks}.", f"Pick what fits: {blanks}"),
    )
