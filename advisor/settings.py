"""The effective settings of a run: which rules, how grave, with which options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from advisor.errors import ConfigError
from advisor.findings import Severity

if TYPE_CHECKING:
    from advisor.rule import Rule


CATEGORY = "suppression"
"""The category of findings on the comments of a draft."""

UNUSED = "unused-suppression"
"""What a comment is called that holds nothing back."""

UNKNOWN = "unknown-suppression"
"""What a comment is called that cannot be read, or names no rule."""

OF_COMMENTS = (UNUSED, UNKNOWN)
"""Findings that no rule makes; settings name them as if one did."""


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as this run uses it. `options` is an instance of the rule's options class."""

    rule: Rule
    severity: Severity
    options: Any = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting was made: a line of a file, or an option of the command line.

    `name` is the file or the option; `text` is the line as it stands there. `within` are the
    places of what a table holds, by their keys. `folder` is where a path that is named here
    starts from.
    """

    name: str
    line: int = 0
    text: str = ""
    within: Mapping[str, Place] = field(default_factory=dict, compare=False)
    folder: str = "."

    def __str__(self) -> str:
        return f"{self.name}, line {self.line}" if self.line else self.name

    def fault(self, sentence: str) -> ConfigError:
        """Return an error that says what is wrong here, and shows the line."""
        shown = f"\n    {self.text.strip()}" if self.text.strip() else ""
        return ConfigError(f"{self}: {sentence}{shown}")


@dataclass(frozen=True)
class RuleSetting:
    """What a settings file says of one rule; `None` leaves the rule's own value."""

    enabled: bool | None = None
    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class OwnSkill:
    """A skill that a team adds to the known ones.

    `proposals` pairs an element's name with what is offered for its blank.
    """

    name: str
    terms: tuple[str, ...]
    kind: str
    source: str = ""
    proposals: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words that a team adds to the word lists.

    `allow` are phrases that no wording rule may touch. `jargon` pairs a term with what it
    means in plain words.
    """

    allow: tuple[str, ...] = ()
    jargon: tuple[tuple[str, str], ...] = ()
    skills: tuple[OwnSkill, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.allow or self.jargon or self.skills)


def near_miss(name: str, known: Sequence[str]) -> str:
    """Return " Did you mean ...?" for a misspelt name, or ""."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f" Did you mean {close[0]!r}?" if close else ""


def _fits(value: Any, default: Any) -> bool:
    """Say whether a value may stand where a setting's default stands."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int)
    if isinstance(default, float):
        return isinstance(value, int | float)
    if isinstance(default, tuple):
        alike = type(default[0]) if default else str
        return isinstance(value, tuple) and all(isinstance(item, alike) for item in value)
    return isinstance(value, type(default))


class _MisfitError(ConfigError):
    """A rule does not take a setting; `key` is the setting as it was written."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key


def _options(rule: Rule, given: Mapping[str, Any]) -> Any:
    if rule.options is None:
        if given:
            key = next(iter(given))
            raise _MisfitError(
                key, f"the rule {rule.name!r} has no setting {key!r}; it takes none."
            )
        return None
    default = rule.options()
    keys = [item.name for item in fields(rule.options)]
    known = [key.replace("_", "-") for key in keys]
    values: dict[str, Any] = {}
    for written, item in given.items():
        key = written.replace("-", "_")
        if key not in keys:
            raise _MisfitError(
                written,
                f"the rule {rule.name!r} has no setting {written!r}.{near_miss(written, known)} "
                f"It takes: {', '.join(known)}.",
            )
        usual, value = getattr(default, key), tuple(item) if isinstance(item, list) else item
        if not _fits(value, usual):
            like = "a list of words" if isinstance(usual, tuple) else f"a value like {usual!r}"
            raise _MisfitError(
                written,
                f"the setting {written!r} of the rule {rule.name!r} takes {like}, not {item!r}.",
            )
        values[key] = value
    return rule.options(**values)


def _placed_options(rule: Rule, setting: RuleSetting) -> Any:
    try:
        return _options(rule, setting.options)
    except _MisfitError as error:
        sentence = str(error)
        if setting.where:
            place = setting.where.within.get(error.key, setting.where)
            raise place.fault(sentence) from error
        raise ConfigError(sentence[0].upper() + sentence[1:]) from error


def _matches(rule: Rule, names: Sequence[str]) -> bool:
    return any(name in (rule.name, rule.category, "all") for name in names)


def active_rules(
    rules: Mapping[str, Rule],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    tables: Mapping[str, RuleSetting] | None = None,
    places: Mapping[str, Place] | None = None,
) -> tuple[ActiveRule, ...]:
    """Return the rules of a run.

    Args:
        rules: all installed rules by name.
        select: names of rules or categories; empty selects every rule that is on by default.
        ignore: names of rules or categories to leave out; wins over `select`.
        tables: what the settings file says of single rules.
        places: where the names of `select` and `ignore` stand, for errors.

    Raises:
        ConfigError: a name or setting that does not exist.
    """
    tables = tables or {}
    known = [*rules, *sorted({rule.category for rule in rules.values()}), "all"]
    known += [*OF_COMMENTS, CATEGORY]
    for name in (*select, *ignore, *tables):
        if name not in known:
            where = tables[name].where if name in tables else (places or {}).get(name)
            sentence = (
                f"is no rule or category {name!r}.{near_miss(name, known)} "
                "See them all with: advisor rules."
            )
            raise where.fault(f"there {sentence}") if where else ConfigError(f"There {sentence}")
    active = []
    for rule in rules.values():
        setting = tables.get(rule.name, RuleSetting())
        if setting.enabled is None:
            chosen = _matches(rule, select) if select else rule.default
        else:
            chosen = setting.enabled and (not select or _matches(rule, select))
        if chosen and not _matches(rule, ignore):
            severity = setting.severity or rule.severity
            active.append(ActiveRule(rule, severity, _placed_options(rule, setting)))
    return tuple(active)


def of_comments(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    tables: Mapping[str, RuleSetting] | None = None,
) -> Mapping[str, Severity | None]:
    """Return which findings on comments a run wants, each with its severity if one is set.

    Args:
        select: names of rules or categories; empty selects all.
        ignore: names to leave out; wins over `select`.
        tables: what the settings file says of single rules.
    """
    wanted: dict[str, Severity | None] = {}
    for name in OF_COMMENTS:
        names, setting = {name, CATEGORY, "all"}, (tables or {}).get(name, RuleSetting())
        if setting.enabled is False or names & set(ignore) or (select and not names & set(select)):
            continue
        wanted[name] = setting.severity
    return wanted
