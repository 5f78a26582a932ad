"""The part of a session that can run in another process: bytes and settings in, reports out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from advisor.config import Settings
from advisor.errors import AdvisorError, ConfigError, DraftError, NoDraftError
from advisor.findings import Note
from advisor.report import FileReport
from advisor.settings import ActiveRule, OwnWords, active_rules, of_comments
from advisor.version import GENERATOR

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext

    from advisor.clock import Clock
    from advisor.engine import Engine
    from advisor.language.pipeline import Pipeline
    from advisor.reading.draft import Draft
    from advisor.reading.format import Format
    from advisor.reading.held import Library, Record
    from advisor.rule import Rule


@contextmanager
def _start_up() -> Iterator[None]:
    """Hold the garbage collector while rules, word lists and weights are loaded.

    All of it stays to the end, so looking through it again and again finds nothing, and takes
    a fifth of the start-up. What is there afterwards is set aside from later looks too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def with_house_rules(
    known: Mapping[str, Rule], house: tuple[tuple[str, str], ...]
) -> Mapping[str, Rule]:
    """Return rules with those of a team's own files.

    Raises:
        ConfigError: a file could not be used, or a rule has the name of another.
    """
    from advisor.house.file import rules_of

    own = rules_of(house)
    twice = sorted(known.keys() & own.keys())
    if twice:
        raise ConfigError(f"A house rule is called {twice[0]!r}, as another rule is; rename it.")
    return {**known, **own}


@dataclass(frozen=True, slots=True)
class Job:
    """One draft to judge: its name, its bytes, and what holds for it.

    `form` names its format; "" leaves that to the ending of its name. `named` is false for a
    file that was met in a folder: what holds no draft there is passed over.
    """

    name: str
    data: bytes
    settings: Settings
    encoding: str | None = None
    form: str = ""
    named: bool = True


def format_of(name: str, form: str = "") -> Format:
    """Return the format of a draft; what has no known ending is read as plain text."""
    from advisor.registry import formats

    known = formats()
    if form:
        return known[form]
    suffix = Path(name).suffix.lower()
    return next((f for f in known.values() if suffix in f.suffixes), known["text"])


_READER = "reader profile"
"""The field under which the settings' reader stands in front of a draft's own "reader"."""


@dataclass(frozen=True)
class Opened:
    """The drafts of a file: one, or those of a library, whose `problems` are left out.

    `source` is the whole file, decoded, and `encoding` how it is stored; of a document, it is
    the text that is judged, and `problems` are sentences on what could not be read.
    """

    source: str
    encoding: str
    drafts: tuple[Draft, ...]
    library: Library | None = None
    commented: Draft | None = None
    """The file as a whole, if it has comments to the advisor outside its records."""
    problems: tuple[str, ...] = ()


def _draft(job: Job, text: str, encoding: str, form: Format, record: Record | None) -> Draft:
    from advisor.reading.draft import Draft
    from advisor.reading.format import Reading
    from advisor.reading.reader import read_source

    if record is not None and record.blocks is not None:
        reading = Reading(record.blocks, {})
    else:
        reading = read_source(form, text, job.name)
    fields = reading.fields
    if job.settings.reader:
        # Under another spelling of the same field, what a draft says of its reader comes on top.
        fields = {_READER: dict(job.settings.reader), **fields}
    return Draft(
        job.name, text, form.name, reading.blocks, encoding, fields, reading.comments, record
    )


_HEAD = 500
"""Bytes in which a page of our own says so."""


def open_job(job: Job) -> Opened:
    """Return the drafts of a job.

    Raises:
        DraftError: it is no text, breaks the rules of its format, or holds no draft.
        NoDraftError: it was met in a folder, and holds no draft.
    """
    from advisor.reading.format import Wanted
    from advisor.reading.formats.records import may_hold
    from advisor.reading.source import decode
    from advisor.registry import formats

    form = format_of(job.name, job.form)
    wanted = Wanted(job.settings.fields, job.named)
    if form.keyed and not job.named and not may_hold(job.data, wanted):
        raise NoDraftError(job.name)
    if not job.named and GENERATOR.encode() in job.data[:_HEAD]:
        raise NoDraftError(job.name)
    if form.unpack is not None:
        return _open_document(job, form)
    text, encoding = decode(job.data, job.name, job.encoding, library=form.open is not None)
    if form.open is None:
        return Opened(text, encoding, (_draft(job, text, encoding, form, None),))
    library = form.open(text, job.name, wanted)
    if not library.records:
        raise _nothing_in(job, form, library.problems)
    inner = formats()[job.settings.fields_format if form.keyed else "text"]
    drafts = tuple(_draft(job, r.source, encoding, inner, r) for r in library.records)
    from advisor.placing import commented

    return Opened(
        text, encoding, drafts, library, commented(job.name, text, library, form.comments)
    )


def _open_document(job: Job, form: Format) -> Opened:
    from advisor.reading.documents.paper import MAX_BYTES, nothing_in

    if form.unpack is None:
        raise ValueError(form.name)
    if len(job.data) > MAX_BYTES:
        size, most = len(job.data) / 1_000_000, MAX_BYTES // 1_000_000
        raise DraftError(
            f"{job.name}: {size:.1f} MB is too long for a draft; save the assignment in a file "
            f"under {most} MB."
        )
    paper = form.unpack(job.data, job.name)
    if not paper.lines:
        raise DraftError(paper.problems[0]) if paper.problems else nothing_in(job.name)
    record = paper.record
    draft = _draft(job, record.source, "utf-8", form, record)
    return Opened(record.source, "utf-8", (draft,), problems=paper.problems)


def source_of(job: Job) -> str:
    """Return the text of a job's file, as its report shows it.

    Raises:
        DraftError: it cannot be read.
    """
    from advisor.reading.source import decode

    form = format_of(job.name, job.form)
    if form.unpack is not None:
        return _open_document(job, form).source
    return decode(job.data, job.name, job.encoding, library=True)[0]


def read_draft(job: Job) -> Draft:
    """Return the draft of a job, the first one if its file holds several.

    Raises:
        DraftError: there is none that can be read.
    """
    return open_job(job).drafts[0]


def _nothing_in(job: Job, form: Format, problems: Sequence[str]) -> DraftError:
    """Return what to raise for a file without records."""
    from advisor.reading.formats.records import FIELDS, WEAK_FIELD

    if problems:
        others = len(problems) - 1
        more = f" So it is with {others} more." if others else ""
        return DraftError(problems[0] + more)
    if not job.named:
        return NoDraftError(job.name)
    if not form.keyed:
        return DraftError(f"{job.name}: this page shows no text; write the assignment first.")
    names = job.settings.fields or (*FIELDS, WEAK_FIELD)
    looked = ", ".join(names)
    return DraftError(
        f"{job.name}: no field of this file holds a draft (looked for: {looked}); name yours in "
        'the settings: fields = ["…"].'
    )


class Judge:
    """Judges drafts, each under its own settings; keeps what is dear between calls.

    Args:
        pipeline: a loaded pipeline to read with, whatever the settings say.
        clock: counts the time of each rule.
        remember: lines whose reading is kept in memory, so that a draft that is judged again
            after a small change is read in its changed lines only; 0 keeps nothing of any draft.
    """

    def __init__(
        self, pipeline: Pipeline | None = None, clock: Clock | None = None, remember: int = 0
    ) -> None:
        self._remember = remember
        self._given = pipeline
        self._clock = clock
        self._pipelines: dict[tuple[str, OwnWords], Pipeline] = {}
        self._engines: dict[str, Engine] = {}
        self._rules: dict[str, tuple[ActiveRule, ...]] = {}

    def rules(self, settings: Settings) -> tuple[ActiveRule, ...]:
        """Return the rules that run under some settings.

        Raises:
            ConfigError: the settings name a rule, or a setting of one, that does not exist.
        """
        from advisor.registry import rules

        key = settings.ruling
        if key not in self._rules:
            known = rules()
            if settings.house:
                known = with_house_rules(known, settings.house)
            self._rules[key] = active_rules(
                known, settings.select, settings.ignore, settings.rules, settings.names
            )
        return self._rules[key]

    def engine(self, settings: Settings) -> Engine:
        """Return the engine for some settings, loading what it needs on first use.

        Raises:
            ConfigError: the settings name what does not exist.
            PipelineError: there is no such pipeline.
        """
        key = settings.ruling
        if key not in self._engines:
            with _start_up():
                chosen = self.rules(settings)
                from advisor.engine import Engine

                wanted = of_comments(settings.select, settings.ignore, settings.rules)
                read = self._pipeline(settings.model, settings.words)
                self._engines[key] = Engine(read, chosen, wanted, self._clock)
        return self._engines[key]

    def _pipeline(self, model: str, words: OwnWords) -> Pipeline:
        """Return a pipeline that knows the team's own words beside the listed ones.

        Raises:
            ConfigError: a skill of the team's own names a kind or element that does not exist.
            PipelineError: there is no such pipeline.
        """
        from advisor.language.pipeline import load_pipeline
        from advisor.registry import lexicons

        plain = OwnWords()
        if (model, plain) not in self._pipelines:
            listed = lexicons().values()
            loaded = self._given or load_pipeline(listed, model)
            if self._remember:
                from advisor.language.pipeline import Recent

                loaded = replace(loaded, recent=Recent(self._remember))
            self._pipelines[model, plain] = loaded
        if (model, words) not in self._pipelines:
            from advisor.words.own import own_lexicons

            known = self._pipelines[model, plain]
            self._pipelines[model, words] = known.knowing(own_lexicons(words))
        return self._pipelines[model, words]

    def turn(self) -> None:
        """Say that nothing of an earlier draft is in use, so that its sentences may be reused."""
        for pipeline in self._pipelines.values():
            if pipeline.recent is not None:
                pipeline.recent.turn()

    def forget(self) -> None:
        """Forget the lines that were read of late."""
        for pipeline in self._pipelines.values():
            if pipeline.recent is not None:
                pipeline.recent.clear()

    def judge(self, jobs: Sequence[Job]) -> list[FileReport]:
        """Return a report on each job, in order; what cannot be read is reported as that."""
        reports: list[FileReport] = []
        for _, group in groupby(jobs, key=lambda job: job.settings.judging):
            reports += self._alike(list(group))
        return reports

    def _alike(self, jobs: Sequence[Job]) -> Iterator[FileReport]:
        """Yield reports on jobs with the same settings."""
        read: list[Opened | FileReport] = []
        for job in jobs:
            try:
                read.append(open_job(job))
            except NoDraftError:
                read.append(FileReport(job.name, skipped=True))
            except DraftError as error:
                read.append(FileReport(job.name, str(error)))
        from advisor.placing import placed

        drafts = [d for item in read if isinstance(item, Opened) for d in item.drafts]
        done = iter(self._checked(drafts, jobs[0].settings))
        for item in read:
            if isinstance(item, FileReport):
                yield item
                continue
            reports = [next(done) for _ in item.drafts]
            if item.library is None:
                notes = tuple(Note(problem, failed=True) for problem in item.problems)
                yield replace(reports[0], notes=(*reports[0].notes, *notes))
            else:
                report = placed(item.source, item.library, reports)
                yield self._held(item, report, jobs[0].settings)

    def _held(self, opened: Opened, report: FileReport, settings: Settings) -> FileReport:
        """Return the report on a file of records as the comments of the file leave it."""
        if opened.commented is None:
            return report
        every = (*report.findings, *report.suppressed)
        engine = self.engine(settings)
        settled = engine.settled(opened.commented, report.findings, every, report.notes)
        held = (*report.suppressed, *settled.held)
        return replace(report, findings=settled.shown, suppressed=held)

    def _checked(self, drafts: Sequence[Draft], settings: Settings) -> list[FileReport]:
        if not drafts:
            return []
        engine = self.engine(settings)
        try:
            reports = list(engine.check(drafts))
        # A draft that no one foresaw must cost its own report only.
        except Exception:  # noqa: BLE001
            reports = [_checked_alone(engine, draft) for draft in drafts]
        resting = engine.resting
        if resting:
            word = "rule needs" if len(resting) == 1 else "rules need"
            note = Note(
                f"{len(resting)} {word} more than the pipeline {settings.model!r} offers, and "
                f"rest: {', '.join(resting)}."
            )
            reports = [replace(report, notes=(*report.notes, note)) for report in reports]
        return reports


def _checked_alone(engine: Engine, draft: Draft) -> FileReport:
    try:
        return next(iter(engine.check([draft])))
    except Exception as error:  # noqa: BLE001
        return FileReport(draft.name, unforeseen(draft.name, error))


def unforeseen(name: str, error: Exception) -> str:
    """Return what to say of an error that nobody foresaw.

    Its own message may quote the draft, and so is left out.
    """
    return (
        f"{name}: this draft could not be judged; that is a fault of the advisor "
        f"({type(error).__name__}), please report it."
    )


_worker = Judge()


def judge_apart(jobs: Sequence[Job]) -> list[FileReport] | AdvisorError:
    """Return reports, as a worker elsewhere makes them; a fault of the settings is a value."""
    try:
        return _worker.judge(jobs)
    except AdvisorError as error:
        return error


def warm_up() -> None:
    """Load what nearly every run needs, so that worker processes share it from the start."""
    with _start_up():
        _worker.engine(Settings())


def _context() -> BaseContext:
    """Return how workers are started: where the system can, as copies of one that is loaded.

    Copies share the memory of rules, lists and weights, and each is ready in milliseconds.
    """
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["advisor.warm"])
    return context


class Workers(Protocol):
    """Whoever judges outside this process."""

    size: int

    def start(self, jobs: Sequence[Job]) -> Callable[[], list[FileReport]]:
        """Hand jobs to a worker; what is returned waits for their reports."""

    def close(self) -> None:
        """Let go of the workers."""


class Crew:
    """Worker processes, each with a judge of its own; started on first use."""

    def __init__(self, size: int, judge: Judge) -> None:
        self.size = size
        self._judge = judge
        self._pool: ProcessPoolExecutor | None = None

    def start(self, jobs: Sequence[Job]) -> Callable[[], list[FileReport]]:
        """Hand jobs to a worker; what is returned waits for their reports."""
        from concurrent.futures.process import BrokenProcessPool

        future = self._started().submit(judge_apart, jobs)

        def wait() -> list[FileReport]:
            try:
                result = future.result()
            except BrokenProcessPool:
                # A worker was killed, most likely for want of memory: one process will do.
                return self._judge.judge(jobs)
            if isinstance(result, AdvisorError):
                raise result
            return result

        return wait

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(self.size, mp_context=_context())
        return self._pool

    def close(self) -> None:
        """Stop the workers."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
