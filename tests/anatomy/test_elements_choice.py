"""Choice: a real option that the client may pick."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "Pick one of these three: a bath, a walk, a phone call.",
        "Do it by voice note or in writing.",
        "Walk or cycle for 20 minutes.",
        "Choose a time that suits you.",
        "You can do this sitting or lying down.",
        "Either call or text one friend.",
        "Use the app or the paper sheet.",
        "Choose two activities from the list.",
        "Read it yourself, or ask someone to read it to you.",
        "Do this in the morning or before bed.",
        "Whichever you prefer is fine.",
        "Write or draw what you felt.",
        "Option A: five minutes of breathing. Option B: a short walk.",
        "Take the stairs or get off one stop early.",
        "If you prefer, record it on your phone instead.",
        "Eat fruit, nuts or yoghurt as a snack.",
        "You decide which one comes first.",
        "go jogging or swimming twice a week",
    ],
)  # fmt: skip
def test_choice_is_stated(element: Find, text: str) -> None:
    """The client can pick the task, time, format or level."""
    assert element(text, "choice").present


@pytest.mark.parametrize(
    "text",
    [
        "If you like, do it again.",
        "Write three or four lines.",
        "Walk for ten minutes or more.",
        "When you feel sad or angry, breathe out slowly.",
        "Don't check or ask for reassurance.",
        "Note whether the thought is true or false.",
        "Do something relaxing, such as a bath or a book.",
        "Choose a thought that bothered you.",
        "Rate it 0 or 1.",
        "Sooner or later you will need this; write it down.",
        "Do one or two sets.",
        "Write down the thoughts or images that went through your mind.",
        "Do it without music or TV.",
        "Tell yourself it will pass, more or less.",
        "Choose a quiet room.",
        "Is it true or not?",
    ],
)  # fmt: skip
def test_choice_is_not_stated(element: Find, text: str) -> None:
    """Examples, cues, amounts and content leave nothing to pick."""
    assert not element(text, "choice").present


def test_examples_to_pick_from_are_both(element: Find) -> None:
    """Asked to pick one of the examples, the client also has a choice."""
    text = "Pick one treat, such as a bath, a film or a call."

    assert element(text, "example").present
    assert element(text, "choice").present
