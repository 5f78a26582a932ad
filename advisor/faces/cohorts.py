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
from advisor.faces.screen import complain, options_for, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
    from advisor.cohort.run import CohortRun, Wanted, judging_of, rewriter_of
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
    resumed = f" {_many(done.resumed, 'trainee')} were done before." if done.resumed else ""
    write(
        f"{_many(done.drafts, 'draft')} of {_many(done.trainees, 'trainee')} judged, "
        f"{_many(done.findings, 'finding')}.{resumed}\n"
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
            write(f"{path}: {_many(count, 'new verdict')}.\n")


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


# --- looking at a history -------------------------------------------------------------------


def runs(where: str, cohort: str | None) -> None:
    """Show the runs of a history.

    Raises:
        ConfigError: the history cannot be used.
    """
    with opened(where) as history:
        found = history.runs(cohort)
    rows = [
        (
            str(one.number),
            one.cohort,
            (one.finished or one.started)[:16].replace("T", " "),
            str(one.drafts),
            str(one.trainees),
            "" if one.finished else "not finished",
        )
        for one in found
    ]
    _table(("run", "cohort", "time (UTC)", "drafts", "trainees", ""), rows, numbers={0, 3, 4})
    if not rows:
        write("There are no runs yet.\n")


def compared(where: str, cohort: str | None, numbers: tuple[int, ...], rubric: Path | None) -> None:
    """Show two runs side by side: the last two, or those that are named.

    Raises:
        ConfigError: the history cannot be used, or has no such runs.
    """
    from advisor.cohort.figures import compare
    from advisor.cohort.rubric import read_rubric

    with opened(where) as history:
        finished = [one for one in history.runs(cohort) if one.finished]
        known = {one.number: one for one in finished}
        missing = [one for one in numbers if one not in known]
        if missing:
            raise ConfigError(
                f"{where}: there is no finished run {missing[0]}; see advisor cohort history."
            )
        if not numbers:
            last = (
                [one for one in finished if one.cohort == finished[-1].cohort] if finished else []
            )
            numbers = tuple(one.number for one in last[-2:])
        if len(numbers) != 2:
            raise ConfigError(f"{where}: it takes two finished runs of a cohort to compare.")
        first, second = (known[number] for number in numbers)
        before, after = history.drafts(first.number), history.drafts(second.number)
    chosen = read_rubric(rubric)
    found = compare(before, after, {one.name: one.label for one in chosen.elements}, chosen.labels)
    write(
        f"Run {first.number} ({first.finished[:10]}, {_many(first.drafts, 'draft')}) and "
        f"run {second.number} ({second.finished[:10]}, {_many(second.drafts, 'draft')})\n"
    )
    if (first.judging, first.advisor) != (second.judging, second.advisor):
        complain("the two runs were judged by other rules or settings; read changes with care.")
    if first.rubric != second.rubric:
        complain("the two runs had different rubrics, so their points do not compare.")
    for title, shifts, form in (
        ("Drafts that state it", found.elements, "share"),
        ("Points", found.criteria, "share"),
        ("Findings in 100 words", found.rules, "rate"),
    ):
        rows = [(one.label, one.before, one.after, _change(one.change, form)) for one in shifts]
        write("\n")
        _table((title, "before", "after", "change"), rows, numbers={1, 2, 3})


def _change(change: float, form: str) -> str:
    if form == "rate":
        return f"{change:+.2f}"
    return f"{round(100 * change):+d}%" if round(100 * change) else "0%"


def agreed(where: str) -> None:
    """Show how precise each rule is to the programme.

    Raises:
        ConfigError: the history cannot be used.
    """
    from advisor.cohort.figures import agreement

    with opened(where) as history:
        found = agreement(history.verdicts())
    if not found:
        write("There are no verdicts yet. Take some in: advisor cohort say FILE\n")
        return
    rows = [
        (
            one.rule,
            str(one.confirmed),
            str(one.dismissed),
            f"{one.precision.share:.0%}",
            f"{one.low:.0%} to {one.high:.0%}",
            "; ".join(filter(None, (one.advice, *one.reasons))),
        )
        for one in found
    ]
    _table(
        ("rule", "confirmed", "dismissed", "precision", "95% interval", "remark"),
        rows,
        numbers={1, 2, 3, 4},
    )


def delete_trainee(
    name: str, where: str, pseudonyms: Path | None, confirm: Callable[[str], bool]
) -> int:
    """Delete a trainee from the history, the key file and all reports; return the exit status.

    Raises:
        ConfigError: the history or the key file cannot be used.
    """
    ready()
    from advisor.cohort.folder import remove_report
    from advisor.cohort.pseudonyms import Pseudonyms

    key = None if pseudonyms is None else _key(pseudonyms)
    shown = name if key is None else key.known(name) or name
    with opened(where) as history:
        known = shown in history.trainees() or any(
            one.trainee == shown for one in history.verdicts()
        )
        in_key = key is not None and (key.known(name) is not None or key.name_of(name) is not None)
        if not known and not in_key:
            raise ConfigError(
                f"There is no trainee called {name!r} in {history.place}; with pseudonyms, name the "
                "key file too: --pseudonyms FILE."
            )
        folders = history.report_folders(shown)
        reports = f" Reports that name them are removed too: {_many(len(folders), 'folder')}."
        if not confirm(f"Delete all that is kept of {name}?{reports if folders else ''}"):
            write("Nothing was deleted.\n")
            return 1
        for folder in folders:
            if remove_report(folder):
                write(f"{folder}: the report was removed; a new run writes it anew.\n")
        count = history.delete_trainee(shown)
    if key is not None and isinstance(key, Pseudonyms) and key.forget(name):
        key.save()
        write(f"{pseudonyms}: the name was taken out of the key file.\n")
    write(
        f"{name} was deleted: {_many(count, 'draft')} in the history. The drafts themselves and "
        "your backups are yours to delete.\n"
    )
    return 0


def _key(path: Path) -> Pseudonyms:
    from advisor.cohort.pseudonyms import Pseudonyms

    if not path.exists():
        raise ConfigError(f"{path}: there is no such key file; check its name.")
    return Pseudonyms(path)


def rubric_text() -> str:
    """Return our own rubric as TOML."""
    from importlib.resources import files

    return files("advisor.cohort").joinpath("rubric.toml").read_text("utf-8")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: set[int]) -> None:
    """Write rows in columns; numbers stand to the right."""
    from advisor.reports.glyphs import fitting, visible

    options = options_for(sys.stdout)
    every = [[fitting(visible(cell), options) for cell in row] for row in (head, *rows)]
    if len(every) < 2:
        return
    wide = [max(len(row[at]) for row in every) for at in range(len(head))]
    for row in every:
        cells: Iterator[str] = (
            cell.rjust(wide[at]) if at in numbers else cell.ljust(wide[at])
            for at, cell in enumerate(row)
        )
        write("  ".join(cells).rstrip() + "\n")


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
