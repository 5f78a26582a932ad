"""What is installed, told without loading it: the formats, and the rules with their pages.

To import every rule takes longer than `advisor rules` or a run from the cache should. So what
there is to say of them is kept in the cache folder, with a digest of all files that it was
made from; when one of them changes, or anything is installed, it is made anew. No draft has a
part in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from advisor.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FORMAT = 2
_SITES = ("site-packages", "dist-packages")


class Installed(NamedTuple):
    """What a run depends on besides its drafts and settings.

    `identity` changes with any file of the advisor, of a rule pack or of a word list, and
    with every installation. `suffixes` leads from the ending of a file to its format's name;
    `documents` are the endings of those that are no text.
    """

    identity: str
    suffixes: Mapping[str, str]
    documents: Sequence[str] = ()


def _stamps(root: str) -> Iterator[str]:
    """Yield name, size and time of change of each file below a folder, or of a file."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except NotADirectoryError:
        stat = os.stat(root)  # noqa: PTH116
        yield f"{root}:{stat.st_size}:{stat.st_mtime_ns}"
        return
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stamps(entry.path)
        else:
            stat = entry.stat()
            yield f"{entry.path}:{stat.st_size}:{stat.st_mtime_ns}"


def identity_of(roots: Iterable[str]) -> str:
    """Return a digest of everything below some folders, and of what is installed.

    Installing or removing a package changes the time of its site folder.
    """
    parts = [str(_FORMAT), __version__, sys.version, sys.prefix, os.environ.get("PYTHONPATH", "")]
    for path in sys.path:
        if os.path.basename(path) in _SITES:  # noqa: PTH119
            with contextlib.suppress(OSError):
                parts.append(f"{path}:{os.stat(path).st_mtime_ns}")  # noqa: PTH116
    for root in roots:
        parts += _stamps(root)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _roots() -> list[str]:
    """Return the folders of the advisor, of its packs and of their word lists."""
    from advisor.registry import lexicon_paths, registry

    found = {os.path.dirname(os.path.abspath(__file__))}  # noqa: PTH100, PTH120
    for plugin in registry().manager.get_plugins():
        file = getattr(plugin, "__file__", None)
        if file:
            package = os.path.basename(file) == "__init__.py"  # noqa: PTH119
            found.add(os.path.dirname(file) if package else file)  # noqa: PTH120
    found |= {str(path.parent) for path in lexicon_paths()}
    return sorted(found)


def _folder(folder: str | None) -> str:
    if folder is not None:
        return folder
    from advisor.filters.cache import default_folder

    return str(default_folder())


def _read(path: str) -> Any:
    """Return what was kept; an empty table if nothing was, or nothing sound."""
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            data = json.load(file)
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _keep(path: str, data: Mapping[str, Any]) -> None:
    """Keep plain data; a folder that refuses costs time, never a run."""
    draft = f"{path}.{os.getpid()}"
    with contextlib.suppress(OSError, TypeError, ValueError):
        text = json.dumps(data, separators=(",", ":"))
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        with open(draft, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)
        os.replace(draft, path)  # noqa: PTH105


@cache
def installed(folder: str | None = None) -> Installed:
    """Return what is installed; looked up once per process.

    Args:
        folder: where to keep it, if not in the system's folder for caches.
    """
    path = os.path.join(_folder(folder), "installed.json")  # noqa: PTH118
    kept = _read(path)
    if kept and kept.get("identity") == identity_of(kept.get("roots", ())):
        return Installed(kept["identity"], kept["suffixes"], kept["documents"])
    from advisor.registry import formats, problems

    roots = _roots()
    suffixes = {suffix: form.name for form in formats().values() for suffix in form.suffixes}
    documents = [end for form in formats().values() if form.unpack for end in form.suffixes]
    made = Installed(identity_of(roots), suffixes, documents)
    # A pack that failed has to be told of on every run, and so has to be loaded on every run.
    if not problems():
        _keep(path, {**made._asdict(), "roots": roots})
    return made


@cache
def rule_pages(folder: str | None = None) -> tuple[Mapping[str, Any], ...]:
    """Return all that there is to say of each rule, in the order of their categories.

    Args:
        folder: where to keep it, if not in the system's folder for caches.

    Raises:
        PluginError: no rule is installed.
    """
    path = os.path.join(_folder(folder), "rules.json")  # noqa: PTH118
    identity = installed(folder).identity
    kept = _read(path)
    if kept.get("identity") == identity:
        return tuple(kept["rules"])
    from advisor.explain import plain_rule
    from advisor.registry import rules

    made = [plain_rule(rule) for rule in rules().values()]
    _keep(path, {"identity": identity, "rules": made})
    return tuple(made)


def failures() -> tuple[str, ...]:
    """Return one sentence for each pack that could not be used.

    What is kept was made without any failure, so packs that were not loaded had none.
    """
    registry = sys.modules.get("advisor.registry")
    return registry.problems() if registry else ()
