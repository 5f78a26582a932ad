"""Attitude as task.

Flags instructions to be, stay or feel some way: “be more patient”, “feel confident”.

Why it matters
    No one can be patient on demand, and no one can tell afterwards whether it was done. An
    act that shows the attitude can be planned, done and ticked.

When to leave it
    Being on time, at a place, or ready can be seen, and is left alone. In mindfulness and
    acceptance exercises the finding is a mere note.

Sources
    ABA Connect, Behavioral definition: objective, clear, complete.
    https://www.abaconnect.com/aba-terms/behavioral-definition/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Need,
    Request,
    Scope,
    Severity,
    Span,
    Word,
    act_fix,
    lexicon_data,
    requests,
    rule,
)

_BEING = frozenset("be stay remain keep become get feel act".split())
_STEPS = frozenset("more less a bit little and also very really less so as too as".split())


def _attitude(verb: Word, known: frozenset[str]) -> Word | None:
    """Return the attitude behind a verb of being: "patient" of "be a bit more patient"."""
    for word in verb.sentence.words[verb.index + 1 : verb.index + 6]:
        if word.lower in known:
            # "keep healthy snacks" and "be honest work" name a thing, not an attitude.
            return None if word.head_index == word.index + 1 and word.dep == "amod" else word
        if word.pos != "ADV" and word.lower not in _STEPS:
            break
    return None


def _beings(request: Request) -> tuple[Word, ...]:
    """Return the verbs of being that open no longer phrase, which another rule names."""
    lists = (request.sentence.find("mental_state_verbs"), request.sentence.find("vague_verbs"))
    taken = {hit.words[0].index for hits in lists for hit in hits if len(hit.words) > 1}
    verbs = request.verbs or request.words[:1]
    return tuple(w for w in verbs if w.lemma in _BEING and w.index not in taken)


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Ask for an act that shows the attitude.",
    severity=Severity.WARNING,
    claims=("names-the-act", "is-concrete-and-timed", "turns-knowledge-into-doing"),
    examples=(
        Bad("«Be more mindful» at work.", fixed="Name five things you can see at work."),
        Bad(
            "«Stay calm» when your son shouts.",
            fixed="Count to ten before you answer when your son shouts.",
        ),
        Bad(
            "Try to «be more honest» with your sister.",
            fixed="Try to tell your sister one thing that is on your mind.",
        ),
        Good("Be at the clinic by nine on Tuesday."),
        Good("Keep healthy snacks in the top drawer."),
        Good("Stay in the queue until you have paid."),
        Good("When you feel confident, write down what you just did."),
        Good("How patient were you at breakfast?"),
    ),
)
def attitude_as_task(assignment: Assignment) -> Iterator[Flag]:
    """Flag each verb of being whose complement is an attitude."""
    acts = {
        word: group["act"]
        for group in lexicon_data("attitudes")["group"]
        for word in group["words"]
    }
    known = frozenset(acts)
    need = assignment.need("unobservable")
    mild = None if need is Need.REQUIRED else Severity.INFO
    for request in requests(assignment):
        for verb in () if request.negated else _beings(request):
            word = _attitude(verb, known)
            if word is None:
                continue
            span = Span(verb.start, word.end)
            yield Flag(
                span,
                f"“{assignment.source(span)}” can’t be seen or counted: what would it look like?",
                fix=act_fix(
                    assignment, request, (verb, word), acts[word.lower], keep_purpose=False
                ),
                severity=mild,
            )
