"""Rationale: why it is worth doing, or which goal it serves."""

from collections.abc import Iterator
from itertools import pairwise

from advisor.anatomy.elements.clauses import (
    CONDITIONS,
    MOMENTS,
    at,
    before,
    clause_words,
    evidence,
    in_clause,
    in_relative,
    lowers,
    of_hit,
)
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word

_CAUSES = frozenset({"because", "'cause", "cause", "coz", "cos"})
_CAUSAL = _CAUSES | {"so", "as", "since"}
_TALKED = frozenset("talk discuss say agree mention cover promise tell ask".split())
_SO_SUBJECTS = frozenset(
    """you i we it they he she your that this the people each both others everyone there theres
    nothing nobody""".split()
)
_OWN = frozenset("you i we it".split())
_NOT_BEFORE_SO = frozenset("if do or be is are was feel not say think and been even ever".split())
_FINITE = frozenset("can will 'll could won't do don't might ca wo".split())
_IS = frozenset("is are 're 's".split())
_NOT_BEFORE_AS = frozenset("as such same soon long much well far many just".split())
_THIRD = frozenset("it this that these they he she".split())
_REASON_VERBS = frozenset(
    "is 's are 're can will may helps help gives makes has have lets keeps".split()
)
_GOVERNS = frozenset(
    """try want need ask learn like love plan intend hope remember forget begin start continue go
    have get use help be decide choose agree prefer encourage invite remind tell allow let seek
    attempt work aim commit able ready how what when where which time goal way chance ability
    effort opportunity permission reason ought used supposed willing free strive wish important
    helpful useful hard easy easier difficult okay ok good right best encouraged appropriate
    enough""".split()
)
"""Words whose own "to" asks or wishes, and gives no reason: "try to", "able to", "the way to"."""

_HANDS_ON = frozenset("allow get ask tell enable let permit invite".split())
_MODALS = frozenset("can will 'll may might could".split())
_ADVERBS = frozenset("also really often does would actually just".split())
_TASK_WORDS = frozenset("it this that these those which they doing".split())
_PLURAL_WORDS = frozenset("these they those which".split())
_CLIENTS = frozenset("client patient pt member person".split())
_BETTER = frozenset(
    "easier better lighter smaller stronger clearer calmer less lower safer".split()
)


_TRUTH_TAGS = frozenset({"VBZ", "VBP"})
_LASTING = frozenset("can may might will 'll tend".split())
_GENERIC = frozenset({"NN", "NNS", "VBG", "VB"})
_NOT_GENERIC = frozenset("client patient pt mother father parent".split())
_PASSING = frozenset("should pass be have need go stay stop count do use take fine".split())
"""Heads of statements that tell what to expect, or what there is, rather than why."""

_THEN_ASKED = frozenset("expect want need would 'd like suggest ask wonder hope think".split())
"""Verbs behind "so I" that ask: "so I expect seven lines"."""

_TURNS = frozenset({"that way", "this way"})
"""Terms that give a reason where they open a clause: not "it feels that way"."""

_BREAKS = frozenset(", ; : - – — and so".split())
_SAID = frozenset("say tell ask reply answer add".split())


def find_rationale(reading: Reading) -> Iterator[Evidence]:
    """Yield reasons, purposes and what the task brings."""
    for sentence in reading.body:
        if sentence.role == "rationale" or (sentence.role == "goal" and not reading.asks(sentence)):
            if sentence.words:
                yield evidence(sentence.words)
        elif not sentence.is_question:
            yield from _stated(sentence)
            if not reading.asks(sentence) and _is_general_truth(sentence):
                yield evidence(sentence.words)


def _stated(sentence: Sentence) -> Iterator[Evidence]:
    for hit in sentence.find("reason_markers"):
        first = hit.words[0]
        if hit.text.lower() in _TURNS and first.index and before(first) not in _BREAKS:
            continue
        if first.lower == "which" or not in_relative(first):
            yield of_hit(hit)
    yield from _causes(sentence)
    yield from _ways(sentence)
    for hit in sentence.find("benefits"):
        yield from _purpose(hit)
        yield from _benefit(hit)
    yield from _comparisons(sentence)


def _ways(sentence: Sentence) -> Iterator[Evidence]:
    """Yield what an act brings: "By asking, you take away some of its power"."""
    words, said = sentence.words, lowers(sentence.words)
    opens = said[:1] == ["by"] and len(words) > 3 and words[1].tag == "VBG"
    if opens and {"you", "we", "it"} & set(said[2:]):
        yield evidence(words)


def _is_general_truth(sentence: Sentence) -> bool:
    """Say whether a sentence tells how mind or body work: "Worry feeds on being hidden".

    It has a noun for its subject, stands in the present, and names mind or body.
    """
    root = sentence.root
    subject = root.child("nsubj", "csubj", "nsubj:pass") if root is not None else None
    if root is None or subject is None or subject.tag not in _GENERIC:
        return False
    if subject.lemma in _NOT_GENERIC or sentence.words[0].lower in CONDITIONS:
        return False
    auxiliaries = {w.lower for w in root.children if w.dep.startswith("aux")}
    lasting = root.tag in _TRUTH_TAGS or bool(_LASTING & auxiliaries)
    if not (lasting or "been" in auxiliaries) or root.lemma in _PASSING:
        return False
    return bool(sentence.find("mind_and_body"))


def _causes(sentence: Sentence) -> Iterator[Evidence]:
    """Yield clauses with "because", "so that", "as" and "since"."""
    for word in () if _CAUSAL.isdisjoint(sentence.said) else sentence.words[:-1]:
        if word.quoted or word.lower not in _CAUSAL:
            continue
        if word.lower == "because" or (word.lower in _CAUSES and word.pos not in ("NOUN", "VERB")):
            clause = clause_words(word)
            if all(w.lemma not in _TALKED for w in clause[:4]):
                yield evidence(clause)
        elif _is_so_that(word) or _is_reason_as(word) or _is_reason_since(word):
            yield evidence(clause_words(word))


def _is_so_that(so: Word) -> bool:
    """Say whether "so" opens a purpose: "so that you sleep", ", so you can rest"."""
    words, index = so.sentence.words, so.index
    if so.lower != "so" or index == 0 or in_relative(so):
        return False
    following, lead = at(words, index + 1), before(so)
    if following == "that" or (following == "as" and at(words, index + 2) == "to"):
        return True
    if lead in _NOT_BEFORE_SO:
        return False
    if following not in _SO_SUBJECTS:
        pair = [word.tag for word in words[index + 1 : index + 3]]
        return pair[:1] in (["NN"], ["NNS"]) and pair[1:] in (["VBZ"], ["VBP"], ["MD"])
    later = words[index + 2 : index + 7]
    if following in ("i", "we") and later and later[0].lower in _THEN_ASKED:
        return False
    if following == "you" and any(word.lemma in _SAID for word in later[:3]):
        return False
    modal = any(word.tag == "MD" or word.lower in ("can", "will") for word in later)
    if lead != "," and following not in _OWN and not modal and _IS & set(lowers(later[:3])):
        return False  # "Turn it so they are level" says how, not why.
    return any(word.lower in _FINITE or word.tag in ("VBZ", "VBP", "MD") for word in later)


def _is_reason_since(since: Word) -> bool:
    """Say whether "since" gives a reason: "since it is good for you", not "since you left"."""
    words, index = since.sentence.words, since.index
    if since.lower != "since" or index + 2 >= len(words):
        return False
    subject = at(words, index + 1) in _THIRD | {"you", "we"}
    return subject and words[index + 2].tag not in ("VBD", "VBN")


def _is_reason_as(word: Word) -> bool:
    """Say whether "as" gives a reason: ", as it helps", "as you're running on empty"."""
    words, index = word.sentence.words, word.index
    if word.lower != "as" or index == 0 or before(word) in _NOT_BEFORE_AS:
        return False
    if "as" in lowers(words[max(0, index - 3) : index]):
        return False
    following, second = at(words, index + 1), at(words, index + 2)
    if following in _THIRD:
        return second in _REASON_VERBS
    yours = following in ("you", "your") and second in ("'re", "are", "have", "need")
    return yours and "way" not in lowers(words[index : index + 7])


def _purpose(hit: Hit) -> Iterator[Evidence]:
    """Yield "to" with a benefit: "walk daily to sleep better", not "try to sleep better"."""
    words, verb = hit.sentence.words, hit.words[0]
    to = verb.index - 1
    if to > 0 and words[to].tag in ("RB", "RBR"):
        to -= 1
    if at(words, to) != "to" or hit.entry.more.get("use") != "aim" or hit.form != "base":
        return
    if to == 0:
        fronted = any(word.text == "," for word in words[verb.index :])
        if not fronted:
            return
    elif _is_governed(words[to - 1]) or in_relative(verb) or _has_other_doer(words[:to]):
        return
    yield evidence(words[to : hit.words[-1].index + 1])


def _is_governed(word: Word) -> bool:
    """Say whether the word before "to" takes it for its own: "want", "want you", "able"."""
    words = word.sentence.words
    if word.tag == "PRP" and word.index:
        word = words[word.index - 1]
    if word.lemma in _GOVERNS or word.lower in _GOVERNS:
        return True
    return word.lower in ("not", "yourself", "and") and (
        word.index > 0 and words[word.index - 1].lemma in _GOVERNS
    )


def _has_other_doer(words: tuple[Word, ...]) -> bool:
    """Say whether the nearest verb hands the act to someone: "allow her a place to rest"."""
    nearest = next((w for w in reversed(words) if w.is_verb and w.pos != "AUX"), None)
    return nearest is not None and nearest.lemma in _HANDS_ON


def _benefit(hit: Hit) -> Iterator[Evidence]:
    """Yield what the task brings, said as a fact: "This helps you sleep"."""
    verb = hit.words[0]
    if hit.form not in ("base", "s") or in_relative(verb) or in_clause(verb, MOMENTS | CONDITIONS):
        return
    if verb.tag in ("NN", "NNS") or before(verb) in ("what", "actually") or _is_cue(verb):
        return
    if _is_fact(hit):
        start = max(0, verb.index - 2)
        yield evidence(hit.sentence.words[start : hit.words[-1].index + 1])


def _is_cue(verb: Word) -> bool:
    """Say whether a benefit only marks a moment or a question: "each time she helps you"."""
    lead = lowers(verb.sentence.words[max(0, verb.index - 5) : verb.index])
    return any(
        word in ("whether", "which") or (word in ("each", "every") and following == "time")
        for word, following in pairwise([*lead, ""])
    )


def _is_fact(hit: Hit) -> bool:
    """Say whether a benefit is told of the task, not asked of the client."""
    words, verb = hit.sentence.words, hit.words[0]
    back = verb.index - 1
    while back >= 0 and (
        words[back].lower in _MODALS | _ADVERBS or words[back].tag in ("RB", "MD")
    ):
        back -= 1
    if back < 0 or words[back].lower == "to":
        return False
    modal = not _MODALS.isdisjoint(lowers(words[back + 1 : verb.index]))
    told = modal or hit.form == "s"
    subject = verb.child("nsubj", "csubj") or words[back]
    if subject.lower in _TASK_WORDS:
        return told or subject.lower in _PLURAL_WORDS
    if subject.tag not in ("NN", "NNS", "VBG", "CD") or subject.lemma in _CLIENTS:
        return False
    return told or (subject.tag == "NNS" and verb.tag == "VBP")


def _comparisons(sentence: Sentence) -> Iterator[Evidence]:
    """Yield "makes it easier", "the more you walk, the better you sleep"."""
    words, said = sentence.words, lowers(sentence.words)
    if len(words) > 5 and said[0] == "the" and words[1].tag in ("JJR", "RBR"):
        yield evidence(words)
        return
    for word in words:
        later = words[word.index + 1 : word.index + 7]
        tells = word.lower == "makes" or (word.lower == "make" and before(word) in _MODALS)
        if tells and not _BETTER.isdisjoint(lowers(later)):
            yield evidence([word, *later[:3]])
