"""Roundabout openers: which are said outright, and which leave room that a reader needs."""

import pytest

from advisor.testing import apply_fixes, draft_of, engine_of_all_rules
from advisor.words.direct import roundabout


def said_outright(text: str) -> str:
    """Return a text with its roundabout openers taken out."""
    plan = next(iter(engine_of_all_rules().plans([draft_of(text)])))
    found = [fix for a in plan.assignments for _, fix in roundabout(a) if fix is not None]
    return apply_fixes(text, found)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("You may wish to call a friend on Saturday.", "Call a friend on Saturday."),
        ("You'd perhaps like to write to your mum.", "Write to your mum."),
        ("Maybe you should practise saying no.", "Practise saying no."),
        ("Perhaps, you could take a walk at 6 pm.", "Take a walk at 6 pm."),
        ("After lunch, you may want to go for a swim.", "After lunch, go for a swim."),
        ("You could try to write three lines.", "Write three lines."),
        ("You might consider taking a bath.", "Take a bath."),
        ("We thought you could try cooking on Monday.", "Cook on Monday."),
        ("It would be great if you could fill in the sheet.", "Fill in the sheet."),
        ("Would you please bring the sheet?", "Bring the sheet."),
        ("How about going for a swim on Friday?", "Go for a swim on Friday."),
        ("You may want to try walking home and ringing Ann.", "Walk home and ring Ann."),
    ],
)
def test_two_hedges_become_an_order(text: str, after: str) -> None:
    """The act takes its base form, in the opener's place and with its capital."""
    assert said_outright(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "You could call Ann on Sunday.",
        "You might want to ask your doctor first.",
        "You may want to stop if you feel dizzy.",
        "You may want to rest on Sunday.",
        "You might want to swim or walk.",
        "You might like to do it outside.",
        "You may like to know that Ann will come.",
        "Perhaps you could be kinder to yourself.",
        "If you want to, you can write more.",
        "Walk to the gate. You might like to take your dog.",
        "You might want to walk. You might want to swim.",
        "You might want to take your tablets at 8.",
        "Write down what you might want to say.",
        "Could you see the road from there?",
    ],
)
def test_room_that_is_needed_stays(text: str) -> None:
    """A choice, permission to stop, somebody's advice, and an offer beside the task."""
    assert said_outright(text) == text
