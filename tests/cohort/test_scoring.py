"""Points, and a reason for every point that is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cohort.rubric import parse_rubric, read_rubric
from advisor.cohort.scoring import score
from advisor.cohort.values import CriterionScore, Level
from advisor.config import Choices
from advisor.findings import Finding, Scope, Severity, Span
from advisor.report import AssignmentView, CardLine, FileReport
from advisor.session import Session

RUBRIC = read_rubric()


def finding(
    rule: str, category: str, severity: Severity = Severity.WARNING, nth: int = 0
) -> Finding:
    """Return a finding on the first word."""
    scope = Scope.ASSIGNMENT if rule.startswith("missing-") else Scope.WORD
    return Finding(
        rule, category, scope, severity, 0, Span(0, 4), 1, 1, 1, 5, "m", "w", "", f"{rule}{nth}"
    )


def report(
    *findings: Finding, cards: tuple[tuple[CardLine, ...], ...] = ((),), words: float = 100
) -> FileReport:
    """Return a report on a draft with some cards."""
    views = tuple(
        AssignmentView(f"Task {at}", "general", Span(0, 9), {}, (), {}, card)
        for at, card in enumerate(cards, 1)
    )
    return FileReport("a.txt", None, views, findings, source="Walk home.", metrics={"words": words})


def of(made: FileReport, name: str, held: frozenset[str] = frozenset()) -> CriterionScore | None:
    """Return one line of the score."""
    return next((one for one in score(made, RUBRIC, held).criteria if one.name == name), None)


DOSE = CardLine("dose", "how much", present=True, quote="10 minutes")
NO_DOSE = CardLine("dose", "how much", present=False, proposal="For {10} minutes")
WEAK_DOSE = CardLine("dose", "how much", present=False, quote="a while", weak=True)


def test_levels_and_reasons_of_an_element() -> None:
    """Missing, partly, there: each with its evidence."""
    there, partly, missing = (of(report(cards=((x,),)), "dose") for x in (DOSE, WEAK_DOSE, NO_DOSE))

    assert there is not None
    assert (there.level, there.points, there.evidence, there.lost) == (
        Level.THERE,
        2,
        "10 minutes",
        (),
    )
    assert partly is not None
    assert (partly.level, partly.points) == (Level.PARTLY, 1)
    assert partly.lost[0].reason == "The draft only hints at it, in “a while”."
    assert missing is not None
    assert (missing.level, missing.points) == (Level.MISSING, 0)
    assert missing.lost[0].reason == "The draft does not say it. It could say: For {10} minutes"


def test_what_a_task_does_not_need_costs_nothing() -> None:
    """Unless the programme asks for it always."""
    extra = CardLine("dose", "how much", present=False, required=False)
    asked = parse_rubric(b"[elements.dose]\nweight = 2\nalways = true", "a")

    assert of(report(cards=((extra,),)), "dose") is None
    assert score(report(cards=((extra,),)), asked).points == 0


def test_several_assignments_share_the_points() -> None:
    """And the reason tells which of them leaves it open."""
    found = of(report(cards=((DOSE,), (NO_DOSE,))), "dose")

    assert found is not None
    assert (found.level, found.points) == (Level.PARTLY, 1)
    assert found.lost[0].reason.startswith("Assignment 2 (“Task 2”) does not say it.")


def test_what_a_supervisor_dismissed_costs_nothing() -> None:
    """Of a group, and of an element that was called missing."""
    vague, missing = finding("vague-amount", "vagueness"), finding("missing-dose", "specification")
    made = report(vague, missing, cards=((NO_DOSE,),))

    assert score(made, RUBRIC).points < score(made, RUBRIC).out_of
    free = score(made, RUBRIC, frozenset({vague.fingerprint, missing.fingerprint}))
    assert free.points == free.out_of


def test_a_missing_element_is_no_finding_of_a_group() -> None:
    """It would cost twice."""
    found = of(report(finding("missing-rationale", "rationale")), "fit")

    assert found is not None
    assert not found.lost


def test_a_safety_error_takes_all_points_of_safety() -> None:
    """However long the draft is."""
    grave = finding("dangerous-task", "safety", Severity.ERROR)

    found = of(report(grave, words=5000), "safety")

    assert found is not None
    assert (found.level, found.points) == (Level.MISSING, 0)
    assert found.lost[0].reason.startswith("This needs a person first: Dangerous task: ")


def test_a_short_draft_is_not_judged_by_the_word() -> None:
    """One finding in five words is not twenty in a hundred."""
    short, long = (
        of(report(finding("vague-amount", "vagueness"), words=x), "wording") for x in (5, 100)
    )

    assert short == long


def test_a_draft_that_was_not_read_has_no_score() -> None:
    """A bare zero would be a lie."""
    with pytest.raises(ValueError, match="no score"):
        score(FileReport("a.txt", "a.txt: empty"), RUBRIC)


def test_a_good_draft_beats_a_poor_one() -> None:
    """From words to points."""
    with Session(Choices(cache=False)) as session:
        poor = session.check_text("Practice coping this week.")
        good = session.check_text(
            "Each evening after dinner, breathe out slowly ten times on the sofa.\n"
            "This helps because your body learns to slow down before sleep.\n"
            "Note in your log how tense you were, from 0 to 10, before and after.\n"
            "If you are too tired, do three breaths.\n"
            "You are done when the log has five lines.\n"
            "What did you notice? Bring the log to our next session.\n"
        )

    low, high = score(poor, RUBRIC), score(good, RUBRIC)
    assert low.share < 0.75
    assert high.share > 0.9


CARDS = st.lists(
    st.lists(st.sampled_from([DOSE, NO_DOSE, WEAK_DOSE]), max_size=2).map(tuple),
    min_size=1,
    max_size=7,
)
FOUND = st.lists(
    st.tuples(
        st.sampled_from(["vague-amount", "vague-action", "blame"]),
        st.sampled_from(["vagueness", "tone", "safety", "load"]),
        st.sampled_from(list(Severity)),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(CARDS, FOUND, st.integers(1, 900))
def test_reasons_add_up_to_what_is_lost(
    cards: list[tuple[CardLine, ...]],
    found: list[tuple[str, str, Severity, int]],
    words: int,
) -> None:
    """To the cent, on every line."""
    made = report(*(finding(*one) for one in found), cards=tuple(cards), words=words)

    for one in score(made, RUBRIC).criteria:
        assert 0 <= one.points <= one.out_of
        assert round(sum(entry.points for entry in one.lost), 2) == round(
            one.out_of - one.points, 2
        )
        assert (one.level is Level.THERE) == (not one.lost) or one.points == one.out_of
        assert all(entry.reason.endswith((".", "}", "minutes")) for entry in one.lost)
