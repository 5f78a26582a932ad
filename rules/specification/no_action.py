"""No action.

Flags an assignment in which nothing is asked that someone else could see being done.

Why it matters
    A sheet that holds a topic (“self-care and boundaries”) leaves the client to invent the
    task. Materials that people act on name at least one thing to do.

When to leave it
    A handout that is only meant to be read in session needs no action; leave the rule out
    for such files.

Sources
    Agency for Healthcare Research and Quality, Patient Education Materials Assessment Tool,
    item 20. https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

from collections.abc import Iterator
from itertools import pairwise

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Form,
    Good,
    Need,
    Sentence,
    Severity,
    add_sentence,
    addressed,
    capital,
    first_span,
    is_sheet,
    lexicon_data,
    open_phrases,
    requests,
    rule,
    topic_act,
)

_LINE = 6
"""Words. A later line of a plan as short as this carries on what the first one asked."""


_CLIENTS = frozenset({"client", "patient", "pt", "ct", "participant"})


def _carries_on(assignment: Assignment) -> bool:
    """Say whether this is a later line of a plan: "Week 2: 6 minutes"."""
    return assignment.index > 0 and sum(s.length for s in assignment.body) <= _LINE


def _act(assignment: Assignment) -> Fix:
    """Return an act in the place of the first open phrase, or behind the whole draft."""
    for request in requests(assignment):
        for _, fix in open_phrases(assignment, request):
            if fix.edits[0].start == request.span.start and request.form is Form.IMPERATIVE:
                return fix
    acts = {
        word: group["act"]
        for group in lexicon_data("attitudes")["group"]
        for word in group["words"]
    }
    shown = [acts[word.lower] for word in assignment.words if word.lower in acts]
    act = shown[0].replace("[someone]", "a friend") if shown else topic_act(assignment)
    who = "They will " if _is_of_client(assignment) else ""
    act = addressed(act, Form.THIRD_PERSON) if who else capital(act)
    return add_sentence(assignment, f"{who}{{{act}}}.")


def _is_of_client(assignment: Assignment) -> bool:
    """Say whether a draft speaks of the client: "Client's goal is to ..."."""
    opening = next(iter(assignment.body), None)
    if opening is None:
        return False
    # "Client's" is matched as one word, so a term alone would miss it.
    return any(word.lemma in _CLIENTS for word in opening.words[:2])


def _could_ask(assignment: Assignment) -> bool:
    """Say whether a sentence is more than a question, or a record of what was done."""
    return any(not sentence.is_question and not _is_past(sentence) for sentence in assignment.body)


def _is_past(sentence: Sentence) -> bool:
    """Say whether a sentence reports: "Client was given a leaflet"."""
    root = sentence.root
    if root is None:
        return False
    helped = [word for word in root.children if word.dep.startswith("aux")]
    return root.tag == "VBD" or (root.tag == "VBN" and any(w.tag == "VBD" for w in helped))


def _asks_oneself(assignment: Assignment) -> bool:
    """Say whether a question to oneself is the act: "stop and ask yourself: am I ...?"."""
    return any(
        first.lower in ("ask", "asking") and then.lower == "yourself"
        for sentence in assignment.body
        for first, then in pairwise(sentence.words)
    )


@rule(
    on=Assignment,
    summary="Ask for at least one act that someone could see being done.",
    severity=Severity.WARNING,
    claims=("turns-knowledge-into-doing", "says-what-counts-and-why"),
    examples=(
        Bad(
            "«Self-care and boundaries.»",
            fixed="When you finish lunch, take a ten-minute walk outside.",
        ),
        Bad("«Anxiety and avoidance, as in the session.»"),
        Bad(
            "«Client's aim is better days.»",
            fixed="Client's aim is better days. "
            "They will write down one small step toward this, and the day for it.",
        ),
        Good("What happened? What did you feel? What did you do? What will you try next time?"),
        Good("# Week 1\n\nWalk for 5 minutes each day.\n\n# Week 2\n\n6 minutes"),
        Good("On the bus, ask yourself, am I where I want to be?"),
        Good("Eat lunch away from your desk on three days."),
        Good("Stand in the shop queue for two minutes on Wednesday."),
        Good("List three people you could call."),
    ),
)
def no_action(assignment: Assignment) -> Iterator[Flag]:
    """Flag the opening of an assignment that states no concrete action."""
    need = assignment.need("action")
    if need is Need.OFF or assignment.states("action"):
        return
    if is_sheet(assignment) or _carries_on(assignment) or assignment.states("record"):
        return
    if _asks_oneself(assignment) or (assignment.skill is not None and assignment.states("dose")):
        return
    if assignment.element("dose").has("frequency") or not _could_ask(assignment):
        # "Alcohol twice a month" says what is to be, and a question or a record asks for nothing.
        return
    yield Flag(
        first_span(assignment),
        "The draft names a topic, but no act that someone could see being done.",
        fix=_act(assignment),
        severity=Severity.INFO if need is Need.INFO else None,
    )
