"""Context: where a skill is practised, what is only read, and how much a week holds."""

import pytest

from advisor.findings import Finding, Severity
from advisor.registry import rules
from advisor.testing import findings_of


def found(rule: str, text: str, fields: dict[str, object] | None = None) -> tuple[Finding, ...]:
    """Return what one rule finds in a text."""
    return findings_of(rules()[rule], text, None, fields)


@pytest.mark.parametrize(
    "text",
    [
        "When a panic attack starts, do box breathing.",
        "Do the grounding exercise whenever you have a flashback.",
        "Use belly breathing when you feel overwhelmed.",
    ],
)
def test_a_skill_for_the_worst_moment_wants_a_rehearsal(text: str) -> None:
    """Nobody learns to swim in a storm."""
    assert found("distress-only-practice", text)


@pytest.mark.parametrize(
    "text",
    [
        "Do box breathing every night. When a panic attack starts, do it too.",
        "When you feel overwhelmed at work, take a short walk.",
        "When you feel a bit tense, do box breathing.",
        "When panic comes, stay in the shop and let it pass.",
        "Safety plan: when I am in crisis, I breathe slowly and ring my sister.",
        "Write down when you had a panic attack.",
    ],
)
def test_rehearsed_skills_and_other_acts_are_left_alone(text: str) -> None:
    """A calm time, a mild cue, a walk, exposure, a safety plan, a log."""
    assert found("distress-only-practice", text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Read chapter 4 of the workbook.",
        "Client to watch the video on boundaries.",
        "Please read the handout before we meet.",
    ],
)
def test_reading_alone_is_no_practice(text: str) -> None:
    """Nothing in it is tried out."""
    assert found("read-only-task", text)


@pytest.mark.parametrize(
    "text",
    [
        "Read chapter 4 and underline two lines.",
        "Read the handout. What surprised you?",
        "Listen to the relaxation recording at bedtime.",
        "Read to your son for ten minutes.",
        "Read a novel in bed.",
        "Read your coping card when you wake up.",
        "Review your goals.",
        "Watch your breath for two minutes.",
    ],
)
def test_reading_with_an_act_or_for_its_own_sake_passes(text: str) -> None:
    """Practice, pleasure, or a question to answer."""
    assert found("read-only-task", text) == ()


def test_reading_in_the_first_week_is_a_mere_note() -> None:
    """At the start, knowing what goes on may be all that is wanted."""
    text = "Week 1: Read the leaflet on sleep.\nWeek 2: Read the leaflet on worry."

    assert [f.severity for f in found("read-only-task", text)] == [
        Severity.INFO,
        Severity.SUGGESTION,
    ]


def test_the_same_place_twice_is_a_note() -> None:
    """From the second time on."""
    text = "Week 1: Do box breathing on the sofa.\nWeek 2: Do box breathing {}."

    assert [f.severity for f in found("single-context", text.format("on the sofa"))] == [
        Severity.INFO
    ]
    assert found("single-context", text.format("on the bus")) == ()


def test_three_times_are_the_business_of_variation() -> None:
    """One remark is enough."""
    text = "\n".join(f"Week {n}: Do box breathing on the sofa." for n in range(1, 4))

    assert found("single-context", text) == ()


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Read for 30 minutes every day. Swim for 30 minutes every day.", True),
        ("Read for 30 minutes every day.", False),
        ("Swim for 60 minutes on Monday, and keep a diary every day.", False),
        ("Sleep 8 hours every night. Walk 10 minutes every day.", False),
        ("You don't need an hour a day. Walk 10 minutes every day.", False),
        ("Read for 30 minutes. Swim every day.", False),
    ],
)
def test_only_stated_minutes_are_added_up(text: str, fires: bool) -> None:
    """How long and how often must belong to the same request."""
    assert bool(found("time-budget", text)) is fires


def test_low_capacity_lowers_the_budget() -> None:
    """The reader's profile counts."""
    text = "Walk for 20 minutes every day."

    assert found("time-budget", text) == ()
    assert found("time-budget", text, {"reader": {"low capacity": True}})


def test_a_menu_is_not_too_many_tasks() -> None:
    """Who may choose is not asked for all."""
    text = "Do the worksheet, the diary, the breathing and the letter{}."

    assert found("too-many-tasks", text.format(""))
    assert found("too-many-tasks", text.format(": pick one")) == ()


def test_many_pages_want_a_time() -> None:
    """Unless one is named, or a part is enough."""
    assert found("missing-time-estimate", "Fill in all 12 pages of the packet.")
    assert not found("missing-time-estimate", "Fill in all 12 pages, about 30 minutes.")
    assert not found("missing-time-estimate", "Fill in 2 of the 12 pages, just the first ones.")
