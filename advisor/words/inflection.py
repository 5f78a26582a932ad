"""Word forms: which form a word stands in, and the same form of another word.

Irregular forms come from `lexicons/word_forms.json`, a table checked and written by
`training/word_forms.py`; regular ones from the spelling rules of English below. The table
spares the user an unmaintained dependency, and us its guesses for words it does not know.
"""

import json
import re
from functools import cache
from importlib.resources import files

FORMS = ("base", "s", "ing", "past", "participle", "plural")
VERB_FORMS = FORMS[:5]
NOUN_FORMS = ("base", "plural")

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT_VOWEL = re.compile(r"^(?:[^aeiou]*|.*[^aeiou])[aeiou][^aeiouwxy]$")
_ONE_SYLLABLE = re.compile(r"^[^aeiouy]*(?:qu)?[aeiouy]+[^aeiouy]*$")


@cache
def _table() -> dict[str, dict[str, str]]:
    path = files("advisor.lexicons").joinpath("word_forms.json")
    table: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return table


def _plural_or_s(word: str) -> str:
    if _SIBILANT.search(word):
        return word + "es"
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("o") and word in ("go", "do", "echo", "veto") else "s")


def _stem(word: str) -> str:
    """Return a verb as it stands before -ed and -ing: "plan" gives "plann"."""
    if _SHORT_VOWEL.search(word) and _ONE_SYLLABLE.search(word):
        return word + word[-1]
    return word


def _regular(word: str, form: str) -> str:
    match form:
        case "s" | "plural":
            return _plural_or_s(word)
        case "ing":
            if word.endswith("ie"):
                return word[:-2] + "ying"
            if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
                return word[:-1] + "ing"
            return _stem(word) + "ing"
        case "past" | "participle":
            if word.endswith("e"):
                return word + "d"
            if _CONSONANT_Y.search(word):
                return word[:-1] + "ied"
            return _stem(word) + "ed"
        case _:
            return word


@cache
def inflect_word(word: str, form: str) -> str:
    """Return one word in the given form: ("write", "past") gives "wrote"."""
    if form == "base":
        return word
    known = _table().get(word.lower(), {})
    return known.get(form) or _regular(word, form)


def known_base(word: str) -> str:
    """Return the base of an -ing form that spelling would get wrong; "" for all others."""
    return _table()["-ing"].get(word, "")


def is_irregular(word: str) -> bool:
    """Say whether some form of a word is not made by the rules of spelling: "go", "went"."""
    return word in _table()


def base_of_doing(word: str) -> str:
    """Return the base form of an -ing form: "writing" gives "write"."""
    return known_base(word) or guess_base(word)


def guess_base(word: str) -> str:
    """Return the base form that spelling alone suggests for an -ing form."""
    stem = word.removesuffix("ing")
    silent = bool(re.search(r"(?:[^aeioulrw]l|[vcuz]|[^s]s|[a-z]{2}at|[iaeou]g)$", stem))
    candidates = (stem + "e", stem) if silent else (stem, stem + "e")
    doubled = (stem[:-1],) if stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsz" else ()
    every = (*doubled, *candidates, stem[:-1], stem[:-1] + "ie")
    return next((c for c in every if inflect_word(c, "ing") == word), stem)


def inflect(wording: str, kind: str, form: str, head: int | None = None) -> str:
    """Return a wording with its head word in the given form.

    Args:
        wording: in dictionary form, such as "go over and over things".
        kind: "verb" (inflects in its first word), "noun" (in its last), or any other.
        form: one of `FORMS`.
        head: the 0-based word that inflects, where it is another one.
    """
    if form == "base" or kind not in ("verb", "noun"):
        return wording
    words = wording.split(" ")
    at = head if head is not None else (0 if kind == "verb" else len(words) - 1)
    words[at] = inflect_word(words[at], form)
    return " ".join(words)


@cache
def _head_forms(word: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return each form of a head word once, under the first name that gives it."""
    found: dict[str, str] = {}
    for form in VERB_FORMS if kind == "verb" else NOUN_FORMS:
        found.setdefault(inflect_word(word, form), form)
    return tuple((form, wording) for wording, form in found.items())


def inflections(wording: str, kind: str, head: int | None = None) -> list[tuple[str, str]]:
    """Return (form, wording) for every form of a verb's or noun's wording, each once."""
    words = wording.split(" ")
    at = head if head is not None else (0 if kind == "verb" else len(words) - 1)
    before = "".join(word + " " for word in words[:at])
    after = "".join(" " + word for word in words[at + 1 :])
    return [(form, before + said + after) for form, said in _head_forms(words[at], kind)]


_TAGS = {
    "VB": "base", "VBP": "base", "VBZ": "s", "VBG": "ing", "VBD": "past", "VBN": "participle",
    "NN": "base", "NNS": "plural",
}  # fmt: skip


def form_of_tag(tag: str) -> str:
    """Return the form that a Penn Treebank tag stands for: "VBG" gives "ing"."""
    return _TAGS.get(tag, "base")


def article_for(word: str) -> str:
    """Return "an" before a vowel sound, else "a": "hour" gives "an", "useful" gives "a"."""
    first = word.strip("\"'“‘({[")
    if first.isupper() and len(first) > 1 and first.isalpha():
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    lowered = first.lower()
    if re.match(r"(?:uni(?!n|m)|use|usu|usa|util|eu|one\b|once\b|ur[aeio])", lowered):
        return "a"
    if re.match(r"(?:hour|honest|hono|heir|8|11\b|18\b)", lowered):
        return "an"
    return "an" if lowered[:1] in "aeiou" and lowered else "a"
