"""Instructions that a small parser misreads, and what must not become one."""

import pytest

from advisor.language.sentence import Sentence
from advisor.testing import draft_of, pipeline


def read(text: str) -> Sentence:
    return next(pipeline().read([draft_of(text).blocks]))[0]


def order_in(text: str) -> str:
    """Return the word that leads the sentence as an imperative; nothing if none does."""
    root = read(text).root
    assert root is not None
    subject = root.child("nsubj", "nsubj:pass")
    return root.lower if root.tag == "VB" and root.is_imperative and subject is None else ""


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("If the batter sticks, add milk.", "add"),
        ("When the kettle sings, take it off.", "take"),
        ("If planting a bulb, bury it deep.", "bury"),
        ("Using a spoon, scrape out the seeds.", "scrape"),
        ("To loosen the lid, tap it on the edge.", "tap"),
        ("Before you reply, count to five.", "count"),
    ],
)
def test_what_is_fronted_takes_no_instruction_away(text: str, verb: str) -> None:
    """The noun before the comma is no subject, and a fronted clause is not the main one."""
    assert order_in(text) == verb


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Squat down by the bench.", "squat"),
        ("Press and hold the green key.", "press"),
        ("Stir, taste, and serve.", "stir"),
        ("Gently dry the leaves.", "dry"),
        ("Never prune a young tree.", "prune"),
        ("Take breaks.", "take"),
        ("Leave room for the roots.", "leave"),
        ("Sand the shelf along the grain.", "sand"),
    ],
)
def test_nouns_that_open_an_instruction_are_verbs(text: str, verb: str) -> None:
    """What follows tells a verb from a noun: an object, a particle, or a second verb."""
    assert order_in(text) == verb


@pytest.mark.parametrize(
    "text",
    [
        "Sleep improves with daylight.",
        "Step 4",
        "Number two is the garden.",
        "Time to go.",
        "Cast iron gets hot.",
        "In spring, bulbs need light.",
        "Heat and steam loosen dirt.",
        "Marcus",
    ],
)
def test_nouns_stay_nouns(text: str) -> None:
    """A finite verb or a number behind a word makes it a noun, and a name is none."""
    assert order_in(text) == ""


def test_joined_conditions_stand_together() -> None:
    """The second half of a condition hangs on its first half, not on the instruction."""
    words = read("If you wake up at night and can't drift off, get up.").words
    wake, drift, get = words[2], words[9], words[12]

    assert (wake.lower, drift.lower, get.lower) == ("wake", "drift", "get")
    assert wake.head is get
    assert drift.head is wake


def test_doing_a_thing_with_a_verb_in_its_name_is_one_act() -> None:
    """In "do box breathing" nobody boxes."""
    words = read("Sit down and do box breathing.").words

    assert [w.lower for w in words if w.tag == "VB"] == ["sit", "do"]


def test_wednesday_is_one_word() -> None:
    """The tokenizer must not take "Wed" for "we'd"."""
    assert [w.text for w in read("Walk on Wed at noon.").words][2] == "Wed"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Look, you are doing fine.", ""),
        ("Listen, a bad week is no failure.", ""),
        ("Look, then write down one thing.", "look"),
        ("Listen, and tap along for a minute.", "listen"),
    ],
)
def test_a_call_for_attention_is_no_step(text: str, verb: str) -> None:
    """A statement behind "look" makes it a call; an order behind it makes it the first of two."""
    assert order_in(text) == verb
