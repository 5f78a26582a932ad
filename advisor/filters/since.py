"""Which lines have changed since a git revision, and which findings stand on them.

Git is asked by its own command, and reads the folder on this machine only. What counts are
the files as they are on the disk, against the revision; where that has gone on elsewhere,
against the last revision in common.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import ConfigError
from advisor.findings import Finding, Scope, Span
from advisor.report import FileReport

if TYPE_CHECKING:
    import subprocess

Range = tuple[int, int]
"""The first changed line, and how many; none means that lines are gone behind the first."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES = {
    b"a": b"\a",
    b"b": b"\b",
    b"t": b"\t",
    b"n": b"\n",
    b"v": b"\v",
    b"f": b"\f",
    b"r": b"\r",
}

_DIFF = (
    "-c core.quotePath=false diff --unified=0 --inter-hunk-context=0 --no-color --no-ext-diff "
    "--no-textconv --text --find-renames --no-relative --ignore-submodules=all "
    "--src-prefix=a/ --dst-prefix=b/"
).split()


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes([int(said, 8)]) if len(said) == 3 else _ESCAPES.get(said, said)


def _path(written: bytes) -> str | None:
    """Return the path that a "+++" line names; `None` for a file that is gone."""
    name = written.rstrip(b"\r").removesuffix(b"\t")
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return os.fsdecode(name[2:]) if name.startswith(b"b/") else None


def changed_lines(diff: bytes) -> dict[str, list[Range]]:
    """Return the changed lines of each file that a diff without context speaks of."""
    found: dict[str, list[Range]] = {}
    here: list[Range] = []
    skip = 0
    for line in diff.split(b"\n"):
        if skip and line[:1] in (b"+", b"-"):
            skip -= 1
            continue
        hunk = _HUNK.match(line)
        if hunk:
            old, start, new = (int(part) if part else 1 for part in hunk.groups())
            here.append((start, new))
            skip = old + new
        elif line.startswith(b"+++ "):
            path = _path(line[4:])
            here = found.setdefault(path, []) if path else []
    return found


def _git(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    # Most runs ask no other program anything.
    import subprocess

    try:
        return subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *args],  # noqa: S607
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        )
    except OSError as error:
        raise ConfigError(
            "--since: git could not be started; install it, or leave --since out."
        ) from error


def _asked(folder: Path, *args: str) -> bytes:
    done = _git(folder, *args)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ").rstrip(".") if said else "no reason given"
        raise ConfigError(f"--since: git could not compare {folder} ({reason}).")
    return done.stdout


@dataclass(frozen=True)
class _Repository:
    """The changes of one repository."""

    top: Path
    changed: Mapping[str, list[Range]]
    tracked: frozenset[str]


def _repository(top: Path, rev: str) -> _Repository:
    """Ask git for the changes of a repository.

    Raises:
        ConfigError: git is missing or refuses, or there is no such revision.
    """
    verified = _git(
        top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}"
    )
    if verified.returncode:
        if _git(top, "rev-parse", "--git-dir").returncode:
            _asked(top, "rev-parse", "--git-dir")
        raise ConfigError(
            f"--since: there is no revision {rev!r} in {top}; name a branch, a tag or a commit "
            "(a shallow clone may lack it)."
        )
    commit = verified.stdout.decode().strip()
    common = _git(top, "merge-base", commit, "HEAD")
    base = common.stdout.decode().split()[0] if not common.returncode and common.stdout else commit
    names = _asked(top, "ls-files", "-z").split(b"\0")
    return _Repository(
        top, changed_lines(_asked(top, *_DIFF, base, "--")), frozenset(map(os.fsdecode, names))
    )


@dataclass
class Since:
    """The changes since a revision, asked for once per repository."""

    rev: str
    _tops: dict[Path, Path] = field(default_factory=dict)
    _repositories: dict[Path, _Repository] = field(default_factory=dict)

    def _top(self, folder: Path) -> Path:
        if folder not in self._tops:
            above = [folder, *folder.parents]
            top = next((at for at in above if (at / ".git").exists()), None)
            if top is None:
                raise ConfigError(
                    f"--since: {folder} is in no git repository, so nothing tells what has changed; "
                    "leave --since out."
                )
            self._tops[folder] = top
        return self._tops[folder]

    def _of(self, folder: Path) -> _Repository:
        top = self._top(folder)
        if top not in self._repositories:
            self._repositories[top] = _repository(top, self.rev)
        return self._repositories[top]

    def ready(self, path: Path) -> None:
        """Make sure that a file or folder can be compared, before anything is judged.

        Raises:
            ConfigError: git is missing, it is in no repository, or the revision is unknown.
        """
        real = Path(os.path.realpath(path))
        self._of(real if real.is_dir() else real.parent)

    def lines(self, path: Path) -> list[Range] | None:
        """Return the changed lines of a file; `None` if all count, as git does not know it.

        Raises:
            ConfigError: see `ready`.
        """
        real = Path(os.path.realpath(path))
        repository = self._of(real.parent)
        name = real.relative_to(repository.top).as_posix()
        if name not in repository.tracked:
            return None
        return repository.changed.get(name, [])


def touches(ranges: Sequence[Range], first: int, last: int) -> bool:
    """Say whether a stretch of lines has a changed one, or lost one from its middle."""
    return any(
        start <= last and start + count > first if count else first <= start < last
        for start, count in ranges
    )


def _borders(ranges: Sequence[Range]) -> list[Range]:
    """Return ranges in which lines that are gone count for both of their neighbours."""
    return [(start, count) if count else (start, 2) for start, count in ranges]


def only_changed(file: FileReport, ranges: Sequence[Range]) -> FileReport:
    """Return a report with the findings that stand on changed lines.

    What is said of a whole assignment, such as that something is missing, counts where any line
    of it has changed; what is said of the plan, where anything has. Assignments that are as
    they were are shown without their card.
    """
    source, near = file.source, _borders(ranges)

    def lines(span: Span) -> Range:
        # As git counts them: it knows no other line end.
        return source.count("\n", 0, span.start) + 1, source.count("\n", 0, span.end) + 1

    fresh = [touches(near, *lines(view.span)) for view in file.assignments]

    def counts(finding: Finding) -> bool:
        if touches(ranges, *lines(finding.span)):
            return True
        if finding.scope is Scope.ASSIGNMENT and finding.assignment is not None:
            return fresh[finding.assignment]
        return finding.scope is Scope.PLAN and bool(ranges)

    kept = tuple(finding for finding in file.findings if counts(finding))
    views = tuple(
        view if new else replace(view, card=())
        for view, new in zip(file.assignments, fresh, strict=True)
    )
    gone = len(file.findings) - len(kept)
    return replace(file, findings=kept, assignments=views, unchanged=file.unchanged + gone)
