"""Verbs hidden in nouns: which are found, in which form, and which stay."""

import pytest

from advisor.testing import apply_fixes, draft_of, pipeline
from advisor.words.nominal import hidden_verbs


def said_plainly(text: str) -> str:
    """Return a text with its hidden verbs said outright."""
    sentences = next(iter(pipeline().read([draft_of(text).blocks])))
    fixes = [found.fix for sentence in sentences for found in hidden_verbs(sentence)]
    return apply_fixes(text, fixes)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Undertake the completion of the form.", "Complete the form."),
        ("Please perform the monitoring of your mood.", "Please keep track of your mood."),
        ("She performs a ranking of the steps.", "She ranks the steps."),
        ("He undertook the completion of it.", "He completed it."),
        ("Try undertaking a rating of each day.", "Try rating each day."),
        ("Engage in reflection on your week.", "Think about your week."),
        ("Ensure completion of the log.", "Complete the log."),
        ("Do the planning of your Sunday on Friday.", "Plan your Sunday on Friday."),
        ("Make modifications to the plan.", "Make modifications to the plan."),
        ("Make a modification to the plan.", "Change the plan."),
        ("She engages in walking every day.", "She walks every day."),
    ],
)
def test_a_hidden_verb_is_said_in_the_form_of_its_carrier(text: str, after: str) -> None:
    """Tense and person are those of the carrying verb; the small word goes with the noun."""
    assert said_plainly(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "Perform a breathing exercise.",
        "Make a weekly review of the list.",
        "Do your planning on Sunday.",
        "Take a walk after lunch.",
        "Have a rest at 3 pm.",
        "Do the reading.",
        "Make a selection.",
        "Engage in swimming lessons.",
        "Engage in problem-solving.",
        "Conduct exposure to lifts.",
        "The completion of the form was undertaken by Sam.",
        "The completion of the sheet takes five minutes.",
    ],
)
def test_other_nouns_stay(text: str) -> None:
    """What has no object, or says more than its verb, is left as it is."""
    assert said_plainly(text) == text
