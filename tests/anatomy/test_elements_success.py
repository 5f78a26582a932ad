"""Success: how the client knows that it is done."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "You are done when the list has five items.",
        "Bring the filled-in log to our next session.",
        "Stay until your fear drops by half.",
        "Keep going until you have three pages.",
        "Aim for zero missed doses.",
        "The goal is three walks by Friday.",
        "Done = two emails sent.",
        "Hand in the sheet at the start of our next meeting.",
        "Bring your diary with you next week.",
        "Repeat until you can do it without looking.",
        "Success means you stayed ten minutes, whatever you felt.",
        "It counts as done if you said one sentence.",
        "Return the questionnaire to me by Thursday.",
        "Rate your mood again at the end and compare the two numbers.",
        "You'll know it's working when you fall asleep within half an hour.",
        "My target is 8,000 steps.",
        "Reach 10,000 steps a day by the end of the month.",
        "Lose 1 kg by the end of the month.",
        "Move to the next step once your anxiety is below 3 twice in a row.",
        "Show me your list next time.",
        "Bring it along on Tuesday.",
        "Half a page is enough.",
        "Finish all seven boxes.",
        "Email me the finished worksheet.",
        "Continue until all ten are ticked.",
        "This is complete when both columns are full.",
    ],
)  # fmt: skip
def test_success_is_stated(element: Find, text: str) -> None:
    """A finish line, target or product to bring ends the task."""
    assert element(text, "success").present


@pytest.mark.parametrize(
    "text",
    [
        "Walk after dinner.",
        "Do this until our next session.",
        "Write three thoughts a day.",
        "Practice until Friday.",
        "Stay in bed until 7 am.",
        "Don't eat until you are hungry.",
        "Bring a coat.",
        "Think about your goals.",
        "Rate your anxiety before and after.",
        "Bring up the topic with your wife.",
        "Do it three times a week.",
        "My goal is to feel better.",
        "Set one goal for the week.",
    ],
)  # fmt: skip
def test_success_is_not_stated(element: Find, text: str) -> None:
    """A deadline, a dose or a wish is no finish line."""
    assert not element(text, "success").present


@pytest.mark.parametrize(
    "text",
    [
        "Rate your anxiety before and after, and compare the two numbers.",
        "Stop when the timer rings.",
    ],
)
def test_comparisons_and_bare_ends_count(element: Find, text: str) -> None:
    """Both tell the client that it is done, or that it works."""
    assert element(text, "success").present
