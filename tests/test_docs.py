"""The pages tell the truth: rules page, README commands."""

import importlib.util
import re
from pathlib import Path

import pytest

from advisor.config import Choices
from advisor.session import Session

HOME = Path(__file__).parent.parent

PAGES = (HOME / "README.md", *sorted((HOME / "docs").glob("**/*.md")))

SETTINGS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(
        re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    )
]
"""The settings files that the pages show."""


def test_the_rules_page_is_up_to_date() -> None:
    """The page is what its script would write now: run `python docs/make_rules.py`."""
    spec = importlib.util.spec_from_file_location("make_rules", HOME / "docs" / "make_rules.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)

    assert (HOME / "docs" / "rules.md").read_text(encoding="utf-8") == made.page()


def test_ci_runs_what_the_readme_promises() -> None:
    """The two commands for newcomers stand in the README and in .ci/run."""
    blocks = re.findall(r"```sh\n(.*?)```", (HOME / "README.md").read_text(), re.DOTALL)
    script = (HOME / ".ci" / "run").read_text()

    shown = [block.strip() for block in blocks]
    assert "python -m pip install -e '.[dev]' && advisor check examples/" in shown
    assert "python -m pytest" in shown
    for command in ("-e '.[dev]'", "advisor check examples/", "python -m pytest"):
        assert command in script


@pytest.mark.parametrize("block", SETTINGS)
def test_the_settings_that_the_pages_show_can_be_used(tmp_path: Path, block: str) -> None:
    """Every rule, setting and profile in them exists: what a reader copies must work."""
    file = tmp_path / "advisor.toml"
    file.write_text(block, encoding="utf-8")
    with Session(Choices(config=file, cache=False)) as session:
        session.validate(tmp_path / "draft.txt")


def test_the_readme_shows_settings() -> None:
    """So that the test above has something to look at."""
    assert SETTINGS
