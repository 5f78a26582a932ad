"""A draft that is read again after a small change gives what a first reading gives."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.api import Bad
from advisor.config import Choices
from advisor.language.pipeline import Recent
from advisor.registry import rules
from advisor.session import Session

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted(Path("examples").iterdir())
    if path.suffix in (".md", ".txt")
]
_MARKS = str.maketrans("", "", "«»")
CHOICES = Choices(isolated=True, cache=False)


@pytest.fixture(scope="module")
def warm() -> Session:
    return Session(CHOICES, remember=300)


@pytest.fixture(scope="module")
def cold() -> Session:
    return Session(CHOICES)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_after_any_edit_the_report_is_that_of_a_full_check(
    warm: Session, cold: Session, text: str, rng: random.Random
) -> None:
    for _ in range(3):
        at = rng.randrange(len(text))
        gone = rng.choice([0, 0, 1, 9])
        new = rng.choice(["", "x", "\n\n", ". ", "walk daily ", "- ", "😀", "WEEK 2: "])
        text = text[:at] + new + text[at + gone :]
        path = Path("draft.md")
        assert warm.check_open(text, path) == cold.check_open(text, path)


def test_only_new_lines_are_read(warm: Session) -> None:
    lines = [f"Walk for {number} minutes after lunch." for number in range(10, 40)]
    warm.check_text("\n\n".join(lines))
    (recent,) = {engine.pipeline.recent for engine in warm._judge._engines.values()}
    assert isinstance(recent, Recent)
    before = recent.read
    lines[7] += " Then rest."
    warm.check_text("\n\n".join(lines))
    assert recent.read == before + 1
    warm.forget()
    warm.check_text("\n\n".join(lines))
    assert recent.read == before + 1 + len(lines)


def test_the_oldest_lines_are_forgotten(warm: Session) -> None:
    for number in range(400):
        warm.check_text(f"Walk for {number} minutes.")
    (recent,) = {engine.pipeline.recent for engine in warm._judge._engines.values()}
    assert recent is not None
    assert len(recent._lines) == 300
    assert len(recent._matches) <= 300


def test_what_each_rule_finds_moves_with_its_words(warm: Session, cold: Session) -> None:
    path = Path("draft.md")
    for rule in rules().values():
        said = next(e.text for e in rule.examples if isinstance(e, Bad)).translate(_MARKS)
        for text in (said, "Rest first.\n\n" + said):
            assert warm.check_open(text, path) == cold.check_open(text, path), rule.name
