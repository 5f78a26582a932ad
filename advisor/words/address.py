"""Address: instructions about the client, or to nobody, turned to the client.

Each maker returns `None` unless it knows the exact shape, and where "his" or "her" could be
another person's.
"""

import re
from collections.abc import Sequence

from advisor.anatomy.picture import Form, Step
from advisor.findings import Applicability, Edit, Fix
from advisor.language.sentence import Sentence, Word
from advisor.words.inflection import form_of_tag, inflect_word
from advisor.words.restructure import end_of, lower_first, plain_source, upper_first

_CLIENT_WORDS = frozenset(
    "client clients patient patients participant participants member members user he she they pt ct".split()
)
_HIS = {"his": "your", "him": "you", "himself": "yourself"}
_HER = {"her": "your", "hers": "yours", "herself": "yourself"}
_THEIR = {
    "their": "your",
    "them": "you",
    "themselves": "yourself",
    "theirs": "yours",
    "themself": "yourself",
}
_OTHERS = frozenset(
    """wife husband partner spouse mother father mum mom dad parent parents sister brother son
    daughter child children friend friends family therapist doctor teacher colleague boss manager
    girlfriend boyfriend caregiver carer""".split()
)


_OWN_TASK = frozenset("therapist doctor psychiatrist nurse clinician counsellor counselor".split())
"""People whose part in a plan is not the client's to arrange."""

_TIMES = frozenset("on at in before after until by during each every".split())

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")

_NO = frozenset({"not", "n't", "never"})

_FINITE = {"is": "are", "was": "were", "has": "have", "does": "do", "'s": "are", "’s": "are"}


def _base(verb: Word) -> str | None:
    """Return a verb's dictionary form, if the forms of English agree that it is that."""
    lemma = verb.lemma
    form = form_of_tag(verb.tag)
    if form == "base" or inflect_word(lemma, form) == verb.lower:
        return lemma
    return lemma if inflect_word(lemma, "participle") == verb.lower else None


def _subject(step: Step) -> Word | None:
    return step.verb.child(*_SUBJECTS)


def _range(word: Word) -> tuple[int, int] | None:
    """Return the first and last index of a word's phrase; `None` if it has a gap."""
    found = [w.index for w in word.subtree if w.is_word]
    if not found:
        return None
    whole = found == list(range(found[0], found[-1] + 1))
    return (found[0], found[-1]) if whole else None


def _placed_verb(sentence: Sentence, start: int, text: str) -> str:
    """Return the verb with a capital where it opens the sentence."""
    return upper_first(text) if not any(w.is_word for w in sentence.words[:start]) else text


_ORDERS = frozenset(
    """be|should be|must be|shall be|is to be|are to be|needs to be|need to be|has to be|have to be
    |ought to be|is required to be|are required to be|is|are|will be""".replace("\n    ", "").split(
        "|"
    )
)
"""What stands between the thing and its participle in an order: "the log should be kept"."""

_NEED_AGENT = "will be"
"""An order only where the client is named as who does it: "will be kept by you"."""

_THAT = re.compile(
    r"it (?:is|would be|may be|might be) (?:\w+ly )?(?:recommended|suggested|advised|proposed|important"
    r"|essential|necessary|helpful|useful|best|good|better|vital|crucial) that $",
    re.IGNORECASE,
)
"""What stands before the thing: "It is recommended that"."""


def _thing(step: Step) -> Word | None:
    """Return the thing that is to be done; it may hang on the verb above: "needs to be done"."""
    own = _subject(step)
    if own is None and step.verb.dep in ("xcomp", "ccomp", "csubj"):
        return step.verb.head.child(*_SUBJECTS)
    return own


def _lead(sentence: Sentence, start: int) -> int:
    """Return where an order begins: at its thing, or at the "It is advised that" before it."""
    match = _THAT.search(sentence.text[:start])
    return match.start() if match else start


def passive_to_imperative(step: Step) -> Fix | None:
    """Return "Complete the diary nightly." for "The diary should be completed nightly."."""
    sentence, verb = step.sentence, step.verb
    subject = _thing(step)
    if step.form is not Form.PASSIVE or subject is None or subject.lower in _CLIENT_WORDS:
        return None
    phrase = _range(subject)
    if subject.pos == "PRON" or phrase is None or phrase[1] >= verb.index:
        return None
    between = sentence.words[phrase[1] + 1 : verb.index]
    adverbs = [w for w in between if w.pos == "ADV" and w.lower not in _NO]
    negated = any(w.lower in _NO for w in between)
    helpers = " ".join(w.lower for w in between if w.lower not in _NO and w not in adverbs)
    base, more = _base(verb), _joined_passives(verb, subject)
    agent = _agent(verb)
    if helpers not in _ORDERS or base is None or more is None:
        return None
    if helpers == _NEED_AGENT and not isinstance(agent, tuple):
        return None
    helper = _helper(verb) if agent is False else None
    if agent is False and (helper is None or negated or more):
        return None
    particle = _particle(verb)
    noun = lower_first(
        sentence.words[phrase[0] :],
        sentence.text[sentence.words[phrase[0]].at : end_of(sentence.words[phrase[1]])],
    )
    early = "".join(f"{w.text} " for w in adverbs)
    doing = f"{early}{base}{' ' + particle.text if particle else ''} {noun}"
    if negated:
        never = any(w.lower == "never" for w in between)
        doing = f"{'never' if never else 'do not'} {doing}"
    if helper is not None:
        agent = helper
        doing = f"ask {_said(sentence, helper)} to {doing}"
    at = _lead(sentence, sentence.words[phrase[0]].at)
    span = plain_source(sentence, at, end_of(particle or verb))
    if span is None:
        return None
    opens = next((w.index for w in sentence.words if w.at >= at), 0)
    edits = [Edit(span.start, span.end, _placed_verb(sentence, opens, doing)), *more]
    if isinstance(agent, tuple):
        gone = plain_source(
            sentence, end_of(sentence.words[agent[0] - 1]), end_of(sentence.words[agent[1]])
        )
        if gone is None:
            return None
        edits.append(Edit(gone.start, gone.end, ""))
    return Fix(tuple(edits), Applicability.UNSAFE, "Say it to the client.")


def _helper(verb: Word) -> tuple[int, int] | None:
    """Return where "by your partner" stands: a helper whom the client can ask."""
    for word in verb.children:
        case = word.child("case")
        by = case is not None and case.lower == "by" and word.index > verb.index
        if by and word.pos != "PRON" and word.lemma not in _OWN_TASK:
            place, words = _range(word), verb.sentence.words
            cut = words[word.index + 1 : word.index + 2]
            # "By your sister on Tuesday": the day belongs to the act.
            timed = bool(cut) and cut[0].lower in _TIMES
            return (place[0], word.index) if place and timed else place
    return None


def _said(sentence: Sentence, place: tuple[int, int]) -> str:
    """Return the words of an agent without their "by"."""
    return sentence.text[sentence.words[place[0] + 1].at : end_of(sentence.words[place[1]])]


def names_agent(step: Step) -> bool:
    """Say whether a passive says who does it, and it is not the client."""
    return _agent(step.verb) is False


def _joined_passives(verb: Word, subject: Word) -> list[Edit] | None:
    """Return the edits for further participles: "and returned" becomes "and return it".

    `None` stands for a join of any other shape.
    """
    plural = subject.tag in ("NNS", "NNPS") or subject.child("conj") is not None
    edits = []
    for joined in verb.children:
        if joined.dep in _SUBJECTS and joined.index > verb.index:
            return None
        if joined.dep != "conj":
            continue
        acted = joined.child("acl")
        own: Word | None
        if joined.pos == "NOUN" and acted is not None and acted.index == joined.index + 1:
            # "and the first items attempted": a small parser takes the verb for an attribute.
            own, word = joined, acted
        else:
            own, word = joined.child(*_SUBJECTS), joined
        base = _base(word)
        if word.tag not in ("VBN", "VBD") or base is None or word.child("aux", "aux:pass", "conj"):
            return None
        if own is None:
            edits.append(Edit(word.start, word.end, f"{base} {'them' if plural else 'it'}"))
            continue
        words = word.sentence.words
        first = next(w.index for w in own.subtree if w.is_word and w.dep != "cc")
        phrase = (first, word.index - 1)
        if own.index > phrase[1] or own.pos == "PRON":
            return None
        noun = word.sentence.text[words[phrase[0]].at : end_of(words[phrase[1]])]
        span = plain_source(word.sentence, words[phrase[0]].at, end_of(word))
        if span is None:
            return None
        edits.append(Edit(span.start, span.end, f"{base} {noun}"))
    return edits


_PARTICLES = frozenset("in out up down off on over away back".split())


def _particle(verb: Word) -> Word | None:
    """Return the "in" of "filled in": a particle right behind the verb, with no noun of its own."""
    words = verb.sentence.words
    after = words[verb.index + 1] if verb.index + 1 < len(words) else None
    if after is None or after.lower not in _PARTICLES or after.head_index != verb.index:
        return None
    behind = words[after.index + 1 : after.index + 2]
    if behind and behind[0].lower == "loud":
        return None
    return None if after.children or after.pos in ("NOUN", "PROPN") else after


def _agent(verb: Word) -> tuple[int, int] | bool | None:
    """Return where "by the client" stands; `None` without an agent, `False` if it is another."""
    words = verb.sentence.words
    for by in words[verb.index + 1 : -1]:
        who = words[by.index + 1 : by.index + 3]
        who = who[1:] if who[0].pos == "DET" else who[:1]
        if by.lower == "by" and who and (who[0].lower in _CLIENT_WORDS or who[0].lower == "you"):
            # A small parser may hang it on a word between.
            return by.index, who[0].index
    for word in verb.children:
        case = word.child("case")
        if (
            word.index > verb.index
            and case is not None
            and case.lower == "by"
            and word.dep.startswith("obl")
        ):
            if word.lower in _CLIENT_WORDS or word.lower == "you":
                return _range(word) or False
            return False if word.pos in ("PRON", "PROPN") or word.lemma in _OTHERS else None
    return None


def _your(step: Step, subject: Word) -> list[Edit] | None:
    """Return the edits from "his" to "your"; `None` where "his" may be another person's."""
    name = subject.lower
    sentence = step.sentence
    table = (
        _HIS
        if name == "he"
        else _HER
        if name == "she"
        else _THEIR
        if name == "they"
        else {**_HIS, **_HER, **_THEIR}
    )
    edits, others = list[Edit](), False
    for word in sentence.words[step.verb.index :]:
        if word.lower in table:
            if others and name in _NAMELESS and word.lower in _THEIR:
                continue
            if others:
                return None
            new = "you" if word.lower == "her" and word.tag != "PRP$" else table[word.lower]
            edits.append(
                Edit(word.start, word.end, upper_first(new) if word.text[0].isupper() else new)
            )
        elif word.lower == name or (word.lower in ("he", "she") and name in _NAMELESS):
            told = _you_do(word)
            if others or told is None:
                return None
            edits += told
        others = others or (word.lemma in _OTHERS and word.index != subject.index)
    return edits


_NAMELESS = frozenset({"client", "patient", "pt", "participant", "member", "user"})
"""Words for the client that do not tell whether "his" or "her" is meant."""


def _you_do(subject: Word) -> list[Edit] | None:
    """Return the edits from "he is" to "you are"; `None` if its verb is not surely known."""
    verb = subject.head
    if subject.dep not in _SUBJECTS:
        return None
    edits = [Edit(subject.start, subject.end, "you")]
    finite = next(
        (w for w in verb.children if w.dep.startswith(("aux", "cop")) and w.index > subject.index),
        verb,
    )
    if finite.lower in _FINITE:
        edits.append(Edit(finite.start, finite.end, _FINITE[finite.lower]))
    elif finite.tag == "VBZ" and inflect_word(finite.lemma, "s") == finite.lower:
        edits.append(Edit(finite.start, finite.end, finite.lemma))
    elif finite.tag not in ("MD", "VBD", "VBP"):
        return None
    return edits


def _to_be_told(sentence: Sentence, subject: Word, verb: Word) -> bool:
    """Say whether only "will", "should", "to" and adverbs stand between subject and verb."""
    between = sentence.words[subject.index + 1 : verb.index]
    helpers = [w.lower for w in between if w.pos != "ADV"]
    return helpers in (
        ["will"],
        ["should"],
        ["must"],
        ["shall"],
        ["to"],
        ["is", "to"],
        ["needs", "to"],
        ["has", "to"],
        ["should", "to"],
    )


def plan_to_imperative(step: Step) -> Fix | None:
    """Return "Practice breathing." for "Client will practice breathing."."""
    sentence, verb = step.sentence, step.verb
    subject = _subject(step)
    if step.form is not Form.THIRD_PERSON or subject is None:
        return None
    if (
        subject.lower not in _CLIENT_WORDS
        or verb.tag not in ("VB", "VBP")
        or verb.lemma in ("be", "have")
    ):
        return None
    phrase = _range(subject)
    if phrase is None or phrase[1] != subject.index or phrase[1] - phrase[0] > 1:
        return None
    if not _to_be_told(sentence, subject, verb):
        return None
    for other in verb.children:
        if other.dep == "conj" and (
            other.tag not in ("VB", "VBP", "VBG")
            or other.child("nsubj", "aux", "nsubj:pass", "aux:pass")
        ):
            return None
    own = _your(step, subject)
    if own is None:
        return None
    adverbs = "".join(
        f"{w.text} " for w in sentence.words[subject.index + 1 : verb.index] if w.pos == "ADV"
    )
    span = plain_source(sentence, sentence.words[phrase[0]].at, end_of(verb))
    if span is None:
        return None
    said = verb.lower if verb.lower.isalpha() else verb.lemma
    text = _placed_verb(sentence, phrase[0], f"{adverbs}{said}")
    return Fix(
        (Edit(span.start, span.end, text), *own), Applicability.UNSAFE, "Say it to the client."
    )


_IMPERSONAL = re.compile(
    r"(?:it (?:is|would be|may be|might be) (?:recommended|advised|advisable|suggested|important|essential|necessary|"
    r"helpful|useful|best|good|a good idea|better)|(?:you|clients|participants|patients) are (?:asked|advised|requested|encouraged|required|expected)|"
    r"(?:the )?(?:client|patient|pt|participant)s? (?:was|were|is|are|has been|have been|will be) "
    r"(?:asked|advised|encouraged|instructed|told|invited|reminded)) "
    r"(?:(?:that|for) (?:you|the client|clients|patients) (?:should )?(?:to )?|to )",
    re.IGNORECASE,
)
"""A wording that speaks to nobody: "It is recommended that you", "Clients are asked to"."""


def impersonal(sentence: Sentence) -> tuple[int, int] | None:
    """Return where a sentence talks to nobody: "It is recommended that you"; `None` if it doesn't."""
    match = _IMPERSONAL.search(sentence.text)
    return (match.start(), match.end()) if match else None


def impersonal_to_imperative(sentence: Sentence) -> Fix | None:
    """Return "Keep a log." for "It is recommended that you keep a log."."""
    place = impersonal(sentence)
    if place is None:
        return None
    verb = next((w for w in sentence.words if w.at >= place[1]), None)
    if verb is None or verb.tag not in ("VB", "VBP") or verb.lemma == "be":
        return None
    span = plain_source(sentence, place[0], end_of(verb))
    if span is None:
        return None
    told = _turned(sentence.words[verb.index :])
    if told is None:
        return None
    opens = not any(w.is_word and w.at < place[0] for w in sentence.words)
    text = upper_first(verb.text) if opens else verb.text
    edits = (Edit(span.start, span.end, text), *told)
    return Fix(edits, Applicability.UNSAFE, "Say it to the client.")


def _turned(words: Sequence[Word]) -> list[Edit] | None:
    """Return the edits from "their" to "your"; `None` where another person may be meant."""
    table = {**_HIS, **_HER, **_THEIR}
    meant = [word for word in words if word.lower in table]
    if meant and any(word.lemma in _OTHERS for word in words[: meant[-1].index - words[0].index]):
        return None
    return [
        Edit(w.start, w.end, "you" if w.lower == "her" and w.tag != "PRP$" else table[w.lower])
        for w in meant
    ]


def as_imperative(step: Step) -> Fix | None:
    """Return a step as an instruction to the client; `None` unless its shape is known."""
    return passive_to_imperative(step) or plan_to_imperative(step)
