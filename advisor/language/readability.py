"""Reading grades: textstat's formulas, on text counted as a reader counts it, without a network.

The formulas are textstat's own (W words, S sentences, Y syllables, P words of three syllables or
more, D those of P outside a list of everyday words)::

    flesch_kincaid_grade = 0.39 W/S + 11.8 Y/W - 15.59          US school grade
    flesch_reading_ease  = 206.835 - 1.015 W/S - 84.6 Y/W       0 hard ... 100 easy
    smog_index           = 1.043 sqrt(30 P/S) + 3.1291          US school grade
    gunning_fog          = 0.4 (W/S + 100 D/W)                  US school grade

What goes into them is prepared here, for four reasons.

Sentences
    textstat cuts at every ".", "!" and "?" ("e.g." is two sentences, a list without stops is one)
    and leaves out pieces of one or two words ("Let go."). Here one string is one sentence, and a
    list item inside a string is one more. The formulas know totals only, so the prepared text is
    all words in order with the stops set at even distances: textstat then counts exactly our
    number. It cannot count sentences of less than three words on average; S is W/3 at the most.
Words
    A figure, a time, a decimal ("9.30", "4-7-8", "PHQ-9") is one word, a list number none; web
    addresses, boxes and emoji are none. "self-compassion" and "and/or" are two words: as one, they
    would count as long (Flesch's own rule is one).
Syllables
    textstat asks nltk for CMUdict, downloads it if it is missing, and counts the rest by
    hyphenation. A small dictionary of ours (`SYLLABLE_VERSION`) is put in front of nltk's search
    path, so nothing is fetched and every machine counts alike. Initialisms without a vowel (CBT)
    and dotted ones (a.m.) count a syllable a letter; "etc." counts as it is read out.
Process
    Importing textstat takes a third of a second, and so it happens at the first call.

Traps: below 100 words a grade moves by a grade or more with each sentence, so callers show counts
there. SMOG was made for 30 sentences. Grades say nothing about sense; scores made with another
version of textstat or of the dictionary cannot be compared. The hyphenation patterns are pyphen's:
they matter for rare words only (one running word in 2,500). textstat keeps the dictionary it read
first, so a process that used it before us, with another one, is refused.

Errors: RuntimeError when textstat has read another dictionary before.

Sources: textstat 0.7.13; CMUdict; McLaughlin (1969), SMOG grading, Journal of Reading 12(8);
Kincaid et al. (1975), Derivation of new readability formulas, Naval Technical Training Command.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

SYLLABLE_VERSION: Final = "cmu-compact-1"
"""Goes into cache keys and reports: another dictionary gives other scores."""

_DATA: Final = Path(__file__).parent / "data"
_COMMON: Final = _DATA / "common_counts.txt"
_LISTED: Final = _DATA / "corpora" / "cmudict" / "cmudict"
_LANGUAGE: Final = "en_US"

_FIGURE: Final = "x"
"""Stands for a figure; repeated, for letters spelled out. The dictionary holds up to six."""

_MARKER = re.compile(
    r"\s*(?:[-*+•◦▪–—·>☐☑☒✓✔□■]|\[[ xX]?\]|\(?\d{1,3}[.)]|\([a-zA-Z]\)|[a-hA-H]\))(?:\s+|$)"
)
"""What opens a list item. It is no word. "9.30" has no space after its stop, and so is none."""

_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*+•◦▪☐☑☒✓✔□■]|\[[ xX]?\]|\(?\d{1,3}[.)])[ \t])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"(?<=\d)\s?([ap])\.?m\b", re.IGNORECASE)
_APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\.?|(?:[A-Za-z]\.){2,}")
_SPELLED = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,6}")
_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DROPPED = re.compile(r"'(?!(?:[tsd]|ve|ll|re)$)")
"""Apostrophes that textstat drops: it reads "o'clock" as "oclock", but keeps "don't"."""

_TITLES = frozenset("DR MR MRS MS ST VS".split())


@lru_cache(maxsize=20_000)
def _chunk_words(chunk: str) -> tuple[str, ...]:
    """Return the words of a piece between spaces, as they are to be counted."""
    return tuple(_counted_words(chunk))


def _counted_words(chunk: str) -> Iterator[str]:
    if _DOTTED.fullmatch(chunk.strip("()[]\"',;:!?")):
        yield _FIGURE * min(sum(letter.isalpha() for letter in chunk), 6)
        return
    parts = _PARTS.findall(chunk)
    if any(character.isdigit() for character in chunk):
        words = [part for part in parts if part.isalpha() and len(part) > 3]
        if len(words) == len(parts) - 1 and "-" in chunk:  # "10-minute": a figure and a word
            yield from (part.lower() if part in words else _FIGURE for part in parts)
        else:
            letters = sum(character.isalpha() for character in chunk)
            yield _FIGURE * min(1 + (letters if chunk.upper() == chunk else 0), 6)
        return
    if len(parts) > 1 and "/" not in chunk and min(map(len, parts)) < 2:
        parts = ["".join(parts)]  # "e-mail", "x-ray"
    for part in parts:
        if _SPELLED.fullmatch(part) and part not in _TITLES:
            yield _FIGURE * len(part)
        else:
            yield _DROPPED.sub("", part.lower())


def _words(sentence: str) -> list[str]:
    text = sentence.translate(_APOSTROPHES)
    while marker := _MARKER.match(text):
        text = text[marker.end() :]
    text = _TIME_OF_DAY.sub(r" \1.m", _ADDRESS.sub(" ", text))
    return [word for chunk in re.split(r"[\s–—…]+", text) for word in _chunk_words(chunk)]


def _prepared(sentences: Sequence[str]) -> str:
    """Return all words in order, with as many stops as there are sentences (see above)."""
    counted = [_words(item) for sentence in sentences for item in _ITEM.split(sentence)]
    words = [word for sentence in counted for word in sentence]
    stops = max(1, min(sum(map(bool, counted)), len(words) // 3))
    cuts = [round(number * len(words) / stops) for number in range(stops + 1)]
    pieces = (words[start:end] for start, end in pairwise(cuts))
    return " ".join(" ".join(piece) + "." for piece in pieces if piece)


@cache
def _textstat() -> Any:
    """Import textstat, with our dictionary in front of every other."""
    import nltk
    from textstat.textstat import textstatistics

    if str(_DATA) not in nltk.data.path:
        nltk.data.path.insert(0, str(_DATA))
    engine = textstatistics()
    engine.set_lang(_LANGUAGE)
    if engine.syllable_count(_FIGURE * 6) != 6:  # a word of ours that no other dictionary has
        raise RuntimeError("textstat was used in this process before, with another dictionary.")
    return engine


def formulas(sentences: Sequence[str]) -> dict[str, float]:
    """Return textstat's scores for a text, by name, rounded to two decimals.

    One string is one sentence; headings are left out by the caller. The keys are
    `flesch_kincaid_grade`, `smog_index`, `gunning_fog` (US school grades) and
    `flesch_reading_ease` (0 hard ... 100 easy, and beyond both). Without a word there is nothing
    to score, and the answer is empty. Grades mean something from about 100 words on.
    """
    text = _prepared(sentences)
    if text.strip(". ") == "":
        return {}
    engine = _textstat()
    return {
        "flesch_kincaid_grade": round(engine.flesch_kincaid_grade(text), 2),
        "flesch_reading_ease": round(engine.flesch_reading_ease(text), 2),
        "smog_index": round(engine.smog_index(text), 2),
        "gunning_fog": round(engine.gunning_fog(text), 2),
    }


@cache
def _listed() -> dict[str, int]:
    lines = _LISTED.read_text(encoding="ascii").splitlines()
    return {word: len(rest) // 2 for word, _, rest in (line.partition(" 1") for line in lines)}


@cache
def _hyphenation() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang=_LANGUAGE)


def syllables(word: str) -> int:
    """Return the syllables of one word, at least 1, as `formulas` counts them.

    It reads the same dictionary and falls back to the same hyphenation, without the third of a
    second that textstat costs. The parts of "self-compassion" are added up.
    """
    return max(1, sum(map(_count, _words(word))))


@cache
def everyday_words() -> frozenset[str]:
    """Return textstat's list of easy words: Dale and Chall's 3,000 that most 4th-graders knew.

    It is read from textstat's folder, which is found without importing textstat. A textstat that
    keeps the list elsewhere raises FileNotFoundError.
    """
    spec = find_spec("textstat")
    home = Path(spec.origin).parent if spec and spec.origin else Path()
    lines = (home / "resources" / "en" / "easy_words.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(line.strip().lower() for line in lines if line.strip())


@cache
def _common() -> dict[str, int]:
    """Return the counts of common words, worked out beforehand by the same hyphenation."""
    if not _COMMON.exists():
        return {}
    lines = map(str.split, _COMMON.read_text(encoding="ascii").splitlines())
    return {word: int(count) for count, *words in lines for word in words}


def hyphenated(word: str) -> int:
    """Return the syllables of a word by hyphenation alone."""
    return len(_hyphenation().positions(word)) + 1


def _count(word: str) -> int:
    known = _listed().get(word) or _common().get(word)
    return hyphenated(word) if known is None else known
