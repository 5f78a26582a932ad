"""Figures of a cohort: counted right, and never more sure than the drafts allow."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cohort.headlines import headlines, rises
from advisor.cohort.trends import (
    Part,
    climbs,
    course,
    heat,
    latest,
    natural,
    percent,
    plain,
    rules_met,
    stated,
)
from advisor.cohort.values import KeptCriterion, KeptDraft, KeptFinding, Level
from advisor.findings import Severity

ELEMENTS = {"when": "when", "dose": "how much", "barrier": "obstacles"}
LEVELS = {0: Level.MISSING, 1: Level.PARTLY, 2: Level.THERE}


def kept(
    trainee: str = "Ama",
    week: int | None = 1,
    name: str = "one.txt",
    *,
    states: str = "",
    points: Mapping[str, int] | None = None,
    rules: str = "",
    words: int = 50,
) -> KeptDraft:
    """Return a draft that states some elements, has 0 to 2 points a criterion, and meets rules."""
    return KeptDraft(
        trainee,
        week,
        "a",
        name,
        "0" * 64,
        words,
        elements={one: one in states.split() for one in ELEMENTS},
        criteria={key: KeptCriterion(LEVELS[n], n, 2) for key, n in (points or {}).items()},
        findings=tuple(
            KeptFinding(rule, "vagueness", Severity.WARNING, f"{place:016x}")
            for place, rule in enumerate(rules.split())
        ),
    )


def group(week: int | None, count: int, of: int, element: str = "when") -> list[KeptDraft]:
    """Return drafts of one week, some of which state an element."""
    return [
        kept(f"T{n}", week, f"w{week}.txt", states=element if n < count else "") for n in range(of)
    ]


def test_a_part_of_few_is_told_in_counts() -> None:
    """Per cent of eleven drafts would sound like more."""
    assert Part(9, 11).said == "9 of 11"
    assert Part(41, 50).said == "82%"


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0%"), (0.001, "1%"), (0.999, "99%"), (1, "100%"), (0.5, "50%")]
)
def test_all_and_none_are_said_of_all_and_none_only(share: float, said: str) -> None:
    """Rounding makes neither."""
    assert percent(share) == said


def test_numbers_are_written_as_people_do() -> None:
    """No trailing nought, and large ones whole."""
    assert [plain(n) for n in (14.5, 14.0, 0, 1234567)] == ["14.5", "14", "0", "1234567"]


def test_an_element_counts_where_it_was_looked_for() -> None:
    """A draft that needs none is no draft without it."""
    drafts = [kept(states="dose"), kept(), KeptDraft("Bo", 1, "", "x", "", 9)]

    assert stated(drafts, "dose") == Part(1, 2)


def test_the_programme_goes_by_weeks() -> None:
    """Drafts without a week stand apart, and are counted."""
    found = course([kept(week=10), kept(week=2), kept(week=None), kept("Bo", 2)])

    assert [(s.label, len(s.drafts)) for s in found.stages] == [("week 2", 2), ("week 10", 1)]
    assert (found.by_week, found.unplaced) == (True, 1)


def test_without_weeks_it_goes_by_the_order_of_names() -> None:
    """In which 10 comes behind 9."""
    found = course([kept(week=None, name=f"draft{n}.txt") for n in (10, 9)] + [kept("Bo", None)])

    assert not found.by_week
    assert [s.label for s in found.stages] == ["draft 1", "draft 2"]
    assert {one.name for one in found.stages[0].drafts} == {"draft9.txt", "one.txt"}
    assert latest([kept(week=None, name=f"d{n}") for n in (10, 9)])[0].name == "d10"


@given(st.lists(st.text(), max_size=6))
def test_any_names_have_an_order(names: list[str]) -> None:
    """Digits of other scripts and very long numbers too."""
    backwards = names[::-1]

    assert sorted(names, key=natural) == sorted(backwards, key=natural)
    assert natural("9" * 6000) < natural("1" + "0" * 6000)


def test_rules_are_counted_by_words_drafts_and_trainees() -> None:
    """The most frequent first."""
    drafts = [kept("Ama", rules="a a b"), kept("Ama", 2, rules="a"), kept("Bo", rules="b")]
    first, second = rules_met(drafts)

    assert (first.rule, first.findings, first.per_hundred) == ("a", 3, 2.0)
    assert (first.drafts, first.trainees) == (Part(2, 3), Part(1, 2))
    assert (second.rule, second.trainees) == ("b", Part(2, 2))


def test_it_is_told_whether_a_few_make_most() -> None:
    """One of eight who makes most is helped in person; what all do is taught in class."""
    quiet = [kept(f"T{n}") for n in range(7)]
    one = rules_met([*quiet, kept("Ama", rules="a a a a a")])[0]
    all_do = rules_met([kept(f"T{n}", rules="a") for n in range(8)])[0]

    assert one.spread == "mostly from 1 trainee"
    assert all_do.spread == "spread over trainees"
    assert rules_met([kept(rules="a")])[0].spread == "too few to say"


def test_the_heat_table_looks_at_the_newest_drafts() -> None:
    """What was missing once is not held against anyone; two levels together are partly."""
    drafts = [
        kept(week=1, points={"dose": 0}),
        kept(week=2, points={"dose": 2}),
        kept("Bo", 2, "a", points={"dose": 2}),
        kept("Bo", 2, "b", points={"dose": 0}),
        kept("Cy", 2),
    ]
    rows = heat(drafts, ["dose"])

    assert [rows[who][0].level for who in ("Ama", "Bo", "Cy")] == [Level.THERE, Level.PARTLY, None]
    assert str(rows["Bo"][0].points) == "2 of 4"


def test_who_came_further_is_named_and_nobody_else() -> None:
    """Two stages are needed; a way down is nobody's business here."""
    drafts = [
        kept("Ama", 1, points={"dose": 0, "when": 1}),
        kept("Ama", 3, points={"dose": 2, "when": 1}),
        kept("Bo", 1, points={"dose": 2}),
        kept("Bo", 2, points={"dose": 0}),
        kept("Cy", 1, points={"dose": 2}),
    ]
    (found,) = climbs(drafts)

    assert (found.trainee, found.first, found.last) == ("Ama", "week 1", "week 3")
    assert [str(one) for one in found.path] == ["1 of 4", "3 of 4"]


def test_a_clear_rise_opens_the_page() -> None:
    """With both figures, and what to teach next."""
    drafts = [*group(2, 3, 10), *group(6, 9, 10)]

    assert headlines(drafts, [], ELEMENTS) == (
        "Most drafts now say when (week 6: 9 of 10, up from 3 of 10 in week 2).",
        "None of the drafts plan for obstacles (week 6: 0 of 10) – teach if-then plans next.",
    ) or headlines(drafts, [], ELEMENTS)[1].startswith("None of the drafts say how much")


@pytest.mark.parametrize("of", [1, 4])
def test_few_drafts_claim_no_rise(of: int) -> None:
    """Not even from none to all."""
    said = " ".join(headlines([*group(1, 0, of), *group(2, of, of)], [], ELEMENTS))

    assert "up from" not in said
    assert ("too few" in said) == (of == 1)


def test_chance_is_no_rise() -> None:
    """One draft of five more may be the weather."""
    assert not rises(Part(2, 5), Part(3, 5))
    assert not rises(Part(500, 1000), Part(550, 1000))
    assert rises(Part(1, 10), Part(9, 10))
    assert rises(Part(0, 5), Part(5, 5))
    assert not rises(Part(5, 5), Part(5, 5))


def test_the_last_run_stands_in_for_the_first_week() -> None:
    """Where there is one week only."""
    said = headlines(group(1, 9, 10), group(1, 2, 10), ELEMENTS)[0]

    assert said == "Most drafts now say when (9 of 10, up from 2 of 10 at the last run)."


def test_what_all_state_is_praised() -> None:
    """And nothing is made up that lacks."""
    drafts = [kept(f"T{n}", states="when dose barrier") for n in range(6)]

    assert headlines(drafts, [], ELEMENTS) == (
        "All drafts say when (6 of 6).",
        "All that a task needs is stated often: keep going.",
    )


def test_no_drafts_are_no_error() -> None:
    """Nor are drafts of which nothing is known."""
    assert headlines([], [], ELEMENTS) == ("There are no drafts to speak of yet.",)
    assert headlines([KeptDraft("Ama", 1, "", "x", "", 0)], [], ELEMENTS) == (
        "1 draft so far: too few to speak of a trend.",
    )
    assert rules_met([]) == ()
    assert course([]).stages == ()


def test_figures_do_not_hang_on_the_order_of_drafts() -> None:
    """The store may hand them over in any."""
    drafts = [*group(1, 3, 9), *group(2, 8, 9, "dose"), kept("Zoe", 3, rules="b a a")]
    mixed = random.Random(4).sample(drafts, len(drafts))

    assert headlines(drafts, [], ELEMENTS) == headlines(mixed, [], ELEMENTS)
    assert rules_met(drafts) == rules_met(mixed)
    assert climbs(drafts) == climbs(mixed)
