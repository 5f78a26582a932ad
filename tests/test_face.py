"""The caller's face: from Python, in a few lines."""

from pathlib import Path

import pytest

import advisor
from advisor.errors import ConfigError, DraftError
from advisor.testing import pipeline


def test_a_text_is_checked_in_one_line() -> None:
    """The report has findings with rule, place and message."""
    report = advisor.check("Try to do some breathing.")

    assert "vague-amount" in [finding.rule for finding in report.findings]
    assert report.error is None


def test_an_unusable_text_says_why() -> None:
    """Nothing is raised for a draft that is empty."""
    assert advisor.check(" \n").error == "<text>: the draft is empty; write the assignment first."


def test_a_text_is_mended_in_one_line() -> None:
    """Safe rewrites only; the rest is reported."""
    mended = advisor.fix("Utilize the log after lunch.")

    assert mended.after == "Use the log after lunch."
    assert mended.applied == 1
    assert mended.before == "Utilize the log after lunch."


def test_an_unusable_text_cannot_be_mended() -> None:
    """There is no text to give back."""
    with pytest.raises(DraftError, match="the draft is empty"):
        advisor.fix("")


def test_an_advisor_keeps_its_settings() -> None:
    """Rules by name, and a pipeline that is shared."""
    strict = advisor.Advisor(select=["vague-amount"], pipeline=pipeline())
    found = strict.check("Try to do some breathing.").findings

    assert {finding.rule for finding in found} == {"vague-amount"}


def test_an_advisor_may_read_markdown() -> None:
    """Headings are titles then."""
    report = advisor.Advisor(pipeline=pipeline()).check("# Walk\n\nWalk at noon.", form="markdown")

    assert report.assignments[0].title == "Walk"


def test_an_advisor_checks_files(tmp_path: Path) -> None:
    """Paths may be text; folders are searched."""
    (tmp_path / "a.txt").write_text("Walk at noon.")
    reports = list(advisor.Advisor(pipeline=pipeline()).check_files([str(tmp_path)]))

    assert [Path(report.path).name for report in reports] == ["a.txt"]


def test_an_advisor_looks_for_no_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program says the same wherever it is started."""
    (tmp_path / "advisor.toml").write_text("ignore = ['vagueness']")
    monkeypatch.chdir(tmp_path)
    text = "Try to do some breathing."

    assert advisor.Advisor(pipeline=pipeline()).check(text) == advisor.check(text)
    named = advisor.Advisor(config="advisor.toml", pipeline=pipeline())
    assert "vague-amount" not in [finding.rule for finding in named.check(text).findings]


def test_a_name_that_does_not_exist_is_told_at_once() -> None:
    """Before any text is checked."""
    with pytest.raises(ConfigError, match="Did you mean 'vague-amount'"):
        advisor.Advisor(select=["vague-amuont"])


def test_the_package_does_nothing_with_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No cache, unless a program asks the session for it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text("Walk at noon.")
    list(advisor.Advisor(pipeline=pipeline()).check_files([tmp_path / "a.txt"]))

    assert not (tmp_path / "cache").exists()


def test_a_text_with_half_a_character_is_checked_all_the_same() -> None:
    """Programs pass on what others gave them; places still count as before."""
    report = advisor.check("Try \ud800 to do some breathing.", form="text")

    assert report.error is None
    assert report.assignments
