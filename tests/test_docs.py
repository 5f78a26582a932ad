"""The pages tell the truth: rules page, README commands."""

import importlib.util
import re
from pathlib import Path

import pytest

from advisor.cohort.rubric import parse_rubric, read_rubric
from advisor.config import Choices
from advisor.session import Session

HOME = Path(__file__).parent.parent


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

    install, tests = blocks[0].strip(), blocks[1].strip()
    assert install == "python -m pip install -e '.[dev]' && advisor check examples/"
    assert tests == "python -m pytest"
    for command in ("-e '.[dev]'", "advisor check examples/", tests):
        assert command in script


HOUSE = HOME / "examples" / "house-rules"
PAGES = [HOME / "README.md", *sorted((HOME / "docs").glob("*.md"))]
SETTINGS = [
    (page.name, block)
    for page in PAGES
    if page.name not in ("editors.md", "rubric.md")  # settings of editors; parts of a rubric
    for block in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


def test_the_rubric_in_the_page_can_be_used() -> None:
    """Its blocks are one rubric, and say what our own says."""
    text = (HOME / "docs" / "rubric.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)

    shown, own = parse_rubric("\n".join(blocks).encode(), "rubric.md"), read_rubric()

    assert set(shown.elements) <= set(own.elements)
    assert set(shown.groups) <= set(own.groups)
    assert shown.severity == own.severity


@pytest.mark.parametrize(("page", "block"), SETTINGS)
def test_settings_in_the_pages_can_be_used(page: str, block: str, tmp_path: Path) -> None:
    """Whoever copies a block into `advisor.toml` gets what it says."""
    assert page
    house = tmp_path / "house"
    house.mkdir()
    (house / "own.toml").write_bytes((HOUSE / "our-words.toml").read_bytes())
    if block.startswith("[[rule]]"):
        (house / "own.toml").write_text(block, encoding="utf-8")
        block = 'house-rules = ["house"]\n'
    path = tmp_path / "advisor.toml"
    path.write_text(block.replace("[tool.advisor]\n", ""), encoding="utf-8")

    Session(Choices(config=path)).validate()
