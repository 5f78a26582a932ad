"""What the pages of a cohort show, as small frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.cohort.values import KeptDraft, Say, Score, Verdict
from advisor.filters.order import reading_order
from advisor.findings import Finding
from advisor.report import FileReport, home_of
from advisor.reports.excerpt import line_around, rewritten
from advisor.reports.places import where

_CELLS = 300
"""Cells of the line around a finding."""


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding with the line it stands in; `say` is "", or what a supervisor said of it."""

    rule: str
    severity: str
    fingerprint: str
    where: str
    before: str
    marked: str
    after: str
    message: str
    why: str
    tries: tuple[str, ...] = ()
    say: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft on the page of its trainee. `dismissed` counts findings that are not shown."""

    kept: KeptDraft
    score: Score
    findings: tuple[FindingShown, ...]
    dismissed: int = 0
    rewrite: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Words to teach from: what they show, and whose draft they stand in."""

    shows: str
    quote: str
    trainee: str
    draft: str


@dataclass(frozen=True, slots=True)
class TraineeView:
    """The page of one trainee; drafts are the newest first, `earlier` are those of the last run."""

    trainee: str
    cohort: str
    drafts: tuple[DraftShown, ...]
    earlier: tuple[KeptDraft, ...]
    generated: str
    labels: Mapping[str, str]
    there: Mapping[str, str]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The page of the programme. `links` leads from a trainee to the address of a page.

    `compared` says what the figures are compared with, or "".
    """

    cohort: str
    drafts: tuple[KeptDraft, ...]
    before: tuple[KeptDraft, ...]
    examples: tuple[Example, ...]
    problems: tuple[str, ...]
    links: Mapping[str, str]
    elements: Mapping[str, str]
    labels: Mapping[str, str]
    whys: Mapping[str, str]
    generated: str
    compared: str = ""
    rubric: str = ""


def shown(report: FileReport, finding: Finding, verdict: Verdict | None) -> FindingShown:
    """Return a finding as a page shows it."""
    line = line_around(report.source, finding.span, _CELLS)
    tries = (
        rewritten(report.source, fix, home_of(report, finding)) or "(leave it out)"
        for fix in finding.suggestions[:2]
    )
    return FindingShown(
        finding.rule,
        finding.severity.value,
        finding.fingerprint,
        where(finding),
        line.before,
        line.marked,
        line.after,
        finding.message,
        finding.why,
        tuple(tries),
        verdict.say.value if verdict else "",
        verdict.reason if verdict else "",
    )


def draft_shown(
    report: FileReport,
    kept: KeptDraft,
    score: Score,
    verdicts: Mapping[str, Verdict],
    rewrite: str = "",
) -> DraftShown:
    """Return a draft as the page of its trainee shows it; dismissed findings are counted only."""
    held = {one.fingerprint for one in verdicts.values() if one.say is Say.DISMISSED}
    open_ones = [one for one in report.findings if one.fingerprint not in held]
    return DraftShown(
        kept,
        score,
        tuple(
            shown(report, one, verdicts.get(one.fingerprint)) for one in reading_order(open_ones)
        ),
        len(report.findings) - len(open_ones),
        rewrite,
        tuple(note.message for note in report.notes if note.failed),
    )


class Examples:
    """The best words to teach from, picked while drafts go by."""

    _GOOD = ("action", "when", "dose", "success", "barrier")
    _MOST = 2
    _LONG = 160

    def __init__(self) -> None:
        self._best: dict[str, list[tuple[float, Example]]] = {}

    def add(self, draft: DraftShown) -> None:
        """Look at a draft, and quote what it says well."""
        share = draft.score.share
        for line in draft.score.criteria:
            if line.name in self._GOOD and line.points == line.out_of and line.evidence:
                quote = line.evidence[: self._LONG]
                if len(quote.split()) < 3:
                    continue
                example = Example(line.label, quote, draft.kept.trainee, draft.kept.name)
                # The draft counts most; of two alike, the longer quotation shows more.
                self.take_in([(line.name, share + min(len(quote), 60) / 600, example)])

    def chosen(self) -> tuple[Example, ...]:
        """Return the examples, by what they show."""
        return tuple(one for name in self._GOOD for _, one in self._best.get(name, ()))

    def ranked(self) -> list[tuple[str, float, Example]]:
        """Return all candidates with what they are ranked by."""
        return [(name, rank, one) for name, best in self._best.items() for rank, one in best]

    def take_in(self, ranked: Sequence[tuple[str, float, Example]]) -> None:
        """Take candidates in that were ranked elsewhere."""
        for name, rank, one in ranked:
            best = self._best.setdefault(name, [])
            best.append((rank, one))
            best.sort(key=lambda pair: (-pair[0], pair[1].trainee, pair[1].draft))
            del best[self._MOST :]
