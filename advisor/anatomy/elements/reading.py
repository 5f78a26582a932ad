"""An assignment as the detectors see it: its sentences, and which of them ask for something."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from advisor.anatomy.elements.clauses import (
    AFTER_VERB,
    CONDITIONS,
    MOMENTS,
    REASONS,
    after,
    before,
    in_relative,
    lowers,
    opening,
    terms,
)
from advisor.anatomy.picture import Kind, Step
from advisor.language.sentence import Sentence, Word, Zone

ACTS = ("observable_verbs", "record_acts", "other_acts")
"""Word lists of acts that can be seen, or that leave a mark."""

NOTE_WORDS = 30
"""Words. A verbless line longer than this is no note of something to do."""

_ASKING_ROLES = frozenset("task situation dose success record barrier choice helper review".split())
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer")
_GOAL_NOUNS = frozenset(
    "goal objective plan target homework task step aim mission way deal thing suggestion".split()
)
_FRONTED = CONDITIONS | MOMENTS | {"as", "should", "each", "every", "during", "at", "in", "on"}
_CUTS = frozenset(",:;-–")
_QUESTION_WORDS = frozenset("what how which why where who".split())
INVITATIONS = frozenset(
    {("how", "about"), ("what", "about"), ("why", "not"), ("why", "don't"), ("what", "if")}
)
"""Openings of questions that invite: "How about a walk?"."""

_DUTIES = frozenset("should must ought need".split())
_OFFERS = frozenset("suggest recommend suggestion advice idea 'd".split())
_GRATEFUL = frozenset("grateful appreciate glad helpful great good".split())
_HABITS = frozenset("always never often already usually sometimes keep not n't".split())
_TO_YOU = frozenset({("that", "you"), ("you", "to"), ("suggest", "you"), ("recommend", "you")})


@dataclass(frozen=True, eq=False)
class Reading:
    """One assignment as the detectors see it."""

    sentences: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    kind: Kind
    fields: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def _steps(self) -> dict[int, tuple[Step, ...]]:
        found: dict[int, tuple[Step, ...]] = {}
        for step in self.steps:
            found[id(step.sentence)] = (*found.get(id(step.sentence), ()), step)
        return found

    def steps_of(self, sentence: Sentence) -> tuple[Step, ...]:
        """Return the steps of a sentence."""
        return self._steps.get(id(sentence), ())

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Return the sentences that speak for the draft itself: no headings, no quotes."""
        return tuple(s for s in self.sentences if s.zone not in (Zone.HEADING, Zone.QUOTE))

    @cached_property
    def _asking(self) -> dict[int, bool]:
        return {}

    def asks(self, sentence: Sentence) -> bool:
        """Say whether a sentence asks for something: by a step, a note, a goal or its label."""
        known = self._asking.get(id(sentence))
        if known is None:
            known = self._asking[id(sentence)] = self._asks(sentence)
        return known

    def _asks(self, sentence: Sentence) -> bool:
        if sentence.zone in (Zone.HEADING, Zone.QUOTE) or sentence.role == "rationale":
            return False
        if self.steps_of(sentence) or sentence.own_role in _ASKING_ROLES:
            return True
        if sentence.is_question:
            return (
                _asks_politely(sentence)
                or opens_with_verb(sentence)
                or verb_behind_cue(sentence) is not None
            )
        return (
            _advises(sentence)
            or is_note(sentence)
            or opens_with_verb(sentence)
            or _names_goal(sentence)
            or verb_behind_cue(sentence) is not None
            or _plans(sentence)
            or _tells_you(sentence)
        )


def is_note(sentence: Sentence) -> bool:
    """Say whether a sentence is a note without a main verb: "10 minutes of breathing, daily"."""
    root = sentence.root
    if root is None or not 0 < sentence.length <= NOTE_WORDS:
        return False
    if root.child("cop", "aux", "aux:pass") is not None:
        return False
    subject = root.child(*_SUBJECTS)
    filled = root.tag == "VBN" and subject is not None and subject.index < root.index
    return filled or (subject is None and root.tag not in ("VBD", "VBZ", "MD"))


def opens_with_verb(sentence: Sentence) -> bool:
    """Say whether a sentence opens with a verb of homework that was taken for a noun."""
    first = next((word for word in sentence.words if word.is_word), None)
    return first is not None and any(
        hit.form == "base" for hit in terms(first, *ACTS, "hedges", "vague_verbs")
    )


def verb_behind_cue(sentence: Sentence) -> Word | None:
    """Return the verb of an instruction that follows a fronted cue: "When it rings, stop".

    A small parser may take the last words of the cue for its subject.
    """
    words = sentence.words
    fronted = bool(words) and words[0].lower in _FRONTED
    for name in ACTS:
        for hit in sentence.find(name):
            if hit.form != "base" or before(hit.words[0]) not in _CUTS or not hit.words[0].index:
                continue
            if fronted or after(hit) in AFTER_VERB:
                return hit.words[0]
    return None


def _asks_politely(sentence: Sentence) -> bool:
    """Say whether a question is a request: "Can you call her this weekend?"."""
    said = lowers(sentence.words)
    if tuple(said[:2]) in INVITATIONS:
        return True
    invites = any(
        modal in ("can", "could", "would", "will") and you == "you" for modal, you in pairwise(said)
    )
    return invites and not _QUESTION_WORDS & set(said)


def _advises(sentence: Sentence) -> bool:
    """Say whether a sentence gives advice inside an opinion: "I think you should call"."""
    said = lowers(sentence.words)
    if _OFFERS & set(said) and not _TO_YOU.isdisjoint(pairwise(said)):
        return True
    return any(
        word.lower in _DUTIES and before(word) == "you" and not in_relative(word)
        for word in sentence.words
    )


def _tells_you(sentence: Sentence) -> bool:
    """Say whether a spoken sentence tells the client what to do: "you pick one night".

    "You're going to go up to Ravi", "I'd be grateful if you would continue" count too.
    """
    said = lowers(sentence.words)
    for index, word in enumerate(said):
        if word != "you" or sentence.words[index].quoted:
            continue
        if said[index + 1 : index + 4] in (["'re", "going", "to"], ["are", "going", "to"]):
            return True
        if said[index - 1 : index] == ["if"]:
            if said[index + 1 : index + 2] in (["would"], ["could"]) and _GRATEFUL & set(said):
                return True
            continue
        verb = sentence.words[index].head
        if (
            verb.index > index
            and verb.tag in ("VBP", "VB")
            and not any(w.dep.startswith("aux") for w in verb.children)
            and not in_relative(verb)
            and not _HABITS & set(said[index : verb.index])
            and opening(verb) not in CONDITIONS | MOMENTS | REASONS | {"that", "what", "how"}
            and any(True for _ in terms(verb, "observable_verbs"))
        ):
            return True
    return False


def _plans(sentence: Sentence) -> bool:
    """Say whether a sentence is the client's own plan: "If my jaw goes tight, I say ..."."""
    root = sentence.root
    subject = root.child("nsubj") if root is not None else None
    if root is None or subject is None or root.tag not in ("VBP", "VB"):
        return False
    return subject.lower == "i" and sentence.words[0].lower in _FRONTED


def _names_goal(sentence: Sentence) -> bool:
    """Say whether a sentence is about a goal or task: "Goals include eating breakfast"."""
    root = sentence.root
    subject = root.child(*_SUBJECTS) if root is not None else None
    return subject is not None and subject.lemma in _GOAL_NOUNS
