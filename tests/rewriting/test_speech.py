"""What a card leaves out of what was said aloud, and what it must keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.rewriting.speech import kept, spoken


def card_words(text: str) -> str:
    """Return what stays of a sentence."""
    return "".join(text[index] for index in kept(text, spoken(text)))


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Also, walk to the pond.", "walk to the pond."),
        ("And, uh, ring your aunt.", "ring your aunt."),
        ("So, um, sit by the door.", "sit by the door."),
        ("And do it before noon.", "do it before noon."),
        ("Write it down, you know, in the blue book.", "Write it down in the blue book."),
        ("I'd like you both to cook on Friday.", "cook on Friday."),
        ("Go ahead and open the letter.", "open the letter."),
        ("Bring the list in, okay?", "Bring the list in"),
        ("Okay?", ""),
    ],
)
def test_words_that_carry_nothing_are_left_out(text: str, stays: str) -> None:
    """Links, fillers and what the card asks anyway."""
    assert card_words(text) == stays


@pytest.mark.parametrize(
    "text",
    [
        "So that you sleep, put the phone away.",
        "So far you wrote three lines.",
        "And if it rains, stay in.",
        "Also",
        "Say “so, um, I would like a word” to your boss.",
        "Next Tuesday, ring your aunt.",
        "Right after lunch, sit down.",
        "Okay days count too.",
        "Now is the time to rest.",
        "Finally finish the letter.",
        "Do you know, or do you guess?",
    ],
)
def test_words_that_carry_something_stay(text: str) -> None:
    """The same words, where they say something."""
    assert card_words(text) == text


@given(st.text(alphabet="andsoum, okay?uh.I'll you to go", max_size=60))
def test_what_is_left_out_stands_in_order_and_inside(text: str) -> None:
    """Whatever was said: each stretch is one of the sentence's, and none crosses another's start."""
    dropped = spoken(text)

    assert all(0 <= start < end <= len(text) for start, end in dropped)
    assert [start for start, _ in dropped] == sorted(start for start, _ in dropped)
    assert set(kept(text, dropped)) <= set(range(len(text)))
