"""Where a report goes: the terminal, and any number of files, each in a format of its own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from advisor.errors import ConfigError
from advisor.faces.screen import options_for, write
from advisor.report import FileReport, Report, Totals
from advisor.reports.own import FORMAT_OF_SUFFIX
from advisor.settings import near_miss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from advisor.reports.reporter import RenderOptions, Reporter

_WIDE = 100
"""Cells of a report in a file, where no terminal says how wide it is."""


def target_of(given: str, known: Iterable[str]) -> tuple[str, Path]:
    """Return format and path of an `--output-file`: "sarif=out.sarif", or a path that tells.

    Raises:
        ConfigError: neither the name before "=" nor the ending of the path is a format.
    """
    name, mark, path = given.partition("=")
    known = list(known)
    if mark and name in known and path:
        return name, Path(path)
    if mark and path and name.isidentifier():
        raise ConfigError(
            f"--output-file: there is no format {name!r}.{near_miss(name, known)} "
            f"Choose one of: {', '.join(known)}."
        )
    endings = sorted(FORMAT_OF_SUFFIX, key=len, reverse=True)
    ending = next((end for end in endings if given.lower().endswith(end)), None)
    if ending is None:
        raise ConfigError(
            f"--output-file: {given!r} does not tell its format; write it before the path, "
            f"as in json={given}."
        )
    return FORMAT_OF_SUFFIX[ending], Path(given)


class Outputs:
    """Reports on one run, written file by file where their format allows.

    Args:
        screen: the reporter of the terminal, or `None` for none.
        targets: reporters with the files that they write.
        quiet: findings only, on the terminal.
        stream: the stream of the terminal.
    """

    def __init__(
        self,
        screen: Reporter | None,
        targets: Sequence[tuple[Reporter, Path]] = (),
        *,
        quiet: bool = False,
        stream: Any = None,
    ) -> None:
        self._outs: list[_Out] = []
        if screen is not None:
            shown = sys.stdout if stream is None else stream
            options = options_for(shown, quiet=quiet)
            self._outs.append(_Out(screen, options, lambda text: write(text, shown)))
        self._files: list[_File] = []
        try:
            for _, path in targets:
                self._files.append(_File(path))  # those that were opened are closed
        except ConfigError:
            self.close()
            raise
        for (reporter, _), file in zip(targets, self._files, strict=True):
            self._outs.append(_Out(reporter, _plain_options(), file.write))
        self._all: list[FileReport] | None = (
            [] if any(not out.streams for out in self._outs) else None
        )

    def file(self, file: FileReport) -> None:
        """Write what there is to say of one file."""
        for out in self._outs:
            out.file(file)
        if self._all is not None:
            self._all.append(file)

    def end(self, totals: Totals) -> None:
        """Write the ends of all reports, and put the files where they belong.

        Raises:
            ConfigError: a file could not be written.
        """
        for out in self._outs:
            out.end(totals, self._all or ())
        for file in self._files:
            file.keep()

    def close(self) -> None:
        """Leave no half-written file behind."""
        for file in self._files:
            file.drop()


def _plain_options() -> RenderOptions:
    from advisor.reports.reporter import RenderOptions

    return RenderOptions(width=_WIDE)


class _Out:
    def __init__(
        self, reporter: Reporter, options: RenderOptions, send: Callable[[str], None]
    ) -> None:
        self._reporter, self._options, self._send = reporter, options, send
        self._stream = reporter.stream(options) if reporter.stream is not None else None

    @property
    def streams(self) -> bool:
        return self._stream is not None

    def file(self, file: FileReport) -> None:
        if self._stream is not None and (text := self._stream.file(file)):
            self._send(text)

    def end(self, totals: Totals, files: Sequence[FileReport]) -> None:
        if self._stream is not None:
            self._send(self._stream.end(totals))
        else:
            report = Report(tuple(files), tuple(totals.own_notes), totals.fixed)
            self._send(self._reporter.render(report, self._options))


class _File:
    """A file that is there only when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._open: IO[str] | None = None
        try:
            self._open = self._draft.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise self._fault(error) from error

    def _fault(self, error: OSError) -> ConfigError:
        reason = (error.strerror or "unknown reason").lower()
        if isinstance(error, FileNotFoundError):
            reason = "there is no such folder; make it first"
        return ConfigError(f"--output-file: {self._path} could not be written ({reason}).")

    def write(self, text: str) -> None:
        if self._open is None:
            return
        try:
            self._open.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))
        except OSError as error:
            raise self._fault(error) from error

    def keep(self) -> None:
        if self._open is None:
            return
        try:
            self._open.close()
            self._draft.replace(self._path)
        except OSError as error:
            raise self._fault(error) from error
        self._open = None

    def drop(self) -> None:
        if self._open is not None:
            self._open.close()
            with suppress(OSError):
                self._draft.unlink()
            self._open = None
