"""The folder of a report: built aside, put in place in one move, and taken away again.

While a run goes on, its pages stand in a folder beside the report, with a note on each trainee
that is done, so that an interrupted run goes on where it stopped. Whoever looks at the report
sees the old one or the new one, never half of one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from advisor.errors import ConfigError

MANIFEST = "report.json"
_PARTS = "parts"
_RUN = "run.json"


class ReportFolder:
    """A report in the making.

    Args:
        home: where it will stand.
        key: what tells the inputs of the run; what an interrupted run with another key left is
            thrown away.

    Raises:
        ConfigError: there is something else at its place, or it may not be written.
    """

    def __init__(self, home: Path, key: str) -> None:
        self._home = home
        self._aside = home.parent / f".{home.name}.part"
        try:
            self._check()
            self._lock = _Lock(home)
            if self._aside.exists() and self._key() != key:
                shutil.rmtree(self._aside)
            (self._aside / _PARTS).mkdir(parents=True, exist_ok=True)
            (self._aside / "trainees").mkdir(exist_ok=True)
            (self._aside / _RUN).write_text(json.dumps({"key": key}), "utf-8")
        except OSError as error:
            raise _unwritable(home, error) from error

    def close(self) -> None:
        """Let others write this report."""
        self._lock.close()

    def _check(self) -> None:
        if self._home.exists() and not self._home.is_dir():
            raise ConfigError(f"{self._home}: this is a file; name a folder for the report.")
        if self._home.is_dir() and any(self._home.iterdir()) and not is_report(self._home):
            raise ConfigError(
                f"{self._home}: this folder holds other files; name a new folder for the report."
            )
        self._home.parent.mkdir(parents=True, exist_ok=True)

    def _key(self) -> str:
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads((self._aside / _RUN).read_text("utf-8"))["key"])
        return ""

    def part(self, number: int) -> Mapping[str, Any] | None:
        """Return what was noted of a trainee that an interrupted run had done; else `None`."""
        with suppress(OSError, ValueError):
            part = json.loads((self._aside / _PARTS / f"{number}.json").read_text("utf-8"))
            if isinstance(part, dict) and (self._aside / str(part.get("page", "-"))).is_file():
                return part
        return None

    def add(self, number: int, page: str, text: str, part: Mapping[str, Any]) -> None:
        """Write the page of a trainee, and then the note that it is done."""
        try:
            (self._aside / page).write_text(text, "utf-8", errors="replace")
            note = json.dumps({**part, "page": page})
            target = self._aside / _PARTS / f"{number}.json"
            target.with_suffix(".new").write_text(note, "utf-8")
            target.with_suffix(".new").replace(target)
        except OSError as error:
            raise _unwritable(self._home, error) from error

    def path(self, name: str) -> Path:
        """Return where a file of the report is written for now."""
        return self._aside / name

    def publish(self, facts: Mapping[str, Any]) -> None:
        """Put the report in its place; files that are not ours move along."""
        try:
            shutil.rmtree(self._aside / _PARTS)
            (self._aside / _RUN).unlink()
            names = sorted(_names(self._aside))
            manifest = json.dumps({**facts, "files": names}, indent=1)
            (self._aside / MANIFEST).write_text(manifest, "utf-8")
            old = self._home.parent / f".{self._home.name}.old"
            shutil.rmtree(old, ignore_errors=True)
            if self._home.exists():
                self._home.replace(old)
            self._aside.replace(self._home)
            if old.exists():
                self._keep_others(old)
                shutil.rmtree(old, ignore_errors=True)
        except OSError as error:
            raise _unwritable(self._home, error) from error

    def _keep_others(self, old: Path) -> None:
        ours = {*_listed(old), MANIFEST}
        for name in _names(old):
            if name not in ours and not (self._home / name).exists():
                (self._home / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(str(old / name), self._home / name)


class _Lock:
    """Keeps two runs from writing one report at once; the system lets go of it when one dies."""

    def __init__(self, home: Path) -> None:
        self._path = home.parent / f".{home.name}.lock"
        self._file = self._path.open("w")
        try:
            fcntl: Any = import_module("fcntl")
        except ImportError:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._file.close()
            raise ConfigError(
                f"{home}: another run is writing this report; wait for it, or name another folder."
            ) from error

    def close(self) -> None:
        """Let others write."""
        self._path.unlink(missing_ok=True)
        self._file.close()


def _unwritable(home: Path, error: OSError) -> ConfigError:
    reason = (error.strerror or "unknown reason").lower()
    return ConfigError(f"{home}: the report could not be written ({reason}); check your rights.")


def _names(folder: Path) -> Iterator[str]:
    for here, _, files in os.walk(folder):
        for name in files:
            yield (Path(here) / name).relative_to(folder).as_posix()


def _listed(folder: Path) -> list[str]:
    with suppress(OSError, ValueError, AttributeError):
        files = json.loads((folder / MANIFEST).read_text("utf-8")).get("files", [])
        return [str(one) for one in files]
    return []


def is_report(folder: Path) -> bool:
    """Say whether a folder holds a report of ours."""
    return bool(_listed(folder))


def remove_report(folder: Path) -> bool:
    """Take a report away, and what an unfinished run left beside it; other files stay.

    Returns:
        Whether there was one.
    """
    shutil.rmtree(folder.parent / f".{folder.name}.part", ignore_errors=True)
    if not is_report(folder):
        return False
    root = folder.resolve()
    for name in (*_listed(folder), MANIFEST):
        path = folder / name
        if path.resolve().is_relative_to(root):
            path.unlink(missing_ok=True)
    for inner in (folder / "trainees", folder):
        with suppress(OSError):
            inner.rmdir()
    return True
