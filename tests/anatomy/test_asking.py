"""What is asked of the client, without the reasons, cues and quotes around it."""

import pytest

from advisor.anatomy.asking import Request, requests, states_dose
from advisor.anatomy.assignments import read_plan
from advisor.anatomy.picture import Assignment
from advisor.testing import draft_of, pipeline


def _assignment(text: str) -> Assignment:
    draft = draft_of(text)
    return read_plan(draft, next(iter(pipeline().read([draft.blocks])))).assignments[0]


def _asked(text: str) -> list[str]:
    return [_said(request) for request in requests(_assignment(text))]


def _said(request: Request) -> str:
    return " ".join(word.text for word in request.words if word.is_word)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Walk to the pond, because you often sleep badly.", ["Walk to the pond"]),
        ("When you often wake at night, read one page.", ["read one page"]),
        ("Try to walk to the pond.", ["Try to walk to the pond"]),
        ("Keep walking to the pond.", ["Keep walking to the pond"]),
        ("Water the plants and fold the laundry.", ["Water the plants", "fold the laundry"]),
        ("Your homework is to walk to the pond.", ["walk to the pond"]),
        ("- more walks\n- better sleep", ["more walks", "better sleep"]),
    ],
)
def test_only_what_is_asked_is_kept(text: str, wanted: list[str]) -> None:
    """Reasons and cues may be as loose as they like."""
    asked = _asked(text)

    assert len(asked) == len(wanted)
    for said, words in zip(asked, wanted, strict=True):
        assert said.endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "> Walk more.",
        "How often did you walk?",
        "Why: it helps to walk more.",
        "The firm sold more cars last year.",
    ],
)
def test_nothing_is_asked_in_quotes_questions_reasons_and_news(text: str) -> None:
    """Wording rules have nothing to judge there."""
    assert _asked(f"# Card\n\n{text}") == []


def test_opening_verb_is_asked_however_it_was_tagged() -> None:
    """A tagger may take "Practice" for a noun; the client will not."""
    (request, *_) = requests(_assignment("Practice assertiveness at work."))

    assert request.asks(request.sentence.words[:1])


def test_end_date_is_no_dose() -> None:
    """A week limits, and says neither how much nor how often."""
    week = _assignment("Walk to the pond this week.")
    daily = _assignment("Walk to the pond twice a day.")

    assert not states_dose(week, week.sentences[0])
    assert states_dose(daily, daily.sentences[0])
