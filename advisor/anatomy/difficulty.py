"""How hard a task is, in numbers that it states: rating, minutes, distance, counts, how often.

Only what is asked counts. Thresholds ("once fear is under 4/10"), scales ("0 to 10"), clock
times and moments ("10 minutes before bed") are no measures of a task.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.anatomy.asking import Request, requests
from advisor.anatomy.picture import Assignment
from advisor.findings import Span
from advisor.language.parts import NUMBERS
from advisor.language.sentence import Sentence, Zone
from advisor.reading.draft import BlockKind
from advisor.remembering import remembered

_WORDS = NUMBERS | {
    "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
    "fifty": 50, "sixty": 60, "ninety": 90, "half a": 0.5, "half an": 0.5,
}  # fmt: skip
_DIGITS = r"\d+(?:[.,]\d+)?"
_LETTERS = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_NUM = rf"(?:{_DIGITS}|\b(?:{_LETTERS})\b)"
_RANGE = rf"(?P<low>{_NUM})(?:\s*(?:-|–|to|or)\s*(?P<high>{_NUM}))?[\s-]*"

_MINUTES = {"s": 1 / 60, "m": 1.0, "h": 60.0}
_TIME = re.compile(
    rf"(?<![\w:.,/]){_RANGE}(?P<unit>s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?)\b"
    r"(?!\s*(?:before|after|later|earlier|early|late|ago|prior|from now))",
    re.IGNORECASE,
)
_KM = {"k": 1.0, "m": 1.609, "b": 0.1, "s": 1.0, "l": 1.0}
_DISTANCE = re.compile(
    rf"(?<![\w:.,/]){_RANGE}(?P<unit>km|kilomet(?:er|re)s?|miles?|blocks?|stops?|laps?)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\w:.,/-])(?P<low>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|one)"
    r"\s+(?:(?:new|small|short|other|different|upsetting|good|nice|kind|slow|close)\s+)?"
    r"(?P<unit>thoughts?|friends?|people|persons?|strangers?|calls?|pages?|lines?|sentences?"
    r"|activit(?:y|ies)|breaths?|questions?|things?|situations?|steps?|items?|tasks?|columns?"
    r"|neighbou?rs?|colleagues?|messages?|texts?|emails?|words?|photos?)\b",
    re.IGNORECASE,
)
_SORTS = (
    ("minutes", _TIME, re.compile(r"[\d\s-](?:s|m|h)(?:ec|in|ou|r|s?\b)")),
    ("distance", _DISTANCE, re.compile(r"[\d\s-](?:k|m|b|s|l)(?:m|il|lo|to|ap)")),
    ("count", _COUNT, re.compile(r"\d|one|t[wh]|f[oi]|s[ei]|eight|nine|ten")),
)
"""Each sort of measure with what any of its kind has, which is sooner looked for."""

_BOUNDED = re.compile(
    r"(?:\b(?:within|after|before|until|once|if|when|under|below|over|less than|more than|every|"
    r"in|wait|past|last|the first|for up to a|drops? to|falls? to|down to)\s+)(?:about\s+)?$",
    re.IGNORECASE,
)
"""What turns a number into a bound or a moment: "within", "once fear is under"."""

_FEELING = r"(?:suds?|distress|fear|anxiety|anxious|difficulty|rating|rated|expected|peak|hard)"
_RATING = re.compile(
    rf"\(\s*(?:{_FEELING}\s*[:=]?\s*)?(?:about |around |~)?(?P<a>\d{{1,3}})(?:\s*(?:/|out of|of)\s*(?P<atop>100?))?"
    rf"(?:\s*{_FEELING})?\s*\)"
    rf"|\b{_FEELING}\s*(?:of|level|is|:|=|about|around|at|\s)*\s*(?P<b>\d{{1,3}})(?:\s*(?:/|out of|of)\s*(?P<btop>100?))?(?![\d-])"
    r"|[:,–-]\s*(?P<c>\d{1,3})\s*(?:/|out of)\s*(?P<ctop>100?)\s*[.;]?\s*$",
    re.IGNORECASE,
)
"""A rating of the step itself: "(40/100)", "distress 30", "Ride one stop: 4/10"."""

_CELL = re.compile(r"(?P<rating>\d{1,3})\s*/\s*(?P<top>100?)")
"""A table cell that holds nothing but a rating: "40/100"."""

_NO_RATING = re.compile(
    r"\b(?:if|once|until|till|when|drops?|falls?|rate)\b[^.;(]{0,40}$"
    r"|\b(?:under|below|over|above|least|most|from|than)\s+(?:about\s+)?$",
    re.IGNORECASE,
)
"""What turns a rating into a bound or a question: "until fear drops to"."""

_SCALE = re.compile(r"\b0\s*(?:-|–|to|/)\s*10", re.IGNORECASE)

_TIMES = {"once": 1, "twice": 2} | NUMBERS
_DAILY = re.compile(
    r"\b(?:daily|nightly|(?:every|each) (?:single )?(?:day|morning|evening|night|afternoon)"
    r"|(?:a|per) (?:day|night)|at (?:breakfast|lunch|dinner|bedtime))\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?P<times>once|twice|\d{1,2}|one|two|three|four|five|six|seven|ten)"
    r"(?:\s*(?:x|×|times?|days?|nights?|evenings?|mornings?))?\s*(?:a|per|each|every|in the|this|/)\s*"
    r"(?P<unit>day|week|wk)\b|\bon (?P<days>two|three|four|five|six|[2-6]) (?:days|nights|evenings|mornings)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_LONGEST = 180.0
"""Minutes. What lasts longer is a night's sleep or a day out, not a go at a task."""

_LEFT_OUT = frozenset({Zone.RATIONALE, Zone.QUOTE, Zone.EXAMPLE, Zone.HEADING})


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that a task states. `value` is 0 to 100, minutes, kilometres or a count.

    `sort` is "rating", "minutes", "distance" or "count"; `unit` names what is counted.
    """

    sort: str
    value: float
    unit: str
    span: Span
    text: str


@dataclass(frozen=True)
class Demand:
    """What an assignment asks for in numbers. `per_week` is how often; `None` if unsaid."""

    measures: tuple[Measure, ...] = ()
    per_week: float | None = None
    tasks: tuple[float, ...] = ()
    """The minutes a week of each request that says both how long and how often."""

    def get(self, sort: str) -> Measure | None:
        """Return the largest measure of a sort; `None` if there is none."""
        return max((m for m in self.measures if m.sort == sort), key=_value, default=None)

    @property
    def weekly_minutes(self) -> float | None:
        """Return the minutes of a week; `None` unless both length and how often are said."""
        if self.tasks:
            return sum(self.tasks)
        minutes = [m for m in self.measures if m.sort == "minutes"]
        return minutes[0].value * self.per_week if len(minutes) == 1 and self.per_week else None


def _value(measure: Measure) -> float:
    return measure.value


def number_of(text: str) -> float:
    """Return the number that digits or a number word stand for; 0 for other words."""
    said = text.strip().lower()
    if said in _WORDS:
        return float(_WORDS[said])
    try:
        return float(said.replace(",", ".")) if said[:1].isdigit() else 0.0
    except ValueError:
        return 0.0


@remembered
def demand_of(assignment: Assignment) -> Demand:
    """Return the numbers that an assignment asks for."""
    body = [s for s in assignment.body if s.zone not in _LEFT_OUT and not s.is_question]
    measures = tuple(m for sentence in body for m in measures_in(sentence))
    weekly = [often for sentence in body if (often := _per_week(sentence.text)) is not None]
    labels = [often for s in body if s.label and (often := _per_week(s.label)) is not None]
    tasks = (_minutes_a_week(request) for request in requests(assignment) if not request.negated)
    return Demand(measures, max([*weekly, *labels], default=None), tuple(filter(None, tasks)))


def _minutes_a_week(request: Request) -> float:
    """Return the minutes of a week that one request states in full; 0 if it does not."""
    sentence, span = request.sentence, request.span
    said = sentence.text[request.words[0].at : request.words[-1].at + len(request.words[-1].text)]
    often = _per_week(said) or (_per_week(sentence.label) if sentence.label else None)
    minutes = [
        m.value for m in measures_in(sentence) if m.sort == "minutes" and span.contains(m.span)
    ]
    if not often or not minutes or max(minutes) > _LONGEST:
        return 0.0
    return max(minutes) * often


@remembered
def measures_in(sentence: Sentence) -> tuple[Measure, ...]:
    """Return the measures of one sentence in no set order."""
    return tuple(_measures(sentence))


def _measures(sentence: Sentence) -> Iterator[Measure]:
    text = _without_asides(sentence.text)
    lowered = text.lower()
    for sort, pattern, unit_in in _SORTS:
        if not unit_in.search(lowered):
            continue
        for match in pattern.finditer(text):
            if _BOUNDED.search(text[: match.start()]):
                continue
            low, high = number_of(match["low"]), number_of(match.groupdict().get("high") or "")
            unit = match["unit"].lower()
            value = (low + high) / 2 if high else low
            if sort == "minutes":
                value *= _MINUTES[unit[0]]
            elif sort == "distance":
                value *= _KM[unit[0]] if unit[0] != "m" or unit.startswith("mile") else 1.0
            named = {"minutes": "", "distance": unit.rstrip("s")}.get(sort, _singular(unit))
            yield _measure(sentence, match, sort, value, named)
    yield from _ratings(sentence)


_ASIDE = re.compile(
    r"\((?:usual|usually|baseline|currently|so far|now|last)[^()]*\)", re.IGNORECASE
)


def _without_asides(text: str) -> str:
    """Return a text of the same length without "(usual: 10 minutes)"."""
    return _ASIDE.sub(lambda match: " " * len(match.group()), text) if "(" in text else text


def _singular(noun: str) -> str:
    if noun in ("people", "persons", "strangers"):
        return "person"
    return re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun.rstrip("s")


def _measure(
    sentence: Sentence, match: re.Match[str], sort: str, value: float, unit: str
) -> Measure:
    span = sentence.span_of(match.start(), match.end())
    return Measure(sort, value, unit, span, match.group().strip(" :,-–"))


def _ratings(sentence: Sentence) -> Iterator[Measure]:
    text = sentence.text
    cell = _CELL.fullmatch(text.strip()) if sentence.block.kind is BlockKind.CELL else None
    if cell is not None and 0 < int(cell["rating"]) <= int(cell["top"]):
        value = round(int(cell["rating"]) / int(cell["top"]) * 100, 1)
        yield _measure(sentence, cell, "rating", value, "")
    if cell is not None or _SCALE.search(text):
        return
    for match in _RATING.finditer(text):
        if _NO_RATING.search(text[: match.start()]):
            continue
        for name in "abc":
            if match[name] is None:
                continue
            top = int(match[f"{name}top"] or 0)
            value = float(match[name])
            if name == "a" and not top and not _is_rung(sentence, match):
                continue
            top = top or (10 if value <= 10 else 100)
            if value <= top:
                yield _measure(sentence, match, "rating", round(value / top * 100, 1), "")


def _is_rung(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether a bare "(40)" rates: beside a word for it, or at the end of a list item."""
    if re.search(_FEELING, match.group(), re.IGNORECASE):
        return True
    ends = match.end() >= len(sentence.text.rstrip(" ."))
    return sentence.block.kind is BlockKind.ITEM and ends


def _per_week(text: str) -> float | None:
    """Return how many times a week a text asks for; `None` if it does not say."""
    found = []
    for match in _PER.finditer(text):
        if match["days"]:
            found.append(number_of(match["days"]))
        else:
            times = _TIMES.get(match["times"].lower()) or number_of(match["times"])
            found.append(times * (7 if match["unit"].lower() == "day" else 1))
    if found:
        return max(found)
    if _DAILY.search(text):
        return 7.0
    days = {match[1].lower() for match in _WEEKDAY.finditer(text)}
    return float(len(days)) if days else None
