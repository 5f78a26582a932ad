"""Tests of how often a task comes, and which moments suit it."""

import pytest

from advisor.anatomy.picture import Assignment
from advisor.testing import draft_of, engine_of_all_rules
from advisor.words.offers import offers
from advisor.words.rhythm import comes_by_itself, days_a_week, is_daily, named_days


def read(text: str) -> Assignment:
    """Return the first assignment of a text."""
    return next(iter(engine_of_all_rules().plans([draft_of(text)]))).assignments[0]


@pytest.mark.parametrize(
    ("text", "daily", "days"),
    [
        ("Water the plants every day.", True, 0),
        ("Play the guitar for ten minutes daily.", True, 0),
        ("Play the guitar three times a week.", False, 3),
        ("Swim 20 lengths, 2x/wk.", False, 2),
        ("Paint once a week.", False, 1),
        ("Paint the fence.", False, 0),
    ],
)
def test_a_draft_says_how_often(text: str, daily: bool, days: int) -> None:
    """Both are read from the dose; a task done once has neither."""
    task = read(text)
    assert (is_daily(task), days_a_week(task)) == (daily, days)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Paint for an hour three mornings per week.", "on Monday, Wednesday and Friday at 8 am"),
        ("Paint for an hour twice a week.", "on Tuesday and Friday at 5 pm"),
        ("Paint for an hour every day.", ""),
    ],
)
def test_some_days_of_a_week_are_named(text: str, moment: str) -> None:
    """As many days as were asked for, at an hour of the part of the day that was."""
    assert named_days(read(text)) == moment


@pytest.mark.parametrize(
    "text",
    ["Each day, spend 20 minutes on the next chapter of the book.", "Paint for an hour every day."],
)
def test_what_comes_daily_gets_no_weekday(text: str) -> None:
    """“Each day ... on Thursday” would contradict itself."""
    assert all(map(comes_by_itself, offers(read(text), "when")))
