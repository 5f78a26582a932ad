"""The page of sentence rewrites keeps its word: each row is run."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

DOCS = Path(__file__).parent.parent / "docs"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_rewrites", DOCS / "make_rewrites.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


MADE = _script()
every_row = pytest.mark.parametrize("row", MADE.rewrites(), ids=lambda row: row.what)


@every_row
def test_a_rewrite_is_what_its_row_says(row: Any) -> None:
    """The rule's own suggestion, with its blanks."""
    assert row.made() == row.after
    if row.more:
        assert row.made(1) == row.more


@every_row
def test_a_rewrite_holds(row: Any) -> None:
    """The rule is content with what it wrote, once the blanks are filled."""
    filled = row.after.replace("{", "").replace("}", "")

    assert row.findings(filled) == ()


@every_row
def test_a_rewrite_is_refused_where_its_row_says_so(row: Any) -> None:
    """The rule is silent on the other draft."""
    assert row.findings(row.left) == ()


@every_row
def test_blanks_make_a_template(row: Any) -> None:
    """What holds a blank is never applied unfilled, and nothing else is held back."""
    assert (row.trust() == "template") == ("{" in row.after)


def test_the_page_is_up_to_date() -> None:
    """It is what its script would write now: run `python docs/make_rewrites.py`."""
    assert (DOCS / "rewrites.md").read_text(encoding="utf-8") == MADE.page()
