"""What readers know of a word: how often they meet it, and whether children learn it.

Units: Zipf is log10 of the occurrences in a thousand million words (the: 7.5; grieve: 3.0).
"""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from advisor.language.difficulty.model import DATA
from advisor.language.readability import everyday_words

UNLISTED: Final = 1.0
"""Zipf of a word outside the table, whose rarest have 1.4."""

_WELL_KNOWN: Final = 4.5
"""Zipf from which a word is known by sight, misspelled too."""

_RARE: Final = 3.7
"""Zipf up to which a form that nobody rated may be a slip of the pen."""


_EARLY: Final = 4.0
"""Zipf that an early word counts as at least: adults seldom write "tadpole", and all know it."""

_MADE: Final = 3.2
"""Zipf that a word made of early words counts as at least: it is read part by part."""


class _Table(NamedTuple):
    words: list[str]
    zipf: bytes
    rating: bytes
    capital: bytes


@cache
def table() -> _Table:
    """Return the words of the table, sorted, with a byte each of Zipf, rating and capitals."""
    raw = zlib.decompress((DATA / "familiarity.bin").read_bytes())
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
    words = table().words
    at = bisect_left(words, word)
    if at == len(words) or words[at] != word:
        return None
    rating = table().rating[at]
    return _Known(table().zipf[at] / 25, rating / 40 if rating else None, table().capital[at] / 255)


@cache
def _own_words() -> dict[str, frozenset[str]]:
    """Return our own short lists, by the heading they stand under."""
    lists: dict[str, list[str]] = {}
    name = ""
    for line in (DATA / "reader_words.txt").read_text(encoding="ascii").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(name, []).extend(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def early_words() -> frozenset[str]:
    """Return words most ten-year-olds know: Dale and Chall's, and those of children's books."""
    return everyday_words() | _own_words()["early"]


@cache
def old_words() -> frozenset[str]:
    """Return words that are met in old books only ("hath", "whence")."""
    return _own_words()["old"]


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


def plain(word: str) -> str:
    """Return a word without case and the marks around it, with straight apostrophes."""
    return word.strip("'’\"“”.,;:!?()[]").replace("’", "'").lower()


class Met(NamedTuple):
    """What readers know of a word, by itself and by the words it is a form of."""

    zipf: float
    """Of the most frequent form."""
    form: float
    """Zipf of the word as it stands."""
    rating: float | None
    capital: float
    """Share of its occurrences that are capitalised."""
    everyday: bool


_PREFIXES: Final = ("un", "re", "non", "mis", "over")
_SUFFIXES: Final = ("ness", "ful", "fully", "less", "able", "ably", "ers", "ment", "ish", "ly")


def _stems(word: str) -> Iterator[str]:
    """Yield what is left of a word without a living prefix, suffix, or one of each."""
    fronts = ["", *(front for front in _PREFIXES if word.startswith(front))]
    backs = ["", *(back for back in _SUFFIXES if word.endswith(back))]
    for front in fronts:
        for back in backs:
            stem = word[len(front) : len(word) - len(back)]
            if len(stem) > 2 and stem != word:
                yield stem


@lru_cache(maxsize=20_000)
def made_of_everyday(word: str) -> bool:
    """Say whether a word is a compound of everyday words, or one with living affixes."""
    everyday = everyday_words()

    def known(piece: str) -> bool:
        return len(piece) > 2 and not everyday.isdisjoint((piece, *_bases(piece)))

    cuts = range(3, len(word) - 2) if len(word) > 6 else ()  # "carpet" is no compound
    if any(known(word[:at]) and known(word[at:]) for at in cuts):
        return True
    stems = _stems(word)
    return any(known(stem) or known(stem + "e") or known(re.sub("i$", "y", stem)) for stem in stems)


def _slips(word: str) -> set[str]:
    """Return a word with one letter doubled or no longer so, or with two letters swapped."""
    doubled = {word[:at] + word[at - 1] + word[at:] for at in range(1, len(word))}
    single = {word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]}
    swapped = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)
    }
    return doubled | single | swapped


@lru_cache(maxsize=20_000)
def _respelled(word: str, zipf: float) -> str:
    """Return the well-known word that a rare one misspells by one slip, or "".

    `zipf` is that of the rare word. Two slips are let pass where one of them is a double letter
    too many ("tommorow").
    """
    if len(word) < 6 or not word.isalpha() or zipf > _RARE:
        return ""
    tried = _slips(word)
    tried |= {twice for once in tried if len(once) < len(word) for twice in _slips(once)}
    found = [(known.zipf, form) for form in sorted(tried) if (known := _known(form))]
    best, form = max(found, default=(0.0, ""))
    return form if best >= _WELL_KNOWN else ""


@lru_cache(maxsize=20_000)
def met(word: str, lemma: str = "") -> Met:
    """Return what is known of a word, given as `plain` returns it."""
    forms = tuple(form for form in (word, lemma, *_bases(word)) if form)
    known = [found for form in forms if (found := _known(form))]
    rated = any(found.rating is not None for found in known)
    if not rated and (meant := _respelled(word, max((k.zipf for k in known), default=0.0))):
        return met(meant, lemma)
    own = _known(word)
    everyday = not early_words().isdisjoint(forms)
    least = _EARLY if everyday else _MADE if made_of_everyday(word) else UNLISTED
    return Met(
        zipf=max([least, *(found.zipf for found in known)]),
        form=max(own.zipf if own else UNLISTED, least),
        rating=next((found.rating for found in known if found.rating is not None), None),
        capital=own.capital if own else 0.0,
        everyday=everyday,
    )


def familiarity(word: str, lemma: str | None = None) -> float:
    """Return how often readers meet a word or its dictionary form, on the Zipf scale (1-8)."""
    return met(plain(word), plain(lemma or "")).zipf
