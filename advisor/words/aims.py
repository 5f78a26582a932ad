"""Aims: abstract objects such as "stress" or "your coping skills"."""

from advisor.anatomy.picture import Assignment
from advisor.language.sentence import Hit, Sentence, Word

AIMS = "abstract_objects"
"""The word list of aims; each entry names an `act` and a `cue` for blanks."""

SMALL_STEP = "write down one small step toward this, and the day for it"
"""An act that serves any aim."""

_BETWEEN = frozenset({"DET", "PRON", "ADJ", "ADV", "ADP", "PART", "CCONJ"})
_REACH = 6
"""Words. An object that stands further off is the object of something else."""

_CONCRETE = frozenset(
    """page worksheet sheet chapter row column line list log diary journal card form recording
    audio video app book handout booklet script letter page section step plan timer chart map
    ladder hierarchy quiz number box calendar table record class group course workshop""".split()
)
"""Heads that turn an aim into a thing one can hold or attend: "anxiety log", "anger group"."""

_ABOUT = frozenset("regarding concerning including related".split())
"""Words that look like verbs and open what an aim is about: "beliefs regarding work"."""

_CALENDAR = frozenset(
    """week weekend month day morning afternoon evening night monday tuesday wednesday thursday
    friday saturday sunday weekdays weekends session""".split()
)
"""Nouns of a time phrase: "this week", "on Monday"."""

_TIMES = frozenset({"today", "tonight", "tomorrow", "daily", "weekly"})


def _is_head(hit: Hit) -> bool:
    """Say whether an aim ends its noun phrase: not the "anger" of "anger log"."""
    words, last = hit.sentence.words, hit.words[-1]
    following = words[last.index + 1] if last.index + 1 < len(words) else None
    if following is None or following.lower in _TIMES:
        return True
    if following.lower in _CONCRETE or following.lemma in _CONCRETE:
        return False
    if last.lower.endswith("ing") and following.pos in ("ADP", "DET", "PRON", "ADV"):
        # "start thinking about ..." and "stop eating the ..." ask for a doing; "practise coping
        # this week" and "... on Monday" only say when.
        return any(word.lower in _CALENDAR for word in words[following.index + 1 :][:2])
    if following.lower in _ABOUT:
        return True
    return following.pos not in ("NOUN", "PROPN") and following.tag != "VBG"


def aim_after(sentence: Sentence, last: Word) -> Hit | None:
    """Return the aim that is the object of the verb phrase ending in `last`."""
    for hit in sentence.find(AIMS):
        first = hit.words[0].index
        is_title = first > 0 and hit.text.istitle()
        if is_title or not last.index < first <= last.index + _REACH or not _is_head(hit):
            continue
        between = sentence.words[last.index + 1 : first]
        loose = all(
            w.pos in _BETWEEN or w.tag in ("VBG", "RB", "JJR") or w.head_index == first
            for w in between
        )
        apart = any(
            w.tag in ("CD", "WRB", "WP", "WDT")
            or w.pos == "AUX"
            or w.dep.startswith("nsubj")
            or (w.tag == "IN" and w.lower not in ("of", "on", "with", "at"))
            for w in between
        )
        if loose and not apart:
            return hit
    return None


def last_aim(aim: Hit) -> Hit:
    """Return the last of the aims that are listed with one: "habits" of "a routine and habits"."""
    words = aim.sentence.words
    for other in aim.sentence.find(AIMS):
        between = words[aim.words[-1].index + 1 : other.words[0].index]
        listed = any(w.lower in ("and", "or", ",", "/", "&") for w in between[:2])
        loose = all(w.pos in ("CCONJ", "DET", "ADJ", "PRON", "PUNCT", "SYM") for w in between)
        acts = len(other.words) == 1 and other.words[0].tag in ("VB", "VBP")
        if between and len(between) <= 4 and listed and loose and not acts and _is_head(other):
            aim = other
    return aim


_WISHES = frozenset({"need", "want"})
"""Verbs of "you need to stop", which name no aim."""


def topic_act(assignment: Assignment) -> str:
    """Return an act that serves the first aim an assignment names, in base form."""
    for sentence in assignment.sentences:
        for hit in (*sentence.find(AIMS), *sentence.find("mental_state_verbs")):
            if hit.words[0].lemma in _WISHES:
                continue
            act = hit.entry.more.get("act") or hit.entry.more["look"]
            return str(act).replace("[someone]", "a friend")
    return SMALL_STEP


def says_thing(words: tuple[Word, ...]) -> bool:
    """Say whether words name a number, a sheet or another thing one can point at."""
    return any(w.tag == "CD" or w.text[:1].isdigit() or w.lemma in _CONCRETE for w in words)
