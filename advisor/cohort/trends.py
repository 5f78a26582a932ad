"""Figures of a cohort, from drafts as the history keeps them. Pure: same drafts, same figures.

Counts come with what they are counted from, so that no page can show a share of three drafts
as if it were one of three hundred.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.cohort.values import KeptDraft, Level

MANY = 20
"""From here on a share is told in per cent; below, "9 of 11" says more."""

_DIGITS = re.compile(r"([0-9]+)")


def percent(share: float) -> str:
    """Return a share from 0 to 1 in per cent; "100%" and "0%" mean all and none."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}%"


def plain(number: float) -> str:
    """Return a number as people write it: "14.5", "14"."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def many(count: int, word: str) -> str:
    """Return a count with its noun: "1 draft", "2 drafts"."""
    return f"{count} {word}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """Return the part from 0 to 1; 0 of none."""
        return self.count / self.of if self.of else 0.0

    @property
    def said(self) -> str:
        """Return it for a sentence: "9 of 11", or "82%" of many."""
        return percent(self.share) if self.of >= MANY else str(self)

    def __str__(self) -> str:
        return f"{self.count} of {self.of}"


@dataclass(frozen=True, slots=True)
class Points:
    """Points reached, of those that could be, over so many drafts."""

    reached: float
    out_of: float
    drafts: int = 1

    @property
    def share(self) -> float:
        """Return the part from 0 to 1; 0 of none."""
        return self.reached / self.out_of if self.out_of else 0.0

    def __str__(self) -> str:
        return f"{plain(self.reached)} of {plain(self.out_of)}"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the programme, such as "week 2", and its drafts."""

    label: str
    drafts: tuple[KeptDraft, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The programme in steps: by week, or by each trainee's order of drafts if no week is known.

    `unplaced` counts drafts without a week among others that have one; no stage holds them.
    """

    stages: tuple[Stage, ...]
    by_week: bool
    unplaced: int = 0


def draft_key(draft: KeptDraft) -> tuple[int, list[object]]:
    """Return what drafts of a trainee are sorted by: week, then name ("draft 2" before "draft 10")."""
    return draft.week or 0, natural(draft.name)


def natural(text: str) -> list[object]:
    """Return what names are sorted by, so that the numbers in them count as numbers."""
    pieces: list[object] = []
    for place, piece in enumerate(_DIGITS.split(text)):
        digits = piece.lstrip("0")
        pieces.append((len(digits), digits) if place % 2 else piece.casefold())
    # The name itself decides between names that fold to the same.
    return [pieces, text]


def by_trainee(drafts: Iterable[KeptDraft]) -> dict[str, list[KeptDraft]]:
    """Return each trainee's drafts, the oldest first; trainees in natural order."""
    found: dict[str, list[KeptDraft]] = defaultdict(list)
    for one in drafts:
        found[one.trainee].append(one)
    return {name: sorted(found[name], key=draft_key) for name in sorted(found, key=natural)}


def course(drafts: Sequence[KeptDraft]) -> Course:
    """Return the steps of a programme, the first first."""
    weeks = sorted({one.week for one in drafts if one.week is not None})
    if weeks:
        stages = tuple(
            Stage(f"week {week}", tuple(one for one in drafts if one.week == week))
            for week in weeks
        )
        return Course(stages, True, sum(one.week is None for one in drafts))
    places: dict[int, list[KeptDraft]] = defaultdict(list)
    for own in by_trainee(drafts).values():
        for place, one in enumerate(own, 1):
            places[place].append(one)
    return Course(tuple(Stage(f"draft {n}", tuple(places[n])) for n in sorted(places)), False)


def latest(drafts: Sequence[KeptDraft]) -> tuple[KeptDraft, ...]:
    """Return the newest drafts of one trainee: those of the last week, or the last by name."""
    stages = course(drafts).stages
    return stages[-1].drafts if stages else ()


def stated(drafts: Iterable[KeptDraft], element: str) -> Part:
    """Return in how many drafts an element is stated, of those where it was looked for."""
    looked = [one.elements[element] for one in drafts if element in one.elements]
    return Part(sum(looked), len(looked))


def points(drafts: Iterable[KeptDraft], criterion: str | None = None) -> Points:
    """Return the points of drafts, added up: of one criterion, or of all.

    Drafts that were not judged by it do not count.
    """
    kept = [
        [one for name, one in draft.criteria.items() if criterion in (None, name)]
        for draft in drafts
    ]
    found = [one for criteria in kept for one in criteria]
    return Points(
        round(sum(one.points for one in found), 2),
        round(sum(one.out_of for one in found), 2),
        sum(map(bool, kept)),
    )


@dataclass(frozen=True, slots=True)
class Met:
    """How often a rule is met, and where.

    `per_hundred` is findings per 100 words of all drafts. `most` is the least number of trainees
    who together make two thirds of the findings.
    """

    rule: str
    findings: int
    per_hundred: float
    drafts: Part
    trainees: Part
    most: int

    @property
    def spread(self) -> str:
        """Return whether it concerns all or a few: what to do in class, and what in person."""
        if self.findings < 4 or self.trainees.of < 4:
            return "too few to say"
        if self.most <= self.trainees.of // 4:
            return f"mostly from {many(self.most, 'trainee')}"
        return "spread over trainees"


def rules_met(drafts: Sequence[KeptDraft]) -> tuple[Met, ...]:
    """Return every rule that was met, the most frequent first."""
    words = sum(one.words for one in drafts)
    trainees = len({one.trainee for one in drafts})
    found: Counter[str] = Counter()
    where: Counter[str] = Counter()
    who: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        rules = Counter(finding.rule for finding in draft.findings)
        found.update(rules)
        where.update(rules.keys())
        for rule, count in rules.items():
            who[rule][draft.trainee] += count
    return tuple(
        Met(
            rule,
            found[rule],
            100 * found[rule] / words if words else 0.0,
            Part(where[rule], len(drafts)),
            Part(len(who[rule]), trainees),
            _fewest(who[rule]),
        )
        for rule in sorted(found, key=lambda name: (-found[name], -where[name], name))
    )


def _fewest(counts: Counter[str]) -> int:
    """Return how few trainees make two thirds of all."""
    total, made = counts.total(), 0
    for place, (_, count) in enumerate(counts.most_common(), 1):
        made += count
        if 3 * made >= 2 * total:
            return place
    return len(counts)


@dataclass(frozen=True, slots=True)
class Cell:
    """How one trainee's newest drafts meet one criterion; `level` is `None` if not judged."""

    level: Level | None
    points: Points


def heat(drafts: Sequence[KeptDraft], criteria: Iterable[str]) -> Mapping[str, tuple[Cell, ...]]:
    """Return for each trainee how the newest drafts meet each criterion, in the given order."""
    names = tuple(criteria)
    return {
        trainee: tuple(_cell(latest(own), name) for name in names)
        for trainee, own in by_trainee(drafts).items()
    }


def _cell(drafts: Sequence[KeptDraft], criterion: str) -> Cell:
    levels = {one.criteria[criterion].level for one in drafts if criterion in one.criteria}
    level = None if not levels else levels.pop() if len(levels) == 1 else Level.PARTLY
    return Cell(level, points(drafts, criterion))


def all_criteria(drafts: Iterable[KeptDraft], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the criteria that drafts were judged by, in the order of the rubric."""
    used = {name for one in drafts for name in one.criteria}
    return (*(name for name in labels if name in used), *sorted(used - labels.keys()))


@dataclass(frozen=True, slots=True)
class Climb:
    """One trainee's way from the first stage to the latest; `path` has every stage between."""

    trainee: str
    first: str
    last: str
    path: tuple[Points, ...]

    @property
    def rise(self) -> float:
        """Return by how much the share of points went up."""
        return self.path[-1].share - self.path[0].share


def climbs(drafts: Sequence[KeptDraft]) -> tuple[Climb, ...]:
    """Return who has come further by 5 per cent or more, the longest way first.

    It takes a trainee with drafts of two stages at least; nobody else is named.
    """
    found: list[Climb] = []
    for trainee, own in by_trainee(drafts).items():
        stages = [s for s in course(own).stages if points(s.drafts).out_of]
        if len(stages) < 2:
            continue
        path = tuple(points(stage.drafts) for stage in stages)
        found.append(Climb(trainee, stages[0].label, stages[-1].label, path))
    risen = [one for one in found if one.rise >= 0.05]
    return tuple(sorted(risen, key=lambda one: (-round(one.rise, 6), natural(one.trainee))))
