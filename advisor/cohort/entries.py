"""Whose draft each file is: a folder per trainee, or a table that maps files to trainees."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor.cohort.trends import natural
from advisor.errors import ConfigError
from advisor.reading.walk import Source

_WEEK = re.compile(
    r"(?<![a-z])(?:week|wk|w|session|sess|s)[\s_.-]?0*(?P<number>[1-9]\d?)(?!\d)", re.IGNORECASE
)
"""A week or session in a name: "week 3", "wk03", "Session-4"."""

_COLUMNS = ("file", "trainee", "week", "case")
_NAMES = {
    "path": "file",
    "student": "trainee",
    "name": "trainee",
    "client": "case",
    "draft": "file",
}
"""Other names of the columns."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a cohort. `name` tells the draft among those of its trainee."""

    source: Source
    trainee: str
    name: str
    week: int | None = None
    case: str = ""

    @property
    def key(self) -> tuple[list[object], int, list[object]]:
        """Return what entries are sorted by."""
        return natural(self.trainee), self.week or 0, natural(self.name)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The files of a cohort, by trainee, week and name; `problems` are whole sentences."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def week_of(path: Path) -> int | None:
    """Return the week that a path names, the innermost part first; `None` if it names none."""
    for part in (path.stem, *reversed(path.parts[:-1])):
        if match := _WEEK.search(part):
            return int(match["number"])
    return None


def of_folder(folder: Path, find: Callable[[Iterable[Path]], Iterable[Source]]) -> Cohort:
    """Return the drafts of a folder that holds a folder for each trainee.

    Args:
        folder: the folder of the cohort.
        find: returns the drafts that folders hold.

    Raises:
        ConfigError: it is no folder, or holds no folder with drafts.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: there is no such folder; name one with a folder per trainee.")
    entries: list[Entry] = []
    problems: list[str] = []
    for source in find([folder]):
        if source.problem:
            problems.append(source.problem)
            continue
        inner = source.path.relative_to(folder)
        if len(inner.parts) < 2:
            problems.append(
                f"{source.path}: this file is in no trainee's folder, and was left out; move it "
                "into one, or use --map."
            )
            continue
        own = Path(*inner.parts[1:])
        entries.append(Entry(source, inner.parts[0], own.as_posix(), week_of(own)))
    if not entries:
        raise ConfigError(
            f"{folder}: no trainee's folder with drafts was found in it; make a folder for each "
            "trainee, or map files with --map."
        )
    return Cohort(tuple(sorted(entries, key=lambda one: one.key)), tuple(problems))


def of_table(table: Path, folder: Path) -> Cohort:
    """Return the drafts that a CSV table maps to trainees.

    Args:
        table: a CSV file with the columns file, trainee and, if wanted, week and case.
        folder: where the paths in it begin.

    Raises:
        ConfigError: it cannot be read, or a row is wrong.
    """
    try:
        text = table.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{table}: this table could not be read; save it as UTF-8 CSV."
        ) from error
    sample = text.partition("\n")[0]
    delimiter = ";" if sample.count(";") > sample.count(",") else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    names = {name: _column(name) for name in rows.fieldnames or ()}
    if not {"file", "trainee"} <= set(names.values()):
        raise ConfigError(
            f"{table}: this table needs the columns file and trainee; week and case may follow."
        )
    entries: list[Entry] = []
    problems: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for line, row in enumerate(rows, 2):
        said = {names[key]: (value or "").strip() for key, value in row.items() if key in names}
        entry = _entry(said, folder, f"{table}, row {line}")
        if entry is None:
            continue
        if not entry.source.path.is_file():
            problems.append(
                f"{table}, row {line}: there is no file {said['file']!r}; mend the row."
            )
            continue
        key = (entry.trainee, entry.name)
        if key in seen:
            problems.append(
                f"{table}, row {line}: row {seen[key]} names this file already; the later row was "
                "left out."
            )
            continue
        seen[key] = line
        entries.append(entry)
    if not entries:
        raise ConfigError(f"{table}: no row of this table names a file that is there; mend it.")
    return Cohort(tuple(sorted(entries, key=lambda one: one.key)), tuple(problems))


def _column(name: str) -> str:
    plain = name.strip().lower()
    return plain if plain in _COLUMNS else _NAMES.get(plain, "")


def _entry(said: Mapping[str, str], folder: Path, place: str) -> Entry | None:
    file, trainee = said.get("file", ""), said.get("trainee", "")
    if not file and not trainee:
        return None
    if not file or not trainee:
        raise ConfigError(f"{place}: a file and a trainee are needed; fill in both.")
    week = said.get("week", "")
    digits = re.sub(r"\D", "", week)
    if week and not digits:
        raise ConfigError(f"{place}: {week!r} is no week; write a number, such as 3.")
    path = Path(file)
    number = int(digits) if digits else week_of(path)
    return Entry(Source(folder / path), trainee, path.as_posix(), number, said.get("case", ""))
