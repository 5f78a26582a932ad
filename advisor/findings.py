"""Frozen values that every room speaks in: spans, edits, fixes, flags, findings."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the decoded source, in Unicode code points, end excluded.

    A tuple, as a page of text makes thousands.
    """

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]


def cover(spans: "list[Span] | tuple[Span, ...]") -> Span:
    """Return the smallest span that holds all of `spans`; at least one is needed."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


class Scope(StrEnum):
    """What a rule looks at."""

    WORD = "word"
    SENTENCE = "sentence"
    STEP = "step"
    ASSIGNMENT = "assignment"
    PLAN = "plan"
    DRAFT = "draft"


class Severity(StrEnum):
    """How much a finding matters; `>` means graver."""

    INFO = "info"
    SUGGESTION = "suggestion"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return 0 for the mildest up to 3 for the gravest."""
        return _RANKS[self]

    # All four are written out: a StrEnum has those of str, and so nothing would fill them in.
    def __lt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Applicability(StrEnum):
    """How far a fix may be trusted.

    `SAFE`: same meaning, plainer words. `UNSAFE`: the meaning may shift, so the clinician
    decides. `TEMPLATE`: holds blanks that only the clinician can fill; never applied unfilled.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    TEMPLATE = "template"

    @property
    def rank(self) -> int:
        """Return 0 for the safest."""
        return _RISKS[self]


_RISKS = {applicability: rank for rank, applicability in enumerate(Applicability)}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of source characters `start` to `end`."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Return what the edit takes away; empty for an insertion."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that stand or fall together.

    In a template, `{braces}` mark a blank and hold its proposal: "{3} times".
    """

    edits: tuple[Edit, ...]
    applicability: Applicability
    message: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule says of a span.

    `severity` may only be milder than the rule's own: the gravest word is the rule's.
    """

    span: Span
    message: str
    fix: Fix | None = None
    more: tuple[Fix, ...] = ()
    severity: Severity | None = None

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """Return all suggestions, the best first."""
        return ((self.fix,) if self.fix else ()) + self.more


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where something stands in a document as its reader counts.

    `paragraph` counts from 1: on its page where `page` is known, else through the whole part. `part` is "" for the body, or such as "table 1", "header", "footnote 2".
    """

    paragraph: int
    page: int | None = None
    part: str = ""

    def __str__(self) -> str:
        page = f"page {self.page}, " if self.page is not None else ""
        part = f"{self.part}, " if self.part else ""
        return f"{page}{part}paragraph {self.paragraph}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag that the engine has signed: rule, severity, place and fingerprint.

    `place` is set in documents, where nobody counts lines.
    """

    rule: str
    category: str
    scope: Scope
    severity: Severity
    assignment: int | None
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    why: str
    url: str
    fingerprint: str
    suggestions: tuple[Fix, ...] = ()
    place: PagePlace | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know about the run itself, such as a rule that raised."""

    message: str
    rule: str | None = None
    failed: bool = field(default=False)
