"""Gaps: of many mild remarks about what is missing, a draft gets the most telling three."""

from advisor.findings import Finding, Severity
from advisor.gaps import BRIEF, MOST, SHORT, foremost, most
from advisor.testing import draft_of, engine_of_all_rules
from tests.stand_ins import finding

MILD = ["missing-goal-link", "missing-review", "missing-rationale", "missing-barrier-plan"]

LONG = BRIEF + 1


def found(rule: str, severity: Severity = Severity.SUGGESTION) -> Finding:
    """Return a finding of a rule."""
    return finding("Walk some.", "some", rule=rule, severity=severity)


def test_most_telling_stay() -> None:
    """A reason and a plan for obstacles come before a link to a goal."""
    assert [f.rule for f in foremost([found(name) for name in MILD], LONG)] == MILD[1:]


def test_order_and_other_rules_are_kept() -> None:
    """What is left stands in its old order, and wording is not counted."""
    findings = [found("vague-amount"), *(found(name) for name in MILD[:MOST])]
    assert foremost(findings, LONG) == findings


def test_warnings_are_no_mild_remarks() -> None:
    """A gap that is a warning is never left out, and takes no place."""
    findings = [found("missing-dose", Severity.WARNING), *(found(name) for name in MILD[1:])]
    assert foremost(findings, LONG) == findings


def test_rule_of_a_particular_gap_comes_first() -> None:
    """A rule that is not in the ranking speaks of something particular, and stays."""
    assert foremost([*(found(name) for name in MILD), found("missing-pattern-chain")], LONG)[
        -1
    ].rule == ("missing-pattern-chain")


def test_short_drafts_get_fewer() -> None:
    """A line of ten words gets one mild remark, a short paragraph two."""
    assert [most(words) for words in (SHORT, BRIEF, LONG)] == [1, 2, MOST]


def test_a_word_is_explained_once_a_draft() -> None:
    """The second “thesaurus” needs no second gloss, in whichever task it stands."""
    text = "# Task 1\n\nPut the thesaurus on your desk at nine.\n\n# Task 2\n\nClose the thesaurus at noon."
    found = next(iter(engine_of_all_rules().check([draft_of(text)]))).findings
    assert [f.span.of(text) for f in found if f.rule == "uncommon-word"] == ["thesaurus"]


def test_weeks_that_lack_the_same_are_told_once() -> None:
    """Three weeks without a moment get one remark; the card shows each."""
    text = "# Week 1\n\nFold the towels.\n\n# Week 2\n\nFold the shirts.\n\n# Week 3\n\nFold the sheets."
    report = next(iter(engine_of_all_rules().check([draft_of(text)])))
    assert [f.rule for f in report.findings].count("missing-when") == 1
    assert len(report.assignments) == 3


def test_the_same_act_is_proposed_once() -> None:
    """Where an open phrase gets an act, "no act" need not propose it again."""
    text = "Set a SMART goal."
    found = next(iter(engine_of_all_rules().check([draft_of(text)]))).findings
    rules = [finding.rule for finding in found]
    assert "vague-action" in rules
    assert "no-action" not in rules
