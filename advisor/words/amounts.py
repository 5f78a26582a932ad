"""Loose amounts: what they measure, whether the sentence pins them down, and a number instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from advisor.anatomy.asking import Request
from advisor.anatomy.picture import Assignment
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Hit, Sentence, Word
from advisor.words.aims import AIMS, aim_after
from advisor.words.numbers import UNITS, counted, degree, is_plural, often
from advisor.words.phrasing import placed
from advisor.words.template import template

AMOUNTS = "vague_amounts"
"""The word list of loose amounts; `sort` says how an entry measures."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A loose amount: what `sort` of measure it is, its words, and a number instead."""

    sort: str
    text: str
    span: Span
    fix: Fix


_PINNED_BEFORE = frozenset(
    "no not any at once one two three four five six how too so as that very only each".split()
)
_OWNED = frozenset("the your my his her their our its this that".split())
_EXAMPLES = frozenset({"(", "e.g.", "example", "such", "like"})
_BEING = frozenset({"be", "become", "feel", "stay", "remain", "act"})
_KNOWING = frozenset("know learn understand see find".split())
"""Verbs of which "more" is no amount: "to know more about her day"."""

_PRESCRIBED = frozenset(
    """medication medicine med meds tablet pill dose inhaler prescription prescriber psychiatrist
    painkiller antidepressant insulin injection""".split()
)
"""What is taken "as needed" on a doctor's word: no rule of wording touches it."""

_STANDING = frozenset(
    "bedtime routine schedule diet pattern lifestyle basis habit doctor visit".split()
)
"""What "regular" says of these is their kind, not how often."""

_A_WEEK = frozenset(
    {("a", "week"), ("per", "week"), ("each", "week"), ("every", "week"), ("weekly",)}
)

_SINGLE = frozenset({"half", "twice", "once", "zero", "none", "nil", "single", "one", "every"})
_FACETS = {
    "often": ("frequency",), "rate": ("frequency",), "long": ("duration",),
    "degree": ("duration", "count", "frequency"), "extent": ("duration", "count"),
    "compare": ("duration", "count"),
}  # fmt: skip


def _says_number(words: tuple[Word, ...]) -> bool:
    return any(w.tag == "CD" or w.text[:1].isdigit() or w.lower in _SINGLE for w in words)


def _noun(sentence: Sentence, after: int) -> Word | None:
    """Return the noun that the words up to index `after` count: "breathing"."""
    found = None
    for word in sentence.words[after + 1 :]:
        if word.pos in ("NOUN", "PROPN") or (word.tag == "VBG" and found is None):
            found = word
        elif found is not None or not (
            word.pos in ("ADJ", "ADV")
            or word.text == "-"
            or (word.tag in ("PRP$", "DT") and sentence.words[after].lower == "of")
        ):
            break
    return found


def _is_pinned(hit: Hit, sort: str, assignment: Assignment) -> bool:
    """Say whether the sentence itself says the number that loose words leave out.

    "a few minutes (5 to 10)", "one more", "more than ten" and "often, on weekdays" do.
    """
    words, first, last = hit.sentence.words, hit.words[0].index, hit.words[-1].index
    before, behind = words[max(first - 1, 0) : first], words[last + 1 : last + 6]
    if sort in ("count", "degree") and before and before[0].lower in _PINNED_BEFORE:
        return True
    if before and before[0].lower in ("how", "too"):
        return True
    if before and (
        _says_number(before)
        or (before[0].pos == "NOUN" and _says_number(words[max(first - 2, 0) : first - 1]))
    ):
        return True
    if hit.words[-1].lower in ("more", "less", "fewer") and behind and behind[0].lower == "than":
        return True
    opened = next((w.index for w in behind if w.text in ("(", ":", "–", "—")), None)
    if opened is not None and _says_number(words[opened : opened + 4]):
        return True
    wanted = _FACETS.get(sort, ())
    return any(
        piece.facet in wanted and not piece.weak and not piece.span.overlaps(hit.span)
        for piece in assignment.element("dose").evidence
        if hit.sentence.span.contains(piece.span)
    )


def measures(hit: Hit, request: Request) -> str:
    """Return how the words measure where they stand; "" if they colour another word."""
    words, first, last = hit.sentence.words, hit.words[0], hit.words[-1]
    following = words[last.index + 1] if last.index + 1 < len(words) else None
    before = words[first.index - 1] if first.index else None
    sort: str = hit.entry.more["sort"]
    counts = _noun(hit.sentence, last.index) is not None
    if sort in ("count", "degree"):
        if before is not None and (before.lemma in _BEING or before.lemma in _KNOWING):
            return ""
        colours = (
            last.dep == "advmod"
            and last.head.pos in ("ADJ", "ADV")
            and last.head.index > last.index
        )
        if before is not None and before.lower in ("a", "an") and last.lower in ("more", "less"):
            return ""
        if last.tag == "RBR" and following is not None and following.pos == "ADJ":
            return ""
        if colours and not (following is not None and following.pos == "NOUN"):
            return ""
        if counts and (sort == "count" or last.dep != "advmod"):
            return "count"
        loose_end = following is None or following.pos not in ("ADJ", "ADV", "NOUN", "DET", "NUM")
        return "degree" if loose_end and last.head in request.verbs else ""
    if sort in ("rate", "judge"):
        noun = _noun(hit.sentence, last.index)
        if noun is None or (sort == "rate" and noun.lemma in _STANDING):
            return ""
        if any(aim.span.contains(noun.span) for aim in hit.sentence.find(AIMS)):
            return ""
        direct = following is not None and following.pos in ("NOUN", "ADJ", "PROPN")
        return sort if direct and (before is None or before.lower not in _OWNED) else ""
    if sort == "compare":
        measured = before is not None and (
            before.lemma in UNITS or before.pos == "NUM" or before.lower == "no"
        )
        loose = first.pos == "ADV" or first.dep == "advmod"
        return sort if loose and not measured and first.head in request.words else ""
    if sort in ("need", "often") and any(w.lemma in _PRESCRIBED for w in words):
        return ""
    if sort == "open":
        return "" if any(w.lower in _EXAMPLES for w in words[: last.index]) else sort
    return sort


def _moved(hit: Hit, request: Request, text: str) -> Fix:
    """Return a template that takes an adverb out and says it behind the request's last word."""
    behind = hit.sentence.words[hit.words[-1].index + 1 :]
    # "Sometimes, call Ann": the comma goes with the adverb.
    following = next((word for word in behind if word.is_word), behind[0])
    start, end = hit.span.start, following.end
    said = placed(hit.sentence, start, following.text)
    last = max(word.end for word in request.words if word.is_word)
    if last <= end:
        return template(Span(start, end), f"{said} {text}")
    return Fix((Edit(start, end, said), Edit(last, last, f" {text}")), Applicability.TEMPLATE)


def _weekly(hit: Hit, noun: Word) -> Fix | None:
    """Return "{3} times a week: on {Monday, ...}" for "several times a week" at a sentence's end."""
    words = hit.sentence.words
    behind = [word for word in words[noun.index + 1 :] if word.is_word]
    if noun.lemma != "time" or tuple(w.lower for w in behind) not in _A_WEEK:
        return None
    if any(w.lower.endswith("day") for w in words):
        return None
    said = placed(
        hit.sentence, hit.span.start, "{3} times a week: on {Monday, Wednesday and Friday}"
    )
    return template(Span(hit.span.start, behind[-1].end), said)


def _count(hit: Hit) -> tuple[Span, Fix]:
    """Return amount and noun, and the noun with a number."""
    sentence, last = hit.sentence, hit.words[-1]
    noun = _noun(sentence, last.index)
    if noun is None:
        return hit.span, template(hit.span, "{3}")
    weekly = _weekly(hit, noun)
    if weekly is not None:
        return Span(hit.span.start, noun.end), weekly
    between = sentence.text[sentence.words[last.index + 1].at : noun.at]
    loose = hit.text.lower().split()
    more = next((w for w in ("more", "less", "fewer") if w in loose), "")
    span = Span(hit.span.start, noun.end)
    if between.split(" ")[0].lower() in _OWNED:
        text = f"{{3}} of {between}{noun.text}"
    elif loose[0] == "every":
        text = "every " + counted(noun, between, more)
    else:
        text = counted(noun, between, more)
    return span, template(span, placed(sentence, span.start, text))


def _rate(hit: Hit) -> tuple[Span, Fix]:
    """Return "regular breaks", and "breaks {on Monday and Thursday}"."""
    sentence = hit.sentence
    noun = _noun(sentence, hit.words[-1].index)
    assert noun is not None  # noqa: S101  the sort "rate" is only given to a word with a noun
    first = hit.words[0].index
    listed = first > 1 and sentence.words[first - 1].text == ","
    # Of "small, manageable steps" the comma goes with the word that is taken out.
    start = sentence.words[first - 2].end if listed else hit.span.start
    shown = Span(hit.span.start, noun.end)
    kept = sentence.text[sentence.words[hit.words[-1].index + 1].at : noun.at] + noun.text
    more = hit.entry.more
    fits = f"that {'fit' if is_plural(noun) else 'fits'} {more.get('fits')}"
    text = f"{' ' if listed else ''}{kept} {more.get('instead') or fits}"
    return shown, template(Span(start, noun.end), placed(sentence, start, text))


def _size(hit: Hit, sizes: Mapping[str, list[str]]) -> tuple[Span, Fix] | None:
    """Return "short walk" and "{10}-minute walk"; `None` where the length says nothing."""
    following = hit.sentence.words[hit.words[-1].index + 1 :][:2]
    if not following or following[0].pos != "NOUN":
        return None
    noun, name = following[0], following[0].lemma
    span = Span(hit.span.start, noun.end)
    if name in sizes["minutes"]:
        return span, template(span, f"{{10}}-minute {noun.text}")
    if name in sizes["lines"]:
        return span, template(span, f"{{3}}-line {noun.text}")
    if name in sizes["items"]:
        if len(following) > 1 and following[1].lower == "of":
            whole = Span(span.start, following[1].end)
            return span, template(whole, f"{noun.text} of {{5}}")
        return span, template(span, f"{noun.text} of {{5}} lines")
    return None


def _change(hit: Hit, request: Request, data: Mapping[str, Any]) -> tuple[Span, Fix] | None:
    """Return a change without its measure, and the measure to add; `None` if it says one."""
    first, last = hit.words[0], hit.words[-1]
    rest = hit.sentence.words[last.index + 1 :]
    if not request.asks(hit.words) or _says_number(rest):
        return None
    aim = aim_after(hit.sentence, last)
    if aim is not None and not aim.entry.more.get("measured"):
        return None
    noun = _noun(hit.sentence, last.index)
    if noun is None:
        return None
    names = [name for w in (noun, *noun.children) for name in (w.lower, w.lemma)]
    limits = data["limits"]
    limit = next((limits[n] for n in names if n in limits), hit.entry.more["instead"])
    end = _object_end(noun)
    return Span(first.start, noun.end), Fix(
        (Edit(end, end, f" to {limit}"),), Applicability.TEMPLATE
    )


def _object_end(noun: Word) -> int:
    """Return the source offset behind a noun with its "of ...", "with ..." and relative clause."""
    end = noun.index
    for child in noun.children:
        case = child.child("case")
        belongs = child.dep in ("acl:relcl", "relcl", "conj") or (
            child.dep == "nmod" and case is not None and case.lower in ("of", "with", "to")
        )
        if belongs and child.index > noun.index:
            inside = [w.index for w in child.subtree if w.is_word]
            end = max(end, *inside)
    return noun.sentence.words[end].end


_FEW = frozenset({"a few", "several", "a couple", "a handful"})
"""Amounts that count, also where the noun is left out: "do at least a few"."""


def _of_hit(hit: Hit, request: Request, data: Mapping[str, Any]) -> tuple[str, Span, Fix] | None:
    sort, text = measures(hit, request), hit.entry.more.get("instead", "")
    match sort:
        case "":
            return None
        case "count":
            return sort, *_count(hit)
        case "rate" | "judge":
            return sort, *_rate(hit)
        case "change":
            found = _change(hit, request, data)
            return (sort, *found) if found else None
        case "size":
            sized = _size(hit, data["sizes"])
            return (sort, *sized) if sized else None
        case "compare":
            return sort, hit.span, template(hit.span, f"{text} {hit.text}")
        case "degree":
            text = degree(hit.words[-1].head, hit.words[-1].lower)
            if hit.text.lower() in _FEW:
                text = "{3}"
            behind = hit.sentence.words[hit.words[-1].index + 1 :][:1]
            if behind and behind[0].lower == "of":
                text = "{two parts}"
        case "often":
            text = often(hit.words[0].head, text)
        case "long":
            text = _held(request, data) or text
    leads = sort == "often" and any(v.index > hit.words[-1].index for v in request.verbs)
    if leads and hit.words[-1].index + 1 < len(hit.sentence.words):
        return sort, hit.span, _moved(hit, request, text)
    return sort, hit.span, template(hit.span, placed(hit.sentence, hit.span.start, text))


_FREE = re.compile(r"\bif you(?:['’]d)? (?:want|like|wish|feel like)\b", re.IGNORECASE)
"""Words that leave it to the client: what is free needs no number."""

_QUANTITIES = {
    "many": "{5}", "much": "{10} minutes of", "long": "for {10} minutes", "often": "{3} times a day",
    "hard": "for {10} minutes", "far": "{100} steps", "few": "{2}", "little": "{5} minutes of",
}  # fmt: skip
_CAN = frozenset("can could like want need wish".split())


def _held(request: Request, data: Mapping[str, Any]) -> str:
    """Return a time for what is held for seconds: a breath; "" for all else."""
    seconds: Mapping[str, str] = data["held"]
    return next((seconds[w.lower] for w in request.words if w.lower in seconds), "")


def _open_ended(request: Request, data: Mapping[str, Any]) -> Iterator[tuple[str, Span, Fix]]:
    """Yield "as many details as possible", "as long as you can", with a number instead."""
    words = request.sentence.words
    for first, quantity in pairwise(words):
        if (
            first.lower != "as"
            or quantity.lower not in _QUANTITIES
            or quantity not in request.words
        ):
            continue
        for at in range(quantity.index + 1, min(quantity.index + 7, len(words) - 1)):
            ends = words[at + 1 : at + 3]
            closes = ends[0].lower == "possible" or (len(ends) > 1 and ends[1].lower in _CAN)
            if words[at].lower == "as" and closes:
                last = ends[0] if ends[0].lower == "possible" else ends[1]
                if quantity.lower in ("many", "much") and words[at].index == quantity.index + 1:
                    break
                between = request.sentence.text[
                    quantity.at + len(quantity.text) : words[at].at
                ].rstrip()
                span = Span(first.start, last.end)
                said = _QUANTITIES[quantity.lower] + between
                if quantity.lower == "long":
                    said = _held(request, data) or said
                yield "extent", span, template(span, placed(request.sentence, span.start, said))
                break


def loose_amounts(
    assignment: Assignment, request: Request, data: Mapping[str, Any]
) -> Iterator[Amount]:
    """Yield the loose amounts of a request that its sentence does not pin down.

    Args:
        assignment: where the request stands.
        request: what is asked.
        data: the tables of the word list: `limits` of changes, `sizes` of what is short.
    """
    found = list[tuple[str, Span, Fix]]()
    if _FREE.search(request.sentence.text):
        return
    # "go out more" and "learn more about" are whole phrases, which another rule names.
    phrases = (*request.sentence.find("vague_verbs"), *request.sentence.find("vague_times"))
    for hit in request.sentence.find(AMOUNTS):
        if any(hit.span.overlaps(span) for _, span, _ in found) or not request.carries(hit.words):
            continue
        if any(h.span.contains(hit.span) and h.span != hit.span for h in phrases):
            continue
        one = _of_hit(hit, request, data)
        if one is not None and not _is_pinned(hit, one[0], assignment):
            found.append(one)
    for one in _open_ended(request, data):
        if not any(one[1].overlaps(span) for _, span, _ in found):
            found.append(one)
    for sort, span, fix in found:
        yield Amount(sort, assignment.source(span), span, fix)
