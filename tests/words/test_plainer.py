"""Plainer wording: where a listed word may be exchanged, and when a term counts as explained."""

import pytest

from advisor.engine import Engine
from advisor.findings import Applicability
from advisor.language.sentence import Hit, Sentence
from advisor.testing import apply_fixes, draft_of, pipeline
from advisor.words.agreement import agreed
from advisor.words.plainer import explained, glossed, plainer, reads_as_listed, spelled_out
from advisor.words.protecting import is_protected


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text."""
    (plan,) = Engine(pipeline(), ()).plans([draft_of(text)])
    return plan.sentences


def only_hit(text: str, name: str = "plain_words") -> Hit:
    """Return the only term of a list in a text."""
    (hit,) = [hit for sentence in sentences(text) for hit in sentence.find(name)]
    return hit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She utilised the chart.", "She used the chart."),
        ("The chart was utilised twice.", "The chart was used twice."),
        ("Do it prior to lunch.", "Do it before lunch."),
        ("Commencing on Monday, walk.", "Starting on Monday, walk."),
        ("Postpone it to Monday.", "Put it off to Monday."),
        ("Postpone the call.", "Put off the call."),
        ("The patient obtained a card.", "The patient got a card."),
        ("Take an additional day.", "Take an extra day."),
        ("Write an initial line.", "Write a first line."),
        ("Assist with the dishes.", "Help with the dishes."),
        ("She participates in the group.", "She takes part in the group."),
        ("Read the page regarding sleep.", "Read the page about sleep."),
        ("Ask three individuals.", "Ask three people."),
        ("If you are unsure, reconsider.", "If you are unsure, think again."),
        ("Reconsider the plan.", "Think again about the plan."),
        ("Most of the forms have been summarised.", "Most of the forms have been summed up."),
        ("Sleep is enhanced by walking.", "Sleep is improved by walking."),
    ],
)
def test_the_everyday_word_takes_the_same_form(text: str, expected: str) -> None:
    """Tense, number, capital letter, article and particle fit."""
    fix = plainer(only_hit(text))

    assert fix is not None
    assert apply_fixes(text, [agreed(fix, text)]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Keep the purchase in its box.",
        "Fill in the required form.",
        "Go to individual sessions.",
        "Write a note when it occurs to you.",
        "Keep your nightly routine.",
        "Sit by the remaining chairs.",
        "Choose a well-informed friend.",
        "Take a more rapid walk.",
        "Bring the card as requested.",
        "Look at the steps remaining on the card.",
        "A jointly owned car is fine.",
    ],
)
def test_another_sense_is_left_alone(text: str) -> None:
    """A noun is no verb, a participle before a noun is an adjective."""
    assert not any(reads_as_listed(h) for s in sentences(text) for h in s.find("plain_words"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Instantaneously, sit down.", Applicability.SAFE),
        ("You can instantaneously sit down.", Applicability.UNSAFE),
        ("The plan requires a pen.", Applicability.SAFE),
        ("The adjustment screws are loose.", Applicability.UNSAFE),
    ],
)
def test_the_place_decides_whether_an_exchange_is_safe(text: str, expected: Applicability) -> None:
    """Where the words around may need a change too, a person looks first."""
    fix = plainer(only_hit(text))

    assert fix is not None
    assert fix.applicability is expected


def test_a_term_without_a_plain_twin_gets_a_gloss() -> None:
    """The words stand in brackets, in a blank."""
    text = "Work on your core beliefs."
    fix = glossed(only_hit(text, "jargon"))

    assert fix.applicability is Applicability.TEMPLATE
    assert apply_fixes(text, [fix]) == "Work on your core beliefs (deep beliefs about yourself)."


def test_a_name_of_a_tool_is_protected() -> None:
    """No word rule touches the words inside it."""
    (sentence,) = sentences("Ring the crisis line after a panic attack.")
    at = sentence.text.index("attack")

    assert is_protected(sentence, at, at + len("attack"))


@pytest.mark.parametrize(
    "text",
    [
        "Rate your SUDS (how upset you feel).",
        "Do the progressive tensing of muscles (SUDS).",
        "SUDS means how upset you feel.",
        "Use SUDS, that is, a number for how upset you feel.",
        "This number is called SUDS.",
        "Rate your SUDS. This is a number for how upset you feel.",
        "Rate your SUDS. SUDS is a number for how upset you feel.",
    ],
)
def test_a_term_explained_right_there_is_fine(text: str) -> None:
    """In brackets, by "means", by "called", or in the next sentence."""
    first, *rest = sentences(text)
    at = first.text.index("SUDS")

    assert explained(first, at, at + 4, rest[0] if rest else None)


@pytest.mark.parametrize(
    "text",
    ["Rate your SUDS (0-100).", "Rate your SUDS (see page 3).", "Rate your SUDS. Bring the card."],
)
def test_a_number_or_a_pointer_explains_nothing(text: str) -> None:
    """What it is, is still not said."""
    first, *rest = sentences(text)
    at = first.text.index("SUDS")

    assert not explained(first, at, at + 4, rest[0] if rest else None)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Practise PMR every night.", "Practise progressive muscle relaxation (PMR) every night."),
        ("Use your DBT skills.", "Use your dialectical behaviour therapy (DBT) skills."),
        ("Practise the TIPP skill.", "Practise the TIPP skill."),
        ("Rate your SUDS.", "Rate your SUDS."),
    ],
)
def test_an_abbreviation_is_spelled_out_where_its_letters_say_so(text: str, after: str) -> None:
    """The letters follow in brackets; a word made of letters stays."""
    sentences = next(iter(pipeline().read([draft_of(text).blocks])))
    hits = [hit for sentence in sentences for hit in sentence.find("abbreviations")]
    fixes = [fix for hit in hits if (fix := spelled_out(hit))]

    assert apply_fixes(text, fixes) == after
