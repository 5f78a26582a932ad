"""Load: what makes an assignment too much to hold, and the near misses that are fine."""

import pytest

from advisor.findings import Applicability, Finding, Severity
from advisor.registry import rules
from advisor.testing import apply_fixes, findings_of


def found(rule: str, text: str, options: object = None) -> tuple[Finding, ...]:
    """Return what one rule finds in a text."""
    return findings_of(rules()[rule], text, options)


def rewritten(rule: str, text: str) -> str:
    """Return a text after the first suggestion of each finding."""
    return apply_fixes(text, [finding.suggestions[0] for finding in found(rule, text)])


_TWENTY_SIX = (
    "Sit in the old chair by the window for ten minutes every evening after dinner with your feet "
    "flat on the floor and your phone outside the room."
)


def test_a_long_instruction_is_a_warning() -> None:
    """It is likely to make the task fail."""
    (finding,) = found("long-sentence", _TWENTY_SIX)

    assert finding.severity is Severity.WARNING


def test_a_long_story_may_run_longer() -> None:
    """Only an instruction has to be kept in mind."""
    story = (
        "My aunt told me the other day that the mornings by the sea were the best part of her "
        "whole long year in the city by the river."
    )

    assert found("long-sentence", story) == ()


def test_list_items_are_sentences_of_their_own() -> None:
    """A list without stops is not one long sentence."""
    text = "- " + "\n- ".join(["write down what happened just before you felt low"] * 4)

    assert found("long-sentence", text) == ()


def test_a_long_sentence_is_cut_only_where_both_halves_stand() -> None:
    """Elsewhere it is a blank: only its author knows what matters in it."""
    (finding,) = found("long-sentence", _TWENTY_SIX)
    (edit,) = finding.suggestions[0].edits

    assert edit.text.startswith("{")


def test_sentence_limit_can_be_set() -> None:
    """An easy-read profile asks for less."""
    options = rules()["long-sentence"].options

    assert options is not None
    assert found("long-sentence", "Sit by the window for ten minutes.", options(too_long=6))


def test_permissions_and_plans_for_bad_days_are_no_steps() -> None:
    """They make a task lighter, not heavier."""
    text = (
        "Walk to the gate. If it rains, walk in the hall. If you are tired, sit down. You can take "
        "the dog. You could ring me. You may stop early. Don't hurry. Don't count."
    )

    assert found("too-many-steps", text) == ()


def test_the_rewrite_of_too_many_steps_says_how_far_to_go() -> None:
    """Nothing is taken away; the week gets an end."""
    items = ["Get up", "Open the curtains", "Drink a glass of water", "Walk to the gate",
             "Ring your sister", "Wash the cups", "Write down your mood", "Read one page"]  # fmt: skip
    text = "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))

    assert "This week, do steps 1 to 3; the rest can wait." in rewritten("too-many-steps", text)


@pytest.mark.parametrize(
    "text",
    [
        "Stop and think, and write one line.",
        "Ring your sister, text your brother or write to me.",
        "Write down the date, the time and the place.",
    ],
)
def test_one_act_or_a_choice_is_one_action(text: str) -> None:
    """Set phrases, alternatives and things in a row are not separate actions."""
    assert found("multi-action-sentence", text) == ()


def test_acts_in_a_row_count_as_actions() -> None:
    """A row of “-ing” words asks for as much as a row of instructions."""
    text = "Take care of yourself by calling a friend, eating a meal and walking to the gate."

    assert found("multi-action-sentence", text)


def test_an_explicit_order_is_listed_safely() -> None:
    """First, then, finally: the words stay, the shape changes."""
    (finding,) = found(
        "multi-action-sentence", "First sit down, then open the app, and finally write the time."
    )

    assert finding.suggestions[0].applicability is Applicability.SAFE


@pytest.mark.parametrize(
    "text",
    [
        "If the urge comes, use the list.",
        "When you wake up, write down the time.",
        "Ask your sister if she can come on Sunday.",
        "Write down what you would do if you were not afraid.",
        "Walk once a day.",
    ],
)
def test_one_condition_is_wanted(text: str) -> None:
    """An if-then plan is just what helps people act."""
    assert found("nested-condition", text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Do not worry if you cannot finish.",
        "No naps, no coffee, no phone in bed.",
        "Write down not only what went wrong but also what went well.",
        "Don't forget to bring the card.",
        "If you can't sleep, don't stay in bed.",
    ],
)
def test_plain_negatives_are_easy(text: str) -> None:
    """Permission, a row of short rules, and one no a clause."""
    assert found("stacked-negation", text) == ()


def test_counting_is_no_sum() -> None:
    """Ticks and minutes can be counted with a finger."""
    assert (
        found("working-memory-demand", "Count the ticks, and write the number on the card.") == ()
    )


def test_a_look_back_offers_the_words_themselves() -> None:
    """The proposal is what the named step says."""
    text = "1. Rate your mood from 0 to 10.\n2. Walk to the gate.\n3. Repeat step 1."

    assert "3. Repeat step 1 (rate your mood from 0 to 10)." in rewritten(
        "working-memory-demand", text
    )


def test_a_long_paragraph_without_steps_is_a_story() -> None:
    """There is nothing in it that the eye has to find again."""
    text = "The sea was calm that day and the boats lay still in the harbour. " * 12

    assert found("dense-block", text.strip()) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("open-choice", "Use any technique from your card when the queue is long."),
        ("open-choice", "Do any hobby for an hour, for example knitting."),
        ("open-choice", "Write down any activity that you enjoyed."),
        ("too-many-choices", "You could swim, walk, or ring Jo."),
        ("too-many-choices", "Choose two rows. Bring pens, paper, tape, glue, string, or wire."),
    ],
)
def test_choice_with_a_start_is_left_alone(name: str, text: str) -> None:
    """A choice with examples, a list or few options is easy to make."""
    assert findings_of(rules()[name], text) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("open-choice", "Practise any coping skill on the bus."),
        ("open-choice", "Choose any activity for Sunday."),
        ("too-many-choices", "Pick one from the list of 200 films."),
        ("too-many-choices", "You can swim, row, ski, cook, sew, read, or draw."),
    ],
)
def test_choice_from_everything_is_remarked(name: str, text: str) -> None:
    """A choice without a start, or among too many, gets one remark."""
    assert len(findings_of(rules()[name], text)) == 1
