"""The sequence: the numbered parts of a plan, and what ties one to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from advisor.anatomy.difficulty import Demand, demand_of
from advisor.anatomy.picture import Assignment, Plan
from advisor.findings import Span
from advisor.language.parts import NUMBERS
from advisor.language.sentence import Hit, Sentence, Zone

_ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)
}
_UNIT = re.compile(
    r"\b(?P<unit>week|wk|session|day|stage|phase|level|rung|module|lesson|month)s?\b", re.IGNORECASE
)
_NUMBER = re.compile(
    rf"\b(?P<low>\d{{1,2}}|{'|'.join([*NUMBERS, *_ORDINALS])})\b"
    rf"(?:\s*(?:-|–|—|to|and|&)\s*(?P<high>\d{{1,2}}|{'|'.join(NUMBERS)})\b)?",
    re.IGNORECASE,
)

_LIGHT = frozenset(
    """do make take get go have be use try keep give put set let start begin week session day time
    minute hour step task homework thing way bit part plan note write sheet rate try tell bring
    number next last more less same one other new first home work morning evening night today
    tomorrow monday tuesday wednesday thursday friday saturday sunday page line list""".split()
)
"""Words that two tasks may share without having to do with each other."""


@dataclass(frozen=True, eq=False)
class Part:
    """An assignment with its place in a plan: week 3, or weeks 1 to 4."""

    assignment: Assignment
    unit: str
    first: int
    last: int

    @cached_property
    def demand(self) -> Demand:
        """Return what it asks for in numbers."""
        return demand_of(self.assignment)

    @cached_property
    def skills(self) -> dict[str, Hit]:
        """Return where each known skill is first named, aside from reasons and quotations."""
        found: dict[str, Hit] = {}
        for sentence in self.assignment.sentences:
            if sentence.zone in (Zone.RATIONALE, Zone.QUOTE):
                continue
            for hit in sentence.find("skills"):
                found.setdefault(hit.entry.more["name"], hit)
        return found

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Return the words that carry what the task is about, in their base form."""
        return frozenset(
            word.lemma
            for sentence in self.assignment.sentences
            for word in sentence.words
            if word.pos in ("NOUN", "VERB", "PROPN", "ADJ")
            and len(word.lemma) > 2
            and word.lemma not in _LIGHT
        )

    @property
    def name(self) -> str:
        """Return how a message names it: "week 3"."""
        return (
            f"{self.unit} {self.first}"
            if self.first == self.last
            else (f"{self.unit}s {self.first} to {self.last}")
        )

    @property
    def span(self) -> Span:
        """Return where a remark on the whole part is shown: its first step or sentence."""
        steps = self.assignment.steps
        if steps:
            return steps[0].span
        return (self.assignment.body or self.assignment.sentences)[0].span

    @property
    def last_sentence(self) -> Sentence:
        """Return its last sentence."""
        return self.assignment.sentences[-1]

    @property
    def runs(self) -> int:
        """Return over how many weeks or sessions it runs."""
        return self.last - self.first + 1


def parts_of(plan: Plan) -> tuple[Part, ...]:
    """Return the numbered parts of a plan in order; empty if it has none.

    Parts that do not count upward ("Task 1 ... Week 3 ... Day 1") are no sequence.
    """
    found = [part for a in plan.assignments if (part := _part(a)) is not None]
    unit = found[0].unit if found else ""
    found = [part for part in found if part.unit == unit]
    rising = all(a.last < b.first for a, b in pairwise(found))
    return tuple(found) if rising else ()


def _part(assignment: Assignment) -> Part | None:
    title = assignment.title or ""
    unit, number = _UNIT.search(title), None
    if unit is not None:
        number = _NUMBER.search(title, unit.end()) or _NUMBER.search(title)
    if unit is None or number is None:
        return None
    first = _number(number["low"])
    last = _number(number["high"]) if number["high"] else first
    name = unit["unit"].lower().replace("wk", "week")
    return Part(assignment, name, first, max(first, last))


def _number(word: str) -> int:
    said = word.lower()
    return NUMBERS.get(said) or _ORDINALS.get(said) or int(said)


def same_task(one: Part, other: Part) -> bool:
    """Say whether two parts practise the same thing: one skill, or one act on like objects."""
    if one.assignment.skill is not None and other.assignment.skill is not None:
        return one.assignment.skill.name == other.assignment.skill.name
    verbs = [{s.verb.lemma for s in part.assignment.steps[:2]} for part in (one, other)]
    return bool(verbs[0] & verbs[1]) and bool(one.lemmas & other.lemmas or _bare(one, other))


def _bare(one: Part, other: Part) -> bool:
    return len(one.lemmas) <= 2 and len(other.lemmas) <= 2


def likeness(one: Part, other: Part) -> float:
    """Return how much of the words of two parts is the same, 0 to 1; numbers count as words."""
    a, b = _said(one), _said(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def _said(part: Part) -> frozenset[str]:
    return frozenset(
        word.lemma
        for sentence in part.assignment.body
        for word in sentence.words
        if word.is_word and word.pos not in ("DET", "ADP", "PUNCT", "CCONJ", "PART")
    )


def runs_of_same(parts: Sequence[Part], alike: float) -> list[list[Part]]:
    """Return the runs of neighbouring parts that are alike at least to that degree."""
    runs: list[list[Part]] = []
    for part in parts:
        if runs and likeness(runs[-1][-1], part) >= alike:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs
