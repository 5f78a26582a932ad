"""Verbs hidden in nouns: "undertake the completion of the sheet" becomes "complete the sheet".

Two word lists say it: verbs that only carry a noun, and nouns with the plain verb in them. A
rewrite needs all three parts side by side: the carrying verb, the noun with nothing but an
article before it, and the small word that leads to its object.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Hit, Sentence, Word
from advisor.words.inflection import base_of_doing, inflect
from advisor.words.phrasing import placed
from advisor.words.substitute import form_to_write

CARRYING = "carrying_verbs"
"""The word list of verbs that carry a noun; `sure` says that they add nothing to it."""

NOUNS = "hidden_nouns"
"""The word list of such nouns; `before` holds the small words that lead to the object."""

_ARTICLES = frozenset({"a", "an", "the"})
_OBJECTS = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})


@dataclass(frozen=True, slots=True)
class HiddenVerb:
    """A verb hidden in a noun: where it stands, its words, and the plain verb."""

    span: Span
    text: str
    fix: Fix


def _at(sentence: Sentence, index: int) -> Word | None:
    return sentence.words[index] if index < len(sentence.words) else None


def _noun(hit: Hit) -> Hit | None:
    """Return the noun that a carrying verb carries: right behind it, or behind an article."""
    sentence, at = hit.sentence, hit.words[-1].index + 1
    first = _at(sentence, at)
    if first is not None and first.lower in _ARTICLES:
        at += 1
    return next((n for n in sentence.find(NOUNS) if n.words and n.words[0].index == at), None)


def _is_order(hit: Hit) -> bool:
    """Say whether the carrying words are the verb of a clause, and in no form of their own."""
    head = hit.words[0]
    return not head.dep.startswith("aux") and head.child("aux:pass") is None


def _carried_act(hit: Hit) -> HiddenVerb | None:
    """Return "walk" for "engage in walking": an act that stands for itself, not for its kind."""
    act = _at(hit.sentence, hit.words[-1].index + 1)
    after = _at(hit.sentence, hit.words[-1].index + 2)
    if act is None or act.tag != "VBG" or act.dep in ("amod", "compound"):
        return None
    named = after is not None and after.pos in ("NOUN", "PROPN")
    if named or (after is not None and after.text in ("-", "–")):
        # "Engage in swimming lessons", "in problem-solving": the act is part of a name.
        return None
    verb = inflect(base_of_doing(act.lower), "verb", form_to_write(hit))
    text = placed(hit.sentence, hit.words[0].start, verb)
    fix = Fix((Edit(hit.words[0].start, act.end, text),), Applicability.UNSAFE, f"Say “{text}”.")
    said = hit.sentence.text[hit.words[0].at : act.at + len(act.text)]
    return HiddenVerb(Span(hit.words[0].start, act.end), said, fix)


def _hidden(hit: Hit) -> HiddenVerb | None:
    if not hit.words or not _is_order(hit):
        return None
    noun = _noun(hit)
    if noun is None:
        return _carried_act(hit) if hit.entry.more.get("doing") else None
    behind = _at(hit.sentence, noun.words[-1].index + 1)
    object_ = _at(hit.sentence, noun.words[-1].index + 2)
    if behind is None or behind.lower not in noun.entry.more["before"]:
        return None
    if object_ is None or not object_.is_word or object_.pos not in _OBJECTS:
        return None
    start, end = hit.words[0].start, behind.end
    text = placed(
        hit.sentence, start, inflect(str(noun.entry.more["verb"]), "verb", form_to_write(hit))
    )
    certain = bool(noun.entry.more.get("sure")) and bool(hit.entry.more.get("sure"))
    kind = Applicability.SAFE if certain else Applicability.UNSAFE
    said = hit.sentence.text[hit.words[0].at : behind.at + len(behind.text)]
    fix = Fix((Edit(start, end, text),), kind, f"Say “{text}”.")
    return HiddenVerb(Span(start, end), said, fix)


def hidden_verbs(sentence: Sentence) -> Iterator[HiddenVerb]:
    """Yield the verbs hidden in nouns of a sentence, in reading order."""
    for hit in sentence.find(CARRYING):
        found = _hidden(hit)
        if found is not None:
            yield found
