"""Steps: the instructions of a sentence, each with its verb and how it speaks to the client.

A clause counts by its shape: an imperative has a base-form verb and no subject; a plan has
"I will", "the client will"; an indirect request has "you could", "I would like you to"; a
passive leaves out who does it.
"""

from collections.abc import Iterator
from itertools import pairwise

from advisor.anatomy.picture import Form, Step
from advisor.language.sentence import Sentence, Word

_FIRST = frozenset({"i", "we"})
_SECOND = frozenset({"you"})
_THIRD = frozenset(
    """he she they client patient pt member clients patients student child participant mother
    father mum mom dad parent parents wife husband partner spouse son daughter couple family
    caregiver carer resident""".split()
)
_INDIRECT_PEOPLE = frozenset({"i", "we", "it", "your", "our", "therapist"})

_PLAN_AUX = frozenset(
    "will 'll wo shall should must can could may might to would 'd need ought".split()
)
_REQUEST_VERBS = frozenset(
    "like want ask encourage invite suggest recommend need have go plan intend agree aim try".split()
)
"""Verbs whose complement is the step: "I would like you to walk", "he plans to call"."""

_DROPPED_SUBJECT = frozenset(
    "hope thank love wish regard recommend like want miss guess sound look".split()
)
"""Verbs that open a statement whose "I" was left out: "Hope you are well"."""

_NEVER_ORDERS = frozenset("hope thank appreciate guess".split())
"""Of these, the ones that are no order even in base form: "Hope this helps"."""

_DEMANDS = frozenset("need have require ought".split())
"""Verbs of an order in the passive: "the sheet needs to be filled in"."""

_DONE_AT_HOME = frozenset(
    "write fill complete keep practise practice do note rate tick read record mark log draw".split()
)
"""Verbs of a plan in the passive: "an entry is written each night"."""

_CLIENTS = frozenset("client patient participant member".split())

_ADVICE = frozenset(
    "good best better helpful useful important worth great fine wise sensible essential vital "
    "crucial necessary nice".split()
)
"""Words that turn "it is ... to" into advice; "it is normal to feel sad" asks for nothing."""

_TURNS = frozenset({"so", "but", "then"})
"""Words behind which a statement may turn into an instruction: "It helps, so write it down"."""

_OPINION = frozenset("think say believe reckon feel propose advise suggest recommend".split())
"""Verbs by which a clinician asks: "I think you should call", "I say wait"."""

_TASK_NOUNS = frozenset(
    "homework task job exercise assignment step experiment challenge idea plan suggestion advice thing".split()
)
"""Subjects of "your homework is to walk": what follows is the step."""

_POINTERS = frozenset("it this that these those which what there".split())
_CONJOINED = frozenset({"conj", "parataxis", "list"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "nsubjpass")
_SUBORDINATE = frozenset({"advcl", "acl", "acl:relcl", "csubj", "relcl", "advcl:relcl"})


def _subject(verb: Word) -> Word | None:
    return verb.child(*_SUBJECTS)


def _auxiliaries(verb: Word) -> frozenset[str]:
    return frozenset(w.lower for w in verb.children if w.dep.startswith("aux"))


def _is_negated(verb: Word) -> bool:
    return any(
        w.lower in ("not", "n't", "never", "don't", "dont")
        and all(between.text != "," for between in verb.sentence.words[w.index : verb.index])
        for w in verb.children
        if w.index < verb.index
    )


def _is_passive(verb: Word) -> bool:
    return verb.child("nsubj:pass", "nsubjpass", "aux:pass", "auxpass") is not None


def _is_base(verb: Word) -> bool:
    """Say whether a verb is in base form; a capital letter amid small ones makes a name."""
    named = verb.index > 0 and verb.text[:1].isupper()
    before = verb.sentence.words[: verb.index]
    return verb.tag == "VB" and not (named and any(w.text.islower() for w in before))


def _is_farewell(verb: Word) -> bool:
    """Say whether a letter ends so: "See you soon", "Talk to you later", "Love the card"."""
    behind = [w.lower for w in verb.sentence.words[verb.index + 1 : verb.index + 3]]
    if verb.lemma in ("see", "catch"):
        return behind[:1] in (["you"], ["ya"])
    if verb.lemma == "love":
        return behind[:1] in (["the"], ["this"], ["it"], ["that"])
    return verb.lemma in ("talk", "speak", "write") and behind == ["to", "you"]


def _is_word_back(verb: Word) -> bool:
    """Say whether the words ask for a word back: "let me know how it goes"."""
    behind = [w.lower for w in verb.sentence.words[verb.index + 1 : verb.index + 4]]
    asked = behind[:2] in (["me", "know"], ["us", "know"])
    return verb.lemma == "let" and asked and behind[2:] == ["how"]


def _is_praise(verb: Word) -> bool:
    """Say whether the words only cheer: "keep up the good work"."""
    return any(
        hit.words[0] is verb and len(hit.words) > 1 for hit in verb.sentence.find("generic_praise")
    )


def _is_to(verb: Word) -> bool:
    """Say whether a clause runs "are to be done", "you are to keep"."""
    be = verb.child("cop", "aux:pass", "aux")
    if be is None or be.lower not in ("is", "are", "'re"):
        return False
    behind = verb.sentence.words[be.index + 1 : be.index + 2]
    leads = bool(behind) and behind[0].lower == "to" and behind[0].head is verb
    return leads and verb.lemma != "blame"


def _is_proposed(verb: Word) -> bool:
    """Say whether a clause stands behind "what I'd suggest is that you", "my suggestion is that"."""
    outer, subject = verb.child("nsubj:outer"), verb.child("nsubj")
    if outer is None or subject is None or subject.lower not in _SECOND:
        return False
    asks = any(w.lemma in _OPINION | _REQUEST_VERBS for w in outer.children)
    return outer.lemma in _TASK_NOUNS or (outer.lower == "what" and asks)


def _is_open(verb: Word) -> bool:
    """Say whether a joined clause has no "to", "that" or "will" of its own."""
    return verb.child("mark") is None and not _auxiliaries(verb) - {"do", "don't", "dont"}


def _head_form(verb: Word) -> Form | None:
    """Return how a main clause speaks to the client; `None` if it asks for nothing."""
    subject, auxiliaries = _subject(verb), _auxiliaries(verb)
    if subject is None:
        if verb.child("mark", "expl") is not None or (
            verb.child("cop") is not None and verb.tag != "VB"
        ):
            return None
        if auxiliaries - {"do", "don't", "dont", "please"}:
            return Form.PASSIVE if _is_passive(verb) and auxiliaries & _PLAN_AUX else None
        starts = all(
            not w.is_word or w.pos in ("ADV", "INTJ", "CCONJ")
            for w in verb.sentence.words[: verb.index]
        )
        if (
            verb.lemma in _NEVER_ORDERS
            or _is_farewell(verb)
            or _is_praise(verb)
            or _is_word_back(verb)
        ):
            return None
        if verb.lemma in _DROPPED_SUBJECT and not verb.is_imperative:
            return None
        if _is_base(verb) or (verb.tag == "VBP" and starts):
            return Form.IMPERATIVE
        return Form.INDIRECT if verb.tag == "VBG" and starts else None
    name = subject.lower
    is_to_do = _is_to(verb)
    if _is_passive(verb):
        planned = (
            auxiliaries & _PLAN_AUX or (is_to_do and name not in _POINTERS) or _is_planned(verb)
        )
        return Form.PASSIVE if planned and name not in _SECOND else None
    if is_to_do and (name in _SECOND or name in _THIRD or subject.lemma in _THIRD):
        return Form.INDIRECT if name in _SECOND else Form.THIRD_PERSON
    if name in ("each", "both") and any(w.lower in _SECOND for w in subject.children):
        # "Each of you writes down one thing" asks both of a couple.
        return Form.INDIRECT
    if not auxiliaries & _PLAN_AUX:
        return None
    if name in _FIRST:
        return Form.FIRST_PERSON if auxiliaries & {"will", "'ll", "wo", "shall", "can"} else None
    if name in _SECOND:
        return Form.INDIRECT
    if name in _THIRD or subject.pos == "PROPN" or subject.lemma in _THIRD:
        return Form.THIRD_PERSON
    return None


def _be(verb: Word) -> Word | None:
    """Return the "be" of an imperative such as "Be kind to yourself"; it leads no clause itself."""
    be = verb.child("cop")
    if be is None or _subject(verb) is not None or be.lower != "be":
        return None
    fronted = any(w.dep == "mark" for w in verb.children) or _auxiliaries(verb) - {"do", "please"}
    return None if fronted else be


def _is_to_be(inner: Word) -> bool:
    """Say whether a complement runs "to be" and a quality: "needs to be more consistent"."""
    be, mark = inner.child("cop"), inner.child("mark")
    return be is not None and be.lower == "be" and mark is not None and mark.lower == "to"


def _named_task(verb: Word) -> bool:
    """Say whether a clause names the task: "Your homework is to walk", "To walk daily"."""
    mark = verb.child("mark")
    if verb.tag != "VB" or mark is None or mark.lower != "to":
        return False
    subject = _subject(verb)
    if subject is None:
        return mark.index == 0
    return verb.child("cop") is not None and subject.lemma in _TASK_NOUNS


def _request(verb: Word) -> tuple[Word, Word, Form] | None:
    """Return anchor, verb and form of the step inside a request or plan: "she plans to call"."""
    found = _requested(verb)
    if found is None:
        return None
    inner, form = found
    # "needs to be kind": the clause hangs on the adjective, its verb is the "be".
    return inner, inner.child("cop") or inner, form


def _is_be_done(inner: Word | None) -> bool:
    """Say whether a clause runs "(to) be done": a participle with an auxiliary of the passive."""
    return inner is not None and inner.tag in ("VBN", "VBD") and inner.child("aux:pass") is not None


def _thing_done(verb: Word) -> Word | None:
    """Return what an order in the passive has done: a noun, no person."""
    subject = _subject(verb)
    known = subject is not None and subject.pos in ("NOUN", "PROPN")
    person = subject is not None and (subject.lemma in _THIRD or subject.lower in _INDIRECT_PEOPLE)
    return subject if known and not person else None


def _passive_order(verb: Word) -> Word | None:
    """Return the participle of "needs to be done", or "it is advised that it be done"."""
    inner = verb.child("xcomp", "ccomp", "csubj")
    if inner is None or not _is_be_done(inner) or inner.index < verb.index:
        return None
    if verb.lemma in _DEMANDS and inner.dep == "xcomp":
        return inner if _thing_done(verb) is not None else None
    subject = _subject(verb) or verb.child("expl")
    impersonal = subject is not None and subject.lower == "it" and verb.lemma in _OPINION | _ADVICE
    return inner if impersonal and _thing_done(inner) is not None else None


def _is_planned(verb: Word) -> bool:
    """Say whether a thing of homework "is done" at a set time: "an entry is written at 9"."""
    subject, be = _thing_done(verb), verb.child("aux:pass")
    if subject is None or be is None or be.lower not in ("is", "are") or _is_negated(verb):
        return False
    if verb.lemma not in _DONE_AT_HOME or any(w.dep == "aux" for w in verb.children):
        return False
    own = {word.index for word in subject.subtree}
    set_things = any(
        word.index in own
        for name in ("homework_things", "record_sheets")
        for hit in verb.sentence.find(name)
        for word in hit.words
    )
    agent = verb.child("obl:agent")
    ours = agent is None or agent.lower in _SECOND or agent.lemma in _CLIENTS
    timed = any(verb.sentence.find(name) for name in ("time_cues", "frequencies"))
    return set_things and ours and timed


def _requested(verb: Word) -> tuple[Word, Form] | None:
    ordered = _passive_order(verb)
    if ordered is not None:
        return ordered, Form.PASSIVE
    if verb.lemma in _OPINION and (advised := _advised(verb)) is not None:
        return advised, Form.INDIRECT
    if verb.lemma not in _REQUEST_VERBS and verb.pos != "ADJ":
        return None
    inner = verb.child("xcomp", "ccomp", "csubj")
    subject = _subject(verb) or verb.child("expl")
    if inner is not None and inner is subject:
        subject = verb.child("expl")
    if (
        inner is None
        or subject is None
        or not (inner.tag in ("VB", "VBP") or _is_to_be(inner))
        or inner.index < verb.index
    ):
        return None
    name = subject.lower
    if verb.pos == "ADJ":
        advises = name == "it" and verb.lemma in _ADVICE
        return (inner, Form.INDIRECT) if advises else None
    if name in _SECOND or (name in _INDIRECT_PEOPLE and _addresses_client(verb, inner)):
        return inner, Form.INDIRECT
    if name in _FIRST and verb.lemma in (
        "go",
        "plan",
        "intend",
        "agree",
        "aim",
        "need",
        "have",
        "try",
        "want",
    ):
        return inner, Form.FIRST_PERSON
    if name in _THIRD or subject.lemma in _THIRD:
        return inner, Form.THIRD_PERSON
    return None


def _advised(verb: Word) -> Word | None:
    """Return what an opinion asks for: "I think you should call", "I say wait ten minutes"."""
    speaker, inner = _subject(verb), verb.child("ccomp", "xcomp")
    if speaker is None or speaker.lower not in _FIRST or inner is None or inner.index < verb.index:
        return None
    subject = _subject(inner)
    if subject is None:
        bare = inner.tag == "VB" and _is_open(inner) and inner.index == verb.index + 1
        return inner if bare else None
    should = _auxiliaries(inner) & {"should", "could", "might", "must", "ought"}
    return inner if subject.lower in _SECOND and should and inner.pos == "VERB" else None


def _addresses_client(verb: Word, inner: Word) -> bool:
    between = verb.sentence.words[verb.index : inner.index]
    return any(w.lower == "you" for w in between)


def _reading(verb: Word, inherited: Form | None) -> tuple[Word, Word, Form] | None:
    """Return what a clause asks for: its anchor word, its verb and its form; `None` if nothing.

    `inherited` is the form of the clause that this one is joined to: "go and sit" is one voice.
    """
    request, be = _request(verb), _be(verb)
    if request is not None:
        return request
    if be is not None:
        return verb, be, Form.IMPERATIVE
    if verb.is_root and (_named_task(verb) or _is_proposed(verb)):
        return verb, verb, Form.INDIRECT
    if _subject(verb) is None and not verb.is_root:
        if inherited is not None and verb.tag in ("VB", "VBP", "VBN", "VBG"):
            return verb, verb, inherited
        # Joined to a statement by "and", a base form shares its auxiliary: "I may call and ask".
        turns = verb.dep != "conj" or any(w.lower in _TURNS for w in verb.children)
        orders = verb.is_imperative and _is_base(verb) and turns and _is_open(verb)
        return (verb, verb, Form.IMPERATIVE) if orders else None
    form = _head_form(verb)
    return (verb, verb, form) if form is not None else None


def _clauses(sentence: Sentence) -> Iterator[tuple[Word, Word, Form]]:
    """Yield anchor, verb and form of the main clauses that ask for something."""
    waiting: list[tuple[Word, Form | None]] = [(sentence.root, None)] if sentence.root else []
    while waiting:
        verb, inherited = waiting.pop(0)
        found = None
        leads = verb.is_verb or verb.child("cop", "aux", "aux:pass") is not None
        if leads and not verb.quoted:
            found = _reading(verb, inherited)
        if found is not None:
            yield found
        form = found[2] if found else (inherited if _subject(verb) is None else None)
        sources = {verb.index: verb, **({found[0].index: found[0]} if found else {})}
        waiting += [
            (word, form)
            for source in sources.values()
            for word in source.children
            if word.dep in _CONJOINED
        ]


def _clause_of(word: Word, anchors: frozenset[int]) -> int | None:
    """Return the index of the clause anchor that a word belongs to."""
    if word.index in anchors:
        return word.index
    return next((above.index for above in word.ancestors if above.index in anchors), None)


_ASKS = frozenset("could can would will".split())


def _is_polite(sentence: Sentence) -> bool:
    """Say whether a question is a request: "Could you please keep the diary going?"."""
    words = [word.lower for word in sentence.words]
    asks = any(one in _ASKS and two == "you" for one, two in pairwise(words))
    return asks and "please" in words


def find_steps(sentence: Sentence) -> tuple[Step, ...]:
    """Return the steps of one sentence in reading order; questions and headings have none."""
    if not sentence.words or (sentence.is_question and not _is_polite(sentence)):
        return ()
    found = {anchor.index: (verb, form) for anchor, verb, form in _clauses(sentence)}
    if not found:
        return ()
    anchors = frozenset(found)
    homes: dict[int, list[Word]] = {index: [] for index in found}
    first = min(found)
    if len(found) == 1:
        homes[first] = list(sentence.words)
    for word in sentence.words if len(found) > 1 else ():
        home = _clause_of(word, anchors)
        homes[first if home is None else home].append(word)
    return tuple(
        Step(sentence, verb, form, _trimmed(homes[index]), _is_negated(sentence.words[index]))
        for index, (verb, form) in sorted(found.items())
    )


def _trimmed(words: list[Word]) -> tuple[Word, ...]:
    """Return a clause without the punctuation and conjunctions at its ends."""
    start, end = 0, len(words)
    while end - start > 1 and (not words[start].is_word or words[start].pos == "CCONJ"):
        start += 1
    while end - start > 1 and (not words[end - 1].is_word or words[end - 1].pos == "CCONJ"):
        end -= 1
    return tuple(words[start:end])
