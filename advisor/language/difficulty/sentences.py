"""What makes a sentence hard, as named features, and in words that a clinician can act on."""

import math
from collections.abc import Iterator, Mapping, Sequence
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


def length_of(words: Sequence[WordInfo]) -> int:
    """Return the number of words and figures."""
    return sum(any(letter.isalnum() for letter in word.text) for word in words)


def _mostly_name(word: str) -> bool:
    known = met(plain(word))
    return (known.zipf <= UNLISTED and not is_technical(plain(word))) or known.capital > 0.6


def weighed(words: Sequence[WordInfo]) -> list[_Weighed]:
    """Return what each word weighs; figures and names weigh nothing."""
    found = []
    for at, (text, lemma, pos) in enumerate(words):
        if is_code(text):
            found.append(_Weighed(at, text, _TOP, _code_zipf(text), 1.0, early=False))
            continue
        pieces = parts(text, pos)
        if not pieces or (
            pos is None and is_name(text, "PROPN") and (at > 0 or _mostly_name(text))
        ):
            continue
        own = plain(lemma or "") if len(pieces) == 1 else ""
        rating, zipf = max(
            (expected_rating(piece, own), -familiarity(piece, own)) for piece in pieces
        )
        early = all(met(plain(piece), own).everyday for piece in pieces)
        chance = hard_probability(text, lemma, pos)
        found.append(_Weighed(at, text, min(rating, _TOP), -zipf, chance, early))
    return found


def _code_zipf(token: str) -> float:
    return met(plain(token)).zipf


def sentence_features(
    words: Sequence[WordInfo], depth: int | None = None, own: Sequence[_Weighed] | None = None
) -> Features:
    """Return the named features of a sentence; what training fits and the product weighs.

    `hard words` is the root of the expected number of hard words (the second hard word costs less
    than the first), `share of hard words` that number over all words, `hardest word` the rating of
    the hardest, `hardest words` the mean rating of the three hardest, `all words` that of all,
    `rarest words` the mean Zipf of the three rarest, each as distance from an easy word. `not learned early` is the share of words off the
    list of children's words, `abbreviations` and `statistics` are roots of counts, `short length`
    is the logarithm of the words and `length` in tens of words, `inner clauses` a count, `old
    words` a root, `speaks to the reader` 1 or 0.
    """
    own = weighed(words) if own is None else own
    rating, zipf = _EASY
    hardest = sorted((word.rating for word in own), reverse=True)[:3]
    rarest = sorted(word.zipf for word in own)[:3]
    lower = [word.text.lower() for word in words]
    length = length_of(words)
    size = max(length, _SHORT)
    hard = sum(word.chance for word in own)
    return {
        "hard words": math.sqrt(hard),
        "share of hard words": hard / size,
        "hardest word": max(hardest, default=rating) - rating,
        "hardest words": _mean(hardest, rating) - rating,
        "rarest words": zipf - _mean(rarest, zipf),
        "all words": _mean([word.rating for word in own], rating) - rating,
        "not learned early": sum(not word.early for word in own) / size,
        "abbreviations": math.sqrt(sum(is_code(word.text) for word in words)),
        "statistics": math.sqrt(sum(is_statistic(word.text) for word in words)),
        "short length": math.log1p(length),
        "length": length / 10,
        "inner clauses": float(
            sum(word in SUBORDINATORS for word in lower) if depth is None else depth
        ),
        "old words": math.sqrt(sum(word in old_words() for word in lower)),
        "speaks to the reader": float(not _TALKING.isdisjoint(lower)),
    }


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def contributions(
    own: Sequence[_Weighed],
    words: Sequence[WordInfo],
    features: Features,
    weights: Mapping[str, float],
) -> Iterator[Contributor]:
    """Yield what a clinician can change: hard words (neighbours as one phrase), length, clauses."""
    mass, size = features["hard words"], max(length_of(words), _SHORT)
    count = max(1, min(3, len(own)))
    hardest = sorted(own, key=lambda word: -word.rating)[:3]
    rarest = sorted(own, key=lambda word: word.zipf)[:3]

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
    length = length_of(words)
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
