"""Restructuring: exact rewrites of known shapes, and silence about all others."""

import pytest

from advisor.anatomy.picture import Assignment
from advisor.engine import Engine
from advisor.findings import Applicability, Fix
from advisor.testing import apply_fixes, draft_of, pipeline
from advisor.words.address import as_imperative, impersonal_to_imperative
from advisor.words.cutting import cut_in_two
from advisor.words.lists import list_row, list_sentences, list_steps
from advisor.words.restructure import only_if, split_steps


def picture(text: str) -> Assignment:
    """Return the only assignment of a text."""
    (plan,) = Engine(pipeline(), ()).plans([draft_of(text)])
    (assignment,) = plan.assignments
    return assignment


def rewritten(text: str, fix: Fix | None) -> str | None:
    """Return the text after a fix, `None` if there is none."""
    return None if fix is None else apply_fixes(text, [fix])


# --- one sentence into two


def split(text: str, longest: int = 25) -> Fix | None:
    """Return the split of a text's first sentence."""
    assignment = picture(text)
    return split_steps(assignment.body[0], assignment.steps, longest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sit by the window for ten minutes, and then write one line about it.",
            "Sit by the window for ten minutes. Then write one line about it.",
        ),
        (
            "Walk to the park after lunch, and ring your sister on the way.",
            "Walk to the park after lunch. Ring your sister on the way.",
        ),
        (
            "Close the door, then breathe out slowly for two minutes.",
            "Close the door. Then breathe out slowly for two minutes.",
        ),
    ],
)
def test_two_instructions_become_two_sentences(text: str, expected: str) -> None:
    """The cut falls between the steps; stop and capital are right."""
    assert rewritten(text, split(text)) == expected


def test_a_split_at_then_is_safe() -> None:
    """The order was spoken out, and still is."""
    fix = split("Sit by the window for ten minutes, and then write one line about it.")

    assert fix is not None
    assert fix.applicability is Applicability.SAFE


def test_a_split_behind_a_list_without_its_and_is_for_a_person_to_judge() -> None:
    """What is cut off held the "and" of the list."""
    fix = split(
        "Read Monday's page, tick whatever is now done, carry the rest over to the new page, "
        "then rate those as before.",
        40,
    )

    assert fix is not None
    assert fix.applicability is not Applicability.SAFE


def test_a_split_behind_a_condition_is_for_a_person_to_judge() -> None:
    """Whether the condition reaches over both steps is not ours to say."""
    fix = split("If the shop is full, walk round the block, and then go in again.")

    assert fix is None or fix.applicability is not Applicability.SAFE


@pytest.mark.parametrize(
    "text",
    [
        "Wash and dry the cups.",
        "Write down the date and the time.",
        "Sit by the window.",
        "Ring your sister or write a letter.",
    ],
)
def test_what_is_no_pair_of_steps_stays_whole(text: str) -> None:
    """Shared objects, lists of things and choices are left alone."""
    assert split(text) is None


def test_a_split_that_leaves_a_part_too_long_is_no_help() -> None:
    """Every part has to fit."""
    assert split("Sit by the window for ten minutes, and then write one line.", longest=5) is None


def test_any_long_sentence_can_be_cut_by_hand() -> None:
    """The template puts the second part in a blank, opened by the right word."""
    text = "Walk to the corner shop on Tuesday, because the first steps outside are the hardest."
    fix = cut_in_two(picture(text).body[0])

    assert fix is not None
    assert fix.applicability is Applicability.TEMPLATE
    assert rewritten(text, fix) == (
        "Walk to the corner shop on Tuesday. This is because the first steps outside are the hardest."
    )


def test_shared_words_are_said_twice() -> None:
    """Each half of a cut stands alone."""
    text = "You will be seen on Monday and will be asked about your week."

    assert rewritten(text, cut_in_two(picture(text).body[0])) == (
        "You will be seen on Monday. You will be asked about your week."
    )


def test_a_sentence_without_a_seam_is_not_cut() -> None:
    """Better no cut than one in the middle of a phrase."""
    assert cut_in_two(picture("Sit in the old chair by the window.").body[0]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Take the well-worn path (past the mill, the pond and the church) to the gate.",
        "Say “I will go home, and I will rest there” in front of the mirror.",
    ],
)
def test_hyphens_brackets_and_quotes_are_no_seam(text: str) -> None:
    """What belongs together stays together."""
    assert cut_in_two(picture(text).body[0]) is None


# --- lists


def listed(text: str) -> Fix | None:
    """Return the list of a text's first sentence."""
    assignment = picture(text)
    return list_steps(assignment.body[0], assignment.steps, assignment.draft.newline)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "First sit down, then open the app, and finally write the time.",
            "1. Sit down.\n2. Open the app.\n3. Write the time.",
        ),
        (
            "After dinner, close the door, open the app, and write the time.",
            "After dinner:\n1. Close the door.\n2. Open the app.\n3. Write the time.",
        ),
    ],
)
def test_a_sequence_becomes_numbered_lines(text: str, expected: str) -> None:
    """Words of order give way to numbers; what leads the row stays on top."""
    assert rewritten(text, listed(text)) == expected


def test_a_list_inside_a_paragraph_gets_room() -> None:
    """What stood before and behind it in the paragraph stays whole."""
    text = "You asked for steps. First sit down, then open the app, and finally write the time. That is all."
    assignment = picture(text)
    fix = list_steps(assignment.body[1], assignment.steps)

    assert rewritten(text, fix) == (
        "You asked for steps.\n1. Sit down.\n2. Open the app.\n3. Write the time.\n\nThat is all."
    )


def test_a_list_keeps_the_line_ends_of_the_draft() -> None:
    """A file from Windows stays one."""
    text = "For Monday:\r\n\r\nFirst sit down, then open the app, and finally write the time."
    assignment = picture(text)
    sentence = assignment.body[-1]
    fix = list_steps(sentence, assignment.steps, assignment.draft.newline)

    assert fix is not None
    assert fix.edits[0].text == "1. Sit down.\r\n2. Open the app.\r\n3. Write the time."


@pytest.mark.parametrize(
    "text",
    [
        "- First sit down, then open the app, and finally write the time.",
        "Sit down and open the app.",
        "Wash and dry the cups, and put them away.",
    ],
)
def test_what_is_no_plain_row_of_three_steps_stays(text: str) -> None:
    """A list item, two steps, or a shared object: no list."""
    assert listed(text) is None


def test_a_row_of_acts_becomes_a_list() -> None:
    """What the acts share stands on top."""
    text = "Look after yourself by cooking a meal, walking to the park and calling a friend."
    sentence = picture(text).body[0]
    acts = [word for word in sentence.words if word.text in ("cooking", "walking", "calling")]

    assert rewritten(text, list_row(sentence, acts)) == (
        "Look after yourself by:\n- cooking a meal\n- walking to the park\n- calling a friend"
    )


def test_sentences_in_order_become_one_list() -> None:
    """First, then, finally: over three sentences is the same row."""
    text = "First, put on your shoes. Then walk to the gate. Finally, write down the time."
    assignment = picture(text)
    fix = list_sentences(assignment.body, assignment.steps)

    assert (
        rewritten(text, fix)
        == "1. Put on your shoes.\n2. Walk to the gate.\n3. Write down the time."
    )
    assert fix is not None
    assert fix.applicability is Applicability.SAFE


def test_sentences_between_the_steps_hold_the_list_up() -> None:
    """Something else in between would end up in the wrong place."""
    text = "First, put on your shoes. It may rain. Then walk to the gate. Finally, write the time."
    assignment = picture(text)

    assert list_sentences(assignment.body, assignment.steps) is None


# --- speaking to the client


def turned(text: str) -> str | None:
    """Return a text whose first step is said to the client."""
    assignment = picture(text)
    return rewritten(text, as_imperative(assignment.steps[0])) if assignment.steps else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The diary should be completed nightly.", "Complete the diary nightly."),
        ("The form must be filled in after each walk.", "Fill in the form after each walk."),
        ("After lunch, the card should be read aloud.", "After lunch, read the card aloud."),
        ("The phone should not be used in bed.", "Do not use the phone in bed."),
        (
            "The diary should be completed by the client every night.",
            "Complete the diary every night.",
        ),
    ],
)
def test_a_passive_order_is_said_to_the_client(text: str, expected: str) -> None:
    """The subject moves behind the verb; place, time and no stay."""
    assert turned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Client will practice slow breathing.", "Practice slow breathing."),
        ("The patient will write down her worries.", "Write down your worries."),
        ("He will ask his wife to join him.", None),
        ("He will write down what he is feeling.", "Write down what you are feeling."),
        ("Client will also attend the class.", "Also attend the class."),
        ("Client to walk with his dog every day.", "Walk with your dog every day."),
    ],
)
def test_a_plan_about_the_client_is_said_to_the_client(text: str, expected: str | None) -> None:
    """The word “his” becomes “your”, unless another person in the sentence may be meant."""
    assert turned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The homework will be reviewed in the next session.",
        "The client will be seen weekly.",
        "She should be careful.",
        "You should be proud of it.",
    ],
)
def test_other_passives_and_states_stay(text: str) -> None:
    """Someone else acts, two verbs share a subject, or nothing is done at all."""
    assert turned(text) is None


def test_an_impersonal_opening_goes() -> None:
    """What is recommended can simply be said."""
    text = "It is recommended that you keep a log."

    assert rewritten(text, impersonal_to_imperative(picture(text).body[0])) == "Keep a log."


# --- negatives


def test_not_unless_becomes_only_if() -> None:
    """The two negatives cancel out."""
    text = "Do not go to bed unless you are sleepy."

    assert rewritten(text, only_if(picture(text).steps[0])) == "Go to bed only if you are sleepy."


def test_a_third_negative_is_left_to_a_person() -> None:
    """Nothing mirrors “unless it is not” in plain words."""
    text = "Do not go to bed unless you are not busy."

    assert only_if(picture(text).steps[0]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Sit **by the window** for ten minutes, and then write one line about it.",
        "The *diary* should be completed nightly.",
    ],
)
def test_markup_inside_moved_words_stops_the_move(text: str) -> None:
    """Stars that a reader does not see must not land in the wrong place."""
    source = f"# Plan\n\n{text}\n"
    assignment = picture(source)
    step = assignment.steps[0]
    fixes = [split_steps(step.sentence, assignment.steps, 25), as_imperative(step)]

    for fix in filter(None, fixes):
        assert apply_fixes(source, [fix]).count("*") == source.count("*")


@pytest.mark.parametrize(
    "text",
    [
        "If the bus is late, walk to the next stop, and write one line on the way there.",
        "Go ahead and ring your aunt after the news on Sunday.",
    ],
)
def test_what_hangs_together_is_not_cut(text: str) -> None:
    """A condition reaches over all that follows it; "go ahead and" opens one act."""
    assert split(text, 40) is None
