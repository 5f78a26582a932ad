"""The rubric: what a draft is scored by, in a TOML file that a programme can change."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

from advisor.errors import ConfigError
from advisor.findings import Severity

ELEMENTS = (
    "action",
    "when",
    "situation",
    "dose",
    "success",
    "rationale",
    "record",
    "barrier",
    "reflection",
    "choice",
    "review",
    "example",
    "expectation",
    "goal",
)
"""Elements that a rubric may ask for, as the card of a draft names them."""

SAID_BY: dict[str, tuple[str, ...]] = {
    "action": ("no-action",),
    "when": ("missing-when",),
    "situation": ("missing-situation",),
    "dose": ("missing-dose",),
    "success": ("missing-success-criterion",),
    "rationale": ("missing-rationale",),
    "record": ("missing-measure",),
    "barrier": ("missing-barrier-plan",),
    "reflection": ("missing-reflection-prompt",),
    "choice": ("no-choice",),
    "review": ("missing-review",),
    "expectation": ("missing-expected-reaction",),
    "goal": ("missing-goal-link",),
}
"""The rules that say the same as an element's line: they cost there, and not in a group as well."""

_TOP = ("title", "elements", "groups", "severity")
_MOST = 100
"""Points of one line. More would be a typing mistake."""


@dataclass(frozen=True, slots=True)
class ElementCriterion:
    """A line of the rubric on one element of a draft. `always` asks for it in every draft."""

    name: str
    label: str
    weight: float
    there: str = ""
    partly: float = 0.5
    always: bool = False


@dataclass(frozen=True, slots=True)
class GroupCriterion:
    """A line of the rubric on the findings of some rules.

    `rules` are names of rules or categories. From `lasting` weighted findings in 100 words on,
    no points are left.
    """

    name: str
    label: str
    weight: float
    rules: tuple[str, ...]
    lasting: float
    there: str = ""


Criterion: TypeAlias = ElementCriterion | GroupCriterion


@dataclass(frozen=True, slots=True)
class Rubric:
    """All lines of a rubric, and how much a finding counts by its severity."""

    title: str
    elements: tuple[ElementCriterion, ...]
    groups: tuple[GroupCriterion, ...]
    severity: Mapping[Severity, float]

    @property
    def digest(self) -> str:
        """Return what tells this rubric from another: its meaning, not its layout."""
        plain = json.dumps(asdict(self), sort_keys=True, default=str)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]

    @property
    def labels(self) -> dict[str, str]:
        """Return the label of each line, in order."""
        lines: tuple[Criterion, ...] = (*self.elements, *self.groups)
        return {one.name: one.label for one in lines}


def read_rubric(path: Path | None = None, known: frozenset[str] = frozenset()) -> Rubric:
    """Return the rubric of a file, or our own.

    Args:
        path: the file; `None` for our own.
        known: names of rules and categories; where given, others are refused.

    Raises:
        ConfigError: the file is missing or says what no rubric can say.
    """
    name = str(path) if path else "rubric.toml"
    try:
        data = (
            path.read_bytes()
            if path
            else files("advisor.cohort").joinpath("rubric.toml").read_bytes()
        )
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(
            f"{name}: this rubric could not be read ({reason}); check its name."
        ) from error
    return parse_rubric(data, name, known)


def parse_rubric(data: bytes, name: str, known: frozenset[str] = frozenset()) -> Rubric:
    """Return the rubric that a TOML text holds; arguments and errors as for `read_rubric`."""
    try:
        plain = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{name}: this rubric is no TOML ({error}); mend it there.") from error
    reader = _Reader(name, known)
    reader.only(plain, "", _TOP)
    elements = tuple(reader.element(key, value) for key, value in reader.tables(plain, "elements"))
    groups = tuple(reader.group(key, value) for key, value in reader.tables(plain, "groups"))
    lines: tuple[Criterion, ...] = (*elements, *groups)
    names = [one.name for one in lines]
    twice = next((one for one in names if names.count(one) > 1), None)
    if twice:
        raise reader.fault(f"groups.{twice}", "an element has this name; rename the group")
    if not sum(one.weight for one in lines):
        raise ConfigError(f"{name}: no line of this rubric has a weight; give one to a line.")
    return Rubric(
        str(plain.get("title", "Rubric")),
        tuple(one for one in elements if one.weight),
        tuple(one for one in groups if one.weight),
        reader.severity(plain.get("severity", {})),
    )


class _Reader:
    """Reads parts of a rubric, and tells what is wrong with them and where."""

    def __init__(self, name: str, known: frozenset[str]) -> None:
        self._name = name
        self._known = known

    def fault(self, place: str, said: str) -> ConfigError:
        return ConfigError(f"{self._name}, [{place}]: {said}.")

    def tables(self, plain: Mapping[str, Any], key: str) -> list[tuple[str, Mapping[str, Any]]]:
        value = plain.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
            raise self.fault(key, f"write each line as a table of its own, as in [{key}.name]")
        return list(value.items())

    def only(self, plain: Mapping[str, Any], place: str, allowed: tuple[str, ...]) -> None:
        for key in plain:
            if key not in allowed:
                near = get_close_matches(key, allowed, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(allowed)}"
                raise self.fault(place or "top", f"there is no key {key!r}; {hint}".rstrip("."))

    def number(
        self, plain: Mapping[str, Any], place: str, key: str, default: float, most: float
    ) -> float:
        value = plain.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise self.fault(place, f"{key} must be a number from 0 to {most:g}")
        return float(value)

    def text(self, plain: Mapping[str, Any], place: str, key: str, default: str) -> str:
        value = plain.get(key, default)
        if not isinstance(value, str):
            raise self.fault(place, f"{key} must be text in quotation marks")
        return value

    def element(self, key: str, plain: Mapping[str, Any]) -> ElementCriterion:
        place = f"elements.{key}"
        if key not in ELEMENTS:
            near = get_close_matches(key, ELEMENTS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are: {', '.join(ELEMENTS)}"
            raise self.fault(place, f"there is no element {key!r}; {hint}".rstrip("."))
        self.only(plain, place, ("label", "weight", "there", "partly", "always"))
        always = plain.get("always", False)
        if not isinstance(always, bool):
            raise self.fault(place, "always must be true or false")
        return ElementCriterion(
            key,
            self.text(plain, place, "label", key.capitalize()),
            self.number(plain, place, "weight", 1, _MOST),
            self.text(plain, place, "there", ""),
            self.number(plain, place, "partly", 0.5, 1),
            always,
        )

    def group(self, key: str, plain: Mapping[str, Any]) -> GroupCriterion:
        place = f"groups.{key}"
        self.only(plain, place, ("label", "weight", "there", "rules", "lasting"))
        rules = plain.get("rules", [key])
        if not isinstance(rules, list) or not rules or not all(isinstance(r, str) for r in rules):
            raise self.fault(place, 'rules must be a list of names, as in ["tone"]')
        for rule in rules if self._known else ():
            if rule not in self._known:
                near = get_close_matches(rule, sorted(self._known), 1)
                hint = f"did you mean {near[0]!r}?" if near else "see advisor rules"
                raise self.fault(
                    place, f"there is no rule or category {rule!r}; {hint}".rstrip(".")
                )
        lasting = self.number(plain, place, "lasting", 5, _MOST)
        if not lasting:
            raise self.fault(place, "lasting must be more than 0")
        return GroupCriterion(
            key,
            self.text(plain, place, "label", key.capitalize()),
            self.number(plain, place, "weight", 1, _MOST),
            tuple(rules),
            lasting,
            self.text(plain, place, "there", ""),
        )

    def severity(self, plain: Any) -> dict[Severity, float]:
        if not isinstance(plain, dict):
            raise self.fault("severity", "write it as a table, as in warning = 1.0")
        counted = ("warning", "suggestion", "info")
        self.only(plain, "severity", counted)
        defaults = {"warning": 1.0, "suggestion": 0.5, "info": 0.0}
        return {
            Severity(key): self.number(plain, "severity", key, defaults[key], 10) for key in counted
        }
