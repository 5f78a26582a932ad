"""Barrier: a foreseen obstacle with an answer, or a smaller version."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Element

Find = Callable[[str, str], Element]


@pytest.mark.parametrize(
    "text",
    [
        "If you miss a day, start again the next day.",
        "If you forget in the morning, do it at lunch instead.",
        "If it's pouring, walk inside the mall.",
        "When you're too tired for the full version, do two minutes.",
        "If your mind wanders, gently bring it back to your breath.",
        "If ten minutes feels like too much, start with five.",
        "If your partner is busy, ask your sister.",
        "If you can't think of anything, write down one word.",
        "In case you can't sleep, read a dull book in the living room.",
        "If the urge gets too strong, call your sponsor.",
        "If nobody picks up, leave a message.",
        "On bad days, one line is enough.",
        "Should you get stuck, go back to step one.",
        "If that is too hard, try the step below it.",
        "Plan B: stretch for two minutes in bed.",
        "Don't worry if you skip a day; just pick it up again.",
        "If you run out of time, do the first two steps.",
        "What might get in the way? Write down one thing and what you will do about it.",
        "If the kids interrupt, pause and finish later.",
        "If you start to feel dizzy, sit down and breathe normally.",
        "Have a backup plan for rainy days, such as a DVD workout.",
        "If she says no, thank her and try someone else.",
        "If you find it difficult to concentrate, shorten it to three minutes.",
        "If you notice yourself judging, just note it and come back.",
        "If you do slip, write down what happened and carry on.",
        "If symptoms get worse, stop and rest.",
        "If the shop is closed, go to the petrol station.",
        "Even a short walk counts if you are exhausted.",
        "If you have a setback, remember one bad day is not the end and get back to it tomorrow.",
        "If you wake up in the night and can't drift off, get up.",
    ],
)  # fmt: skip
def test_barrier_is_stated(element: Find, text: str) -> None:
    """An obstacle has an answer, or a smaller version counts."""
    assert element(text, "barrier").present


@pytest.mark.parametrize(
    "text",
    [
        "When you notice your heart racing, breathe out slowly ten times.",
        "If you feel an urge to check, wait five minutes.",
        "If you like, bring a friend.",
        "If you have any questions, call me.",
        "Let me know if you get stuck.",
        "Ask her if she is free on Friday.",
        "If your boss asks for overtime, say the sentence on your card.",
        "Try your best.",
        "Write down what was hard about it.",
        "When you get home, take off your shoes.",
        "See if you can stay for ten minutes.",
        "If you want to, read the second chapter too.",
        "Rate how difficult it was from 0 to 10.",
        "Do it even if you feel silly.",
        "Notice when you get tired.",
        "Talk to your wife about the problem.",
        "Whenever you are angry, go outside for five minutes.",
    ],
)  # fmt: skip
def test_barrier_is_not_stated(element: Find, text: str) -> None:
    """The cue of a skill, an offer of help and effort plan for nothing."""
    assert not element(text, "barrier").present


def test_a_label_makes_a_plan(element: Find) -> None:
    """What stands under "If stuck:" is the fallback."""
    assert element("Walk after lunch.\nIf stuck: walk round the house", "barrier").present


@pytest.mark.parametrize(
    "text",
    [
        "Swim with Ana on Friday, if she cant I swim two laps alone",
        "Stretch for ten minutes after lunch. Too rushed? Do one stretch at the sink.",
    ],
)
def test_a_run_on_or_asked_obstacle_is_a_barrier(element: Find, text: str) -> None:
    """An obstacle counts without a comma behind it, and as a short question."""
    assert element(text, "barrier").present
