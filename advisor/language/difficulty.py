"""Reading difficulty of words, sentences and texts: additive, so that it can say why.

Words
    Two groups of adults were asked two things, and so there are two answers. `expected_rating` is
    how complex readers call a word by itself, 1 to 6; `hard_probability` is the chance that this
    lies above `hard_from`, and decides. `word_difficulty` is how hard a word was found where it
    stood in a text, 0 to 1: there length counts for little, and familiarity for nearly all. Each is
    a constant plus a sum over features: familiarity of the word or its dictionary form, letters,
    syllables, ending, being an everyday word or made of such. A numeric feature adds up slopes over
    stretches of its range ("how far from 3 to 3.6"); those of familiarity never rise, those of
    letters and syllables never fall.
Sentences and texts
    `sentence_difficulty` adds what hard words, rare words, length and inner clauses weigh, on the
    scale of the CEFR levels, 1 (A1) to 6 (C2), that two teachers gave to sentences.
    `text_difficulty` is the mean over sentences, each weighted by its words. `grade` says the same
    as a US school grade, `low` and `high` hold the true level four times in five.

Units: Zipf is log10 of the occurrences in a thousand million words (the: 7.5; grieve: 3.0).
Coefficients, how they were fitted and how well they do are in data/difficulty.json and
training/words/README.md. No parser is needed, nothing is fetched; plain strings come in.

Limits: the model knows forms, not senses ("trigger" and "screening" are easy words to it), and
names only where the caller says so or the table knows them; terms of the trade are the lexicon's
business. The grade of one sentence is good to two grades either way, and plain texts come out a
grade or two too high: the sentences it was fitted on are an encyclopedia's.

Errors: none on any string. A damaged data file raises zlib.error or KeyError at the first call.

Sources: frequencies spacy-lookups-data 1.0.5 (MIT); ratings Maddela and Xu (2018), A
word-complexity lexicon and a neural readability ranking model, EMNLP (MIT); Shardlow, Cooper and
Zampieri (2020), CompLex, READI (CC BY 4.0); Arase, Uchida and Kajiwara (2022), CEFR-based
sentence difficulty annotation and assessment, EMNLP (CC BY-SA 3.0).
"""

import json
import math
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from advisor.language.readability import everyday_words, syllables

_DATA: Final = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNLISTED: Final = 1.0
"""Zipf of a word outside the table, whose rarest have 1.4."""

Features = dict[str, float]


class WordInfo(NamedTuple):
    """What is known of a token: its text, and if tagged its lemma and Universal POS."""

    text: str
    lemma: str | None = None
    pos: str | None = None


class Judgement(NamedTuple):
    """How hard a word is: `word_difficulty`, `hard_probability`, verdict, heaviest reasons first."""

    difficulty: float
    probability: float
    hard: bool
    reasons: tuple[str, ...]


class Contributor(NamedTuple):
    """One thing that makes a sentence or text hard, and the CEFR levels it adds."""

    what: str
    weight: float


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


# --- familiarity


class _Table(NamedTuple):
    words: list[str]
    zipf: bytes
    rating: bytes
    capital: bytes


@cache
def _table() -> _Table:
    raw = zlib.decompress((_DATA / "familiarity.bin").read_bytes())
    head, _, columns = raw.partition(b"\0")
    words = head.decode("ascii").split("\n")
    size = len(words)
    return _Table(words, columns[:size], columns[size : 2 * size], columns[2 * size :])


class _Known(NamedTuple):
    zipf: float
    rating: float | None
    capital: float
    """Share of its occurrences that are capitalised."""


@lru_cache(maxsize=20_000)
def _known(word: str) -> _Known | None:
    table = _table()
    at = bisect_left(table.words, word)
    if at == len(table.words) or table.words[at] != word:
        return None
    rating = table.rating[at]
    return _Known(table.zipf[at] / 25, rating / 40 if rating else None, table.capital[at] / 255)


_ENDINGS: Final = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("est", ""), ("ly", ""), ("'s", ""),
    ("'ve", ""), ("'ll", ""), ("'re", ""), ("'d", ""), ("n't", ""),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _bases(word: str) -> tuple[str, ...]:
    """Return what the word may be a form of; the table decides which of them are words."""
    found = [
        word[: -len(ending)] + put
        for ending, put in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= (2 if "'" in ending else 3)
    ]
    doubled = re.fullmatch(r"(.+([b-df-hj-np-tv-z]))\2(?:ing|ed|er|est)", word)
    return (*found, doubled[1]) if doubled else tuple(found)


def familiarity(word: str, lemma: str | None = None) -> float:
    """Return how often readers meet a word or its dictionary form, on the Zipf scale (1-8)."""
    return _met(_plain(word), _plain(lemma or "")).zipf


def _plain(word: str) -> str:
    return word.strip("'’\"“”.,;:!?()[]").replace("’", "'").lower()


class _Met(NamedTuple):
    """What readers know of a word, by itself and by the words it is a form of."""

    zipf: float
    """Of the most frequent form."""
    form: float
    """Zipf of the word as it stands."""
    rating: float | None
    capital: float
    everyday: bool


_AFFIXES: Final = (
    ("un", ""), ("re", ""), ("", "ness"), ("", "ful"), ("", "less"), ("", "able"), ("", "ers"),
    ("", "ment"), ("", "ish"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _made_of_everyday(word: str) -> bool:
    """Say whether a word is a compound of everyday words, or one with a living affix."""
    everyday = everyday_words()

    def known(piece: str) -> bool:
        return len(piece) > 2 and not everyday.isdisjoint((piece, *_bases(piece)))

    cuts = range(3, len(word) - 2) if len(word) > 6 else ()  # "carpet" is no compound
    if any(known(word[:at]) and known(word[at:]) for at in cuts):
        return True
    stems = (
        word[len(front) : len(word) - len(back)]
        for front, back in _AFFIXES
        if word.startswith(front) and word.endswith(back) and len(word) - len(front + back) > 2
    )
    return any(known(stem) or known(stem + "e") or known(re.sub("i$", "y", stem)) for stem in stems)


@lru_cache(maxsize=20_000)
def _met(word: str, lemma: str) -> _Met:
    forms = tuple(form for form in (word, lemma, *_bases(word)) if form)
    known = [found for form in forms if (found := _known(form))]
    own = _known(word)
    return _Met(
        zipf=max((found.zipf for found in known), default=_UNLISTED),
        form=own.zipf if own else _UNLISTED,
        rating=next((found.rating for found in known if found.rating is not None), None),
        capital=own.capital if own else 0.0,
        everyday=not everyday_words().isdisjoint(forms),
    )


# --- words

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

STRETCHES: Final[dict[str, tuple[float, ...]]] = {
    "familiarity": (1, 2, 3, 3.6, 4.2, 4.8, 5.4, 6.6),
    "expected": (1, 2, 2.5, 3, 3.5, 4, 6),
    "letters": (3, 6, 9, 12, 16),
    "syllables": (1, 2, 3, 4, 6),
    "form": (0, 1, 3),
    "context": (3.5, 5.5, 6.5),
}
"""Where the slope of a numeric feature may change."""


def _stretch(name: str, value: float) -> dict[str, float]:
    knots = STRETCHES[name]
    return {
        f"{name} {low:g}-{high:g}": min(max(value, low), high) - low
        for low, high in pairwise(knots)
    }


def _stretches(name: str, value: float) -> Features:
    knots = STRETCHES[name]
    return {
        f"{name} {low:g}-{high:g}": min(max(value, low), high) - low
        for low, high in pairwise(knots)
    }


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return syllables(word)


def form_features(word: str, lemma: str = "") -> Features:
    """Return the named features of a word that need no reader; what training fits."""
    plain = _plain(word)
    met = _met(plain, _plain(lemma))
    capitals = float(any(letter.isupper() for letter in word[1:]))
    return {
        **_stretches("familiarity", met.zipf),
        **_stretches("form", met.zipf - met.form),
        **_stretches("letters", len(plain)),
        **_stretches("syllables", _syllables(plain)),
        **{name: float(plain.endswith(ends)) for name, ends in SUFFIXES.items()},
        "everyday": float(met.everyday),
        "made of everyday words": float(not met.everyday and _made_of_everyday(plain)),
        "mostly capitalised": float(met.capital > 0.6),
        "capitals": capitals,
        "initialism": capitals * min(max(5 - met.zipf, 0.0), 1.0),
    }


def context_features(
    word: str, lemma: str = "", *, expected: float, context: float | None = None
) -> Features:
    """Return the features of a word in its sentence: those of its form, and two more.

    `expected` is the rating expected of readers (1-6), `context` the mean familiarity (Zipf) of
    the words around it.
    """
    features = form_features(word, lemma) | _stretches("expected", expected)
    if context is not None:
        features |= {"context known": 1.0} | _stretches("context", context)
    return features


@cache
def _model() -> dict[str, Any]:
    model: dict[str, Any] = json.loads((_DATA / "difficulty.json").read_text(encoding="utf-8"))
    return model


def weigh(coefficients: Mapping[str, float], features: Features) -> float:
    """Return the constant plus the sum of features times coefficients."""
    return coefficients["constant"] + sum(
        coefficients.get(name, 0.0) * value for name, value in features.items()
    )


def rate(word: str, lemma: str, model: Mapping[str, Any]) -> float:
    """Return the rating that a model of form and own rating gives; training calls this too."""
    guess = weigh(model["coefficients"], form_features(word, lemma))
    rating = _met(_plain(word), _plain(lemma)).rating
    if rating is not None and _as_read(word).islower():
        guess += model["own_share"] * (rating - guess)
    return min(max(guess, 1.0), 6.0)


@lru_cache(maxsize=20_000)
def expected_rating(word: str, lemma: str = "") -> float:
    """Return the rating that readers would give: 1 (very simple) to 6 (very complex).

    Where readers gave one, the answer lies between theirs and the model's (`own_share`): eleven
    people are few.
    """
    return rate(word, lemma, _model()["rating"])


_TRIM: Final = "'’\"“”.,;:!?()[]"
_SILENT_POS: Final = frozenset(("PUNCT", "NUM", "SYM", "SPACE"))


def _is_name(word: str, pos: str | None) -> bool:
    """Say whether a word names somebody or something.

    A tag is believed of capitalised words that are not common ones: a tagger takes "Journal" at the
    head of a line for a name, and every initialism.
    """
    if not word[:1].isupper() or any(letter.isupper() for letter in word[1:]):
        return False
    met = _met(_plain(word), "")
    return pos == "PROPN" and (met.zipf <= _UNLISTED or met.capital > 0.3)


def _parts(word: str, pos: str | None) -> tuple[str, ...]:
    """Return what is to be judged: the parts of "co-regulate", nothing of figures and names."""
    bare = word.strip(_TRIM)
    if pos in _SILENT_POS or not _WORD.fullmatch(bare) or _is_name(bare, pos):
        return ()
    return tuple(_as_read(part) for part in bare.split("-"))


@lru_cache(maxsize=20_000)
def _as_read(word: str) -> str:
    """Return the word in lower case, unless its capitals are what it is known by (PMR).

    An everyday word in capitals is meant to be loud (STOP), or an initialism all know (TV).
    """
    plain = _plain(word)
    inside = any(letter.isupper() for letter in word[1:])
    met = _met(plain, "")
    return word.replace("’", "'") if inside and met.zipf < 4.5 and not met.everyday else plain


@lru_cache(maxsize=20_000)
def _in_context(word: str, lemma: str, context: float | None) -> float:
    expected = expected_rating(word, lemma)
    features = context_features(word, lemma, expected=expected, context=context)
    return min(max(weigh(_model()["context"]["coefficients"], features), 0.0), 1.0)


def word_difficulty(
    word: str, lemma: str | None = None, pos: str | None = None, *, context: float | None = None
) -> float:
    """Return how hard adults find a word where they meet it: 0 (very easy) to 1 (very hard).

    `context` is the mean familiarity of the words around it. Figures, punctuation and names (if
    `pos` says so) have 0: none of them has a plainer word. Of "co-regulate" the hardest part counts.
    """
    parts = _parts(word, pos)
    own = _plain(lemma or "") if len(parts) == 1 else ""
    step = None if context is None else round(context, 1)
    return max((round(_in_context(part, own, step), 3) for part in parts), default=0.0)


def hard_from() -> float:
    """Return the expected rating (1-6) from which a word counts as hard."""
    return float(_model()["hard_from"])


@lru_cache(maxsize=20_000)
def hard_probability(word: str, lemma: str | None = None, pos: str | None = None) -> float:
    """Return the chance that a reader at 6th-grade level needs a plainer word: 0 to 1.

    It is the chance that the true rating lies above `hard_from`, as the model errs by a normal
    distribution. From 0.5 on the word counts as hard.
    """
    model = _model()["rating"]
    parts = _parts(word, pos)
    own = _plain(lemma or "") if len(parts) == 1 else ""
    over = max((expected_rating(part, own) - hard_from() for part in parts), default=-math.inf)
    return round(0.5 * math.erfc(-over / model["error"] / math.sqrt(2)), 3)


def judge(word: str, lemma: str | None = None, pos: str | None = None) -> Judgement:
    """Return whether a word is hard, how likely so, and the reasons, the heaviest first."""
    chance = hard_probability(word, lemma, pos)
    difficulty = word_difficulty(word, lemma, pos)
    parts = _parts(word, pos)
    if not parts:
        return Judgement(difficulty, chance, hard=False, reasons=())
    own = _plain(lemma or "") if len(parts) == 1 else ""
    part = max(parts, key=lambda part: expected_rating(part, own))
    return Judgement(difficulty, chance, hard=chance >= 0.5, reasons=_reasons(part, own))


def _reasons(word: str, lemma: str) -> tuple[str, ...]:
    """Return what lifts the rating of a word over that of a typical one, in words."""
    model = _model()["rating"]
    sums: dict[str, float] = {}
    for name, value in form_features(word, lemma).items():
        group = next((group for group in STRETCHES if name.startswith(group)), name)
        group = "familiarity" if group in ("form", "everyday") else group
        sums[group] = sums.get(group, 0.0) + model["coefficients"].get(name, 0.0) * value
    over = {group: value - model["typical"].get(group, 0.0) for group, value in sums.items()}
    met = _met(_plain(word), lemma)
    if met.rating is not None:
        over["rating"] = model["own_share"] * (met.rating - hard_from())
    said = {
        "familiarity": "readers seldom meet it" if met.zipf < 3.6 else "not an everyday word",
        "letters": f"{len(word)} letters",
        "syllables": f"{_syllables(word)} syllables",
        "initialism": "an abbreviation",
        "rating": "readers rated it complex",
    }
    said |= {name: f"ends in {name}" for name in SUFFIXES if name.startswith("-")}
    heavy = sorted((g for g in over if over[g] > 0.05 and g in said), key=lambda g: -over[g])
    return tuple(said[group] for group in heavy)


# --- sentences and texts

SUBORDINATORS: Final = frozenset(
    "who whom whose which that because although though while whereas unless until since if when "
    "whenever where wherever whether before after as than so how why what".split()
)
"""Without a parse, each opens one inner clause."""

_EASY: Final = (1.8, 6.0)
"""Rating and Zipf of a sentence without one hard word: what words are weighed against."""

_TOP: Final = 4.0
"""Above this rating a word stops the reader, and cannot stop him more: initialisms reach 6."""


_NAMED: Final = 0.05
"""CEFR levels: what adds less, to the sentence or text as a whole, is not worth a word."""


class _Weighed(NamedTuple):
    """A word of a sentence with what it weighs."""

    at: int
    text: str
    rating: float
    zipf: float
    chance: float


def _weighed(words: Sequence[WordInfo]) -> list[_Weighed]:
    found = []
    for at, (text, lemma, pos) in enumerate(words):
        own = lemma or ""
        parts = _parts(text, pos)
        if not parts or (
            pos is None and _is_name(text, "PROPN") and (at > 0 or _mostly_name(text))
        ):
            continue
        own = _plain(own) if len(parts) == 1 else ""
        rating, zipf = max((expected_rating(part, own), -familiarity(part, own)) for part in parts)
        found.append(_Weighed(at, text, rating, -zipf, hard_probability(text, lemma, pos)))
    return found


def _mostly_name(word: str) -> bool:
    met = _met(_plain(word), "")
    return met.zipf <= _UNLISTED or met.capital > 0.6


def sentence_features(words: Sequence[WordInfo], depth: int | None = None) -> Features:
    """Return the named features of a sentence; what training fits and the product weighs.

    `hard words` is the root of the expected number of hard words (the second hard word costs less
    than the first), `hardest words` the mean rating of the three hardest and `rarest words` the
    mean Zipf of the three rarest, both as distance from an easy word; `length` is in tens of words.
    """
    return _sentence_features(_weighed(words), words, depth)


def _sentence_features(
    weighed: Sequence[_Weighed], words: Sequence[WordInfo], depth: int | None
) -> Features:
    rating, zipf = _EASY
    hardest = sorted((min(word.rating, _TOP) for word in weighed), reverse=True)[:3]
    rarest = sorted(word.zipf for word in weighed)[:3]
    marked = sum(word.text.lower() in SUBORDINATORS for word in words)
    return {
        "hard words": math.sqrt(sum(word.chance for word in weighed)),
        "hardest words": _mean(hardest, rating) - rating,
        "rarest words": zipf - _mean(rarest, zipf),
        "length": _length(words) / 10,
        "inner clauses": float(marked if depth is None else depth),
    }


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _length(words: Sequence[WordInfo]) -> int:
    return sum(any(letter.isalnum() for letter in word.text) for word in words)


def sentence_difficulty(words: Sequence[WordInfo], depth: int | None = None) -> Difficulty:
    """Return how hard a sentence reads, and the three things that weigh most.

    `words` are all its tokens, punctuation included. `depth` is the number of clauses inside other
    clauses; without it they are counted by the words that open them. Tags are used if given.
    """
    return text_difficulty([words], [depth])


def text_difficulty(
    sentences: Iterable[Sequence[WordInfo]], depths: Iterable[int | None] | None = None
) -> Difficulty:
    """Return how hard an assignment reads, and the three things that weigh most.

    The score is the mean over sentences, each weighted by its words. The band narrows with the
    number of sentences, to half that of a single one: what the model misjudges it misjudges
    throughout. Without a word, the score is 1 and the grade that of an empty sentence.
    """
    model = _model()["sentence"]
    read = [tuple(words) for words in sentences if _length(words)]
    given = [None] * len(read) if depths is None else list(depths)
    total, size, parts = 0.0, 0, dict[str, float]()
    for words, depth in zip(read, given, strict=False):
        weighed = _weighed(words)
        features = _sentence_features(weighed, words, depth)
        length = _length(words)
        total += length * weigh(model["coefficients"], features)
        size += length
        for what, weight in _contributions(weighed, words, features, model["coefficients"]):
            parts[what] = parts.get(what, 0.0) + weight * length
    score = max(total / size if size else 1.0, 1.0)
    heavy = sorted(parts, key=lambda what: (-parts[what], what))[:3]
    contributors = tuple(
        Contributor(what, round(parts[what] / size, 2))
        for what in heavy
        if parts[what] >= _NAMED * size
    )
    error = model["error"] * max(0.5, 1 / math.sqrt(max(len(read), 1)))
    grade, low, high = (round(_grade(at), 1) for at in (score, score - error, score + error))
    return Difficulty(round(score, 2), grade, low, high, contributors)


def _grade(level: float) -> float:
    """Return the school grade of a CEFR level: a line with a bend at level 3."""
    line = _model()["sentence"]["grade"]
    rise = line["slope to level 3"] * min(level, 3) + line["slope from level 3"] * max(level - 3, 0)
    return max(float(line["start"] + rise), 0.0)


def _contributions(
    weighed: Sequence[_Weighed],
    words: Sequence[WordInfo],
    features: Features,
    weights: Mapping[str, float],
) -> Iterator[tuple[str, float]]:
    """Yield what a clinician can change: hard words (neighbours as one phrase), length, clauses."""
    mass = features["hard words"]
    count = max(1, min(3, len(weighed)))
    hardest = sorted(weighed, key=lambda word: -word.rating)[:3]
    rarest = sorted(weighed, key=lambda word: word.zipf)[:3]
    run: list[_Weighed] = []

    def weight(word: _Weighed) -> float:
        share = weights["hard words"] * word.chance / mass if mass else 0.0
        if word in hardest:
            rating = min(word.rating, _TOP)
            share += weights["hardest words"] * (rating - _EASY[0]) / count
        if word in rarest:
            share += weights["rarest words"] * (_EASY[1] - word.zipf) / count
        return share

    for word in [*(word for word in weighed if word.chance >= 0.5), None]:
        if run and (word is None or word.at != run[-1].at + 1):
            yield f"“{' '.join(part.text for part in run)}”", sum(map(weight, run))
            run = []
        if word is not None:
            run.append(word)
    length = _length(words)
    if length > 15:
        yield f"a {length}-word sentence", weights["length"] * (length - 12) / 10
    if features["inner clauses"] > 1:
        clauses = features["inner clauses"]
        yield f"{clauses:g} clauses inside others", weights["inner clauses"] * clauses
