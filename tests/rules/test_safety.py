"""The safety rules: what they must never miss, and the everyday phrases they leave alone."""

import pytest

from advisor.engine import Engine
from advisor.findings import Severity
from advisor.registry import rules
from advisor.settings import active_rules
from advisor.testing import draft_of, findings_of, marked, pipeline

CRISIS, MEDICATION = rules()["crisis-content"], rules()["medication-change"]


@pytest.mark.parametrize(
    "text",
    [
        "Write about the night you wanted to end your life.",
        "When you want to cut yourself, ride it out alone.",
        "If you think about killing yourself, take ten breaths.",
        "No self harm this week? Tick the box.",
        "Note each SELF-HARM urge.",
        "He hits you when he is drunk: write down what he says.",
        "Write one page about the abuse.",
        "If you feel like hurting someone, walk round the block.",
        "My thought was “I don’t want to live any more”.",
        "Tell her that my dad hit me.",
        "She overdosed last year; light a candle for her.",
        "- suicidal thoughts, 0 to 10:",
        "Put the razor blades where you cannot see them.",
        "Ring me before SI, not after.",
        "Some days I wish I was dead.",
        "Note when you binge and purge.",
        "Ask your brother to lock the guns away.",
        "He told you he would kill you if you left.",
        "Carry your crisis plan in your wallet.",
    ],
)
def test_words_of_harm_are_found(text: str) -> None:
    """A needless second look costs a minute; a missed line can cost a life."""
    (finding,) = findings_of(CRISIS, text)

    assert finding.severity is Severity.ERROR
    assert finding.suggestions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kill time at the stop by counting cars.",
        "Tell your aunt that you are dying to see her.",
        "Cut back on sugar, and cut yourself some slack.",
        "My feet are killing me: rest for ten minutes.",
        "Hit the gym on Monday.",
        "When a wave of fear hits you, breathe out.",
        "Purge your closet of old clothes.",
        "You want to cut down on coffee: start with the last cup.",
        "Charge your phone, or it will be dead by noon.",
        "Take your life back, one small step at a time.",
        "Set two alarms so that you do not wake up late.",
        "It won't kill you to wait for ten seconds.",
        "Go to the substance abuse group at 6.",
        "Make a card with the glue gun.",
        "Do not burn yourself out: stop at five.",
        "He beat the record; tell him that you are proud.",
        "Shoot me a text when you are home.",
    ],
)
def test_everyday_phrases_are_left_alone(text: str) -> None:
    """A draft that is blocked for an idiom teaches people to look away."""
    assert marked(text, findings_of(CRISIS, text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Stop taking your meds for a week.",
        "Please skip your sertraline on Monday.",
        "Reduce your dose by half.",
        "Your dose should be halved on Friday.",
        "Taper the lorazepam over two weeks.",
        "Come off your antidepressants slowly.",
        "Double your tablets if you feel anxious.",
        "Do not take your medication this weekend.",
        "Take half a tablet before the flight.",
        "Take a Xanax before the exposure.",
        "Try a day without your medication.",
        "Cut down on alcohol this week.",
        "Quit drinking.",
        "I will stop taking my tablets on Monday.",
        "Wean yourself off the sleeping pills.",
        "Go cold turkey on Monday.",
        "No tablets on exposure days.",
        "- halve evening quetiapine",
        "Swap wine for water.",
        "Start fluoxetine 20 mg tomorrow.",
    ],
)
def test_changes_of_what_is_taken_are_found(text: str) -> None:
    """Whoever prescribes has to agree first."""
    (finding,) = findings_of(MEDICATION, text)

    assert finding.severity is Severity.ERROR
    assert finding.suggestions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Take your tablets at 8.",
        "Take your medication as prescribed.",
        "Ask your doctor before you change your dose.",
        "Write down any questions about reducing your medication.",
        "Never stop your tablets on your own.",
        "Turn off your tablet at 9 pm.",
        "Stop using your tablet an hour before bed.",
        "Stop drinking coffee after noon.",
        "Reduce caffeine by one cup.",
        "Increase your dose of sunlight.",
        "Note when you want to skip your tablet.",
        "If you miss a dose, call the pharmacy.",
        "Did you skip a dose this week?",
        "Start a medication log.",
        "Do not take your tablets with grapefruit juice.",
        "Avoid alcohol for three hours before bed.",
        "Stop, breathe, and take your tablets.",
        "Start the day with your tablet and a glass of water.",
        "Pick up your prescription on Friday.",
        "If you want to stop your medication, talk to your prescriber first.",
        "Note the thought “I should stop my meds”, and bring it.",
    ],
)
def test_taking_it_as_agreed_is_left_alone(text: str) -> None:
    """Keeping to a plan, asking about it, and a tablet with a screen are all fine."""
    assert marked(text, findings_of(MEDICATION, text)) == text


def test_a_safety_finding_takes_every_rewrite_away() -> None:
    """A person looks first; until then no rule offers words of its own."""
    calm = "Utilize the card prior to bed. Practice coping skills."
    grave = f"{calm} Write about the suicide."
    engine = Engine(pipeline(), active_rules(rules()))

    before, after = engine.check([draft_of(calm), draft_of(grave)])

    assert any(finding.suggestions for finding in before.findings)
    assert len(after.findings) > 1
    assert all(finding.suggestions == () for finding in after.findings)
    assert all(view.card == () for view in after.assignments)


@pytest.mark.parametrize("rule", [CRISIS, MEDICATION], ids=lambda rule: rule.name)
def test_a_safety_rule_needs_no_parser(rule: object) -> None:
    """It works with any pipeline, for it must never rest."""
    assert rule.needs == frozenset()  # type: ignore[attr-defined]
