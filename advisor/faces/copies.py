"""Annotated copies of Word files: where each goes, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from advisor.errors import ConfigError, DraftError
from advisor.faces.screen import complain
from advisor.report import FileReport
from advisor.session import Session

_WORD = frozenset({".docx"})


class Copies:
    """Writes a copy of each Word file of a run, with its findings as comments.

    Args:
        session: who judged.
        target: the copy of a single file, or a folder for those of several.
        paths: what the user named.
        track: whether safe rewrites are written as tracked changes.
    """

    def __init__(
        self, session: Session, target: Path, paths: Sequence[str], *, track: bool
    ) -> None:
        self._session, self._target, self._track = session, target, track
        self._named = [Path(path) for path in paths or (".",)]
        if "-" in paths:
            raise ConfigError("--annotate needs a Word file: save the draft, and name it.")
        self._single = len(self._named) == 1 and not self._named[0].is_dir()
        if self._single:
            self._check(self._named[0])
        elif target.suffix.lower() in _WORD or target.is_file():
            raise ConfigError(
                f"--annotate: {target} is one file, but several are checked; name a folder."
            )
        elif any(path.is_dir() and target.resolve() == path.resolve() for path in self._named):
            raise ConfigError(
                f"--annotate: {target} holds the drafts themselves; name another folder."
            )
        self._used: set[Path] = set()

    def _check(self, path: Path) -> None:
        if path.suffix.lower() not in _WORD:
            raise ConfigError(
                f"--annotate: {path} is no Word file; save it as .docx, which can hold comments."
            )
        if self._target.exists() and path.exists() and self._target.samefile(path):
            raise ConfigError(
                f"--annotate: {self._target} is the draft itself; give the copy another name."
            )

    def add(self, file: FileReport) -> None:
        """Write the copy of a file, if it is a Word file that could be judged.

        Raises:
            DraftError: it cannot be written.
        """
        path = Path(file.path)
        if file.error or file.skipped:
            return
        if path.suffix.lower() not in _WORD:
            complain(f"{file.path}: was checked, but only Word files can hold comments.")
            return
        home = self._target if self._single else self._place(path)
        done = self._session.annotate(file, track=self._track)
        try:
            home.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise DraftError(f"{home.parent}: could not be made ({reason}).") from error
        self._session.write(home, done.data)
        said = [_many(done.comments, "comment")]
        if self._track:
            said.append(_many(done.changes, "tracked change"))
        complain(f"{home}: written, with {' and '.join(said)}.")
        if done.left_out:
            left = _many(done.left_out, "safe rewrite")
            complain(f"{home}: {left} could not be tracked; the comments or the checklist have it.")

    def _place(self, path: Path) -> Path:
        folder = next((one for one in self._named if one.is_dir() and _in(path, one)), None)
        home = self._target / (path.relative_to(folder) if folder else path.name)
        number = 2
        while home in self._used:
            home = home.with_stem(f"{path.stem}-{number}")
            number += 1
        self._used.add(home)
        return home


def _in(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder)


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
