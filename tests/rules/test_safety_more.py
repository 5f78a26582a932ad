"""Exposure, bodies, privacy and hard talks: what is found, and what is left alone."""

import pytest

from advisor.engine import Engine
from advisor.findings import Applicability, Severity
from advisor.registry import rules
from advisor.settings import active_rules
from advisor.testing import draft_of, findings_of, marked, pipeline

EXPOSURE: dict[str, object] = {"kind": "exposure"}


def _words(name: str, text: str, kind: str = "") -> list[str]:
    found = findings_of(rules()[name], text, fields={"kind": kind} if kind else None)
    return [text[finding.span.start : finding.span.end] for finding in found]


def test_a_step_down_and_an_end_carry_an_exposure() -> None:
    """A way back counts twice: it is what a client needs most when alone."""
    rule = rules()["exposure-without-step-down"]
    bare = "Ride the bus on Monday."
    carried = "Ride the bus for ten minutes on Monday. If it is too much, get off one stop early."

    assert findings_of(rule, bare, fields=EXPOSURE)
    assert not findings_of(rule, carried + " Then go back to the stop.", fields=EXPOSURE)


LADDER = (
    "Market ladder for Kim\n\nWeek 1\nBuy bread at the corner shop on Monday. Stay 10 minutes. {}\n\n"
    "Week 2\nGo to the market hall on Saturday and stay 60 minutes. Leave if your anxiety gets too high.\n"
)


@pytest.mark.parametrize("rating", ["", "Write down your fear from 0 to 100."])
def test_a_ladder_that_is_called_so_is_judged_as_one(rating: str) -> None:
    """No field is needed for it, and the size of its steps is looked at as before."""
    text = LADDER.format(rating)

    assert _words("escape-rule", text) == ["Leave if your anxiety"]
    assert _words("grading-jump", text) == ["60 minutes"]


def test_a_way_back_holds_for_all_weeks() -> None:
    """Said once in a plan, it need not be said again."""
    text = "Week 1: Sit by the gate for 5 minutes.{}\nWeek 2: Sit in the yard for 7 minutes."
    down = text.format(" If it is too much, move to a bench that is further away.")

    assert len(_words("exposure-without-step-down", text.format(""), "exposure")) == 2
    assert not _words("exposure-without-step-down", down, "exposure")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If you need it, take a Xanax.", ["take a Xanax"]),
        ("Use your propranolol only as needed.", ["Use your propranolol"]),
        ("Take your diazepam before you leave each morning.", []),
        ("Write down when you take your Valium just in case.", []),
    ],
)
def test_a_calming_medicine_as_needed_is_for_the_prescriber(text: str, words: list[str]) -> None:
    """A warning without any rewriting."""
    found = findings_of(rules()["medication-change"], text)

    assert [text[f.span.start : f.span.end] for f in found] == words
    assert all(not finding.suggestions for finding in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Remember to distract yourself with a podcast.", ["distract yourself"]),
        ("Only go if your brother is there.", ["Only go if"]),
        ("Take your small lucky stone along.", ["Take your small lucky stone"]),
        ("Try not to distract yourself.", []),
        ("Go alone on Friday.", []),
        ("Notice the wish to check your pulse.", []),
        ("Did you distract yourself?", []),
    ],
)
def test_what_takes_the_credit_is_found_in_exposure_only(text: str, words: list[str]) -> None:
    """Outside of it, a distraction can be a good way through a bad hour."""
    assert _words("safety-behaviour", text, "exposure") == words
    assert _words("safety-behaviour", text, "activation") == []


def test_a_low_step_is_only_a_remark() -> None:
    """Looking at a picture does not need a safety net."""
    rule = rules()["exposure-without-step-down"]
    (finding,) = findings_of(rule, "Look at the picture (20 of 100).", fields=EXPOSURE)

    assert finding.severity is Severity.INFO


def test_a_good_memory_is_no_trauma_account() -> None:
    """Grief work asks for pleasant memories too."""
    rule = rules()["exposure-without-step-down"]
    fields: dict[str, object] = {"kind": "trauma-writing"}

    assert not findings_of(rule, "Write about a picnic with your aunt.", fields=fields)
    assert findings_of(rule, "Write about the night of the fire.", fields=fields)


def test_no_rewrite_of_an_exposure_offers_to_stop() -> None:
    """Stopping when fear comes would undo the exposure."""
    for name, text in (
        ("exposure-without-step-down", "Ride the bus on Monday."),
        ("escape-rule", "Ride the bus; get off as soon as you feel anxious."),
    ):
        (finding,) = findings_of(rules()[name], text, fields=EXPOSURE)
        for fix in finding.suggestions:
            added = " ".join(edit.text for edit in fix.edits).lower()
            assert "stop" not in added
            assert "leave" not in added
            assert fix.applicability is Applicability.TEMPLATE


@pytest.mark.parametrize(
    "text",
    [
        "Stay in the shop; go home as soon as you feel panicky.",
        "The second you feel anxious, leave the room.",
        "Stand on the bridge. Stop if you feel scared.",
    ],
)
def test_leaving_at_the_height_of_fear_is_found(text: str) -> None:
    """Whichever comes first, the fear or the leaving."""
    assert findings_of(rules()["escape-rule"], text, fields=EXPOSURE)


@pytest.mark.parametrize(
    "text",
    [
        "Get off the bus if you have chest pain.",
        "If you feel dizzy, stop and sit down.",
        "Do not leave when you feel anxious.",
        "Notice the urge to leave when you feel anxious.",
        "When the fear comes, name it and stay.",
        "Leave the phone in the kitchen when you feel tense.",
    ],
)
def test_real_danger_and_other_leaving_are_left_alone(text: str) -> None:
    """Chest pain is a reason to stop; a phone may stay in the kitchen."""
    assert _words("escape-rule", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Press a thumb against your throat for a minute.",
        "Tie a belt around your neck.",
        "Put your hands around your neck and squeeze. Your doctor has agreed.",
    ],
)
def test_pressure_on_the_neck_is_for_a_person(text: str) -> None:
    """No doctor's word makes it a task for homework, and nothing is rewritten."""
    found = findings_of(rules()["physical-risk"], text)

    assert [finding.severity for finding in found] == [Severity.ERROR]
    assert found[0].suggestions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Breathe through a thin straw for two minutes.",
        "Hold your breath as long as you can.",
        "Spin in a chair for one minute.",
        "Take an ice bath every morning.",
        "Stay up all night on Friday.",
        "Skip breakfast for three days.",
        "Snap a rubber band on your wrist.",
        "Listen to the relaxation recording while driving.",
    ],
)
def test_strains_of_the_body_are_warned_of(text: str) -> None:
    """A warning, so that the other rewrites of the draft stay."""
    (finding,) = findings_of(rules()["physical-risk"], text)

    assert finding.severity is Severity.WARNING
    assert finding.suggestions


@pytest.mark.parametrize(
    "text",
    [
        "Breathe in for 4, hold your breath for 7, breathe out for 8.",
        "Roll your neck slowly to the left.",
        "Tie your hair up, take off your scarf and relax your neck.",
        "Watch for tension in your neck as you squeeze your fists.",
        "Walk fast for ten minutes.",
        "Do not skip lunch.",
        "Notice if you hold your breath.",
        "Drive home and have tea.",
        "Ask your doctor first. Then spin in a chair for one minute.",
    ],
)
def test_gentle_exercise_is_left_alone(text: str) -> None:
    """Slow breathing and muscle exercises are what most sheets hold."""
    assert _words("physical-risk", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Email it to k.lee+log@example.co.uk today.", ["k.lee+log@example.co.uk"]),
        ("Ring me at +44 7700 900123.", ["+44 7700 900123"]),
        ("Her number is (212) 555-0187.", ["(212) 555-0187"]),
        ("DOB: 12/03/1988.", ["DOB: 12/03/1988"]),
        ("Go to 24 Mill Road at six.", ["24 Mill Road"]),
    ],
)
def test_what_gives_someone_away_is_found(text: str, words: list[str]) -> None:
    """The very digits are marked, no more and no less."""
    assert _words("identifier", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Call your sister, Jo or Dr. A.",
        "Call 116 123, 988 or 0800 111 222 at any time.",
        "Do 3-4 sets of 10-12, then rest 20 30 40 seconds.",
        "Read pages 120-135 of the 2019 edition.",
        "Meet at 10.30 on 12.03.2026.",
        "Rate it 0-10. Week 2026-11-23 to 2026-11-30.",
        "Stand on Mill Road for ten minutes.",
    ],
)
def test_names_times_and_help_lines_are_left_alone(text: str) -> None:
    """A help line that a tool takes off a sheet could cost a life."""
    assert _words("identifier", text) == []


def test_an_identifier_does_not_block_other_rewrites() -> None:
    """It is a warning: only what is about harm hands the whole draft to a person."""
    text = "Email some notes to k.lee@example.com after lunch."
    engine = Engine(pipeline(), active_rules(rules()))
    report = next(iter(engine.check([draft_of(text)])))

    assert any(finding.suggestions for finding in report.findings if finding.rule != "identifier")


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("Journal about the abuse every night.", False),
        ("Record each time you have sex.", False),
        ("Write down each fight in the shared calendar.", False),
        ("Write down each fight. Use code words.", True),
        ("Log your steps and sleep.", True),
        ("Rate the urge from 0 to 10.", True),
    ],
)
def test_a_private_log_needs_a_word_on_who_reads_it(text: str, quiet: bool) -> None:
    """Steps and sleep are nobody's secret."""
    assert (not findings_of(rules()["log-privacy"], text)) is quiet


@pytest.mark.parametrize(
    "text",
    [
        "Confront your mother about the abuse.",
        "Come out to your parents this weekend.",
        "Break up with him before the holiday.",
        "Tell your boss about your diagnosis.",
    ],
)
def test_what_cannot_be_unsaid_is_found(text: str) -> None:
    """The suggestion has blanks, so that nobody can apply it unseen."""
    (finding,) = findings_of(rules()["high-stakes-disclosure"], text)

    assert finding.severity is Severity.WARNING
    assert {fix.applicability for fix in finding.suggestions} == {Applicability.TEMPLATE}


@pytest.mark.parametrize(
    "text",
    [
        "Tell your boss that you need Friday off.",
        "Role-play with me how you would tell your father about the trauma.",
        "Face your boss and say good morning.",
        "Show your partner the breathing exercise.",
        "Write a letter to your uncle about the affair, and do not send it.",
        "Do not confront your uncle about the affair.",
    ],
)
def test_everyday_talk_and_paper_are_left_alone(text: str) -> None:
    """Small requests are practice; an unsent letter harms no one."""
    assert marked(text, findings_of(rules()["high-stakes-disclosure"], text)) == text
