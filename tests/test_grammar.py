"""The grammar check gathers all that we write; the checker itself runs in development only."""

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from advisor.registry import rules

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def grammar() -> ModuleType:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("grammar", BENCHMARKS / "grammar.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


def test_every_rule_is_read(grammar: ModuleType) -> None:
    """Its summary, and what it says and writes of its own examples."""
    sources = {written.source for written in grammar.of_rules()}
    said = [name for name in rules() if f"{name}: message" in sources]

    assert {f"{name}: summary" for name in rules()} <= sources
    assert len(said) > 0.9 * len(rules())


def test_proposals_are_read_in_their_sentence(grammar: ModuleType) -> None:
    """A proposal alone is no sentence to judge."""
    texts = {written.source: written.after for written in grammar.of_proposals()}

    assert texts["kind general: when"].startswith("Do this ")
    assert texts["kind general: barrier"].startswith("If ")
    assert not any("{" in text for text in texts.values())


def test_drafts_are_read_with_each_suggestion_and_as_a_card(grammar: ModuleType) -> None:
    """With the text before, so that only what we wrote counts."""
    written = list(grammar.of_drafts({"a.txt": "Utilise the log after lunch on Monday."}))

    assert any(one.after.startswith("Use the log") and one.before for one in written)
    assert any("card" in one.source for one in written)


def test_each_remark_that_is_left_out_has_a_reason() -> None:
    """The list is read by people."""
    listed = tomllib.loads((BENCHMARKS / "grammar.toml").read_text(encoding="utf-8"))["mistaken"]

    assert all(one["reason"] for one in listed)
