"""Rationale: why it is worth doing."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "This helps your brain learn that the alarm is false.",
        "Writing it down makes the worry easier to look at.",
        "Do this so that you can catch the thought earlier.",
        "Why: it gives you a gap before you react.",
        "You said you want to be there for your kids, and this is a first step.",
        "Walking lifts mood.",
        "The purpose is to see what sets off the anger.",
        "Because avoiding keeps fear going, we start small.",
        "The more you practise, the easier it becomes.",
        "Use the card to remind yourself of the steps when upset, which keeps the plan simple.",
        "Keep a log to find out what triggers your headaches.",
        "It teaches your body to settle.",
        "Regular meals keep your energy steady.",
        "In order to sleep better, get up at the same time each day.",
        "Doing this will help you feel more in control.",
        "That way your body learns to settle.",
        "To improve your sleep, turn off screens at nine.",
        "I'd like you to track it, since we need the numbers to plan the next step.",
        "Exercise three times a week to lose weight and lower blood pressure.",
        "Research shows that planned activity improves mood.",
        "This exercise is designed to build your confidence.",
        "It can be a relief to see the thought on paper.",
        "for better health, walk 30 minutes daily",
        "cut down on sugar to control diabetes",
        "eat more vegetables to stay healthy",
        "It is a way of showing yourself that you matter.",
        "You might be surprised how much better you feel.",
        "Doing so trains your attention.",
        "This allows you to see patterns.",
    ],
)  # fmt: skip
def test_rationale_is_stated(element: Find, text: str) -> None:
    """A reason, purpose or benefit is given."""
    assert element(text, "rationale").present


@pytest.mark.parametrize(
    "text",
    [
        "Because we talked about it last week, read chapter two.",
        "Ask your brother to help you move the desk.",
        "Try to relax.",
        "Go to the park to meet Dana.",
        "Call the clinic to book a slot.",
        "So, for next week, keep the diary.",
        "Learn to say no.",
        "Write a letter to your sister.",
        "You want to choose one task.",
        "Set an alarm to go off at nine.",
        "As you breathe out, count to six.",
        "Since Monday you have done well; keep the log.",
        "Use the sheet to write down three thoughts.",
        "Remember to bring the list.",
        "Plan to go to bed at ten.",
        "Find time to be with your children.",
        "I want you to improve your diet.",
        "Do the things that help you relax.",
        "Stand up so your feet are flat on the floor and do it again.",
        "What do you do to help yourself sleep?",
    ],
)  # fmt: skip
def test_rationale_is_not_stated(element: Find, text: str) -> None:
    """Complements of verbs and mere references give no reason."""
    assert not element(text, "rationale").present


def test_a_label_gives_the_reason(element: Find) -> None:
    """What stands under "Why:" is the reason, however it is worded."""
    assert element("Walk after lunch.\nWhy: more light, more energy", "rationale").present
