"""Plainer wording: where a listed word may be exchanged, and the exchange or gloss itself.

A word list says what a term means; only the words around it say whether it means that here.
The guards are data of the entry (see `lexicons/plain_words.toml`): `strict`, `bare`,
`separable`, `not_before`, `not_after`, `gloss`, `plural_gloss`.
"""

import re

from advisor.findings import Applicability, Edit, Fix
from advisor.language.sentence import Hit, Sentence, Word
from advisor.words.inflection import inflect
from advisor.words.phrasing import placed
from advisor.words.substitute import replacement, substitute

_READS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB"}),
    "adverb": frozenset({"ADV"}),
    "other": frozenset({"ADP", "SCONJ", "VERB"}),
}
_DEGREES = frozenset({"more", "most", "less", "least"})
_SMALL = frozenset({"and", "of", "for", "the"})
_SHORT = 6
"""Letters. Adjectives this short have forms of their own ("quicker"), not "more quick"."""

_FINITE = frozenset({"VB", "VBP", "VBZ", "VBD"})
_PRONOUNS = frozenset("it them him her me us you".split())
"""What goes between verb and particle: "put it off"."""


def _beside(hit: Hit) -> tuple[Word | None, Word | None]:
    """Return the words just before and just behind a term."""
    words = hit.sentence.words
    first, last = hit.words[0].index, hit.words[-1].index
    return (
        words[first - 1] if first else None,
        words[last + 1] if last + 1 < len(words) else None,
    )


def _inside_compound(hit: Hit) -> bool:
    """Say whether a hyphen ties the term to a word beside it: "well-informed"."""
    text = hit.sentence.text
    last = hit.words[-1]
    start, end = hit.words[0].at, last.at + len(last.text)
    return text[max(start - 1, 0) : start] == "-" or text[end : end + 1] == "-"


def _form_fits(hit: Hit, head: Word) -> bool:
    """Say whether the word stands in a form, and as a part of speech, that its list means."""
    more, kind = hit.entry.more, hit.entry.kind
    if hit.form in more.get("not_forms", ()):
        return False
    passive = head.child("aux:pass") is not None
    if more.get("not_passive") and passive:
        return False
    if more.get("needs_object") and not passive and head.child("obj", "ccomp") is None:
        return False
    if more.get("after_verb") and not (head.head.is_verb and head.head_index < head.index):
        return False
    if kind == "verb" and hit.form != "base" and head.dep in ("amod", "compound"):
        return False
    if kind == "verb" and hit.form == "ing" and head.child("compound") is not None:
        # "Threat monitoring" is a name.
        return False
    if kind == "noun" and head.tag in _FINITE:
        return False
    before = head.sentence.words[head.index - 1].lower if head.index else ""
    if kind == "adjective" and before in _DEGREES and 0 < len(hit.entry.plain) <= _SHORT:
        return False
    if kind == "adverb" and head.head.dep == "amod" and not hit.entry.plain.endswith("ly"):
        return False
    return not more.get("strict") or head.pos in _READS[kind]


def _is_compared(hit: Hit, after: Word | None) -> bool:
    """Say whether "as" ties the term to its neighbours: "as tolerated", "as openly as possible"."""
    if after is not None and after.lower == "as":
        return " " in hit.entry.plain
    return hit.form in ("past", "participle") and " " in hit.entry.plain


def reads_as_listed(hit: Hit) -> bool:
    """Say whether a term stands in the sense that its list gives it.

    A participle before a noun ("the required form") is another word than its verb.
    """
    if not hit.words or _inside_compound(hit):
        return False
    more, head = hit.entry.more, hit.words[min(hit.entry.head or 0, len(hit.words) - 1)]
    before, after = _beside(hit)
    if after is not None and after.lower in more.get("not_before", ()):
        return False
    if before is not None and before.lower in more.get("not_after", ()):
        return False
    if before is not None and before.lower == "as" and _is_compared(hit, after):
        return False
    if more.get("bare") and before is not None and before.lower in ("a", "an"):
        return False
    attributive = before is not None and before.pos in ("DET", "PRON", "ADJ")
    if more.get("strict") and hit.entry.kind == "adverb" and attributive:
        return False
    return _form_fits(hit, head)


def _is_sure(hit: Hit) -> bool:
    """Say whether the exchange is sure to keep the meaning here."""
    more, (before, after) = hit.entry.more, _beside(hit)
    head = hit.words[0]
    if hit.entry.kind == "noun" and hit.words[-1].dep == "compound":
        return False
    if more.get("object_only") and head.child("xcomp", "ccomp") is not None:
        return False
    if more.get("opens"):
        return before is None or after is None or not after.is_word
    return hit.entry.safe


def glossed(hit: Hit) -> Fix:
    """Return a template that says in brackets, behind a term, what it means.

    A term without a gloss is explained by its plain twin: "tolerated (put up with)".
    """
    more = hit.entry.more
    if hit.entry.plain and not more.get("gloss"):
        return explain(hit.span.end, replacement(hit).lower())
    gloss = str(more.get("gloss", "")) or "in plain words"
    if hit.form == "plural":
        gloss = str(more.get("plural_gloss", gloss))
    elif hit.entry.kind == "verb":
        gloss = inflect(gloss, "verb", hit.form)
    return explain(hit.span.end, gloss)


def explain(at: int, gloss: str = "in plain words") -> Fix:
    """Return a template that adds a gloss in brackets at a source offset."""
    text = f" ({{{gloss}}})"
    return Fix((Edit(at, at, text),), Applicability.TEMPLATE, "Say what it means, right there.")


def spelled_out(hit: Hit) -> Fix | None:
    """Return "progressive muscle relaxation (PMR)" for "PMR"; `None` for word plays.

    The letters must be the first ones of the words: "STOP" stands for a row of advice.
    """
    words = str(hit.entry.more.get("expansion", ""))
    heads = [w[0] for w in re.split(r"[ -]", words) if w and w not in _SMALL]
    if "".join(heads).upper() != hit.text or not hit.words:
        return None
    text = placed(hit.sentence, hit.span.start, f"{words} ({hit.text})")
    return Fix(
        (Edit(hit.span.start, hit.span.end, text),), Applicability.UNSAFE, "Spell it out once."
    )


def plainer(hit: Hit, *, safe: bool | None = None) -> Fix | None:
    """Return the exchange of a term for plain words, or else the gloss that its list offers.

    A pronoun goes inside a separable verb: "postpone it" becomes "put it off".

    Args:
        hit: the term found; the caller has asked `reads_as_listed`.
        safe: whether the meaning surely stays; what the list says if `None`.
    """
    if not hit.entry.plain:
        return glossed(hit) if hit.entry.more.get("gloss") else None
    _, after = _beside(hit)
    certain = hit.entry.safe and _is_sure(hit) if safe is None else safe
    apart = hit.entry.more.get("separable") and after is not None and after.lower in _PRONOUNS
    if not apart or after is None:
        return substitute(hit, _without_object(hit, after), safe=certain)
    verb, _, particle = replacement(hit).partition(" ")
    return Fix(
        (Edit(hit.span.start, hit.span.end, verb), Edit(after.end, after.end, f" {particle}")),
        Applicability.SAFE if certain else Applicability.UNSAFE,
        f"Say “{verb} {after.text} {particle}”.",
    )


def _without_object(hit: Hit, after: Word | None) -> str:
    """Return the plain wording, without its "about" where nothing follows: "think again."."""
    alone = (after is None or not after.is_word) and hit.words[0].dep != "acl:relcl"
    return hit.entry.plain.removesuffix(" about") if alone else hit.entry.plain


_GLOSS_BEHIND = re.compile(
    r"""\s*[\"'”’]?\s*(?:
        \((?!see\b|page\b|p\.|\d|https?)[^()]*[A-Za-z’'][^()]*\s[^()]+\)   # (keeping notes on yourself)
      | \((?:i\.e\.|that\ is|meaning)[^()]+\)
      | ,?\s(?:meaning\b|which\ means\b|i\.e\.|that\ is,|that\ is\ to\ say|(?:or\ )?in\ other\ words)
      | ,?\s(?:is|are)\s(?:a|an|the|when|how|what|your|any|all|things|thoughts|small|something|just)\b
      | \smeans?\b
      | ,\sthis\s(?:is|means)\b
      | \s?[—–=]\s?\w+(?:\s\w+)+
      | \s-\s(?:the|an?|your|what|when|how)\b
      | :\s(?=[a-z]\w*\s\w+)
      | \s(?:skills?|steps|method|technique|acronym)\b[^.:()]{0,25}:\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words behind a term that say what it means: "SUDS (how upset you are)", "a lapse is when"."""

_GLOSS_BEFORE = re.compile(
    r"(?:called|known as|the name for|we call(?: it| this)?|term for)\s+(?:an?\s|the\s)?[\"'“‘]?$"
)
"""Words before a term that name what was just described: "this is called ..."."""

_SPELLED_BEFORE = re.compile(r"\b(\w[\w’'-]*(?:\s\w[\w’'-]*)+)\s\($")
"""Words before an opening bracket: the long form of "progressive muscle relaxation (PMR)"."""

_GLOSS_NEXT = re.compile(
    r"(?:(?:this|that|these|it|they)\s(?:is|are|means?)\b|that’?'?s\s|in other words|which means)",
    re.IGNORECASE,
)
"""How a sentence opens that explains what the one before it named."""


def explained(sentence: Sentence, start: int, end: int, following: Sentence | None = None) -> bool:
    """Say whether a term is explained right where it stands, or in the next sentence.

    Args:
        sentence: where it stands.
        start: index into `sentence.text`.
        end: index just behind it.
        following: the next sentence of the same part, if any.
    """
    text = sentence.text
    if _GLOSS_BEHIND.match(text, end) or _GLOSS_BEFORE.search(text, 0, start):
        return True
    if text[end : end + 1] == ")" and _SPELLED_BEFORE.search(text, 0, start):
        return True
    if following is None or following.is_heading:
        return False
    term = text[start:end].lower()
    opening = following.text.lower()
    return bool(_GLOSS_NEXT.match(following.text)) or bool(
        re.match(rf"(?:an?\s|the\s)?{re.escape(term)}s?\s(?:is|are|means?)\b", opening)
    )
