"""Reads one settings file, and says in one sentence what is wrong with it, and where.

This module is imported only where a settings file exists: pydantic, which checks the file,
takes longer to import than most commands take to run.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pathspec import GitIgnoreSpec
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    ValidationError,
    model_validator,
)

from advisor.errors import ConfigError
from advisor.settings import Place, near_miss

Level = Literal["info", "suggestion", "warning", "error"]


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=_dashed, frozen=True)


class RuleTable(BaseModel):
    """What may be said of one rule; keys besides these are the rule's own settings."""

    model_config = ConfigDict(extra="allow", frozen=True)
    severity: Literal["off", "info", "suggestion", "warning", "error"] | None = None
    enabled: StrictBool | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:
        """Take "off", "on", a severity, true or false as the table they stand for."""
        if isinstance(value, bool):
            return {"enabled": value}
        if isinstance(value, str):
            return {"enabled": True} if value == "on" else {"severity": value}
        return value


Rules = dict[str, RuleTable]


class PerFile(_Strict):
    """Rule settings for the files that one of the patterns matches."""

    paths: list[str] = Field(min_length=1)
    rules: Rules


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something."""


class Skill(_Strict):
    """A skill of the team's own: the words that show it, and proposals for what a draft leaves open."""

    name: Text
    terms: list[Text] = Field(min_length=1)
    kind: Text = "general"
    source: str = ""
    proposals: dict[str, list[Text]] = {}


class Words(_Strict):
    """Words of the team's own."""

    allow: list[Text] = []
    jargon: dict[str, Text] = {}
    skills: list[Skill] = []


class Choice(_Strict):
    """What a settings file and a profile of one's own may both say."""

    select: list[str] | None = None
    ignore: list[str] | None = None
    fail_on: Level | None = None
    model: str | None = None
    format: str | None = None
    cache: StrictBool | None = None
    reader: dict[str, Any] | None = None
    rules: Rules | None = None


class Profile(Choice):
    """A profile of one's own; it starts from the one that it extends."""

    extends: str | None = None
    summary: str = ""


class File(Choice):
    """All that a settings file may hold."""

    profile: str | None = None
    profiles: dict[str, Profile] | None = None
    words: Words | None = None
    house_rules: list[Text] | None = None
    baseline: str | None = None
    fields: list[Text] | None = None
    fields_format: Literal["text", "markdown"] | None = None
    per_file: list[PerFile] | None = None


Placed = tuple[Any, Place]
"""A value, and where it stands."""


@dataclass(frozen=True)
class PerFileRules:
    """Rule settings for some files."""

    spec: GitIgnoreSpec
    rules: Mapping[str, Placed]


@dataclass(frozen=True)
class OwnProfile:
    """A profile of one's own, each value with its place."""

    values: Mapping[str, Placed]
    rules: Mapping[str, Placed]


@dataclass(frozen=True)
class Layer:
    """What one settings file says, each value with its place."""

    folder: Path
    profiles: Mapping[str, OwnProfile] = field(default_factory=dict)
    values: Mapping[str, Placed] = field(default_factory=dict)
    rules: Mapping[str, Placed] = field(default_factory=dict)
    per_file: tuple[PerFileRules, ...] = ()

    def matching(self, path: Path) -> tuple[int, ...]:
        """Return the numbers of the `per-file` tables that hold for an absolute path."""
        if not path.is_relative_to(self.folder):
            return ()
        name = path.relative_to(self.folder).as_posix()
        return tuple(n for n, table in enumerate(self.per_file) if table.spec.match_file(name))


_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
"""The line that opens a table: "[rules]", "[[per-file]]"."""

_KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w.-]|\s)+?)\s*=")
"""What a line sets: "fail-on" of "fail-on = 'error'"."""

_PART = re.compile(r'"([^"]*)"|\'([^\']*)\'|([\w-]+)')
"""One part of a dotted key, with or without quotation marks."""


def _parts(dotted: str) -> list[str]:
    return [next(filter(None, match), "") for match in _PART.findall(dotted)]


def _assigned(line: str) -> list[str]:
    """Return the dotted key that a line assigns, or []."""
    match = _KEY.match(line)
    return _parts(match[1]) if match else []


def line_of(text: str, wanted: Sequence[str | int]) -> int:
    """Return the 1-based line of a TOML text on which a key is set, or the nearest above it.

    Args:
        text: the whole file.
        wanted: the way to the key; a number picks a table of a `[[list]]`.
    """
    best, depth = 1, 0
    here: list[str | int] = []
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            names = _parts(header[2])
            here = list(names)
            if header[1] == "[[":
                counts[tuple(names)] = counts.get(tuple(names), -1) + 1
                here.append(counts[tuple(names)])
            path = here
        else:
            key = _assigned(line)
            path = [*here, *key] if key else []
        shared = min(len(path), len(wanted))
        if shared > depth and list(path[:shared]) == list(wanted[:shared]):
            best, depth = number, shared
    return best


def place_in(path: Path, text: str, line: int) -> Place:
    """Return the place of a line of a file."""
    lines = text.splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    return Place(_name(path), line, shown, folder=str(path.absolute().parent))


def _name(path: Path) -> str:
    """Return a path as short as it can be told from where the user stands."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


_FIELDS = [_dashed(name) for name in File.model_fields]


def _known_at(way: Sequence[str]) -> list[str]:
    """Return the settings that may stand in a table, given the way to it."""
    match way:
        case ["per-file", *_]:
            model: type[BaseModel] = PerFile
        case ["profiles", *_]:
            model = Profile
        case ["words", "skills", *_]:
            model = Skill
        case ["words", *_]:
            model = Words
        case _:
            return _FIELDS
    return [_dashed(name) for name in model.model_fields]


def _sentence(error: Mapping[str, Any]) -> str:
    """Return what is wrong at one place, in plain words."""
    way, given = error["loc"], error["input"]
    names = [part for part in way if isinstance(part, str)]
    what = f"each entry of {names[-1]!r}" if isinstance(way[-1], int) else f"{names[-1]!r}"
    if names[-1] == "severity":
        what = f"the severity of {names[-2]!r}"
    match error["type"]:
        case "extra_forbidden":
            known = _known_at(names[:-1])
            return (
                f"there is no setting {names[-1]!r}.{near_miss(names[-1], known)} "
                f"Known here: {', '.join(known)}."
            )
        case "literal_error":
            expected = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            miss = near_miss(given, expected) if isinstance(given, str) else ""
            return f"{what} cannot be {given!r}.{miss} Choose one of: {', '.join(expected)}."
        case "missing":
            return f"{what} is missing; add it."
        case "too_short":
            return f"{what} is empty; name at least one pattern."
        case "string_type":
            return f"{what} takes text in quotation marks, not {given!r}."
        case "list_type":
            return f'{what} takes a list, such as ["…"], not {given!r}.'
        case "bool_type":
            return f"{what} takes true or false, not {given!r}."
        case "model_type" if "rules" in names[:-1]:
            return f'{what} takes "off", a severity, or a table of settings, not {given!r}.'
        case "dict_type" | "model_type":
            return f"{what} takes a table, not {given!r}."
        case _:
            return f"{what} could not be used ({error['msg'].lower()})."


def parsed(path: Path, what: str = "settings file") -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file, and what it holds.

    Args:
        path: the file.
        what: what to call it when something is wrong.

    Raises:
        ConfigError: it could not be read, is not UTF-8, or is no TOML.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(f"{_name(path)}: there is no such {what}; check --config.") from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(f"{_name(path)}: this {what} could not be read ({reason}).") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{_name(path)}, line {line}: a {what} must be UTF-8.") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else max(len(text.splitlines()), 1)
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        reason = reason[:1].lower() + reason[1:]
        raise place_in(path, text, line).fault(f"this line is no TOML ({reason}).") from error


def read_layer(path: Path) -> Layer | None:
    """Return what a settings file says; `None` for a project file that has no table of ours.

    Raises:
        ConfigError: the file could not be read, or holds what no setting takes.
    """
    text, data = parsed(path)
    prefix: list[str] = []
    if path.name == "pyproject.toml":
        tool = data.get("tool")
        if not isinstance(tool, dict) or "advisor" not in tool:
            return None
        data, prefix = tool["advisor"], ["tool", "advisor"]
    try:
        given = File.model_validate(data)
    except ValidationError as error:
        faults = error.errors()
        # A misspelt key is the cause of what it leaves missing.
        first = next((f for f in faults if f["type"] == "extra_forbidden"), faults[0])
        if not first["loc"]:
            first["loc"] = tuple(prefix[-1:])
        line = line_of(text, [*prefix, *first["loc"]])
        raise place_in(path, text, line).fault(_sentence(first)) from error

    def place(*way: str | int) -> Place:
        return place_in(path, text, line_of(text, [*prefix, *way]))

    def placed(tables: Mapping[str, Any], *way: str | int) -> dict[str, Placed]:
        found: dict[str, Placed] = {}
        for name, value in tables.items():
            inner = value if isinstance(value, dict) else {}
            within = {key: place(*way, name, key) for key in inner}
            found[name] = (value, replace(place(*way, name), within=within))
        return found

    def profile(name: str, table: Mapping[str, Any]) -> OwnProfile:
        plain = {key: value for key, value in table.items() if key != "rules"}
        way = ("profiles", name)
        return OwnProfile(placed(plain, *way), placed(table.get("rules", {}), *way, "rules"))

    apart = ("rules", "per-file", "profiles")
    single = {key: value for key, value in data.items() if key not in apart}
    return Layer(
        folder=Path(path).absolute().parent,
        profiles={name: profile(name, table) for name, table in data.get("profiles", {}).items()},
        values=placed(single),
        rules=placed(data.get("rules", {}), "rules"),
        per_file=tuple(
            PerFileRules(
                GitIgnoreSpec.from_lines(table.paths),
                placed(data["per-file"][number]["rules"], "per-file", number, "rules"),
            )
            for number, table in enumerate(given.per_file or ())
        ),
    )
