"""Agreement and comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cohort.figures import agreement, compare, wilson
from advisor.cohort.values import KeptDraft, KeptFinding, Say, Verdict
from advisor.findings import Severity


def test_wilson_agrees_with_its_paper() -> None:
    """Worked examples; none tells nothing."""
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    assert wilson(10, 10) == pytest.approx((0.722, 1.0), abs=0.001)


@given(st.integers(0, 50), st.integers(0, 50))
def test_an_interval_holds_its_share(confirmed: int, dismissed: int) -> None:
    """Always, and inside 0 to 1."""
    of = confirmed + dismissed
    low, high = wilson(confirmed, of)

    assert 0 <= low <= high <= 1
    if of:
        assert low - 1e-9 <= confirmed / of <= high + 1e-9


def test_a_rule_that_annoys_comes_first() -> None:
    """With what was said of it; few verdicts are no ground to act."""
    verdicts = [Verdict(f"a{n}", "annoying", Say.DISMISSED, "our word") for n in range(4)]
    verdicts += [Verdict("a9", "annoying", Say.CONFIRMED)]
    verdicts += [Verdict(f"b{n}", "helpful", Say.CONFIRMED) for n in range(6)]
    verdicts += [Verdict("c", "rare", Say.CONFIRMED)]

    found = agreement(verdicts)

    assert [one.rule for one in found] == ["annoying", "helpful", "rare"]
    assert found[0].advice == "look at it: tune or leave out"
    assert found[0].reasons == ("our word",)
    assert found[1].advice == ""
    assert found[2].advice == "few verdicts"


def draft(words: int, stated: bool, findings: int) -> KeptDraft:
    """Return a draft."""
    found = (KeptFinding("vague-amount", "vagueness", Severity.WARNING, "f"),) * findings
    return KeptDraft("T", 1, "", "n", "d", words, elements={"dose": stated}, findings=found)


def test_two_runs_side_by_side() -> None:
    """Findings count by the word, as later drafts may be longer."""
    found = compare([draft(100, False, 4)], [draft(200, True, 4)], {"dose": "How much"}, {})

    assert [(one.label, one.before, one.after, one.change) for one in found.elements] == [
        ("How much", "0 of 1", "1 of 1", 1.0)
    ]
    assert [(one.before, one.after) for one in found.rules] == [("4.00", "2.00")]
