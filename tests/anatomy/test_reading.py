"""Reading: which sentences of an assignment ask for something."""

from collections.abc import Callable

import pytest

from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Assignment

Read = Callable[..., Assignment]


def asks(read: Read, text: str) -> bool:
    assignment = read(text)
    reading = Reading(assignment.sentences, assignment.steps, assignment.kind)
    return any(reading.asks(sentence) for sentence in assignment.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Call your sister.",
        "10 minutes of breathing, daily",
        "Goals include eating breakfast.",
        "I think you should probably rest this weekend.",
        "Could you call the school on Monday?",
        "How about we set a date for Monday?",
        "Just start with one cup less a day, okay?",
        "If my jaw goes tight, I say the phrase.",
        'Ask your brother "can you help me?"',
        "Where: at the kitchen table",
    ],
)
def test_requests_are_heard_in_many_forms(read: Read, text: str) -> None:
    """Notes, goals, advice, polite questions and the client's own plans ask for something."""
    assert asks(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The anxiety should pass in about twenty minutes.",
        "What did you notice?",
        "You have come a long way.",
        "Thoughts are not facts.",
        "She reported two panic attacks.",
    ],
)
def test_statements_ask_for_nothing(read: Read, text: str) -> None:
    """A number or a place in a statement belongs to no task."""
    assert not asks(read, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What helped?", True),
        ('"What helped?"', True),
        ('Ask her "what helped?"', False),
        ("One cup less, okay?", False),
    ],
)
def test_only_its_own_question_mark_makes_a_question(read: Read, text: str, wanted: bool) -> None:
    """A quoted question, or one that only asks for a nod, leaves an order an order."""
    assert read(text).sentences[0].is_question is wanted
