"""Action: at least one concrete thing to do that another person could see done.

The verbs that a sentence asks for are followed to the act itself ("make sure you call"), and
each is judged with its object: "use the red card" can be seen, "use your skills" can't.
"""

import re
from collections.abc import Iterator

from advisor.anatomy.elements.clauses import (
    CONDITIONS,
    MOMENTS,
    before,
    evidence,
    in_clause,
    in_relative,
    is_verbal,
    terms,
)
from advisor.anatomy.elements.reading import (
    ACTS,
    INVITATIONS,
    Reading,
    is_note,
    opens_with_verb,
    verb_behind_cue,
)
from advisor.anatomy.elements.record import REACH, sheet_behind
from advisor.anatomy.picture import Evidence, Step
from advisor.language.sentence import Hit, Sentence, Word
from advisor.words.aims import AIMS, aim_after

_VAGUE = ("vague_verbs", "mental_state_verbs", "hedges", "absence_verbs", "inner_acts")
_INNER = ("mental_state_verbs", "inner_acts")
_NOTED = ("observable_verbs", "record_sheets", "skills", "noted_acts")

_TIMES = re.compile(r"\d+x|x\d+", re.IGNORECASE)
"""A count in one token: "3x", "x3"."""

_CARRIERS = frozenset(
    """try consider attempt start begin continue keep plan aim commit want like need agree
    remember experiment go encourage ask have remain get be make ensure see recommend suggest
    intend expect hope choose practice practise""".split()
)
"""Verbs that hand the act on: "try walking", "agree to call"."""

_LISTS_ACTS = frozenset("include be involve work".split())
_EMPTY_VERBS = frozenset("do make take get have find use give let allow be become".split())
_EMPTY_OBJECTS = frozenset(
    """thing something anything stuff activity one it that this what everything effort step
    change""".split()
)
_CHANGES = frozenset(
    """increase expand reduce decrease improve maintain adhere comply broaden develop enhance
    strengthen lose gain minimize minimise boost""".split()
)
"""Verbs of change, which only an amount makes something to do: "increase activity"."""

_NEVER_ACTS = frozenset("report guess hope thank suppose pill therapy".split())
_ASKING = frozenset("what which when where who why how".split())
_OUTCOMES = frozenset("report sleep lose".split())
_LET_GO = frozenset("me us 's it them go let".split())
_AGAIN = frozenset("again hard harder best your to".split())
_STATE_FORMS = frozenset(
    "being avoiding worrying thinking feeling trying overthinking ruminating dwelling".split()
)
_COMPARED = frozenset("fewer less more better healthier healthy positive new".split())
_POINTED = frozenset("them it these those skills tools techniques strategies".split())
_NOUNS_OF_ING = frozenset(
    "habits skills plan plans behaviors behaviours patterns issues problems style".split()
)
_NOUN_ENDINGS = ("ness", "tion", "ment", "ity", "tive", "ance", "ence")
"""Endings of nouns that a small tagger may take for verbs."""

_THERAPISTS = frozenset("therapist clinician we counselor counsellor provider".split())
_CLIENTS = frozenset("you i client they".split())
_ASIDES = MOMENTS | CONDITIONS | {"because", "so"}
_ING_PLACES = frozenset("xcomp ccomp ROOT conj obj advcl csubj".split())


def find_action(reading: Reading) -> Iterator[Evidence]:
    """Yield the acts asked for that can be seen, or that leave a product."""
    for sentence in reading.body:
        if not reading.asks(sentence) or sentence.role in ("reflection", "goal"):
            continue
        if sentence.is_question and sentence.words[0].lower in _ASKING and not _invites(sentence):
            continue
        found = list(_acts(reading, sentence)) or list(_counted(sentence))
        note = not reading.steps_of(sentence) and is_note(sentence)
        noted = list(_noted(sentence)) if note and not found else found
        yield from noted or (_portion(sentence) if note else ()) or _kept(sentence)


def _invites(sentence: Sentence) -> bool:
    return tuple(word.lower for word in sentence.words[:2]) in INVITATIONS


def _kept(sentence: Sentence) -> Iterator[Evidence]:
    """Yield a record that something is put in: "using a thought record" leaves a product."""
    for hit in sentence.find("record_sheets"):
        near = sentence.words[max(0, hit.words[0].index - 4) : hit.words[0].index]
        if any(word.lower in ("using", "via") for word in near):
            yield evidence(hit.words)


def _acts(reading: Reading, sentence: Sentence) -> Iterator[Evidence]:
    """Yield the verbs asked for that stand for an act one can see."""
    for verb in _asked_verbs(reading, sentence):
        if _is_concrete(verb) and not _is_modifier(verb):
            yield evidence([verb])


def _counted(sentence: Sentence) -> Iterator[Evidence]:
    """Yield acts that an amount pins down, wherever they stand: "exercise 30 minutes a day"."""
    if not _has_amount(sentence):
        return
    for name in ("observable_verbs", "other_acts", "vague_verbs"):
        for hit in sentence.find(name):
            loose = name == "vague_verbs" and hit.entry.more.get("open") != "bare"
            if not loose and hit.form in ("base", "ing") and _is_asked_act(hit):
                yield evidence(hit.words)


def _is_asked_act(hit: Hit) -> bool:
    first = hit.words[0]
    if (
        first.lemma in _OUTCOMES
        or not is_verbal(hit)
        or _is_modifier(first)
        or _is_empty(first, hit.words[-1])
    ):
        return False
    return not in_relative(first) and not in_clause(first, _ASIDES)


def _noted(sentence: Sentence) -> Iterator[Evidence]:
    """Yield the acts of a note: "walk 10 min", "Activity diary", "no emails after 7 pm"."""
    amount = _has_amount(sentence)
    if sentence.find(AIMS) and not amount:
        return
    for name in _NOTED:
        for hit in sentence.find(name):
            first, lead = hit.words[0], before(hit.words[0])
            if in_relative(first) or in_clause(first, MOMENTS | CONDITIONS):
                continue
            if name == "observable_verbs" and (not is_verbal(hit) or _is_modifier(first)):
                continue
            if lead == "about" or (not amount and (lead == "of" or name == "skills")):
                continue
            yield evidence(hit.words)


def _portion(sentence: Sentence) -> Iterator[Evidence]:
    """Yield the thing of a goal that names no verb: "2 litres of water daily", "no soda at work".

    How much of what, and how often, can be seen done as well as a verb can.
    """
    words = [word for word in sentence.words if word.is_word]
    if len(words) < 2 or sentence.is_heading:
        return
    first, rest = words[0], words[1:]
    if first.lower == "no" and rest[0].lower == "more":
        yield evidence([first, *rest[:2]])
        return
    if first.lower == "no" and rest[0].pos in ("NOUN", "PROPN"):
        if any(word.tag == "IN" for word in rest[1:]):
            yield evidence([first, rest[0]])
        return
    repeated = sentence.find("frequencies") or any(word.lower in ("per", "x") for word in rest)
    repeated = repeated or any(_TIMES.fullmatch(word.lower) for word in rest)
    amount = first.tag in ("CD", "NN", "NNS") or first.lower in ("a", "an", "half", "max", "only")
    things = [word for word in rest if word.tag in ("NN", "NNS") and word.head.tag != "CD"]
    if repeated and amount and things and not sentence.find(AIMS):
        yield evidence([first, *things[:1]])


def _asked_verbs(reading: Reading, sentence: Sentence) -> Iterator[Word]:
    """Yield the verbs of what is asked, those that only hand the act on included."""
    steps = reading.steps_of(sentence)
    stepped = {step.verb.index for step in steps}
    waiting = [step.verb for step in steps if not _is_therapists(step)]
    if not steps:
        waiting = list(_misread_verbs(sentence))
    seen: set[int] = set()
    while waiting:
        verb = waiting.pop(0)
        if verb.index in seen or verb.quoted:
            continue
        seen.add(verb.index)
        if verb.index in stepped or verb.tag not in ("VBZ", "VBD", "VBN"):
            yield verb
        waiting += _handed_on(verb)


def _misread_verbs(sentence: Sentence) -> Iterator[Word]:
    """Yield what may be the verbs of an instruction that was not read as one."""
    if opens_with_verb(sentence):
        yield next(word for word in sentence.words if word.is_word)
    if sentence.root is not None and sentence.root.is_verb:
        yield sentence.root
    fronted = verb_behind_cue(sentence)
    if fronted is not None:
        yield fronted
    words = sentence.words
    if _invites(sentence):
        yield from (word for word in words[2:4] if word.is_verb)
    for you, would, verb in zip(words, words[1:], words[2:], strict=False):
        if you.lower == "you" and would.lower in ("would", "could") and verb.tag == "VB":
            yield verb
    yield from (w for w in sentence.words if w.tag == "VBG" and w.dep in _ING_PLACES)


def _handed_on(verb: Word) -> Iterator[Word]:
    """Yield the verbs that a verb hands the act to: "try walking", "make sure you call"."""
    sure = next((word for word in verb.children if word.lower in ("sure", "certain")), None)
    for child in (*verb.children, *(sure.children if sure is not None else ())):
        if not child.is_verb:
            continue
        marker = _marker_of(child)
        if child.dep in ("xcomp", "ccomp"):
            if verb.lemma in _CARRIERS and marker in ("", "to", "that"):
                yield child
        elif child.dep in ("conj", "parataxis"):
            if child.tag in ("VB", "VBP", "VBG") and not _has_other_subject(child):
                yield child
        elif child.dep in ("advcl", "acl", "obl") and marker in ("by", "in", "on"):
            yield child
    if verb.lemma in _LISTS_ACTS:
        later = verb.sentence.words[verb.index + 1 :]
        yield from (word for word in later if word.tag == "VBG" and not in_relative(word))


def _marker_of(verb: Word) -> str:
    marks = ("mark", "advmod", "case")
    leads = (w.lower for w in verb.children if w.index < verb.index and w.dep in marks)
    return next(leads, "")


def _has_other_subject(verb: Word) -> bool:
    subject = verb.child("nsubj", "nsubj:pass")
    return subject is not None and subject.lower not in _CLIENTS


def _is_therapists(step: Step) -> bool:
    subject = step.verb.child("nsubj")
    return subject is not None and subject.lower in _THERAPISTS


def _is_modifier(verb: Word) -> bool:
    """Say whether a word belongs to a noun: "eating habits", "problem solving", "follow-up"."""
    words = verb.sentence.words
    following = words[verb.index + 1] if verb.index + 1 < len(words) else None
    if following is not None and following.text == "-":
        return True
    if verb.tag != "VBG":
        return False
    if following is not None and following.lower in _NOUNS_OF_ING:
        return True
    if verb.dep != "xcomp" and verb.index and words[verb.index - 1].tag in ("NN", "JJ"):
        return True
    if following is None or following.tag not in ("NN", "NNS"):
        return False
    own = following.dep != "compound" and following.head_index == verb.index
    return verb.dep in ("amod", "compound") or not own


def _longest(verb: Word, *lexicons: str) -> Hit | None:
    found = (hit for hit in terms(verb, *lexicons) if not _lacks_sheet(hit))
    return max(found, key=lambda hit: len(hit.words), default=None)


def _lacks_sheet(hit: Hit) -> bool:
    """Say whether a verb leaves a record only with a sheet behind it, and has none: "keep at it"."""
    return hit.entry.more.get("sort") == "sheet" and not sheet_behind(hit, REACH)


def _is_open(verb: Word) -> bool:
    """Say whether a verb leaves the act open by what stands behind it: "try again", "use them"."""
    behind = [w.lower for w in verb.sentence.words[verb.index + 1 : verb.index + 4] if w.is_word]
    first = behind[0] if behind else ""
    match verb.lemma:
        case "let":
            return first in _LET_GO
        case "ask":
            return first == "yourself"
        case "try":
            return first in _AGAIN - {"to"} or not first
        case "stop":
            return first in _STATE_FORMS
        case "use" | "utilize" | "utilise" | "apply":
            return first in _POINTED
        case "cut":
            return first in ("back", "down", "way") and not _has_amount(verb.sentence)
        case "spend":
            return verb.child("xcomp", "advcl", "ccomp") is not None
        case "start" | "do" | "make" | "get" | "have":
            return first in _COMPARED and not _has_amount(verb.sentence)
        case lemma:
            return lemma in _CHANGES and not _has_amount(verb.sentence)


def _is_concrete(verb: Word) -> bool:
    """Say whether a verb with its object can be seen being done."""
    if verb.lemma in _NEVER_ACTS or _is_open(verb):
        return False
    vague, seen = _longest(verb, *_VAGUE), _longest(verb, *ACTS)
    if seen is not None and (vague is None or len(seen.words) > len(vague.words)):
        return _leaves_product(seen) or not _is_empty(verb, seen.words[-1])
    if vague is not None:
        return _is_pinned(verb, vague, seen)
    if verb.lemma in _CARRIERS or verb.lower.endswith(_NOUN_ENDINGS):
        return False
    if verb.lemma in _EMPTY_VERBS:
        return verb.child("obj", "obl") is not None and not _is_empty(verb, verb)
    return True


def _leaves_product(hit: Hit) -> bool:
    """Say whether an act leaves words or marks: what they are about may then be loose."""
    sort = hit.entry.more.get("sort", "")
    return sort in ("record", "write", "speak") or (sort == "mark" and len(hit.words) > 1)


def _is_pinned(verb: Word, vague: Hit, seen: Hit | None) -> bool:
    """Say whether a loose verb is held by what follows: "use the red card", "practise PMR"."""
    last, thing = vague.words[-1], verb.child("obj")
    if vague.lexicon == "absence_verbs":
        named = thing is not None and not thing.is_verb
        return named and aim_after(verb.sentence, last) is None
    if seen is not None and seen.entry.more.get("sort") == "speak" and _has_listener(verb):
        return True
    if seen is not None and vague.entry.more.get("sort") == "aim":
        return not _is_empty(verb, last)
    if vague.lexicon == "hedges":
        # With a verb behind it, what is tried is judged by itself.
        tried = verb.child("xcomp") is None and thing is not None and not thing.is_verb
        return tried and not _is_empty(verb, last)
    if vague.lexicon in _INNER or _longest(verb, "inner_acts") is not None:
        return False
    match vague.entry.more.get("open"):
        case "bare":
            return _has_amount(verb.sentence)
        case "object":
            return not _is_empty(verb, last)
        case _:
            return False


def _has_listener(verb: Word) -> bool:
    """Say whether it is said who is spoken with: "discuss it with your sister"."""
    later = verb.sentence.words[verb.index :]
    named = any(hit.words[0].index > verb.index for hit in verb.sentence.find("helpers"))
    return named and any(word.lower in ("with", "to") for word in later)


def _is_empty(verb: Word, last: Word) -> bool:
    """Say whether the object leaves the act open: "do things", "use skills"; an amount pins it."""
    if _has_amount(verb.sentence):
        return False
    if aim_after(verb.sentence, last) is not None:
        return True
    for word in verb.sentence.words[last.index + 1 : last.index + 4]:
        if word.pos not in ("DET", "ADJ", "NUM") and word.tag not in ("PRP$", "JJ"):
            return verb.lemma in _EMPTY_VERBS and word.lemma in _EMPTY_OBJECTS
    return False


def _has_amount(sentence: Sentence) -> bool:
    """Say whether a sentence holds a number or a frequency."""
    return bool(sentence.find("frequencies")) or any(w.tag == "CD" for w in sentence.words)
