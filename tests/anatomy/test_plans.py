"""Plans: where one task ends and the next begins, and what the numbers of each are."""

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.anatomy.difficulty import demand_of
from advisor.anatomy.picture import Plan
from advisor.anatomy.sequence import parts_of, same_task
from advisor.testing import draft_of, pipeline


def plan(text: str, **fields: object) -> Plan:
    """Return the picture of a draft."""
    draft = draft_of(text, fields)
    return read_plan(draft, next(iter(pipeline().read([draft.blocks]))))


def titles(text: str) -> list[str | None]:
    """Return the titles of the assignments of a draft."""
    return [assignment.title for assignment in plan(text).assignments]


SHOP = "Week 1\nGo to the shop on Monday. {}\n\nWeek 2\nWalk round the market for 20 minutes.\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Fear ladder\n\n" + SHOP.format("Stay 10 minutes."), ["exposure", "exposure"]),
        ("Exposure ladder\n\n" + SHOP.format("Stay 10 minutes."), ["exposure", "exposure"]),
        ("Market ladder for Kim\n\n" + SHOP.format("Stay 10 minutes."), ["exposure", "exposure"]),
        (SHOP.format("Write down your fear, 0 to 100."), ["exposure", "exposure"]),
        (SHOP.format("Rate your fear when you leave."), ["exposure", "exposure"]),
        (SHOP.format("Buy two pears."), ["general", "activation"]),
        (
            "Week 1: Rate your fear at the gate.\nWeek 2: Do the body scan in bed.",
            ["exposure", "mindfulness"],
        ),
        (
            "## Gate\n\nRate your fear at the gate.\n\n## Park\n\nGo for a walk after lunch.",
            ["exposure", "activation"],
        ),
    ],
)
def test_a_ladder_is_one_plan(text: str, kinds: list[str]) -> None:
    """Its title, or the rating of fears in a part, decides where the other words are open."""
    assert [assignment.kind.name for assignment in plan(text).assignments] == kinds


def test_the_front_matter_of_a_part_wins_over_the_title() -> None:
    """A clinician who names the kind knows better than any heading."""
    text = "# Fear ladder\n\nWeek 1: Go to the shop.\nWeek 2: Go to the park."
    weeks = [{"kind": "activation"}, {}]

    assert [a.kind.name for a in plan(text, weeks=weeks).assignments] == ["activation", "exposure"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Week 1: Walk daily.\nWeek 2: Swim daily.", ["Week 1", "Week 2"]),
        ("Week 1: Walk daily. Week 2: Swim daily.", ["Week 1", "Week 2"]),
        ("Session 1 - Walk daily.\nSession 2 - Swim daily.", ["Session 1", "Session 2"]),
        ("Week 1–4: Walk daily.\nWeek 5: Swim daily.", ["Week 1–4", "Week 5"]),
        ("Weeks 1 to 4: Walk daily.\nWeek 5: Swim daily.", ["Weeks 1 to 4", "Week 5"]),
        ("Week one: Walk daily. Week two: Swim daily.", ["Week one", "Week two"]),
        ("# Plan\n\n**Week 1**\n\nWalk daily.\n\n**Week 2**\n\nSwim daily.", ["Week 1", "Week 2"]),
        ("# Plan\n\n**Week 1**\nWalk daily.\n\n**Week 2**\nSwim daily.", ["Week 1", "Week 2"]),
        ("**Week 1**\nWalk daily.\n\n**Week 2**\nSwim daily.", ["Week 1", "Week 2"]),
        ("# Week 1\n\nWalk daily.\n\n# Week 2\n\nSwim daily.", ["Week 1", "Week 2"]),
        ("WEEK 1\nWalk daily\n\nWEEK 2\nSwim daily", ["WEEK 1", "WEEK 2"]),
        (
            "In the first week, walk daily. In the second week, swim daily.",
            ["In the first week", "In the second week"],
        ),
        (
            "# Plan\n\n| Week | Task |\n|---|---|\n| 1 | Walk daily |\n| 2 | Swim daily |\n",
            ["Week 1", "Week 2"],
        ),
    ],
)
def test_each_week_is_an_assignment(text: str, wanted: list[str]) -> None:
    """However the weeks are set off."""
    assert titles(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "On Monday and Thursday after work, walk to the mill. On Friday, tell me how it went.",
        "This week, walk on Monday. Next week, tell me how it went.",
        "In the first week you may feel tired. In the second week it gets better. Walk daily.",
        "Walk daily for two weeks. In week 2 of the group we will talk about it.",
        "1. Put on your shoes\n2. Walk to the gate\n3. Write down the time",
        "Step 1: Sit down. Step 2: Breathe out slowly.",
    ],
)
def test_one_task_stays_in_one_piece(text: str) -> None:
    """Days, steps and times are no parts of a plan."""
    assert len(plan(text).assignments) == 1


def test_the_label_of_a_part_is_no_part_of_its_step() -> None:
    """A step is read without "Week 2:", wherever that stands in the line."""
    steps = [a.steps[0].text for a in plan("Week 1: Walk daily. Week 2: Swim daily.").assignments]

    assert steps == ["Walk daily", "Swim daily"]


def test_spans_lead_back_to_the_source() -> None:
    """A part cut out of a line keeps its place."""
    text = "Week 1: Walk daily. Week 2: Swim daily."
    second = plan(text).assignments[1]

    assert second.steps[0].span.of(text) == "Swim daily"


def test_opening_words_belong_to_the_first_part() -> None:
    """What the client wanted is no task; what stands before the weeks as one is."""
    wish = "You wanted to swim again.\n\nWeek 1: Walk daily.\nWeek 2: Swim daily."
    task = "Tick the calendar each night.\n\nWeek 1: Walk daily.\nWeek 2: Swim daily."

    assert titles(wish) == ["Week 1", "Week 2"]
    assert len(titles(task)) == 3


def test_front_matter_speaks_of_parts_in_order() -> None:
    """A list of parts overrides what is said of all."""
    text = "Week 1: Walk daily.\nWeek 2: Swim daily."
    parts = [{"confidence": 9}, {"confidence": "4/10"}]
    found = plan(text, confidence=7, assignments=parts).assignments

    assert [a.facts.confidence for a in found] == [9.0, 4.0]


def test_misses_are_counted_from_part_to_part() -> None:
    """Two in a row are two, even if each line says one."""
    text = (
        "Week 1: Walk daily. Status: not done.\nWeek 2: Walk daily. Status: not done.\n"
        "Week 3: Walk daily. Status: done.\nWeek 4: Walk daily. Status: not done."
    )

    assert [a.facts.missed for a in plan(text).assignments] == [1, 2, 0, 1]


def test_parts_know_their_numbers() -> None:
    """A part may run over several weeks."""
    found = parts_of(plan("Weeks 1-4: Walk daily.\nWeek 5: Swim daily."))

    assert [(p.unit, p.first, p.last, p.name) for p in found] == [
        ("week", 1, 4, "weeks 1 to 4"),
        ("week", 5, 5, "week 5"),
    ]


def test_parts_that_do_not_rise_are_no_sequence() -> None:
    """Two drafts in one file are not compared."""
    assert parts_of(plan("Week 2: Walk daily.\nWeek 1: Swim daily.")) == ()


def test_only_the_same_task_is_compared() -> None:
    """A walk and a swim have nothing to do with each other."""
    walk, longer, swim = parts_of(
        plan("Week 1: Walk to the mill.\nWeek 2: Walk past the mill.\nWeek 3: Swim at noon.")
    )

    assert same_task(walk, longer)
    assert not same_task(walk, swim)


@pytest.mark.parametrize(
    ("text", "sort", "value"),
    [
        ("Walk for ten minutes.", "minutes", 10.0),
        ("Walk for 10-20 minutes.", "minutes", 15.0),
        ("Walk for an hour.", "minutes", 60.0),
        ("Walk for 30 min.", "minutes", 30.0),
        ("Walk 2 km.", "distance", 2.0),
        ("Write down three thoughts.", "count", 3.0),
        ("- Stroke the dog (40/100)", "rating", 40.0),
        ("- Stroke the dog: 4/10", "rating", 40.0),
        ("- Stroke the dog (SUDS 35)", "rating", 35.0),
    ],
)
def test_numbers_of_a_task_are_read(text: str, sort: str, value: float) -> None:
    """Minutes, distance, counts and ratings."""
    measure = demand_of(plan(text).assignments[0]).get(sort)

    assert measure is not None
    assert measure.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "Go to bed 10 minutes before midnight.",
        "Get up if you are not asleep within 20 minutes.",
        "Rate your fear from 0 to 10.",
        "Stay until your fear drops to 30/100.",
        "Walk for a while (usual: 10 minutes).",
    ],
)
def test_bounds_scales_and_moments_are_no_measures(text: str) -> None:
    """They say nothing of the size of the task."""
    measures = demand_of(plan(text).assignments[0]).measures

    assert [m for m in measures if m.sort in ("minutes", "rating")] == []


def test_minutes_of_a_week_need_both_numbers() -> None:
    """How long without how often is no sum."""
    full = demand_of(plan("Walk for 10 minutes every day.").assignments[0])
    half = demand_of(plan("Walk for 10 minutes.").assignments[0])

    assert full.weekly_minutes == pytest.approx(70.0)
    assert half.weekly_minutes is None
