"""Missing success criterion.

Flags an assignment that does not say when it counts as done.

Why it matters
    How well homework is done goes with outcome as much as how much of it. A client who
    knows what counts as done can finish, tick it, and be pleased.

When to leave it
    A count (“three times”), an end date, or minutes with a rhythm already imply when it is
    done, and so does an act that is over once it is done, such as a call: the rule keeps quiet.

Sources
    Kazantzis and others (2016), Quantity and quality of homework compliance. Behavior
    Therapy 47(5), 755-772. doi:10.1016/j.beth.2016.05.002
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
    framed,
    is_done_once,
    lacks,
    leaves_out,
    rule,
)

_FINITE = frozenset({"count", "horizon"})
_REPEATED = frozenset({"duration", "frequency"})
"""Facets of a dose that tell when it is done: "three times"; "ten minutes every evening"."""


_OWN_END = frozenset({"sleep", "parenting", "reading", "admin", "feedback"})
"""Kinds of task that are over, or go on, by themselves."""


@rule(
    on=Assignment,
    summary="Say when it counts as done, and which small version counts too.",
    severity=Severity.SUGGESTION,
    claims=("says-what-counts-and-why", "gives-feedback-now-and-later"),
    examples=(
        Bad(
            "«Fold the laundry every evening».",
            fixed="Fold the laundry every evening. "
            "This counts as done when three days have a tick; one counts too.",
        ),
        Bad("«Water the plants every evening»."),
        Bad("«Play the guitar for ten minutes»."),
        Good("Play the guitar after dinner."),
        Good("Say no to one request. You are done when you have written down what you said."),
        Good("Play the guitar after dinner. Done when two evenings are ticked."),
        Good("Play the guitar for ten minutes on three evenings."),
        Good("Call your aunt on Sunday."),
        Good("Read the leaflet on Monday and bring it to our next session with one line marked."),
    ),
)
def missing_success_criterion(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step if nothing says when the task is done."""
    needed, mild = lacks(assignment, "criterion")
    if not needed or assignment.states("success") or is_done_once(assignment):
        return
    dose = {piece.facet for piece in assignment.element("dose").evidence}
    if dose & _FINITE or dose >= _REPEATED or leaves_out(assignment):
        return
    asked = [step for step in assignment.steps if not step.negated]
    if len(asked) != 1 or not dose or assignment.kind.name in _OWN_END:
        # Where no amount is stated it is asked for already, and says when it is done.
        return
    told = framed(assignment, "success")
    named = framed(assignment, "success", style="named")
    yield Flag(
        first_span(assignment),
        "Your client can’t tell from this when it counts as done.",
        fix=add_element(assignment, told, named),
        severity=mild,
    )
