"""One run over a cohort: from files to history, pages and tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cohort.entries import Cohort, Entry
from advisor.cohort.export import write_csv, write_parquet
from advisor.cohort.folder import ReportFolder
from advisor.cohort.pages import programme_page
from advisor.cohort.showing import ProgrammeView
from advisor.cohort.trainees import Trainee, digest_of, trainees_of
from advisor.cohort.trends import draft_key
from advisor.cohort.values import Verdict
from advisor.cohort.writing import Before, Rewriter, Wanted, Writer, today
from advisor.errors import AdvisorError, DraftError
from advisor.report import FileReport
from advisor.version import __version__

if TYPE_CHECKING:
    from advisor.cohort.history.store import History
    from advisor.cohort.pseudonyms import Pseudonyms
    from advisor.rewriting.card import Rewrite
    from advisor.session import Session

FINDINGS_CSV, FINDINGS_PARQUET = "findings.csv", "findings.parquet"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a run; `resumed` counts trainees that an interrupted run had done."""

    run: int
    drafts: int
    trainees: int
    findings: int
    resumed: int
    problems: tuple[str, ...]


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
        trainees = trainees_of(cohort, self._pseudonyms)
        verdicts = {one.fingerprint: one for one in self._history.verdicts()}
        key = self._key(cohort.entries, verdicts)
        folder = ReportFolder(self._wanted.home, key)
        with closing(folder):
            return self._over(cohort, trainees, folder, key, told)

    def _over(
        self,
        cohort: Cohort,
        trainees: Sequence[Trainee],
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
        before = self._before(before_run)
        # Known from the start: an interrupted run leaves pages beside the report.
        self._history.pages_at(run, self._wanted.home.resolve())
        writer = Writer(
            self._wanted, self._history, run, folder=folder, verdicts=verdicts, before=before
        )
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
            digest.update(digest_of(entry.source.path).encode())
        return digest.hexdigest()

    def _judged(
        self, trainees: Sequence[Trainee], told: Callable[[int], None]
    ) -> Iterator[tuple[Trainee, dict[str, FileReport]]]:
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
        writer: Writer,
        before: Before,
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
                generated=today(),
                comparable=before.comparable,
                compared=before.said,
            )
        )
        folder.path("index.html").write_text(page, "utf-8", errors="replace")
        write_csv(folder.path(FINDINGS_CSV), writer.rows())
        if wanted.parquet:
            write_parquet(folder.path(FINDINGS_PARQUET), list(writer.rows()))
        folder.publish({"cohort": wanted.cohort, "run": run, "advisor": __version__})
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

    def _before(self, number: int | None) -> Before:
        """Return the last finished run, and whether a comparison with it is fair."""
        info = next((one for one in self._history.runs() if one.number == number), None)
        if info is None:
            return Before()
        fair = (info.judging, info.advisor, info.rubric) == (
            self._wanted.judging,
            __version__,
            self._wanted.rubric.digest,
        )
        said = f"Compared with run {info.number} of {info.finished[:10]}."
        if not fair:
            said = (
                f"Run {info.number} of {info.finished[:10]} was judged by other rules, settings or "
                "points, so the two are not compared."
            )
        return Before(self._history.drafts(info.number), fair, said)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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

    def render(made: Rewrite) -> str:
        if made.refusal or not made.cards:
            return ""
        return HANDOUTS["text"].render([made], Layout.STANDARD).strip()

    def rewrite(path: Path) -> str:
        try:
            return session.card_text(Source(path), render)
        except (DraftError, AdvisorError):
            return ""

    return rewrite
