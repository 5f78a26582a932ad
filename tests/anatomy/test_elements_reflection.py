"""Reflection: a prompt to think about what happened or was learned."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "What did you notice?",
        "Afterwards, ask yourself what surprised you.",
        "How did your body feel after the walk?",
        "Notice what happens to the urge.",
        "Think about what you learned.",
        "Reflect on how the week went.",
        "Write a line about what helped.",
        "What got in the way?",
        "Which part was hardest?",
        "Look back over the week and circle what lifted your mood.",
        "Note what worked and what didn't.",
        "Was it as bad as you expected? What does that tell you?",
        "Consider how your prediction compared with what happened.",
        "Jot down one thing you learned about yourself.",
        "What would you do differently next time?",
        "Notice how you feel before and after.",
        "Come ready to talk about what went well.",
        "Ask yourself: did the feared thing happen?",
        "Think about how it felt to say no.",
        "What did you like about it?",
        "Journal about how the conversation went.",
        "Pay attention to how your body reacts.",
        "Review your log and look for patterns.",
        "At the end of the week, reflect on your progress.",
    ],
)  # fmt: skip
def test_reflection_is_stated(element: Find, text: str) -> None:
    """The client is asked to look back and learn."""
    assert element(text, "reflection").present


@pytest.mark.parametrize(
    "text",
    [
        "Think about it.",
        "What time do you go to bed?",
        "Write down how you feel.",
        "Remember how it went.",
        "Ask your partner what she needs.",
        "Who could you call?",
        "Write down what happened and what you thought.",
        "Notice your breath.",
        "What is your goal for the month?",
        "Which three activities would you like to try?",
        "How often will you do this?",
        "Describe the event in one sentence.",
        "Can you call her this weekend?",
        "Rate how strong the feeling is.",
        "What are you afraid will happen?",
    ],
)  # fmt: skip
def test_reflection_is_not_stated(element: Find, text: str) -> None:
    """Plans, data to write down and questions to others are no reflection."""
    assert not element(text, "reflection").present


def test_a_label_makes_a_prompt(element: Find) -> None:
    """What stands under "Reflect:" is there to look back on."""
    assert element("Call one friend.\nReflect: your mood before and after", "reflection").present


def test_a_talk_left_to_the_session_is_no_reflection(element: Find) -> None:
    """What "we" will talk about next time is no prompt for the client."""
    assert not element("Walk for ten minutes. We can talk about how it went.", "reflection").present
