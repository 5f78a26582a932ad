"""Acts in the place of what is vague: fitted into the sentence, its cues and times kept."""

from itertools import takewhile

from advisor.anatomy.asking import Request
from advisor.anatomy.picture import Assignment, Form
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Word
from advisor.words.inflection import inflect
from advisor.words.phrasing import addressed, opens_sentence, placed

SOMEONE = "[someone]"
"""In an act: whom it is done with, taken from the draft ("with your wife") where it says so."""

_COMPANY = {"couples": "your partner", "parenting": "your child"}
"""Whom an act is done with where the draft names nobody, by its kind."""

_BOTH = frozenset("together spouse husband wife partner marriage".split())
"""Words of homework for two: what is done with somebody is done with each other."""

_CLAUSES = frozenset(
    """when whenever if unless after before while until till because so since as during although
    though once instead without""".split()
)
_MOMENTS = frozenset("today tonight tomorrow daily weekly nightly twice again".split())
_POINTERS = frozenset("this next each every".split())
_PLACERS = frozenset("on at in for by from through over".split())
_TIMES_AND_PLACES = frozenset(
    """day week weekend month morning afternoon evening night noon midday midnight lunch breakfast
    dinner supper bedtime weekday monday tuesday wednesday thursday friday saturday sunday mon tue
    wed thu fri sat sun home work school college university minute hour time session office kitchen
    bed bath shower car bus train shop park gym meeting least""".split()
)
_NAMING = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN"})
_INNER = frozenset({"-", "'", "’", "/", "“", "”", '"', "‘"})


def _names_time(words: tuple[Word, ...]) -> bool:
    """Say whether a time or place stands among the next few words: "at the office"."""
    return any(
        w.lemma in _TIMES_AND_PLACES or w.lower in _TIMES_AND_PLACES or w.tag == "CD" for w in words
    )


def _stops(word: Word, request: Request, taken: frozenset[int], *, keep_purpose: bool) -> bool:
    """Say whether what is replaced ends before a word, so that the draft keeps it."""
    words = request.sentence.words
    behind = words[word.index + 1 : word.index + 4]
    if not word.is_word and word.text not in _INNER:
        return True
    if word.index in taken or word.lower in _CLAUSES or word.lower in _MOMENTS:
        return keep_purpose or word.lower != "as"
    if word.lower in _POINTERS:
        return (_names_time(behind[:2]) and word.lower != "each") or _names_time(behind[:1])
    if word.lower in _PLACERS and word.pos != "PART":
        return _names_time(behind)
    if word.dep == "cc" or word.lower in ("and", "or", "but", "then"):
        return bool(behind) and (
            behind[0] in request.verbs
            or behind[0].tag in ("VB", "VBP", "VBG")
            or behind[0].dep.startswith("nsubj")
        )
    if word.lower == "to" and behind and behind[0].tag == "VB":
        return keep_purpose
    return request.step is not None and word not in request.step.words


def _told_elsewhere(request: Request) -> frozenset[int]:
    """Return where loose times and frequencies begin: other findings mend those."""
    hits = (*request.sentence.find("vague_times"), *request.sentence.find("vague_amounts"))
    loose = [
        h for h in hits if h.entry.more.get("sort", "often") in ("often", "long", "need", "extent")
    ]
    return frozenset(h.words[0].index for h in loose if h.words)


def _company(words: tuple[Word, ...]) -> str:
    """Return whom the replaced words name: "your wife" of "... with your wife"; "" if no one."""
    for at, word in enumerate(words):
        if word.lower not in ("with", "w/"):
            continue
        named = list(takewhile(lambda w: w.pos in _NAMING, words[at + 1 :]))
        if named and named[-1].pos in ("NOUN", "PROPN", "PRON"):
            return " ".join(w.text for w in named)
    return ""


def _usual_company(assignment: Assignment) -> str:
    """Return whom an act is done with where its sentence names nobody."""
    both = any(word.lower in _BOTH for word in assignment.words)
    return _COMPANY["couples"] if both else _COMPANY.get(assignment.kind.name, "a friend")


def as_blank(request: Request, verb: Word, text: str) -> str:
    """Return a proposal as a blank, in the person, form and case of the verb it replaces."""
    said = inflect(text, "verb", "ing" if verb.tag == "VBG" else "base")
    return placed(request.sentence, verb.start, f"{{{addressed(said, request.form)}}}")


def act_fix(
    assignment: Assignment,
    request: Request,
    ends: tuple[Word, Word],
    act: str,
    cue: str = "",
    *,
    keep_purpose: bool = True,
) -> Fix:
    """Return a template that puts an act in the place of a vague one.

    Args:
        assignment: where it stands; a cue is only proposed if it states no situation.
        request: the request that is vague.
        ends: the verb that opens the vague words, and their last word; what belongs to
            them behind it goes too, times stay.
        act: in base form and written to "you": "breathe out slowly 10 times".
        cue: a moment for it: "you notice your shoulders tighten".
        keep_purpose: whether "to manage stress" behind the words may stay.
    """
    first, last = ends
    words, taken, end = request.sentence.words, _told_elsewhere(request), last
    for word in words[last.index + 1 :]:
        if _stops(word, request, taken, keep_purpose=keep_purpose):
            break
        end = word
    company = _company(words[last.index + 1 : end.index + 1])
    tail = words[end.index + 1 :]
    said = inflect(
        act.replace(SOMEONE, company or _usual_company(assignment)),
        "verb",
        "ing" if first.tag == "VBG" else "base",
    )
    said = f"{{{addressed(said, request.form)}}}"
    has_cue = assignment.element("situation").has("time", "cue") or any(
        w.lower in _CLAUSES for w in tail
    )
    if cue and not has_cue:
        moment = f"{{{addressed(cue, request.form)}}}"
        fronted = request.form is Form.IMPERATIVE and opens_sentence(request.sentence, first.start)
        said = f"when {moment}, {said}" if fronted else f"{said} when {moment}"
    span = Span(first.start, end.end)
    text = placed(request.sentence, span.start, said)
    return Fix((Edit(span.start, span.end, text),), Applicability.TEMPLATE)
