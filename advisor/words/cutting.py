"""Cutting: where a long sentence can end early, and how its second half opens.

The second half stands in a blank, as a person must say whether it stands alone. Shared words
are said twice: "work on resting and on cooking" becomes "Work on resting. Work on cooking."
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from advisor.findings import Applicability, Edit, Fix
from advisor.language.sentence import Sentence, Word
from advisor.words.restructure import CONDITIONS, STOPS, end_of, upper_first

_SHORTEST = 4
"""Words that each half keeps at least."""

_MARKS = frozenset({";", "–", "—"})

_SHARED = 8
"""Words that are said twice at most."""

_LINKS = {
    "because": "This is because ",
    "so": "That way, ",
    "which": "This ",
    "but": "But ",
    "although": "Still, ",
    "i.e.": "This means: ",
}
"""How a clause that was joined by a word opens as a sentence of its own."""

_TAKE_TO = frozenset(
    "order way time plan chance place reason effort need ability step thing".split()
)
"""Nouns that a "to" belongs to: "ways to relax"."""

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class _Cut:
    """The first part ends at text index `end`; the second is `opening` and text from `start`."""

    end: int
    start: int
    opening: str = ""


def braceless(text: str) -> str:
    """Return a text that may stand in a blank."""
    return text.replace("{", "(").replace("}", ")")


def _left(word: Word, *leave: str) -> Word:
    """Return the first word of a phrase, conjunctions and commas before it left out.

    `leave` names further relations whose words do not count: the "with" of "with walking".
    """
    gone = {"cc", *leave}
    own = [w for w in word.subtree if w.is_word and not (w.dep in gone and w.head is word)]
    return own[0] if own else word


def _is_open(word: Word) -> bool:
    """Say whether the sentence can be cut before a word: not in brackets or quotes."""
    before = word.sentence.text[: word.at]
    return not word.quoted and before.count("(") == before.count(")")


def _before(word: Word) -> tuple[int, bool]:
    """Return where the text before a word ends, and whether a comma stood there."""
    words = word.sentence.words
    at, comma = word.index - 1, False
    while at > 0 and (words[at].lower in (",", ";", "–", "—") or words[at].dep == "cc"):
        comma = comma or not words[at].is_word
        at -= 1
    return end_of(words[at]), comma


def _linked(word: Word) -> _Cut | None:
    """Return the cut before a clause that a word like "because" joins to the one before."""
    words, (end, comma) = word.sentence.words, _before(word)
    after = words[word.index + 1] if word.index + 1 < len(words) else None
    if word.lower not in _LINKS or after is None:
        return None
    if word.dep == "mark" and word.head.head.index > word.index:
        return None
    match word.lower:
        case "so":
            fits = (
                after.lower == "that"
                or word.dep in ("mark", "cc")
                or (comma and after.pos == "PRON")
            )
        case "which":
            fits = comma and word.dep in ("nsubj", "nsubj:pass")
        case "but":
            fits = comma and word.dep == "cc" and word.head.child(*_SUBJECTS) is not None
        case _:
            fits = True
    start = (
        words[word.index + 2]
        if word.lower == "so" and after.lower == "that" and word.index + 2 < len(words)
        else after
    )
    return _Cut(end, start.at, _LINKS[word.lower]) if fits else None


def _shared_words(word: Word) -> str | None:
    """Return what a conjoined word shares with the first one, to be said again; `None` if too long."""
    first, text = word.head, word.sentence.text
    subject = first.child(*_SUBJECTS)
    if (word.is_verb and word.tag != "VBG") or word.child("aux", "aux:pass"):
        if word.child(*_SUBJECTS) is not None or (subject is None and word.tag in ("VB", "VBP")):
            return ""
        if subject is None:
            return None
        last = subject.sentence.words[max(w.index for w in subject.subtree)]
        auxiliaries = [
            w for w in first.children if w.dep.startswith("aux") and w.index > last.index
        ]
        if not word.child("aux", "aux:pass") and word.tag in ("VB", "VBN") and auxiliaries:
            last = auxiliaries[-1]
        shared = text[_left(subject).at : end_of(last)]
    else:
        if word.pos == "NOUN" and (first.dep != "obj" or not first.head.is_root):
            return None
        linked = word.child("mark", "case") is not None
        start = _left(first) if linked else _left(first, "mark", "case")
        shared = text[: start.at].rstrip()
    return upper_first(shared) + " " if 0 < len(shared.split()) <= _SHARED else None


def _conjoined(word: Word) -> _Cut | None:
    """Return the cut before the second of two joined verbs, phrases or "-ing" clauses."""
    if (
        word.dep != "conj"
        or word.pos not in ("VERB", "AUX", "NOUN")
        or word.head.index > word.index
    ):
        return None
    first = _left(word)
    end, comma = _before(first)
    joints = [w for w in word.children if w.dep == "cc" and w.index < word.index]
    if any(w.lower != "and" for w in joints) or not (joints or comma) or first.tag.startswith("W"):
        return None
    if first.lower in ("whether", "if", "that") or word.sentence.words[first.index - 1].text == "-":
        return None
    if not joints and not (word.is_verb and word.tag in ("VB", "VBP")):
        return None
    shared = _shared_words(word)
    if shared is None:
        return None
    then = shared == "" and first.lower == "then"
    return _Cut(end, first.at, "" if then else shared)


def _clause(word: Word) -> _Cut | None:
    """Return the cut before "by walking" behind the main clause."""
    mark = word.child("mark")
    if (
        word.dep != "advcl"
        or mark is None
        or word.head.index > word.index
        or mark.index > word.index
    ):
        return None
    end, _ = _before(mark)
    if mark.lower == "by" and word.tag == "VBG":
        return _Cut(end, mark.at, "Do this ")
    return None


def _is_governed(sentence: Sentence, at: int) -> bool:
    """Say whether what stands before a place reaches over what stands behind it.

    "If it rains, stay in and ring Sam": the call is for rain too. "For two weeks: on the way
    home, say ...": the act belongs to what the colon opens.
    """
    root = sentence.root.index if sentence.root is not None else 0
    fronted = any(
        word.dep == "mark" and word.lower in CONDITIONS and word.index < root
        for word in sentence.words[:root]
    )
    return fronted or any(word.text == ":" and word.at < at for word in sentence.words[root + 1 :])


def _cuts(sentence: Sentence, kinds: tuple[Callable[[Word], _Cut | None], ...]) -> Iterator[_Cut]:
    text = sentence.text
    for word in sentence.words[1:]:
        for kind in kinds:
            cut = kind(word)
            if cut is None or not _is_open(word):
                continue
            if not cut.opening and _is_governed(sentence, cut.start):
                continue
            halves = text[: cut.end], text[cut.start :]
            if all(len(half.split()) >= _SHORTEST for half in halves):
                yield cut


def _best(sentence: Sentence) -> _Cut | None:
    """Return the cut nearest the middle: between clauses if it can be, else before an aim."""
    half = len(sentence.text) / 2
    for kinds in ((_linked, _conjoined), (_clause,)):
        found = min(_cuts(sentence, kinds), key=lambda cut: abs(cut.end - half), default=None)
        if found is not None:
            return found
    return None


def _has_subject(words: Sequence[Word]) -> bool:
    """Say whether a clause with a subject of its own begins here: "and she will call"."""
    return any(word.dep.startswith("nsubj") for word in words[:3])


def _at_mark(sentence: Sentence) -> _Cut | None:
    """Return the cut nearest the middle at a mark or an "and"; where the rest stands alone."""
    text, found = sentence.text, list[_Cut]()
    # "Once it is a habit, ..." must not be cut off from what follows from it.
    root = sentence.root.index if sentence.root is not None else 0
    for word in sentence.words[root + 1 : -1]:
        joins = word.dep == "cc" and word.lower in ("and", "but")
        # A list of alternatives or a participle would hang in the air behind a full stop.
        stands = joins and _has_subject(sentence.words[word.index + 1 :])
        following = sentence.words[word.index + 1]
        marked = word.text in _MARKS and (
            following.tag == "VB" or _has_subject(sentence.words[word.index + 1 :])
        )
        if not (marked or stands) or not _is_open(word) or _is_governed(sentence, word.at):
            continue
        if not following.is_word or following.dep == "cc":
            continue
        halves = text[: word.at], text[following.at :]
        if all(len(half.split()) >= _SHORTEST + 2 for half in halves):
            found.append(_Cut(end_of(sentence.words[word.index - 1]), following.at))
    return min(found, key=lambda cut: abs(cut.end - len(text) / 2), default=None)


def cut_in_two(sentence: Sentence) -> Fix | None:
    """Return a template that ends a sentence at the clause boundary nearest its middle.

    `None` where there is none: only its author knows what matters in it.
    """
    text = sentence.text
    cut = _best(sentence) or _at_mark(sentence)
    stop = text[len(text.rstrip(STOPS)) :]
    if cut is None:
        return None
    second = text[cut.start : len(text) - len(stop)]
    opened = f"{cut.opening}{second}" if cut.opening else upper_first(second)
    span = sentence.span_of(cut.end, len(text))
    edit = Edit(span.start, span.end, f". {{{braceless(opened)}}}{stop or '.'}")
    return Fix((edit,), Applicability.TEMPLATE, "Make it two sentences.")


def say_anew(sentence: Sentence) -> Fix:
    """Return a template that makes a whole sentence a blank: its author knows what can go."""
    text = sentence.text
    body = text.rstrip(STOPS)
    edit = Edit(sentence.span.start, sentence.span.end, f"{{{braceless(body)}}}{text[len(body) :]}")
    return Fix((edit,), Applicability.TEMPLATE, "Say it in fewer words.")
