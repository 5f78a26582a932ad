"""Clause-initial verbs: read "Journal for ten minutes" as an instruction.

Homework opens its lines with words that are nouns elsewhere: list, journal, rate, note,
time, water. A tagger trained on news and mail takes them for nouns. Where such a word
starts a clause and what follows can only follow a verb, the reading is set right here,
before anything else looks at it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from advisor.language.sentence import Word

IMPERATIVE = "Mood=Imp|VerbForm=Fin"


class Openers(NamedTuple):
    """Verbs that may open an instruction, in dictionary form.

    `loose` are those of `verbs` that are verbs even before "in" or "with"; the others need an
    object, for "Water in the pipe" is a heading and "Water the plants" is none.
    """

    verbs: frozenset[str]
    loose: frozenset[str]


_LEAD = frozenset(
    "please then next now also and first second third finally lastly afterwards just".split()
)
"""Words that may stand before the verb of an instruction."""

_ADVERBS = ("ly", "never", "always", "instead", "again", "once", "twice")

_FOLLOWS_VERB_TAGS = frozenset(
    {"DT", "PDT", "CD", "PRP", "PRP$", "WDT", "WP", "WP$", "WRB", "RP", "EX"}
)
_FOLLOWS_VERB_WORDS = frozenset(
    "a an the this that these those your my his her their our its each every any all both one two "
    "three four five six seven eight nine ten some no what how when where who which whether why "
    "down out up off away back yourself myself it them him me us".split()
)
"""What can follow a verb but not the noun of a heading. "of" is missing: "List of meals"."""

_FOLLOWS_WEAK = frozenset(
    "for with in at on by from about through into before after during around while".split()
)
"""What follows verbs and nouns alike: enough where the word is mostly a verb in homework."""

_MOSTLY_VERBS = frozenset(
    "add ask avoid bring breathe buy choose describe draw eat give go imagine keep learn let limit "
    "leave make meditate notice observe pay put rate read remember say send sit speak spend switch take talk tell "
    "think try wear write".split()
)
"""Words that are hardly ever nouns at the start of a line: "Pay attention", "Limit news"."""

_NOUN_FIRST = frozenset("plan list time focus practice exercise worry diary homework".split())
"""Words that a preposition does not turn into a verb: "Plan for Monday"."""


_FINITE = frozenset(
    "is are was were am has had does did can could will would may might must shall should 'll 's "
    "helps makes gets takes gives keeps lets feels seems becomes comes goes works matters needs means "
    "depends improves lifts shows".split()
)
"""Verbs that a noun in first place is the subject of: "Practice helps"."""

_NO_OBJECT = frozenset({"of", ":", "-", *_FINITE})
_NUMBERED = frozenset("number step stage part phase week day level session lesson method".split())
"""Nouns that a number makes a heading of: "Step 4"."""


def _joins(words: Sequence[Word], at: int, openers: Openers) -> bool:
    """Say whether the word shares its object with a verb: "Press and hold the button"."""
    rest = words[at + 1 :]
    while len(rest) > 1 and (rest[0].text == "," or rest[0].lower in ("and", "or", "then")):
        rest = rest[1:]
    if len(rest) == len(words) - at - 1 or not rest:
        return False
    if rest[0].lower not in openers.verbs:
        return rest[0].tag == "VB" and rest[0].is_imperative
    behind = rest[1:]
    if not any(word.is_word for word in behind):
        return bool(behind) and behind[-1].text in ".!"
    return _takes_object(behind[0]) or _joins(words, rest[0].index, openers)


_SUBJECT_FORMS = frozenset("i we he she they you".split())
_BEFORE_TO = frozenset("time homework list way thing link need right access".split())
"""Nouns that "to" belongs to: "Time to go", "Link to the page"."""


def _takes_object(following: Word) -> bool:
    if following.lower in _SUBJECT_FORMS:
        return False
    if following.lower == "to":
        words, at = following.sentence.words, following.index
        goal = words[at + 1] if at + 1 < len(words) else None
        named = at > 0 and words[at - 1].lower in _BEFORE_TO
        return goal is not None and not named and goal.tag in ("VB", "DT", "PRP$", "CD", "PRP")
    return following.lower in _FOLLOWS_VERB_WORDS or following.tag in _FOLLOWS_VERB_TAGS


def _plans(word: Word, rest: Sequence[Word]) -> bool:
    """Say whether "plan" is a verb: "Plan meals", "plan travel to the coast", no "Plan review".

    A line in lower case is a client's own note, which has no headings.
    """
    if rest[0].tag == "NNS":
        return True
    noted = word.text.islower() and word.index == 0 and rest[0].tag == "NN"
    return noted and len(rest) > 2 and not any(other.lower in _FINITE for other in rest)


def reads_as_verb(words: Sequence[Word], at: int, openers: Openers) -> bool:
    """Say whether the word at `at` opens an instruction, going by what follows it."""
    word, rest = words[at], words[at + 1 :]
    if word.lower not in openers.verbs:
        return False
    if not any(other.is_word for other in rest):
        return bool(rest) and rest[-1].text in ".!"
    following = rest[0]
    if following.text == "(":
        return word.lower in _MOSTLY_VERBS
    if following.lower in _NO_OBJECT:
        return False
    if word.lower in _NUMBERED and following.tag == "CD":
        return False
    if _takes_object(following):
        return True
    if _joins(words, at, openers):
        return True
    if word.lower == "plan" and _plans(word, rest):
        return True
    if word.lower in _MOSTLY_VERBS or following.tag == "VBG":
        return following.is_word and not following.tag.startswith(("VBZ", "VBD", "MD"))
    if word.lower not in openers.loose or word.lower in _NOUN_FIRST:
        return False
    return following.lower in _FOLLOWS_WEAK


def make_root(words: Sequence[Word], at: int) -> None:
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
    verb.sentence.forget_tree()


_MODALS = frozenset("will 'll would should could can may might must shall to".split())
_PEOPLE = frozenset(
    """client patient parent mum mom dad mother father couple partner husband wife carer caregiver
    family teacher member participant son daughter""".split()
)
"""Who a plan may speak of: "Pt to walk", "Both parents to agree"."""

_BEFORE_PEOPLE = frozenset("the both all each".split())


def become_verb(word: Word, morph: str) -> None:
    """Read a word as a base form."""
    lemma = word.lower if word.lower[-1:].isalpha() else word.lemma
    word.lemma, word.pos, word.tag, word.morph = lemma, "VERB", "VB", morph


def _becomes_noun(word: Word) -> None:
    word.lemma, word.pos, word.tag, word.morph = word.lower, "NOUN", "NN", "Number=Sing"


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


def _planned(words: Sequence[Word], verbs: frozenset[str]) -> int:
    """Return where "to" stands in a line of a plan: 1 in "Pt to continue walking"; 0 in others."""
    at = 1 if words and words[0].lower in _BEFORE_PEOPLE else 0
    if len(words) < at + 3 or words[at + 1].lower != "to":
        return 0
    if not {words[at].lemma, words[at].lemma.removesuffix("s")} & _PEOPLE:
        return 0
    verb = words[at + 2]
    is_verb = verb.tag == "VB" or not verbs.isdisjoint((verb.lower, verb.lemma))
    return at + 1 if is_verb else 0


def read_infinitives(words: Sequence[Word], verbs: frozenset[str]) -> None:
    """Read homework verbs behind "to" or a modal as verbs, in place.

    In a telegraphic plan, "Client to practice breathing", the verb also leads the sentence.
    """
    for at in range(1, len(words)):
        word = words[at]
        if word.lower in verbs and word.tag.startswith("NN") and _reads_as_infinitive(words, at):
            become_verb(word, "VerbForm=Inf")
    to = _planned(words, verbs)
    if to:
        verb = words[to + 1]
        if verb.lower == "be" and verb.dep == "cop":
            verb = verb.head
        else:
            become_verb(verb, "VerbForm=Inf")
        make_root(words, verb.index)
        words[to - 1].head_index, words[to - 1].dep = verb.index, "nsubj"
        words[to].head_index, words[to].dep = verb.index, "aux"


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
    if root is None or not (root.is_imperative or root.tag == "VB" or _is_be_ordered(root)):
        return
    for at in range(root.index + 1, len(words)):
        word = words[at]
        taken = word.tag.startswith("NN") or (word.tag == "VB" and word.pos == "NOUN")
        if word.lower not in verbs or not taken:
            continue
        # What the tagger takes for a base form needs no object to prove it.
        proven = word.tag == "VB" or _follows_object(words[at + 1 :])
        if words[at - 1].lower in ("and", "then") and proven:
            become_verb(word, IMPERATIVE)
            word.head_index, word.dep = root.index, "conj"
            word.sentence.forget_tree()


def _is_be_ordered(root: Word) -> bool:
    """Say whether a clause runs "be mindful", "be kind": an order whose head is no verb."""
    be = root.child("cop")
    return be is not None and be.lower == "be" and be.tag == "VB"


_PRACTISES = frozenset({"practise", "practice", "rehearse", "try"})


def read_done_nouns(words: Sequence[Word], openers: Openers) -> None:
    """Read "do box breathing" as doing it, rather than as boxing with an emphatic "do"."""
    for at in range(len(words) - 2):
        do, word, noun = words[at : at + 3]
        emphatic = do.lower == "do" and do.dep == "aux" and do.head_index == at + 1
        # "Practise box breathing": neither does the practice box anything.
        emphatic |= at == 0 and do.lower in _PRACTISES and do.head_index == at + 1
        if not emphatic or word.lower in openers.loose or noun.dep != "obj":
            continue
        if word.tag not in ("VB", "VBP") or noun.head is not word or noun.text != noun.lower:
            continue
        if any(w is not do and (w.dep.startswith("nsubj") or w.text == "?") for w in word.children):
            continue
        do.head_index, do.dep = (do.index if word.is_root else word.head_index), word.dep
        become_verb(do, IMPERATIVE)
        for child in word.children:
            child.head_index = do.index
        _becomes_noun(word)
        word.head_index, word.dep = noun.index, "compound"
        word.sentence.forget_tree()


_BELOW = frozenset("compound amod nsubj obj nmod vocative discourse dep det".split())
"""Relations that no imperative in first place has: the noun behind it was taken for the head."""


_LEAD_WORDS = 3


def _behind_lead(words: Sequence[Word]) -> int:
    """Return where a line goes on behind a lead: 2 in "Exposure: ride the lift"; 0 without one."""
    colon = next((word.index for word in words[: _LEAD_WORDS + 1] if word.text == ":"), 0)
    verbs = any(word.is_verb and word.tag != "VBG" for word in words[:colon])
    return 0 if verbs or colon + 2 > len(words) else colon + 1 if colon else 0


def _first(words: Sequence[Word]) -> Word | None:
    """Return the word that opens the sentence, adverbs such as "gently" and "never" aside."""
    start = _behind_lead(words)
    if [word.lower for word in words[start : start + 2]] == ["at", "least"]:
        start += 2
    for word in words[start:]:
        skipped = not word.is_word or word.lower in _LEAD
        if not skipped and not (word.tag == "RB" and word.lower.endswith(_ADVERBS)):
            return word
    return None


def _unread(word: Word, words: Sequence[Word], openers: Openers) -> bool:
    """Take the reading as a verb back where a noun must stand: "Sleep improves", "Step 4"."""
    following = words[word.index + 1] if word.index + 1 < len(words) else None
    if following is None and word.index == 0 and word.lower not in openers.verbs:
        # A name on a line of its own.
        word.lemma, word.pos, word.tag, word.morph = word.lower, "PROPN", "NNP", "Number=Sing"
        return True
    if following is None:
        return False
    if word.lower in _NUMBERED and following.tag == "CD":
        _becomes_noun(word)
        return True
    if word.lower in _MOSTLY_VERBS or not word.is_root:
        return False
    if following.lower in _FINITE and following.tag.startswith(("VB", "MD")):
        _becomes_noun(word)
        make_root(words, following.index)
        word.dep = "nsubj"
        return True
    return False


def _raise(word: Word, words: Sequence[Word]) -> None:
    """Make a verb in first place the root, or a noun if a finite verb has it in its subject."""
    root = next((other for other in words if other.is_root), None)
    if root is not None and root.tag in ("VBZ", "VBD", "VBP") and word.dep != "discourse":
        above = word.head
        if word.dep == "nsubj" or (above.dep == "nsubj" and above.index == word.index + 1):
            _becomes_noun(word)
            return
    make_root(words, word.index)


_GREETINGS = frozenset("dear hi hello hey".split())
_CALLED = 5
"""Words. A comma that stands later closes no greeting."""


def read_greetings(words: Sequence[Word]) -> None:
    """Read "parents" of "Dear parents, please set a timer" as called, not as subject, in place."""
    if not words or words[0].lower not in _GREETINGS:
        return
    comma = next((word.index for word in words[:_CALLED] if word.text == ","), 0)
    root = next((word for word in words if word.is_root), None)
    if not comma or root is None or root.index < comma:
        return
    for word in words[:comma]:
        if word.head is root and word.dep.startswith("nsubj"):
            word.dep = "vocative"
            if root.tag == "VB" and root.child("nsubj", "aux") is None:
                root.morph = IMPERATIVE
            root.sentence.forget_tree()


_CALLS = frozenset("look listen see".split())
"""Verbs that only call for attention where a statement follows: "Look, it is hard at first." """

_GOES_ON = frozenset("then and or but for at to".split())


def read_calls(words: Sequence[Word]) -> None:
    """Read "look" of "Look, you are doing fine" as a call to the reader, not as a step, in place."""
    if len(words) < 4 or words[0].lower not in _CALLS or words[1].text != ",":
        return
    subject = next((word for word in words[2:5] if word.dep.startswith("nsubj")), None)
    if subject is None or words[2].lower in _GOES_ON or subject.head_index == 0:
        return
    call = words[0]
    make_root(words, subject.head_index)
    call.pos, call.tag, call.morph = "INTJ", "UH", ""
    call.head_index, call.dep = subject.head_index, "discourse"
    for child in words[1:]:
        if child.head_index == 0:
            child.head_index = subject.head_index
    call.sentence.forget_tree()


def read_opening_verbs(words: Sequence[Word], openers: Openers) -> None:
    """Set the reading of a sentence's opening word right, in place."""
    word = _first(words)
    if word is None:
        return
    if word.tag == "VB" and word.index and word.index == _behind_lead(words):
        if word.child("nsubj", "nsubj:pass", "csubj", "mark") is None:
            become_verb(word, IMPERATIVE)
            make_root(words, word.index)
        return
    if word.tag == "VB" and word.is_imperative:
        if not _unread(word, words, openers) and word.dep in _BELOW and not word.is_root:
            _raise(word, words)
        return
    if word.pos == "VERB" and word.tag == "VB":
        return
    if word.lower == "get" and word.dep.startswith("aux") and word.head.tag == "VBN":
        # "Get dressed": nobody is being dressed.
        become_verb(word, IMPERATIVE)
        make_root(words, word.index)
        return
    if word.is_verb and word.tag not in ("VB", "VBP", "NN", "NNP", "VBN", "VBD"):
        return
    if not reads_as_verb(words, word.index, openers) or word.child("nsubj", "nsubj:pass", "csubj"):
        return
    become_verb(word, IMPERATIVE)
    make_root(words, word.index)
