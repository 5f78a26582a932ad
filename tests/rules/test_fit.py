"""Unfilled slots: whose blank it is decides."""

import pytest

from advisor.findings import Applicability, Severity
from advisor.registry import rules
from advisor.rule import Rule
from advisor.testing import apply_fixes, findings_of, marked

RULE: Rule = rules()["unfilled-placeholder"]


@pytest.mark.parametrize(
    "text",
    [
        "Practise for «____» minutes each day.",
        "# Plan\n\nHi «<NAME>», see you on «XX».",
        "# Plan\n\n«<NAME>»\n\nWalk ten minutes.",
        "Walk for «[X]» minutes.",
        "Hi «{{first_name}}», here is your task.",
        "«TODO»: add the steps.",
        "Meet your sister at «[location]» on «[date]».",
        "Breathe for «xx» minutes.",
        "Do this at «____» on «____».",
        "# Plan for «{client}»\n\nWalk daily.",
        "Dear «%CLIENT_NAME%», walk.",
        "Practise «[insert skill]» daily.",
        "Tell «[friend]» about it.",
        "We meet on «XX/XX/XXXX» at «xx:xx».",
        "«Lorem ipsum dolor sit amet», walk.",
    ],
)
def test_a_slot_of_the_template_is_found(text: str) -> None:
    """However it is written, it was meant to be filled before a client reads it."""
    plain = text.replace("«", "").replace("»", "")
    found = findings_of(RULE, plain)

    assert marked(plain, found) == text
    assert {finding.severity for finding in found} == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        "Rate your mood: ____/10",
        "Name: ________",
        "My goal is ____ because ____.",
        "[ ] Monday\n[x] Tuesday",
        "# A\n\n- [ ] Walk\n- [x] Rest",
        "# A\n\nRead [this page](http://x.y/name) and [the name][1].\n\n[1]: http://e.com",
        "I ____ will walk for ____ minutes.",
        "Say: “When you [behaviour], I feel [feeling].”",
        "Write to <https://a.b/c> or <me@b.org>.",
        "# A\n\nOne<br>two <b>three</b> <!-- ask about TODO --> four",
        "Love <3 you.",
        "Your TODO list has three items: read one.",
        "Buy an XXL shirt.",
        "The essay [1] says so [see page 3].",
        "List three things: 1. ____ 2. ____ 3. ____",
    ],
)
def test_blanks_for_the_client_and_plain_brackets_are_fine(text: str) -> None:
    """Forms, links, ticks and scripts to be made one's own stay as they are."""
    assert marked(text, findings_of(RULE, text)) == text


def test_the_fix_names_the_blank_and_fills_nothing() -> None:
    """It is a template, so no program ever applies it."""
    text = "Practise {breathing_skill} for [insert minutes], CLIENT."
    found = findings_of(RULE, text)
    fixes = [finding.suggestions[0] for finding in found]

    assert {fix.applicability for fix in fixes} == {Applicability.TEMPLATE}
    assert [fix.edits[0].text for fix in fixes] == ["{breathing skill}", "{minutes}"]
    assert apply_fixes(text, fixes) == "Practise breathing skill for minutes, CLIENT."


def test_declared_slots_are_left_to_the_program_that_fills_them() -> None:
    """A library names them once in its settings."""
    options = RULE.options(declared=("first_name", "Date")) if RULE.options else None

    assert findings_of(RULE, "Hi {first_name}, walk on {{ Date }}.", options) == ()
    assert len(findings_of(RULE, "Hi {surname}, walk.", options)) == 1
