"""Facts: what is read of front matter and of label lines, and what is left out."""

from collections.abc import Callable
from datetime import date

import pytest

from advisor.anatomy.facts import Facts, Reader, read_facts
from advisor.anatomy.picture import Assignment


def test_nothing_stated_is_empty() -> None:
    """A draft without fields has the facts of nobody."""
    assert read_facts({}) == Facts()


@pytest.mark.parametrize(
    ("said", "confidence"),
    [(8, 8.0), ("80%", 8.0), ("4/10", 4.0), (80, 8.0), ("7 out of 10", 7.0), (6.5, 6.5)],
)
def test_confidence_is_of_ten(said: object, confidence: float) -> None:
    """Percent, tenths and bare numbers end on one scale."""
    assert read_facts({"confidence": said}).confidence == pytest.approx(confidence)


@pytest.mark.parametrize(("said", "importance"), [(60, 60.0), ("8/10", 80.0), ("75%", 75.0)])
def test_importance_is_of_a_hundred(said: object, importance: float) -> None:
    """The same for how much it matters."""
    assert read_facts({"importance": said}).importance == pytest.approx(importance)


@pytest.mark.parametrize("said", ["quite sure", True, "12/10", "-3", float("nan"), float("inf")])
def test_an_unreadable_confidence_is_left_out_and_named(said: object) -> None:
    """It judges nothing, and a person hears of it."""
    facts = read_facts({"confidence": said})

    assert facts.confidence is None
    assert [unread.field for unread in facts.unread] == ["confidence"]


@pytest.mark.parametrize(
    ("said", "status", "missed"),
    [
        ("done", "done", 0),
        ("not done", "missed", 1),
        ("Not_Done", "missed", 1),
        ("not done twice", "missed", 2),
        ("missed (3 times)", "missed", 3),
        (["not done", "not done"], "missed", 2),
        (["not done", "done"], "done", 0),
        (False, "missed", 1),
        ("mastered", "mastered", 0),
    ],
)
def test_status_has_aliases(said: object, status: str, missed: int) -> None:
    """What people write for it comes down to five words and a count."""
    facts = read_facts({"status": said})

    assert (facts.status, facts.missed) == (status, missed)


@pytest.mark.parametrize("key", ["next session", "next_session", "Next-Session", "NEXT SESSION"])
def test_key_spelling_is_free(key: str) -> None:
    """Capitals, lines and blanks make no difference."""
    assert read_facts({key: "3 June 2026"}).next_session == date(2026, 6, 3)


@pytest.mark.parametrize(
    "said", ["June 3, 2026", "2026-06-03", date(2026, 6, 3), "Wed 3rd June 2026"]
)
def test_dates_have_several_spellings(said: object) -> None:
    """All of them are one day."""
    assert read_facts({"due": said}).due == date(2026, 6, 3)


@pytest.mark.parametrize("said", ["soon", "3 June", "3/4/2026", "31 June 2026"])
def test_a_date_with_no_single_reading_is_left_out(said: str) -> None:
    """No year, two readings or no such day: nothing is guessed."""
    facts = read_facts({"due": said})

    assert facts.due is None
    assert facts.unread


def test_skills_come_as_a_list_or_a_line() -> None:
    """Both are the same names in small letters."""
    line = read_facts({"introduced": "Slow breathing, thought record"})

    assert line.introduced == ("slow breathing", "thought record")
    assert line == read_facts({"taught": ["slow breathing", "Thought record"]})


def test_the_baseline_has_a_number_and_a_unit() -> None:
    """It is kept as written, and read on demand."""
    facts = read_facts({"baseline": "about 10 minutes"})
    point = facts.starting_point

    assert facts.baseline == "about 10 minutes"
    assert point is not None
    assert (point.number, point.unit) == (10.0, "minutes")


def test_a_baseline_in_words_has_no_number() -> None:
    """Then nothing is compared with it."""
    assert read_facts({"baseline": "hardly ever"}).starting_point is None


def test_the_reader_is_a_table_or_a_word() -> None:
    """A profile may say much or little."""
    full = read_facts({"reader": {"audience": "Children", "low capacity": "yes", "has": "phone"}})

    assert full.reader == Reader("child", low_capacity=True, resources=("phone",))
    assert read_facts({"reader": "parent of a toddler"}).reader.audience == "parent"


@pytest.mark.parametrize("said", [{"a": 1}, [[1]], "x" * 9999, 10**400, None, ""])
def test_odd_values_never_raise(said: object) -> None:
    """Front matter may hold anything."""
    names = ("goal", "baseline", "confidence", "status", "missed", "introduced", "due", "reader")

    for name in names:
        read_facts({name: said})


def test_a_label_line_states_a_fact(read: Callable[..., Assignment]) -> None:
    """It needs no front matter."""
    facts = read("Walk to the gate.\nConfidence: 4/10\nNext session: 3 June 2026").facts

    assert facts.confidence == pytest.approx(4.0)
    assert facts.next_session == date(2026, 6, 3)


def test_a_line_to_fill_in_states_nothing(read: Callable[..., Assignment]) -> None:
    """The line of a form is for the client."""
    facts = read("Walk to the gate.\nConfidence (0-10): ___\nStatus: ____").facts

    assert facts == Facts()


def test_a_label_line_outweighs_front_matter(read: Callable[..., Assignment]) -> None:
    """The nearer one wins."""
    assert read("Walk.\nConfidence: 4/10", confidence=9).facts.confidence == pytest.approx(4.0)


def test_the_usual_amount_in_brackets_is_the_baseline(read: Callable[..., Assignment]) -> None:
    """People say in passing where they start from."""
    point = read("Walk for 8 minutes (usual: 10 minutes).").facts.starting_point

    assert point is not None
    assert point.number == pytest.approx(10.0)
