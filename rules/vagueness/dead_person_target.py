"""Dead person target.

Flags assignments that ask only for something not to be done, with nothing to do instead.

Why it matters
    What a person lying still could do as well is hard to practise, to notice and to tick.
    An act in its place gives the urge somewhere to go.

When to leave it
    Some exercises are prohibitions by design: response prevention, sleep rules, safety
    rules, days without alcohol. There the finding is a mere note, or none if the sheet says
    for how long. Permission (“don’t worry about spelling”) is no target.

Sources
    Lindsley (1991), From technical jargon to plain English for application. Journal of
    Applied Behavior Analysis 24(3), 449-458. doi:10.1901/jaba.1991.24-449
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Form,
    Good,
    Need,
    Request,
    Scope,
    Severity,
    add_after,
    addressed,
    aim_after,
    requests,
    rule,
    states_dose,
    turned_round,
)

_INSTEAD = {
    "habit": "drink a glass of water and wait ten minutes",
    "": "go to the next room and count to 20",
}
"""What can be done in the meantime, by kind of task."""

_PERMISSION = frozenset(
    "worry fret rush hurry forget hesitate mind need have feel be try judge edit".split()
)
_UNTIL = frozenset("when if after at once as and here there".split())
_FORETELLS = frozenset({"will", "wo", "won't", "'ll"})
"""Words by which "you will not get better" tells what comes, and asks for nothing."""

_STOPS = frozenset({"stop", "quit"})


def _abstains(request: Request) -> bool:
    """Say whether a request asks for nothing but that something is left undone."""
    if not request.verbs:
        return False
    verb = request.verbs[0]
    if request.negated:
        # "You won't get better unless you walk" asks for a walk.
        unless = any(word.lower == "unless" for word in request.sentence.words)
        told = request.form is Form.INDIRECT and any(w.lower in _FORETELLS for w in verb.children)
        return verb.lemma not in _PERMISSION and not unless and not told
    hits = [h for h in request.sentence.find("absence_verbs") if h.words[0] is verb]
    if not hits or verb.tag in ("VBD", "VBN"):
        return False
    following = request.sentence.words[verb.index + 1 : verb.index + 2]
    until = any(w.lower in _UNTIL or not w.is_word for w in following)
    return not (verb.lemma in _STOPS and (until or not following))


def _opposite(request: Request) -> str:
    """Return what the word list proposes in the place of the act; "" if it knows nothing."""
    hits = [hit for hit in request.sentence.find("opposites") if request.span.contains(hit.span)]
    return str(hits[0].entry.more["instead"]) if hits else ""


@rule(
    on=Assignment,
    scope=Scope.STEP,
    summary="Say what to do instead of what not to do.",
    severity=Severity.SUGGESTION,
    claims=("names-the-act", "is-concrete-and-timed"),
    examples=(
        Bad(
            "«Don’t argue with your partner».",
            fixed="Don’t argue with your partner. Instead, go to the next room, count to 20, and say "
            "one thing you need.",
        ),
        Bad(
            "«Stop checking the news».",
            fixed="Stop checking the news. Instead, go to the next room and count to 20.",
        ),
        Bad(
            "«Don’t isolate yourself this week».",
            fixed="Don’t isolate yourself this week. Instead, send one friend a message on Tuesday "
            "at 6 pm.",
        ),
        Bad(
            "«Stop putting off the call».",
            fixed="Stop putting off the call. Instead, start on Tuesday at 6 pm, for five minutes.",
        ),
        Good("Do not fail to call Jo."),
        Good("If you don’t do it, you will not get better."),
        Good("Don’t check the news. Instead, water the plants for five minutes."),
        Good("Don’t worry about spelling."),
        Good("It won’t grow unless you water it."),
        Good("Stop when the timer rings."),
        Good("Walk to the corner and back. Don’t take your phone."),
    ),
)
def dead_person_target(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first prohibition of an assignment in which nothing else is asked."""
    need = assignment.need("absence")
    asked = requests(assignment)
    if need is Need.OFF or any(word.lower == "instead" for word in assignment.words):
        return
    if not asked or not all(_abstains(request) for request in asked):
        return
    first = asked[0]
    if turned_round(first.sentence) is not None:
        # "Do not fail to call" asks for a call: its double no is another remark.
        return
    if (
        states_dose(assignment, first.sentence)
        or aim_after(first.sentence, first.verbs[0]) is not None
    ):
        return
    step = first.step
    span = step.span if step is not None else first.span
    instead = _opposite(first) or _INSTEAD.get(assignment.kind.name, _INSTEAD[""])
    act = addressed(instead, first.form)
    yield Flag(
        span,
        f"“{assignment.source(span)}” asks for nothing to be done: what comes in its place?",
        fix=add_after(first.sentence, f"Instead, {{{act}}}."),
        severity=Severity.INFO if need is Need.INFO else None,
    )
