"""How hard a word is, by itself and where it stands.

Two groups of adults were asked two things, and so there are two answers. `expected_rating` is how
complex readers call a word by itself, 1 to 6; `hard_probability` is the chance that this lies above
`hard_from`, and decides. `word_difficulty` is how hard a word was found where it stood in a text,
0 to 1: there length counts for little, and familiarity for nearly all. Each is a constant plus a
sum over features: familiarity of the word or its dictionary form, letters, syllables, ending, being
an early word or made of such. Slopes of familiarity never rise, those of letters never fall.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from advisor.language.difficulty.known_words import UNLISTED, made_of_everyday, met, plain
from advisor.language.difficulty.model import STRETCHES, Features, model, stretches, weigh
from advisor.language.difficulty.shapes import is_technical
from advisor.language.readability import syllables


class Judgement(NamedTuple):
    """How hard a word is: `word_difficulty`, `hard_probability`, verdict, heaviest reasons first."""

    difficulty: float
    probability: float
    hard: bool
    reasons: tuple[str, ...]


SUFFIXES: Final[dict[str, tuple[str, ...]]] = {
    "-tion": ("tion", "tions", "sion", "sions"),
    "-ment": ("ment", "ments"),
    "-ity": ("ity", "ities"),
    "-ive": ("ive", "ives"),
    "-ance": ("ance", "ances", "ence", "ences", "ancy", "ency"),
    "-ism": ("ism", "isms", "ist", "ists"),
    "-ous": ("ous",),
    "-al": ("al", "als"),
    "-ology": ("ology", "ologies", "graphy", "pathy"),
    "-able": ("able", "ible"),
    "-ate": ("ate", "ates", "ated", "ating"),
    "-ize": ("ize", "izes", "ized", "izing", "ise", "ises", "ised", "ising", "ify", "ifies"),
    "-ness": ("ness", "nesses"),
    "-ly": ("ly",),
    "-ic": ("ic", "ics"),
    "-ful": ("ful", "less"),
    "-er": ("er", "ers", "or", "ors"),
    "Greek or Latin ending": (
        "ine", "ase", "ases", "oid", "oids", "osis", "itis", "emia", "aemia", "ogen", "um", "us",
        "ia", "ae", "is", "cyte", "cytes", "in", "ins",
    ),
    "inflected -ing": ("ing",),
    "inflected -ed": ("ed",),
    "inflected -s": ("s",),
}  # fmt: skip


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Return the syllables of a word as `readability` counts them."""
    return syllables(word)


def form_features(word: str, lemma: str = "") -> Features:
    """Return the named features of a word that need no reader; what training fits."""
    bare = plain(word)
    known = met(bare, plain(lemma))
    capitals = float(any(letter.isupper() for letter in word[1:]))
    return {
        **stretches("familiarity", known.zipf),
        **stretches("form", known.zipf - known.form),
        **stretches("letters", len(bare)),
        **stretches("syllables", syllables_of(bare)),
        **{name: float(bare.endswith(ends)) for name, ends in SUFFIXES.items()},
        "everyday": float(known.everyday),
        "made of everyday words": float(not known.everyday and made_of_everyday(bare)),
        "mostly capitalised": float(known.capital > 0.6),
        "capitals": capitals,
        "initialism": capitals * min(max(5 - known.zipf, 0.0), 1.0),
        "medical form": float(not known.everyday and is_technical(bare)),
    }


def context_features(
    word: str, lemma: str = "", *, expected: float, context: float | None = None
) -> Features:
    """Return the features of a word in its sentence: those of its form, and two more.

    `expected` is the rating expected of readers (1-6), `context` the mean familiarity (Zipf) of
    the words around it.
    """
    features = form_features(word, lemma) | stretches("expected", expected)
    if context is not None:
        features |= {"context known": 1.0} | stretches("context", context)
    return features


def rate(word: str, lemma: str, fitted: Mapping[str, Any]) -> float:
    """Return the rating that a model of form and own rating gives; training calls this too."""
    guess = weigh(fitted["coefficients"], form_features(word, lemma))
    rating = met(plain(word), plain(lemma)).rating
    if rating is not None and _as_read(word).islower():
        guess += fitted["own_share"] * (rating - guess)
    return min(max(guess, 1.0), 6.0)


@lru_cache(maxsize=20_000)
def expected_rating(word: str, lemma: str = "") -> float:
    """Return the rating that readers would give: 1 (very simple) to 6 (very complex).

    Where readers gave one, the answer lies between theirs and the model's (`own_share`): eleven
    people are few.
    """
    return rate(word, lemma, model()["rating"])


_TRIM: Final = "'’\"“”.,;:!?()[]"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SILENT_POS: Final = frozenset(("PUNCT", "NUM", "SYM", "SPACE"))


def is_name(word: str, pos: str | None) -> bool:
    """Say whether a word names somebody or something.

    A tag is believed of capitalised words that are not common ones: a tagger takes "Journal" and
    "Haematuria" at the head of a line for names, and every initialism.
    """
    if not word[:1].isupper() or any(letter.isupper() for letter in word[1:]):
        return False
    known = met(plain(word))
    if known.zipf <= UNLISTED and is_technical(plain(word)):
        return False
    return pos == "PROPN" and (known.zipf <= UNLISTED or known.capital > 0.3)


def parts(word: str, pos: str | None) -> tuple[str, ...]:
    """Return what is to be judged: the parts of "co-regulate", nothing of figures and names."""
    bare = word.strip(_TRIM)
    if pos in _SILENT_POS or not _WORD.fullmatch(bare) or is_name(bare, pos):
        return ()
    return tuple(_as_read(part) for part in bare.split("-"))


@lru_cache(maxsize=20_000)
def _as_read(word: str) -> str:
    """Return the word in lower case, unless its capitals are what it is known by (PMR).

    An everyday word in capitals is meant to be loud (STOP), or an initialism all know (TV).
    """
    bare = plain(word)
    inside = any(letter.isupper() for letter in word[1:])
    known = met(bare)
    return word.replace("’", "'") if inside and known.zipf < 4.5 and not known.everyday else bare


@lru_cache(maxsize=20_000)
def _in_context(word: str, lemma: str, context: float | None) -> float:
    expected = expected_rating(word, lemma)
    features = context_features(word, lemma, expected=expected, context=context)
    return min(max(weigh(model()["context"]["coefficients"], features), 0.0), 1.0)


def word_difficulty(
    word: str, lemma: str | None = None, pos: str | None = None, *, context: float | None = None
) -> float:
    """Return how hard adults find a word where they meet it: 0 (very easy) to 1 (very hard).

    `context` is the mean familiarity of the words around it. Figures, punctuation and names (if
    `pos` says so) have 0: none of them has a plainer word. Of "co-regulate" the hardest part counts.
    """
    found = parts(word, pos)
    own = plain(lemma or "") if len(found) == 1 else ""
    step = None if context is None else round(context, 1)
    return max((round(_in_context(part, own, step), 3) for part in found), default=0.0)


def phrase_difficulty(words: Sequence[str], *, context: float | None = None) -> float:
    """Return how hard adults find a term of several words: 0 to 1.

    It lies between the mean of its words and the hardest of them; a term is harder than its words,
    by a constant.
    """
    single = [word_difficulty(word, context=context) for word in words]
    if len(single) < 2:
        return sum(single)
    weights = model()["phrase"]["coefficients"]
    features = {"mean": sum(single) / len(single), "hardest": max(single)}
    return round(min(max(weigh(weights, features), 0.0), 1.0), 3)


def hard_from() -> float:
    """Return the expected rating (1-6) from which a word counts as hard."""
    return float(model()["hard_from"])


@lru_cache(maxsize=20_000)
def hard_probability(word: str, lemma: str | None = None, pos: str | None = None) -> float:
    """Return the chance that a reader at 6th-grade level needs a plainer word: 0 to 1.

    It is the chance that the true rating lies above `hard_from`, as the model errs by a normal
    distribution. From 0.5 on the word counts as hard.
    """
    found = parts(word, pos)
    own = plain(lemma or "") if len(found) == 1 else ""
    over = max((expected_rating(part, own) - hard_from() for part in found), default=-math.inf)
    return round(0.5 * math.erfc(-over / model()["rating"]["error"] / math.sqrt(2)), 3)


def judge(word: str, lemma: str | None = None, pos: str | None = None) -> Judgement:
    """Return whether a word is hard, how likely so, and the reasons, the heaviest first."""
    chance = hard_probability(word, lemma, pos)
    difficulty = word_difficulty(word, lemma, pos)
    found = parts(word, pos)
    if not found:
        return Judgement(difficulty, chance, hard=False, reasons=())
    own = plain(lemma or "") if len(found) == 1 else ""
    part = max(found, key=lambda part: expected_rating(part, own))
    return Judgement(difficulty, chance, hard=chance >= 0.5, reasons=_reasons(part, own))


def _reasons(word: str, lemma: str) -> tuple[str, ...]:
    """Return what lifts the rating of a word over that of a typical one, in words."""
    fitted = model()["rating"]
    sums: dict[str, float] = {}
    for name, value in form_features(word, lemma).items():
        group = next((group for group in STRETCHES if name.startswith(group)), name)
        group = "familiarity" if group in ("form", "everyday") else group
        sums[group] = sums.get(group, 0.0) + fitted["coefficients"].get(name, 0.0) * value
    over = {group: value - fitted["typical"].get(group, 0.0) for group, value in sums.items()}
    known = met(plain(word), lemma)
    if known.rating is not None:
        over["rating"] = fitted["own_share"] * (known.rating - hard_from())
    said = {
        "familiarity": "readers seldom meet it" if known.zipf < 3.6 else "not an everyday word",
        "letters": f"{len(word)} letters",
        "syllables": f"{syllables_of(word)} syllables",
        "initialism": "an abbreviation",
        "medical form": "built like a medical term",
        "rating": "readers rated it complex",
    }
    said |= {name: f"ends in {name}" for name in SUFFIXES if name.startswith("-")}
    heavy = sorted((g for g in over if over[g] > 0.05 and g in said), key=lambda g: -over[g])
    return tuple(said[group] for group in heavy)
