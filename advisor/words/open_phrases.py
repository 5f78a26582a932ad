"""Phrases that leave the act open, and an act that could stand there."""

from collections.abc import Iterator

from advisor.anatomy.asking import Request, states_dose
from advisor.anatomy.picture import Assignment
from advisor.findings import Fix, Span, cover
from advisor.language.sentence import Hit, Word
from advisor.words.acts import act_fix, as_blank
from advisor.words.aims import AIMS, aim_after, last_aim, says_thing
from advisor.words.amounts import AMOUNTS, measures
from advisor.words.phrasing import placed
from advisor.words.substitute import replace_span
from advisor.words.template import template

VERBS = "vague_verbs"
"""The word list of open phrases; `open` says what makes one an act after all."""

_SHOWS = frozenset({":", "(", "such", "e.g.", "–", "—"})
"""What opens the acts themselves, behind the words that leave them open."""


def _behind(hit: Hit) -> tuple[Word, ...]:
    return hit.sentence.words[hit.words[-1].index + 1 :]


def _shown(hit: Hit) -> bool:
    """Say whether the sentence goes on to name the acts, or the sheet that does."""
    behind = _behind(hit)
    of_doing = bool(behind) and behind[0].tag == "VBG"
    names = says_thing(behind[:4]) and not of_doing
    return names or any(word.lower in _SHOWS for word in behind)


def _completed(hit: Hit, assignment: Assignment) -> bool:
    """Say whether what follows makes an act of it: "reach out to Sam".

    "Make time to call" does so only with a time: "on Sunday".
    """
    behind = _behind(hit)[:2]
    leads_to = bool(behind) and behind[0].lower == "to"
    match hit.entry.more.get("to"):
        case "enough":
            return leads_to
        case "act":
            timed = any(
                piece.facet in ("time", "cue") and not piece.weak
                for piece in assignment.element("situation").evidence
                if hit.sentence.span.contains(piece.span)
            )
            return leads_to and timed
    return len(hit.words) == 1 and hit.words[0].child("obj") is not None


def _left_to_others(hit: Hit, aim: Hit | None, request: Request) -> bool:
    """Say whether another rule names the fault: "more often", "do your best to"."""
    end = aim.span.start if aim else hit.span.end
    measured = any(
        hit.span.start < amount.span.start <= end
        and amount.span.end > hit.span.end
        and measures(amount, request) in ("count", "often")
        for amount in hit.sentence.find(AMOUNTS)
    )
    hedged = any(
        hedge.span != hit.span and hedge.span.contains(hit.span)
        for hedge in hit.sentence.find("hedges")
    )
    return measured or hedged


def _is_negated(hit: Hit) -> bool:
    """Say whether the draft asks not to: "try not to avoid people"."""
    before = hit.sentence.words[max(hit.words[0].index - 2, 0) : hit.words[0].index]
    return any(word.lower in ("not", "n't", "never") for word in before)


def _is_change(verb: Word) -> bool:
    """Say whether a verb asks for more or less of something: "reducing"."""
    return any(
        amount.entry.more["sort"] == "change" and amount.words[0] is verb
        for amount in verb.sentence.find(AMOUNTS)
    )


def _changes(hit: Hit, aim: Hit) -> bool:
    """Say whether only a number is missing: "reduce screen time"."""
    return bool(aim.entry.more.get("measured")) and _is_change(hit.words[0])


_HOLES = frozenset("{}[]_<>")
"""Marks of a slot that a template leaves open: another rule asks for its words."""

_SHORT = 6
"""Words. A longer line without a verb is more than the name of an aim."""

Found = tuple[Span, Fix]


def _phrase(hit: Hit, request: Request, assignment: Assignment) -> Found | None:
    """Return a whole phrase, such as "take care of yourself"."""
    bare = hit.entry.more["open"] == "bare"
    goes_on = _behind(hit)[:1] and _behind(hit)[0].pos not in ("PUNCT", "CCONJ")
    if _behind(hit)[:1] and _behind(hit)[0].lower in ("until", "till"):
        # "Keep going until the bell rings" says what ends it.
        return None
    if bare and (hit.words[0].tag == "VBG" or goes_on):
        return None
    if _completed(hit, assignment) or states_dose(assignment, request.sentence):
        return None
    act = hit.entry.more["act"]
    return hit.span, act_fix(assignment, request, (hit.words[0], hit.words[-1]), act)


def _question(hit: Hit, request: Request) -> Found:
    """Return "explore how ...": the question word stays, and opens what it is about."""
    asks = hit.words[-1].lower.startswith("wh") or hit.words[-1].lower == "how"
    span = Span(hit.span.start, hit.words[-2 if asks else -1].end)
    return hit.span, template(span, as_blank(request, hit.words[0], hit.entry.more["instead"]))


def _aimed(hit: Hit, aim: Hit, request: Request, assignment: Assignment) -> Found:
    """Return verb and aim, such as "practise your coping skills"."""
    last = last_aim(aim)
    fix = act_fix(
        assignment,
        request,
        (hit.words[0], last.words[-1]),
        aim.entry.more["act"],
        aim.entry.more["cue"],
    )
    return cover([hit.span, last.span]), fix


def _effort(hit: Hit, aim: Hit | None, request: Request, assignment: Assignment) -> Found | None:
    """Return an effort, such as "work on", with its aim where it has one."""
    rest = tuple(w for w in request.words if w.index > hit.words[-1].index)
    of_doing = bool(rest) and rest[0].tag == "VBG"
    if says_thing(rest[:5]) and not of_doing:
        return None
    if _goes_on(rest):
        return None
    timed = any(word.tag == "CD" for word in request.sentence.words)
    if len(hit.words) > 1 and timed and states_dose(assignment, request.sentence):
        # "Dedicate your time to it for 30 minutes" says how much.
        return None
    if of_doing and _is_change(rest[0]):
        verb = rest[0].text if hit.words[0].tag == "VBG" else rest[0].lemma
        whole = Span(hit.span.start, rest[0].end)
        text = placed(request.sentence, whole.start, verb)
        return hit.span, replace_span(whole, text, message=f"Leave out “{hit.text}”.")
    if aim is not None:
        return _aimed(hit, aim, request, assignment)
    instead = hit.entry.more["instead"]
    said = instead.removesuffix(" on") if of_doing else instead
    return hit.span, template(hit.span, as_blank(request, hit.words[0], said))


def _goes_on(rest: tuple[Word, ...]) -> bool:
    """Say whether it is a thing in hand: "carry on with what you were saying"."""
    opens = bool(rest) and rest[0].lower == "what"
    return opens and any(word.tag == "VBG" for word in rest[1:4])


def _open(hit: Hit, request: Request, assignment: Assignment) -> Found | None:
    """Return the open words of a hit and what could stand there; `None` if they say enough."""
    aim = aim_after(hit.sentence, hit.words[-1])
    if _left_to_others(hit, aim, request) or _shown(aim or hit):
        return None
    match hit.entry.more["open"]:
        case "alone" | "bare":
            return _phrase(hit, request, assignment)
        case "asks":
            return _question(hit, request)
        case "always":
            return _effort(hit, aim, request, assignment)
    if aim is None or states_dose(assignment, request.sentence) or _changes(hit, aim):
        return None
    return _aimed(hit, aim, request, assignment)


def _bare_aims(request: Request, assignment: Assignment) -> Iterator[Found]:
    """Yield the aims of a note without a verb: "- self-care"."""
    if (
        request.verbs
        or request.sentence.length > _SHORT
        or states_dose(assignment, request.sentence)
    ):
        return
    for aim in request.sentence.find(AIMS):
        last = aim.words[-1]
        if last.is_root or last.dep in ("conj", "list", "appos"):
            more = aim.entry.more
            ends = (aim.words[0], last)
            yield aim.span, act_fix(assignment, request, ends, more["act"], more["cue"])


def open_phrases(assignment: Assignment, request: Request) -> Iterator[Found]:
    """Yield the words of a request that leave the act open, each with an act in a blank."""
    yield from _bare_aims(request, assignment)
    done = -1
    for hit in request.sentence.find(VERBS):
        if hit.span.start < done or not request.asks(hit.words) or _is_negated(hit):
            continue
        found = _open(hit, request, assignment)
        if found is not None and not _HOLES & set(assignment.source(found[0])):
            done = found[0].end
            yield found
