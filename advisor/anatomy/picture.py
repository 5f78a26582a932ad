"""Frozen values of the picture: elements, steps, assignments and the plan they form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import cast

from advisor.anatomy.facts import Facts
from advisor.findings import Span
from advisor.language.sentence import Sentence, Word
from advisor.reading.draft import Draft


class ElementName(StrEnum):
    """What a good assignment states."""

    ACTION = "action"
    SITUATION = "situation"
    DOSE = "dose"
    SUCCESS = "success"
    RATIONALE = "rationale"
    RECORD = "record"
    REFLECTION = "reflection"
    BARRIER = "barrier"
    CHOICE = "choice"
    EXAMPLE = "example"
    EXPECTATION = "expectation"
    GOAL = "goal"
    REVIEW = "review"
    HELPER = "helper"
    CONFIDENCE = "confidence"
    FORMAT = "format"


class Form(StrEnum):
    """How a step speaks to the client."""

    IMPERATIVE = "imperative"
    FIRST_PERSON = "first-person"
    THIRD_PERSON = "third-person"
    INDIRECT = "indirect"
    PASSIVE = "passive"


class Need(StrEnum):
    """How much a kind of task needs an element."""

    REQUIRED = "required"
    INFO = "info"
    OFF = "off"


_ASIDE = frozenset({"horizon", "company"})
"""Facets that belong to an element, but do not state it on their own."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that state an element.

    `facet` says which side of it: "time", "place", "cue", "company" of a situation;
    "duration", "count", "frequency" of a dose. Alone, "company" states no situation and
    "horizon", an end date, no dose. `weak` marks words that point at the element but leave it open ("when needed").
    """

    span: Span
    facet: str = ""
    weak: bool = False


@dataclass(frozen=True)
class Element:
    """One element of an assignment, and the words that state it."""

    name: ElementName
    evidence: tuple[Evidence, ...] = ()

    @cached_property
    def present(self) -> bool:
        """Say whether the assignment states it outright."""
        return any(not piece.weak and piece.facet not in _ASIDE for piece in self.evidence)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Return where it is stated, in reading order; empty if it is not."""
        if not self.present:
            return ()
        return tuple(
            sorted({p.span for p in self.evidence if not p.weak and p.facet not in _ASIDE})
        )

    def has(self, *facets: str) -> bool:
        """Say whether one of the facets is stated outright."""
        return any(piece.facet in facets and not piece.weak for piece in self.evidence)


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction: usually one clause with its verb.

    `words` are those of its clause, subject and subordinate clauses included. `negated`
    says that it asks the client not to do something.
    """

    sentence: Sentence
    verb: Word
    form: Form
    words: tuple[Word, ...]
    negated: bool = False

    @property
    def span(self) -> Span:
        """Return the step's place in the source."""
        return Span(min(w.start for w in self.words), max(w.end for w in self.words))

    @property
    def text(self) -> str:
        """Return the words of the step as a reader sees them."""
        first, last = self.words[0], self.words[-1]
        return self.sentence.text[first.at : last.at + len(last.text)]


@dataclass(frozen=True)
class Kind:
    """A sort of task, and which elements it needs. `name` is "general" if nothing told it.

    `passing` says that only words in passing told it, none of the title or the first act: it
    decides which elements are needed, but what it proposes may not fit.
    """

    name: str
    needs: Mapping[str, Need] = field(default_factory=dict)
    passing: bool = False

    def need(self, element: str) -> Need:
        """Return how much this kind needs an element; unknown names are required."""
        return self.needs.get(element, Need.REQUIRED)


@dataclass(frozen=True)
class Skill:
    """A known skill of therapy and what its lexicon entry proposes for the blanks.

    `proposals` maps an element name, or "steps", to two or three concrete proposals.
    """

    name: str
    kind: str
    proposals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, eq=False)
class Assignment:
    """One homework task inside a draft."""

    index: int
    title: str | None
    span: Span
    kind: Kind
    sentences: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    elements: Mapping[ElementName, Element]
    draft: Draft
    skill: Skill | None = None
    metrics: Mapping[str, float] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)

    def element(self, name: str) -> Element:
        """Return an element by its name; an unstated one has no evidence."""
        found = cast("Mapping[str, Element]", self.elements).get(name)
        return self.elements[ElementName(name)] if found is None else found

    def states(self, name: str) -> bool:
        """Say whether the assignment states an element outright."""
        return self.element(name).present

    def need(self, element: str) -> Need:
        """Return how much this kind of task needs an element."""
        return self.kind.need(element)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Return the sentences that are no headings."""
        return tuple(sentence for sentence in self.sentences if not sentence.is_heading)

    @property
    def words(self) -> Iterator[Word]:
        """Yield the words of all sentences, headings left out."""
        return (word for sentence in self.body for word in sentence.words)

    def source(self, span: Span) -> str:
        """Return what stands at a span of the source."""
        return span.of(self.draft.source)


@dataclass(frozen=True, eq=False)
class Plan:
    """The assignments of one draft in their order.

    `is_homework` is false for a text that asks its reader for nothing, such as a news item.
    """

    draft: Draft
    assignments: tuple[Assignment, ...]
    sentences: tuple[Sentence, ...]
    is_homework: bool = True
