"""A rubric file says what it says, or is refused in one sentence."""

from pathlib import Path

import pytest

from advisor.cohort.rubric import parse_rubric, read_rubric
from advisor.errors import ConfigError


def test_our_own_rubric_names_rules_that_exist() -> None:
    """Else a group would never find anything."""
    from advisor.registry import rules

    known = frozenset(rules()) | {rule.category for rule in rules().values()}
    rubric = read_rubric(None, known)

    assert sum(one.weight for one in rubric.elements) > 0
    assert {rule.category for rule in rules().values()} <= {
        name for one in rubric.groups for name in one.rules
    }
    assert all(one.there for one in rubric.elements)
    assert all(one.there for one in rubric.groups)


def test_the_digest_tells_the_meaning_and_not_the_layout() -> None:
    """A comment changes nothing; a weight does."""
    one = parse_rubric(b"[elements.dose]\nweight = 2", "a")
    same = parse_rubric(b"# ours\n[elements.dose]\nweight   = 2.0", "b")
    other = parse_rubric(b"[elements.dose]\nweight = 3", "a")

    assert one.digest == same.digest != other.digest


def test_a_line_without_weight_is_left_out() -> None:
    """So a programme takes one out, and keeps its words."""
    rubric = parse_rubric(b"[elements.dose]\nweight = 0\n[elements.when]\nweight = 1", "a")

    assert list(rubric.labels) == ["when"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("elements", "this rubric is no TOML"),
        (
            "[elements.dosis]",
            r"\[elements.dosis\]: there is no element 'dosis'; did you mean 'dose'",
        ),
        ("[elements.dose]\nwieght = 1", r"there is no key 'wieght'; did you mean 'weight'"),
        ("[elements.dose]\nweight = -1", r"weight must be a number from 0"),
        ("[elements.dose]\nweight = true", r"weight must be a number"),
        ("[elements.dose]\nweight = nan", r"weight must be a number"),
        ("[elements.dose]\nalways = 1", r"always must be true or false"),
        ("[elements.dose]\nlabel = 1", r"label must be text"),
        ("[groups.tone]\nrules = 'tone'", r"rules must be a list"),
        (
            "[groups.tone]\nrules = ['toner']",
            r"there is no rule or category 'toner'; did you mean 'tone'",
        ),
        ("[groups.tone]\nlasting = 0", r"lasting must be more than 0"),
        ("[groups.dose]\nrules = ['tone']\n[elements.dose]", r"an element has this name"),
        ("[elements.dose]\n[severity]\nerror = 1", r"there is no key 'error'"),
        ("elements = 3", r"write each line as a table"),
        ("[elements.dose]\nweight = 0", "no line of this rubric has a weight"),
        ("title = 'x'", "no line of this rubric has a weight"),
    ],
)
def test_what_no_rubric_can_say_is_told(text: str, said: str) -> None:
    """With the file and the place."""
    with pytest.raises(ConfigError, match=said) as caught:
        parse_rubric(text.encode(), "own.toml", frozenset({"tone"}))
    assert str(caught.value).startswith("own.toml")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(ConfigError, match=r"none\.toml: this rubric could not be read"):
        read_rubric(tmp_path / "none.toml")
