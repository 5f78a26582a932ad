"""Where the settings of a draft come from, and which of them wins.

Rule defaults give way to the profile, that to the nearest settings file, that to the file's
`per-file` tables, and all of them to the command line. Each value remembers where it came
from. The settings file is `advisor.toml`, or `pyproject.toml` with a `[tool.advisor]` table,
nearest upward from the draft; one file counts, and none is merged with another.
"""

import hashlib
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.findings import Severity
from advisor.settings import OwnSkill, OwnWords, Place, RuleSetting, near_miss

if TYPE_CHECKING:
    from advisor.config_file import Layer, OwnProfile

_DEFAULT = Place("the default")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose by hand for this run; it wins over every file.

    `None` and empty tuples leave the choice to the settings file. `config` names the one
    settings file to use. `isolated` looks for none.
    """

    config: Path | None = None
    isolated: bool = False
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    model: str | None = None
    format: str | None = None
    cache: bool | None = None
    baseline: Path | None = None


@dataclass(frozen=True)
class Settings:
    """What holds for one draft.

    `words` are the team's own. `reader` is what a draft's front matter would say of its reader,
    where it says nothing. `fields` name what holds the draft in a record, and `fields_format`
    how it is written there. `house` pairs each file of house rules with a digest of what it holds.
    `origins` says where each value came from, by its key: "fail-on", "rules.vague-time".
    `names` says where the names under `select` and `ignore` came from.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.WARNING
    model: str = "embedded"
    format: str = "rich"
    cache: bool = True
    words: OwnWords = field(default_factory=OwnWords)
    reader: Mapping[str, Any] = field(default_factory=dict)
    house: tuple[tuple[str, str], ...] = ()
    baseline: Path | None = None
    fields: tuple[str, ...] = ()
    fields_format: str = "text"
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    origins: Mapping[str, Place] = field(default_factory=dict)
    names: Mapping[str, Place] = field(default_factory=dict)

    def origin(self, key: str) -> Place:
        """Return where a value came from."""
        return self.origins.get(key, _DEFAULT)

    @cached_property
    def judging(self) -> str:
        """Return the same text for all settings under which a draft is judged alike."""
        return repr((self.ruling, sorted(self.reader.items(), key=str)))

    @cached_property
    def ruling(self) -> str:
        """Return the same text for all settings with the same rules; readers come with drafts."""
        rules = sorted(
            (name, s.enabled, s.severity, sorted(s.options.items(), key=lambda item: item[0]))
            for name, s in self.rules.items()
        )
        own = (self.words, self.house)
        fields = (self.fields, self.fields_format)
        return repr((self.model, self.select, self.ignore, rules, own, fields))


def known_severity(name: str, where: Place) -> Severity:
    """Return a severity by its name.

    Raises:
        ConfigError: there is no such severity.
    """
    known = [level.value for level in Severity]
    if name not in known:
        raise where.fault(
            f"there is no severity {name!r}.{near_miss(name, known)} "
            f"Choose one of: {', '.join(known)}."
        )
    return Severity(name)


@cache
def profiles() -> Mapping[str, Mapping[str, Any]]:
    """Return the named sets of settings that come with the package."""
    text = files("advisor").joinpath("profiles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _rule_setting(value: Any, where: Place) -> RuleSetting:
    """Return what one entry under `rules` says; its shape was checked on reading."""
    if isinstance(value, bool):
        return RuleSetting(enabled=value, where=where)
    if isinstance(value, str):
        if value in ("on", "off"):
            return RuleSetting(enabled=value == "on", where=where)
        return RuleSetting(enabled=True, severity=known_severity(value, where), where=where)
    options = {key: item for key, item in value.items() if key not in ("severity", "enabled")}
    given = value.get("severity")
    if given == "off":
        return RuleSetting(enabled=False, options=options, where=where)
    severity = known_severity(given, where) if given else None
    enabled = value.get("enabled", True if severity else None)
    return RuleSetting(enabled=enabled, severity=severity, options=options, where=where)


def _over(lower: RuleSetting | None, upper: RuleSetting) -> RuleSetting:
    """Return a rule's setting where the upper one says nothing taken from the lower one."""
    if lower is None:
        return upper
    return RuleSetting(
        enabled=lower.enabled if upper.enabled is None else upper.enabled,
        severity=upper.severity or lower.severity,
        options={**lower.options, **upper.options},
        where=_joined(lower.where, upper.where),
    )


def _joined(lower: Place | None, upper: Place | None) -> Place | None:
    """Return the upper place, which remembers those within the lower one."""
    if lower is None or upper is None:
        return upper or lower
    return replace(upper, within={**lower.within, **upper.within})


def _with_rules(settings: Settings, tables: Mapping[str, tuple[Any, Place]]) -> Settings:
    merged, origins = dict(settings.rules), dict(settings.origins)
    for name, (value, where) in tables.items():
        merged[name] = _over(merged.get(name), _rule_setting(value, where))
        origins[f"rules.{name}"] = where
    return replace(settings, rules=merged, origins=origins)


def _with(settings: Settings, values: Mapping[str, tuple[Any, Place]]) -> Settings:
    """Return settings under a layer of plain values, each with its origin."""
    origins, names = dict(settings.origins), dict(settings.names)
    changed: dict[str, Any] = {}
    for key, (value, where) in values.items():
        origins[key] = where
        if key == "fail-on":
            changed["fail_on"] = known_severity(value, where)
        elif key in ("select", "ignore"):
            changed[key] = tuple(value)
            names.update(dict.fromkeys(value, where))
        elif key == "fields":
            changed[key] = tuple(value)
        elif key == "fields-format":
            changed["fields_format"] = value
        elif key == "words":
            changed[key] = own_words(value)
        elif key == "reader":
            changed[key] = {**settings.reader, **known_reader(value, where)}
        elif key == "house-rules":
            changed["house"] = house_files(value, where)
        else:
            changed[key] = value
    return replace(settings, **changed, origins=origins, names=names)


def _with_profile(
    name: str, where: Place, layer: "Layer | None" = None, above: tuple[str, ...] = ()
) -> Settings:
    """Return the settings of a profile: one of the file's own, or one that comes with the package.

    Raises:
        ConfigError: there is no such profile, or profiles extend each other in a ring.
    """
    own = layer.profiles if layer else {}
    if name in above:
        raise where.fault(f"the profile {name!r} extends itself ({' > '.join((*above, name))}).")
    if name in own:
        return _with_own_profile(name, where, own[name], layer, above)
    known = profiles()
    if name not in known:
        choice = [*own, *known]
        raise where.fault(
            f"there is no profile {name!r}.{near_miss(name, choice)} "
            f"Choose one of: {', '.join(choice)}."
        )
    origin = Place(f"the profile {name!r}")
    data = {key: value for key, value in known[name].items() if key != "summary"}
    tables = {rule: (value, origin) for rule, value in data.pop("rules", {}).items()}
    settings = replace(Settings(), profile=name, origins={"profile": where})
    settings = _with(settings, {key: (value, origin) for key, value in data.items()})
    return _with_rules(settings, tables)


def _with_own_profile(
    name: str, where: Place, given: "OwnProfile", layer: "Layer | None", above: tuple[str, ...]
) -> Settings:
    settings = Settings()
    if "extends" in given.values and given.values["extends"][0] != name:
        settings = _with_profile(*given.values["extends"], layer, (*above, name))
    elif "extends" in given.values and name in profiles():
        # One's own "library" may start from the one that comes with the package.
        settings = _with_profile(name, given.values["extends"][1])
    elif "extends" in given.values:
        raise given.values["extends"][1].fault(f"the profile {name!r} extends itself.")
    values = {k: v for k, v in given.values.items() if k not in ("extends", "summary")}
    settings = _with_rules(_with(settings, values), given.rules)
    return replace(settings, profile=name, origins={**settings.origins, "profile": where})


def own_words(data: Mapping[str, Any]) -> OwnWords:
    """Return the words of a checked `words` table."""
    return OwnWords(
        allow=tuple(data.get("allow", ())),
        jargon=tuple(data.get("jargon", {}).items()),
        skills=tuple(
            OwnSkill(
                name=skill["name"],
                terms=tuple(skill["terms"]),
                kind=skill.get("kind", "general"),
                source=skill.get("source", ""),
                proposals=tuple(
                    (element, tuple(said)) for element, said in skill.get("proposals", {}).items()
                ),
            )
            for skill in data.get("skills", ())
        ),
    )


def known_reader(value: Mapping[str, Any], where: Place) -> Mapping[str, Any]:
    """Return a reader's profile as it stands in front matter.

    Raises:
        ConfigError: a field does not exist, or takes another value.
    """
    from advisor.anatomy.facts import READER_FIELDS, normal_key, read_facts

    for key in value:
        if normal_key(key) not in READER_FIELDS:
            place = where.within.get(key, where)
            known = ", ".join(READER_FIELDS)
            raise place.fault(
                f"a reader has no {key!r}.{near_miss(normal_key(key), READER_FIELDS)} "
                f"Known here: {known}."
            )
    for fault in read_facts({"reader": dict(value)}).unread:
        place = next((p for k, p in where.within.items() if normal_key(k) == fault.field), where)
        raise place.fault(f"{fault.field!r} takes {fault.wanted}, not {fault.value!r}.")
    return value


def house_files(patterns: Sequence[str], where: Place) -> tuple[tuple[str, str], ...]:
    """Return the files of house rules, each with a digest of what it holds.

    Args:
        patterns: files, folders and patterns, from the folder of the settings file on.
        where: where they were named.

    Raises:
        ConfigError: one of them leads to no file.
    """
    found: dict[str, str] = {}
    for pattern in patterns:
        files = _house_files(where.folder, pattern)
        if not files:
            raise where.fault(f"{pattern!r} leads to no file of house rules (.toml).")
        for path in files:
            try:
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
            except OSError as error:
                reason = (error.strerror or "unknown reason").lower()
                raise where.fault(f"{pattern!r} could not be read ({reason}).") from error
    return tuple(found.items())


def _house_files(folder: str, pattern: str) -> list[Path]:
    base = Path(folder)
    path = base / pattern
    if path.is_file():
        return [path]
    if path.is_dir():
        return sorted(path.glob("*.toml"))
    if Path(pattern).is_absolute():
        return []
    return sorted(item for item in base.glob(pattern) if item.is_file())


def _by_hand(settings: Settings, choices: Choices) -> Settings:
    """Return settings under the choices of the command line.

    A rule that is selected by its own name runs, whatever a file says of it.
    """
    values: dict[str, tuple[Any, Place]] = {}
    for key, option, value in (
        ("fail-on", "--fail-on", choices.fail_on),
        ("model", "--model", choices.model),
        ("format", "--format", choices.format),
        ("cache", "--no-cache", choices.cache),
        ("baseline", "--baseline", choices.baseline),
    ):
        if value is not None:
            values[key] = (value, Place(option))
    ignored = tuple(name for name in settings.ignore if name not in choices.select)
    if choices.select:
        values["select"] = (choices.select, Place("--select"))
        kept = {
            name: replace(setting, enabled=None) if name in choices.select else setting
            for name, setting in settings.rules.items()
        }
        settings = replace(settings, ignore=ignored, rules=kept)
    settings = _with(settings, values)
    if choices.ignore:
        place = Place("--ignore")
        names = {**settings.names, **dict.fromkeys(choices.ignore, place)}
        origins = {**settings.origins, "ignore": place}
        everything = (*ignored, *choices.ignore)
        settings = replace(settings, ignore=everything, names=names, origins=origins)
    return settings


def settings_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the settings files that hold for some paths, and those in the folders below."""
    from advisor.reading.walk import SKIPPED

    seen = set[Path]()
    for path in paths:
        folder = (path if path.is_dir() else path.parent).absolute()
        found = [nearest_file(folder)]
        for root, folders, _ in os.walk(folder):
            folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in SKIPPED)
            found.append(nearest_file(Path(root), upward=False))
        for file in found:
            if file is not None and file not in seen:
                seen.add(file)
                yield file


def nearest_file(folder: Path, *, upward: bool = True) -> Path | None:
    """Return the settings file of a folder, or of the nearest one above it; `None` without one."""
    for at in (folder, *(folder.parents if upward else ())):
        own, project = at / "advisor.toml", at / "pyproject.toml"
        if own.is_file():
            return own
        try:
            # Most of these files are other tools': a look for the words saves reading them.
            if project.is_file() and b"tool.advisor" in project.read_bytes():
                return project
        except OSError:
            continue
    return None


class SettingsFinder:
    """Finds the settings of each draft, reading each settings file once."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._near: dict[str, Path | None] = {}
        self._layers: dict[Path, Layer | None] = {}
        self._built: dict[tuple[Path | None, tuple[int, ...]], Settings] = {}

    def profiles(self) -> dict[str, str]:
        """Return the profiles for pasted text by name, each with what it is for.

        Raises:
            ConfigError: the settings file could not be used.
        """
        config = self._file_for(str(Path.cwd()))
        layer = self._layer(config) if config else None
        own = {name: given.values for name, given in layer.profiles.items()} if layer else {}
        said = {name: str(values.get("summary", ("",))[0]) for name, values in own.items()}
        known = {name: str(table.get("summary", "")) for name, table in profiles().items()}
        return {**said, **{name: text for name, text in known.items() if not said.get(name)}}

    def _layer(self, config: Path) -> "Layer | None":
        if config not in self._layers:
            from advisor.config_file import read_layer

            self._layers[config] = read_layer(config)
        return self._layers[config]

    def _file_for(self, folder: str) -> Path | None:
        if self._choices.isolated:
            return None
        if self._choices.config is not None:
            return self._choices.config
        if folder not in self._near:
            self._near[folder] = nearest_file(Path(folder))
        return self._near[folder]

    def _build(self, layer: "Layer | None", matched: Sequence[int]) -> Settings:
        choices = self._choices
        settings = Settings()
        if choices.profile:
            settings = _with_profile(choices.profile, Place("--profile"), layer)
        elif layer and "profile" in layer.values:
            settings = _with_profile(*layer.values["profile"], layer)
        if layer:
            values = {key: value for key, value in layer.values.items() if key != "profile"}
            settings = _with_rules(_with(settings, values), layer.rules)
            if settings.baseline is not None:
                # A settings file names other files as seen from its own folder.
                settings = replace(settings, baseline=layer.folder / settings.baseline)
            for number in matched:
                settings = _with_rules(settings, layer.per_file[number].rules)
        return _by_hand(settings, choices)

    def for_path(self, path: Path | None) -> Settings:
        """Return the settings that hold for a draft; `None` stands for pasted text.

        Raises:
            ConfigError: the settings file, or a choice made by hand, could not be used.
        """
        absolute = os.path.abspath(path) if path is not None else ""  # noqa: PTH100
        folder = os.path.dirname(absolute) if absolute else os.getcwd()  # noqa: PTH109, PTH120
        config = self._file_for(folder)
        layer = self._layer(config) if config else None
        matched = layer.matching(Path(absolute)) if layer and layer.per_file and absolute else ()
        if layer is None:
            config = None
        key = (config, matched)
        if key not in self._built:
            self._built[key] = self._build(layer, matched)
        return self._built[key]
