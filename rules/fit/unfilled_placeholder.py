"""Unfilled placeholder.

Flags a slot of a template that nobody has filled in: {name}, [insert minutes], <DATE>, TBD.

Why it matters
    A slot left open tells a client that this page was written for no one. Worse, the fact
    that stood for it, the day or the number, is the very thing they need to begin.

When to leave it
    Blanks for the client to write on are fine: lines of a form, "I will walk ____ minutes".
    A library whose slots are filled by a program names them under ``declared``.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. Journal of Clinical
    Psychology 58(5), 565-576. doi:10.1002/jclp.10033
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Form,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    rule,
    template,
)

_BRACES = re.compile(r"\$?\{\{?\s*(?P<name>[^{}\n]{1,60}?)\s*\}\}?|%(?P<merge>[A-Z][A-Z_]+)%")
"""A slot of a program: "{name}", "{{ day }}", "%DATE%"."""

_ANGLES = re.compile(r"<(?P<name>[A-Za-z][^<>@:/=\n]{0,40})>")
"""A slot in angle brackets: "<NAME>"; no address and no piece of HTML."""

_SQUARES = re.compile(r"\[\[?(?P<name>[^][\n]{1,60})\]\]?(?![(\[])")
"""Words in square brackets, which are no link."""

_CROSSES = re.compile(r"\b[Xx]{2,}(?:[/:.-][Xx]{2,})+(?!\w)")
"""A date or time that is still to come: "XX/XX", "xx:xx"."""

_LINE = re.compile(r"_{2,}(?:[ _]*_)?|\.{4,}|…{2,}")
"""A line to write on: "____", "......"."""

_LEADS = re.compile(r"\b(?:for|at|on|by|every)\s*$", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*-?(?:seconds?|minutes?|mins?|hours?|days?|nights?|weeks?|times?|breaths?|rounds?|sets?|reps?"
    r"|steps?|pages?|people|am\b|pm\b|o[’']clock)",
    re.IGNORECASE,
)
"""What a number is missing in front of."""

_ASIDE = re.compile(r"(?:see|optional|same|not|or|and|e\.g)\b|.*\d", re.IGNORECASE)
"""Square brackets that hold a remark: "[see page 2]"."""

_HTML = frozenset("b br i u em strong p a span div hr li ul ol sub sup small".split())
_CLIENTS = frozenset("i my me myself i'm i'll i'd i've mine".split())


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    declared: tuple[str, ...] = ()
    """Slots that a program fills in later, by the words inside their brackets."""


def _sorts(sentence: Sentence, start: int, end: int, place: int) -> set[str]:
    """Return the sorts of the first (0) or last (-1) word of a stretch of the text."""
    words = [w for w in sentence.words if start <= w.at < end and w.is_word]
    hits = sentence.find("placeholders", quoted=True) if words else ()
    return {str(hit.entry.more["sort"]) for hit in hits if words[place] in hit.words}


def _is_clients(sentence: Sentence, at: int) -> bool:
    """Say whether the client speaks: "When you [what they did], I feel [a feeling]"."""
    quoted = any(w.quoted for w in sentence.words if w.at <= at < w.at + len(w.text))
    return quoted or any(word.lower in _CLIENTS for word in sentence.words)


def _is_slot(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether square brackets hold a slot for the clinician."""
    name, (start, end) = match["name"].strip(), match.span("name")
    if len(name) == 1:
        # Without a unit behind it, it is a tick: "[x] done".
        return name.lower() in "xny" and _UNIT.match(match.string, match.end()) is not None
    if "insert" in _sorts(sentence, start, end, 0):
        return True
    if not name or _ASIDE.match(name) or len(name.split()) > 4:
        return False
    last = _sorts(sentence, start, end, -1)
    shouted = name.isupper() and len(name) > 3
    return shouted or "slot" in last or ("either" in last and not _is_clients(sentence, start))


def _slots(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the slots in a sentence as (start, end, name)."""
    text = sentence.text
    for match in _BRACES.finditer(text):
        yield match.start(), match.end(), match["name"] or match["merge"]
    for match in _ANGLES.finditer(text):
        if match["name"].split()[0].lower() not in _HTML:
            yield match.start(), match.end(), match["name"]
    for match in _SQUARES.finditer(text):
        if _is_slot(sentence, match):
            yield match.start(), match.end(), match["name"]
    for match in _CROSSES.finditer(text):
        yield match.start(), match.end(), "date or time"
    for hit in sentence.find("placeholders", quoted=True):
        at = hit.words[0].at if hit.words else 0
        end = at + len(hit.text)
        if hit.entry.more["sort"] == "filler":
            yield at, end, "your words"
        elif hit.entry.more["sort"] == "note" and _is_note(hit, text[end:]):
            yield at, end, "what is missing"


def _is_note(hit: Hit, after: str) -> bool:
    """Say whether a short form stands for what is still to be written: no kisses, no to-do list."""
    if not hit.text.isupper():
        return set(hit.text.lower()) == {"x"} and _UNIT.match(after) is not None
    return not re.match(r"\s*(?:list|app)s?\b", after, re.IGNORECASE)


def _lines(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the lines to write on at which an instruction is to say how much, or when."""
    if any(word.lower in _CLIENTS for word in sentence.words):
        return
    for match in _LINE.finditer(sentence.text):
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        if _UNIT.match(after) and before.rstrip()[-1:] not in (":", "="):
            yield match.start(), match.end(), "amount"
        elif _LEADS.search(before):
            yield match.start(), match.end(), "time"


def _named(name: str) -> str:
    """Return the words for a blank: "insert minutes" and "CLIENT_NAME" as people say them."""
    words = re.sub(r"[\W_]+", " ", name).strip()
    words = re.sub(
        r"^(?:insert|enter|add|fill in|type|specify|your) +(?=\S)", "", words, flags=re.IGNORECASE
    )
    return words.lower() if words.isupper() or "_" in name else words


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Fill in every slot of the template before it goes out.",
    severity=Severity.ERROR,
    claims=("fits-daily-life",),
    options=Options,
    needs=(),
    examples=(
        Bad("Practise «{skill}» for «[insert minutes]»."),
        Bad(
            "Hello «<NAME>», walk to the gate after lunch.",
            fixed="Hello name, walk to the gate after lunch.",
        ),
        Bad("Breathe out slowly «____» times after «[time of day]»."),
        Bad("Call me on «XX/XX» at ten. Topic: «TBC»"),
        Bad("«Lorem ipsum». Bring your list on «[DAY]»."),
        Good("I will walk ____ minutes after ____."),
        Good("How tense was I, 0 to 10? ____ Date: ____"),
        Good("Tick when done: [ ] Monday [x] Tuesday. Read the [short guide](guide.pdf) first."),
        Good("Say: when you [what they did], I feel [a feeling]. See page 4 [or the card]."),
        Good("Send {name} the list.", options=Options(declared=("name",))),
        Good("Breathe out slowly ten times after lunch. Lots of love xx"),
    ),
)
def unfilled_placeholder(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each open slot, and name its blank."""
    declared = {_named(name) for name in options.declared}
    asked = {id(step.sentence) for step in assignment.steps if step.form is not Form.FIRST_PERSON}
    for sentence in assignment.sentences:
        found = list(_slots(sentence))
        if id(sentence) in asked:
            found += _lines(sentence)
        end = 0
        for start, stop, name in sorted(found, key=lambda slot: (slot[0], -slot[1])):
            words = _named(name) or "what is missing"
            if start < end or words in declared:
                continue
            end = stop
            span = sentence.span_of(start, stop)
            yield Flag(
                span,
                f"“{sentence.text[start:stop]}” is still open: what should your client read here?",
                fix=template(span, f"{{{words}}}", f"Fill in: {words}."),
            )
