"""Means, dates and families: what a draft takes for granted, and what it does not."""

import pytest

from advisor.findings import Severity
from advisor.registry import rules
from advisor.testing import findings_of


def _words(name: str, text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in findings_of(rules()[name], text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Download the app today.", ["Download the app"]),
        ("Go to the gym on Monday.", ["gym"]),
        ("Print the sheet, and sit in a quiet room.", ["Print", "quiet room"]),
        ("Go to the gym or walk outside.", []),
        ("Go to the gym. No gym? Walk outside.", []),
        ("Write one line about the gym.", []),
        ("Walk to the shop.", []),
    ],
)
def test_means_that_not_everyone_has(text: str, words: list[str]) -> None:
    """One low-cost way beside it is enough."""
    assert _words("resource-assumption", text) == words


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Hand in the sheet no later than Thursday.", Severity.SUGGESTION),
        ("Finish the log by tomorrow.", Severity.INFO),
    ],
)
def test_a_hard_deadline_weighs_more_than_a_day(text: str, severity: Severity) -> None:
    """A day may be meant kindly; “no later than” is not."""
    (finding,) = findings_of(rules()["rigid-deadline"], text)

    assert finding.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "Aim for Friday.",
        "Finish the log by Friday. If the week is full, two lines will do.",
        "Pay the gas bill by Friday.",
        "Send the form to the court no later than Friday.",
        "Read page 2 before our session on Friday.",
        "Be in bed by eleven.",
    ],
)
def test_windows_and_dates_of_others_are_left_alone(text: str) -> None:
    """A court does not take two lines on Sunday."""
    assert _words("rigid-deadline", text) == []


def test_a_shared_template_weighs_more_than_one_persons_draft() -> None:
    """In a draft for one person the clinician may know that it fits."""
    rule, text = rules()["culture-or-family-assumption"], "Tell your priest one good thing."
    assert rule.options is not None

    (alone,) = findings_of(rule, text)
    (shared,) = findings_of(rule, text, rule.options(shared=True))

    assert (alone.severity, shared.severity) == (Severity.INFO, Severity.SUGGESTION)


@pytest.mark.parametrize(
    "text",
    [
        "Tell someone close one good thing.",
        "Ask your husband or a friend to come along.",
        "If you go to church, go a different way.",
        "Spend ten minutes with your child.",
    ],
)
def test_open_wording_is_left_alone(text: str) -> None:
    """An "or" or an "if" lets everyone in."""
    assert _words("culture-or-family-assumption", text) == []


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("Stretch for twenty minutes every day after dinner.", False),
        ("Stretch for twenty minutes every day, or walk.", True),
        ("Stretch for twenty minutes every day. On a bad day, do one stretch.", True),
        ("You choose: stretch for twenty minutes every day after dinner.", True),
    ],
)
def test_one_option_is_enough(text: str, quiet: bool) -> None:
    """The core stays; the size, time or form may vary."""
    assert (not findings_of(rules()["no-choice"], text)) is quiet
