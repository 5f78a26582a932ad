"""Writes the pages of a run, trainee by trainee; what an interrupted run had done is taken over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cohort.examples import Examples
from advisor.cohort.export import Row, kept_findings, rows_of
from advisor.cohort.folder import ReportFolder
from advisor.cohort.pages import trainee_page
from advisor.cohort.rubric import Rubric
from advisor.cohort.scoring import score
from advisor.cohort.showing import DraftShown, TraineeView
from advisor.cohort.trainees import Trainee, digest_of
from advisor.cohort.trends import draft_key
from advisor.cohort.values import KeptCriterion, KeptDraft, Say, Score, Verdict
from advisor.report import AssignmentView, FileReport
from advisor.reports.card import is_told

if TYPE_CHECKING:
    from advisor.cohort.entries import Entry
    from advisor.cohort.history.store import History

Rewriter = Callable[[Path], str]
"""Returns the finished card of a draft as text; "" if it has none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is asked for.

    `judging` tells rules, word lists and settings; `whys` say in a line what each rule is for.
    """

    cohort: str
    home: Path
    rubric: Rubric
    judging: str
    whys: Mapping[str, str]
    rewriter: Rewriter | None = None
    parquet: bool = True


@dataclass(frozen=True, slots=True)
class Before:
    """The last finished run of the cohort: its drafts, and whether the two compare.

    `said` tells of it in a sentence, or is "".
    """

    drafts: tuple[KeptDraft, ...] = ()
    comparable: bool = True
    said: str = ""


class Writer:
    """Writes trainees one by one, and keeps only what the programme's page needs of them.

    Args:
        wanted: what the run is asked for.
        history: where drafts are kept.
        run: its number there.
        folder: the report in the making.
        verdicts: what supervisors said, by fingerprint.
        before: the last run.
    """

    def __init__(
        self,
        wanted: Wanted,
        history: History,
        run: int,
        *,
        folder: ReportFolder,
        verdicts: Mapping[str, Verdict],
        before: Before,
    ) -> None:
        self._wanted, self._history = wanted, history
        self._run, self._folder, self._verdicts = run, folder, verdicts
        self._before: dict[str, list[KeptDraft]] = defaultdict(list)
        self._comparable = before.comparable
        for draft in before.drafts:
            self._before[draft.trainee].append(draft)
        self._held = frozenset(
            one.fingerprint for one in verdicts.values() if one.say is Say.DISMISSED
        )
        self.examples = Examples()
        self.problems: list[str] = []
        self.links: dict[str, str] = {}
        self._numbers: list[int] = []

    def take_up(self, trainees: Sequence[Trainee], done: Mapping[tuple[str, str], str]) -> set[int]:
        """Take over what an interrupted run had done; return the numbers of those trainees."""
        found: set[int] = set()
        for one in trainees:
            part = self._folder.part(one.number)
            names = {name for trainee, name in done if trainee == one.name}
            if part is None or part["trainee"] != one.name or set(part["names"]) != names:
                continue
            self.problems += part["problems"]
            self.examples.take_in(part["examples"])
            self._note(one)
            found.add(one.number)
        return found

    def _note(self, trainee: Trainee) -> None:
        self._numbers.append(trainee.number)
        self.links[trainee.name] = trainee.page

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all findings, trainee by trainee."""
        for number in sorted(self._numbers):
            part = self._folder.part(number)
            yield from part["rows"] if part else ()

    def add(self, trainee: Trainee, reports: Mapping[str, FileReport]) -> None:
        """Keep and show the drafts of a trainee."""
        drafts: list[tuple[DraftShown, FileReport, Path]] = []
        problems: list[str] = []
        for entry in trainee.entries:
            path = str(entry.source.path)
            report, shown = reports.get(path), trainee.shown[path]
            label = f"{shown.trainee}, {shown.name}"
            if report is None:
                problems.append(f"{label}: this file holds no draft.")
            elif report.error:
                problems.append(_named(report.error, path, label))
            elif not report.assignments:
                problems.append(f"{label}: no assignment was found in it.")
            else:
                report = replace(
                    report,
                    notes=tuple(
                        replace(note, message=_named(note.message, path, label))
                        for note in report.notes
                    ),
                )
                problems += [note.message for note in report.notes if note.failed]
                drafts.append((self._draft(report, shown), report, entry.source.path))
        own = [one for one, _, _ in drafts]
        order = sorted(range(len(own)), key=lambda at: draft_key(own[at].kept), reverse=True)
        if order and self._wanted.rewriter is not None:
            newest = order[0]
            text = self._wanted.rewriter(drafts[newest][2])
            own[newest] = replace(own[newest], rewrite=text)
        examples = Examples()
        for one in own:
            examples.add(one)
        rows = [row for one, report, _ in drafts for row in rows_of(report, one, self._verdicts)]
        page = trainee_page(
            TraineeView(
                name=trainee.name,
                drafts=tuple(own[at] for at in reversed(order)),
                earlier=tuple(self._before[trainee.name]),
                generated=today(),
                elements=self._wanted.rubric.labels,
                comparable=self._comparable,
                home="../index.html",
                problems=tuple(problems),
            )
        )
        # History first: a note that a trainee is done must never be ahead of it.
        self._history.add(self._run, [one.kept for one in own])
        found = examples.plain()
        self._folder.add(
            trainee.number,
            trainee.page,
            page,
            {
                "trainee": trainee.name,
                "names": [one.kept.name for one in own],
                "problems": problems,
                "rows": rows,
                "examples": found,
            },
        )
        self.problems += problems
        self.examples.take_in(found)
        self._note(trainee)

    def _draft(self, report: FileReport, entry: Entry) -> DraftShown:
        points = score(report, self._wanted.rubric, self._held)
        kept = KeptDraft(
            trainee=entry.trainee,
            week=entry.week,
            case=entry.case,
            name=entry.name,
            digest=digest_of(Path(report.path)),
            words=int(report.metrics.get("words", 0)),
            grade=report.metrics.get("difficulty"),
            elements=_elements(report.assignments),
            criteria=_criteria(points),
            findings=tuple(
                one for one in kept_findings(report) if one.fingerprint not in self._held
            ),
        )
        return DraftShown(kept, report, points, verdicts=self._verdicts)


def _elements(views: Sequence[AssignmentView]) -> dict[str, bool]:
    """Return which elements a draft states, of those that its tasks need."""
    found: dict[str, bool] = {}
    for view in views:
        for line in view.card:
            if line.required:
                found[line.element] = found.get(line.element, True) and is_told(line)
    return found


def _criteria(points: Score) -> dict[str, KeptCriterion]:
    return {one.name: KeptCriterion(one.level, one.points, one.out_of) for one in points.criteria}


def _named(sentence: str, path: str, label: str) -> str:
    """Return a sentence under the name that is shown."""
    name = Path(path).name
    return sentence.replace(path, label) if path in sentence else sentence.replace(name, label)


def today() -> str:
    """Return the date that a page is made on, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d")
