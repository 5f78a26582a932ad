"""Baselines: what is known is left out, however far its lines have moved."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine import Engine
from advisor.errors import ConfigError
from advisor.filters.baseline import Baseline, read_baseline
from advisor.findings import Finding, Severity
from advisor.settings import active_rules
from advisor.testing import draft_of, pipeline
from tests.stand_ins import finding, rule_set

SOURCE = "Walk some when you feel bad."
ONE = finding(SOURCE, "some")
TWO = replace(ONE, fingerprint="2" * 16)
RAN = frozenset({ONE.rule})


def found(text: str) -> tuple[Finding, ...]:
    """Return what the stand-in rules find."""
    return next(iter(Engine(pipeline(), active_rules(rule_set())).check([draft_of(text)]))).findings


def test_what_is_known_is_told_from_what_is_new(tmp_path: Path) -> None:
    """By rule, words and sentence."""
    known = Baseline(tmp_path / "b.json").with_findings(tmp_path / "a.txt", [ONE], RAN)

    assert known.part(tmp_path / "a.txt", [ONE, TWO]) == ([TWO], [ONE])
    assert known.part(tmp_path / "b.txt", [ONE]) == ([ONE], [])


def test_what_a_person_must_see_is_never_old(tmp_path: Path) -> None:
    """Not even if a baseline was edited to say so."""
    grave = replace(ONE, category="safety", severity=Severity.ERROR)
    path = tmp_path / "b.json"

    assert Baseline(path).with_findings("a.txt", [grave], RAN).count == 0
    assert Baseline(path).with_findings("a.txt", [ONE], RAN).part("a.txt", [grave])[0] == [grave]


def test_equal_findings_are_counted(tmp_path: Path) -> None:
    """One more of the same is new."""
    known = Baseline(tmp_path / "b.json").with_findings("a.txt", [ONE, ONE], RAN)

    assert known.part("a.txt", [ONE, ONE, ONE]) == ([ONE], [ONE, ONE])


def test_equal_sentences_have_a_fingerprint_each(tmp_path: Path) -> None:
    """The engine numbers them, so a third is new."""
    text = "After tea, walk some."
    known = Baseline(tmp_path / "b.json").with_findings("a", found(f"{text}\n\n{text}"), RAN)
    new, old = known.part("a", found("\n\n".join([text] * 3)))

    assert len(old) == 2
    assert len(new) == 1


@given(before=st.integers(0, 5), between=st.integers(2, 5))
def test_moved_lines_stay_known(before: int, between: int) -> None:
    """A fingerprint does not see where its sentence stands."""
    first, second = "After tea, walk some.", "After lunch, utilize the log."
    known = Baseline(Path("b.json")).with_findings("a", found(f"{first}\n\n{second}"), RAN)
    moved = "\n" * before + second + "\n" * between + first + "\n\nAfter all, rest.\n"

    assert known.part("a", found(moved))[0] == []


def test_the_file_is_the_same_for_the_same_findings(tmp_path: Path) -> None:
    """Sorted, with paths of any machine, and without the words of a draft."""
    (tmp_path / "sub").mkdir()
    path = tmp_path / "sub" / "b.json"
    one = Baseline(path).with_findings(tmp_path / "z.txt", [TWO, ONE], RAN)
    other = Baseline(path).with_findings(tmp_path / "sub" / "a.txt", [ONE], RAN)
    text = one.with_findings(tmp_path / "sub" / "a.txt", [ONE], RAN).text()

    assert text == other.with_findings(tmp_path / "z.txt", [ONE, TWO], RAN).text()
    assert list(json.loads(text)["files"]) == ["../z.txt", "a.txt"]
    assert str(tmp_path) not in text
    assert "some" not in text
    assert ONE.message not in text


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Whole."""
    known = Baseline(tmp_path / "b.json").with_findings("a.txt", [ONE, TWO, TWO], RAN)
    known.write()

    assert read_baseline(tmp_path / "b.json") == known
    assert [path.name for path in tmp_path.iterdir()] == ["b.json"]


def test_pruning_takes_out_what_is_gone(tmp_path: Path) -> None:
    """But nothing that a rule left unsaid which did not run, and nothing new comes in."""
    (tmp_path / "a.txt").write_text(SOURCE)
    other = replace(ONE, rule="long-word")
    known = Baseline(tmp_path / "b.json").with_findings(tmp_path / "a.txt", [ONE, ONE, TWO], RAN)
    known = known.with_findings(tmp_path / "a.txt", [other, ONE, ONE, TWO], {*RAN, "long-word"})
    known = known.with_findings(tmp_path / "gone.txt", [ONE], RAN)
    three = replace(ONE, fingerprint="3" * 16)
    left = known.pruned(tmp_path / "a.txt", [ONE, three], RAN).without_lost_files()

    assert left.count == 2
    assert left.part(tmp_path / "a.txt", [ONE, TWO, three, other]) == ([TWO, three], [ONE, other])


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "9", "files": {}}', '{"schema": "1"}', "{"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    """In one sentence that says what to do."""
    (tmp_path / "b.json").write_text(text)

    with pytest.raises(ConfigError, match="--write-baseline"):
        read_baseline(tmp_path / "b.json")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """It may not have been written yet."""
    with pytest.raises(ConfigError, match="there is no such baseline"):
        read_baseline(tmp_path / "b.json")
