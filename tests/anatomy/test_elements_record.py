"""Record: what to note, log, rate or bring."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "Write down three thoughts.",
        "Log your meals.",
        "Rate your mood from 0 to 10.",
        "Tick the box.",
        "Keep a diary.",
        "Fill in the sheet each night.",
        "Note the time you went to bed.",
        "Bring the filled-in form.",
        "List five people.",
        "Track your steps in the app.",
        "Journal for ten minutes.",
        "Make a note of what set it off.",
        "Take a photo of the finished drawing.",
        "Complete the worksheet.",
        "Jot down one word.",
        "Score your pain before and after.",
        "Put a star on the chart.",
        "Keep track of how often it happens.",
        "mood diary daily",
        "record food intake in the app",
        "Write your worries on a piece of paper.",
        "Count your urges and mark them on the card.",
        "Circle the days you did it.",
        "Describe it in your journal.",
        "Send me a one-line text each night about how it went.",
        "Chart your progress.",
        "The log should be filled in daily.",
        "The client will keep a food diary.",
        "Start a gratitude journal.",
        "Add it to your list.",
        "make a list of pros and cons",
    ],
)  # fmt: skip
def test_record_is_stated(element: Find, text: str) -> None:
    """The act leaves words, ticks or numbers behind."""
    assert element(text, "record").present


@pytest.mark.parametrize(
    "text",
    [
        "Remember how it went.",
        "Write a letter to your father, but don't send it.",
        "Notice your breath.",
        "Bring a coat.",
        "Note that this is hard.",
        "Log off at nine.",
        "Listen to the recording.",
        "Read the list aloud.",
        "Think about your thoughts.",
        "Call a friend.",
        "Take a list of friends and call one.",
        "Keep a steady pace.",
        "Complete the walk.",
        "Talk about your diary with your wife.",
        "Check the stove once.",
        "Do the body scan recording.",
    ],
)  # fmt: skip
def test_record_is_not_stated(element: Find, text: str) -> None:
    """Letters, memories and other uses of the words leave no record."""
    assert not element(text, "record").present


def test_a_rating_before_and_after_is_a_record(element: Find) -> None:
    """It is no success criterion unless the two are compared."""
    text = "Rate your anxiety from 0 to 10 before and after."

    assert element(text, "record").present
    assert not element(text, "success").present


def test_a_passive_request_counts(element: Find) -> None:
    """A sheet that is to be filled in is asked for, whoever fills it."""
    assert element("The mood chart should be filled in each night.", "record").present
