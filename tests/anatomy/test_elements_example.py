"""Example: a model of what to do or write."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "Write down a kind sentence, e.g. 'I did my best today'.",
        "Do something pleasant, like taking a bath.",
        "Pick a small step such as saying hello.",
        'For example: "Boss frowned -> I thought she is angry."',
        "Ask for something small, for instance a glass of water.",
        "Choose a soothing activity (bath, music, a walk, etc.).",
        "List your triggers (for example noise, crowds, deadlines).",
        "Name the feeling: sad, tense, bored and so on.",
        "Example: Monday, 8 am, missed the bus, worry 6.",
        'Say something like "I need a minute".',
        "Plan a treat (eg a film).",
        "Use short labels: 'all or nothing', 'mind reading', that kind of thing.",
        "Note activities, including small ones like brushing your teeth.",
        "It could be as simple as a cup of tea in the garden.",
        "Maybe a walk, a call with a friend, things like that.",
        "Include people such as neighbours and colleagues.",
    ],
)  # fmt: skip
def test_example_is_stated(element: Find, text: str) -> None:
    """An example of what to do or write is given."""
    assert element(text, "example").present


@pytest.mark.parametrize(
    "text",
    [
        "Use box breathing.",
        "Do what you like.",
        'Say "no" to one request.',
        "I would like you to walk.",
        "Treat yourself like a friend.",
        "Practise the thought record.",
        "Write about what it was like.",
        "How would you like to feel?",
        "Do it like last week.",
        "It may feel like a wave.",
        "Do the exercises (breathing, muscle relaxation and body scan).",
        "Look like you mean it.",
    ],
)  # fmt: skip
def test_example_is_not_stated(element: Find, text: str) -> None:
    """Naming a technique, and other uses of the words, show nothing."""
    assert not element(text, "example").present
