"""The completeness card: what is stated, what is missing, in the order clients use it."""

from collections.abc import Callable

from advisor.anatomy.picture import Assignment
from advisor.report import CardLine
from advisor.words.card import QUOTE, card_lines

Read = Callable[..., Assignment]


def lines(assignment: Assignment) -> dict[str, CardLine]:
    return {line.element: line for line in card_lines(assignment)}


def test_what_is_stated_is_quoted(read: Read) -> None:
    """The card shows the clinician's own words."""
    card = lines(read("Walk to the park after lunch for ten minutes."))

    assert card["dose"].present
    assert card["dose"].quote == "ten minutes"
    assert card["dose"].proposal == ""


def test_what_is_missing_has_a_proposal_in_blanks(read: Read) -> None:
    """Nothing is said for the clinician, only offered."""
    line = lines(read("Walk to the park."))["dose"]

    assert not line.present
    assert line.proposal.startswith("{")
    assert line.proposal.endswith("}")


def test_the_order_is_that_of_use(read: Read) -> None:
    """What, when, how much, done, why, if hard, write, learn."""
    elements = [line.element for line in card_lines(read("Practise slow breathing."))]

    wanted = ["action", "when", "dose", "success", "rationale", "barrier", "reflection", "review"]
    assert [e for e in elements if e in wanted] == wanted


def test_a_long_quote_is_cut_at_a_word(read: Read) -> None:
    """A cell of the card holds forty characters."""
    text = (
        "Walk to the old post office at the far end of the town on Tuesday and Thursday afternoon."
    )
    quotes = [line.quote for line in card_lines(read(text)) if line.quote]

    assert all(len(quote) <= QUOTE for quote in quotes)
    assert any(quote.endswith("…") and quote[:-1] in text for quote in quotes)


def test_a_vague_moment_is_shown_as_such(read: Read) -> None:
    """The clinician sees which words were taken for a cue, and that they are open."""
    line = lines(read("Breathe slowly when you can."))["when"]

    assert (line.present, line.weak) == (False, True)
    assert line.quote


def test_what_the_kind_does_not_need_is_left_out(read: Read) -> None:
    """A sleep rule needs no dose, and a safety plan needs no card."""
    assert "dose" not in lines(read("Get up at the same time, whatever your sleep was like."))
    assert card_lines(read("Keep your safety plan in your wallet.")) == () or all(
        not line.required for line in card_lines(read("Keep your safety plan in your wallet."))
    )


def test_what_is_only_worth_a_thought_counts_for_nothing(read: Read) -> None:
    """An extra is shown where it is there, and not asked for where it is not."""
    with_example = lines(read("Write down one worry, for example about money."))
    without = lines(read("Write down one worry."))

    assert with_example["example"].present
    assert not with_example["example"].required
    assert "example" not in without


def test_a_cue_answers_for_the_place(read: Read) -> None:
    """One line is enough where the event says which situation it is."""
    card = lines(read("When your boss asks for overtime, say the sentence on your card."))

    assert card["when"].present
    assert "situation" not in card
