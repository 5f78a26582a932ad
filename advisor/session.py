"""What faces hold: the one place that turns paths and texts into reports.

A session keeps what is dear, the language pipeline above all, and nothing of any draft. It
touches the disk in two places only: the cache, for files that were named or found in a named
folder, and the files that it was asked to mend.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from advisor.config import Choices, Settings, SettingsFinder
from advisor.errors import DraftError, NoDraftError
from advisor.filters.threshold import at_least
from advisor.findings import Applicability, Note
from advisor.judging import Crew, Job, Judge, Workers, open_job
from advisor.keeping import Keeping
from advisor.mending import Mended, mend, mended_text, rewrite
from advisor.reading.walk import Source, find_drafts, read_bytes
from advisor.report import FileReport
from advisor.settings import Place, of_comments

if TYPE_CHECKING:
    from types import TracebackType

    from advisor.annotating.word import Annotated
    from advisor.clock import Clock
    from advisor.language.pipeline import Pipeline
    from advisor.rewriting.card import Rewrite
    from advisor.settings import ActiveRule

_BATCH = 64
"""Drafts that are read together: enough for the pipeline to batch, few enough to show progress."""

_CREW_FROM = 200
"""Drafts that one process judges before it is worth waiting for others to start."""

LOCAL, DASK = "local", "dask"
"""Who judges: this machine, or a cluster."""

TEXT = "<text>"
"""What a pasted text is called in a report."""


class Session:
    """Checks and mends drafts under the choices of one run.

    Args:
        choices: what the user chose by hand; it wins over settings files.
        pipeline: a loaded pipeline to read with, whatever `model` says.
        encoding: how drafts are stored; found from each file if `None`.
        jobs: processes to judge with; `None` takes as many as the machine has from some
            hundred drafts on. Others than 1 need the caller's module to be importable.
        cache_folder: where to keep reports, if not where the system keeps caches.
        clock: counts the time of each rule; then one process judges, and nothing is kept.
        engine: who judges: "local", or "dask" for a cluster.
        scheduler: the address of a running cluster; without it one is started here.
        remember: lines whose reading is kept in memory until `forget`, for an editor, where a
            draft comes again with each key press.
    """

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        pipeline: Pipeline | None = None,
        encoding: str | None = None,
        jobs: int | None = 1,
        cache_folder: Path | None = None,
        clock: Clock | None = None,
        engine: str = LOCAL,
        scheduler: str | None = None,
        remember: int = 0,
    ) -> None:
        choices = choices or Choices()
        self._finder = SettingsFinder(choices)
        self._judge = Judge(pipeline, clock, remember)
        self._given = pipeline is not None
        keeps = choices.cache is not False and pipeline is None and clock is None
        self._keeping = Keeping(cache_folder) if keeps else None
        self._encoding = encoding
        self._jobs = jobs if clock is None else 1
        self.judged = 0
        """Drafts that were judged in this session."""
        self.recalled = 0
        """Drafts whose report an earlier run had left."""
        self._crew: Workers | None = None
        self._engine, self._scheduler = engine, scheduler
        self._counted: dict[str, Settings] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the cache and of other processes."""
        if self._keeping is not None:
            self._keeping.close()
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what the user should know of the installation, such as a broken rule pack."""
        from advisor.catalogue import failures

        return tuple(Note(problem, failed=True) for problem in failures())

    def settings(self, path: Path | None = None) -> Settings:
        """Return the settings that hold for a draft; for pasted text without a path.

        Raises:
            ConfigError: a settings file or a choice could not be used.
        """
        return self._finder.for_path(path)

    def profiles(self) -> dict[str, str]:
        """Return all profiles by name, those of the settings file first, each with what it is for."""
        return self._finder.profiles()

    def validate(self, path: Path | None = None) -> None:
        """Make sure that all rules and settings that are named exist.

        Judging does so too, but a face may want to know before anything else is done.

        Raises:
            ConfigError: one does not.
        """
        self._judge.rules(self.settings(path))

    def rules(self, settings: Settings) -> tuple[ActiveRule, ...]:
        """Return the rules that run under some settings, house rules included.

        Raises:
            ConfigError: the settings name what does not exist.
        """
        return self._judge.rules(settings)

    def baseline_of(self, path: Path) -> Path | None:
        """Return the baseline that the settings of a file name, or `None`."""
        return (self._counted.get(str(path)) or self.settings(path)).baseline

    def judged_by(self, path: Path | None) -> frozenset[str]:
        """Return the names of the rules that judge a file, and of findings on its comments."""
        settings = self.settings(path)
        wanted = of_comments(settings.select, settings.ignore, settings.rules)
        return frozenset([*(active.rule.name for active in self._judge.rules(settings)), *wanted])

    def find(self, paths: Iterable[Path]) -> list[Source]:
        """Return the drafts that some files and folders hold, in the order of a run."""
        if self._keeping is not None:
            suffixes = set(self._keeping.installed.suffixes)
        else:
            from advisor.registry import formats

            suffixes = {suffix for form in formats().values() for suffix in form.suffixes}
        return list(find_drafts(paths, suffixes))

    def fails(self, file: FileReport) -> bool:
        """Say whether a file that this session checked has findings that count."""
        settings = self._counted.get(file.path) or self.settings()
        return bool(at_least(file.findings, settings.fail_on))

    # --- checking -------------------------------------------------------------------------

    def check_paths(self, paths: Iterable[Path]) -> Iterator[FileReport]:
        """Yield a report for each draft that files and folders hold, in order.

        Raises:
            ConfigError, PluginError, PipelineError: nothing can be judged.
        """
        yield from self.check_sources(self.find(paths))

    def check_sources(self, sources: Sequence[Source]) -> Iterator[FileReport]:
        """Yield a report for each draft that `find` returned, in order."""
        skipped = told = 0
        for batch, wait in self._ahead(sources):
            judged = iter(wait())
            fresh: list[tuple[Job, FileReport]] = []
            for entry in batch:
                if isinstance(entry, Job):
                    report = next(judged)
                    self.judged += report.error is None and not report.skipped
                    fresh.append((entry, report))
                    skipped += report.skipped
                    if report.skipped:
                        continue
                    yield report
                else:
                    self.recalled += entry.error is None
                    yield entry
                told += 1
            if self._keeping is not None:
                self._keeping.put(fresh)
        if skipped and not told:
            # An empty run must not look like a clean one.
            folder = sources[0].path.parent
            yield FileReport(
                str(folder),
                f"{folder}: none of the files that were found holds a draft ({skipped} looked at); "
                'name the fields that do in the settings: fields = ["…"].',
            )

    def check_text(
        self,
        text: str,
        name: str = TEXT,
        form: str = "text",
        reader: Mapping[str, object] | None = None,
    ) -> FileReport:
        """Return the report on a pasted text; nothing of it touches the disk.

        Args:
            text: the draft.
            name: what to call it in the report.
            form: the name of its format: "text", "markdown".
            reader: who reads it, as front matter would say; see `docs/fields.md`.

        Raises:
            ConfigError: the reader has a field that does not exist.
        """
        return self._check(self._text_job(text, name, form, reader))

    def text_of(self, data: bytes, name: str) -> tuple[str, str, int]:
        """Return the text of a file that came in as bytes, its format, and how many drafts it holds.

        Of a file of records, the text is that of all its drafts.

        Raises:
            DraftError: it cannot be read.
        """
        opened = open_job(Job(name, data, self.settings(), self._encoding))
        drafts = opened.drafts
        whole = opened.source if opened.library is None else "\n\n".join(d.source for d in drafts)
        return whole, drafts[0].format, len(drafts)

    def _text_job(
        self, text: str, name: str, form: str, reader: Mapping[str, object] | None
    ) -> Job:
        settings = self.settings()
        if reader:
            from advisor.config import known_reader

            said = {**settings.reader, **known_reader(reader, Place("reader"))}
            settings = replace(settings, reader=said)
        return Job(name, text.encode("utf-8", "replace"), settings, "utf-8", form)

    def check_bytes(self, data: bytes, name: str) -> FileReport:
        """Return the report on a draft that came in as bytes; nothing of it touches the disk.

        Its name tells its format, and which settings file holds for it.
        """
        return self._check(self._job_of(data, name))

    def _check(self, job: Job) -> FileReport:
        self._counted[job.name] = job.settings
        return self._judge.judge([job])[0]

    def _job_of(self, data: bytes, name: str) -> Job:
        path = None if name.startswith("<") else Path(name)
        return Job(name, data, self.settings(path), self._encoding)

    def _job(self, source: Source) -> Job:
        if source.problem:
            raise DraftError(source.problem)
        settings = self.settings(source.path)
        name = str(source.path)
        self._counted[name] = settings
        data = read_bytes(source.path)
        return Job(name, data, settings, self._encoding, named=source.named)

    def _entry(self, source: Source) -> Job | FileReport:
        """Return what is left to do for a source: a job, or nothing but to show its report."""
        try:
            job = self._job(source)
        except DraftError as error:
            return FileReport(str(source.path), str(error))
        kept = self._keeping.get(job) if self._keeping is not None else None
        return kept or job

    def _ahead(
        self, sources: Sequence[Source]
    ) -> Iterator[tuple[list[Job | FileReport], Callable[[], list[FileReport]]]]:
        """Yield batches of entries, each with a call that returns the reports on its jobs."""
        waiting: deque[tuple[list[Job | FileReport], Callable[[], list[FileReport]]]] = deque()
        judged = 0
        for at in range(0, len(sources), _BATCH):
            batch = [self._entry(source) for source in sources[at : at + _BATCH]]
            jobs = [entry for entry in batch if isinstance(entry, Job)]
            crew = self._crew_for(judged, len(sources) - at) if jobs else None
            judged += len(jobs)
            if crew is None:
                waiting.append((batch, lambda jobs=jobs: self._judge.judge(jobs)))  # type: ignore[misc]
            else:
                waiting.append((batch, crew.start(jobs)))
            while len(waiting) > (2 * crew.size if crew else 0):
                yield waiting.popleft()
        yield from waiting

    def _crew_for(self, judged: int, left: int) -> Workers | None:
        """Return other processes to judge with, where they will save more than they cost."""
        if self._engine == DASK:
            return self._crew or self._cluster()
        if self._jobs == 1 or self._given:
            return None
        if self._jobs is None and self._crew is None and (judged < _CREW_FROM or left < _CREW_FROM):
            return None
        if self._crew is None:
            affinity = getattr(os, "sched_getaffinity", None)
            cores = len(affinity(0)) if affinity else os.cpu_count() or 1
            size = min(cores, 8) if self._jobs is None else self._jobs
            if size < 2:
                return None
            self._crew = Crew(size, self._judge)
        return self._crew

    def _cluster(self) -> Workers:
        from advisor.cluster import DaskCrew

        size = self._jobs if self._jobs and self._jobs > 1 else 2
        self._crew = DaskCrew(size, self._judge, self._scheduler)
        return self._crew

    # --- editors --------------------------------------------------------------------------

    def reload(self, choices: Choices | None = None) -> None:
        """Read settings files anew from now on; what was loaded stays."""
        self._finder = SettingsFinder(choices or Choices())
        self._counted.clear()

    def forget(self) -> None:
        """Forget the lines that `remember` kept."""
        self._judge.forget()

    def check_open(self, text: str, path: Path | None, form: str = "") -> FileReport:
        """Return the report on a text as it stands in an editor; nothing of it touches the disk.

        Args:
            text: what the editor shows.
            path: the file that is edited, which tells the settings; `None` for one without.
            form: the name of its format; "" leaves that to the ending of the path.

        Raises:
            ConfigError, PluginError, PipelineError: nothing can be judged.
        """
        # A report holds no sentence, so those of the version before are free.
        self._judge.turn()
        return self._check(self._job_open(text, path, form))

    def mend_open(self, text: str, path: Path | None, form: str = "") -> str:
        """Return a text from an editor with its safe rewrites applied.

        Raises:
            DraftError: it cannot be read or mended.
            ConfigError, PluginError, PipelineError: nothing can be judged.
        """
        return mend(self._judge, self._job_open(text, path, form), Applicability.SAFE).after

    def comment_styles(self, path: Path | None, form: str = "") -> tuple[str, ...]:
        """Return how comments to the advisor are written in a file: "html", "hash", "bracket"."""
        from advisor.judging import format_of

        return tuple(format_of(str(path or TEXT), form).comments)

    def _job_open(self, text: str, path: Path | None, form: str) -> Job:
        name = TEXT if path is None else str(path)
        data = text.encode("utf-8", "replace")
        # Not named: a file of data that holds no draft is none of an editor's business.
        return Job(name, data, self.settings(path), "utf-8", form, named=False)

    # --- rewriting ------------------------------------------------------------------------

    def rewrite_text(
        self,
        text: str,
        name: str = TEXT,
        form: str = "text",
        reader: Mapping[str, object] | None = None,
    ) -> Rewrite:
        """Return the finished card of a pasted text; nothing of it touches the disk.

        Raises:
            DraftError: it cannot be read or rewritten.
        """
        return rewrite(self._judge, self._text_job(text, name, form, reader))

    def rewrite_bytes(self, data: bytes, name: str) -> Rewrite:
        """Return the finished card of a draft that came in as bytes; its name tells its format.

        Raises:
            DraftError: it cannot be read or rewritten.
        """
        return rewrite(self._judge, self._job_of(data, name))

    def rewrite_source(self, source: Source) -> Rewrite:
        """Return the finished card of a draft that `find` returned.

        Raises:
            DraftError: it cannot be read or rewritten.
        """
        return rewrite(self._judge, self._job(source))

    def card_text(self, source: Source, render: Callable[[Rewrite], str]) -> str:
        """Return the finished card of a draft as text; that of an unchanged draft is kept.

        Args:
            source: a draft that `find` returned.
            render: writes the card down, always in the same way.

        Raises:
            DraftError: it cannot be read or rewritten.
        """
        job = self._job(source)
        kept = self._keeping.text(job, "card") if self._keeping is not None else None
        if kept is not None:
            return kept
        text = render(rewrite(self._judge, job))
        if self._keeping is not None:
            self._keeping.keep_text(job, "card", text)
        return text

    # --- documents ------------------------------------------------------------------------

    def annotate(self, file: FileReport, *, track: bool) -> Annotated:
        """Return a copy of a Word file with the findings of its report as comments.

        Args:
            file: the report on it, with the findings that are to be shown.
            track: whether safe rewrites are written as tracked changes.

        Raises:
            DraftError: it cannot be read, or was changed since it was judged.
        """
        from advisor.annotating.word import annotate

        path = Path(file.path)
        data = read_bytes(path)
        mended = None
        if track:
            job = Job(file.path, data, self.settings(path), self._encoding)
            mended = mended_text(self._judge, job)
        return annotate(data, file, mended)

    @staticmethod
    def write(path: Path, data: bytes) -> None:
        """Write a file in one move, so that a crash leaves the old or the new one whole.

        Raises:
            DraftError: it may not be written.
        """
        from advisor.reading.source import write_atomically

        write_atomically(path, data)

    # --- mending --------------------------------------------------------------------------

    def mend_sources(
        self, sources: Sequence[Source], upto: Applicability, *, write: bool
    ) -> Iterator[Mended]:
        """Yield each draft with its fixes applied, in order.

        Args:
            sources: what `find` returned.
            upto: the least trusted applicability to apply; blanks are never applied.
            write: whether to write the mended drafts back to their files.
        """
        from advisor.reading.source import write_atomically

        for source in sources:
            self.validate(source.path)
        for source in sources:
            try:
                job = self._job(source)
                mended = mend(self._judge, job, upto)
                if write and mended.data != job.data and not mended.report.error:
                    write_atomically(source.path, mended.data)
            except NoDraftError:
                continue
            except DraftError as error:
                mended = Mended(FileReport(str(source.path), str(error)))
            yield mended

    def mend_bytes(self, data: bytes, name: str, upto: Applicability) -> Mended:
        """Return a draft that came in as bytes, mended."""
        try:
            job = self._job_of(data, name)
            self._counted[name] = job.settings
            return mend(self._judge, job, upto)
        except DraftError as error:
            return Mended(FileReport(name, str(error)))

    def mend_text(
        self,
        text: str,
        upto: Applicability,
        form: str = "text",
        reader: Mapping[str, object] | None = None,
    ) -> Mended:
        """Return a pasted text, mended.

        Raises:
            DraftError: it cannot be read or mended.
            ConfigError: the reader has a field that does not exist.
        """
        job = self._text_job(text, TEXT, form, reader)
        self._counted[job.name] = job.settings
        return mend(self._judge, job, upto)
