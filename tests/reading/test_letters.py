"""E-mail text that was pasted: quoted replies, heads and feet are nobody's homework."""

import pytest

from advisor.reading.formats.text import read_text


def said(text: str) -> list[str]:
    """Return the text of each block."""
    return [block.text for block in read_text(text, "").blocks]


OWN = "Walk to the canal on Monday."


@pytest.mark.parametrize(
    "rest",
    [
        "On Mon, 3 Mar 2025 at 09:12, Sam Low <sam@x.org> wrote:\n> Try harder!\n>\n> Much harder.",
        "On Mon, 3 Mar 2025 at 09:12,\nSam Low <sam@x.org> wrote:\n\nTry harder!",
        "-----Original Message-----\nFrom: Sam\nTry harder!",
        "________________________________\nFrom: Sam Low\nSent: Monday\nSubject: Help\n\nTry harder!",
        "-- \nDr Kim Lee\nCanal Clinic\n555 0100",
        "Sent from my iPhone",
    ],
)
def test_what_the_sender_did_not_write_is_left_out(rest: str) -> None:
    """However the program marks it."""
    assert said(f"{OWN}\n\n{rest}\n") == [OWN]


def test_an_answer_below_what_it_quotes_is_read() -> None:
    """Some write at the bottom."""
    text = f"On Mon, 3 Mar 2025, Sam wrote:\n> What shall I do?\n\n{OWN}\n"

    assert said(text) == [OWN]


def test_the_head_of_the_letter_itself_is_left_out() -> None:
    """The letter below it stays."""
    assert said(f"From: Kim\nTo: Sam\nSubject: Walk\n\n{OWN}\n") == [OWN]


@pytest.mark.parametrize(
    "text",
    [
        "Write down what you wrote:\nthe thought, and the proof.",
        "To: do list\n\nWalk home.",
        "On Monday, look at what you wrote: is it still true?",
        "Rate it.\n--\nThen rest for ten minutes, and note what came up in your mind.\n"
        + "\n".join(f"Step {x} of the plan." for x in range(12)),
    ],
)
def test_a_draft_is_left_as_it_is(text: str) -> None:
    """Words of letters stand in drafts as well."""
    assert " ".join(said(text)).split()[-1] == text.rsplit(maxsplit=1)[-1]
    assert " ".join(said(text)).split()[0] == text.split(maxsplit=1)[0]
