"""The house: packages, floors, and the names of files."""

import tomllib
from importlib.metadata import entry_points
from pathlib import Path

HOME = Path(__file__).parent.parent
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))


def _packages() -> set[str]:
    found = {
        ".".join(path.parent.relative_to(HOME).parts)
        for path in (HOME / "advisor").rglob("__init__.py")
    }
    for top in ("rules", "lexicons"):
        found |= {
            ".".join(("advisor", *path.parent.relative_to(HOME).parts))
            for path in (HOME / top).rglob("__init__.py")
        }
    return found


def test_the_list_of_packages_is_complete() -> None:
    """A folder that is not listed would be missing from the wheel."""
    listed = set(PROJECT["tool"]["setuptools"]["packages"])

    assert listed == _packages()


def test_the_built_in_rules_use_the_public_door() -> None:
    """They come in by the entry point that any pack uses."""
    found = {entry.name: entry.value for entry in entry_points(group="advisor")}

    assert found["builtin"] == "advisor.rules"


def test_every_rule_file_holds_both_kinds_of_example() -> None:
    """A rule shows a draft to mend and one to leave alone."""
    files = [p for p in (HOME / "rules").glob("*/*.py") if p.name != "__init__.py"]
    bare = [p.name for p in files if "Bad(" not in p.read_text() or "Good(" not in p.read_text()]

    assert files
    assert bare == []


def test_no_catalogue_code_reaches_the_product() -> None:
    """A rule is known by its name."""
    codes = ("VAG0", "SPC0", "SUC0", "LOAD0", "ACC0", "FIT0", "SAF0")
    files = [*(HOME / "advisor").rglob("*.py"), *(HOME / "rules").rglob("*.py")]
    named = [p.name for p in files if any(code in p.read_text(encoding="utf-8") for code in codes)]

    assert named == []
