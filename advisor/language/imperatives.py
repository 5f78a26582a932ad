"""Clause-initial verbs: read "Journal for ten minutes" as an instruction.

Homework opens its lines with words that are nouns elsewhere: list, journal, rate, note,
time, water. A tagger trained on news and mail takes them for nouns. Where such a word
starts a clause and what follows can only follow a verb, the reading is set right here,
before anything else looks at it.
"""

from collections.abc import Sequence

from advisor.language.sentence import Word

_LEAD = frozenset(
    "please then next now also and first second third finally lastly afterwards just".split()
)
"""Words that may stand before the verb of an instruction."""

_FOLLOWS_VERB_TAGS = frozenset(
    {"DT", "PDT", "CD", "PRP", "PRP$", "WDT", "WP", "WP$", "WRB", "RP", "EX"}
)
_FOLLOWS_VERB_WORDS = frozenset(
    "a an the this that these those your my his her their our its each every any all both one two "
    "three four five six seven eight nine ten some no what how when where who which whether why "
    "down out up off away back yourself myself to it them him me us".split()
)
"""What can follow a verb but not the noun of a heading. "of" is missing: "List of meals"."""

_FOLLOWS_WEAK = frozenset(
    "for with in at on by from about through into before after during around while".split()
)
"""What follows verbs and nouns alike: enough where the word is mostly a verb in homework."""

_MOSTLY_VERBS = frozenset(
    "add ask avoid bring breathe buy choose describe draw eat give go imagine keep learn let limit "
    "make meditate notice observe pay put rate read remember say send sit speak spend take talk tell "
    "think try wear write".split()
)
"""Words that are hardly ever nouns at the start of a line: "Pay attention", "Limit news"."""

_NOUN_FIRST = frozenset("plan list time focus practice exercise worry diary homework".split())
"""Words that a preposition does not turn into a verb: "Plan for Monday"."""


def _reads_as_verb(words: Sequence[Word], at: int, verbs: frozenset[str]) -> bool:
    word = words[at]
    if word.lower not in verbs:
        return False
    rest = words[at + 1 :]
    if not any(other.is_word for other in rest):
        return bool(rest) and rest[-1].text in ".!"
    following = rest[0]
    if following.text == "(":
        return word.lower in _MOSTLY_VERBS
    if following.lower in ("of", "is", "are", "was", "were", "helps", "can", "will", ":", "-"):
        return False
    if following.lower in _FOLLOWS_VERB_WORDS or following.tag in _FOLLOWS_VERB_TAGS:
        return True
    if word.lower in _MOSTLY_VERBS or following.tag == "VBG":
        return following.is_word and not following.tag.startswith(("VBZ", "VBD", "MD"))
    return following.lower in _FOLLOWS_WEAK and word.lower not in _NOUN_FIRST


def _make_root(words: Sequence[Word], at: int) -> None:
    """Hang the sentence on the verb; what was the root becomes its object."""
    verb = words[at]
    if verb.is_root:
        return
    old = next((word for word in words if word.is_root), None)
    if old is not None:
        old.head_index, old.dep = (
            verb.index,
            "obj" if old.pos in ("NOUN", "PROPN", "PRON") else "dep",
        )
    verb.head_index, verb.dep = verb.index, "ROOT"


_FRONTS = frozenset("when whenever if after before once while until as each every next".split())
"""Words that open a clause before the instruction: "If it rains, walk indoors"."""

_MODALS = frozenset("will 'll would should could can may might must shall to".split())
_CLIENTS = frozenset("client clients patient patients pt ct".split())


def _becomes_verb(word: Word, morph: str) -> None:
    word.lemma, word.pos, word.tag, word.morph = word.lower, "VERB", "VB", morph


def _reads_as_infinitive(words: Sequence[Word], at: int) -> bool:
    """Say whether a "noun" behind a modal or "to" is a verb: "client to practice breathing"."""
    before, rest = words[at - 1], words[at + 1 :]
    if before.lower not in _MODALS or not rest:
        return False
    if before.lower != "to":
        return True
    following = rest[0]
    if following.lower in _FOLLOWS_VERB_WORDS or following.tag in (
        "NN",
        "NNS",
        "VBG",
        "JJ",
        *_FOLLOWS_VERB_TAGS,
    ):
        return True
    return following.lower in _FOLLOWS_WEAK and words[at].dep in ("xcomp", "acl", "ccomp", "advcl")


def read_infinitives(words: Sequence[Word], verbs: frozenset[str]) -> None:
    """Read homework verbs behind "to" or a modal as verbs, in place.

    In a telegraphic plan, "Client to practice breathing", the verb also leads the sentence.
    """
    for at in range(1, len(words)):
        word = words[at]
        if word.lower in verbs and word.tag.startswith("NN") and _reads_as_infinitive(words, at):
            _becomes_verb(word, "VerbForm=Inf")
    people = 1 if words and words[0].lower in _CLIENTS else 0
    if people and len(words) > 2 and words[1].lower == "to" and words[2].lower in verbs:
        verb = words[2]
        _becomes_verb(verb, "VerbForm=Inf")
        _make_root(words, 2)
        words[0].head_index, words[0].dep = verb.index, "nsubj"
        words[1].head_index, words[1].dep = verb.index, "aux"


def _follows_object(rest: Sequence[Word]) -> bool:
    """Say whether what follows can only be the object of a verb: "a line", "to ten"."""
    if not rest:
        return False
    if rest[0].lower == "to":
        return len(rest) > 1 and rest[1].tag == "CD"
    return rest[0].tag in ("DT", "CD", "PRP$", "WP", "WRB", "RP") and rest[0].lower != "that"


def read_joined_verbs(words: Sequence[Word], verbs: frozenset[str]) -> None:
    """Read "count" of "Open the door and count to ten" as a second instruction, in place."""
    root = next((word for word in words if word.is_root), None)
    if root is None or not (root.is_imperative or root.tag == "VB"):
        return
    for at in range(root.index + 1, len(words)):
        word = words[at]
        if word.lower not in verbs or not word.tag.startswith("NN"):
            continue
        if words[at - 1].lower in ("and", "then") and _follows_object(words[at + 1 :]):
            _becomes_verb(word, "Mood=Imp|VerbForm=Fin")
            word.head_index, word.dep = root.index, "conj"


def read_fronted(words: Sequence[Word], verbs: frozenset[str]) -> None:
    """Read "pause" of "Whenever the urge comes, pause and log it" as the instruction, in place."""
    if not words or words[0].lower not in _FRONTS:
        return
    for at in range(2, len(words) - 1):
        word = words[at]
        if words[at - 1].text != "," or word.lower not in verbs or not word.tag.startswith("NN"):
            continue
        joined = words[at + 1].lower in ("and", "then")
        if joined or _reads_as_verb(words, at, verbs):
            _becomes_verb(word, "Mood=Imp|VerbForm=Fin")
            _make_root(words, at)
            return


def read_opening_verbs(words: Sequence[Word], verbs: frozenset[str]) -> None:
    """Set the reading of a sentence's opening word right, in place.

    Args:
        words: the words of one sentence.
        verbs: dictionary forms of the verbs that open instructions of homework.
    """
    at = 0
    while at < len(words) and (words[at].lower in _LEAD or not words[at].is_word):
        at += 1
    if at >= len(words):
        return
    word = words[at]
    if word.pos == "VERB" and (word.tag == "VB" or word.is_imperative):
        return
    if word.is_verb and word.tag not in ("VB", "VBP", "NN", "NNP"):
        return
    if not _reads_as_verb(words, at, verbs):
        return
    if word.child("nsubj", "nsubj:pass", "csubj"):
        return
    _becomes_verb(word, "Mood=Imp|VerbForm=Fin")
    _make_root(words, at)
