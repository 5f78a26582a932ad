"""Facts: what the clinician states about an assignment beside its words.

They come from the front matter of a draft, from its list of parts (`assignments:`), and from
label lines in a part ("Confidence: 4/10"); the nearer one wins. `docs/fields.md` lists them.
A value that cannot be read is left out of all judging and kept in `unread`, for a person.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from advisor.anatomy.dates import find_dates
from advisor.language.sentence import Sentence

_AUDIENCES = {
    "adult": "adult", "adults": "adult", "teen": "teen", "teenager": "teen", "adolescent": "teen",
    "young person": "teen", "child": "child", "children": "child", "kid": "child",
    "parent": "parent", "parents": "parent", "caregiver": "parent", "carer": "parent",
    "couple": "couple", "couples": "couple", "partners": "couple", "family": "family",
    "group": "group",
}  # fmt: skip
_STATUSES = {
    "": "", "new": "new", "introduced": "new", "first": "new", "not started": "new", "open": "new",
    "done": "done", "yes": "done", "complete": "done", "completed": "done", "finished": "done",
    "true": "done", "partly": "partly", "partial": "partly", "partially": "partly",
    "partly done": "partly", "half": "partly", "half done": "partly", "some": "partly",
    "in progress": "partly", "missed": "missed", "not done": "missed", "no": "missed",
    "skipped": "missed", "undone": "missed", "didn't do": "missed", "did not do": "missed",
    "not completed": "missed", "incomplete": "missed", "false": "missed", "forgotten": "missed",
    "mastered": "mastered", "mastery": "mastered", "learned": "mastered", "learnt": "mastered",
    "easy": "mastered", "maintenance": "mastered",
}  # fmt: skip
_ORDERS = {
    "graded": "graded", "gradual": "graded", "ladder": "graded", "hierarchy": "graded",
    "step by step": "graded", "variable": "variable", "varied": "variable", "random": "variable",
    "mixed": "variable", "any order": "variable", "inhibitory learning": "variable",
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_COUNTED_STATUS = re.compile(
    r"(?P<status>[a-z' ]+?)\s*,?\s*(?:\(|x\s*)?(?P<times>\d+|once|twice|two|three|four|five|six)?"
    r"(?:\s*(?:x|times)(?: in a row| running)?)?\)?"
)
"""A status with how often: "not done twice", "missed (3 times)"."""

_NUMBER = re.compile(
    r"(?<![\w.])(?P<number>\d+(?:[.,]\d+)?)\s*(?P<of>%|(?:/|out of|of)\s*(?P<top>\d+))?"
)
"""A number, of a hundred or of what is named: "80%", "4/10", "7 out of 10"."""

_AMOUNT = re.compile(
    r"(?<![\w.])(?P<number>\d+(?:[.,]\d+)?)\s*(?:-|–|to)?\s*(?P<unit>%|/\s*10+\b|[a-z]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the assignment. Whatever was not stated is empty."""

    audience: str = ""
    """"adult", "teen", "child", "parent", "couple", "family" or "group"."""
    low_capacity: bool = False
    """Whether there is little energy or attention for homework just now."""
    resources: tuple[str, ...] = ()
    """What they have: "smartphone", "printer", "car"."""
    formats: tuple[str, ...] = ()
    """In which forms they take things in: "audio", "large print"."""
    abilities: tuple[str, ...] = ()
    """What was confirmed that they can do: "walk", "read"."""
    family: tuple[str, ...] = ()
    """Who is there at home: "partner", "two children"."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that could not be read: its field, the value, and what would be."""

    field: str
    value: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount: "10 minutes" is 10.0 and "minutes"; `unit` may be ""."""

    number: float
    unit: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known about an assignment beside its words. Whatever was not stated is empty."""

    goal: str = ""
    """The client's goal or value, in their words."""
    baseline: str = ""
    """Where they start from, as written: "10 minutes"."""
    confidence: float | None = None
    """How sure they are that they can do it, 0 to 10."""
    importance: float | None = None
    """How much it matters to them, 0 to 100."""
    status: str = ""
    """How it went: "new", "done", "partly", "missed", "mastered"."""
    missed: int = 0
    """How many times in a row it was not done."""
    introduced: tuple[str, ...] = ()
    """Skills that were taught already, in small letters."""
    written: date | None = None
    """When the draft was written."""
    start: date | None = None
    due: date | None = None
    next_session: date | None = None
    exposure_order: str = "graded"
    """"graded", from easy to hard, or "variable"."""
    reader: Reader = field(default_factory=Reader)
    unread: tuple[Unread, ...] = ()
    """Values that could not be read."""

    @property
    def starting_point(self) -> Measured | None:
        """Return the baseline as a number and its unit; `None` if it holds no number."""
        match = _AMOUNT.search(self.baseline)
        if match is None:
            return None
        unit = re.sub(r"\s", "", match["unit"] or "").lower()
        return Measured(float(match["number"].replace(",", ".")), unit)


class _UnreadableError(ValueError):
    """Says what a value should have been."""


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, Mapping):
        raise _UnreadableError("a short text")
    return " ".join(str(value).split())


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        raise _UnreadableError("a list of words")
    items = value if isinstance(value, (list, tuple)) else str(value).split(",")
    return tuple(text for item in items if (text := _text(item).lower()))


def _scaled(value: object, top: float, wanted: str) -> float:
    """Return a number on the scale from 0 to `top`; a hundred is meant by what exceeds it."""
    if isinstance(value, bool):
        raise _UnreadableError(wanted)
    match = _NUMBER.search(str(value))
    if match is None:
        raise _UnreadableError(wanted)
    number = float(match["number"].replace(",", "."))
    said = float(match["top"]) if match["top"] else (100.0 if match["of"] == "%" else 0.0)
    if not said:
        said = 100.0 if number > top else top
    if not said or number > said or not math.isfinite(number) or str(value).lstrip()[:1] == "-":
        raise _UnreadableError(wanted)
    return number / said * top


def _confidence(value: object) -> float:
    return _scaled(value, 10.0, "a number from 0 to 10, such as 7")


def _importance(value: object) -> float:
    return _scaled(value, 100.0, "a number from 0 to 100, such as 80")


def _missed(value: object) -> int:
    if isinstance(value, bool):
        raise _UnreadableError("a whole number, such as 2")
    said = str(value).strip().lower()
    number = re.match(r"\d+(?!\.)", said)
    count = int(number[0][:4]) if number else _TIMES.get(said.split()[0] if said else "")
    if count is None:
        raise _UnreadableError("a whole number, such as 2")
    return count


def _one_status(said: str) -> tuple[str, int]:
    said = said.replace("_", " ").replace("’", "'").strip(" .!").lower()
    match = _COUNTED_STATUS.fullmatch(said)
    status = _STATUSES.get(match["status"].strip()) if match else None
    if match is None or status is None:
        raise _UnreadableError("one of new, done, partly, missed, mastered")
    times = match["times"] or "1"
    return status, int(times) if times.isdigit() else _TIMES[times]


def _status(value: object) -> tuple[str, int]:
    """Return the last status, and how many times in a row it was "missed" up to now."""
    parts = value if isinstance(value, (list, tuple)) else str(value).split(",")
    missed, status = 0, ""
    for part in parts:
        status, times = _one_status(str(part))
        missed = missed + times if status == "missed" else 0
    return status, missed


def _date(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    days = [day for found in find_dates(str(value)) for day in found.days]
    dates = {day.on() for day in days}
    only = dates.pop() if len(dates) == 1 else None
    if only is None:
        raise _UnreadableError("one day with its year, such as 3 June 2026")
    return only


def _order(value: object) -> str:
    order = _ORDERS.get(_text(value).lower().replace("_", " ").replace("-", " "))
    if order is None:
        raise _UnreadableError("graded or variable")
    return order


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    said = str(value).strip().lower()
    if said not in ("yes", "no", "true", "false"):
        raise _UnreadableError("yes or no")
    return said in ("yes", "true")


def _audience(value: object) -> str:
    said = _text(value).lower()
    for name, audience in sorted(_AUDIENCES.items(), key=lambda pair: -len(pair[0])):
        if re.match(rf"{re.escape(name)}\b", said):
            return audience
    raise _UnreadableError("one of adult, teen, child, parent, couple, family, group")


_READER: dict[str, tuple[str, Callable[[object], Any]]] = {
    "audience": ("audience", _audience),
    "who": ("audience", _audience),
    "low capacity": ("low_capacity", _flag),
    "resources": ("resources", _words),
    "has": ("resources", _words),
    "formats": ("formats", _words),
    "format": ("formats", _words),
    "abilities": ("abilities", _words),
    "can": ("abilities", _words),
    "family": ("family", _words),
    "household": ("family", _words),
}
"""Fields of the reader's profile by their spellings."""


READER_FIELDS = tuple(_READER)
"""The spellings of what may be said of a reader."""

_FIELDS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "goal": ("goal", _text),
    "goals": ("goal", _text),
    "value": ("goal", _text),
    "baseline": ("baseline", _text),
    "usual": ("baseline", _text),
    "usually": ("baseline", _text),
    "confidence": ("confidence", _confidence),
    "importance": ("importance", _importance),
    "status": ("status", _status),
    "missed": ("missed", _missed),
    "introduced": ("introduced", _words),
    "introduced in session": ("introduced", _words),
    "taught": ("introduced", _words),
    "written": ("written", _date),
    "date": ("written", _date),
    "start": ("start", _date),
    "start date": ("start", _date),
    "starts": ("start", _date),
    "due": ("due", _date),
    "due date": ("due", _date),
    "next session": ("next_session", _date),
    "next appointment": ("next_session", _date),
    "exposure order": ("exposure_order", _order),
    "order": ("exposure_order", _order),
}
"""Fields by their spellings, in small letters and with blanks."""

PARTS = ("assignments", "weeks", "sessions", "parts", "tasks")
"""Front matter lists with one entry for each part of a draft."""

_LABELLED = frozenset(_FIELDS) - {"order", "value", "goals", "date"}
"""Fields that a label line may state; the others name too many other things."""

_MOST = 200
"""Characters of a value that are shown when it cannot be read."""


def normal_key(key: object) -> str:
    """Return a field name in small letters with single blanks: "Next_Session" is "next session"."""
    return " ".join(re.sub(r"[\s_-]+", " ", str(key)).lower().split())


def _said_nothing(value: object) -> bool:
    return value is None or (not value and isinstance(value, (str, list, dict)))


def read_facts(fields: Mapping[str, object], base: Facts | None = None) -> Facts:
    """Return the facts of front matter, on top of those of `base`.

    A value that cannot be read is left out and named in `unread`; nothing raises.
    """
    facts, unread = base or Facts(), list[Unread]()
    for key, value in fields.items():
        name = normal_key(key)
        if _said_nothing(value):
            continue
        if name in ("reader", "reader profile", "client") and name not in _FIELDS:
            facts = replace(facts, reader=_reader(value, facts.reader, unread))
        elif name in _READER and name != "format":
            facts = replace(facts, reader=_reader({name: value}, facts.reader, unread))
        elif name in _FIELDS:
            facts = _with(facts, name, value, unread)
    return replace(facts, unread=(*facts.unread, *unread))


def _with(facts: Facts, name: str, value: object, unread: list[Unread]) -> Facts:
    target, reads = _FIELDS[name]
    try:
        said = reads(value)
    except (_UnreadableError, OverflowError) as error:
        unread.append(Unread(name, str(value)[:_MOST], str(error)))
        return facts
    if target == "status":
        return replace(facts, status=said[0], missed=max(said[1], facts.missed if said[1] else 0))
    return replace(facts, **{target: said})


def _reader(value: object, reader: Reader, unread: list[Unread]) -> Reader:
    stated = value if isinstance(value, Mapping) else {"audience": value}
    for key, item in stated.items():
        name = normal_key(key)
        if name not in _READER or _said_nothing(item):
            continue
        target, reads = _READER[name]
        try:
            reader = replace(reader, **{target: reads(item)})
        except _UnreadableError as error:
            unread.append(Unread(name, str(item)[:_MOST], str(error)))
    return reader


_LABEL_LINE = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{1,24}?)\s*[:=]\s*(?P<value>\S.*)")
"""A line that states a field: "Next session: 3 June 2026"."""

_INLINE_BASELINE = re.compile(
    r"\((?:usual|usually|baseline|currently|so far|until now|now|last week)\b[: ]+"
    r"(?:about |around |up to |was |is )?(?P<value>\d[^()]{0,30})\)"
    r"|\b(?:your|my|his|her|their) (?:usual|baseline)(?: is| of|:)? (?P<other>\d+ ?[a-z]+)",
    re.IGNORECASE,
)
"""Where a client starts from, said in passing: "Walk for 8 minutes (usual: 10)"."""

_BLANK_VALUE = re.compile(r"[_.…\s\[\](){}<>-]*")
"""A line to fill in: "Confidence: ____"."""


def labelled_facts(sentences: Iterable[Sentence], base: Facts) -> Facts:
    """Return the facts that label lines of a part state, on top of those of `base`.

    A form has such lines too ("Confidence (0-10): __"), so an unreadable one says nothing.
    """
    whole, stated = tuple(sentences), dict[str, object]()
    for sentence in whole:
        line = f"{sentence.label}: {sentence.text}" if sentence.label else sentence.text
        match = _LABEL_LINE.fullmatch(line.strip())
        if match is None:
            continue
        name = normal_key(match["label"])
        if name in _LABELLED and not _BLANK_VALUE.fullmatch(match["value"]):
            stated.setdefault(name, match["value"].rstrip(" ."))
    if not stated.keys() & {"baseline", "usual", "usually"}:
        inline = next(filter(None, (_INLINE_BASELINE.search(s.text) for s in whole)), None)
        if inline is not None:
            stated["baseline"] = inline["value"] or inline["other"]
    facts = read_facts(stated, base)
    return replace(facts, unread=base.unread)


def fields_of_part(fields: Mapping[str, object], index: int, count: int) -> Mapping[str, object]:
    """Return what the front matter says of one part alone.

    Args:
        fields: the front matter.
        index: the part's number, from 0.
        count: how many parts the draft has; a list that does not fit them is not used.
    """
    for key, value in fields.items():
        if normal_key(key) not in PARTS or not isinstance(value, (list, tuple)):
            continue
        if index < len(value) <= max(count, 1) and isinstance(value[index], Mapping):
            return {str(name): item for name, item in value[index].items()}
    return {}
