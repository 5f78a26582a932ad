"""One `advisor check`: from paths to output and exit status."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from advisor.config import Choices
from advisor.errors import DraftError
from advisor.faces.screen import complain, with_progress, write
from advisor.filters.holding import Holding
from advisor.findings import Applicability, Note
from advisor.mending import Mended
from advisor.report import FileReport, Totals
from advisor.reports.own import HOMES, own_reporter
from advisor.reports.reporter import Reporter
from advisor.session import LOCAL, Session
from advisor.settings import near_miss

if TYPE_CHECKING:
    from advisor.clock import Clock
    from advisor.faces.copies import Copies
    from advisor.faces.outputs import Outputs

STDIN = "<stdin>"
"""What piped text is called in a report."""


def _parts(paths: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the paths in runs of files, with a lone "-" where text is piped in."""
    parts: list[tuple[str, ...]] = []
    for path in paths or (".",):
        if path == "-":
            if ("-",) not in parts:
                parts.append(("-",))
        elif parts and parts[-1] != ("-",):
            parts[-1] = (*parts[-1], path)
        else:
            parts.append((path,))
    return parts


def _once(files: Iterable[FileReport]) -> Iterator[FileReport]:
    """Yield reports in order, without those on a path that came before."""
    seen: set[str] = set()
    for file in files:
        if file.path not in seen:
            seen.add(file.path)
            yield file


def _unified(name: str, before: str, after: str) -> str:
    from difflib import unified_diff

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )


def _told_once(notes: Sequence[Note]) -> Iterator[str]:
    """Yield what notes say; of a rule that failed on many drafts, the first only."""
    failures = Counter(note.rule for note in notes if note.failed and note.rule)
    told: set[str] = set()
    for note in notes:
        if not note.failed or not note.rule:
            yield note.message
        elif note.rule not in told:
            told.add(note.rule)
            others = failures[note.rule] - 1
            drafts = "draft" if others == 1 else "drafts"
            yield note.message + (f" So it was with {others} more {drafts}." if others else "")


_SLOWEST = 15
"""Rules that are named; the rest is one line."""


def timing(clock: "Clock") -> str:
    """Return where the time of a run went, the slowest rules first."""
    ruled = sum(clock.seconds.values())
    whole = (clock.reading + ruled) or 1.0
    rows = sorted(clock.seconds.items(), key=lambda item: -item[1])
    shown, rest = rows[:_SLOWEST], rows[_SLOWEST:]
    lines = [f"{'milliseconds':>12}  {'share':>5}  where"]
    for name, seconds in [("reading", clock.reading), *shown]:
        lines.append(f"{1000 * seconds:>12.1f}  {seconds / whole:>5.1%}  {name}")
    if rest:
        others = sum(seconds for _, seconds in rest)
        lines.append(f"{1000 * others:>12.1f}  {others / whole:>5.1%}  {len(rest)} more rules")
    return "\n".join(lines) + f"\n{1000 * whole:>12.1f}  {1:>5.0%}  {clock.drafts} drafts\n"


class Run:
    """Checks or mends what the command line names, and tells what came of it."""

    def __init__(
        self,
        choices: Choices,
        *,
        encoding: str | None = None,
        jobs: int | None = 1,
        stdin_name: str = STDIN,
        since: str | None = None,
        output_files: Sequence[str] = (),
        exit_zero: bool = False,
        verbose: bool = False,
        clock: "Clock | None" = None,
        engine: str = LOCAL,
        scheduler: str | None = None,
        annotate: Path | None = None,
        track: bool = False,
    ) -> None:
        self._session = Session(
            choices, encoding=encoding, jobs=jobs, clock=clock, engine=engine, scheduler=scheduler
        )
        self._verbose, self._clock, self._start = verbose, clock, perf_counter()
        self._holding = Holding(lambda name: self._session.baseline_of(Path(name)), since)
        self._stdin_name = stdin_name
        self._fixed: dict[str, int] = {}
        self._changed = False
        self._output_files = tuple(output_files)
        self._exit_zero = exit_zero
        self._dropped: list[str] = []
        self._annotate, self._track = annotate, track
        self._copies: Copies | None = None
        self._uncopied: list[str] = []

    def close(self) -> None:
        """Let go of the session."""
        self._session.close()

    def _judged_by(self, name: str) -> frozenset[str]:
        return self._session.judged_by(Path(name))

    def _reporter(self, paths: Sequence[str]) -> Reporter:
        """Return the reporter that was chosen; known before anything is judged."""
        first = Path(next((path for path in paths if path != "-"), "."))
        settings = self._session.settings(first / "-" if first.is_dir() else first)
        own = own_reporter(settings.format)
        if own is not None:
            return own
        from advisor.registry import reporters

        known = reporters()
        if settings.format not in known:
            names = list(dict.fromkeys([*HOMES, *known]))
            raise settings.origin("format").fault(
                f"there is no format {settings.format!r}."
                f"{near_miss(settings.format, names)} Choose one of: {', '.join(names)}."
            )
        return known[settings.format]

    def _ready(self, paths: Sequence[str]) -> None:
        """Make sure that what holds findings back can be used, before anything is done."""
        self._holding.ready(Path(path) for path in paths or (".",) if path != "-")

    @staticmethod
    def _stdin() -> bytes:
        if sys.stdin.isatty():
            write("Paste the draft, then press Ctrl-D (Ctrl-Z on Windows).\n", sys.stderr)
        return sys.stdin.buffer.read()

    def check(
        self,
        paths: Sequence[str],
        *,
        quiet: bool = False,
        new_baseline: Path | None = None,
        prune: bool = False,
    ) -> int:
        """Check all paths, show the report and return the exit status.

        `new_baseline` is where to write what was found; `prune` takes what is no longer found
        out of the baseline.
        """
        reporter = self._reporter(paths)
        if new_baseline is None:
            self._ready(paths)
        if self._annotate is not None:
            from advisor.faces.copies import Copies

            self._copies = Copies(self._session, self._annotate, paths, track=self._track)
        # What goes into a baseline is known from now on, so nothing is left to show.
        shown = reporter if new_baseline is None else None
        with closing(self._outputs(shown, quiet=quiet)) as outputs:
            files = _once(self._judged(paths, shown=reporter.stream is None))
            if new_baseline is not None or prune:
                # A baseline says all of a run at once, so all of it has to be there.
                files = iter(self._kept(list(files), new_baseline))
            return self._finish(files, outputs, counts=new_baseline is None)

    def _judged(self, paths: Sequence[str], *, shown: bool) -> Iterator[FileReport]:
        """Yield the report on each draft. `shown` says that the terminal shows nothing else."""
        for part in _parts(paths):
            if part == ("-",):
                yield self._session.check_bytes(self._stdin(), self._stdin_name)
            else:
                sources = self._session.find(map(Path, part))
                done = self._session.check_sources(sources)
                alone = shown or not sys.stdout.isatty()
                yield from with_progress(done, len(sources)) if alone else done

    def _kept(self, files: list[FileReport], new_baseline: Path | None) -> list[FileReport]:
        """Return files after their findings went into a baseline, or old ones out of it."""
        if new_baseline is not None:
            known = self._holding.write(new_baseline, files, self._judged_by)
            complain(f"{known.path}: findings in the baseline now: {known.count}.")
        else:
            for known, gone in self._holding.prune(files, self._judged_by):
                complain(f"{known.path}: findings taken out: {gone}, left: {known.count}.")
        return files

    def mend(
        self, paths: Sequence[str], upto: Applicability, *, diff: bool, quiet: bool = False
    ) -> int:
        """Apply fixes, or show what they would change, and return the exit status.

        Files are written in place; a draft from stdin goes to stdout, and its report to
        stderr. With `diff` nothing is written, and the status is 1 if anything would change.
        """
        reporter = self._reporter(paths)
        self._ready(paths)
        stream = sys.stderr if "-" in paths and not diff else sys.stdout
        shown = None if diff else reporter
        with closing(self._outputs(shown, quiet=quiet, stream=stream)) as outputs:
            # All is mended before a word is shown: whoever closes the pipe early stops no fix.
            files = list(_once(self._mended(paths, upto, diff=diff)))
            status = self._finish(files, outputs, counts=not diff)
        return max(status, int(self._changed)) if diff else status

    def _mended(
        self, paths: Sequence[str], upto: Applicability, *, diff: bool
    ) -> Iterator[FileReport]:
        for part in _parts(paths):
            if part == ("-",):
                mended = self._session.mend_bytes(self._stdin(), self._stdin_name, upto)
                yield self._noted(mended, diff=diff)
                if not diff:
                    self._pass_on(mended)
            else:
                sources = self._session.find(map(Path, part))
                done = self._session.mend_sources(sources, upto, write=not diff)
                for one in with_progress(done, len(sources)):
                    yield self._noted(one, diff=diff)

    def _outputs(self, screen: Reporter | None, *, quiet: bool, stream: Any = None) -> "Outputs":
        """Return where the report goes; each place is known to work before anything is judged."""
        from advisor.faces.outputs import Outputs, target_of

        targets = []
        if self._output_files:
            from advisor.registry import reporters

            known = [*HOMES, *(name for name in reporters() if name not in HOMES)]
            for given in self._output_files:
                name, path = target_of(given, known)
                targets.append((own_reporter(name) or reporters()[name], path))
        return Outputs(screen, targets, quiet=quiet, stream=stream)

    def _pass_on(self, mended: Mended) -> None:
        sys.stdout.buffer.write(mended.data)
        sys.stdout.buffer.flush()

    def _noted(self, mended: Mended, *, diff: bool) -> FileReport:
        report = mended.report
        if mended.before != mended.after:
            self._changed = True
            self._fixed[report.path] = mended.applied
            if diff:
                write(_unified(report.path, mended.before, mended.after))
        self._dropped += [f"{report.path}: {sentence}" for sentence in mended.dropped]
        return report

    def _finish(self, files: Iterable[FileReport], outputs: "Outputs", *, counts: bool) -> int:
        """Show the report, tell what could not be used, and return the exit status.

        `counts` says that findings make the status 1: a diff asks only what would change.
        """
        totals, fails = Totals(fixed=self._fixed), False
        for file in files:
            held = self._holding.held(file)
            totals.add(held)
            outputs.file(held)
            fails = fails or self._session.fails(held)
            self._copy(held)
        # Packs are loaded on the way, so only now is it known which of them failed.
        totals.own_notes = self._session.notes
        outputs.end(totals)
        if self._verbose:
            self._tell(totals)
        if self._clock is not None:
            write(timing(self._clock), sys.stderr)
        if self._complaints(totals):
            return 2
        return int(counts and fails and not self._exit_zero)

    def _copy(self, file: FileReport) -> None:
        """Write the annotated copy of a file, if one is wanted; a failure costs no other file."""
        if self._copies is None:
            return
        try:
            self._copies.add(file)
        except DraftError as error:
            self._uncopied.append(str(error))

    def _tell(self, totals: Totals) -> None:
        """Say what the run did, and under which settings."""
        settings = self._session.settings()
        judged, recalled = self._session.judged, self._session.recalled
        self._session.judged = self._session.recalled = 0
        seconds = perf_counter() - self._start
        origin = settings.origin("profile") if settings.profile else "none"
        complain(f"profile {settings.profile or 'none'} (from {origin}), model {settings.model}.")
        complain(
            f"{totals.files} files in {seconds:.1f} s: {judged} judged, {recalled} as an earlier "
            f"run left them, {len(totals.errors)} not read."
        )

    def _complaints(self, totals: Totals) -> bool:
        """Tell what went wrong on the way; return whether any of it makes the status 2."""
        sentences = [*totals.errors, *_told_once(totals.notes), *self._dropped, *self._uncopied]
        for sentence in dict.fromkeys(sentences):
            complain(sentence)
        return bool(totals.errors or self._uncopied) or any(note.failed for note in totals.notes)
