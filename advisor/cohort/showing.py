"""What the pages of a cohort are made of: frozen values, put together by whoever runs over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advisor.cohort.values import KeptDraft, Say, Score, Verdict
from advisor.findings import Finding
from advisor.report import FileReport


@dataclass(frozen=True, slots=True)
class DraftShown:
    """One draft on its trainee's page.

    `rewrite` is the model rewrite as plain text, blanks in {braces}, or "". `before` is the same
    draft in the previous run. `verdicts` are by fingerprint.
    """

    kept: KeptDraft
    report: FileReport
    score: Score
    rewrite: str = ""
    before: KeptDraft | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    def said(self, finding: Finding) -> Say | None:
        """Return what a supervisor said of a finding, or `None`."""
        verdict = self.verdicts.get(finding.fingerprint)
        return verdict.say if verdict else None

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Return the findings that no supervisor has dismissed."""
        return tuple(f for f in self.report.findings if self.said(f) is not Say.DISMISSED)


@dataclass(frozen=True, slots=True)
class TraineeView:
    """The page of one trainee: drafts, the oldest first, and those of the previous run.

    `elements` are plain labels by name. `comparable` is false where the previous run
    was judged under other rules. `home` leads back to the programme's page, or is "". `problems`
    tell of files that could not be read, a sentence each.
    """

    name: str
    drafts: tuple[DraftShown, ...]
    earlier: tuple[KeptDraft, ...] = ()
    generated: str = ""
    elements: Mapping[str, str] = field(default_factory=dict)
    comparable: bool = True
    home: str = ""
    problems: tuple[str, ...] = ()


class Shows(StrEnum):
    """What an example is good for in class."""

    GOOD = "good"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Example:
    """A few words of one draft to teach from.

    `trainee` is "" for gaps: nobody is named for one. `about` is a criterion's label or a
    rule's name; `better` is the quote rewritten, blanks in {braces}, or "".
    """

    shows: Shows
    quote: str
    about: str
    says: str = ""
    better: str = ""
    trainee: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The page of a whole cohort. It holds no reports: there may be thousands of drafts.

    `before` are the drafts of the previous finished run. `problems` tell of files that could not
    be read, a sentence each. `links` lead to the trainees' pages; `elements` and `criteria` are
    labels by name, in the order to show, and `rules` says in a line what each rule is about.
    `compared` says in a sentence what the figures are compared with; where `comparable` is
    false, why they are not.
    """

    cohort: str
    drafts: tuple[KeptDraft, ...]
    before: tuple[KeptDraft, ...] = ()
    examples: tuple[Example, ...] = ()
    problems: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    elements: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    generated: str = ""
    comparable: bool = True
    compared: str = ""
