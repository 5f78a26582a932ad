"""The settings in a terminal: what holds for a draft, where it comes from, and what is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from advisor.config import Choices, Settings, settings_files
from advisor.errors import AdvisorError
from advisor.explain import toml_value
from advisor.session import Session
from advisor.settings import ActiveRule


def _values(settings: Settings) -> Iterator[tuple[str, Any, str]]:
    """Yield each setting but those of single rules: key, value, where from."""
    for key, value in (
        ("profile", settings.profile or ""),
        ("select", list(settings.select)),
        ("ignore", list(settings.ignore)),
        ("fail-on", settings.fail_on.value),
        ("model", settings.model),
        ("format", settings.format),
        ("cache", settings.cache),
    ):
        yield key, value, str(settings.origin(key))
    words = settings.words
    for key, value in (
        ("allow", list(words.allow)),
        ("jargon", [f"{term}: {gloss}" for term, gloss in words.jargon]),
        ("skills", [skill.name for skill in words.skills]),
    ):
        if value:
            yield f"words.{key}", value, str(settings.origin("words"))
    for key, value in settings.reader.items():
        yield f"reader.{key}", value, str(settings.origin("reader"))
    if settings.baseline is not None:
        yield "baseline", os.path.relpath(settings.baseline), str(settings.origin("baseline"))
    if settings.house:
        files = [os.path.relpath(path) for path, _ in settings.house]
        yield "house-rules", files, str(settings.origin("house-rules"))


def _rule_rows(
    settings: Settings, active: Sequence[ActiveRule], *, every: bool
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield rules with what holds for each: all of them, or those that were set."""
    running = {one.rule.name: one for one in active}
    for name in sorted(running.keys() | settings.rules.keys()):
        if name not in settings.rules and not every:
            continue
        one, said = running.get(name), dict[str, Any]()
        said["severity"] = one.severity.value if one else "off"
        if one is not None and name in settings.rules:
            given = settings.rules[name].options
            said |= {key: given[key] for key in given}
        yield name, said, str(settings.origin(f"rules.{name}"))


def show(path: Path | None, choices: Choices, *, form: str, every: bool) -> str:
    """Return the settings that hold for a draft or folder, each with where it comes from.

    Raises:
        ConfigError: the settings could not be used.
    """
    with Session(choices) as session:
        where = path / "draft.txt" if path is not None and path.is_dir() else path
        settings = session.settings(where or Path.cwd() / "draft.txt")
        rows = list(_rule_rows(settings, session.rules(settings), every=every))
    values = list(_values(settings))
    if form == "json":
        data = {
            "settings": {k: {"value": v, "from": origin} for k, v, origin in values},
            "rules": {name: {**said, "from": origin} for name, said, origin in rows},
        }
        return json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n"
    lines = [(key, toml_value(value), origin) for key, value, origin in values]
    lines += [(f"rules.{name}", _rule_value(said), origin) for name, said, origin in rows]
    return _columns(lines)


def _rule_value(said: dict[str, Any]) -> str:
    if list(said) == ["severity"]:
        return toml_value(said["severity"])
    return "{ " + ", ".join(f"{key} = {toml_value(value)}" for key, value in said.items()) + " }"


_WIDEST = 44
"""Characters of a value beyond which its origin goes on a line of its own."""


def _columns(lines: Sequence[tuple[str, str, str]]) -> str:
    wide = max(len(key) for key, _, _ in lines)
    said = max((len(value) for _, value, _ in lines if len(value) <= _WIDEST), default=0)
    rows = []
    for key, value, origin in lines:
        if len(value) <= _WIDEST:
            rows.append(f"{key:{wide}} = {value:{said}}   # {origin}")
        else:
            rows.append(f"{key:{wide}} = {value}\n{'':{wide}}   {'':{said}}   # {origin}")
    return "\n".join(rows) + "\n"


def check(paths: Sequence[Path]) -> tuple[list[str], list[str]]:
    """Return a line for each sound settings file, and a sentence for each that is not."""
    sound, faults = list[str](), list[str]()
    for file in settings_files(paths or [Path()]):
        try:
            with Session(Choices(config=file)) as session:
                session.validate(file.parent / "draft.txt")
            sound.append(f"{os.path.relpath(file)}: fine")
        except AdvisorError as error:
            faults.append(str(error))
    return sound, faults
