"""Loose amounts: the number that could stand there."""

import pytest

from advisor.anatomy.picture import Form
from advisor.registry import rules
from advisor.testing import apply_fixes, findings_of
from advisor.words.inflection import base_of_doing
from advisor.words.phrasing import addressed, capital


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wait a few minutes.", "Wait 10 minutes."),
        ("Take several deep breaths.", "Take 10 deep breaths."),
        ("Do some gentle stretching.", "Do 10 minutes of gentle stretching."),
        ("Show more warmth.", "Show one more sign of warmth."),
        ("Spend some time outside.", "Spend 15 minutes outside."),
        ("Spend less time online.", "Spend 15 minutes less time online."),
        ("Ring some of your friends.", "Ring 3 of your friends."),
        ("Summarise every few minutes.", "Summarise every 10 minutes."),
        ("List as many rooms as you can.", "List 5 rooms."),
        ("Take regular breaks.", "Take breaks on Monday and Thursday."),
        ("Make a realistic plan.", "Make a plan that fits into 15 minutes a day."),
        ("Write a short note.", "Write a 3-line note."),
        ("Reduce coffee.", "Reduce coffee to one cup a day."),
        ("Often walk to the pond.", "Walk to the pond on Monday, Wednesday and Friday."),
    ],
)
def test_number_fits_the_noun(text: str, wanted: str) -> None:
    """Minutes for doings, a count for plurals, a sign for what is shown."""
    fixes = [found.suggestions[0] for found in findings_of(rules()["vague-amount"], text)]

    assert apply_fixes(text, fixes) == wanted


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        (Form.IMPERATIVE, "notice your breath"),
        (Form.FIRST_PERSON, "notice my breath"),
        (Form.THIRD_PERSON, "notice their breath"),
    ],
)
def test_proposal_takes_the_person_of_the_plan(form: Form, wanted: str) -> None:
    """A blank reads on from the words around it."""
    assert addressed("notice your breath", form) == wanted


def test_capital_goes_to_the_first_letter_of_a_blank() -> None:
    """A blank may open a sentence."""
    assert capital("{walk} twice") == "{Walk} twice"


@pytest.mark.parametrize(
    ("doing", "base"),
    [
        ("walking", "walk"),
        ("writing", "write"),
        ("running", "run"),
        ("giving", "give"),
        ("googling", "google"),
    ],
)
def test_base_of_a_doing(doing: str, base: str) -> None:
    """What follows "consider" is turned into an order."""
    assert base_of_doing(doing) == base
