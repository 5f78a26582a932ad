"""From a verb of an instruction to the words that belong to what is asked.

Reasons, cues, relative clauses and quotes are left out; "try to ...", "keep ...-ing" and
"by ...-ing" are followed down to the act itself.
"""

from advisor.language.sentence import Word

_RELATIVE = frozenset({"acl:relcl", "relcl"})
_LOOSE = frozenset({"advcl", "acl", "ccomp", "csubj", "parataxis", "advcl:relcl"})
_WAYS = frozenset("by on in at through".split())
"""Words before an -ing form that say what to do: "by walking", "work on listening"."""

_TAKES_ACTION = frozenset(
    """aim agree ask attempt endeavour endeavor strive seek effort point attend begin carry commit consider continue encourage experiment get
    go have keep learn like need plan practice practise recommend remember start suggest try want
    will work include expect advise instruct involve hope choose decide focus spend""".split()
)
"""Verbs whose "to ..." or "-ing" is itself what is asked: "try to walk", "keep walking"."""

_JOINS = frozenset({"work", "meet", "collaborate", "partner"})
"""Verbs whose company may have drawn the "to ..." to itself: "work with Sam to list rooms"."""

_ENSURE = frozenset({"make", "ensure", "sure", "certain"})


def is_finite(word: Word) -> bool:
    """Say whether a clause has a subject of its own."""
    return word.child("nsubj", "nsubj:pass", "csubj", "expl") is not None


def hangs(word: Word, own: set[int]) -> bool:
    """Say whether a word leads up to what is asked without a clause of its own in between."""
    for above in word.ancestors:
        if above.index in own:
            return True
        if above.dep in _RELATIVE or is_finite(above):
            return False
    return False


def _opening(word: Word) -> str:
    """Return the first small word of a clause: its "because", "when", "by", "to"."""
    marks = [
        w for w in word.children if w.index < word.index and w.dep in ("mark", "advmod", "case")
    ]
    return marks[0].lower if marks else ""


def _belongs(word: Word, head: Word) -> bool:
    """Say whether a dependant of an asked word is itself part of what is asked."""
    if word.quoted or word.dep in _RELATIVE:
        return False
    if word.dep == "xcomp" and word.is_verb and _opening(word) == "to":
        return head.lemma in _TAKES_ACTION or head.pos in ("NOUN", "ADJ")
    if word.dep not in _LOOSE:
        return True
    if word.dep == "ccomp" and head.lemma in _ENSURE:
        return True
    if is_finite(word):
        return False
    if word.dep == "parataxis":
        return True
    opening = _opening(word)
    if word.dep == "acl" and opening == "to" and head.head.lemma in _JOINS:
        return True
    if word.tag == "VBG":
        return opening in _WAYS or head.lemma in _TAKES_ACTION
    return opening == "to" and head.lemma in _TAKES_ACTION and word.dep in ("ccomp", "advcl", "acl")


def asked(starts: list[Word], inside: frozenset[int]) -> tuple[Word, ...]:
    """Return the words reached from the verbs of a request, in reading order."""
    seen = {word.index for word in starts}
    waiting = list(starts)
    while waiting:
        head = waiting.pop()
        for word in head.children:
            if word.index in inside and word.index not in seen and _belongs(word, head):
                seen.add(word.index)
                waiting.append(word)
    return tuple(w for w in starts[0].sentence.words if w.index in seen)


def is_asked_verb(word: Word) -> bool:
    """Say whether a word inside what is asked is a verb of it: "be" in "be kind", "walk"."""
    if word.dep == "cop":
        return word.lower in ("be", "being")
    left_out = ("aux", "aux:pass", "amod", "acl")
    return word.is_verb and word.dep not in left_out and word.tag not in ("VBN", "VBD")


def asked_verbs(words: tuple[Word, ...], first: Word) -> tuple[Word, ...]:
    """Return the verbs asked for: the step's own, and those it hands the action to."""
    return tuple(w for w in words if w.index == first.index or is_asked_verb(w))
