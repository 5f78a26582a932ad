"""The tone rules: what shames or orders, and the plain speech that they leave alone."""

import pytest

from advisor.findings import Severity
from advisor.registry import lexicons, rules
from advisor.testing import apply_fixes, findings_of, marked

TONE = {name: rule for name, rule in rules().items() if rule.category == "tone"}


def _found(text: str) -> list[str]:
    return [name for name, rule in TONE.items() if findings_of(rule, text)]


def _rewritten(name: str, text: str) -> str:
    return apply_fixes(text, [found.suggestions[0] for found in findings_of(rules()[name], text)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("You must write this down every night.", "controlling-language"),
        ("You've got to be firm with him.", "controlling-language"),
        ("The client must complete the diary each day.", "controlling-language"),
        ("You have no choice but to do this.", "controlling-language"),
        ("I expect to see five entries.", "controlling-language"),
        ("Never skip a day.", "absolutist-wording"),
        ("You should never let your guard down.", "absolutist-wording"),
        ("Walk to the lake without exception.", "absolutist-wording"),
        ("Totally eliminate sugar.", "absolutist-wording"),
        ("Practice must be perfect.", "absolutist-wording"),
        ("Absolutely no screens after nine.", "absolutist-wording"),
        ("He is being manipulative, so ignore it.", "stigmatizing-label"),
        ("As a borderline, track your moods.", "stigmatizing-label"),
        ("Stay clean for a week.", "stigmatizing-label"),
        ("Failing to complete the log will set you back.", "blame-or-penalty"),
        ("If you fail to practise, tell me.", "blame-or-penalty"),
        ("Do the sheet, no excuses.", "blame-or-penalty"),
        ("Stop making a fuss about small things.", "blame-or-penalty"),
        ("You should have done this last week.", "blame-or-penalty"),
        ("Bring it on Monday, or else.", "blame-or-penalty"),
        ("If you miss one, you will have to start over.", "blame-or-penalty"),
        ("Just stop worrying.", "minimizing-word"),
        ("It's not that hard.", "minimizing-word"),
        ("Simply let go of your anger.", "minimizing-word"),
    ],
)
def test_words_that_shame_or_order_are_found(text: str, name: str) -> None:
    """Each comes with a suggestion: a remark without one would only scold the clinician."""
    found = findings_of(rules()[name], text)

    assert found
    assert all(finding.suggestions for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "Write down what you have to do on Monday.",
        "Pick one thing you keep avoiding, and do two minutes of it.",
        "If you miss a day, start over tomorrow.",
        "Rate how much you believe the thought that you must be perfect.",
        "Never leave a candle burning.",
        "Never mix these tablets with alcohol.",
        "You must wear a helmet.",
        "It is never too late to start.",
        "You can always ring me.",
        "Every time you hear the bell, take one breath.",
        "Just five minutes will do. Just before bed, write one line.",
        "List three ways in which you have failed to notice what went well.",
        "Breathe out completely, and let your shoulders drop.",
        "When you feel you must check the door, wait one minute.",
        "Say no to one request without making excuses.",
        "Ask what always makes him laugh.",
        "You will need a pen. You should feel a stretch in your calf.",
        "Or else choose the shorter walk.",
        "Plan what to do when you fail to fall asleep.",
        "No matter what time you fell asleep, get up at seven.",
        "Thinking traps: always, never, must.",
        "Write an answer to the thought “I always ruin everything, I am so lazy”.",
        "Tell me about a time you failed, and what you learned.",
        "Shut down the computer at nine.",
        "Cut yourself some slack on Sunday.",
        "List the consequences of each choice.",
        "Notice when you start to give in to the urge.",
    ],
)
def test_plain_requests_cues_and_thoughts_are_left_alone(text: str) -> None:
    """A remark on each firm word would teach people to look away."""
    assert _found(text) == []


@pytest.mark.parametrize("kind", ["sleep", "response-prevention"])
def test_firm_prohibitions_stay_firm_where_they_heal(kind: str) -> None:
    """Sleep plans and response prevention live on "never"."""
    rule, text = rules()["absolutist-wording"], "Never check the clock at night."

    assert findings_of(rule, text, fields={"kind": kind}) == ()
    assert findings_of(rule, text)


@pytest.mark.parametrize(
    ("name", "text", "fixed"),
    [
        ("controlling-language", "You must write it down.", "Write it down."),
        (
            "controlling-language",
            "Before bed, you have to rate your day.",
            "Before bed, rate your day.",
        ),
        (
            "absolutist-wording",
            "Never skip a day.",
            "4 of 7 days are a full success. A missed day tells us something too.",
        ),
        ("minimizing-word", "Simply write it down.", "Write it down."),
        (
            "blame-or-penalty",
            "Failing to do it is common.",
            "Not doing it is common.",
        ),
        (
            "stigmatizing-label",
            "Many alcoholics keep a diary.",
            "Many people with a drinking problem keep a diary.",
        ),
    ],
)
def test_a_rewrite_keeps_the_request(name: str, text: str, fixed: str) -> None:
    """What is asked for stays; only the order, the label or the blame goes."""
    assert _rewritten(name, text) == fixed


def test_mild_duties_count_only_where_they_pile_up() -> None:
    """One "you should" is talk; three in a row are a lecture."""
    rule = rules()["controlling-language"]

    assert not findings_of(rule, "You should write one line.")
    found = findings_of(
        rule, "You should write one line. You should walk. You should call her, too."
    )
    assert len(found) == 2


def test_a_warning_for_the_person_is_no_error() -> None:
    """Tone never hands a draft over; it is a matter of manners."""
    assert all(rule.severity < Severity.ERROR for rule in TONE.values())


def test_no_finding_of_tone_spans_a_whole_draft() -> None:
    """A mark under the very words is a hint; one under everything is a red pen."""
    text = "Walk to the lake on Monday. You must note your mood. Simply write one number."
    for rule in TONE.values():
        for finding in findings_of(rule, text):
            assert finding.span.end - finding.span.start < 25, marked(text, (finding,))


def test_a_label_is_never_offered_for_a_label() -> None:
    """The kinder wording leaves the person first, and ends in no label."""
    entries = lexicons()["stigma"].entries
    nouns = {entry.term for entry in entries if entry.kind == "noun"}

    assert not {entry.plain for entry in entries if entry.plain.split(" ")[-1] in nouns}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It gets done if you try hard enough.", ["blame-or-penalty"]),
        ("No story for him when he is naughty.", ["stigmatizing-label"]),
        ("The missed weeks did not help you.", ["shaming-statement"]),
        ("Obviously your diary did not get far.", ["minimizing-word"]),
        ("Agree on this: who hits loses the tablet for an hour.", []),
        ("Read the naughty elf book to him.", []),
        ("Scrolling in bed has not helped you to sleep.", []),
        ("If you miss the morning, just do it at noon.", []),
        ("Mark what you obviously enjoyed.", []),
    ],
)
def test_reproaches_are_heard_and_agreed_rules_are_not(text: str, names: list[str]) -> None:
    """A look back in anger is one; a consequence that was agreed is none."""
    assert _found(text) == names
