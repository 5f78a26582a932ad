"""Accessibility: words, address and formats, and what must be left alone."""

import pytest

from advisor.findings import Applicability, Finding, Scope, Severity
from advisor.registry import rules
from advisor.testing import apply_fixes, findings_of

WORD_RULES = ("complex-wording", "undefined-term", "uncommon-word")


def found(rule: str, text: str, options: object = None) -> tuple[Finding, ...]:
    """Return what one rule finds in a text."""
    return findings_of(rules()[rule], text, options)


def words(rule: str, text: str) -> list[str]:
    """Return the flagged words."""
    return [finding.span.of(text) for finding in found(rule, text)]


@pytest.mark.parametrize("rule", WORD_RULES)
def test_a_word_rule_speaks_of_words(rule: str) -> None:
    """Reports underline the word, not its sentence."""
    assert rules()[rule].scope is Scope.WORD


@pytest.mark.parametrize("rule", WORD_RULES)
@pytest.mark.parametrize(
    "text",
    [
        "Ring the crisis line after a panic attack.",
        "Do the body scan, and fill in your thought record.",
        "Read your safety plan with your significant other.",
        "You are stressed and feel overwhelmed in the evening.",
        "Address the envelope and post it.",
        "Fill in the whole form by hand.",
    ],
)
def test_names_and_everyday_words_are_left_alone(rule: str, text: str) -> None:
    """A word rule that lights up everywhere is switched off."""
    assert words(rule, text) == []


def test_a_sure_exchange_is_safe_and_a_likely_one_is_not() -> None:
    """Only a word that surely means the same may change unasked."""
    sure, likely = found("complex-wording", "Utilise the chart to evaluate your sleep.")

    assert sure.suggestions[0].applicability is Applicability.SAFE
    assert likely.suggestions[0].applicability is Applicability.UNSAFE


def test_all_long_words_of_a_sentence_change_together() -> None:
    """Edits do not get in each other's way."""
    text = "Prior to commencing the walk, notify an additional individual."
    fixes = [finding.suggestions[0] for finding in found("complex-wording", text)]

    assert apply_fixes(text, fixes) == "Before starting the walk, tell an extra person."


def test_words_in_quotation_marks_are_the_clients_own() -> None:
    """What someone says is not ours to mend."""
    assert words("complex-wording", "Say “I will endeavour to comply” out loud.") == []


def test_a_term_is_flagged_once() -> None:
    """Where it first appears is where it has to be explained."""
    text = "Write down one automatic thought. Rate the automatic thought from 0 to 10."

    assert words("undefined-term", text) == ["automatic thought"]


def test_capitals_for_emphasis_are_no_abbreviation() -> None:
    """STOP is a word; "the STOP skill" is a term."""
    assert words("undefined-term", "STOP when the timer rings.") == []
    assert words("undefined-term", "Use the STOP skill when the timer rings.") == ["STOP"]


@pytest.mark.parametrize("text", ["Turn off the TV at 9 PM.", "Call your GP or the NHS line."])
def test_everyday_abbreviations_need_no_gloss(text: str) -> None:
    """Everyone knows what a TV is."""
    assert words("undefined-term", text) == []


def test_a_spelled_out_abbreviation_is_fine() -> None:
    """The long form stands right before it."""
    text = "Do your muscle relaxing exercise (PMR) at night."

    assert words("undefined-term", text) == []


def test_each_word_has_one_owner() -> None:
    """No word is flagged by two word rules at once."""
    text = "Utilise a coping skill when rumination and arrears impede you. Rate your SUDS."
    spans = [finding.span for rule in WORD_RULES for finding in found(rule, text)]

    assert len(spans) >= 4
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "You are stressed, and that is fine.",
        "If you feel overwhelmed, sit down.",
        "Praise your child when he puts the toys away.",
        "Ring the council. They will call you back.",
        "I will fill in the card.",
        "The bus should come at nine.",
    ],
)
def test_states_and_other_people_are_no_indirect_address(text: str) -> None:
    """Only an order that is not said to the client counts."""
    assert found("indirect-address", text) == ()


def test_what_to_do_comes_back_as_an_instruction() -> None:
    """Passive and plan are both said to the client."""
    text = "The log should be kept by the bed."
    (finding,) = found("indirect-address", text)

    assert apply_fixes(text, [finding.suggestions[0]]) == "Keep the log by the bed."


def test_a_short_text_gets_no_school_grade() -> None:
    """Below 100 words a grade swings with every sentence."""
    text = "Endeavour to ascertain precipitating circumstances. Document them meticulously."

    assert not any("grade" in finding.message for finding in found("reading-load", text))


def test_writing_as_the_only_way_is_a_remark_no_fault() -> None:
    """Once a draft, and never more than info."""
    text = "Write down one good moment. Write down one hard moment."
    (finding,) = found("single-format", text)

    assert finding.severity is Severity.INFO


def test_another_way_to_answer_is_enough() -> None:
    """A tick, a drawing or a voice note opens the task."""
    assert found("single-format", "Write down one good moment, or say it in a voice note.") == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("non-literal-language", "Press the pause button (stop for a moment) when voices rise."),
        ("non-literal-language", "Write down what “baby steps” means to you."),
        ("sense-or-ability-dependence", "Close your eyes if that is comfortable, and breathe out."),
        ("sense-or-ability-dependence", "Fill in the red box, called “Warning signs”."),
    ],
)
def test_explained_idiom_and_second_way_are_left_alone(name: str, text: str) -> None:
    """An idiom with its meaning, and a demand with another way, need no remark."""
    assert findings_of(rules()[name], text) == ()


def test_idiom_is_said_once() -> None:
    """A picture that comes back gets one remark."""
    text = "Ride the wave at work. At home, ride the wave as well."

    assert len(findings_of(rules()["non-literal-language"], text)) == 1
