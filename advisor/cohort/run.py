"""One run over a cohort: from files to history, pages and tables."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cohort.entries import Cohort, Entry
from advisor.cohort.examples import Examples
from advisor.cohort.export import Row, kept_findings, rows_of, write_csv, write_parquet
from advisor.cohort.folder import ReportFolder
from advisor.cohort.pages import programme_page, trainee_page
from advisor.cohort.rubric import Rubric
from advisor.cohort.scoring import score
from advisor.cohort.showing import DraftShown, ProgrammeView, TraineeView
from advisor.cohort.trends import draft_key
from advisor.cohort.values import KeptCriterion, KeptDraft, Say, Score, Verdict
from advisor.errors import AdvisorError, DraftError
from advisor.report import AssignmentView, FileReport
from advisor.reports.card import is_told
from advisor.version import __version__

if TYPE_CHECKING:
    from advisor.cohort.history.store import History
    from advisor.cohort.pseudonyms import Pseudonyms
    from advisor.session import Session

FINDINGS_CSV, FINDINGS_PARQUET = "findings.csv", "findings.parquet"

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
class Done:
    """What came of a run; `resumed` counts trainees that an interrupted run had done."""

    run: int
    drafts: int
    trainees: int
    findings: int
    resumed: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trainee:
    """The drafts of one trainee, and what names the trainee in the report."""

    number: int
    name: str
    entries: tuple[Entry, ...]
    shown: Mapping[str, Entry]
    """The same entries by their paths, as they are shown."""

    @property
    def page(self) -> str:
        return f"trainees/{self.number:03d}-{slug_of(self.name)}.html"


@dataclass(frozen=True, slots=True)
class _Before:
    """The last finished run of the cohort, and its drafts."""

    run: int | None
    drafts: tuple[KeptDraft, ...]


class CohortRun:
    """Runs over a cohort.

    Args:
        session: who judges.
        history: where it is kept.
        wanted: what is asked for.
        pseudonyms: names that stand for the trainees, if wanted.
    """

    def __init__(
        self,
        session: Session,
        history: History,
        wanted: Wanted,
        pseudonyms: Pseudonyms | None = None,
    ) -> None:
        self._session, self._history, self._wanted = session, history, wanted
        self._pseudonyms = pseudonyms

    def over(self, cohort: Cohort, told: Callable[[int, int], None] | None = None) -> Done:
        """Judge a cohort, and write its report.

        Args:
            cohort: its files.
            told: is called with drafts done and drafts in all, as the run goes on.

        Raises:
            ConfigError: the history, the folder or a setting cannot be used.
            KeyboardInterrupt: the user stopped it; the same run goes on from there.
        """
        trainees = self._trainees(cohort)
        verdicts = {one.fingerprint: one for one in self._history.verdicts()}
        key = self._key(cohort.entries, verdicts)
        folder = ReportFolder(self._wanted.home, key)
        with closing(folder):
            return self._over(cohort, trainees, folder, key, told)

    def _over(
        self,
        cohort: Cohort,
        trainees: Sequence[_Trainee],
        folder: ReportFolder,
        key: str,
        told: Callable[[int, int], None] | None,
    ) -> Done:
        verdicts = {one.fingerprint: one for one in self._history.verdicts()}
        before_run = self._history.latest(self._wanted.cohort)
        run = self._history.resumable(key)
        if run is None:
            run = self._history.begin(
                self._wanted.cohort,
                advisor=__version__,
                judging=self._wanted.judging,
                rubric=self._wanted.rubric.digest,
                key=key,
                started=_now(),
            )
        before = _Before(
            before_run, self._history.drafts(before_run) if before_run is not None else ()
        )
        writer = _Writer(self, run, folder, verdicts, before)
        done = self._history.done(run)
        resumed = writer.take_up(trainees, done)
        left = [one for one in trainees if one.number not in resumed]
        count, total = (
            len(cohort.entries) - sum(len(one.entries) for one in left),
            len(cohort.entries),
        )
        if told:
            told(count, total)
        for trainee, reports in self._judged(
            left, lambda n: told(count + n, total) if told else None
        ):
            writer.add(trainee, reports)
        found = self._finish(run, folder, writer, before, cohort.problems)
        return replace(found, resumed=len(resumed))

    def _trainees(self, cohort: Cohort) -> list[_Trainee]:
        if self._pseudonyms is not None:
            self._pseudonyms.take_in(one.trainee for one in cohort.entries)
            self._pseudonyms.save()
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in cohort.entries:
            groups[entry.trainee].append(entry)
        found = []
        for entries in groups.values():
            shown = {str(one.source.path): self._shown(one) for one in entries}
            found.append((next(iter(shown.values())).trainee, tuple(entries), shown))
        if self._pseudonyms is not None:
            found.sort(key=lambda one: one[0])
        return [
            _Trainee(number, name, entries, shown)
            for number, (name, entries, shown) in enumerate(found, 1)
        ]

    def _shown(self, entry: Entry) -> Entry:
        return entry if self._pseudonyms is None else self._pseudonyms.hidden(entry)

    def _key(self, entries: Sequence[Entry], verdicts: Mapping[str, Verdict]) -> str:
        """Return what tells this run from any other: inputs, rules, rubric, verdicts, names."""
        digest = hashlib.sha256()
        for part in (
            __version__,
            self._wanted.cohort,
            self._wanted.judging,
            self._wanted.rubric.digest,
            str(self._wanted.home.resolve()),
            str(self._pseudonyms is not None),
            *(f"{v.fingerprint} {v.say} {v.reason}" for v in verdicts.values()),
        ):
            digest.update(f"{part}\n".encode("utf-8", "replace"))
        for entry in entries:
            said = (str(entry.source.path), entry.trainee, entry.week, entry.case)
            digest.update(repr(said).encode("utf-8", "replace"))
            digest.update(_digest(entry.source.path).encode())
        return digest.hexdigest()

    def _judged(
        self, trainees: Sequence[_Trainee], told: Callable[[int], None]
    ) -> Iterator[tuple[_Trainee, dict[str, FileReport]]]:
        """Yield each trainee with the reports on the drafts, as soon as all of them are judged."""
        sources = [entry.source for one in trainees for entry in one.entries]
        home = {str(entry.source.path): one for one in trainees for entry in one.entries}
        reports: dict[str, FileReport] = {}
        waiting = list(reversed(trainees))
        for count, report in enumerate(self._session.check_sources(sources), 1):
            told(min(count, len(sources)))
            owner = home.get(report.path)
            if owner is None:
                continue
            while waiting and waiting[-1].number < owner.number:
                yield waiting.pop(), reports
                reports = {}
            reports[report.path] = report
        while waiting:
            yield waiting.pop(), reports
            reports = {}

    def _finish(
        self,
        run: int,
        folder: ReportFolder,
        writer: _Writer,
        before: _Before,
        problems: Sequence[str],
    ) -> Done:
        wanted = self._wanted
        drafts = self._history.drafts(run)
        everything = (*self._hidden(problems), *writer.problems)
        rubric = wanted.rubric
        page = programme_page(
            ProgrammeView(
                cohort=wanted.cohort,
                drafts=tuple(sorted(drafts, key=draft_key)),
                before=before.drafts,
                examples=writer.examples.chosen(),
                problems=everything,
                links=writer.links,
                elements={one.name: one.label for one in rubric.elements},
                criteria=rubric.labels,
                rules=wanted.whys,
                generated=_today(),
                comparable=not before.run or self._compares(before.run),
                compared=self._compared(before.run),
            )
        )
        folder.path("index.html").write_text(page, "utf-8", errors="replace")
        write_csv(folder.path(FINDINGS_CSV), writer.rows())
        if wanted.parquet:
            write_parquet(folder.path(FINDINGS_PARQUET), list(writer.rows()))
        folder.publish({"cohort": wanted.cohort, "run": run, "advisor": __version__})
        self._history.pages_at(run, wanted.home.resolve())
        self._history.finish(run, _now())
        return Done(
            run,
            len(drafts),
            len({one.trainee for one in drafts}),
            sum(len(one.findings) for one in drafts),
            0,
            everything,
        )

    def _hidden(self, problems: Sequence[str]) -> Sequence[str]:
        """Return problems for the page: under pseudonyms no path may be told."""
        if self._pseudonyms is None:
            return problems
        return [f"{len(problems)} files could not be matched to a trainee."] if problems else []

    def _compares(self, before_run: int) -> bool:
        """Say whether an earlier run was judged as this one is."""
        info = next((one for one in self._history.runs() if one.number == before_run), None)
        return info is not None and (info.judging, info.advisor, info.rubric) == (
            self._wanted.judging,
            __version__,
            self._wanted.rubric.digest,
        )

    def _compared(self, before_run: int | None) -> str:
        """Return with what the figures are compared, and whether that is fair."""
        info = next((one for one in self._history.runs() if one.number == before_run), None)
        if info is None:
            return ""
        said = f"Compared with run {info.number} of {info.finished[:10]}."
        if not self._compares(info.number):
            said = (
                f"Run {info.number} of {info.finished[:10]} was judged by other rules, settings or "
                "points, so the two are not compared."
            )
        return said


class _Writer:
    """Writes trainees one by one, and keeps only what the programme's page needs of them."""

    def __init__(
        self,
        owner: CohortRun,
        run: int,
        folder: ReportFolder,
        verdicts: Mapping[str, Verdict],
        before: _Before,
    ) -> None:
        self._session = owner._session  # noqa: SLF001
        self._history = owner._history  # noqa: SLF001
        self._wanted = owner._wanted  # noqa: SLF001
        self._run, self._folder, self._verdicts = run, folder, verdicts
        self._before: dict[str, list[KeptDraft]] = defaultdict(list)
        self._comparable = before.run is None or owner._compares(before.run)  # noqa: SLF001
        for draft in before.drafts:
            self._before[draft.trainee].append(draft)
        self._held = frozenset(
            one.fingerprint for one in verdicts.values() if one.say is Say.DISMISSED
        )
        self.examples = Examples()
        self.problems: list[str] = []
        self.links: dict[str, str] = {}
        self._numbers: list[int] = []

    def take_up(
        self, trainees: Sequence[_Trainee], done: Mapping[tuple[str, str], str]
    ) -> set[int]:
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

    def _note(self, trainee: _Trainee) -> None:
        self._numbers.append(trainee.number)
        self.links[trainee.name] = trainee.page

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all findings, trainee by trainee."""
        for number in sorted(self._numbers):
            part = self._folder.part(number)
            yield from part["rows"] if part else ()

    def add(self, trainee: _Trainee, reports: Mapping[str, FileReport]) -> None:
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
                generated=_today(),
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
            digest=_digest(Path(report.path)),
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


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _today() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d")


def slug_of(trainee: str) -> str:
    """Return a name as a part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", trainee.lower()).strip("-")[:40] or "trainee"


def judging_of(session: Session) -> str:
    """Return what tells the rules and settings of a session."""
    settings = session.settings()
    names = sorted(one.rule.name for one in session.rules(settings))
    plain = json.dumps([settings.judging, names])
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def rewriter_of(session: Session) -> Rewriter:
    """Return what rewrites drafts with a session."""
    from advisor.handouts import HANDOUTS
    from advisor.handouts.handout import Layout
    from advisor.reading.walk import Source

    def rewrite(path: Path) -> str:
        try:
            made = session.rewrite_source(Source(path))
        except (DraftError, AdvisorError):
            return ""
        if made.refusal or not made.cards:
            return ""
        return HANDOUTS["text"].render([made], Layout.STANDARD).strip()

    return rewrite
