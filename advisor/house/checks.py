"""What the four types of house rules look for, each as the check of an ordinary rule.

- existence: words that should not stand there;
- substitution: words, and what to write in their place;
- occurrence: words that may stand only so often, or must stand at least so often;
- required-element: what an assignment must state.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advisor.anatomy.picture import Assignment
from advisor.findings import Fix, Flag, Span
from advisor.language.sentence import Hit, Sentence, Zone, find_hits
from advisor.words.frames import framed
from advisor.words.lexicon import Entry, Lexicon
from advisor.words.matching import Matcher
from advisor.words.missing import add_element, first_span
from advisor.words.substitute import substitute
from advisor.words.template import add_sentence

_LEFT_ALONE = frozenset({Zone.QUOTE})
_LIST = "house"


class Found(NamedTuple):
    """Where a term stands, and as what; `hit` is missing where a pattern found it."""

    span: Span
    text: str
    hit: Hit | None = None


@dataclass(frozen=True)
class Terms:
    """What a house rule looks for.

    `words` are matched whole, in any case and, if `kind` is "verb" or "noun", in every form.
    `pattern` is a regular expression over one sentence. `quoted` counts what stands in
    quotation marks too.
    """

    words: Sequence[tuple[str, str]] = ()
    kind: str = "other"
    pattern: re.Pattern[str] | None = None
    quoted: bool = False

    def finder(self) -> Callable[[Sentence], Iterator[Found]]:
        """Return a function that yields where a sentence holds what is looked for."""
        entries = tuple(Entry(term, self.kind, plain) for term, plain in self.words)
        matcher = Matcher([Lexicon(_LIST, _LIST, {}, entries)])

        def find(sentence: Sentence) -> Iterator[Found]:
            if sentence.zone in _LEFT_ALONE and not self.quoted:
                return
            for hit in find_hits(sentence, matcher).get(_LIST, ()):
                if self.quoted or not hit.quoted:
                    yield Found(hit.span, hit.text, hit)
            for match in self.pattern.finditer(sentence.text) if self.pattern else ():
                if match.group():
                    yield Found(sentence.span_of(*match.span()), match.group())

        return find


def existence(terms: Terms, message: str) -> Callable[[Sentence], Iterator[Flag]]:
    """Return a check that flags each place where a term stands."""
    find = terms.finder()

    def check(sentence: Sentence) -> Iterator[Flag]:
        for found in find(sentence):
            yield Flag(found.span, _said(message, found.text))

    return check


def substitution(terms: Terms, message: str, *, safe: bool) -> Callable[[Sentence], Iterator[Flag]]:
    """Return a check that flags each term and proposes what stands beside it."""
    find = terms.finder()

    def check(sentence: Sentence) -> Iterator[Flag]:
        for found in find(sentence):
            if found.hit is not None:
                said = _said(message, found.text, found.hit.entry.plain)
                yield Flag(found.span, said, fix=substitute(found.hit, safe=safe))

    return check


def occurrence(
    terms: Terms, message: str, *, most: int | None, least: int
) -> Callable[[Assignment], Iterator[Flag]]:
    """Return a check that flags a term too many, or an assignment with too few."""
    find = terms.finder()

    def check(assignment: Assignment) -> Iterator[Flag]:
        all_found = [found for sentence in assignment.body for found in find(sentence)]
        count = len(all_found)
        if most is not None and count > most:
            found = all_found[most]
            yield Flag(found.span, _said(message, found.text, count=count))
        elif count < least:
            yield Flag(first_span(assignment), _said(message, "", count=count))

    return check


def required_element(
    element: str, message: str, add: str
) -> Callable[[Assignment], Iterator[Flag]]:
    """Return a check that flags an assignment which does not state an element."""

    def check(assignment: Assignment) -> Iterator[Flag]:
        if assignment.states(element) or not assignment.steps:
            return
        yield Flag(first_span(assignment), message, fix=_addition(assignment, element, add))

    return check


def _addition(assignment: Assignment, element: str, add: str) -> Fix | None:
    """Return a sentence that states the element: the house's own, else the usual one."""
    if add:
        return add_sentence(assignment, add)
    try:
        told, named = (framed(assignment, element, style=style) for style in ("told", "named"))
    except KeyError:
        return None
    return add_element(assignment, told, named)


def _said(message: str, text: str, instead: str = "", count: int = 0) -> str:
    """Return a message with what was found in the place of its slots."""
    values: Mapping[str, str] = {"text": text, "instead": instead, "count": str(count)}
    return re.sub(r"\{(text|instead|count)\}", lambda match: values[match[1]], message)
