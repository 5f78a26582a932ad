"""What makes a sentence hard, as named features, and in words that a clinician can act on."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from advisor.language.difficulty.known_words import (
    UNLISTED,
    familiarity,
    met,
    old_words,
    plain,
)
from advisor.language.difficulty.model import Features
from advisor.language.difficulty.shapes import is_code, is_statistic, is_technical
from advisor.language.difficulty.words import expected_rating, hard_probability, is_name, parts

SUBORDINATORS: Final = frozenset(
    "who whom whose which that because although though while whereas unless until since if when "
    "whenever where wherever whether before after as than so how why what".split()
)
"""Without a parse, each opens one inner clause."""

_EASY: Final = (1.8, 6.0)
"""Rating and Zipf of a sentence without one hard word: what words are weighed against."""

_TOP: Final = 4.5
"""Above this rating a word stops the reader, and cannot stop him more: initialisms reach 6."""

_SHORT: Final = 5
"""Words. Of a shorter sentence, shares are taken of so many: one word is not all there is."""

_TALKING: Final = frozenset("you your yours yourself".split())


class WordInfo(NamedTuple):
    """What is known of a token: its text, and if tagged its lemma and Universal POS."""

    text: str
    lemma: str | None = None
    pos: str | None = None


class Contributor(NamedTuple):
    """One thing that makes a sentence or text hard, and the CEFR levels it adds."""

    what: str
    weight: float


class _Weighed(NamedTuple):
    """A word of a sentence with what it weighs."""

    at: int
    text: str
    rating: float
    zipf: float
    chance: float
    early: bool


class _Seen(NamedTuple):
    """What a word is wherever it stands; `weight` is `None` for figures and names."""

    is_word: bool
    code: bool
    statistic: bool
    opens_clause: bool
    old: bool
    to_reader: bool
    weight: tuple[float, float, float, bool] | None
    """Rating, familiarity, chance to be hard, early."""


@lru_cache(maxsize=20_000)
def _seen(text: str, lemma: str | None, pos: str | None, *, first: bool) -> _Seen:
    """Return what is known of a word; a text says most of its words many times over.

    `first` is asked for only without a tag: a capital letter then says less.
    """
    lower = text.lower()
    return _Seen(
        any(letter.isalnum() for letter in text),
        is_code(text),
        is_statistic(text),
        lower in SUBORDINATORS,
        lower in old_words(),
        lower in _TALKING,
        _weight(text, lemma, pos, first=first),
    )


def _weight(
    text: str, lemma: str | None, pos: str | None, *, first: bool
) -> tuple[float, float, float, bool] | None:
    if is_code(text):
        return _TOP, _code_zipf(text), 1.0, False
    pieces = parts(text, pos)
    if not pieces or (pos is None and is_name(text, "PROPN") and (not first or _mostly_name(text))):
        return None
    own = plain(lemma or "") if len(pieces) == 1 else ""
    rating, zipf = max((expected_rating(piece, own), -familiarity(piece, own)) for piece in pieces)
    early = all(met(plain(piece), own).everyday for piece in pieces)
    chance = hard_probability(text, lemma, pos)
    return min(rating, _TOP), -zipf, chance, early


def _all_seen(words: Sequence[WordInfo]) -> list[_Seen]:
    return [
        _seen(text, lemma, pos, first=pos is None and not at)
        for at, (text, lemma, pos) in enumerate(words)
    ]


def length_of(words: Sequence[WordInfo]) -> int:
    """Return the number of words and figures."""
    return sum(any(letter.isalnum() for letter in word.text) for word in words)


def _mostly_name(word: str) -> bool:
    known = met(plain(word))
    return (known.zipf <= UNLISTED and not is_technical(plain(word))) or known.capital > 0.6


def _code_zipf(token: str) -> float:
    return met(plain(token)).zipf


class SentenceWords:
    """The words of a sentence with what each weighs; figures and names weigh nothing."""

    def __init__(self, words: Sequence[WordInfo]) -> None:
        self.seen = _all_seen(words)
        self.length = sum(seen.is_word for seen in self.seen)
        self.own = [
            _Weighed(at, words[at].text, *seen.weight)
            for at, seen in enumerate(self.seen)
            if seen.weight is not None
        ]
        self.hardest = sorted(self.own, key=lambda word: -word.rating)[:3]
        self.rarest = sorted(self.own, key=lambda word: word.zipf)[:3]


def sentence_features(words: Sequence[WordInfo], depth: int | None = None) -> Features:
    """Return the named features of a sentence; what training fits and the product weighs.

    `hard words` is the root of the expected number of hard words (the second hard word costs less
    than the first), `share of hard words` that number over all words, `hardest word` the rating of
    the hardest, `hardest words` the mean rating of the three hardest, `all words` that of all,
    `rarest words` the mean Zipf of the three rarest, each as distance from an easy word. `not learned early` is the share of words off the
    list of children's words, `abbreviations` and `statistics` are roots of counts, `short length`
    is the logarithm of the words and `length` in tens of words, `inner clauses` a count, `old
    words` a root, `speaks to the reader` 1 or 0.
    """
    return features_of(SentenceWords(words), depth)


def features_of(said: SentenceWords, depth: int | None = None) -> Features:
    """Return the same as `sentence_features`, of words that were weighed before."""
    rating, zipf = _EASY
    own, seen, length = said.own, said.seen, said.length
    hardest = [word.rating for word in said.hardest]
    rarest = [word.zipf for word in said.rarest]
    size = max(length, _SHORT)
    hard = sum([word.chance for word in own])
    return {
        "hard words": math.sqrt(hard),
        "share of hard words": hard / size,
        "hardest word": max(hardest, default=rating) - rating,
        "hardest words": _mean(hardest, rating) - rating,
        "rarest words": zipf - _mean(rarest, zipf),
        "all words": _mean([word.rating for word in own], rating) - rating,
        "not learned early": sum([not word.early for word in own]) / size,
        "abbreviations": math.sqrt(sum([word.code for word in seen])),
        "statistics": math.sqrt(sum([word.statistic for word in seen])),
        "short length": math.log1p(length),
        "length": length / 10,
        "inner clauses": float(
            sum([word.opens_clause for word in seen]) if depth is None else depth
        ),
        "old words": math.sqrt(sum([word.old for word in seen])),
        "speaks to the reader": float(any(word.to_reader for word in seen)),
    }


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def contributions(
    said: SentenceWords, features: Features, weights: Mapping[str, float]
) -> Iterator[Contributor]:
    """Yield what a clinician can change: hard words (neighbours as one phrase), length, clauses."""
    own, length = said.own, said.length
    mass, size = features["hard words"], max(length, _SHORT)
    count = max(1, min(3, len(own)))
    hardest, rarest = said.hardest, said.rarest

    def weight(word: _Weighed) -> float:
        over = word.rating - _EASY[0]
        share = weights["hard words"] * word.chance / mass if mass else 0.0
        share += weights["share of hard words"] * word.chance / size
        share += weights["not learned early"] * (not word.early) / size
        share += weights["all words"] * over / len(own)
        if word is hardest[0]:
            share += weights["hardest word"] * over
        if word in hardest:
            share += weights["hardest words"] * over / count
        if word in rarest:
            share += weights["rarest words"] * (_EASY[1] - word.zipf) / count
        return share

    hard = [word for word in own if word.chance >= 0.5]
    for _, run in groupby(enumerate(hard), lambda pair: pair[1].at - pair[0]):
        phrase = [word for _, word in run]
        yield Contributor(f"“{' '.join(word.text for word in phrase)}”", sum(map(weight, phrase)))
    if length > 15:
        over = math.log1p(length) - math.log1p(12)
        gain = weights["length"] * (length - 12) / 10 + weights["short length"] * over
        article = "an" if str(length).startswith("8") or length in (11, 18) else "a"
        yield Contributor(f"{article} {length}-word sentence", gain)
    if features["inner clauses"] > 1:
        clauses = features["inner clauses"]
        yield Contributor(f"{clauses:g} clauses inside others", weights["inner clauses"] * clauses)
    if features["statistics"]:
        yield Contributor("figures as in a paper", weights["statistics"] * features["statistics"])
