"""Openers that leave open whether a thing is to be done, and the act without them."""

from collections.abc import Iterator
from itertools import pairwise

from advisor.anatomy.asking import Request
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Hit, Word
from advisor.words.inflection import base_of_doing, inflect_word
from advisor.words.phrasing import placed

HEDGES = "hedges"
"""The word list of openers; `act` says in which form the act follows."""

_TRIES = frozenset({"try", "go", "shot", "whirl"})


_NOT = frozenset({"not", "n't", "don't", "never"})
_OTHERS = frozenset({"he", "she", "they", "he'd", "she'd", "'d", "would"})
"""Words before a hedge that speak of others: "he'd probably"."""

_SOMEWHERE = frozenset("somewhere someone something alone outside at in on by before".split())
"""Words behind a loose adverb that only say where or with whom: "ideally somewhere quiet"."""


def _next(hit: Hit) -> Word | None:
    words, at = hit.sentence.words, hit.words[-1].index + 1
    return words[at] if at < len(words) else None


_NOT_AT_WILL = frozenset("sleep relax feel calm stay be rest nap doze".split())
"""What nobody can decide to do: "try to sleep" is the kinder wording."""

_ASLEEP = frozenset("asleep sleep rest calm".split())


def _is_at_will(after: Word | None) -> bool:
    """Say whether an act can be decided on: not "get eight hours", "fall asleep"."""
    if after is None:
        return True
    behind = after.sentence.words[after.index + 1 : after.index + 5]
    rested = after.lemma in ("get", "fall", "have") and any(
        w.lower in _ASLEEP or w.lemma == "hour" for w in behind
    )
    return not rested and after.lemma not in _NOT_AT_WILL


def _opens_act(hit: Hit, request: Request) -> bool:
    """Say whether the words open an act of the request, rather than being the act."""
    after = _next(hit)
    if hit.entry.more["sort"] != "word" and not _is_at_will(after):
        return False
    lead = hit.sentence.words[hit.words[0].index - 1].lower if hit.words[0].index else ""
    if lead in _NOT or (lead in _OTHERS and hit.entry.more["sort"] == "word"):
        return False
    if hit.entry.more["sort"] == "word":
        if after is not None and after.lower in _SOMEWHERE:
            return False
        return hit.words[0].head in request.words or hit.words[0] in request.words
    if after is None or not request.asks(hit.words):
        return False
    match hit.entry.more.get("act"):
        case "ing":
            return after.lower.endswith("ing")
        case "noun":
            return after.pos in ("DET", "PRON", "NUM") and after.lower not in ("to", "this")
    return after.tag in ("VB", "VBP") or after.pos in ("VERB", "AUX", "ADV")


def _base(doing: Word) -> str:
    """Return the base form of an -ing word; a tagger may take it for a noun."""
    return base_of_doing(doing.lower) if doing.lower.endswith("ing") else doing.lemma


def _act(hit: Hit, after: Word) -> str:
    """Return the act in the form that the opener stood in: "walk", "walking"."""
    if hit.entry.more.get("act") == "noun":
        return f"do {after.text}"
    if hit.entry.more["sort"] == "word":
        return after.text
    is_doing = hit.words[0].tag == "VBG"
    if hit.entry.more.get("act") == "ing":
        return after.text if is_doing else _base(after)
    return inflect_word(after.lower, "ing") if is_doing and after.tag == "VB" else after.text


def _without(hit: Hit) -> Fix | None:
    """Return a fix that takes the opener out; `None` where nothing stands behind it."""
    after = _next(hit)
    if after is not None and after.text == ",":
        at = after.index + 1
        after = hit.sentence.words[at] if at < len(hit.sentence.words) else None
    if after is not None and after.lower == "even":
        # "Perhaps even use a name" has two openers.
        after = (
            hit.sentence.words[after.index + 1]
            if after.index + 1 < len(hit.sentence.words)
            else None
        )
    if after is None:
        return None
    act = _act(hit, after)
    turned = hit.entry.more.get("act") == "ing" and act != after.text
    joined = joined_doings(after) if turned else []
    if joined is None:
        return None
    edits = [Edit(hit.span.start, after.end, placed(hit.sentence, hit.span.start, act))]
    edits += [Edit(word.start, word.end, _base(word)) for word in joined]
    return Fix(tuple(edits), Applicability.UNSAFE, f"Leave out “{hit.text}”.")


def joined_doings(act: Word) -> list[Word] | None:
    """Return the further "-ing" acts behind the first; `None` if one may be another thing.

    "Consider walking and calling Jo" asks for both.
    """
    words, found = act.sentence.words, list[Word]()
    for before, word in pairwise(words[act.index :]):
        if before.lower not in ("and", "or", ",") or not word.lower.endswith("ing"):
            continue
        if word.tag != "VBG" or word.dep != "conj":
            return None
        found.append(word)
    return found


def _given_a_try(request: Request) -> Iterator[tuple[Span, Fix]]:
    """Yield "give the breathing a try", and "use the breathing"."""
    words = request.sentence.words
    for verb in request.verbs:
        behind = words[verb.index + 1 : verb.index + 8]
        for article, noun in pairwise(behind) if verb.lemma == "give" else ():
            if article.lower == "a" and noun.lower in _TRIES:
                edits = (
                    Edit(verb.start, verb.end, placed(request.sentence, verb.start, "use")),
                    Edit(words[article.index - 1].end, noun.end, ""),
                )
                fix = Fix(edits, Applicability.UNSAFE, "Say “use”.")
                yield Span(verb.start, noun.end), fix
                break


def hedged(request: Request) -> Iterator[tuple[Span, Fix | None]]:
    """Yield the openers of a request, each with the act without it."""
    for hit in request.sentence.find(HEDGES):
        if _opens_act(hit, request):
            yield hit.span, _without(hit)
    yield from _given_a_try(request)
