"""Steps: which clauses ask for something, and how they speak to the client."""

from collections.abc import Callable

import pytest

from advisor.anatomy.picture import Assignment
from advisor.anatomy.steps import find_steps
from advisor.testing import draft_of, pipeline


def steps_of(text: str) -> list[tuple[str, str]]:
    sentences = next(pipeline().read([draft_of(text).blocks]))
    return [(s.form.value, s.verb.lower) for x in sentences for s in find_steps(x)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Write down three thoughts.", [("imperative", "write")]),
        ("After dinner, walk to the park.", [("imperative", "walk")]),
        ("Go to the shop, buy one apple and come home.", [("imperative", "go"), ("imperative", "buy"), ("imperative", "come")]),
        ("Be kind to yourself.", [("imperative", "be")]),
        ("walk 30 min after dinner, 3x a week", [("imperative", "walk")]),
        ("I will phone the landlord on Monday.", [("first-person", "phone")]),
        ("The client will keep a sleep diary.", [("third-person", "keep")]),
        ("Client to practice slow breathing daily.", [("third-person", "practice")]),
        ("You could call one friend.", [("indirect", "call")]),
        ("I would like you to keep a diary.", [("indirect", "keep")]),
        ("The diary should be filled in each night.", [("passive", "filled")]),
        ("Two pages are to be read by Friday.", [("passive", "read")]),
        ("The page needs to be filled in and sent.", [("passive", "filled"), ("passive", "sent")]),
        ("It is advised that a list be made.", [("passive", "made")]),
        ("A journal entry is written each night.", [("passive", "written")]),
        ("You are to keep the list by your bed.", [("indirect", "keep")]),
        ("I think you should ring her on Friday.", [("indirect", "ring")]),
        ("If the urge comes, I say wait ten minutes.", [("indirect", "wait")]),
        ("What I'd suggest is that you write one line a day.", [("indirect", "write")]),
        ("When the alarm goes off, sit up at once.", [("imperative", "sit")]),
    ],
)  # fmt: skip
def test_each_form_of_request_is_found(text: str, wanted: list[tuple[str, str]]) -> None:
    """Imperatives, plans, indirect requests and passives all ask for something."""
    assert steps_of(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Hope this helps.",
        "See you on Monday.",
        "I think you are doing well.",
        "That is to be expected.",
        "We saw Tom, Bert and Venus.",
        "What did you notice?",
        "Thoughts are not facts.",
        "We talked about sleep today.",
        "Mood log",
        "Hope you are well.",
        "Thank you for the list.",
        "You were stressed last week.",
        "The diary is kept in the drawer.",
        "The diary is kept by Ann each night.",
        "You need to be looked after.",
        "It is known that a list is read each night.",
    ],
)
def test_what_asks_for_nothing_is_no_step(text: str) -> None:
    """Questions, statements, headings and courtesies are no instructions."""
    assert steps_of(text) == []


def test_a_negated_step_says_so() -> None:
    """A rule must know that something is not to be done."""
    sentence = next(pipeline().read([draft_of("Don't argue with him.").blocks]))[0]

    assert [step.negated for step in find_steps(sentence)] == [True]


def test_each_clause_keeps_its_own_words() -> None:
    """Two steps of a sentence do not share their words."""
    sentence = next(pipeline().read([draft_of("Open the door and count to ten.").blocks]))[0]

    assert [step.text for step in find_steps(sentence)] == ["Open the door", "count to ten"]


def test_an_act_joined_to_a_way_of_being_is_a_step(read: Callable[..., Assignment]) -> None:
    """An order to be so, and one to do so, are two things that are asked."""
    steps = read("Be more mindful and practice self-care.").steps

    assert [step.verb.lemma for step in steps] == ["be", "practice"]
