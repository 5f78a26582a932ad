"""Everything found in one run, as frozen values that reporters turn into text.

A report never holds a draft object: only what the reporters show of it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.findings import Finding, Note, Severity, Span


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the completeness card.

    `quote` is what the draft says, shortened, or "". `weak` says that it points at the
    element but leaves it open. `proposal` is wording with blanks for what is missing.
    """

    element: str
    label: str
    present: bool
    quote: str = ""
    weak: bool = False
    proposal: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class ElementView:
    """Whether an element is stated, and where in the source."""

    present: bool
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: where it stands, how it speaks, and its verb in dictionary form."""

    span: Span
    form: str
    verb: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """How hard one sentence reads: a school grade, between `low` and `high`, and why."""

    span: Span
    words: int
    difficulty: float
    low: float
    high: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """What a report says of one assignment. `skill` is its known skill's name, or "".

    `difficulty_reasons` names what makes it hard to read, the heaviest first; `sentences` are
    those that count for it.
    """

    title: str | None
    kind: str
    span: Span
    elements: Mapping[str, ElementView]
    steps: tuple[StepView, ...]
    metrics: Mapping[str, float]
    card: tuple[CardLine, ...] = ()
    skill: str = ""
    difficulty_reasons: tuple[str, ...] = ()
    sentences: tuple[SentenceView, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one draft. `error` is set, and the rest empty, if it was not read.

    `source` is the decoded draft, for reporters that show its lines; it is never cached or
    written by them as a whole. `metrics` are those of the whole draft: words, sentences, and
    how hard it reads. `suppressed` are the findings that a comment in the draft holds back,
    `baselined` those that a baseline knows, and `unchanged` counts those on lines that `--since`
    leaves out. `skipped` is true of a file in a folder that turned out to hold no draft.
    """

    path: str
    error: str | None = None
    assignments: Sequence[AssignmentView] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    source: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict)
    suppressed: tuple[Finding, ...] = ()
    baselined: tuple[Finding, ...] = ()
    unchanged: int = 0
    skipped: bool = False

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return Report((self,))._repr_html_()


def home_of(file: FileReport, finding: Finding) -> Span | None:
    """Return where the assignment of a finding stands; `None` if it speaks of no single one."""
    if finding.assignment is None:
        return file.assignments[0].span if len(file.assignments) == 1 else None
    return file.assignments[finding.assignment].span


@dataclass(frozen=True, slots=True)
class Report:
    """One run over any number of drafts."""

    files: tuple[FileReport, ...]
    notes: tuple[Note, ...] = ()
    fixed: Mapping[str, int] = field(default_factory=dict)
    """Fixes applied, by path."""

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from advisor.reports.html import fragment

        return fragment(self)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings in the order of the files."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def held_back(self) -> dict[str, int]:
        """Return how many findings are not shown, by what holds them back."""
        return {
            "suppressed": sum(len(file.suppressed) for file in self.files),
            "baseline": sum(len(file.baselined) for file in self.files),
            "unchanged": sum(file.unchanged for file in self.files),
        }

    @property
    def errors(self) -> tuple[FileReport, ...]:
        """Return the files that could not be used."""
        return tuple(file for file in self.files if file.error)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def worst(self) -> Severity | None:
        """Return the gravest severity found, or `None`."""
        return max((finding.severity for finding in self.findings), default=None)


class Totals:
    """What a run adds up to, counted file by file.

    Args:
        notes: what the user should know of the installation.
        fixed: fixes applied, by path.
    """

    def __init__(self, notes: Iterable[Note] = (), fixed: Mapping[str, int] | None = None) -> None:
        self.files = 0
        self.errors: list[str] = []
        self.severities: Counter[Severity] = Counter()
        self.held_back: Counter[str] = Counter(suppressed=0, baseline=0, unchanged=0)
        self.own_notes: tuple[Note, ...] = tuple(notes)
        self._notes: list[Note] = []
        self.fixed: Mapping[str, int] = {} if fixed is None else fixed

    @property
    def findings(self) -> int:
        """Return the number of findings."""
        return sum(self.severities.values())

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the notes on the installation, then those on files."""
        return (*self.own_notes, *self._notes)

    def add(self, file: FileReport) -> None:
        """Count a file."""
        self.files += 1
        if file.error:
            self.errors.append(file.error)
        self.severities.update(finding.severity for finding in file.findings)
        self.held_back["suppressed"] += len(file.suppressed)
        self.held_back["baseline"] += len(file.baselined)
        self.held_back["unchanged"] += file.unchanged
        self._notes += file.notes
