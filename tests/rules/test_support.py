"""Support: help where it serves, and no more asked than a task needs."""

import pytest

from advisor.registry import rules
from advisor.testing import findings_of, marked

QUIET = [
    ("helper-role-or-consent", "Ask your sister to call you at noon on Friday."),
    ("helper-role-or-consent", "Read the list of rules to your son on Sunday."),
    ("helper-role-or-consent", "Show your log to your doctor."),
    ("missing-cue", "Call the garage on Monday."),
    ("missing-confidence-check", "Drink a glass of water after lunch."),
    ("low-confidence", "Rate your confidence from 0 to 10."),
    ("generic-praise", "You stayed at the party for ten minutes."),
    ("unanswered-obstacle", "If it rains, walk in the mall."),
    ("missing-barrier-plan", "Call the garage on Monday."),
    ("missing-review", "Track your sleep each morning. We will look at it together."),
    ("missing-reflection-prompt", "Walk to the gate on Monday. What did you notice?"),
    ("closed-reflection", "Did it help, and what did you learn?"),
]

LOUD = [
    ("closed-reflection", "Walk to the gate on Monday. «Did it help?»"),
    ("helper-role-or-consent", "Show your mood log to your «husband»."),
]


@pytest.mark.parametrize(
    ("name", "text"), QUIET, ids=[f"{n}-{i}" for i, (n, _) in enumerate(QUIET)]
)
def test_near_miss_is_left_alone(name: str, text: str) -> None:
    """A task that has its help, or needs none, gets no mark."""
    assert marked(text, findings_of(rules()[name], text)) == text


@pytest.mark.parametrize(("name", "text"), LOUD, ids=[f"{n}-{i}" for i, (n, _) in enumerate(LOUD)])
def test_gap_is_marked_where_it_is(name: str, text: str) -> None:
    """The mark is on the words that can be changed."""
    bare = text.replace("«", "").replace("»", "")
    assert marked(bare, findings_of(rules()[name], bare)) == text
