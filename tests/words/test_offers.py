"""Offers: the proposal that fits the task at hand comes first."""

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.anatomy.picture import Assignment
from advisor.testing import draft_of, pipeline
from advisor.words.offers import done, offers


def _first(text: str) -> Assignment:
    draft = draft_of(text)
    (sentences,) = pipeline().read([draft.blocks])
    return read_plan(draft, sentences).assignments[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fold three towels after lunch.", "you have folded three towels"),
        ("Write down two worries so that we can sort them.", "you have written down two worries"),
        ("List the pros and cons.", "you have listed the pros and cons"),
        ("Call the bank and ask for the form.", "you have called the bank"),
    ],
)
def test_a_step_is_told_as_done(text: str, said: str) -> None:
    """The act and its object are kept; cue, reason and the next act are left out."""
    assert done(_first(text).steps[0]) == said


@pytest.mark.parametrize(
    "text",
    ["Keep the balcony tidy.", "Sit in the half-open tent.", "The client will fold the towels."],
)
def test_what_has_no_end_is_not_told_as_done(text: str) -> None:
    """A state, a cut name or a plan about the client gets no invented sentence."""
    assert [done(step) for step in _first(text).steps] in ([""], [])


def test_a_general_task_is_done_when_its_own_act_is_done() -> None:
    """Without a known skill the draft's own words make the first proposal."""
    assert offers(_first("Fold three towels."), "success")[0] == "you have folded three towels"


def test_a_daily_task_keeps_the_listed_criterion() -> None:
    """What is done every day is not over when it has been done once."""
    assert "you have" not in offers(_first("Fold the towels every day."), "success")[0]


def test_what_is_done_once_gets_a_day() -> None:
    """A routine is no moment for a single act."""
    assert offers(_first("Book the room."), "when")[0].startswith("on ")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("List three things that you want to change about your flat.", "paper"),
        ("Plan the trip to Leeds.", "day"),
        ("Choose one shelf that you want to clear.", "paper"),
        ("Fold the laundry.", "matters"),
    ],
)
def test_the_first_act_says_what_it_is_good_for(text: str, word: str) -> None:
    """Without a known skill the reason comes from the verb; the last resort is the general one."""
    assert word in offers(_first(text), "rationale")[0]
