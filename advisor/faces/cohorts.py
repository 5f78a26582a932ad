"""What the cohort commands do, apart from their options."""

from __future__ import annotations

import getpass
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.errors import ConfigError
from advisor.faces.screen import complain, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from advisor.cohort.history.store import History
    from advisor.cohort.pseudonyms import Pseudonyms

_NEEDED = ("jinja2", "sqlalchemy")


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The options of `advisor cohort run`."""

    folder: Path
    table: Path | None
    out: Path
    history: str
    cohort: str | None
    rubric: Path | None
    pseudonyms: Path | None
    verdicts: tuple[Path, ...]
    profile: str | None
    config: Path | None
    jobs: int | None
    no_cache: bool
    rewrites: bool
    parquet: bool


def ready() -> None:
    """Make sure that what cohorts need is installed.

    Raises:
        ConfigError: it is not.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise ConfigError(
            "Cohorts need an extra; install it: pip install 'homework-advisor[cohort]'."
        )


def opened(where: str, *, made: bool = False) -> History:
    """Return a history; `made` says that a new file may be made for it.

    Raises:
        ConfigError: it cannot be used, or there is none.
    """
    ready()
    from advisor.cohort.history import open_history

    if not made and "://" not in where and not Path(where).exists():
        raise ConfigError(
            f"{where}: there is no history here yet; run advisor cohort run first, or name it "
            "with --history."
        )
    return open_history(where)


def run(options: RunOptions) -> int:
    """Run over a cohort; return the exit status: 0, or 2 if a file could not be used.

    Raises:
        ConfigError: the cohort, the history or a setting cannot be used.
    """
    ready()
    from advisor.cohort.entries import of_folder, of_table
    from advisor.cohort.pseudonyms import Pseudonyms
    from advisor.cohort.rubric import read_rubric
    from advisor.cohort.run import CohortRun, judging_of, rewriter_of
    from advisor.cohort.writing import Wanted
    from advisor.config import Choices
    from advisor.registry import rules
    from advisor.session import Session

    choices = Choices(
        config=options.config,
        profile=options.profile,
        cache=False if options.no_cache else None,
    )
    known = rules()
    rubric = read_rubric(
        options.rubric, frozenset(known) | {rule.category for rule in known.values()}
    )
    pseudonyms = None if options.pseudonyms is None else Pseudonyms(options.pseudonyms)
    with (
        closing(Session(choices, jobs=options.jobs)) as session,
        opened(options.history, made=True) as history,
    ):
        session.validate()
        cohort = (
            of_folder(options.folder, session.find)
            if options.table is None
            else of_table(options.table, options.folder)
        )
        _take_in(history, options, pseudonyms)
        wanted = Wanted(
            cohort=options.cohort or options.folder.resolve().name or "cohort",
            home=options.out,
            rubric=rubric,
            judging=judging_of(session),
            whys={name: _first_sentence(rule.why) for name, rule in known.items()},
            rewriter=rewriter_of(session) if options.rewrites else None,
            parquet=options.parquet,
        )
        with _progress() as told:
            try:
                done = CohortRun(session, history, wanted, pseudonyms).over(cohort, told)
            except KeyboardInterrupt:
                complain(
                    "stopped. What is done is kept: run the same command again to go on from there."
                )
                return 130
    for sentence in cohort.problems:
        complain(sentence)
    for sentence in done.problems:
        if sentence not in cohort.problems:
            complain(sentence)
    resumed = f" {many(done.resumed, 'trainee')} were done before." if done.resumed else ""
    write(
        f"{many(done.drafts, 'draft')} of {many(done.trainees, 'trainee')} judged, "
        f"{many(done.findings, 'finding')}.{resumed}\n"
        f"Report: {options.out / 'index.html'}\nHistory: {history.place}, run {done.run}\n"
    )
    return 2 if done.problems else 0


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + "." if stop else text


def _take_in(history: History, options: RunOptions, pseudonyms: Pseudonyms | None) -> None:
    """Take in verdicts that were named, and those written into the table of the last report."""
    from advisor.cohort.run import FINDINGS_CSV

    del pseudonyms
    edited = options.out / FINDINGS_CSV
    files = [*options.verdicts, *([edited] if edited.is_file() else [])]
    for path in files:
        count = _said(history, path)
        if count:
            complain(f"{path}: verdicts taken in: {count}.")


def _said(history: History, path: Path) -> int:
    """Take in the verdicts of a file that are new; return how many."""
    from advisor.cohort.export import read_verdicts

    known = {one.fingerprint: (one.say, one.reason) for one in history.verdicts()}
    found = {one.fingerprint: one for one in read_verdicts(path, by=_user(), said=_now())}
    new = [one for one in found.values() if known.get(one.fingerprint) != (one.say, one.reason)]
    if new:
        history.say(new)
    return len(new)


def _user() -> str:
    with suppress(Exception):
        return getpass.getuser()
    return ""


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def say(files: Sequence[Path], where: str) -> None:
    """Take in what a supervisor says in CSV files.

    Raises:
        ConfigError: a file or the history cannot be used.
    """
    with opened(where) as history:
        for path in files:
            count = _said(history, path)
            write(f"{path}: {many(count, 'new verdict')}.\n")


class _progress:  # noqa: N801
    """A bar on the terminal, and elsewhere a line now and then."""

    _EVERY = 30.0
    """Seconds between lines where no bar can be shown."""

    def __enter__(self) -> Callable[[int, int], None]:
        from time import monotonic

        self._bar: Any = None
        self._last = monotonic()
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

            self._bar = Progress(
                *Progress.get_default_columns()[:2],
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("Judging drafts", total=None)
            self._bar.start()
        return self._told

    def _told(self, done: int, total: int) -> None:
        from time import monotonic

        if self._bar is not None:
            self._bar.update(self._task, completed=done, total=total)
        elif monotonic() - self._last > self._EVERY:
            self._last = monotonic()
            complain(f"{done} of {total} drafts.")

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def many(count: int, word: str) -> str:
    """Return a count with its noun."""
    return f"{count} {word}{'' if count == 1 else 's'}"
