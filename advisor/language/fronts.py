"""What stands before the verb of an instruction: "When the timer rings, stop".

A small parser often takes the noun of a fronted clause for the subject of the instruction, or
the fronted clause for the main one. The comma tells: nothing but adverbs stands between it
and a base form, and no subject of an English clause stands before its comma.
"""

from collections.abc import Iterator, Sequence

from advisor.language.imperatives import IMPERATIVE, Openers, become_verb, make_root, reads_as_verb
from advisor.language.sentence import Word

_CLAUSES = frozenset(
    "when whenever if after before once while until as each every next even unless whatever "
    "whichever wherever whether".split()
)
"""Words that open a clause before the instruction: "If it rains, walk indoors"."""

_PHRASES = frozenset(
    "to for with without in on at by during instead from between throughout despite using "
    "depending".split()
)
"""Words that open a phrase before the instruction: "To stop the drip, close the valve"."""

_BETWEEN = frozenset("then please just simply also first instead and but so or n't not do".split())
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")


def _behind_commas(words: Sequence[Word]) -> Iterator[int]:
    """Yield the place of each word that a comma, and adverbs at most, lead to."""
    for at in range(2, len(words)):
        before = at - 1
        while before > 1 and (words[before].lower in _BETWEEN or words[before].tag == "RB"):
            before -= 1
        if words[before].text == ",":
            yield at


def _is_order(word: Word) -> bool:
    return word.tag == "VB" and (word.is_imperative or word.lower == "be")


def _has_own_subject(words: Sequence[Word], at: int) -> bool:
    comma = max((w.index for w in words[:at] if w.text == ","), default=0)
    return any(
        w.dep in _SUBJECTS or (w.dep == "mark" and w.index > comma) or w.tag == "MD"
        for w in words[at].children
        if comma < w.index < at
    )


def _cut_off(words: Sequence[Word], at: int) -> None:
    """Hang what stands before the comma on the instruction as a clause of its own."""
    verb = words[at]
    for word in verb.children:
        if word.index < at and (word.dep in _SUBJECTS or word.dep == "mark"):
            word.dep = "advcl" if word.dep in _SUBJECTS else "dep"


def read_joined_conditions(words: Sequence[Word]) -> None:
    """Join the second half of "If you wake up and can't sleep, get up" to its first, in place."""
    for word in words:
        if word.dep != "advcl" or word.is_root or word.child("mark") or not word.child("cc"):
            continue
        first = next((w for w in word.children if w.dep == "advcl" and w.index < word.index), None)
        joint = word.child("cc")
        if first is None or joint is None or not first.index < joint.index < word.index:
            continue
        first.head_index = word.head_index
        word.head_index, word.dep = first.index, "conj"
        word.sentence.forget_tree()


def _opens_with_front(words: Sequence[Word]) -> bool:
    first = words[0]
    return first.tag == "VBG" or first.lower in _CLAUSES or first.lower in _PHRASES


def read_cut_off_subjects(words: Sequence[Word], openers: Openers) -> None:
    """Free an instruction from a "subject" before its comma, in place.

    "If the dough sticks, add flour" was read as if the sticks added flour.
    """
    root = next((word for word in words if word.is_root), None)
    if root is None or not _is_order(root):
        return
    if not _opens_with_front(words) and words[0].lower not in openers.verbs:
        return
    if root.index in set(_behind_commas(words)) and not _has_own_subject(words, root.index):
        _cut_off(words, root.index)


def read_fronted(words: Sequence[Word], openers: Openers) -> None:
    """Read what follows a fronted clause or phrase as the instruction, in place.

    "Whenever the urge comes, pause and log it"; "Using a screwdriver, tighten the screws".
    """
    if not words:
        return
    clause = words[0].lower in _CLAUSES or words[0].tag == "VBG"
    if not clause and words[0].lower not in _PHRASES:
        return
    for at in _behind_commas(words):
        word = words[at]
        if words[at - 1].lower in ("and", "or", "but", "so"):
            continue
        if _is_order(word):
            if word.is_root:
                continue
            above = word.head
            opens = above.is_root and above.index < at and not _has_own_subject(words, at)
            if opens and (above.pos in _NOUNS or above.tag == "VBG" or _is_fronted(words, above)):
                make_root(words, at)
                _cut_off(words, at)
                return
            continue
        if word.lower not in openers.verbs or not word.tag.startswith(("NN", "VBP", "JJ")):
            continue
        joined = clause and at + 1 < len(words) and words[at + 1].lower in ("and", "then")
        if joined or reads_as_verb(words, at, openers):
            become_verb(word, IMPERATIVE)
            make_root(words, at)
            _cut_off(words, at)
            return


def _is_fronted(words: Sequence[Word], verb: Word) -> bool:
    """Say whether a "main" verb belongs to the fronted clause that opens the sentence."""
    return any(
        w.dep in ("mark", "advmod") and w.index == 0 and w.lower in _CLAUSES for w in verb.children
    ) or (words[0].lower == "to" and verb.index < 3)
