"""Everything that came in through the hooks: rules, lexicons, formats, reporters.

The built-in rules use the same entry point as anyone's. A pack that fails to load is named
with its reason, and the others go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from advisor.errors import PluginError
from advisor.hooks import GROUP, Hooks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from advisor.reading.format import Format
    from advisor.reports.reporter import Reporter
    from advisor.rule import Rule
    from advisor.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack and what became of it; `problem` is "" if it loaded."""

    name: str
    module: str
    distribution: str
    problem: str = ""
    version: str = ""


@dataclass(frozen=True)
class Registry:
    """The plugin manager with its packs."""

    manager: pluggy.PluginManager
    packs: tuple[Pack, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each pack that failed to load."""
        return tuple(
            f"The rule pack {pack.name!r} ({pack.module}) could not be loaded: {pack.problem}."
            for pack in self.packs
            if pack.problem
        )


def _load(entry: EntryPoint, manager: pluggy.PluginManager) -> Pack:
    distribution = entry.dist.name if entry.dist else ""
    version = entry.dist.version if entry.dist else ""
    try:
        plugin = entry.load()
        manager.register(plugin, entry.name)
        manager.check_pending()
    # A pack is code of someone else: whatever it raises, the other packs must still load.
    except Exception as error:  # noqa: BLE001
        if manager.has_plugin(entry.name):
            manager.unregister(name=entry.name)
        problem = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
        return Pack(entry.name, entry.value, distribution, problem, version)
    return Pack(entry.name, entry.value, distribution, version=version)


@cache
def registry() -> Registry:
    """Return the packs that are installed; found once per process."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    packs = tuple(_load(entry, manager) for _, entry in sorted(found.items()))
    return Registry(manager, packs)


_failed: dict[str, str] = {}
"""What went wrong when a pack was asked for what it brings, by the pack's name."""


def _gather(hook: str) -> list[Any]:
    """Return what all packs bring through one hook, the built-in pack's first.

    Each pack is asked on its own: one that raises brings nothing, and is named.
    """
    manager, gathered = registry().manager, list[Any]()
    plugins = manager.get_plugins()
    for name, plugin in sorted(manager.list_name_plugin(), key=lambda item: item[0] != "builtin"):
        if plugin is None:
            continue
        caller = manager.subset_hook_caller(hook, plugins - {plugin})
        try:
            brought = [item for part in caller() for item in part]
        # As above: the fault of one pack must not cost the others.
        except Exception as error:  # noqa: BLE001
            problem = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
            _failed[name] = f"The pack {name!r} could not be used: {problem}."
            continue
        gathered += brought
    return gathered


_HOOKS = ("rules", "lexicons", "formats", "reporters")


def bring(name: str) -> tuple[Mapping[str, Sequence[Any]], str]:
    """Return what one pack brings, by "rules", "lexicons", "formats" and "reporters".

    Beside it stands why it could not be used; "" if it could.
    """
    manager = registry().manager
    others = manager.get_plugins() - {manager.get_plugin(name)}
    brought: dict[str, Sequence[Any]] = {}
    for hook in _HOOKS:
        caller = manager.subset_hook_caller(f"advisor_{hook}", others)
        try:
            brought[hook] = [item for part in caller() for item in part]
        # As above: a pack may raise anything.
        except Exception as error:  # noqa: BLE001
            return brought, " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
    return brought, ""


def problems() -> tuple[str, ...]:
    """Return one sentence for each pack that failed to load, or to bring what it has."""
    return (*registry().problems, *_failed.values())


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by name, in the order of their categories.

    Raises:
        PluginError: no rule is installed, or two rules have one name.
    """
    found: dict[str, Rule] = {}
    for rule in _gather("advisor_rules"):
        if rule.name in found:
            raise PluginError(f"Two rules are called {rule.name!r}; rename one of them.")
        found[rule.name] = rule
    if not found:
        raise PluginError(
            " ".join(problems())
            or "No rules are installed, so nothing can be judged; "
            "install the package first: pip install -e ."
        )
    return dict(sorted(found.items(), key=lambda item: (item[1].category, item[0])))


@cache
def lexicon_paths() -> tuple[Path, ...]:
    """Return the files of all word lists, without reading them."""
    return tuple(map(Path, _gather("advisor_lexicons")))


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """Return all word lists by name.

    Raises:
        PluginError: a list could not be read, or two lists have one name.
    """
    from advisor.words.lexicon import read_lexicon

    found: dict[str, Lexicon] = {}
    for path in lexicon_paths():
        lexicon = read_lexicon(path)
        if lexicon.name in found:
            raise PluginError(f"Two word lists are called {lexicon.name!r}; rename one of them.")
        found[lexicon.name] = lexicon
    return found


@cache
def formats() -> Mapping[str, Format]:
    """Return all draft formats by name; the ones of the package come first."""
    from advisor.reading.documents.known import DOCUMENTS
    from advisor.reading.formats.csv_file import CSV, TSV
    from advisor.reading.formats.html import HTML
    from advisor.reading.formats.json_file import JSON, JSON_LINES
    from advisor.reading.formats.markdown import MARKDOWN
    from advisor.reading.formats.text import TEXT
    from advisor.reading.formats.yaml_file import YAML

    brought = _gather("advisor_formats")
    texts = (TEXT, MARKDOWN, HTML, YAML, JSON, JSON_LINES, CSV, TSV)
    return {form.name: form for form in (*texts, *DOCUMENTS, *brought)}


@cache
def reporters() -> Mapping[str, Reporter]:
    """Return all reporters by name; the ones of the package come first."""
    from advisor.reports import concise, json_report, rich_report

    brought = _gather("advisor_reporters")
    own = (rich_report.RICH, concise.CONCISE, json_report.JSON)
    return {reporter.name: reporter for reporter in (*own, *brought)}
