"""Filters: findings in, findings out."""

import pytest

from advisor.filters.order import reading_order
from advisor.filters.select import missing_element
from advisor.filters.threshold import at_least
from advisor.findings import Scope, Severity
from tests.stand_ins import finding

SOURCE = "Walk some when you feel bad."


@pytest.mark.parametrize(
    ("rule", "scope", "element"),
    [
        ("missing-dose", Scope.ASSIGNMENT, "dose"),
        ("missing-measure", Scope.ASSIGNMENT, "record"),
        ("no-action", Scope.ASSIGNMENT, "action"),
        ("no-action", Scope.SENTENCE, ""),
        ("vague-amount", Scope.ASSIGNMENT, ""),
    ],
)
def test_a_missing_element_is_told_by_name_and_scope(rule: str, scope: Scope, element: str) -> None:
    """Only a finding on a whole assignment is about what is not there."""
    assert missing_element(finding(SOURCE, "Walk", rule=rule, scope=scope)) == element


def test_the_threshold_keeps_what_is_grave_enough() -> None:
    """Its own severity and graver ones, in their order."""
    found = [finding(SOURCE, "Walk", severity=severity) for severity in Severity]

    assert at_least(found, Severity.WARNING) == found[2:]


def test_reading_order_goes_down_the_draft() -> None:
    """Where two start alike, the graver is first."""
    late = finding(SOURCE, "bad")
    mild = finding(SOURCE, "Walk", severity=Severity.INFO)
    grave = finding(SOURCE, "Walk some", severity=Severity.ERROR)

    assert reading_order([late, mild, grave]) == [grave, mild, late]
