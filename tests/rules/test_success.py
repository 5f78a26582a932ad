"""Success: the doing counts, and a number means something."""

import pytest

from advisor.findings import Severity
from advisor.registry import rules
from advisor.testing import apply_fixes, findings_of, marked

QUIET = [
    ("feeling-as-success", "Rate your fear, 0 to 10, before you open the door."),
    ("feeling-as-success", "Wait until the kettle boils."),
    ("feeling-as-success", "Read until page ten."),
    ("feeling-as-success", "When the fear goes up, hold the rail."),
    ("feeling-as-success", "Stay in the shop until your fear drops from 8 to 4."),
    ("feeling-as-success", "You are done when the list has five lines."),
    ("unanchored-scale", "Breathe for 1 to 5 minutes."),
    ("unanchored-scale", "Rate your mood from 0 (very low) to 10 (very good)."),
    ("unanchored-scale", "Read pages 1 to 10."),
    ("unanchored-scale", "Rate your mood, 0 to 10.\n\n10 means the best day you can think of."),
]

LOUD = [
    ("feeling-as-success", "Stay in the shop «until the panic is gone»."),
    ("feeling-as-success", "Keep asking «until your boss agrees»."),
    ("feeling-as-success", "Sit on the bench «until you feel better»."),
    ("unanchored-scale", "Rate how strong the urge is («0-10»)."),
    ("unanchored-scale", "Each night, rate your mood «from 0 to 100»."),
]


@pytest.mark.parametrize(
    ("name", "text"), QUIET, ids=[f"{n}-{i}" for i, (n, _) in enumerate(QUIET)]
)
def test_near_miss_is_left_alone(name: str, text: str) -> None:
    """Feelings as data and numbers with a meaning get no mark."""
    assert marked(text, findings_of(rules()[name], text)) == text


@pytest.mark.parametrize(("name", "text"), LOUD, ids=[f"{n}-{i}" for i, (n, _) in enumerate(LOUD)])
def test_fault_is_marked_and_mended(name: str, text: str) -> None:
    """The end point or scale is marked, and the suggestion settles it."""
    draft = text.replace("«", "").replace("»", "")
    found = findings_of(rules()[name], draft)

    assert marked(draft, found) == text
    assert findings_of(rules()[name], apply_fixes(draft, [f.suggestions[0] for f in found])) == ()


def test_exposure_gets_a_note_only() -> None:
    """How an exposure ends is for the protocol: the rule explains, and does not insist."""
    text = "Exposure: stand in the lift until the fear goes down."
    (found,) = findings_of(rules()["feeling-as-success"], text)

    assert found.severity is Severity.INFO


def test_sleep_rules_may_wait_for_sleepiness() -> None:
    """Going to bed only when sleepy is the exercise."""
    text = "Sleep schedule: stay up until you feel sleepy, then go to bed."

    assert findings_of(rules()["feeling-as-success"], text) == ()


def test_scale_in_brackets_takes_its_anchors_inside() -> None:
    """The ends are explained where the numbers stand."""
    text = "Rate the urge (0-10)."
    (found,) = findings_of(rules()["unanchored-scale"], text)

    assert apply_fixes(text, [found.suggestions[0]]) == (
        "Rate the urge (0-10: 0 = none at all, 10 = the most you can imagine)."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Do your stretches without missing a day. Half counts too.",
        "You do not have to write it without mistakes.",
        "Write down the belief that you must speak without any mistakes.",
    ],
)
def test_perfection_that_is_lifted_is_left_alone(text: str) -> None:
    """A demand that is taken back, or looked at as a thought, is no finish line."""
    assert findings_of(rules()["all-or-nothing-criterion"], text) == ()
