"""Where each sentence of a draft belongs on the card, in the order in which clients use it.

No sentence is lost: what answers none of the card's questions goes to "Good to know".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor.anatomy.picture import Assignment, ElementName, Evidence, Form, Step
from advisor.language.sentence import Sentence, Zone
from advisor.reading.draft import BlockKind
from advisor.words.missing import is_sheet
from advisor.words.template import is_farewell


class Place(StrEnum):
    """The parts of a card, in order."""

    GREETING = "greeting"
    DO = "do"
    WHEN = "when"
    AMOUNT = "amount"
    DONE = "done"
    WHY = "why"
    EXPECT = "expect"
    HARD = "hard"
    SAFE = "safe"
    WRITE = "write"
    ASK = "ask"
    CHOOSE = "choose"
    NEXT = "next"
    KNOW = "know"
    SHEET = "sheet"
    FAREWELL = "farewell"


LABELS = {
    Place.GREETING: "",
    Place.DO: "What to do",
    Place.WHEN: "When and where",
    Place.AMOUNT: "How much",
    Place.DONE: "Done when",
    Place.WHY: "Why",
    Place.EXPECT: "What to expect",
    Place.HARD: "If it is hard",
    Place.SAFE: "Keep safe",
    Place.WRITE: "Write down",
    Place.ASK: "Ask yourself",
    Place.CHOOSE: "You choose",
    Place.NEXT: "Next time",
    Place.KNOW: "Good to know",
    Place.SHEET: "Your sheet",
    Place.FAREWELL: "",
}

_BY_ROLE = {
    "rationale": Place.WHY,
    "goal": Place.WHY,
    "situation": Place.WHEN,
    "dose": Place.AMOUNT,
    "success": Place.DONE,
    "barrier": Place.HARD,
    "reflection": Place.ASK,
    "choice": Place.CHOOSE,
    "expectation": Place.EXPECT,
    "review": Place.NEXT,
}
"""Where a label or a heading of the draft itself sends what stands under it."""

GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b.{0,40}", re.IGNORECASE
)
"""A greeting on a line of its own: "Dear Ms Hall,"."""

_SALUTATION = re.compile(r"(?:dear|hi|hello|hey)\b[^,:]{0,40}(?:[,:]|$)", re.IGNORECASE)
"""How a letter opens: "Dear Sam, "."""

_THANKS = re.compile(r"(?:thanks|thank you)\b", re.IGNORECASE)
"""Thanks, which ask for nothing: "thanks for today"."""

_COURTESY = re.compile(
    r"(?:it was |it's |it is )?(?:so |very |really )?(?:good|nice|great|lovely|a pleasure) "
    r"(?:to (?:see|meet|talk to|speak to)|seeing|meeting|talking to|speaking to) you\b",
    re.IGNORECASE,
)
"""A kind word about the last meeting: "it was good to see you on Thursday"."""

_SEE_YOU = re.compile(
    r"(?:i(?:'ll| will) |we(?:'ll| will) )?see you (?:on|at|in|next|this)\b", re.IGNORECASE
)
"""The next meeting: "See you on the 14th at 3."."""

_TOLD_ME = re.compile(r"you (?:told|said|mentioned|described)\b", re.IGNORECASE)
_WISH = re.compile(r"\b(?:want|wish|hope|would like|like to|goal|matters?|miss)\b", re.IGNORECASE)
"""What makes a reason of what a client told; anything else is theirs, and no reason."""

_TITLE = 8
"""Words that a line above a list may have to be its title."""

_LEANS = frozenset("it this that they these those then here he she not so instead".split())
"""Words with which a sentence leans on the one before it: "It can be short."."""

_CONDITIONS = frozenset("if when whenever should unless once".split())
"""Words that open the plan for an obstacle: "if it rains", "on a bad day"."""

_IFS = frozenset({"if", "should"})
"""Conditions that may never come true."""

_CASES = frozenset(
    "bad hard rough low stuck tired forgot forgotten missed raining rain rained wet busy no".split()
)
_SHORT_CASE = 4
"""Words."""

_GOES_ON = frozenset("then just instead so".split())
"""Words that open what to do at the obstacle that the sentence before names."""

_MENU = frozenset("choose pick select any either one".split())
"""Words of a line whose list is a menu, not a row of steps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence and its place. `under`: a point of the line before; `joined`: said on the same line."""

    sentence: Sentence
    place: Place
    under: bool = False
    joined: bool = False


def sort_sentences(assignment: Assignment) -> list[Entry]:
    """Return the sentences of an assignment, headings left out, each with its place."""
    if is_sheet(assignment):
        # The questions are the task: they stay together, in their order.
        return [Entry(sentence, Place.SHEET) for sentence in assignment.body]
    return _with_a_step(assignment, _Sorter(assignment).entries())


def _with_a_step(assignment: Assignment, entries: list[Entry]) -> list[Entry]:
    """Return entries of which one is what to do, if any of them asks for something.

    "Brisk walk every day" states an amount, and is the task as well.
    """
    if any(entry.place is Place.DO for entry in entries):
        return entries
    asking = {id(step.sentence) for step in assignment.steps}
    acts = assignment.element("action").evidence
    orders = [entry for entry in entries if id(entry.sentence) in asking]
    plain = [entry for entry in orders if entry.place not in (Place.HARD, Place.ASK)]
    named = [e for e in entries if any(e.sentence.span.overlaps(p.span) for p in acts)]
    told = [e for e in entries if e.place not in (Place.GREETING, Place.FAREWELL, Place.SHEET)]
    first = next(iter([*plain, *named, *orders, *told]), None)
    return [
        replace(entry, place=Place.DO, under=False, joined=False) if entry is first else entry
        for entry in entries
    ]


class _Sorter:
    """Goes through an assignment once, in reading order."""

    def __init__(self, assignment: Assignment) -> None:
        self._assignment = assignment
        self._steps: dict[int, list[Step]] = {}
        for step in assignment.steps:
            self._steps.setdefault(id(step.sentence), []).append(step)
        self._tasks = {
            s.block.group for s in assignment.body if s.is_item and (self._own(s) or _forbids(s))
        }

    def entries(self) -> list[Entry]:
        done: list[Entry] = []
        lead: Entry | None = None
        body = self._assignment.body
        for at, sentence in enumerate(body):
            before = done[-1] if done else None
            listed = sentence.is_item or (lead is not None and _is_option(sentence, lead))
            if listed and lead is not None and self._is_point(sentence, lead):
                done.append(Entry(sentence, lead.place, under=True))
                continue
            entry = self._entry(sentence, before, first=at == 0, last=at >= len(body) - 3)
            done.append(entry)
            opens = sentence.text.rstrip().endswith(":")
            if not listed or opens:
                lead = entry if opens else None
        return _in_order(done)

    def _is_point(self, sentence: Sentence, lead: Entry) -> bool:
        """Say whether a list item is a point of the line above its list."""
        if sentence.own_role in _BY_ROLE:
            return False
        if _opens_with_condition(lead.sentence):
            # "If you wake at night:" holds for each point of its list.
            return True
        if not self._own(sentence):
            return lead.place is not Place.KNOW or not self._own(lead.sentence)
        asked = {word.lower for word in lead.sentence.words}
        is_menu = bool(asked & _MENU) or self._touches(lead.sentence, ElementName.CHOICE)
        return is_menu or lead.place in (Place.ASK, Place.WRITE, Place.CHOOSE, Place.HARD)

    def _own(self, sentence: Sentence) -> list[Step]:
        return self._steps.get(id(sentence), [])

    def _evidence(self, sentence: Sentence, name: ElementName) -> list[Evidence]:
        pieces = self._assignment.element(name).evidence
        return [p for p in pieces if not p.weak and sentence.span.overlaps(p.span)]

    def _touches(self, sentence: Sentence, *names: ElementName) -> bool:
        return any(self._evidence(sentence, name) for name in names)

    def _entry(self, sentence: Sentence, before: Entry | None, *, first: bool, last: bool) -> Entry:
        text = sentence.text.strip()
        if sentence.block.kind is BlockKind.CELL or sentence.zone is Zone.FORM:
            return Entry(sentence, Place.SHEET)
        if first and self._only_greets(sentence):
            return Entry(sentence, Place.GREETING)
        closes = before is not None and before.place is Place.FAREWELL
        if (last and is_farewell(text)) or closes:
            return Entry(sentence, Place.FAREWELL)
        if first and self._is_title(sentence):
            return Entry(sentence, Place.GREETING)
        if _SEE_YOU.match(text) and len(self._own(sentence)) < 2:
            return Entry(sentence, Place.NEXT)
        if _TOLD_ME.match(text) and not _WISH.search(text):
            return Entry(sentence, Place.KNOW)
        if _THANKS.match(text) or _COURTESY.match(text):
            return Entry(sentence, Place.GREETING if at_the_top(before) else Place.KNOW)
        same = before is not None and before.sentence.block is sentence.block
        if before is not None and same and self._leans(sentence, before):
            return Entry(sentence, before.place, before.under, joined=True)
        if _asks_a_case(sentence):
            return Entry(sentence, Place.HARD)
        place = self._place(sentence)
        if place is not None:
            return Entry(sentence, place)
        if sentence.is_question and before is not None and before.place in _ASKED_AFTER:
            return Entry(sentence, Place.ASK)
        if before is not None and before.place not in (Place.GREETING, Place.SHEET):
            if self._touches(sentence, ElementName.EXAMPLE) or sentence.zone is Zone.EXAMPLE:
                return Entry(sentence, before.place, under=True)
            if sentence.is_item and before.sentence.is_item and before.under:
                return Entry(sentence, before.place, under=True)
            if same and before.place is Place.KNOW:
                return Entry(sentence, Place.KNOW, joined=True)
        return Entry(sentence, Place.KNOW)

    def _is_title(self, sentence: Sentence) -> bool:
        """Say whether the first line names the list below it: "Sleep plan for a fortnight"."""
        body = self._assignment.body
        at = body.index(sentence)
        listed = at + 1 < len(body) and body[at + 1].is_item and not sentence.is_item
        ends = sentence.text.rstrip()[-1:] in ".:?!"
        return listed and not ends and sentence.length <= _TITLE

    def _only_greets(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens a letter: "Dear Sam, as agreed I am writing to you"."""
        orders = [step for step in self._own(sentence) if step.form is Form.IMPERATIVE]
        text = sentence.text.strip()
        return not orders and _SALUTATION.match(text) is not None

    def _leans(self, sentence: Sentence, before: Entry) -> bool:
        """Say whether a sentence can only be read behind the one before it."""
        opener = _first_words(sentence)
        if _asks_a_case(before.sentence):
            return True
        if before.place is Place.HARD and opener[:1] != ["if"] and not self._is_review(sentence):
            goes_on = bool(set(opener[:1]) & (_GOES_ON | _LEANS)) and not self._own(sentence)
            goes_on |= bool(set(opener[:1]) & _GOES_ON)
            return goes_on or self._touches(sentence, ElementName.BARRIER)
        if before.place in (Place.GREETING, Place.SHEET, Place.KNOW):
            return False
        if opener[:1] and opener[0] in _CONDITIONS and set(opener[1:3]) & _LEANS:
            return not _is_obstacle(sentence)
        if sentence.is_question and not self._own(sentence):
            return before.place is Place.ASK
        if self._own(sentence):
            return False
        if self._touches(sentence, *_ANSWERED):
            return False
        return _is_fragment(sentence) or bool(set(opener[:1]) & _LEANS)

    def _writes(self, sentence: Sentence) -> list[bool]:
        """Return, for each step of a sentence, whether it is one of writing."""
        record = self._evidence(sentence, ElementName.RECORD)
        return [any(p.span.contains(s.verb.span) for p in record) for s in self._own(sentence)]

    def _place(self, sentence: Sentence) -> Place | None:
        own, touches = self._own(sentence), self._touches
        told = not own or all(step.negated for step in own)
        if sentence.find("medical_checks") or (told and _is_care(sentence)):
            return Place.SAFE
        by_role = self._by_role(sentence)
        if by_role is not None:
            return by_role
        if _opens_with_condition(sentence):
            if touches(sentence, ElementName.BARRIER):
                return Place.HARD
            if sentence.text.rstrip().endswith(":"):
                return Place.HARD if _first_words(sentence)[0] in _IFS else Place.DO
        if self._is_review(sentence):
            return Place.NEXT
        if touches(sentence, ElementName.REFLECTION) and self._asks(sentence):
            return Place.ASK
        if own:
            is_sheet = self._assignment.kind.name in _WRITTEN
            plain = all(step.verb.lemma in _NOTES for step in own)
            in_row = sentence.is_item and sentence.block.marker[:1].isdigit()
            writes = plain and all(self._writes(sentence)) and not is_sheet and not in_row
            return Place.WRITE if writes else Place.DO
        if sentence.is_question:
            return None
        acts = touches(sentence, ElementName.ACTION)
        for name, place in _STATED:
            if touches(sentence, name) and not (acts and place is Place.DONE):
                return place
        if sentence.is_item and sentence.block.group in self._tasks and not sentence.label:
            # "Bed at 12.30" stands among things to do, and is one.
            return Place.DO
        return None

    def _by_role(self, sentence: Sentence) -> Place | None:
        """Return where a label or heading of the draft's own sends a sentence."""
        place = _BY_ROLE.get(sentence.role)
        if place is None or (sentence.is_question and place is not Place.ASK):
            return None
        # "Monday: walk" is a step of Monday; "Why: it helps" is a reason.
        told = bool(sentence.own_role) and place not in (Place.WHEN, Place.AMOUNT)
        return place if told or not self._own(sentence) else None

    def _asks(self, sentence: Sentence) -> bool:
        """Say whether looking back is all that a sentence asks for, and not on paper."""
        if sentence.is_question:
            return True
        own = self._own(sentence)
        on_paper = self._touches(sentence, ElementName.RECORD) and any(self._writes(sentence))
        return bool(own) and not on_paper and not any(self._others(sentence))

    def _others(self, sentence: Sentence) -> list[bool]:
        """Return, for each step of a sentence, whether it is no part of looking back."""
        asked = self._evidence(sentence, ElementName.REFLECTION)
        return [not any(p.span.overlaps(s.span) for p in asked) for s in self._own(sentence)]

    def _is_review(self, sentence: Sentence) -> bool:
        """Say whether bringing or talking it over is all that a sentence asks for."""
        pieces = self._evidence(sentence, ElementName.REVIEW)
        own = self._own(sentence)
        if not pieces or len(own) > 1:
            return False
        return not own or (
            own[0].verb.lemma in _BRINGS and all(p.span.overlaps(own[0].span) for p in pieces)
        )


def _forbids(sentence: Sentence) -> bool:
    """Say whether a line only says what is left out: "No naps"."""
    return sentence.words[0].lower == "no"


def at_the_top(before: Entry | None) -> bool:
    """Say whether nothing but a greeting came before."""
    return before is None or before.place is Place.GREETING


def _first_words(sentence: Sentence) -> list[str]:
    return [word.lower for word in sentence.words if word.is_word][:4]


def _opens_with_condition(sentence: Sentence) -> bool:
    return bool(set(_first_words(sentence)[:1]) & _CONDITIONS)


def _is_option(sentence: Sentence, lead: Entry) -> bool:
    """Say whether a bare line stands under "Pick one:" as one of what there is to pick."""
    menu = _first_words(lead.sentence)[:1]
    return bool(set(menu) & _MENU) and not sentence.text.rstrip().endswith((".", "!", "?"))


def _asks_a_case(sentence: Sentence) -> bool:
    """Say whether a short question names a case, to be answered by what follows: "Bad day?"."""
    words = [word.lower for word in sentence.words if word.is_word]
    return sentence.is_question and len(words) <= _SHORT_CASE and not _CASES.isdisjoint(words)


def _is_fragment(sentence: Sentence) -> bool:
    """Say whether a sentence has no verb of its own: "Three times a week."."""
    root = sentence.root
    return root is not None and not root.is_verb and root.child("cop", "aux", "nsubj") is None


def _is_care(sentence: Sentence) -> bool:
    """Say whether a sentence keeps people safe: a doctor's word, a number to call, a medicine."""
    if sentence.find("crisis") or sentence.find("medical_checks"):
        return True
    return any(hit.entry.more.get("sort") == "medicine" for hit in sentence.find("medication"))


def _is_obstacle(sentence: Sentence) -> bool:
    """Say whether the condition names an obstacle by itself: "if it rains", "if it is too hard"."""
    return bool(sentence.find("obstacles"))


def _in_order(entries: list[Entry]) -> list[Entry]:
    """Return entries in which no act of writing is moved behind the steps that follow it."""
    last = max((n for n, e in enumerate(entries) if e.place is Place.DO), default=-1)
    return [
        replace(entry, place=Place.DO) if entry.place is Place.WRITE and n < last else entry
        for n, entry in enumerate(entries)
    ]


_WRITTEN = frozenset({"monitoring", "thought-record", "trauma-writing"})
"""Kinds whose steps are acts of writing."""

_STATED = (
    (ElementName.SUCCESS, Place.DONE),
    (ElementName.RATIONALE, Place.WHY),
    (ElementName.GOAL, Place.WHY),
    (ElementName.EXPECTATION, Place.EXPECT),
    (ElementName.CHOICE, Place.CHOOSE),
    (ElementName.ACTION, Place.DO),
    (ElementName.DOSE, Place.DO),
    (ElementName.SITUATION, Place.DO),
    (ElementName.RECORD, Place.WRITE),
)
"""What a sentence without a step may state, the most telling first. Telegraphic notes ("Bed not
before 12:15.") ask without a verb."""

_ANSWERED = (
    ElementName.SUCCESS, ElementName.RATIONALE, ElementName.GOAL, ElementName.EXPECTATION,
    ElementName.BARRIER,
)  # fmt: skip
"""What has a place of its own on the card, be it said with a pronoun: "This helps because ..."."""

_ASKED_AFTER = frozenset({Place.DO, Place.WRITE, Place.ASK})
"""Places behind which a question looks back at what was done."""

_NOTES = frozenset("write note record log jot fill rate track".split())
"""Verbs of what is put on paper after the task."""

_BRINGS = frozenset("bring show share send discuss review talk tell go look hand email".split())
"""Verbs of what is done with the notes at the next session."""


def grouped(entries: Sequence[Entry]) -> dict[Place, list[Entry]]:
    """Return entries by place, the places in the order of the card."""
    found: dict[Place, list[Entry]] = {}
    for place in Place:
        inside = [entry for entry in entries if entry.place is place]
        if inside:
            found[place] = inside
    return found
