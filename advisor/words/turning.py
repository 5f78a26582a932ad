"""Turning a double no round: "do not fail to call" is "call", "stop avoiding" is "go to".

Each maker knows one row of words and returns `None` for any other. What takes the place of
avoiding a thing is the clinician's to say: there the verb is a blank.
"""

from collections.abc import Sequence

from advisor.findings import Applicability, Edit, Fix
from advisor.language.sentence import Sentence, Word
from advisor.words.inflection import base_of_doing
from advisor.words.phrasing import placed
from advisor.words.restructure import STOPS, plain_source

_DENIALS = (("do", "not"), ("do", "n't"), ("don't",), ("dont",), ("never",), ("try", "not", "to"),
            ("try", "to", "not"))  # fmt: skip
_SHUNS = (("refrain", "from"), ("stop",), ("quit",), ("avoid",), ("cease",))
"""Verbs of leaving something out: what follows them is not done."""

_FAILS = frozenset({"fail", "neglect", "omit"})
_NOT = frozenset({"not", "n't", "never", "no", "nobody", "nothing"})


def _row(words: Sequence[Word], at: int, rows: Sequence[tuple[str, ...]]) -> int | None:
    """Return the index behind the first of some rows of words that stands at an index."""
    first = words[at].lower if at < len(words) else ""
    for row in rows:
        if row[0] == first and tuple(w.lower for w in words[at : at + len(row)]) == row:
            return at + len(row)
    return None


def _start(words: Sequence[Word]) -> int:
    """Return where an order begins, a "please" and a time with its comma left out."""
    at = next((i for i, w in enumerate(words) if w.is_word), 0)
    if words[at].lower == "please":
        return at + 1
    comma = next((i for i, w in enumerate(words[:7]) if w.text == ","), None)
    return comma + 1 if comma is not None and comma + 1 < len(words) else at


def _is_doing(word: Word | None) -> bool:
    return word is not None and word.lower.endswith("ing") and word.tag in ("VBG", "NN")


def _at(words: Sequence[Word], index: int) -> Word | None:
    return words[index] if index < len(words) else None


def _exchanged(sentence: Sentence, first: Word, last: Word, text: str, *, blank: bool) -> Fix:
    kind = Applicability.TEMPLATE if blank else Applicability.UNSAFE
    said = placed(sentence, first.start, text)
    return Fix((Edit(first.start, last.end, said),), kind, "Say what to do.")


def _failing(sentence: Sentence, start: int) -> Fix | None:
    """Return "call Jo" for "do not fail to call Jo"."""
    words = sentence.words
    at = _row(words, start, _DENIALS)
    if at is None or at + 2 >= len(words) or words[at].lower not in _FAILS:
        return None
    verb = words[at + 2]
    if words[at].lower == "neglect" and words[at + 1].pos in ("DET", "PRON"):
        return _exchanged(sentence, words[start], words[at], "{do}", blank=True)
    if words[at + 1].lower != "to" or verb.tag not in ("VB", "VBP"):
        return None
    return _exchanged(sentence, words[start], verb, verb.text, blank=False)


def _approach(sentence: Sentence, at: int) -> str:
    """Return how to turn to the thing at an index: a place, a person, or another thing."""
    behind = range(at, len(sentence.words))
    head = next((i for i in behind if sentence.words[i].pos in ("NOUN", "PROPN")), -1)
    for name, verb in (("approaches", ""), ("places", "go to"), ("helpers", "talk with")):
        for hit in sentence.find(name):
            if any(word.index == head for word in hit.words):
                return f"{{{hit.entry.more.get('verb', verb)}}}"
    return "{face}"


def _avoiding(sentence: Sentence, start: int) -> Fix | None:
    """Return "{go to} the shop" for "stop avoiding the shop", "call Jo" for "don't avoid calling Jo"."""
    words = sentence.words
    at = _row(words, start, _DENIALS)
    shuns = at is not None and at < len(words) and words[at].lower == "avoid"
    if at is None:
        at = _row(words, start, _SHUNS)
        shuns = at is not None and at < len(words) and words[at].lower == "avoiding"
    if at is None or not shuns:
        return None
    object_ = _at(words, at + 1)
    if object_ is None or not object_.is_word or object_.lower in _NOT:
        return None
    if _is_doing(object_) and object_.dep not in ("amod", "compound"):
        act = base_of_doing(object_.lower)
        return _exchanged(sentence, words[start], object_, act, blank=False)
    verb = _approach(sentence, at + 1)
    return _exchanged(sentence, words[start], words[at], verb, blank=True)


def _not_doing(sentence: Sentence, start: int) -> Fix | None:
    """Return "answer the phone" for "avoid not answering the phone"."""
    words = sentence.words
    at = _row(words, start, _SHUNS)
    if at is None or at + 1 >= len(words) or words[at].lower != "not":
        return None
    act = words[at + 1]
    if not _is_doing(act):
        return None
    return _exchanged(sentence, words[start], act, base_of_doing(act.lower), blank=False)


def _without(sentence: Sentence, start: int) -> Fix | None:
    """Return "Before you leave, note it." for "Never leave without noting it."."""
    words = sentence.words
    at = _row(words, start, _DENIALS)
    turn = next((w for w in words if w.lower == "without"), None)
    if at is None or turn is None or turn.index <= at or start != 0:
        return None
    act = _at(words, turn.index + 1)
    behind = words[turn.index + 1 :]
    if act is None or not _is_doing(act) or any(w.lower in _NOT for w in words[at:]):
        return None
    if words[at].tag not in ("VB", "VBP") or any(w.lower in ("and", "or", "but") for w in behind):
        return None
    first = sentence.text[words[at].at : turn.at].strip(" ,")
    rest = sentence.text[act.at + len(act.text) :]
    span = plain_source(sentence, words[start].at, len(sentence.text))
    if span is None or not rest.rstrip().endswith(tuple(STOPS)):
        return None
    text = placed(sentence, span.start, f"before you {first}, {base_of_doing(act.lower)}{rest}")
    return Fix((Edit(span.start, span.end, text),), Applicability.UNSAFE, "Say what to do first.")


def turned_round(sentence: Sentence) -> Fix | None:
    """Return a fix that says outright what a double no asks for; `None` for other shapes."""
    if not sentence.words:
        return None
    start = _start(sentence.words)
    for make in (_failing, _avoiding, _not_doing, _without):
        fix = make(sentence, start)
        if fix is not None:
            return fix
    return None
