"""What is asked of the client: the words of each instruction, without the reasons around them.

A wording rule judges "Walk regularly, because sleep often suffers" on "regularly" only: the
reason, the cue and what is quoted may be as loose as they like.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from advisor.anatomy.asked_words import asked, asked_verbs, hangs, is_finite
from advisor.anatomy.picture import Assignment, Form, Step
from advisor.findings import Span
from advisor.language.sentence import Sentence, Word, Zone
from advisor.remembering import remembered

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.RATIONALE, Zone.QUESTION})

_REASONS = frozenset({"so", "because", "since", "that", "which", "as"})
"""Words that open a reason: a clause behind one asks for nothing."""

_GOALS = frozenset(
    "goal objective plan target homework task step aim priority suggestion idea option tip thing way advice recommendation".split()
)
_VERB_LISTS = ("observable_verbs", "vague_verbs", "hedges", "mental_state_verbs", "absence_verbs")
_LEADS = frozenset(
    "please then next now also and first second finally maybe perhaps just really simply so but instead always".split()
)
_TIMES = frozenset(
    "each every day week morning evening night daily this on in the at once a".split()
)
_BREAKS = frozenset({",", ";", ":", "–", "—"})
_JOINTS = frozenset("and or then to also , ; + & / -".split())
_NAMES = frozenset("include involve be assign set give".split())
_DO = frozenset({"do", "don't", "dont"})
_TOLD = frozenset({"VBZ", "VBD"})
_NOT_BASE = frozenset({"VBD", "VBN", "VBZ", "VBG"})
_MODALS = frozenset("will 'll ’ll should shall must to could can".split())
_DUTIES = frozenset("need have ought want going asked encouraged advised".split())
_CLIENTS = frozenset("you i we he she client patient pt ct clients patients".split())
_OPEN_BEFORE = frozenset("and but so then also or like : ; – —".split())
_ANSWERS = frozenset({"record", "reflection", "success", "review", "example", "note"})
"""What a label may hold that is no instruction: "Write down: your mood"."""

_NOTE_WORDS = 25
"""Words. A verbless line longer than this is no note of something to do."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked of the client.

    `verbs` are the verbs asked for, in reading order ("try", "walk"); empty in a verbless
    note such as "10 minutes of breathing daily". `words` leave out reasons, cues and quotes.
    `step` is `None` where the sentence is a note or names goals.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    verbs: tuple[Word, ...]
    step: Step | None = None

    @property
    def form(self) -> Form:
        """Return how it speaks to the client; a note counts as imperative."""
        return self.step.form if self.step else Form.IMPERATIVE

    @property
    def negated(self) -> bool:
        """Say whether it asks the client not to do something."""
        return self.step is not None and self.step.negated

    def holds(self, words: tuple[Word, ...]) -> bool:
        """Say whether all of the given words belong to what is asked."""
        own = {word.index for word in self.words}
        return bool(words) and all(word.index in own for word in words if word.is_word)

    def carries(self, words: tuple[Word, ...]) -> bool:
        """Say whether words are part of what is asked, or hang on it: "... when you can"."""
        own, inside = {word.index for word in self.words}, {word.index for word in words}
        tops = [word for word in words if word.is_root or word.head_index not in inside]
        return bool(tops) and all(w.index in own or hangs(w, own) for w in tops)

    def asks(self, words: tuple[Word, ...]) -> bool:
        """Say whether a phrase begins with a verb of what is asked, however it was tagged.

        A small tagger takes "Practice" or "attempt" for a noun; where a verb of a word list
        opens the request, or stands behind "and" or "to" in it, it is the verb.
        """
        first = words[0]
        if first in self.verbs:
            return first.tag not in ("VBD", "VBN")
        if first.tag in ("VBD", "VBN", "VBZ", "VBG") or first not in self.words:
            return False
        before = self.sentence.words[first.index - 1] if first.index else None
        return (
            before is None or first is self.words[0] or (before.lower in _JOINTS and len(words) > 1)
        )

    def object_of(self, verb: Word) -> tuple[Word, ...]:
        """Return the words of a verb's object, its clause-like parts left out."""
        heads = [
            w
            for w in verb.children
            if w.dep in ("obj", "obl", "xcomp", "dobj") and w.index > verb.index
        ]
        own = {word.index for word in self.words}
        return tuple(w for w in heads[0].subtree if w.index in own) if heads else ()

    @property
    def span(self) -> Span:
        """Return its place in the source."""
        return Span(min(w.start for w in self.words), max(w.end for w in self.words))


def _from_step(step: Step) -> Request | None:
    if step.words[0].lower in _REASONS and step.verb is not step.words[0]:
        return None
    inside = frozenset(word.index for word in step.words)
    verb = step.verb
    start = verb.head if verb.dep == "cop" and verb.head.index in inside else verb
    words = asked([start], inside)
    if not words:
        return None
    return Request(step.sentence, words, asked_verbs(words, verb), step)


def _from_goal(sentence: Sentence) -> Request | None:
    """Return what a sentence about goals asks for: "Goals include eating breakfast"."""
    root = sentence.root
    subject = root.child("nsubj", "nsubj:pass", "nsubj:outer") if root is not None else None
    if root is None or subject is None:
        return None
    verb = root.child("cop") or root
    if subject.lemma not in _GOALS or verb is None or verb.lemma not in _NAMES:
        return None
    inside = frozenset(w.index for w in sentence.words if w.index >= verb.index)
    words = tuple(w for w in asked([root], inside) if w.index > verb.index)
    verbs = tuple(w for w in words if w.tag in ("VBG", "VB") and w.dep not in ("amod", "compound"))
    return Request(sentence, words, verbs) if words else None


def _from_note(sentence: Sentence, *, alone: bool) -> Request | None:
    """Return what a line without a finite verb asks for: "- some breathing, daily"."""
    if sentence.role in _ANSWERS:
        return None
    if not (alone or sentence.is_item or sentence.role == "task"):
        return None
    if any(is_finite(w) or (w.tag in _TOLD and not sentence.is_item) for w in sentence.words):
        return None
    root = sentence.root
    if root is None or not 0 < sentence.length <= _NOTE_WORDS:
        return None
    inside = frozenset(w.index for w in sentence.words)
    words = tuple(w for w in asked([root], inside) if not w.quoted)
    verbs = tuple(
        w for w in words if w.tag in ("VB", "VBP", "VBG") and w.dep not in ("amod", "compound")
    )
    return Request(sentence, words, verbs) if words else None


def _begins(sentence: Sentence) -> Iterator[Word]:
    """Yield the words at which an instruction may begin: the first, and those behind a joint.

    Leads ("Please", "Then") and times ("Each day", "Every morning") may stand before the first.
    """
    words = [w for w in sentence.words if w.is_word or w.text in _BREAKS]
    first = next((w for w in words if w.is_word and not _leads_on(w)), None)
    if first is not None:
        yield first
        for before, word in pairwise(w for w in words if w.index >= first.index):
            if word.tag in ("VB", "VBP") and _joins(before, word):
                yield word


def _joins(before: Word, verb: Word) -> bool:
    """Say whether a comma or "and" stands before a verb that no "to" governs.

    In "how this makes you feel and work together" the parser joins the nearest two verbs.
    """
    if before.text in _BREAKS:
        return verb.tag == "VB"
    governed = any(w.lower == "to" for w in (*verb.children, *verb.head.children))
    return before.lower in ("and", "or", "then") and not governed


def _leads_on(word: Word) -> bool:
    """Say whether a word may stand before the verb of an instruction: "Please", "Each day"."""
    return word.lower in _LEADS or word.lower in _TIMES or word.lower.endswith("ly")


def _is_verb_of_list(word: Word) -> bool:
    """Say whether a word opens a term of the verb lists in its base form."""
    return any(
        hit.words and hit.words[0] is word and hit.form == "base"
        for name in _VERB_LISTS
        for hit in word.sentence.find(name)
    )


def _states(sentence: Sentence, first: Word) -> bool:
    """Say whether a sentence tells something: what looks like a verb is its subject."""
    root, words = sentence.root, sentence.words
    second = words[first.index + 1] if first.index + 1 < len(words) else None
    if root is None or second is None or second.tag in ("VBZ", "VBP", "VBD", "MD"):
        return True
    aided = any(w.dep.startswith(("aux", "cop")) and w.lower not in _DO for w in root.children)
    return root.index > first.index and (root.tag in ("VBZ", "VBD", "MD") or aided)


def _from_opening(sentence: Sentence) -> Iterator[Request]:
    """Yield what a sentence asks for where its reading missed a verb that opens a clause.

    "Practice saying it twice", "Each day do one row": a small tagger takes the verb for a
    noun, or hangs it below another one.
    """
    for first in _begins(sentence):
        if first.quoted or first.tag in _NOT_BASE or not _is_verb_of_list(first):
            continue
        if first.tag != "VB" and _states(sentence, first):
            continue
        inside = frozenset(w.index for w in sentence.words)
        root = sentence.root
        starts = [first] if root is None or root.index < first.index else [first, root]
        words = asked(list(dict.fromkeys(starts)), inside)
        yield Request(sentence, words, asked_verbs(words, first))


def _after_modal(sentence: Sentence, verb: Word, *, in_plan: bool) -> bool:
    """Say whether a verb stands behind "you will", "client to", "you need to" or "and will"."""
    words, at = sentence.words, verb.index - 1
    while at > 0 and words[at].pos == "ADV":
        at -= 1
    if at < 1 or words[at].lower not in _MODALS:
        return False
    if words[at].lower == "to" and words[at - 1].lower in _DUTIES:
        at -= 1
        while at > 1 and (words[at - 1].lower in _MODALS or words[at - 1].pos == "AUX"):
            at -= 1
    who = words[at - 1]
    if who.lower in ("and", "or", "but"):
        return in_plan and words[at].lower != "to"
    if who.lower not in _CLIENTS:
        return False
    before = words[at - 2] if at > 1 else None
    lead = (
        who.lower not in ("you", "i", "we", "he", "she", "they")
        and before is not None
        and before.pos == "DET"
    )
    before = words[at - 3] if lead and at > 2 else None if lead else before
    return before is None or not before.is_word or before.lower in _OPEN_BEFORE


def _from_modals(sentence: Sentence, *, in_plan: bool) -> Iterator[Request]:
    """Yield what stands behind a modal where the reading of the sentence went astray."""
    for verb in sentence.words:
        if (
            verb.tag in ("VB", "VBP")
            and not verb.quoted
            and _after_modal(sentence, verb, in_plan=in_plan)
        ):
            inside = frozenset(w.index for w in sentence.words if w.index >= verb.index)
            words = asked([verb], inside)
            yield Request(sentence, words, asked_verbs(words, verb))


def _uncovered(found: Request | None, taken: set[int]) -> Request | None:
    """Return a request without the words that another one holds; `None` if nothing is left."""
    if (
        found is None
        or (not found.verbs and taken)
        or (found.verbs and found.verbs[0].index in taken)
    ):
        return None
    words = tuple(w for w in found.words if w.index not in taken)
    taken.update(w.index for w in words)
    verbs = tuple(w for w in found.verbs if w in words)
    return Request(found.sentence, words, verbs, found.step) if words else None


def _of_sentence(sentence: Sentence, steps: list[Step], *, alone: bool) -> Iterator[Request]:
    taken = set[int]()
    own = [request for step in steps if (request := _from_step(step))]
    for request in own:
        taken.update(w.index for w in request.words)
    more = [_uncovered(r, taken) for r in _from_opening(sentence)]
    more += [_uncovered(_from_goal(sentence), taken)]
    more += [_uncovered(r, taken) for r in _from_modals(sentence, in_plan=bool(steps))]
    if not own and not any(more):
        more.append(_from_note(sentence, alone=alone))
    every = [*own, *(request for request in more if request is not None)]
    yield from sorted(every, key=lambda request: request.words[0].index)


@remembered
def requests(assignment: Assignment) -> tuple[Request, ...]:
    """Return what an assignment asks for, in reading order; titles, quotes and reasons left out."""
    steps: dict[int, list[Step]] = {}
    for step in assignment.steps:
        steps.setdefault(id(step.sentence), []).append(step)
    alone = not assignment.steps and len(assignment.body) <= 2
    return tuple(
        request
        for sentence in assignment.sentences
        if sentence.zone not in _LEFT_ALONE
        for request in _of_sentence(sentence, steps.get(id(sentence), []), alone=alone)
    )


@remembered
def _doses(assignment: Assignment) -> tuple[Span, ...]:
    """Return where an assignment says how much or how often outright."""
    evidence = assignment.element("dose").evidence
    return tuple(p.span for p in evidence if not p.weak and p.facet != "horizon")


def states_dose(assignment: Assignment, sentence: Sentence) -> bool:
    """Say whether a sentence says how much or how often outright; an end date does not."""
    start, end = sentence.span
    return any(start <= a and b <= end for a, b in _doses(assignment))
