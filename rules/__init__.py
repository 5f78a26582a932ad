"""The built-in rules: one file each, in the folder of their category."""

from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

from advisor.api import Rule, hookimpl


@hookimpl
def advisor_rules() -> Iterator[Rule]:
    """Bring in every rule of every category folder."""
    for category in iter_modules(__path__):
        package = import_module(f"{__name__}.{category.name}")
        for module in iter_modules(package.__path__):
            found = import_module(f"{package.__name__}.{module.name}")
            yield getattr(found, module.name)


@hookimpl
def advisor_lexicons() -> list[Path]:
    """Bring in every word list of `lexicons/`."""
    folder = Path(str(files("advisor.lexicons")))
    return sorted(folder.glob("*.toml"))
