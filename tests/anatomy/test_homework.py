"""Tests of telling homework from other texts."""

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.findings import Finding, Severity
from advisor.testing import draft_of, engine_of_all_rules, pipeline

NEWS = (
    "The town council met on Monday to vote on the new bridge. Several residents spoke against "
    "the plan, and the mayor promised that the costs would be published. Work on the river bank "
    "stopped in March after a flood. The builders expect to return in autumn, although the price "
    "of steel has risen sharply. The mayor will try to be more mindful of the budget."
)
TASK = (
    "Your practice this week: after lunch, walk to the corner and back. If it rains, walk the "
    "stairs. Tick the day on your calendar. It gives your mood a lift."
)


def findings_of(text: str) -> tuple[Finding, ...]:
    """Return what all rules find in a text."""
    return next(iter(engine_of_all_rules().check([draft_of(text)]))).findings


def test_a_news_item_gets_no_warning() -> None:
    """Outside homework nothing is missing, and wording is a matter of taste."""
    found = findings_of(NEWS)
    assert all(finding.severity <= Severity.SUGGESTION for finding in found)
    assert not [f.rule for f in found if f.rule.startswith("missing-")]


def test_a_task_is_judged_in_full() -> None:
    """A text that asks for something lacks what homework needs."""
    found = findings_of("Practise coping with your anxiety this week.")
    assert any(finding.severity >= Severity.WARNING for finding in found)


@pytest.mark.parametrize(("text", "expected"), [(NEWS, False), (TASK, True)])
def test_a_text_is_known_by_what_it_asks(text: str, expected: bool) -> None:
    """News asks its reader for nothing; a task does."""
    draft = draft_of(text)
    plan = read_plan(draft, next(iter(pipeline().read([draft.blocks]))))
    assert plan.is_homework is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Great soup and friendly waiters. We will come back!", False),
        ("Terrible parking. Avoid on Fridays.", False),
        ("Dr Okafor moved to another clinic. Her old office is closed.", False),
        ("Love this pool!", False),
        ("Practise coping.", True),
        ("Be kinder.", True),
        ("Self-care", True),
        ("Find a nice spot in the park and sit there for ten minutes.", True),
        ("Say good morning to one neighbour on Monday.", True),
        ("Swim 10 lengths Mon/Thu", True),
        ("# Feedback on your week\n\nGreat work!", True),
    ],
)
def test_a_few_words_are_known_by_their_opinion_or_tale(text: str, expected: bool) -> None:
    """A review praises, a note tells; a bare wish is still a task to judge."""
    draft = draft_of(text)
    plan = read_plan(draft, next(iter(pipeline().read([draft.blocks]))))
    assert plan.is_homework is expected
