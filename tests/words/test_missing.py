"""Where a missing element is shown, and where its sentence goes."""

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.anatomy.picture import Assignment
from advisor.testing import apply_fixes, draft_of, pipeline
from advisor.words.frames import framed
from advisor.words.missing import add_element, first_span, is_done_once


def _first(text: str) -> Assignment:
    draft = draft_of(text)
    (sentences,) = pipeline().read([draft.blocks])
    return read_plan(draft, sentences).assignments[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Water the plants. If you feel dizzy, sit down.", "Water the plants. NEW. If you"),
        ("Water the plants. It may surprise you.", "Water the plants. NEW. It may"),
        ("Water the plants. Write down the day.", "Write down the day. NEW."),
        ("Dear Jo\nWater the plants\nWrite down the day\nSee you!", "the day\nNEW.\nSee"),
    ],
)
def test_what_is_added_stands_behind_the_task(text: str, expected: str) -> None:
    """Not behind a warning or a remark that follows it."""
    assignment = _first(text)

    assert expected in apply_fixes(text, [add_element(assignment, "NEW.", "NEW.")])


def test_a_step_is_shown_with_its_last_bracket() -> None:
    """A mark that ends inside a quotation looks like a slip."""
    text = "Post one line (say, “Who has tried the bus?”), or answer one."
    shown = first_span(_first(text)).of(text)

    assert shown.count("“") == shown.count("”")
    assert shown.count("(") == shown.count(")")


def test_what_is_made_once_is_done_once() -> None:
    """Keeping what was made is no new task; using it each day is."""
    assert is_done_once(_first("Make a list of three walks. Keep it on the fridge."))
    assert not is_done_once(_first("Make a list of three walks. Walk for ten minutes."))


def test_a_mention_proposes_nothing() -> None:
    """A friend named in passing makes no talk of the task."""
    mentioned = _first("Sort the post. Talk to your sister about it.")

    assert "heard" not in framed(mentioned, "rationale")
    assert "plain words" not in framed(mentioned, "rationale")


def test_a_feared_task_is_known_by_any_word_of_it() -> None:
    """What is proposed for facing a fear fits it, wherever the word for it stands."""
    text = "Stand in the lift on Tuesday for two minutes. Then write down your SUDS."

    assert "you can handle more" in framed(_first(text), "rationale")
