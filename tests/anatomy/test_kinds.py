"""Kinds: what sort of task it is, which skill it practises, and what it therefore needs."""

from collections.abc import Callable

import pytest

from advisor.anatomy.kinds import kind_named, kind_names
from advisor.anatomy.picture import Assignment, ElementName, Need
from advisor.registry import lexicons

Read = Callable[..., Assignment]


@pytest.mark.parametrize(
    ("text", "kind", "skill"),
    [
        ("Practise slow breathing twice a day.", "skill", "slow breathing"),
        ("Do the body scan in bed each night.", "mindfulness", "body scan"),
        ("Fill in a thought record when your mood drops.", "thought-record", "thought record"),
        ("Keep the sleep diary for seven days.", "sleep", "sleep diary"),
        ("Do step three of your exposure ladder on Friday.", "exposure", "facing a fear in steps"),
        ("Touch the bin and go on without washing.", "response-prevention", "facing it without the ritual"),
        ("Plan one pleasant activity for Saturday.", "activation", "activity planning"),
        ("Go for a walk after lunch.", "activation", "walking"),
        ("Write about the trauma for 30 minutes.", "trauma-writing", "writing about what happened"),
        ("Read the leaflet before our next session.", "reading", "reading"),
        ("Have five minutes of special time with your son.", "parenting", "special time with your child"),
        ("Keep your safety plan in your wallet.", "safety-plan", "safety plan"),
    ],
)  # fmt: skip
def test_a_known_skill_decides_the_kind(read: Read, text: str, kind: str, skill: str) -> None:
    """The words of a skill tell which procedure and which needs go with the task."""
    assignment = read(text)

    assert assignment.skill is not None
    assert (assignment.kind.name, assignment.skill.name) == (kind, skill)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Phone the council about the bill.", "admin"),
        ("Ask your boss for Friday off.", "communication"),
        ("Both of you write down what you like about each other.", "couples"),
        ("Track how often you bite your nails.", "monitoring"),
        ("Stand at the gate and rate your fear, 0 to 100.", "exposure"),
        ("Keep a log of each panic, with your fear from 0 to 10.", "monitoring"),
        ("Borrow the ladder and clear the gutter.", "general"),
        ("Buy some milk.", "general"),
    ],
)
def test_without_a_skill_the_words_decide(read: Read, text: str, kind: str) -> None:
    """Where no skill is known, the terms of the kinds are weighed."""
    assignment = read(text)

    assert assignment.skill is None
    assert assignment.kind.name == kind


@pytest.mark.parametrize(
    ("said", "kind"), [("exposure", "exposure"), ("ERP", "response-prevention")]
)
def test_the_front_matter_has_the_last_word(read: Read, said: str, kind: str) -> None:
    """A clinician who names the kind knows better than any word list."""
    assert read("Go for a walk after lunch.", kind=said).kind.name == kind


def test_an_unknown_kind_in_the_front_matter_is_passed_over(read: Read) -> None:
    """A slip of the pen must not switch the rules off."""
    assert read("Go for a walk after lunch.", kind="wlaking").kind.name == "activation"


def test_a_skill_that_is_ruled_out_is_not_practised(read: Read) -> None:
    """What stands behind "instead of" or "no" is what the task is not."""
    skill = read("Phone your sister instead of meditation.").skill

    assert skill is None or skill.name != "mindful moment"


def test_a_title_outweighs_a_mention(read: Read) -> None:
    """The heading says what the sheet is for."""
    text = "# Sleep diary\n\nFill in one row a day. A short walk is a good thing to note too."

    assert read(text).kind.name == "sleep"


@pytest.mark.parametrize("name", kind_names())
def test_every_kind_decides_on_every_element(name: str) -> None:
    """A rule never meets a need that nobody thought about."""
    needs = kind_named(name).needs
    asked = {*map(str, ElementName), "when", "criterion", "measure", "vague-action", "absence"}

    assert asked <= set(needs)


@pytest.mark.parametrize(
    ("kind", "element", "need"),
    [
        ("sleep", "dose", Need.OFF),
        ("mindfulness", "unobservable", Need.OFF),
        ("monitoring", "measure", Need.REQUIRED),
        ("response-prevention", "record", Need.INFO),
        ("exposure", "expectation", Need.REQUIRED),
        ("safety-plan", "barrier", Need.OFF),
        ("general", "when", Need.REQUIRED),
    ],
)
def test_gates_guard_against_harm(kind: str, element: str, need: Need) -> None:
    """A log can feed a ritual, and a standing rule needs no dose."""
    assert kind_named(kind).need(element) is need


def test_every_skill_belongs_to_a_known_kind() -> None:
    """A skill of an unknown kind would break the reading of a draft."""
    known = set(kind_names())

    assert {entry.more["task"] for entry in lexicons()["skills"]} <= known
    assert {entry.more["task"] for entry in lexicons()["kinds"]} <= known


def test_every_skill_names_its_source() -> None:
    """A proposal is only as good as where its procedure comes from."""
    assert [e.term for e in lexicons()["skills"] if not e.more.get("source")] == []
