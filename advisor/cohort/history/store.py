"""The history as the rest of the cohort room uses it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from advisor.cohort.history.connecting import connect
from advisor.cohort.history.migrations import NEWEST, upgrade, version_of
from advisor.cohort.history.tables import CRITERIA, DRAFTS, FINDINGS, PAGES, RUNS, VERDICTS
from advisor.cohort.values import (
    KeptCriterion,
    KeptDraft,
    KeptFinding,
    Level,
    RunInfo,
    Say,
    Verdict,
)
from advisor.findings import Severity

_MANY = 500
"""Values in one IN of a query: below what any SQLite takes."""

_CLEANED = ("criteria", "findings", "drafts", "verdicts", "runs")


class History:
    """Runs, drafts, findings and verdicts, kept from run to run.

    Every method is one transaction: it is done as a whole, or not at all. All of them raise
    `ConfigError`, in one sentence without a password, for a database that cannot be used.

    Args:
        where: a file, or the address of a PostgreSQL database.
    """

    def __init__(self, where: str | Path) -> None:
        self._database = connect(where)
        try:
            with self._database.reads() as connection:
                known = version_of(connection, self._database.place)
            if known != NEWEST:
                with self._database.writes() as connection:
                    upgrade(connection, self._database.place)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def place(self) -> str:
        """Return the file or address, without a password."""
        return self._database.place

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    # --- a run --------------------------------------------------------------------------------

    def begin(
        self, cohort: str, *, advisor: str, judging: str, rubric: str, key: str, started: str
    ) -> int:
        """Begin a run and return its number.

        Args:
            cohort: what the programme calls the cohort.
            advisor: the version of the advisor.
            judging: what tells rules, word lists and settings.
            rubric: what tells the rubric.
            key: what tells the inputs, so that an interrupted run is found again.
            started: the time, in ISO 8601.
        """
        with self._database.writes() as connection:
            made = connection.execute(
                insert(RUNS).values(
                    cohort=cohort,
                    started=started,
                    finished="",
                    advisor=advisor,
                    judging=judging,
                    rubric=rubric,
                    key=key,
                )
            )
            return int(_first(made.inserted_primary_key))

    def resumable(self, key: str) -> int | None:
        """Return the newest run of some inputs that was not finished; `None` if there is none."""
        query = select(func.max(RUNS.c.number)).where(RUNS.c.key == key, RUNS.c.finished == "")
        with self._database.reads() as connection:
            number = connection.scalar(query)
        return None if number is None else int(number)

    def add(self, run: int, drafts: Iterable[KeptDraft]) -> None:
        """Keep drafts of a run; what it has of the same drafts is replaced."""
        drafts = list(drafts)
        with self._database.writes() as connection:
            for draft in drafts:
                _forget(
                    connection,
                    (DRAFTS.c.run == run)
                    & (DRAFTS.c.trainee == draft.trainee)
                    & (DRAFTS.c.name == draft.name),
                )
                _put(connection, run, draft)

    def done(self, run: int) -> dict[tuple[str, str], str]:
        """Return the digests of the drafts that a run has already, by trainee and name."""
        query = select(DRAFTS.c.trainee, DRAFTS.c.name, DRAFTS.c.digest).where(DRAFTS.c.run == run)
        with self._database.reads() as connection:
            return {(one.trainee, one.name): one.digest for one in connection.execute(query)}

    def finish(self, run: int, finished: str) -> None:
        """Note that a run is complete."""
        with self._database.writes() as connection:
            connection.execute(update(RUNS).where(RUNS.c.number == run).values(finished=finished))

    def discard(self, run: int) -> None:
        """Forget a run and all that it holds."""
        with self._database.writes() as connection:
            connection.execute(delete(RUNS).where(RUNS.c.number == run))

    # --- what was kept ------------------------------------------------------------------------

    def runs(self, cohort: str | None = None) -> tuple[RunInfo, ...]:
        """Return the runs of a cohort, or of all, the oldest first; unfinished ones included."""
        counts = (
            select(
                DRAFTS.c.run,
                func.count().label("drafts"),
                func.count(DRAFTS.c.trainee.distinct()).label("trainees"),
            )
            .group_by(DRAFTS.c.run)
            .subquery()
        )
        query = (
            select(
                RUNS,
                func.coalesce(counts.c.drafts, 0).label("drafts"),
                func.coalesce(counts.c.trainees, 0).label("trainees"),
            )
            .outerjoin(counts, counts.c.run == RUNS.c.number)
            .order_by(RUNS.c.number)
        )
        if cohort is not None:
            query = query.where(RUNS.c.cohort == cohort)
        with self._database.reads() as connection:
            return tuple(
                RunInfo(
                    number=one.number,
                    cohort=one.cohort,
                    started=one.started,
                    finished=one.finished,
                    advisor=one.advisor,
                    judging=one.judging,
                    rubric=one.rubric,
                    drafts=one.drafts,
                    trainees=one.trainees,
                )
                for one in connection.execute(query)
            )

    def cohorts(self) -> tuple[str, ...]:
        """Return the names of all cohorts."""
        query = select(RUNS.c.cohort).distinct().order_by(RUNS.c.cohort)
        with self._database.reads() as connection:
            return tuple(connection.scalars(query))

    def latest(self, cohort: str, before: int | None = None) -> int | None:
        """Return the newest finished run of a cohort, or the newest before another one."""
        query = select(func.max(RUNS.c.number)).where(
            RUNS.c.cohort == cohort, RUNS.c.finished != ""
        )
        if before is not None:
            query = query.where(RUNS.c.number < before)
        with self._database.reads() as connection:
            number = connection.scalar(query)
        return None if number is None else int(number)

    def drafts(self, run: int) -> tuple[KeptDraft, ...]:
        """Return the drafts of a run, by trainee, week and name."""
        own = select(DRAFTS.c.id).where(DRAFTS.c.run == run)
        findings: dict[int, list[KeptFinding]] = {}
        criteria: dict[int, dict[str, KeptCriterion]] = {}
        with self._database.reads() as connection:
            rows = list(connection.execute(select(DRAFTS).where(DRAFTS.c.run == run)))
            query = select(FINDINGS).where(FINDINGS.c.draft.in_(own)).order_by(FINDINGS.c.place)
            for one in connection.execute(query):
                findings.setdefault(one.draft, []).append(_finding(one))
            query = select(CRITERIA).where(CRITERIA.c.draft.in_(own)).order_by(CRITERIA.c.place)
            for one in connection.execute(query):
                criteria.setdefault(one.draft, {})[one.name] = KeptCriterion(
                    Level(one.level), one.points, one.out_of
                )
        made = [
            _draft(one, criteria.get(one.id, {}), tuple(findings.get(one.id, ()))) for one in rows
        ]
        return tuple(sorted(made, key=lambda one: (one.trainee, one.week or 0, one.name)))

    def trainees(self, cohort: str | None = None) -> tuple[str, ...]:
        """Return the names of the trainees of a cohort, or of all."""
        query = select(DRAFTS.c.trainee).distinct().order_by(DRAFTS.c.trainee)
        if cohort is not None:
            query = query.join(RUNS, RUNS.c.number == DRAFTS.c.run).where(RUNS.c.cohort == cohort)
        with self._database.reads() as connection:
            return tuple(connection.scalars(query))

    # --- the supervisor's say -----------------------------------------------------------------

    def say(self, verdicts: Iterable[Verdict]) -> None:
        """Keep verdicts; a later one on the same finding takes the place of an earlier one."""
        latest = {one.fingerprint: one for one in verdicts}
        with self._database.writes() as connection:
            _unsay(connection, list(latest))
            for one in latest.values():
                connection.execute(
                    insert(VERDICTS).values(
                        fingerprint=one.fingerprint,
                        rule=one.rule,
                        say=one.say.value,
                        reason=one.reason,
                        said_by=one.by,
                        said=one.said,
                        trainee=one.trainee,
                    )
                )

    def unsay(self, fingerprints: Iterable[str]) -> None:
        """Take verdicts back."""
        with self._database.writes() as connection:
            _unsay(connection, list(fingerprints))

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return all verdicts, by rule and fingerprint."""
        query = select(VERDICTS).order_by(VERDICTS.c.rule, VERDICTS.c.fingerprint)
        with self._database.reads() as connection:
            return tuple(
                Verdict(
                    fingerprint=one.fingerprint,
                    rule=one.rule,
                    say=Say(one.say),
                    reason=one.reason,
                    by=one.said_by,
                    said=one.said,
                    trainee=one.trainee,
                )
                for one in connection.execute(query)
            )

    def dismissed(self) -> frozenset[str]:
        """Return the fingerprints of dismissed findings."""
        return frozenset(one.fingerprint for one in self.verdicts() if one.say is Say.DISMISSED)

    # --- privacy ------------------------------------------------------------------------------

    def pages_at(self, run: int, folder: Path) -> None:
        """Remember where the pages of a run were written, so that they can be removed."""
        with self._database.writes() as connection:
            where = (PAGES.c.run == run) & (PAGES.c.folder == str(folder))
            connection.execute(delete(PAGES).where(where))
            connection.execute(insert(PAGES).values(run=run, folder=str(folder)))

    def report_folders(self, trainee: str | None = None) -> tuple[Path, ...]:
        """Return the folders of pages, of all runs or of those that have a trainee."""
        query = select(PAGES.c.folder).distinct().order_by(PAGES.c.folder)
        if trainee is not None:
            own = select(DRAFTS.c.run).where(DRAFTS.c.trainee == trainee)
            query = query.where(PAGES.c.run.in_(own))
        with self._database.reads() as connection:
            return tuple(map(Path, connection.scalars(query)))

    def delete_trainee(self, name: str) -> int:
        """Forget a trainee: all drafts with their findings, and verdicts on them.

        The database is written anew, so that nothing of it is left between its rows.

        Returns:
            How many drafts were kept of the trainee, over all runs.
        """
        with self._database.writes() as connection:
            own = select(DRAFTS.c.id).where(DRAFTS.c.trainee == name)
            prints = select(FINDINGS.c.fingerprint).where(FINDINGS.c.draft.in_(own)).distinct()
            others = select(FINDINGS.c.fingerprint).where(FINDINGS.c.draft.not_in(own))
            connection.execute(
                delete(VERDICTS).where(
                    (VERDICTS.c.trainee == name)
                    | (
                        (VERDICTS.c.trainee == "")
                        & VERDICTS.c.fingerprint.in_(prints)
                        & VERDICTS.c.fingerprint.not_in(others)
                    )
                )
            )
            gone = connection.execute(delete(DRAFTS).where(DRAFTS.c.trainee == name)).rowcount
            kept = select(DRAFTS.c.run).distinct()
            if gone:
                connection.execute(
                    delete(RUNS).where(RUNS.c.number.not_in(kept), RUNS.c.finished != "")
                )
        self._database.clean(_CLEANED)
        return int(gone)


def _first(values: Sequence[Any] | None) -> Any:
    if not values:
        raise ValueError("a new row has no number")
    return values[0]


def _forget(connection: Connection, where: Any) -> None:
    connection.execute(delete(DRAFTS).where(where))


def _put(connection: Connection, run: int, draft: KeptDraft) -> None:
    made = connection.execute(
        insert(DRAFTS).values(
            run=run,
            trainee=draft.trainee,
            week=draft.week,
            case=draft.case,
            name=draft.name,
            digest=draft.digest,
            words=draft.words,
            grade=draft.grade,
            elements=json.dumps(dict(draft.elements)),
        )
    )
    number = _first(made.inserted_primary_key)
    findings = [
        {
            "draft": number,
            "place": place,
            "rule": one.rule,
            "category": one.category,
            "severity": one.severity.value,
            "fingerprint": one.fingerprint,
            "line": one.line,
            "page": one.page,
            "paragraph": one.paragraph,
        }
        for place, one in enumerate(draft.findings)
    ]
    if findings:
        connection.execute(insert(FINDINGS), findings)
    criteria = [
        {
            "draft": number,
            "place": place,
            "name": name,
            "level": one.level.value,
            "points": one.points,
            "out_of": one.out_of,
        }
        for place, (name, one) in enumerate(draft.criteria.items())
    ]
    if criteria:
        connection.execute(insert(CRITERIA), criteria)


def _finding(row: Row[Any]) -> KeptFinding:
    return KeptFinding(
        rule=row.rule,
        category=row.category,
        severity=Severity(row.severity),
        fingerprint=row.fingerprint,
        line=row.line,
        page=row.page,
        paragraph=row.paragraph,
    )


def _draft(
    row: Row[Any], criteria: Mapping[str, KeptCriterion], findings: tuple[KeptFinding, ...]
) -> KeptDraft:
    return KeptDraft(
        trainee=row.trainee,
        week=row.week,
        case=row.case,
        name=row.name,
        digest=row.digest,
        words=row.words,
        grade=row.grade,
        elements=json.loads(row.elements),
        criteria=criteria,
        findings=findings,
    )


def _unsay(connection: Connection, fingerprints: Sequence[str]) -> None:
    for at in range(0, len(fingerprints), _MANY):
        some = fingerprints[at : at + _MANY]
        connection.execute(delete(VERDICTS).where(VERDICTS.c.fingerprint.in_(some)))
