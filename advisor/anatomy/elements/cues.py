"""Cues: clauses and events that a task is tied to ("when you wake", "after each call")."""

from collections.abc import Iterator

from advisor.anatomy.elements.barrier import is_obstacle
from advisor.anatomy.elements.clauses import (
    at,
    before,
    behind,
    clause_words,
    clauses_above,
    evidence,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word

_CUES = frozenset({"when", "whenever", "while", "once", "before", "after", "if", "as"})
_EVENTS = frozenset({"after", "before", "during", "following"})
_SUBJECTS = frozenset("you i the your it they this he she".split())
_ASIDES = frozenset(
    {"because", "since", "so", "that", "cause", "'cause", "how", "whether", "as", "until", "till"}
)
_NO_EVENTS = frozenset(
    """week month day time session minute hour while that this it them then all year appointment
    meeting fortnight point process future moment second program programme treatment couple""".split()
)
_CONTENT_HEADS = frozenset(
    """notice note record write track identify know ask see list describe remember recall
    recognise recognize log spot decide tell rate monitor observe learn name happen mean""".split()
)
_CONTENT_NOUNS = frozenset("time times situation situations moment moments day days".split())
_NOT_BEFORE_IF = frozenset(
    """as even only see wonder ask check decide her him know yourself unsure sure certain clear
    asked""".split()
)
_NOT_AFTER_IF = frozenset("possible needed necessary so not any".split())
_AS_ACTS = frozenset("'re are walk wake get go wait sit leave come lie".split())
_AS_STATES = frozenset("know can may will have need said are do see mentioned want".split())
_MANNERS = frozenset(
    """pay keep focus think breathe use notice maintain try make avoid be stay seated standing
    sitting lying still seat stand sit lie""".split()
)
_LISTED = frozenset({"-", ",", "and", "or", "how", "where", "who", "what", "nil"})
"""Words behind "when" that make it one of several questions: "when, where and how"."""

_MEETINGS = frozenset("see meet talk speak review discuss".split())
_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_EXAMPLE_SIGNS = frozenset({"etc", "etc.", "e.g.", "eg"})


def is_aside(word: Word) -> bool:
    """Say whether a phrase times something else than what is asked: a reason, a memory."""
    if in_relative(word) or _in_model(word):
        return True
    return any(
        name in _ASIDES
        for name, head in clauses_above(word)
        if head is not word and not (word.head is head and word.lower == name)
    )


def _in_model(word: Word) -> bool:
    """Say whether a word stands in a bracket of examples: "(join a class, ask in school, etc.)"."""
    words = word.sentence.words
    opened = next((w for w in reversed(words[: word.index]) if w.text in "()"), None)
    if opened is None or opened.text == ")":
        return False
    closed = next((w.index for w in words[word.index :] if w.text == ")"), len(words))
    return not _EXAMPLE_SIGNS.isdisjoint(lowers(words[opened.index : closed]))


def cue_clauses(reading: Reading, sentence: Sentence) -> Iterator[Evidence]:
    """Yield the clauses that say at which event: "when the alarm rings", "before you eat"."""
    for word in sentence.words:
        if word.lower not in _CUES or word.quoted or not _opens(word):
            continue
        clause = clause_words(word)
        if is_aside(word) or _is_content(word) or _is_meeting(clause):
            continue
        if word.lower in ("if", "when") and is_obstacle(reading, sentence, word):
            continue
        weak = _is_open(sentence, clause)
        if weak or not _is_wish(sentence, clause):
            yield evidence(clause, "cue", weak=weak)


def cue_phrases(sentence: Sentence) -> Iterator[Evidence]:
    """Yield set phrases that tie a task to an event: "each time", "on waking"."""
    for hit in sentence.find("cue_openers"):
        if not (
            _is_hurry(hit) or _ends_bare(hit) or is_aside(hit.words[0]) or _is_content(hit.words[0])
        ):
            yield of_hit(hit, "cue")


def _ends_bare(hit: Hit) -> bool:
    """Say whether "right before" stands without what comes after it: "the mood right before"."""
    rest = behind(hit, 1)
    return hit.words[-1].lower in ("before", "after") and not (rest and rest[0].is_word)


def _is_hurry(hit: Hit) -> bool:
    """Say whether "as soon as" asks for haste: "as soon as possible", "as soon as you can"."""
    if hit.text.lower() != "as soon as":
        return False
    said = lowers(behind(hit, 2))
    return said[:1] in (["possible"], ["needed"]) or said == ["you", "can"]


def _opens(word: Word) -> bool:
    """Say whether a word opens a clause that can be a cue."""
    words, index = word.sentence.words, word.index
    rest = words[index + 1 :]
    if not rest:
        return False
    following = rest[0]
    if following.text in _LISTED or following.lower in _LISTED or _is_sequel(word):
        return False
    match word.lower:
        case "as":
            return _is_meanwhile(word)
        case "once":
            return following.lower in _SUBJECTS
        case "before" | "after":
            return (
                following.tag == "VBG"
                or following.lower in _SUBJECTS - {"the", "your", "this"} | {"we", "going", "bed"}
                or any(w.dep == "nsubj" for w in rest[:4])
            ) and not (following.lower == "it" and len(rest) == 1)
        case "while":
            return following.lemma not in _MANNERS and following.lower not in _MANNERS
        case "if":
            return before(word) not in _NOT_BEFORE_IF and following.lower not in _NOT_AFTER_IF
        case _:
            return True


def _is_sequel(word: Word) -> bool:
    """Say whether a clause only says that one step follows another: "when that's done"."""
    said = lowers(word.sentence.words[word.index + 1 : word.index + 4])
    return said[:1] in (["that"], ["this"], ["it"], ["you"]) and said[1:3] in (
        ["is", "done"],
        ["'s", "done"],
        ["is", "finished"],
        ["'re", "done"],
        ["are", "done"],
        ["still", "want"],
    )


def _is_meanwhile(word: Word) -> bool:
    """Say whether "as" means "while": "As you brush your teeth, ...", "as you're on your way"."""
    words, index = word.sentence.words, word.index
    if at(words, index + 1) != "you" or index + 2 >= len(words):
        return False
    verb = words[index + 2]
    if index == 0 and verb.tag in ("VBP", "VB"):
        return verb.lower not in _AS_STATES
    return verb.lower in _AS_ACTS and "way" in lowers(words[index : index + 7])


def _is_content(marker: Word) -> bool:
    """Say whether a clause is what is noted: "Notice when ...", "situations when ..."."""
    if not marker.index or marker.lower not in ("when", "if", "whenever"):
        return False
    words = marker.sentence.words
    lead = words[marker.index - 1]
    if marker.lower == "when" and lead.lower in _CONTENT_NOUNS:
        return True
    if lead.lower in ("and", "or"):
        return at(words, marker.index - 2) in ("how", "where", "what", "who")
    return lead.lemma in _CONTENT_HEADS or lead.lower == "of"


def _is_meeting(clause: tuple[Word, ...]) -> bool:
    """Say whether a clause is about the next session: "when I see you next"."""
    return not {"i", "we"}.isdisjoint(lowers(clause[:3])) and any(
        word.lemma in _MEETINGS for word in clause
    )


def _is_open(sentence: Sentence, clause: tuple[Word, ...]) -> bool:
    """Say whether a clause leaves the moment open: "when needed"."""
    return any(
        hit.words[0] is clause[0] and len(hit.words) >= len(clause) - 1
        for hit in sentence.find("open_cues")
    )


def _is_wish(sentence: Sentence, clause: tuple[Word, ...]) -> bool:
    """Say whether a clause is a mere wish: "when you can find the time"."""
    if len(clause) < 2 or lowers(clause[1:3]) == ["you", "can"]:
        return True
    inside = range(clause[0].index, clause[-1].index + 1)
    loose = any(hit.words[0].index in inside for hit in sentence.find("vague_times"))
    return loose and len(clause) < 6


def events(sentence: Sentence) -> Iterator[Evidence]:
    """Yield "after each practice", "before and after each one", "during the call"."""
    words = sentence.words
    for word in words:
        if word.lower not in _EVENTS or word.quoted or before(word) == "-" or is_aside(word):
            continue
        if words[word.index + 1 : word.index + 2] and words[word.index + 1].tag == "CD":
            continue
        phrase = _noun_phrase(words[word.index + 1 : word.index + 6])
        heads = [w for w in phrase if w.pos not in ("DET", "ADJ") and w.tag != "PRP$"]
        if not heads and phrase and phrase[-1].lower == "one":
            heads = phrase[-1:]
        if heads and heads[-1].lemma not in _NO_EVENTS and heads[-1].lower not in _NO_EVENTS:
            yield evidence([word, *phrase], "cue")


def _noun_phrase(rest: tuple[Word, ...]) -> list[Word]:
    phrase: list[Word] = []
    for word in rest:
        if not phrase and word.lower in ("and", "after"):
            continue
        is_part = word.pos in _NOUN_PHRASE or word.dep in ("obl", "nmod") or word.tag == "POS"
        if not (word.is_word and is_part) or word.dep.startswith("nsubj"):
            break
        phrase.append(word)
    return phrase
