"""Which reports of earlier runs still hold: the keys of the cache, and what is kept under them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import DraftError

if TYPE_CHECKING:
    from advisor.catalogue import Installed
    from advisor.filters.cache import Cache
    from advisor.judging import Job
    from advisor.report import FileReport


class Keeping:
    """The reports that are kept from run to run; the cache is opened on first use.

    A report holds as long as the draft, its settings, its format, the rules, the word lists,
    the pipeline and the advisor itself are what they were.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._models: dict[str, str] = {}

    @cached_property
    def _cache(self) -> Cache:
        from advisor.filters.cache import Cache

        return Cache(self._folder)

    @cached_property
    def installed(self) -> Installed:
        """Return what is installed."""
        from advisor.catalogue import installed

        return installed(str(self._folder) if self._folder else None)

    def close(self) -> None:
        """Let go of the cache."""
        if "_cache" in self.__dict__:
            self._cache.close()
            del self.__dict__["_cache"]

    def _model(self, name: str) -> str:
        """Return what tells a pipeline: what is installed is told, a folder is looked at."""
        if name not in self._models:
            from advisor.catalogue import identity_of

            self._models[name] = identity_of((name,)) if Path(name).exists() else name
        return self._models[name]

    def _key(self, job: Job, what: str = "") -> bytes:
        from advisor.filters.cache import entry_key

        parts = (
            self.installed.identity,
            self._model(job.settings.model),
            job.settings.judging,
            self.installed.suffixes.get(os.path.splitext(job.name)[1].lower(), ""),  # noqa: PTH122
            job.encoding or "",
            str(job.named),
            *([what] if what else []),
        )
        return entry_key(job.data, "\n".join(parts))

    def get(self, job: Job) -> FileReport | None:
        """Return the report that an earlier run left for the very same draft."""
        if not job.settings.cache:
            return None
        plain = self._cache.get(self._key(job), job.data)
        if plain is None:
            return None
        from advisor.wire import from_kept

        try:
            return from_kept(plain, job.name, self._source(job))
        except (KeyError, TypeError, ValueError, DraftError):
            return None

    def _source(self, job: Job) -> str:
        """Return the text of a file. Formats are loaded for documents only: it takes a while."""
        if os.path.splitext(job.name)[1].lower() in self.installed.documents:  # noqa: PTH122
            from advisor.judging import source_of

            return source_of(job)
        from advisor.reading.source import decode

        return decode(job.data, job.name, job.encoding, library=True)[0]

    def text(self, job: Job, what: str) -> str | None:
        """Return a text that an earlier run made of the very same draft, such as its "card"."""
        if not job.settings.cache:
            return None
        plain = self._cache.get(self._key(job, what), job.data)
        text = plain.get("text") if isinstance(plain, dict) else None
        return text if isinstance(text, str) else None

    def keep_text(self, job: Job, what: str, text: str) -> None:
        """Keep a text that was made of a draft, sealed as reports are."""
        if job.settings.cache:
            self._cache.put([(self._key(job, what), job.data, {"text": text})])

    def put(self, fresh: Iterable[tuple[Job, FileReport]]) -> None:
        """Keep reports, but none with an error or a rule that failed: those may be mended."""
        from advisor.wire import to_keep

        entries = [
            (self._key(job), job.data, to_keep(report))
            for job, report in fresh
            if job.settings.cache
            and report.error is None
            and not report.skipped
            and not any(note.failed for note in report.notes)
        ]
        if entries:
            self._cache.put(entries)
