"""Sequence: how the tasks of a plan follow on, and the near misses that are fine."""

import pytest

from advisor.findings import Applicability, Finding, Severity
from advisor.registry import rules
from advisor.testing import findings_of


def found(
    rule: str, text: str, fields: dict[str, object] | None = None, options: object = None
) -> tuple[Finding, ...]:
    """Return what one rule finds in a text."""
    return findings_of(rules()[rule], text, options, fields)


def said(rule: str, text: str, fields: dict[str, object] | None = None) -> list[str]:
    """Return the flagged words."""
    return [text[f.span.start : f.span.end] for f in found(rule, text, fields)]


_SEQUENCE = [name for name, rule in rules().items() if rule.category == "sequence"]


@pytest.mark.parametrize("rule", _SEQUENCE)
@pytest.mark.parametrize(
    "text",
    [
        "On Monday and Thursday after work, swim for 40 minutes. Tell me how it went.",
        "Challenge your core beliefs with evidence for and against.",
        "Take the next step of the ladder on Friday at noon.",
        "Breathe in for 4, breathe out for 6. Repeat 10 times, twice a day.",
        "Do box breathing, a body scan, worry time and muscle relaxation on Sunday.",
    ],
)
def test_a_single_task_is_no_sequence(rule: str, text: str) -> None:
    """Without weeks, sessions or fields there is nothing to compare."""
    assert found(rule, text) == ()


@pytest.mark.parametrize("rule", _SEQUENCE)
def test_a_good_plan_is_left_alone(rule: str) -> None:
    """Small steps that pick each other up, in changing places, with a look ahead."""
    text = (
        "# Week 1\n\nSit in the canteen for 10 minutes on Tuesday at noon.\n\n"
        "# Week 2\n\nLast week went well. Sit in the canteen for 12 minutes with a colleague.\n\n"
        "# Week 3\n\nSit in the cafe on Mill Road for 14 minutes.\n\n"
        "# Week 4\n\nWrite down three early signs of a bad week, and the first thing to do."
    )

    assert found(rule, text) == ()


def test_a_jump_of_minutes_is_a_warning_with_a_middle_step() -> None:
    """The proposal is half as much again, and a person fills it in."""
    (finding,) = found("grading-jump", "Week 1: Swim for 10 minutes.\nWeek 2: Swim for 40 minutes.")

    assert finding.severity is Severity.WARNING
    assert finding.suggestions[0].edits[0].text == "{15 minutes}"
    assert finding.suggestions[0].applicability is Applicability.TEMPLATE


def test_weeks_left_out_count_for_the_rise() -> None:
    """Over three weeks, 10 may become 20."""
    assert said("grading-jump", "Week 1: Swim for 10 minutes.\nWeek 4: Swim for 20 minutes.") == []
    assert said("grading-jump", "Week 1: Swim for 10 minutes.\nWeek 2: Swim for 20 minutes.")


def test_pain_allows_a_tenth() -> None:
    """What is fine for a walk is too much in a flare."""
    text = "Week 1: Walk for 20 minutes.\nWeek 2: Walk for 26 minutes."

    assert said("grading-jump", text) == []
    assert said("grading-jump", text, {"kind": "pacing"}) == ["26 minutes"]


def test_the_first_step_is_held_against_the_baseline() -> None:
    """Front matter says where the client starts from."""
    assert said("grading-jump", "Swim for 45 minutes.", {"baseline": "10 minutes"}) == [
        "45 minutes"
    ]
    assert said("grading-jump", "Swim for 8 minutes.", {"baseline": "10 minutes"}) == []
    assert said("grading-jump", "Swim for 45 minutes.", {"baseline": "2 friends"}) == []


def test_a_high_first_rung_is_flagged() -> None:
    """A ladder begins low."""
    ladder = "- Greet the cashier ({})\n- Ask for help (SUDS 55)\n- Ring the shop (SUDS 65)"

    assert said("grading-jump", ladder.format("SUDS 45")) == ["(SUDS 45)"]
    assert said("grading-jump", ladder.format("SUDS 38")) == []


def test_a_ladder_in_a_table_is_read_too() -> None:
    """Each row is a rung; nothing is written into the table."""
    table = (
        "# Ladder\n\n| Step | Fear |\n|---|---|\n| Greet the cashier | 20/100 |\n"
        "| Ask for help | 35/100 |\n| Ring the shop | 90/100 |\n"
    )
    (finding,) = found("grading-jump", table)

    assert table[finding.span.start : finding.span.end] == "90/100"
    assert finding.suggestions == ()


def test_variable_order_rests_the_rule() -> None:
    """Mixing easy and hard is a style of its own."""
    ladder = "- Greet the cashier (20/100)\n- Ask for help (30/100)\n- Ring the shop (90/100)"

    assert said("grading-jump", ladder)
    assert said("grading-jump", ladder, {"exposure order": "random"}) == []


def test_a_rest_week_is_no_jump() -> None:
    """A week that asks for less is fine."""
    text = "Week 1: Swim for 30 minutes.\nWeek 2: Swim for 10 minutes."

    assert said("grading-jump", text) == []


def test_days_may_repeat() -> None:
    """The same three lines each day are a habit in the making, not stagnation."""
    text = "\n".join(f"Day {n}: Write down three good things." for n in range(1, 6))

    assert said("stagnation-without-recalibration", text) == []


def test_two_misses_come_before_stagnation() -> None:
    """One remark is enough: first of all, less of it."""
    text = "\n".join(f"Week {n}: Write two pages. Status: not done." for n in range(1, 4))

    assert said("missed-without-smaller-step", text) == ["Write two pages"]
    assert said("stagnation-without-recalibration", text) == []


def test_the_misses_count_even_if_more_weeks_follow() -> None:
    """The task that comes next is the one to make smaller."""
    text = (
        "Week 1: Write two pages. Status: not done twice.\nWeek 2: Write two pages.\n"
        "Week 3: Ring your sister."
    )

    assert said("missed-without-smaller-step", text) == ["Write two pages"]


@pytest.mark.parametrize(
    "after",
    ["Write one page.", "Write two pages, or just one line.", "Ring your sister at noon."],
)
def test_a_smaller_or_other_task_answers_the_misses(after: str) -> None:
    """Less, an option for less, or something else."""
    text = f"Week 1: Write two pages. Status: not done twice.\nWeek 2: {after}"

    assert said("missed-without-smaller-step", text) == []


def test_exposure_needs_no_relaxation_first() -> None:
    """There is more than one order."""
    text = "Session 1: Write your ladder.\nSession 2: Stand at the stop for ten minutes."

    assert said("prerequisite-missing", text) == []


def test_what_was_taught_in_the_session_counts() -> None:
    """A field or a reminder is enough."""
    text = "Session 1: Rate your mood.\nSession 2: List the evidence for and against one thought."

    assert said("prerequisite-missing", text) == ["evidence for and against"]
    assert said("prerequisite-missing", text, {"introduced": "thought record"}) == []


def test_skills_carried_over_are_not_new() -> None:
    """Three at once are fine if two are old."""
    text = (
        "Week 1: Do box breathing at noon.\nWeek 2: Do a body scan at noon.\n"
        "Week 3: Do box breathing, the body scan and worry time."
    )

    assert said("session-overload", text) == []


def test_a_question_about_another_place_counts_as_variation() -> None:
    """Where it was carried over, there is nothing to say."""
    same = "\n".join(f"Week {n}: Do box breathing on the sofa." for n in range(1, 4))

    assert said("no-variation", same) == ["Do box breathing on the sofa"]
    assert said("no-variation", same + " Try it somewhere else once.") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("It is due on Tuesday 4 June 2026.", ["Tuesday 4 June 2026"]),
        ("It is due on Thursday, June 4, 2026.", []),
        ("It is due on Tuesday 4 June.", []),
        ("It is due on 31 April.", ["31 April"]),
        ("Start on 10 June 2026. It is due on 3 June 2026.", ["3 June 2026"]),
        ("Start on 28 December. It is due on 4 January.", []),
        ("Our next session is on 9 June 2026. It is due on 12 June 2026.", ["12 June 2026"]),
        ("Our next session is on 9 June 2026. It is due on 8 June 2026.", []),
        ("Every Tuesday until 30 June 2026, go to the group.", []),
        ("I saw you on 9 June 2026, and your birthday is on 1 May 1990.", []),
        ("You were born on 1 May 1990. It is due on Tuesday 4 June.", []),
        ("It starts on 28 May 2026. It is due on Tuesday 4 June.", ["Tuesday 4 June"]),
        (
            "Our next session is on 9 June 2026. The clinic is closed until 30 June 2026.",
            [],
        ),
        ("March 10 minutes on the spot. You may 3 times say no.", []),
        ("Rate it from 1/10 to 10/10, and do 3/4 of the page.", []),
    ],
)
def test_dates_that_cannot_be_true_together(text: str, flagged: list[str]) -> None:
    """Only what no calendar allows is flagged."""
    assert said("date-inconsistency", text) == flagged


def test_the_year_comes_from_the_front_matter() -> None:
    """A date without one is checked as soon as the draft says which."""
    text = "It is due on Tuesday 4 June."

    assert said("date-inconsistency", text, {"written": "2026-05-28"}) == ["Tuesday 4 June"]


def test_dates_are_never_changed() -> None:
    """Only a person knows which of the two is meant."""
    (finding,) = found("date-inconsistency", "It is due on Tuesday 4 June 2026.")

    assert finding.severity is Severity.ERROR
    assert finding.suggestions == ()


def test_front_matter_dates_are_held_together() -> None:
    """A due date after the next session is shown at the first step."""
    fields: dict[str, object] = {"due": "2026-06-12", "next session": "2026-06-09"}

    assert said("date-inconsistency", "Walk daily.", fields) == ["Walk daily"]


def test_both_readings_of_a_date_are_offered() -> None:
    """Day first, then month first."""
    (finding,) = found("ambiguous-date", "Ring the clinic, due 3/4/2026.")

    assert [fix.edits[0].text for fix in finding.suggestions] == [
        "{3 April 2026}",
        "{4 March 2026}",
    ]


def test_a_weekday_settles_the_reading() -> None:
    """3 April 2026 is a Friday, 4 March a Wednesday."""
    assert said("ambiguous-date", "Ring the clinic on Friday 3/4/2026.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Do it once a day until Friday (3 times).",
        "Do it 3 times a day this week.",
        "Lift your arm 10 times. Do this once a day this weekend.",
        "Do it 5 times, once a day, this week.",
    ],
)
def test_doses_that_can_be_done(text: str) -> None:
    """A count of movements is no count of days."""
    assert said("impossible-dose", text) == []


def test_an_unreadable_field_is_told_once() -> None:
    """However many parts a draft has."""
    text = "Week 1: Walk daily.\nWeek 2: Swim daily."
    (finding,) = found("unreadable-field", text, {"confidence": "fairly"})

    assert "“confidence”" in finding.message
    assert "0 to 10" in finding.message
