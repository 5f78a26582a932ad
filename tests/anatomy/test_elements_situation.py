"""Situation: when, where and at which cue."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "After breakfast, write three lines.",
        "Each morning, open the curtains.",
        "In the shower, notice the water.",
        "When the alarm rings, sit up.",
        "At work, take a lunch break away from your desk.",
        "Before you open your email, take three breaths.",
        "On Tuesday and Thursday, swim.",
        "Before bed, write a list.",
        "While waiting for the bus, look around.",
        "As soon as you notice the urge, leave the room.",
        "Every time you wash your hands, drop your shoulders.",
        "Walk in the park.",
        "During your commute, listen to the recording.",
        "Practise at your desk.",
        "Do it first thing.",
        "As you brush your teeth, name three good things.",
        "Once you are home, change your clothes.",
        "On the bus, count red cars.",
        "When angry, count to ten.",
        "At 7 pm, call your sister.",
        "In social situations, ask one question.",
        "Whenever you catch yourself worrying, write it down.",
        "After each meal, walk for five minutes.",
        "Next time you argue, say you need a break.",
        "On your lunch break, sit outside.",
        "at night, put phone in kitchen",
        "go for a swim on Saturdays",
        "Do it in front of the mirror.",
        "Use the script the next time your boss asks for overtime.",
        "Tomorrow, call the bank.",
        "With your morning coffee, read the card.",
        "Do this when stressed.",
        "In moments of panic, hold something cold.",
        "Go to the supermarket and stand in the queue.",
        "brisk walking after work",
        "walk at the stadium in the evenings",
    ],
)  # fmt: skip
def test_situation_is_stated(element: Find, text: str) -> None:
    """A time, place, event or feeling starts the task."""
    assert element(text, "situation").present


@pytest.mark.parametrize(
    "text",
    [
        "This week, write three lines.",
        "Do it regularly.",
        "Walk when needed.",
        "Write about a time when you felt proud.",
        "Do it as often as you can.",
        "List situations in which you felt tense.",
        "Think of a moment when you were calm.",
        "In your notebook, write three lines.",
        "Spend time with your partner.",
        "Do it every day.",
        "Twice a week, swim.",
        "Describe what happens when you argue.",
        "Bring the list to our next session.",
        "Over the next two weeks, keep a diary.",
        "Notice when you start to worry.",
        "Because mornings are hard, take it slow.",
        "Fill in column 2.",
        "When we meet again, we will look at it.",
        "In addition, read the leaflet.",
        "Keep in mind that feelings pass.",
        "At first, take it easy.",
        "On the other hand, you may skip it.",
        "Write down in one sentence what you want.",
        "Before you know it, it will be easier. Walk daily.",
    ],
)  # fmt: skip
def test_situation_is_not_stated(element: Find, text: str) -> None:
    """Limits, content to write about and open cues start nothing."""
    assert not element(text, "situation").present


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("On Tuesday, call your sister.", "time"),
        ("Walk in the park.", "place"),
        ("When the phone rings, take one breath.", "cue"),
        ("Walk with your sister.", "company"),
    ],
)
def test_each_side_of_a_situation_is_named(element: Find, text: str, facet: str) -> None:
    """A rule can tell when from where, and from with whom."""
    assert element(text, "situation").has(facet)


def test_company_alone_is_no_situation(element: Find) -> None:
    """With whom says neither when nor where."""
    assert not element("Discuss the budget with your sister.", "situation").present


def test_an_open_cue_is_weak(element: Find) -> None:
    """The card can show "when needed" as a cue that is still open."""
    found = element("Breathe slowly when needed.", "situation")

    assert found.evidence
    assert all(piece.weak for piece in found.evidence)


def test_a_rating_may_carry_the_cue(element: Find) -> None:
    """The moment may time the rating that belongs to the task."""
    assert element(
        "Hold the spider. Rate your fear before and after each one.", "situation"
    ).present


def test_plan_b_does_not_time_the_task(element: Find) -> None:
    """A time in the answer to an obstacle is that of the fallback."""
    text = "Phone the bank. If no one answers, try again tomorrow morning."

    assert not element(text, "situation").present
