"""Vague wording: what must be named, and the near misses that must be left alone."""

import pytest

from advisor.registry import rules
from advisor.testing import apply_fixes, findings_of, marked

QUIET = [
    ("vague-action", "Work on rows 3 to 5 of the sheet after dinner."),
    ("vague-action", "Fill in the coping skills worksheet on Monday."),
    ("vague-action", "Walk to the shop on Monday, so that you can manage your stress."),
    ("vague-action", "Listen to the relaxation recording in bed."),
    ("vague-action", "Read the chapter “Work on yourself” on Sunday."),
    ("vague-action", "Reach out to Sam on Tuesday at noon."),
    ("vague-action", "Take time to call your sister on Sunday."),
    ("vague-action", "Use one of these skills: name five sounds, or hold an ice cube."),
    ("vague-action", "# Card\n\n> Practise your coping skills.\n\nCross this sentence out."),
    ("vague-action", "She works on her stress at the gym every Monday."),
    ("vague-action", "The company improved its communication last year."),
    ("vague-amount", "Write down more than ten words."),
    ("vague-amount", "Do one more push-up than on Monday."),
    ("vague-amount", "Get up an hour earlier on Tuesday."),
    ("vague-amount", "Reduce coffee to one cup a day."),
    ("vague-amount", "Pack things to hold (e.g. tape, string, etc.)."),
    ("vague-amount", "Write down how often the phone rang."),
    ("vague-amount", "Go to your regular doctor on Monday."),
    ("vague-amount", "Take no more than two tablets."),
    ("vague-amount", "Most people need some practice before it feels natural."),
    ("vague-time", "Write down the first thing you think when you can’t sleep."),
    ("vague-time", "As soon as the alarm rings, put both feet on the floor."),
    ("vague-time", "Sooner or later the bus comes; get on it at 8:15."),
    ("vague-referent", "Fill in the “Worry log” that we started on Monday."),
    ("vague-referent", "Call the friend you met at the gym."),
    ("vague-thing", "Write down something nice that happened."),
    ("vague-thing", "List five things that help you sleep."),
    ("vague-thing", "Put the things from the list into the box."),
    ("vague-thing", "Do something fun: a puzzle, a film, or a game of cards."),
    ("hedged-request", "Try the soup on Monday."),
    ("hedged-request", "Write down what you try to avoid."),
    ("hedged-request", "Say “maybe” once when you want to say yes at once."),
    ("unobservable-target", "Think of one word for your day and write it on the pad."),
    ("unobservable-target", "Feel the chair under your legs for ten breaths."),
    ("unobservable-target", "Relax your jaw and breathe out ten times."),
    ("unobservable-target", "Accept the parcel for your neighbour on Monday."),
    ("unobservable-target", "What do you think about at night?"),
    ("attitude-as-task", "Be at the door by nine."),
    ("attitude-as-task", "Be ready at noon with your shoes on."),
    ("attitude-as-task", "Keep healthy snacks in your bag."),
    ("attitude-as-task", "Write down one thing that made you feel calm."),
    ("dead-person-target", "Don’t check the lock. Count to twenty at the gate instead."),
    ("dead-person-target", "Don’t worry about neat writing."),
    ("dead-person-target", "Drink no alcohol for 14 days."),
    ("dead-person-target", "Read one page. Stop when the timer rings."),
]

LOUD = [
    ("vague-action", "«Work on your self-esteem» this week."),
    ("vague-action", "Client will «utilize coping skills» at school."),
    ("vague-action", "I will «take better care of myself»."),
    ("vague-action", "After work, «make time for yourself»."),
    ("vague-action", "You need to «set boundaries» with your brother."),
    ("vague-amount", "Ring your aunt «every so often»."),
    ("vague-amount", "List «as many good qualities as you can»."),
    ("vague-amount", "Take «regular breaks» at work."),
    ("vague-amount", "Go to bed «earlier»."),
    ("vague-amount", "Drink «less»."),
    ("vague-amount", "Make a «short list» of rooms."),
    ("vague-amount", "«Cut down on caffeine»."),
    ("vague-time", "Ring the dentist «at some point»."),
    ("vague-time", "Walk to the pond «whenever possible»."),
    ("vague-thing", "On Sunday, do «something you enjoy»."),
    ("vague-thing", "Plan «pleasant activities»."),
    ("hedged-request", "«Maybe» ring your aunt on Sunday."),
    ("hedged-request", "On Friday, «try to» walk to the pond."),
    ("hedged-request", "Client will «attempt to» walk to the pond."),
    ("unobservable-target", "«Think about» your values."),
    ("unobservable-target", "«Trust the process»."),
    ("attitude-as-task", "«Be more affectionate» with your wife."),
    ("attitude-as-task", "«Stay positive»."),
    ("dead-person-target", "«Stop biting your nails»."),
]


def _ids(cases: list[tuple[str, str]]) -> list[str]:
    return [f"{name}-{number}" for number, (name, _) in enumerate(cases)]


@pytest.mark.parametrize(("name", "text"), QUIET, ids=_ids(QUIET))
def test_near_miss_is_left_alone(name: str, text: str) -> None:
    """A wording that only looks vague gets no mark."""
    assert marked(text, findings_of(rules()[name], text)) == text


@pytest.mark.parametrize(("name", "text"), LOUD, ids=_ids(LOUD))
def test_vague_words_are_marked(name: str, text: str) -> None:
    """The shortest phrase that carries the vagueness is marked."""
    draft = text.replace("«", "").replace("»", "")

    assert marked(draft, findings_of(rules()[name], draft)) == text


@pytest.mark.parametrize(("name", "text"), LOUD, ids=_ids(LOUD))
def test_suggestion_takes_the_vagueness_away(name: str, text: str) -> None:
    """The rule has nothing to say about its own first suggestion."""
    draft = text.replace("«", "").replace("»", "")
    fixes = [finding.suggestions[0] for finding in findings_of(rules()[name], draft)]

    assert findings_of(rules()[name], apply_fixes(draft, fixes)) == ()


SETTLED = [
    (
        "vague-action",
        "Practise your coping skills at work.",
        "When you notice your shoulders tighten, breathe out slowly 10 times at work.",
    ),
    (
        "vague-action",
        "Client will work on her self-esteem when she wakes up.",
        "Client will write down one thing they did well today when she wakes up.",
    ),
    (
        "vague-action",
        "Improve your communication with your wife at dinner.",
        "Ask your wife one open question at dinner.",
    ),
    ("vague-amount", "Do some slow stretching.", "Do 10 minutes of slow stretching."),
    ("vague-amount", "Call some of your friends.", "Call 3 of your friends."),
    ("vague-amount", "Eat less sugar.", "Eat one spoon less sugar."),
    (
        "vague-amount",
        "Regularly walk to the pond.",
        "Walk to the pond on Monday, Wednesday and Friday.",
    ),
    ("vague-amount", "Take a short walk at noon.", "Take a 10-minute walk at noon."),
    ("hedged-request", "Consider asking Sam on Monday.", "Ask Sam on Monday."),
    ("unobservable-target", "Reflect on your week.", "Write three lines about your week."),
    (
        "attitude-as-task",
        "Be more patient with the kids at breakfast.",
        "Count to ten before you answer at breakfast.",
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    SETTLED,
    ids=[f"{name}-{number}" for number, (name, *_) in enumerate(SETTLED)],
)
def test_rewrite_reads_as_english(name: str, text: str, wanted: str) -> None:
    """What is swallowed and what is kept leaves a whole sentence."""
    fixes = [finding.suggestions[0] for finding in findings_of(rules()[name], text)]

    assert apply_fixes(text, fixes) == wanted


def test_no_blank_is_filled_by_the_tool() -> None:
    """Every number that a suggestion adds stands in braces."""
    (found,) = findings_of(rules()["vague-amount"], "Breathe out a few times.")

    assert found.suggestions[0].applicability.value == "template"
    assert found.suggestions[0].edits[0].text == "{3} times"


def test_plan_of_the_client_is_answered_in_its_person() -> None:
    """A suggestion speaks of "they" where the plan does."""
    text = "Client will practise relaxation."
    (found,) = findings_of(rules()["vague-action"], text)

    assert "{they notice their shoulders tighten}" in found.suggestions[0].edits[0].text
