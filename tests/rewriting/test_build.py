"""The finished card: nothing lost, nothing invented, every gap a named blank."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.rewriting.build import FOR_A_PERSON, NO_HOMEWORK, rewrite_draft
from advisor.rewriting.card import Blank, Card, Origin, Rewrite, filled
from advisor.testing import draft_of, engine_of_all_rules

LETTER = """Dear Ms Rowe,

thank you for coming in. Please set the kitchen timer for 6 minutes after supper and sort one
drawer. You are done when the timer rings. It shows you that starting is the hardest part. If you
forget, do it the next morning. Afterwards, write down one line about how it went. Bring the line on Monday.

Kind regards,
Ines"""

LADDER = """# Lift ladder

1. Stand in the open lift for one minute.
2. Ride one floor with your son.
3. Ride one floor alone.

Why: each ride shows your brain what really happens.
"""


def rewritten(text: str) -> Rewrite:
    """Return the rewrite of a text under all rules."""
    return rewrite_draft(engine_of_all_rules(), draft_of(text))


def card_of(text: str) -> Card:
    """Return the only card of a text."""
    (card,) = rewritten(text).cards
    return card


def section(card: Card, name: str) -> list[str]:
    """Return the lines of a section with the first proposal in each blank."""
    return [
        line.text(lambda blank: blank.proposals[0])
        for part in card.sections
        if part.name == name
        for line in part.lines
    ]


def test_each_sentence_stands_where_its_reader_looks_for_it() -> None:
    """A letter becomes a card; its words stay as they are."""
    card = card_of(LETTER)

    assert section(card, "do") == [
        "Please set the kitchen timer for 6 minutes after supper and sort one drawer."
    ]
    assert section(card, "done") == ["You are done when the timer rings."]
    assert section(card, "why") == ["It shows you that starting is the hardest part."]
    assert section(card, "hard") == ["If you forget, do it the next morning."]
    assert section(card, "write") == ["Afterwards, write down one line about how it went."]
    assert section(card, "next") == ["Bring the line on Monday."]
    assert section(card, "farewell")[-1] == "Ines"


def test_the_sections_come_in_the_order_in_which_clients_use_them() -> None:
    """What to do first; the close of a letter last."""
    names = [part.name for part in card_of(LETTER).sections]

    assert names[0] == "greeting"
    assert names[-1] == "farewell"
    assert names.index("do") < names.index("done") < names.index("why") < names.index("hard")


def test_steps_of_a_list_keep_their_order_and_the_title_its_place() -> None:
    """The reason goes to its own place, without the label that says the same."""
    card = card_of(LADDER)

    assert card.title == "Lift ladder"
    assert section(card, "do")[:3] == [
        "Stand in the open lift for one minute.",
        "Ride one floor with your son.",
        "Ride one floor alone.",
    ]
    assert "Each ride shows your brain what really happens." in section(card, "why")


def test_two_acts_become_two_steps() -> None:
    """A comma or "then" between them makes them surely two."""
    card = card_of("Fill the blue bottle at eight, and then put the bottle on your desk.")

    assert section(card, "do") == [
        "Fill the blue bottle at eight.",
        "Put the bottle on your desk.",
    ]


def test_a_gap_is_a_named_blank_with_concrete_proposals() -> None:
    """Never filled in silence; the proposals are those of the skill."""
    rewrite = rewritten("Practise box breathing.")
    names = {blank.name for blank in rewrite.blanks}

    assert {"when", "how much", "done when", "why", "if it is hard"} <= names
    assert all(blank.proposals for blank in rewrite.blanks)
    (amount,) = [blank for blank in rewrite.blanks if blank.name == "how much"]
    assert len(amount.proposals) > 1
    assert [blank.number for blank in rewrite.blanks] == list(range(1, len(rewrite.blanks) + 1))


def test_the_steps_of_a_named_skill_are_proposed_with_their_source() -> None:
    """They are blanks, and the card says where they come from."""
    card = card_of("Practise box breathing.")
    (do,) = [part for part in card.sections if part.name == "do"]

    assert [line.origin for line in do.lines[1:]] == [Origin.PROPOSED] * (len(do.lines) - 1)
    assert len(do.lines) > 3
    assert card.skill
    assert card.source


def test_loose_words_become_blanks_inside_their_sentence() -> None:
    """The finding's own proposal stands there, and the change says which finding it answers."""
    rewrite = rewritten("Utilise the card and do some breathing after lunch.")
    text = "".join(line.text(lambda blank: f"<{blank.proposals[0]}>") for line in rewrite.lines)
    rules = {change.rule for change in rewrite.changes}

    assert "Use the card" in text
    assert "<10> minutes of breathing" in text
    assert {"complex-wording", "vague-amount"} <= rules


def test_what_a_person_must_read_first_is_not_rewritten() -> None:
    """A change of medicine is nobody's wording problem."""
    rewrite = rewritten("Stop taking your tablets for three days and write down how you feel.")

    assert rewrite.cards == ()
    assert rewrite.refusal == FOR_A_PERSON


def test_a_text_that_asks_for_nothing_has_no_card() -> None:
    """A tale is no homework."""
    tale = (
        "Our village has had a bakery since 1840. My uncle bought it in the eighties and sold it "
        "to a cousin. The new owners painted the door green. Nobody there remembers why."
    )

    assert rewritten(tale).refusal == NO_HOMEWORK


def test_a_plan_gets_a_card_for_each_week_and_names_its_gaps_once() -> None:
    """What the first week lacks the others lack for the same reason."""
    rewrite = rewritten(
        "Week 1: Swim for 10 minutes on Monday after work.\n"
        "Week 2: Swim for 12 minutes on Monday after work."
    )
    one, two = rewrite.cards

    assert (one.title, two.title) == ("Week 1", "Week 2")
    assert section(one, "do") == ["Swim for 10 minutes on Monday after work."]
    assert any(part.name == "hard" for part in one.sections)
    assert [part.name for part in two.sections] == ["do"]


def test_blanks_can_be_filled_by_number() -> None:
    """The others stay open."""
    rewrite = rewritten("Practise box breathing.")
    whole = filled(rewrite, {1: "Sit on the stairs."})

    assert len(whole.blanks) == len(rewrite.blanks) - 1
    assert "Sit on the stairs." in {
        line.text(lambda blank: blank.proposals[0]) for line in whole.lines
    }


# --- nothing lost, nothing invented -----------------------------------------------------------

SENTENCES = [
    "Walk to the pond on Tuesday at six.",
    "Write down three words about the evening.",
    "This helps because fresh air makes you sleepy.",
    "If it rains, walk round the hall.",
    "What did you notice?",
    "You are done when you are back.",
    "The pond is behind the school.",
    "Bring your list to our next session.",
    "Three times a week.",
    "It can be short.",
    "Choose the pond or the park.",
    "Try to utilise the bench for some minutes.",
    "Don't worry about the ducks.",
    "Ask yourself what was new.",
    "Dear Tom,",
    "You may feel cold at first.",
]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7, unique=True))
def test_no_kept_sentence_is_lost_and_no_kept_line_is_new(chosen: list[str]) -> None:
    """Every word outside blanks is the draft's own or a rewrite that a finding asked for."""
    draft = " ".join(chosen)
    rewrite = rewritten(draft)
    if rewrite.refusal:
        return
    said = " ".join(line.text(lambda blank: " ".join(blank.proposals)) for line in rewrite.lines)
    changed = {w for change in rewrite.changes for w in _words(change.before)}

    assert set(_words(draft)) - changed <= set(_words(said))
    kept = [line for line in rewrite.lines if line.origin is Origin.KEPT]
    for line in kept:
        assert all(isinstance(piece, str) for piece in line.pieces)
        assert set(_words(line.text(_none))) <= set(_words(draft))


def _none(blank: Blank) -> str:
    raise AssertionError(blank)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True))
def test_a_rewrite_is_the_same_each_time(chosen: list[str]) -> None:
    """Rules decide, and they decide the same."""
    draft = " ".join(chosen)

    assert rewritten(draft) == rewritten(draft)


@pytest.mark.parametrize("number", ["6 minutes", "10:30", "20 mg", "3 out of 10", "£5"])
def test_numbers_times_and_doses_stay(number: str) -> None:
    """Whatever is reworded around them."""
    rewrite = rewritten(f"Try to utilise the card with {number} in mind, and sit for some minutes.")
    if rewrite.refusal:
        return
    text = " ".join(line.text(lambda blank: f"<{blank.proposals[0]}>") for line in rewrite.lines)

    assert number in text


KIND_LETTER = (
    "Dear Ann,\n\nIt was good to see you on Thursday. You told me that the weeks were hard. Please "
    "sit in the kitchen for ten minutes after supper and write one thing that went OK. "
    "See you on the 14th at 3.\n\nWarm wishes,\nTom"
)


def places(text: str) -> dict[str, str]:
    """Return each section of the first card with the text of its lines."""
    card = rewrite_draft(engine_of_all_rules(), draft_of(text)).cards[0]
    return {s.name: " | ".join(line.text(lambda _: "") for line in s.lines) for s in card.sections}


def test_a_letter_gives_its_task_and_keeps_its_kind_words_apart() -> None:
    """What was said of the last meeting is no step, and what a client told is no reason."""
    found = places(KIND_LETTER)

    assert "good to see you" in found["greeting"]
    assert "good to see you" not in found["do"]
    assert "weeks were hard" in found["know"]
    assert "the 14th at 3" in found["next"]


def test_lines_of_a_list_of_tasks_stay_together() -> None:
    """Times without a verb are things to do as well; the line above the list is its title."""
    found = places(
        "Sleep plan for June\n- Bed at 11 pm, up at 6.30 am.\n- No naps.\n- Get up when awake."
    )

    assert "Bed at 11 pm" in found["do"]
    assert "No naps" in found["do"]
    assert "Sleep plan for June" not in found["do"]
