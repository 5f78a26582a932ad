"""Questions that ask the client to look back: open ones, and those that take a yes or no."""

from collections.abc import Iterator, Sequence

from advisor.language.sentence import Sentence, Zone

_CLOSED = frozenset("did do does was were is are have has had could can will would".split())
_OPEN = frozenset("what how which who where when why whose whom".split())
_BACK = frozenset("did was were have has had".split())
"""Verbs of a question about what is over."""

_CLIENT = frozenset("you it this that they he she anything there".split())


def open_prompts(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield questions that cannot be answered with a yes or no: "What helped?"."""
    for sentence in _questions(sentences):
        # "Afterwards: what helped?" opens late.
        if any(word.lower in _OPEN for word in sentence.words[:6]):
            yield sentence


def closed_prompts(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield questions about the past that a yes or no answers: "Did you do it?"."""
    for sentence in _questions(sentences):
        words = [word.lower for word in sentence.words if word.is_word]
        if len(words) > 1 and words[0] in _CLOSED & _BACK and words[1] in _CLIENT:
            yield sentence


def _questions(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for sentence in sentences:
        if sentence.is_question and sentence.zone is not Zone.QUOTE and sentence.words:
            yield sentence
