"""What the cohort room speaks in: drafts as the history keeps them, and scores with reasons.

Nothing here holds words of a draft but `CriterionScore.evidence`, which is shown and never kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advisor.findings import Severity


class Level(StrEnum):
    """How far a draft meets one criterion of the rubric."""

    MISSING = "missing"
    PARTLY = "partly"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Lost:
    """Points that a criterion lost, and why, as a whole sentence.

    `rule` names the rule that found it, or is "".
    """

    points: float
    reason: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion of the rubric, judged on one draft.

    `evidence` is what the draft says, quoted and shortened, or "". `lost` tells the reason for
    every point between `points` and `out_of`.
    """

    name: str
    label: str
    level: Level
    points: float
    out_of: float
    evidence: str = ""
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One draft under a rubric: its criteria, in the order of the rubric."""

    criteria: tuple[CriterionScore, ...]

    @property
    def points(self) -> float:
        """Return the points that were reached."""
        return round(sum(one.points for one in self.criteria), 2)

    @property
    def out_of(self) -> float:
        """Return the points that could be reached."""
        return round(sum(one.out_of for one in self.criteria), 2)

    @property
    def share(self) -> float:
        """Return points reached of those that could be, from 0 to 1."""
        return self.points / self.out_of if self.out_of else 1.0


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """One finding as the history keeps it: where and what, without the words.

    `page` and `paragraph` are `None` for formats that have none.
    """

    rule: str
    category: str
    severity: Severity
    fingerprint: str
    line: int = 1
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class KeptCriterion:
    """The level and points of one criterion, as the history keeps them."""

    level: Level
    points: float
    out_of: float


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One draft of a trainee as the history keeps it.

    `trainee` is a pseudonym where a key file is in use. `name` tells the draft among those of
    the trainee: its path in the trainee's folder. `week` counts from 1; `None` if nothing tells
    it. `digest` is the SHA-256 of its bytes, in hexadecimal. `grade` is the school grade that it
    reads at. `elements` tells by name (`action`, `dose`, …) whether the draft states them;
    `criteria` are those of the rubric, by name.
    """

    trainee: str
    week: int | None
    case: str
    name: str
    digest: str
    words: int
    grade: float | None = None
    elements: Mapping[str, bool] = field(default_factory=dict)
    criteria: Mapping[str, KeptCriterion] = field(default_factory=dict)
    findings: tuple[KeptFinding, ...] = ()

    @property
    def points(self) -> float:
        """Return the points that the rubric gave."""
        return round(sum(one.points for one in self.criteria.values()), 2)

    @property
    def out_of(self) -> float:
        """Return the points that the rubric could have given."""
        return round(sum(one.out_of for one in self.criteria.values()), 2)

    @property
    def share(self) -> float:
        """Return points reached of those that could be, from 0 to 1."""
        return self.points / self.out_of if self.out_of else 1.0


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One run over a cohort.

    `number` counts from 1. `started` and `finished` are ISO 8601 times in UTC; `finished` is ""
    while it runs, or when it was interrupted. `cohort` is what the programme calls the cohort.
    `advisor` is the version of the advisor, `judging` a digest of rules, word lists and settings,
    and `rubric` one of the rubric: where one of them differs, two runs do not compare as they are.
    """

    number: int
    cohort: str
    started: str
    finished: str
    advisor: str
    judging: str
    rubric: str
    drafts: int = 0
    trainees: int = 0


class Say(StrEnum):
    """What a supervisor says of a finding."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A supervisor's word on one finding; `said` is an ISO 8601 time in UTC."""

    fingerprint: str
    rule: str
    say: Say
    reason: str = ""
    by: str = ""
    said: str = ""
    trainee: str = ""
