"""Templates: blanks, and how a new sentence follows the last one."""

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.anatomy.picture import Assignment
from advisor.edits import apply_edits
from advisor.findings import Applicability, Span
from advisor.language.sentence import Sentence
from advisor.testing import draft_of, pipeline
from advisor.words.template import BLANK, add_after, add_sentence, filled, template


def assignment_of(text: str) -> Assignment:
    """Return the only assignment of a text."""
    draft = draft_of(text)
    (assignment,) = read_plan(draft, next(pipeline().read([draft.blocks]))).assignments
    return assignment


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text."""
    return assignment_of(text).sentences


def test_a_blank_holds_its_proposal() -> None:
    """Braces mark what only a person can fill in."""
    assert BLANK.findall("Walk {ten} minutes after {lunch}.") == ["ten", "lunch"]
    assert filled("Walk {ten} minutes after {lunch}.") == "Walk ten minutes after lunch."


def test_a_text_without_blanks_stays() -> None:
    """An open brace alone is no blank."""
    assert filled("Walk } ten { minutes") == "Walk } ten { minutes"


def test_a_template_takes_the_place_of_its_span() -> None:
    """It is never anything but a template."""
    fix = template(Span(0, 4), "{Stroll}", "Say how.")

    assert fix.applicability is Applicability.TEMPLATE
    assert apply_edits("Walk on.", fix.edits) == "{Stroll} on."


ADDED = "Done when {five} days are ticked."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Walk home.", f"Walk home. {ADDED}"),
        ("Walk home", f"Walk home. {ADDED}"),
        ("Walk home?", f"Walk home? {ADDED}"),
        ("Walk home.\n\n", f"Walk home. {ADDED}\n\n"),
        ("- Walk home\n", f"- Walk home\n- {ADDED}\n"),
        ("* Walk\r\n* Rest\r\n", f"* Walk\r\n* Rest\r\n* {ADDED}\r\n"),
        ("1. Walk\n2. Rest", f"1. Walk\n2. Rest\n   {ADDED}"),
        ("a) Walk\nb) Rest", f"a) Walk\nb) Rest\n   {ADDED}"),
        ("Step 1: Walk\nStep 2: Rest", f"Step 1: Walk\nStep 2: Rest\n   {ADDED}"),
        ("[ ] Walk\n[ ] Rest", f"[ ] Walk\n[ ] Rest\n[ ] {ADDED}"),
        ("# Plan\n\nWalk **home.**\n", f"# Plan\n\nWalk **home.** {ADDED}\n"),
        ("# Plan\n\nRead [the page](a.pdf)\n", f"# Plan\n\nRead [the page](a.pdf). {ADDED}\n"),
        ("# Plan\n\n- Walk *home*\n", f"# Plan\n\n- Walk *home*\n- {ADDED}\n"),
    ],
)
def test_a_sentence_is_added_in_the_way_of_the_last(text: str, after: str) -> None:
    """It ends the paragraph or the list, with the draft's own line ends and markers."""
    assert apply_edits(text, add_sentence(assignment_of(text), ADDED).edits) == after


def test_a_sentence_is_added_behind_another() -> None:
    """What follows stays where it was."""
    first = sentences_of("Walk home. Write down the time.")[0]

    fix = add_after(first, "Go slowly.")

    assert apply_edits("Walk home. Write down the time.", fix.edits) == (
        "Walk home. Go slowly. Write down the time."
    )


def test_an_item_is_not_torn_in_two() -> None:
    """Behind the first sentence of an item, the new one joins it."""
    text = "- Walk home. Write down the time.\n- Rest."
    first = sentences_of(text)[0]

    assert apply_edits(text, add_after(first, "Go slowly.").edits) == (
        "- Walk home. Go slowly. Write down the time.\n- Rest."
    )


def test_front_matter_and_headings_keep_their_place() -> None:
    """A draft that ends in a heading gets a paragraph below it."""
    text = "# Walk home"

    assert apply_edits(text, add_sentence(assignment_of(text), ADDED).edits) == (
        f"# Walk home\n\n{ADDED}"
    )
