"""What is installed, told without loading it, and made anew when anything changes."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor import catalogue, registry
from advisor.catalogue import identity_of, installed, rule_pages
from advisor.explain import plain_rule, settings_of, toml_value, word_lists
from advisor.faces.pages import page
from advisor.registry import rules
from advisor.reports.reporter import RenderOptions


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Look everything up anew in each test, and after the last."""
    installed.cache_clear()
    rule_pages.cache_clear()
    yield
    installed.cache_clear()
    rule_pages.cache_clear()


def forget() -> None:
    """Do as a new process would."""
    installed.cache_clear()
    rule_pages.cache_clear()


def no_rules() -> None:
    """Stand for the rules where they must not be loaded."""
    raise AssertionError


def test_pages_are_kept_for_the_next_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second look-up loads no rule, and says the same."""
    first = rule_pages(str(tmp_path))
    forget()
    monkeypatch.setattr(registry, "rules", no_rules)
    monkeypatch.setattr(registry, "formats", no_rules)

    assert rule_pages(str(tmp_path)) == first
    assert [rule["name"] for rule in first] == list(rules())


def test_a_change_of_any_file_makes_them_anew(tmp_path: Path) -> None:
    """Another size, another time, a new file, or one less."""
    (tmp_path / "rule.py").write_text("a")
    seen = {identity_of([str(tmp_path)])}
    (tmp_path / "rule.py").write_text("ab")
    seen.add(identity_of([str(tmp_path)]))
    os.utime(tmp_path / "rule.py", ns=(1, 1))
    seen.add(identity_of([str(tmp_path)]))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "other.toml").write_text("")
    seen.add(identity_of([str(tmp_path)]))
    (tmp_path / "rule.py").unlink()
    seen.add(identity_of([str(tmp_path)]))

    assert len(seen) == 5


def test_byte_code_changes_nothing(tmp_path: Path) -> None:
    """Python writes it on the first run."""
    before = identity_of([str(tmp_path)])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "rule.pyc").write_bytes(b"x")

    assert identity_of([str(tmp_path)]) == before


def test_the_roots_hold_all_rules_and_word_lists(tmp_path: Path) -> None:
    """A change of a rule or a word list is seen."""
    installed(str(tmp_path))
    roots = json.loads((tmp_path / "installed.json").read_text())["roots"]
    files = [Path(rule.check.__code__.co_filename) for rule in rules().values()]
    files += registry.lexicon_paths()

    for file in files:
        assert any(file.is_relative_to(root) for root in roots)


@pytest.mark.parametrize("damage", ["", "[]", '{"identity": 3}', "not json"])
def test_what_was_damaged_is_made_anew(tmp_path: Path, damage: str) -> None:
    """As if nothing had been kept."""
    suffixes, pages = installed(str(tmp_path)).suffixes, rule_pages(str(tmp_path))
    for name in ("installed.json", "rules.json"):
        (tmp_path / name).write_text(damage)
    forget()

    assert installed(str(tmp_path)).suffixes == suffixes
    assert len(rule_pages(str(tmp_path))) == len(pages)


def test_a_folder_that_refuses_costs_time_only(tmp_path: Path) -> None:
    """Nothing is kept, and everything is told."""
    (tmp_path / "file").write_text("in the way")

    assert rule_pages(str(tmp_path / "file" / "cache"))


def test_a_run_with_a_broken_pack_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the next run would not tell of it."""
    monkeypatch.setattr(registry, "problems", lambda: ("The pack is broken.",))
    installed(str(tmp_path))

    assert not (tmp_path / "installed.json").exists()
    assert catalogue.failures() == ("The pack is broken.",)


@pytest.mark.parametrize("name", list(rules()))
def test_every_rule_has_a_page(name: str) -> None:
    """With its reason, both kinds of example, and its sources; it fits the terminal."""
    text = page(name, RenderOptions(width=80))

    for heading in ("Why it matters", "When to leave it", "What it leaves alone", "Sources"):
        assert f"\n{heading}\n" in text
    prose = [line for line in text.splitlines() if not line.startswith(("  - ", "  + ", "    "))]
    assert all(len(line) <= 80 or "http" in line for line in prose)


@pytest.mark.parametrize("name", list(rules()))
def test_every_setting_says_what_it_is(name: str) -> None:
    """A default, and a sentence under the field."""
    for setting in settings_of(rules()[name]):
        assert setting["doc"].endswith("."), setting
        assert json.dumps(setting["default"])


def test_a_page_names_the_word_lists_and_their_state() -> None:
    """A reader sees who has looked at them."""
    text = page("vague-amount", RenderOptions())

    assert word_lists(rules()["vague-amount"])
    assert "not yet read by a clinician" in " ".join(text.split())


def test_a_page_fits_a_terminal_of_ascii() -> None:
    """Arrows and quotes as a typewriter writes them."""
    assert page("vague-amount", RenderOptions(encoding="ascii")).isascii()


def test_a_rule_is_plain_data() -> None:
    """JSON holds all of it."""
    plain = [plain_rule(rule) for rule in rules().values()]

    assert json.loads(json.dumps(plain)) == plain


@pytest.mark.parametrize(
    ("value", "written"),
    [(True, "true"), (3, "3"), (1.5, "1.5"), ('a "b"', '"a \\"b\\""'), (["x", 2], '["x", 2]')],
)
def test_defaults_are_written_as_a_settings_file_has_them(value: object, written: str) -> None:
    """So that they can be copied."""
    assert toml_value(value) == written
