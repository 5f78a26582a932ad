"""The audit draws the same page for the same seed, and counts what readers wrote on it."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("audit", BENCHMARKS / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


PAGE = """## 1 · vague-time · suggestion

> Call Jo «soon».

verdict: {}

## 2 · missing-when · warning

> «Walk.»

verdict: {}
"""
TEXTS = ("Call Jo soon.", "Work on your anger regularly.", "Utilise the log.")


def test_the_same_seed_draws_the_same_page(audit: ModuleType) -> None:
    """Readers can be given one page at different times."""
    found = audit.findings(TEXTS)

    assert audit.draw(found, 3, None, 7) == audit.draw(found, 3, None, 7)
    assert len(audit.draw(found, 3, None, 7)) == 3


def test_a_draw_by_rule_holds_each_rule(audit: ModuleType) -> None:
    """Rare rules are seen too."""
    found = audit.findings(TEXTS)
    names = {drawn.finding.rule for drawn in found}

    assert {drawn.finding.rule for drawn in audit.draw(found, 9, 1, 1)} == names


def test_a_card_shows_the_draft_and_what_it_would_read(audit: ModuleType) -> None:
    """A reader needs nothing else to judge."""
    drawn = next(d for d in audit.findings(TEXTS) if d.finding.rule == "vague-time")
    card = audit.card(4, drawn)

    assert card.startswith("## 4 · vague-time · suggestion\n\n> Call Jo «soon».")
    assert "> Call Jo {by Thursday}." in card
    assert card.endswith("verdict: ")


def test_a_long_draft_is_cut_at_ends_of_words(audit: ModuleType) -> None:
    """The window around a finding opens and closes between words."""
    text = "walk " * 400
    first, last = audit._window(text, 1000, 1004)

    assert text[first - 1] == " "
    assert text[last] == " "
    assert last - first < audit.WHOLE


def test_the_majority_of_readers_decides(audit: ModuleType) -> None:
    """Two of three carry it; an unread card of one of them counts for nothing."""
    pages = [PAGE.format("y", "n"), PAGE.format("y fine", "no, too long"), PAGE.format("n", "")]
    readers = [audit.verdicts(page) for page in pages]

    assert audit.majority(readers) == {(1, "vague-time"): "useful", (2, "missing-when"): "wrong"}


def test_readers_at_odds_are_split(audit: ModuleType) -> None:
    """Nobody wins one to one."""
    readers = [audit.verdicts(PAGE.format(said, "")) for said in ("y", "n")]

    assert audit.majority(readers)[1, "vague-time"] == "split"
    assert audit.majority(readers)[2, "missing-when"] == "unread"


def test_the_tally_names_the_rule_that_loses_first(audit: ModuleType) -> None:
    """The share is that of cards judged right and useful."""
    lines = audit.tally([audit.verdicts(PAGE.format("y", "r"))]).splitlines()

    assert [line.split()[0] for line in lines] == ["rule", "all", "missing-when", "vague-time"]
    assert lines[1].endswith("50%")


def test_figures_say_what_is_missing(tmp_path: Path) -> None:
    """Without the shared data there is one sentence, and no table."""
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "figures.py"), "--shared", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip().endswith("name the data with --shared PATH.")
    assert len(done.stderr.splitlines()) == 1
