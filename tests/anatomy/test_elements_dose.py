"""Dose: how long, how many, how often."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "Walk for ten minutes.",
        "Do it twice a day.",
        "Write three thoughts.",
        "Every night, fill in a row.",
        "3x a week",
        "Read pages 10 to 12.",
        "Practise 15-20 min daily.",
        "Do two rounds of ten breaths.",
        "Once a day, call a friend.",
        "Ask one question in the meeting.",
        "Half an hour of reading each evening.",
        "Drink eight glasses of water.",
        "Walk 8,000 steps.",
        "for at least an hour",
        "Keep the diary for seven days.",
        "Do one small thing each day.",
        "Take 5 deep breaths.",
        "Every other day, swim.",
        "Say it aloud ten times.",
        "on 4 out of 7 days",
        "5 min/day",
        "thrice weekly gym",
        "exercise 150 minutes per week",
        "Do it 2-3 times per week.",
        "sleep 7 hours a night",
        "walk 5km",
        "Hold for 30 seconds.",
        "eat two servings of fruits",
        "Daily: write one line.",
        "Complete two thought records.",
        "a 20-minute walk",
        "jog 3 times",
        "Set aside 10 minutes.",
        "Do nothing but listen for two minutes.",
    ],
)  # fmt: skip
def test_dose_is_stated(element: Find, text: str) -> None:
    """A number or frequency measures what is asked."""
    assert element(text, "dose").present


@pytest.mark.parametrize(
    "text",
    [
        "Walk a few times.",
        "Rate it from 0 to 10.",
        "At 8 pm, call Dana.",
        "If you are not asleep in 20 minutes, get up.",
        "Practise often.",
        "Use step 2 of the plan.",
        "Confidence 8/10.",
        "Write it on page 3.",
        "Once you are home, call her.",
        "Your daily life may change; write it down.",
        "Improve your daily routine.",
        "Talk to one of your friends.",
        "You have come a long way in two months. Keep the log.",
        "In two weeks we will meet; call me.",
        "Stay until your anxiety is below 3.",
        "Make a 5-year plan.",
        "My son is 6 years old; read to him.",
        "Drop your anxiety by 50%.",
        "Do some breathing.",
        "After 10 minutes of lying awake, get up.",
    ],
)  # fmt: skip
def test_dose_is_not_stated(element: Find, text: str) -> None:
    """Scales, clock times, ages, labels and thresholds measure nothing asked."""
    assert not element(text, "dose").present


def test_an_end_date_alone_is_no_dose(element: Find) -> None:
    """Until when says nothing about how much, and rules ask for both."""
    found = element("Keep the diary until our next session.", "dose")

    assert [piece.facet for piece in found.evidence] == ["horizon"]
    assert not found.present


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Walk for ten minutes.", "duration"),
        ("Call three friends.", "count"),
        ("Walk every day.", "frequency"),
        ("Daily: mood diary", "frequency"),
    ],
)
def test_each_side_of_a_dose_is_named(element: Find, text: str, facet: str) -> None:
    """A rule can tell how long from how often."""
    assert element(text, "dose").has(facet)


@pytest.mark.parametrize(
    "text",
    [
        "Swim on Mon, Wed and Fri.",
        "Stretch Tue/Thu before work.",
        "Walk to the shop on Sundays.",
        "Have soup for lunch, wed & sat",
    ],
)
def test_days_of_the_week_say_how_often(element: Find, text: str) -> None:
    """Days in a row, or in the plural, are a frequency."""
    assert element(text, "dose").present


@pytest.mark.parametrize("text", ["Ring the clinic on Wed.", "Call Jo on Monday or Tuesday."])
def test_one_day_says_when(element: Find, text: str) -> None:
    """A single day, or one of two, is a time and no amount."""
    assert not element(text, "dose").present
