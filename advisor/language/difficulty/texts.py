"""How hard a sentence or text reads: CEFR levels, school grades, a band, and what weighs most."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from advisor.language.difficulty.model import Features, model, weigh
from advisor.language.difficulty.sentences import (
    Contributor,
    SentenceWords,
    WordInfo,
    contributions,
    features_of,
)

_NAMED = 0.05
"""CEFR levels: what adds less, to the sentence or text as a whole, is not worth a word."""


class Difficulty(NamedTuple):
    """Reading difficulty: `score` in CEFR levels (1-6, seldom beyond), the rest in school grades."""

    score: float
    grade: float
    low: float
    high: float
    contributors: tuple[Contributor, ...]

    def __str__(self) -> str:
        """Return "grade 6 to 9, mostly: “cognitive restructuring”, a 31-word sentence"."""
        low, high = round(self.low), round(self.high)
        span = f"grade {low} to {high}" if high > low else f"grade {high}"
        why = ", ".join(part.what for part in self.contributors)
        return f"{span}, mostly: {why}" if why else span


def sentence_difficulty(words: Sequence[WordInfo], depth: int | None = None) -> Difficulty:
    """Return how hard a sentence reads, and the three things that weigh most.

    `words` are all its tokens, punctuation included. `depth` is the number of clauses inside other
    clauses; without it they are counted by the words that open them. Tags are used if given.
    """
    return text_difficulty([words], [depth])


def text_difficulty(
    sentences: Iterable[Sequence[WordInfo]], depths: Iterable[int | None] | None = None
) -> Difficulty:
    """Return how hard a text of several sentences reads; see `summed_up`."""
    read = list(sentences)
    given = [None] * len(read) if depths is None else list(depths)
    pairs = zip(read, given, strict=True)
    return summed_up([read_sentence(words, depth) for words, depth in pairs])


class ReadSentence(NamedTuple):
    """One sentence as it enters the sum: its words, its level, what adds how many levels."""

    length: int
    level: float
    gains: tuple[Contributor, ...]


def read_sentence(words: Sequence[WordInfo], depth: int | None = None) -> ReadSentence:
    """Return what a sentence brings to its text; without a word, nothing."""
    said = SentenceWords(words)
    if not said.length:
        return ReadSentence(0, 1.0, ())
    features = features_of(said, depth)
    weights = model()["sentence"]["coefficients"]
    return ReadSentence(
        said.length, level_of(features), tuple(contributions(said, features, weights))
    )


def summed_up(sentences: Iterable[ReadSentence]) -> Difficulty:
    """Return how hard an assignment reads, and the three things that weigh most.

    The score is the mean over sentences, each weighted by its words. The band narrows with the
    number of sentences, to half that of a single one: what the model misjudges it misjudges
    throughout. Without a word, the score is 1 and the grade that of an empty sentence.
    """
    read = [sentence for sentence in sentences if sentence.length]
    size = sum(sentence.length for sentence in read)
    score = sum(sentence.length * sentence.level for sentence in read) / size if size else 1.0
    gains: dict[str, float] = {}
    for sentence in read:
        for what, weight in sentence.gains:
            gains[what] = gains.get(what, 0.0) + weight * sentence.length
    heavy = sorted(gains, key=lambda what: (-gains[what], what))[:3]
    contributors = tuple(
        Contributor(what, round(gains[what] / size, 2))
        for what in heavy
        if gains[what] >= _NAMED * size
    )
    error = model()["sentence"]["error"] * max(0.5, 1 / math.sqrt(max(len(read), 1)))
    grade, low, high = (round(grade_of(at), 1) for at in (score, score - error, score + error))
    return Difficulty(round(score, 2), grade, low, high, contributors)


def level_of(features: Features) -> float:
    """Return the CEFR level of a sentence, at least 1.

    Above `bend` the sum counts in part (`above`): readers who call a sentence of five medical
    terms C2 have no level left for one of ten. It keeps rising.
    """
    fitted = model()["sentence"]
    level = max(weigh(fitted["coefficients"], features), 1.0)
    over = max(level - fitted["bend"], 0.0)
    return float(level - over + fitted["above"] * over)


def grade_of(level: float) -> float:
    """Return the school grade of a CEFR level: a line, cut off at 0."""
    line = model()["sentence"]["grade"]
    return max(float(line["start"] + line["slope"] * level), 0.0)
