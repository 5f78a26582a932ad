"""Acts that only their doer can notice, "accept", "reflect on", and what shows them."""

from collections.abc import Iterator

from advisor.anatomy.asking import Request, requests, states_dose
from advisor.anatomy.picture import Assignment
from advisor.findings import Fix, Span, cover
from advisor.language.sentence import Hit
from advisor.words.acts import act_fix, as_blank
from advisor.words.aims import aim_after
from advisor.words.template import template

INNER = "mental_state_verbs"
"""The word list; `sort` is "state", "inner" or "aim", `look` an act that shows it."""

_NAMES = frozenset({"NOUN", "PROPN", "PRON", "DET"})
_ASKS = frozenset("how what why who which where when whether your my their".split())
_SENSES = frozenset(
    "breath breathing sound foot feet hand sensation taste smell colour color object body".split()
)
_TOLD = frozenset("will 'll may might when whenever if".split())
_COMES = frozenset("feel notice find experience realise realize".split())
"""Verbs of what comes by itself."""

_POSTURE = frozenset("both feet legs back eyes hands arms palms".split())
_SELF = frozenset("yourself myself themselves himself herself".split())


def _leaves_trace(assignment: Assignment, request: Request, sentences: int) -> bool:
    """Say whether an act of recording or saying follows within so many further sentences."""
    first = request.sentence.index
    return any(
        hit.entry.more["sort"] in ("record", "speak") and hit.words[0] in other.verbs
        for other in requests(assignment)
        if first <= other.sentence.index <= first + sentences
        for hit in other.sentence.find("observable_verbs")
        if other.sentence is not request.sentence or hit.span.start > request.span.start
    )


def _is_sensed(hit: Hit) -> bool:
    """Say whether it is about something to sense, or "consider" opens an act."""
    behind = hit.sentence.words[hit.words[-1].index + 1 :]
    opens = hit.entry.term == "consider" and any(w.lower.endswith("ing") for w in behind[:1])
    return opens or any(w.lemma in _SENSES for w in behind[:4])


def _is_foreseen(hit: Hit) -> bool:
    """Say whether it is told, not asked: "You will feel the urge", "whenever you feel tense"."""
    words, first = hit.sentence.words, hit.words[0].index
    lead = [word.lower for word in words[max(0, first - 3) : first]]
    return "you" in lead and not _TOLD.isdisjoint(lead) and hit.words[0].lemma in _COMES


def _is_company(hit: Hit) -> bool:
    """Say whether "sit with" names a person or a part of the body: "sit with both feet down"."""
    behind = hit.sentence.words[hit.words[-1].index + 1 :][:3]
    near = range(hit.words[-1].index + 1, hit.words[-1].index + 4)
    person = any(helper.words[0].index in near for helper in hit.sentence.find("helpers"))
    body = any(word.lemma in _SENSES or word.lower in _POSTURE for word in behind)
    return hit.words[-1].lower == "with" and (person or body)


def _target(hit: Hit, request: Request, assignment: Assignment) -> Span | None:
    """Return the words that ask for something inside; `None` if an act makes up for it."""
    sort = hit.entry.more["sort"]
    further = 0 if sort == "state" else 1
    if not request.asks(hit.words) or _leaves_trace(assignment, request, further):
        return None
    if _is_foreseen(hit) or _is_company(hit):
        return None
    if sort == "aim":
        aim = aim_after(hit.sentence, hit.words[-1])
        if aim is not None:
            return cover([hit.span, aim.span])
        behind = hit.sentence.words[hit.words[-1].index + 1 :][:1]
        mine = bool(behind) and behind[0].lower in _SELF
        return Span(hit.span.start, behind[0].end) if mine else None
    if sort == "inner" and (states_dose(assignment, hit.sentence) or _is_sensed(hit)):
        return None
    is_bodily = len(hit.words) == 1 and hit.words[0].child("obj") is not None
    return None if sort == "state" and is_bodily else hit.span


def _answer(hit: Hit, request: Request, assignment: Assignment) -> Fix:
    """Return an act in the place of the words; what they are about stays where it can."""
    about = hit.entry.more.get("about")
    behind = hit.sentence.words[hit.words[-1].index + 1 :][:1]
    named = bool(behind) and (behind[0].pos in _NAMES or behind[0].lower in _ASKS)
    if about and named:
        return template(hit.span, as_blank(request, hit.words[0], about))
    ends = (hit.words[0], hit.words[-1])
    return act_fix(assignment, request, ends, hit.entry.more["look"], keep_purpose=False)


def inner_targets(
    assignment: Assignment, request: Request, *, states_only: bool = False
) -> Iterator[tuple[Span, Fix]]:
    """Yield what a request asks for that stays inside, each with an act that shows it.

    Args:
        assignment: where the request stands.
        request: what is asked.
        states_only: leave noticing and thinking alone: in mindfulness they are the exercise.
    """
    for hit in request.sentence.find(INNER):
        says_not = hit.words[0].lower in ("do", "don't", "dont")
        if (states_only and hit.entry.more["sort"] != "state") or (
            request.negated and not says_not
        ):
            continue
        span = _target(hit, request, assignment)
        if span is not None:
            yield span, _answer(hit, request, assignment)
