"""What a report says of reading difficulty: for each sentence, assignment and draft."""

import pytest

from advisor import Advisor
from advisor.reports.card import reading_line
from advisor.wire import from_kept, to_keep
from tests.stand_ins import view

HARD = "Use cognitive restructuring whenever you notice catastrophic misinterpretations."
EASY = "Go for a walk after lunch."
NAMES = {"difficulty", "difficulty_low", "difficulty_high"}


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    """Return one advisor for all tests: loading takes a while."""
    return Advisor()


def test_every_sentence_has_its_own_grade(advisor: Advisor) -> None:
    """The hard one is named, with what makes it so; the easy one has no reason."""
    found = advisor.check(f"{EASY} {HARD}").assignments[0].sentences

    assert [sentence.words for sentence in found] == [6, 8]
    assert found[0].difficulty < found[1].difficulty
    assert found[0].reasons == ()
    assert "“cognitive restructuring”" in found[1].reasons
    assert all(sentence.low <= sentence.difficulty <= sentence.high for sentence in found)


def test_sentences_point_at_the_source(advisor: Advisor) -> None:
    """Their offsets are those of the draft."""
    source = f"{EASY} {HARD}"
    found = advisor.check(source).assignments[0].sentences

    assert [sentence.span.of(source) for sentence in found] == [EASY, HARD]


def test_an_assignment_lies_between_its_sentences(advisor: Advisor) -> None:
    """It is their mean, and says why."""
    found = advisor.check(f"{EASY} {HARD}").assignments[0]
    grades = [sentence.difficulty for sentence in found.sentences]

    assert min(grades) < found.metrics["difficulty"] < max(grades)
    assert found.difficulty_reasons[0].startswith("“")


def test_a_draft_of_several_weeks_has_one_grade_of_its_own(advisor: Advisor) -> None:
    """Between those of its assignments."""
    file = advisor.check(f"Week 1: {EASY}\n\nWeek 2: {HARD}\n")
    grades = [assignment.metrics["difficulty"] for assignment in file.assignments]

    assert len(grades) == 2
    assert grades[0] < file.metrics["difficulty"] < grades[1]


def test_a_draft_that_is_all_heading_is_measured(advisor: Advisor) -> None:
    """A single line without a stop may be read as one."""
    file = advisor.check("Diagnosis of Myocardial Infarction")

    assert set(file.metrics) >= NAMES
    assert set(file.assignments[0].metrics) >= NAMES


def test_headings_do_not_count_beside_sentences(advisor: Advisor) -> None:
    """A hard title over easy steps is the title's business."""
    with_title = advisor.check(f"# Interpersonal effectiveness\n\n{EASY}\n", form="markdown")

    assert with_title.metrics["difficulty"] == advisor.check(EASY).metrics["difficulty"]


def test_formulas_wait_for_a_hundred_words(advisor: Advisor) -> None:
    """Below, they swing with each sentence; ours is there from the first word on."""
    short = advisor.check(EASY * 2).assignments[0].metrics
    long = advisor.check(" ".join([EASY] * 20)).assignments[0].metrics

    assert "flesch_kincaid_grade" not in short
    assert {"flesch_kincaid_grade", "smog_index"} <= set(long)
    assert set(short) >= NAMES


def test_a_kept_report_comes_back_whole(advisor: Advisor) -> None:
    """The cache loses nothing of the reading."""
    file = advisor.check(f"{EASY} {HARD}", name="a.txt")
    back = from_kept(to_keep(file), "a.txt", file.source)

    assert back.metrics == file.metrics
    assert back.assignments[0].sentences == file.assignments[0].sentences
    assert back.assignments[0].difficulty_reasons == file.assignments[0].difficulty_reasons


def test_the_card_says_it_in_a_line() -> None:
    """Grades are whole numbers there, from 1 up."""
    measured = view(EASY, metrics={"difficulty_low": 0.2, "difficulty_high": 8.6})

    assert reading_line(measured) == "Reads at grade 1 to 9"
    reasons = ("“affect”", "a 31-word sentence")
    said = reading_line(view(EASY, metrics=measured.metrics, difficulty_reasons=reasons))
    assert said == "Reads at grade 1 to 9, mostly: “affect”, a 31-word sentence"
    assert reading_line(view(EASY, metrics={})) == ""
