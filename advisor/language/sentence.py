"""Sentences and words as rules see them: plain values, with source positions.

Rules never meet a spaCy object, so that a rule can be read, and tested, without it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from advisor.findings import Span
from advisor.reading.draft import Block, BlockKind
from advisor.reading.places import Places
from advisor.remembering import forget_places
from advisor.words.lexicon import Entry

if TYPE_CHECKING:
    from advisor.words.matching import Match, Matcher

_TAG_QUESTION = re.compile(
    r",\s*(?:okay|ok|right|all right|alright|yes|yeah|deal)\?\W*$", re.IGNORECASE
)
"""A statement or order that only asks for a nod: "Just one cup less a day, okay?"."""


class Zone(StrEnum):
    """What a sentence is there for."""

    HEADING = "heading"
    INSTRUCTION = "instruction"
    RATIONALE = "rationale"
    QUOTE = "quote"
    EXAMPLE = "example"
    QUESTION = "question"
    STATEMENT = "statement"
    FORM = "form"


@dataclass(slots=True, eq=False)
class Word:
    """One token with its reading. `start` and `end` are source offsets.

    `index` counts within the sentence; `head_index` is that of the word it depends on, its
    own for the root. `pos` is the universal part of speech, `tag` the Penn Treebank tag,
    `dep` the Universal Dependencies relation. `quoted` says that it stands in quotation marks.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    morph: str
    index: int
    head_index: int
    at: int
    start: int
    end: int
    sentence: "Sentence"
    quoted: bool = False
    lower: str = field(init=False)
    """The word in lower case, with straight apostrophes."""
    is_word: bool = field(init=False)
    """Whether this is a word or number rather than punctuation."""

    def __post_init__(self) -> None:
        # Asked for many times over by every rule, so worked out once.
        text = self.text
        self.lower = text.lower().replace("’", "'")
        self.is_word = text.isalnum() or any(map(str.isalnum, text))

    @property
    def span(self) -> Span:
        """Return the word's place in the source."""
        return Span(self.start, self.end)

    @property
    def head(self) -> "Word":
        """Return the word that this one depends on; the root is its own head."""
        return self.sentence.words[self.head_index]

    @property
    def is_root(self) -> bool:
        """Say whether the word is the root of its sentence."""
        return self.head_index == self.index

    @property
    def children(self) -> "tuple[Word, ...]":
        """Return the words that depend directly on this one, in reading order."""
        return self.sentence.children_of(self.index)

    def child(self, *deps: str) -> "Word | None":
        """Return the first child with one of the given relations."""
        for word in self.sentence.children_of(self.index):
            if word.dep in deps:
                return word
        return None

    @property
    def subtree(self) -> "Iterator[Word]":
        """Yield the word and all that depends on it, in reading order."""
        wanted = {self.index}
        grown = True
        while grown:
            more = {w.index for w in self.sentence.words if w.head_index in wanted} - wanted
            grown = bool(more)
            wanted |= more
        return (word for word in self.sentence.words if word.index in wanted)

    @property
    def ancestors(self) -> "Iterator[Word]":
        """Yield the heads above this word, up to the root."""
        words, at, above = self.sentence.words, self.index, self.head_index
        for _ in words:
            if above == at:
                return
            word, at = words[above], above
            above = word.head_index
            yield word

    @property
    def is_verb(self) -> bool:
        """Say whether the word is read as a verb or auxiliary."""
        return self.pos in ("VERB", "AUX")

    @property
    def is_imperative(self) -> bool:
        """Say whether the reading marks the word as an imperative."""
        return "Mood=Imp" in self.morph


@dataclass(slots=True, eq=False)
class Hit:
    """A lexicon term found in a sentence. `form` names the inflected form that stood there."""

    lexicon: str
    entry: Entry
    form: str
    text: str
    span: Span
    words: tuple[Word, ...]
    sentence: "Sentence"

    @property
    def quoted(self) -> bool:
        """Say whether the term stands in quotation marks."""
        return any(word.quoted for word in self.words)


@dataclass(eq=False)
class Sentence:
    """One sentence or list fragment. `text` is what a reader sees; `places` leads to the source.

    `label` is the short lead that was cut off before reading ("Why" of "Why: it helps").
    """

    text: str
    places: Places
    block: Block
    index: int
    words: tuple[Word, ...] = ()
    hits: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    label: str = ""
    label_span: Span | None = None
    own_role: str = ""
    """What its own label, or itself as a heading, introduces: an element's name, "task", "part"."""
    role: str = ""
    """The role it stands under: its own, its paragraph's, or its section's."""
    zone: Zone = Zone.STATEMENT

    @cached_property
    def span(self) -> Span:
        """Return the sentence's place in the source, label left out."""
        return self.places.span(0, len(self.text))

    def span_of(self, start: int, end: int) -> Span:
        """Return the source span of `text[start:end]`."""
        return self.places.span(start, end)

    def find(self, lexicon: str, *, quoted: bool = False) -> tuple[Hit, ...]:
        """Return the terms of a lexicon in this sentence; quoted ones only on demand."""
        hits = self.hits.get(lexicon)
        if not hits:
            return ()
        if quoted or not self._quotes:
            return hits
        return tuple([hit for hit in hits if not hit.quoted])

    @cached_property
    def _quotes(self) -> bool:
        """Say whether any word stands in quotation marks."""
        return any(word.quoted for word in self.words)

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        lists: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if not word.is_root:
                lists[word.head_index].append(word)
        return tuple(map(tuple, lists))

    def move(self, block: Block, index: int, label_span: Span | None, by: int) -> None:
        """Set the sentence down anew, in a later version of its draft, as if just read there.

        Args:
            block: the block that it stands in now.
            index: its number now.
            label_span: where its label stands now.
            by: how many characters further on in the source.
        """
        forget_places(self)
        self.block, self.index, self.label_span = block, index, label_span
        self.role, self.zone = "", Zone.STATEMENT
        if not by:
            return
        self.places = self.places.moved(by)
        self.__dict__.pop("span", None)
        for word in self.words:
            word.start += by
            word.end += by
        for hits in self.hits.values():
            for hit in hits:
                hit.span = Span(hit.span.start + by, hit.span.end + by)

    def forget_tree(self) -> None:
        """Work children and root out anew: a head was changed."""
        self.__dict__.pop("_children", None)
        self.__dict__.pop("root", None)

    def children_of(self, index: int) -> tuple[Word, ...]:
        """Return the direct dependants of the word at `index`."""
        return self._children[index]

    @cached_property
    def root(self) -> Word | None:
        """Return the root word; `None` if the sentence has no words."""
        return next((word for word in self.words if word.is_root), None)

    @cached_property
    def length(self) -> int:
        """Return the number of words and numbers, punctuation left out."""
        return sum(word.is_word for word in self.words)

    @cached_property
    def said(self) -> frozenset[str]:
        """Return the words in lower case, in no order: what is not among them need not be sought."""
        return frozenset([word.lower for word in self.words])

    @cached_property
    def is_question(self) -> bool:
        """Say whether the sentence ends in a question mark of its own, not that of a quotation."""
        if not self.text.rstrip("\"'”’) ").endswith("?") or _TAG_QUESTION.search(self.text):
            return False
        asked = next((word for word in reversed(self.words) if word.text == "?"), None)
        return asked is None or not asked.quoted or self.words[0].quoted or self.words[1].quoted

    @property
    def is_heading(self) -> bool:
        """Say whether the sentence stands in a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def is_item(self) -> bool:
        """Say whether the sentence stands in a list item."""
        return self.block.kind is BlockKind.ITEM


Found: TypeAlias = Mapping[str, tuple["Match", ...]]
"""What a matcher finds in a sentence, by the names of its word lists."""


def find_hits(sentence: Sentence, matcher: "Matcher") -> dict[str, tuple[Hit, ...]]:
    """Return the terms of a matcher's word lists in a sentence, by the names of the lists."""
    return hits_of(sentence, matcher.match(sentence.text))


def hits_of(sentence: Sentence, found: Found) -> dict[str, tuple[Hit, ...]]:
    """Return terms that were found in the words of a sentence as hits at its place."""
    if not found:
        return {}
    words, text, bounds = sentence.words, sentence.text, sentence.places.bounds
    starts = [word.at for word in words]
    ends = [word.at + len(word.text) for word in words]

    def hit(name: str, entry: Entry, form: str, start: int, end: int) -> Hit:
        own = words[bisect_right(ends, start) : bisect_left(starts, end)]
        return Hit(name, entry, form, text[start:end], Span(*bounds(start, end)), own, sentence)

    return {name: tuple([hit(*match) for match in got]) for name, got in found.items()}
