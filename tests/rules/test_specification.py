"""Missing elements: one finding each, none where the kind of task needs none."""

import pytest

from advisor.registry import rules
from advisor.testing import apply_fixes, findings_of

MISSING = [name for name in rules() if name.startswith("missing-")]


@pytest.mark.parametrize("name", [*MISSING, "no-action"])
def test_one_finding_for_an_assignment(name: str) -> None:
    """However many steps lack it, it is said once."""
    text = "Fold the laundry. Water the plants. Sweep the floor. Dust the shelf."

    assert len(findings_of(rules()[name], text)) <= 1


@pytest.mark.parametrize("name", MISSING)
def test_topic_without_an_act_is_one_finding_only(name: str) -> None:
    """Where there is no act, "no-action" says so, and the others keep quiet."""
    assert findings_of(rules()[name], "Self-care and boundaries.") == ()


QUIET = [
    ("missing-when", "Each time the phone rings, count to three before you pick it up."),
    ("missing-when", "When: after breakfast\nWater the plants."),
    ("missing-when", "Every morning, water the plants."),
    ("missing-dose", "Book the room on Monday."),
    ("missing-dose", "Water the plants three times this week."),
    ("missing-situation", "Keep the sleep diary for seven days."),
    ("missing-situation", "Ask the woman at the counter for a bag."),
    ("missing-success-criterion", "Water the plants. You are done when both pots are wet."),
    ("missing-measure", "Water the plants and tick the day on the calendar."),
    ("no-action", "Water the plants."),
    ("no-action", "- Journal for ten minutes\n- List three rooms"),
]


@pytest.mark.parametrize(
    ("name", "text"), QUIET, ids=[f"{n}-{i}" for i, (n, _) in enumerate(QUIET)]
)
def test_stated_element_is_not_asked_for(name: str, text: str) -> None:
    """What the draft says already is not asked for again."""
    assert findings_of(rules()[name], text) == ()


def test_week_is_no_moment() -> None:
    """A week limits a task and starts nothing."""
    assert findings_of(rules()["missing-when"], "Water the plants this week.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fold the laundry after lunch.", "neither how much is enough nor until when"),
        ("Fold the laundry after lunch this week.", "how much or how often"),
    ],
)
def test_dose_finding_tells_which_of_the_two_is_missing(text: str, said: str) -> None:
    """Amount and end date are one finding, and it names the one that is missing."""
    (found,) = findings_of(rules()["missing-dose"], text)

    assert said in found.message


def test_plan_of_the_client_gets_a_sentence_of_its_person() -> None:
    """A note about "the client" is not answered with an order to the client."""
    text = "The client will water the plants."
    (found,) = findings_of(rules()["missing-when"], text)

    assert apply_fixes(text, [found.suggestions[0]]).startswith(f"{text} They will do this")


def test_list_gets_an_item() -> None:
    """A list is completed by one more item, under a label."""
    text = "- Water the plants\n- Fold the laundry"
    (found,) = findings_of(rules()["missing-when"], text)

    assert apply_fixes(text, [found.suggestions[0]]).startswith(f"{text}\n- When: ")


@pytest.mark.parametrize("name", MISSING)
def test_every_blank_is_a_blank(name: str) -> None:
    """A missing element is proposed in braces: nothing is decided for the clinician."""
    for found in findings_of(rules()[name], "Fold the laundry."):
        assert "{" in found.suggestions[0].edits[0].text


def test_reaction_is_asked_for_only_where_courage_is() -> None:
    """An everyday task needs no word on what the client may feel."""
    assert findings_of(rules()["missing-expected-reaction"], "Ring your aunt on Sunday.") == ()


def test_reaction_that_is_told_anywhere_is_enough() -> None:
    """What one line of a plan says to expect holds for the whole plan."""
    text = "Exposure: ride the lift on Monday.\n\nIt is normal to shake."

    assert findings_of(rules()["missing-expected-reaction"], text) == ()
