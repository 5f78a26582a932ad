"""Things that only an evaluation or a loose clause tells apart: "something you enjoy"."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.anatomy.asking import Request
from advisor.findings import Applicability, Edit, Fix, Span, cover
from advisor.language.sentence import Word
from advisor.words.aims import AIMS

_LISTING = frozenset(
    """write list note name describe draw count choose pick record rate track log identify
    select jot make circle tick mark report bring compare read rank see remember think look
    imagine notice brainstorm create rewrite tell talk share discuss say ask mention""".split()
)
"""Verbs whose product is the choice itself: "list three things you enjoy"."""

_BARE = frozenset({"something", "anything", "stuff", "thing"})
_ARTICLES = frozenset("a an some any".split())
_KNOWN = frozenset("the this that these those".split())
"""Words that point at things already named."""

_SHOWS = frozenset({":", "(", "e.g.", "such"})
"""What opens a list of the things themselves."""


def _clause(noun: Word, does: frozenset[str], values: frozenset[str]) -> Word | None:
    """Return the verb of a loose clause: "enjoy" of "things that you used to enjoy"."""
    clause = noun.child("acl:relcl", "acl", "relcl")
    behind = noun.sentence.words[noun.index + 1 : noun.index + 3]
    if clause is None and len(behind) > 1 and behind[0].lower == "to" and noun.lemma in _BARE:
        clause = behind[1]
    if clause is None:
        return None
    inner = [clause, *(w for w in clause.children if w.dep in ("xcomp", "ccomp"))]
    loose = any(w.lemma in does or w.lower in does | values for w in inner)
    return clause if loose or clause.pos == "ADJ" else None


def _open_span(noun: Word, values: frozenset[str], does: frozenset[str]) -> Span | None:
    """Return the words of a thing that leave open which; `None` if they do not."""
    if any(w.tag == "CD" or w.lower in _KNOWN for w in noun.children):
        return None
    behind = noun.sentence.words[noun.index + 1 : noun.index + 2] if noun.lemma in _BARE else ()
    article = [w.span for w in noun.children if w.lower in _ARTICLES and w.index < noun.index]
    value = next((w for w in (*noun.children, *behind) if w.lemma in values), None)
    if value is not None:
        return cover([*article, noun.span, value.span])
    clause = _clause(noun, does, values)
    if clause is None:
        return None
    inner = (w.span for w in clause.subtree if w.dep in ("xcomp", "ccomp", "obj", "nsubj"))
    return cover([*article, noun.span, clause.span, *inner])


def _is_done(noun: Word, request: Request) -> bool:
    """Say whether the client is to do the thing, rather than to list or choose it."""
    verb = next((w for w in noun.ancestors if w in request.verbs), None)
    return verb is None or verb.lemma not in _LISTING


def _is_told_elsewhere(noun: Word) -> bool:
    """Say whether the thing itself follows ("Here is a small thing ...") or stands before a bracket."""
    words = noun.sentence.words
    opening = next((word.lower for word in words if word.is_word), "")
    before = [word.text for word in words[: noun.index]]
    return opening == "here" or before.count("(") > before.count(")")


def loose_things(request: Request, words: Mapping[str, Any]) -> Iterator[tuple[Span, Fix]]:
    """Yield the things of a request that leave open which, each with a blank for one.

    Args:
        request: what is asked.
        words: the tables `things`, `values` and `does` of the word list.
    """
    things, values, does = (frozenset(words[key]) for key in ("things", "values", "does"))
    for noun in request.words:
        if noun.lemma not in things or not _is_done(noun, request):
            continue
        behind = request.sentence.words[noun.index + 1 :]
        span = _open_span(noun, values, does)
        aims = () if request.verbs else request.sentence.find(AIMS)
        if span is None or any(aim.span.overlaps(noun.span) for aim in aims):
            continue
        if any(w.lower in _SHOWS for w in behind) or _is_told_elsewhere(noun):
            continue
        edit = Edit(span.end, span.end, " ({name one})")
        yield span, Fix((edit,), Applicability.TEMPLATE, "Name it, right there.")
