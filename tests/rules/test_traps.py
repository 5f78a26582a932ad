"""What the advisor must never say: clinical traps, over many phrasings, with all rules on."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import advisor
from advisor.anatomy.picture import ElementName
from advisor.findings import Finding, Severity
from advisor.report import FileReport
from advisor.testing import apply_fixes, draft_of, engine_of_all_rules
from advisor.words.template import filled

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def report(text: str) -> FileReport:
    """Return the report of all rules on a text."""
    return next(iter(engine_of_all_rules().check([draft_of(text)])))


def findings(text: str) -> tuple[Finding, ...]:
    """Return what all rules find in a text."""
    return report(text).findings


def offered(text: str) -> Iterator[str]:
    """Yield all that the advisor would put into a draft, or says about it, blanks filled."""
    for finding in findings(text):
        for fix in finding.suggestions:
            yield fix.message
            yield from (filled(edit.text) for edit in fix.edits)
    for assignment in report(text).assignments:
        yield from (filled(line.proposal) for line in assignment.card)


def said(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Return what is offered for a text and matches a pattern that the text itself does not."""
    return [words for words in offered(text) if pattern.search(words)]


EXPOSURE = (
    "Exposure: go to the supermarket on Saturday and stay in the queue for ten minutes.",
    "Go back to the lift where it happened and ride it three times this week.",
    "Step 3 of your fear ladder: sit in the car with the engine on.",
    "Touch the door handle and do not wash your hands for an hour.",
    "Ride the bus alone on Tuesday, even if your heart races.",
    "Stand two metres from the dog until the timer rings.",
    "Practise your exposure: give a short speech at work.",
    "Look at the photo of the accident and write about what you see.",
    "Go into the crowded shop. It is OK to be anxious.",
    "Write the trauma story again and read it aloud each day.",
    "Spin on a chair for thirty seconds to bring on the dizzy feeling.",
    "Exposure: call a stranger and ask for the opening hours, twice on Monday.",
    "Stay at the party until you feel relaxed.",
    "Drop the safety behaviour and speak first at the meeting.",
)

_ESCAPE = re.compile(
    r"\b(?:stop|leave|quit|get out|walk away|go home|break off|end it|give up)\b[^.!?]{0,40}"
    r"\b(?:if|when|whenever|as soon as|once|the moment)\b[^.!?]{0,40}"
    r"\b(?:anxious|anxiety|scared|fear|afraid|panic|upset|distress|worried|nervous)"
    r"|\b(?:if|when|whenever|as soon as|once|the moment)\b[^.!?]{0,40}"
    r"\b(?:anxious|anxiety|scared|fear|afraid|panic|upset|distress|worried|nervous)[^.!?]{0,30}"
    r"\b(?:stop|leave|quit|get out|walk away|go home|break off|end it|give up)\b",
    re.IGNORECASE,
)


def test_the_escape_pattern_sees_what_it_should() -> None:
    """“Stop if you feel anxious” is caught in both orders; staying is not."""
    assert _ESCAPE.search("Stop as soon as you feel anxious.")
    assert _ESCAPE.search("If the fear comes, leave the shop.")
    assert not _ESCAPE.search("If it is too much, step back to four metres and stay there.")


@pytest.mark.parametrize("text", EXPOSURE)
def test_an_exposure_is_never_told_to_stop_if_anxious(text: str) -> None:
    """Leaving at the peak feeds avoidance: a smaller step to stay in is offered instead."""
    assert said(text, _ESCAPE) == []


_FEELS_GOOD = re.compile(
    r"\b(?:done|success|counts?|complete|finished|until|enough)\b[^.!?]{0,40}"
    r"\b(?:feel (?:better|good|calm|relaxed|safe|fine|less|more|happy)|calm(?:er)?|relaxed"
    r"|less (?:anxious|afraid|scared|upset|sad)|no longer (?:anxious|afraid|scared))\b",
    re.IGNORECASE,
)

FEELINGS = (
    "Sit with the breathing until you feel calm.",
    "Stay in the shop until your anxiety is gone.",
    "Keep talking to her until she agrees.",
    "Walk until you feel better.",
    "Get better at saying no.",
    "Do the relaxation until you are relaxed.",
    "You are done when you no longer feel afraid.",
    "Call your brother on Sunday and feel good about it.",
    "Lie down on Monday at nine and listen to the recording.",
)


@pytest.mark.parametrize("text", [*EXPOSURE, *FEELINGS])
def test_success_is_never_a_feeling(text: str) -> None:
    """Success is doing: no suggestion says that it counts once the client feels better."""
    kept = [words for words in said(text, _FEELS_GOOD) if words.strip(" .") not in text]

    assert kept == []


PROHIBITIONS = (
    "Sleep rule: do not nap in the afternoon.",
    "Do not go to bed before midnight, and do not look at screens in bed.",
    "No naps. No screens in the bedroom. Get up at seven each morning.",
    "Do not stay in bed when you cannot sleep.",
    "Don't read, eat or watch television in bed.",
    "Response prevention: do not wash your hands after touching the bin.",
    "Touch the door handle and do not check the lock afterwards.",
    "After the exposure, don't ask your wife whether it is safe.",
    "Do not do the ritual for an hour after the trigger.",
    "Sleep rule: avoid caffeine after noon.",
    "Sleep plan: don't watch the clock at night.",
    "When the obsession comes, do not check the stove.",
)


@pytest.mark.parametrize("text", PROHIBITIONS)
def test_a_prohibition_that_is_the_treatment_is_at_most_a_remark(text: str) -> None:
    """Sleep rules and response prevention rightly say what not to do."""
    graver = [
        f.severity
        for f in findings(text)
        if f.rule == "dead-person-target" and f.severity > Severity.INFO
    ]

    assert graver == []


OPEN_TASKS = (
    "Between now and our next session, notice what you would like to keep as it is.",
    "Observe what happens in your family this week that you want to continue to have happen.",
    "Watch out for moments when the problem is a little smaller, and notice what is different.",
    "Mindful tea: notice the warmth of the cup, the smell and the first sip.",
    "Notice your breath for five minutes after lunch. When the mind wanders, notice that too.",
    "Observe the thoughts as they come and go, like clouds.",
    "Notice three sounds, two colours and one smell on the way to work.",
)


@pytest.mark.parametrize("text", OPEN_TASKS)
def test_an_open_task_may_stay_open(text: str) -> None:
    """To notice and to observe is the task itself, and not vague."""
    judged = {
        (f.rule, text[f.span.start : f.span.end])
        for f in findings(text)
        if f.category == "vagueness"
        and f.severity > Severity.INFO
        and re.search(r"(?i)notice|observe|watch", text[f.span.start : f.span.end])
    }

    assert judged == set()


NO_LOGS = (
    "Health anxiety: look up no symptoms on Monday, and read a novel after dinner instead.",
    "When you worry about an illness, leave the lump alone and go for a walk.",
    "OCD: touch the bin and do not wash your hands for an hour.",
    "Leave the house after checking the lock once, and let the obsession be there.",
    "Response prevention: do not ask your partner whether the stove is off.",
    "Eat three meals and two snacks a day, and do not weigh yourself, as we agreed in your eating disorder work.",
    "Binge eating: put dinner on a plate and eat it at the table at seven.",
    "Eat one fear food with your sister on Saturday, and do not count calories.",
)

_LOGGING = re.compile(r"\b(?:log|rate|tally|track|record|keep count|write down)\b", re.IGNORECASE)


@pytest.mark.parametrize("text", NO_LOGS)
def test_no_log_is_pushed_where_it_can_feed_checking(text: str) -> None:
    """In health anxiety, obsessions and eating a record is at most mentioned."""
    pushed = [
        (f.rule, filled(edit.text))
        for f in findings(text)
        if f.severity > Severity.INFO
        for fix in f.suggestions
        for edit in fix.edits
        if _LOGGING.search(filled(edit.text)) and not _LOGGING.search(text)
    ]

    assert pushed == []
    assert "missing-measure" not in {f.rule for f in findings(text) if f.severity > Severity.INFO}


THOUGHTS = (
    "I always fail",
    "I must never make a mistake",
    "Everyone thinks I am an idiot",
    "I should just try harder",
    "Nothing ever works",
    "I am a lazy addict",
    "I can't cope with anything",
    "I have to be perfect all the time",
    "She will definitely leave me, and it is my fault",
    "I will simply fall apart soon",
    "I need to handle stuff better somehow",
    "I am crazy and dysfunctional",
)
QUOTES = (
    "Write the thought “{}” on the card and read it aloud once on Monday.",
    "When the thought '{}' comes, write one fact for it and one against it.",
    'You noticed the thought "{}". Write down what you did next.',
    "Example: Thought: “{}.” Balanced answer: “Some days are hard.” Fill in one row on Tuesday.",
)


@pytest.mark.parametrize("thought", THOUGHTS)
@pytest.mark.parametrize("frame", QUOTES)
def test_a_quoted_thought_is_not_judged(frame: str, thought: str) -> None:
    """The client's own words are what is looked at together; only safety may point at them."""
    text = frame.format(thought)
    start = text.index(thought)
    inside = [
        (f.rule, text[f.span.start : f.span.end])
        for f in findings(text)
        if f.category != "safety"
        and start <= f.span.start
        and f.span.end <= start + len(thought) + 1
    ]

    assert inside == []


SAFETY = (
    "You must not drive after taking the tablets.",
    "Never mix alcohol with your medication.",
    "Always call 911 if someone is in danger.",
    "You must call the crisis line if the thoughts of suicide get stronger.",
    "Never do the cold water exercise alone if you have a heart condition.",
    "You must stop at once if you have chest pain.",
    "Always take your medicine as prescribed.",
    "Never leave the child alone in the bath.",
    "You must never hold your breath under water.",
    "If you feel unsafe at home, you must leave and call the police.",
)


@pytest.mark.parametrize("text", SAFETY)
def test_a_safety_must_is_kept(text: str) -> None:
    """What protects someone is said as firmly as it was."""
    softened = {f.rule for f in findings(text)} & {"controlling-language", "absolutist-wording"}

    assert softened == set()
    assert advisor.fix(text, unsafe=True).after == text


def _drafts() -> Iterator[str]:
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix in (".md", ".txt") and path.stem != "README":
            yield path.read_text(encoding="utf-8")


FULL = (
    *_drafts(),
    (
        "Why: short walks wake you up, so that evenings with your son get easier. Just walk regularly "
        "after lunch. If it rains, walk up and down the stairs for two minutes. Write one number for "
        "your mood on the card."
    ),
    (
        "Stand at the top of the stairs for three minutes. If it is too much, sit on the first step and "
        "stay there, then try again. You must simply do this because it lets you learn that the fear "
        "goes down by itself, and because you said you want to fetch things from the cellar again."
    ),
    (
        "Utilise the worry log every night in order to see what sets it off. If you forget, fill it in "
        "after breakfast. You should try to always do it."
    ),
    (
        "The diary should be completed each night so that we can see which bedtime suits you. If you "
        "are too tired, a tick is enough."
    ),
)
KEPT = (ElementName.RATIONALE, ElementName.BARRIER, ElementName.DOSE, ElementName.RECORD)
_WORD = re.compile(r"[a-z’']{4,}|\d+")


def _statements(text: str) -> Iterator[set[str]]:
    """Yield the words of each sentence that states a reason, a plan, a dose or a record."""
    for plan in engine_of_all_rules().plans([draft_of(text)]):
        for assignment in plan.assignments:
            spans = [span for name in KEPT for span in assignment.element(name.value).spans]
            for sentence in assignment.sentences:
                if any(sentence.span.overlaps(span) for span in spans):
                    yield set(_WORD.findall(sentence.text.lower()))


def _dropped(text: str, after: str) -> list[set[str]]:
    """Return the statements of a text of which less than half is left."""
    left = set(_WORD.findall(after.lower()))
    return [words for words in _statements(text) if words and 2 * len(words & left) < len(words)]


every_full = pytest.mark.parametrize("text", FULL, ids=lambda text: text[:30].replace("\n", " "))


@every_full
def test_no_edit_drops_a_reason_a_step_down_or_a_plan(text: str) -> None:
    """Whichever suggestion is taken, the words that state them are still there."""
    dropped = {
        finding.rule: _dropped(text, apply_fixes(text, [fix]))
        for finding in findings(text)
        for fix in finding.suggestions
    }

    assert {name: lost for name, lost in dropped.items() if lost} == {}


READ_AGAIN = (
    (
        "Why: a walk wakes you up, so that evenings with your son get easier. Just walk regularly after "
        "lunch. If it rains, walk up and down the stairs for two minutes. Rate your mood on the card."
    ),
    (
        "Stand at the top of the stairs. If you are too scared, sit on the first step and stay there. "
        "You must simply do this because it lets you fetch things from the cellar again."
    ),
    (
        "Utilise the worry log at night, because it shows what sets it off. If you forget, fill it in "
        "after breakfast. You should always try to do it."
    ),
    (
        "The diary should be completed each night so that we can see which bedtime suits you. If you "
        "are too tired, a tick is enough."
    ),
)


def _stated(text: str) -> set[ElementName]:
    return {
        name
        for plan in engine_of_all_rules().plans([draft_of(text)])
        for assignment in plan.assignments
        for name in KEPT
        if assignment.states(name)
    }


@pytest.mark.parametrize("text", READ_AGAIN)
def test_what_was_stated_is_found_again_after_an_edit(text: str) -> None:
    """Read anew after each first suggestion, the draft still states all that it did."""
    before = _stated(text)
    lost = {
        f.rule: before - _stated(apply_fixes(text, [f.suggestions[0]]))
        for f in findings(text)
        if f.suggestions
    }

    assert ElementName.RATIONALE in before
    assert ElementName.BARRIER in before
    assert {name: gone for name, gone in lost.items() if gone} == {}


_LIST_NUMBER = re.compile(r"^\s*\d+\.\s", re.MULTILINE)


@every_full
def test_mending_keeps_numbers(text: str) -> None:
    """What may be applied without a person filling in blanks changes no number."""
    mended = advisor.fix(text, unsafe=True).after
    numbers = [re.findall(r"\d+", _LIST_NUMBER.sub("", version)) for version in (text, mended)]

    assert numbers[0] == numbers[1]
    assert _dropped(text, mended) == []


TOO_EASY = (
    "Low mood: last week ten minutes of walking was too easy. Walk for ten minutes on Monday.",
    (
        "# Week 1\nWalk 10 minutes a day.\n\n# Week 2\nIt was too easy. Walk 10 minutes a day.\n\n"
        "# Week 3\nIt was too easy again. Walk 10 minutes a day."
    ),
    (
        "# Pacing\n\nYour back pain allowed all five stretches, and it felt too easy. Do the five "
        "stretches on Monday."
    ),
    "Bipolar disorder: the two activities were too easy, you said. Plan two activities for Monday.",
    (
        "# Week 1\nMood: walk 5 minutes on Monday. Status: done.\n\n# Week 2\nWalk 5 minutes on Monday. "
        "Status: done.\n\n# Week 3\nWalk 5 minutes on Monday. Status: done."
    ),
)

_MORE = re.compile(
    r"\b(?:increase|raise|double|add (?:more|another)|push|step it up)\b", re.IGNORECASE
)


@pytest.mark.parametrize("text", TOO_EASY)
def test_a_dose_is_never_raised_for_being_easy(text: str) -> None:
    """Over-scheduling harms in low mood and pain: the tool asks, and leaves the numbers."""
    assert advisor.fix(text, unsafe=True).after == text
    assert said(text, _MORE) == []


def test_a_sheet_for_parents_may_speak_of_the_child() -> None:
    """“Your child” is not the reader, and the parent is no helper."""
    text = (
        "Special time: play with your child for five minutes after dinner on four days. Your child "
        "chooses the game. Praise your child when the toys are put away."
    )

    assert {f.rule for f in findings(text)} & {
        "indirect-address",
        "helper-role-or-consent",
    } == set()


def test_a_couple_is_no_helper_to_itself() -> None:
    """Where both do the task, the partner needs no consent of a third person."""
    text = (
        "For both of you: on Sunday at eight, sit down together. Each partner speaks for five "
        "minutes while the other listens. Then tell your partner one thing you heard."
    )

    assert not [f for f in findings(text) if "helper" in f.rule]


@pytest.mark.parametrize(
    "text",
    [
        "The court requires that you attend the group on Monday at six.",
        "You must attend the hearing on 9 June at ten; bring your papers.",
        "Your probation order says that you have to sign in by Friday at noon.",
    ],
)
def test_what_a_court_orders_stays_an_order(text: str) -> None:
    """The advisor does not offer a choice where there is none."""
    softened = {f.rule for f in findings(text)} & {
        "controlling-language",
        "rigid-deadline",
        "no-choice",
    }

    assert softened == set()


REMINDED = (
    "Do the stretch for two minutes until our session on 9 June.",
    "Do the exposure at the bus stop for five minutes, three times.",
    "Write one line in the trauma diary.",
    "Count your drinks for a week, one dot per drink on a card.",
    "Set an alarm and do the panic breathing.",
    "Read the letter about the assault once before Friday.",
    "Do the anxiety exercise once a day for five minutes.",
)

_LABEL = re.compile(
    r"(?:called|named|label(?:led)?|titled|says)\W+[^.!?]{0,40}(?:anxi|panic|trauma|depress|therap|"
    r"exposure|drink|sober|assault|abuse|mood|medic|ocd|homework)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", REMINDED)
def test_a_reminder_has_a_neutral_name(text: str) -> None:
    """A phone lies on the table: a label such as “tea” tells nobody."""
    assert said(text, _LABEL) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ask your partner whether the stove is off.",
        "OCD: when the doubt comes, ask your wife if you locked the door.",
        "Leave the house without checking, and let the obsession be.",
    ],
)
def test_no_reassurance_is_suggested(text: str) -> None:
    """In obsessions, an answer from someone else feeds the ritual."""
    asks = re.compile(
        r"\bask (?:your|a|someone|kim|them)\b[^.!?]*\b(?:whether|if it is|safe|ok)\b", re.IGNORECASE
    )

    assert said(text, asks) == []


BLAME = re.compile(
    r"\b(?:wrong|bad|poor|sloppy|careless|you failed|your fault|unprofessional|lazy)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("text", [*EXPOSURE, *FEELINGS, *PROHIBITIONS, *NO_LOGS, *TOO_EASY, *FULL])
def test_findings_do_not_blame_the_writer(text: str) -> None:
    """A good supervisor says what could be clearer."""
    harsh = [f.message for f in findings(text) if BLAME.search(re.sub(r"“[^”]*”", "", f.message))]

    assert harsh == []
