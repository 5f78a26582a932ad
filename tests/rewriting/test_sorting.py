"""Where a sentence of a draft belongs on the card."""

import pytest

from advisor.rewriting.sorting import Place, sort_sentences
from advisor.testing import draft_of, engine_of_all_rules


def places(text: str) -> list[tuple[str, Place]]:
    """Return each sentence that is not joined to the one before, with its place."""
    (plan,) = engine_of_all_rules().plans([draft_of(text)])
    return [
        (entry.sentence.text, entry.place)
        for assignment in plan.assignments
        for entry in sort_sentences(assignment)
        if not entry.joined and not entry.under
    ]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("If it rains, walk up and down the stairs.", Place.HARD),
        ("Fresh air helps because it makes you sleepy.", Place.WHY),
        ("You are done when you have been round once.", Place.DONE),
        ("Ask yourself what was different.", Place.ASK),
        ("What did you notice on the way?", Place.ASK),
        ("Bring your list to our next session.", Place.NEXT),
        ("The path behind the school is lit.", Place.KNOW),
        ("Afterwards, write down one word.", Place.WRITE),
        ("Check with your doctor first.", Place.SAFE),
    ],
)
def test_a_sentence_goes_where_it_answers(sentence: str, place: Place) -> None:
    """Behind a step that stands for itself."""
    found = dict(places(f"Walk to the pond on Tuesday at six. {sentence}"))

    assert found[sentence] is place


@pytest.mark.parametrize(
    "leaning",
    ["Three times a week.", "It can be short.", "Not in the dark.", "If it isn't open, turn back."],
)
def test_what_leans_on_a_sentence_stays_with_it(leaning: str) -> None:
    """Away from it, nobody could tell what "it" is."""
    found = places(f"Walk to the pond on Tuesday at six. {leaning}")

    assert [place for _, place in found] == [Place.DO]


def test_points_stay_under_the_line_that_opens_their_list() -> None:
    """They are no steps of their own."""
    text = "After lunch, write down:\n\n- what happened\n- what you felt\n- what you did"

    assert [place for _, place in places(text)] == [Place.DO]


def test_a_sheet_of_questions_stays_together() -> None:
    """To answer them is the task."""
    text = "What happened?\nWhat did you feel?\nWhat did you do then?\nWhat would you like to do?"

    assert {place for _, place in places(text)} == {Place.SHEET}


def test_a_note_without_a_verb_is_what_to_do() -> None:
    """It would be lost under "How much"."""
    assert places("Brisk walk every day for 30 minutes")[0][1] is Place.DO


def test_a_menu_stays_together() -> None:
    """Its lines are there to choose from, and are no steps in a row."""
    text = "Choose your size:\nSmall - one page\nBig - five pages\nDo it on Monday at six."

    assert [sentence for sentence, _ in places(text)] == ["Choose your size:", text[-23:]]


def test_what_to_do_in_a_case_stays_with_its_question() -> None:
    """The question alone would ask the client for an answer."""
    text = "Walk to the pond on Tuesday. Rough day? Open the door and breathe out. That is enough."

    assert places(text)[1] == ("Rough day?", Place.HARD)
    assert len(places(text)) == 2


def test_a_condition_over_a_list_holds_for_all_of_it() -> None:
    """Moved away from it, the points would hold at any time."""
    text = "Walk to the pond on Tuesday.\n\nIf you wake in the night:\n\n- get up\n- read one page"

    assert places(text)[1:] == [("If you wake in the night:", Place.HARD)]
