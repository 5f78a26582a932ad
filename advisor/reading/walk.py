"""Which files a run reads: those that are named, and the drafts in folders that are named."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import DraftError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SKIPPED = frozenset({"node_modules", "venv", "__pycache__"})
"""Folders that hold other people's files. Hidden folders are skipped by their dot."""

PAPERS = frozenset(
    """readme license licence changelog contributing notice authors security requirements
    constraints code_of_conduct""".split()
)
"""Files about a folder, by their names without an ending: no drafts, unless they are named."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `problem` is a whole sentence, or "" if it can be tried.

    `named` is false for what was found in a folder, where a file may be anything.
    """

    path: Path
    problem: str = ""
    named: bool = True


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        DraftError: it is not there, is no file, or may not be read.
    """
    if path.exists() and not path.is_file():
        raise DraftError(f"{path}: this is no file that can be read; name a draft or a folder.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DraftError(f"{path}: there is no such file; check the spelling.") from error
    except PermissionError as error:
        raise DraftError(
            f"{path}: you may not read this file; ask its owner, or change its permissions."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DraftError(f"{path}: could not be read ({reason.lower()}).") from error


class _Ignored:
    """What the .gitignore files of one repository leave out, each for its own folder."""

    def __init__(self, start: Path) -> None:
        self._specs: list[tuple[Path, GitIgnoreSpec]] = []
        folder = start.resolve()
        above = [folder, *folder.parents]
        repository = next((at for at in above if (at / ".git").exists()), folder)
        for at in reversed(above[1 : above.index(repository) + 1]):
            self.enter(at)

    def enter(self, folder: Path) -> None:
        """Take the .gitignore of a folder into account, if there is one."""
        try:
            lines = (folder / ".gitignore").read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        self._specs.append((folder, GitIgnoreSpec.from_lines(lines)))

    def leaves_out(self, path: Path, *, folder: bool) -> bool:
        """Say whether a path is ignored; the .gitignore nearest to it has the last word."""
        for home, spec in reversed(self._specs):
            if not path.is_relative_to(home):
                continue
            name = path.relative_to(home).as_posix() + ("/" if folder else "")
            include = spec.check_file(name).include
            if include is not None:
                return include
        return False


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Source]:
    ignored = _Ignored(folder)
    home = folder.resolve()
    troubles: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=troubles.append):
        at = Path(here)
        real = home / at.relative_to(folder)
        ignored.enter(real)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in SKIPPED
            and not ignored.leaves_out(real / name, folder=True)
        )
        for name in sorted(files):
            path = Path(name)
            wanted = path.suffix.lower() in suffixes and not name.startswith((".", "~$"))
            wanted = wanted and path.stem.lower() not in PAPERS
            if wanted and not ignored.leaves_out(real / name, folder=False):
                yield Source(at / name, named=False)
    for trouble in troubles:
        path = Path(str(trouble.filename or folder))
        reason = (trouble.strerror or "unknown reason").lower()
        yield Source(path, f"{path}: this folder could not be read ({reason}).")


class _RealPaths:
    """Where files really are; each folder is looked up once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def of(self, path: Path) -> str:
        """Return the path of a file without links."""
        folder, name = os.path.split(path)
        if not name or name == ".." or os.path.islink(path):  # noqa: PTH114
            return os.path.realpath(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)  # noqa: PTH118


def find_drafts(paths: Iterable[Path], suffixes: Collection[str]) -> Iterator[Source]:
    """Yield the files of a run in the order of the paths, each file once.

    Args:
        paths: files, taken whatever they are called, and folders, searched for drafts.
        suffixes: endings of drafts in lower case, with their dot.
    """
    seen: set[str] = set()
    real = _RealPaths()
    for path in paths:
        found = _walk(path, suffixes) if path.is_dir() else iter((Source(path),))
        some = False
        for source in found:
            some = True
            where = real.of(source.path)
            if where not in seen:
                seen.add(where)
                yield source
        if not some:
            kinds = ", ".join(sorted(suffixes))
            yield Source(path, f"{path}: there is no draft in this folder; drafts end in {kinds}.")
