"""Rich text files: words, lists and cells."""

from pathlib import Path

import pytest

from advisor.errors import DraftError
from tests.reading.documents.making import homework, needs_office, read, rows, stored, turned


@needs_office
def test_a_worksheet_keeps_its_words_and_lists(tmp_path: Path) -> None:
    """Heads and feet of pages are not told apart in such a file, and left out."""
    found = list(rows(read(turned(stored(homework()), "docx", "rtf", tmp_path), "a.rtf")))

    assert found == [
        "paragraph [paragraph 1] Walks after work",
        "paragraph [paragraph 2] You said that evenings feel long.",
        "item - [paragraph 3] Put on your red shoes.",
        "item - [paragraph 4] Walk to the canal and back.",
        "item 1. [paragraph 5] Choose a day.",
        "item 2. [paragraph 6] Tell a friend.",
        "paragraph [paragraph 7] When: After dinner",
        "paragraph [paragraph 8] Where: By the canal",
        "item 1. [paragraph 9] Typed first step",
        "item 2. [paragraph 10] Typed second step",
        "paragraph [paragraph 11] A line that is broken inside its sentence.",
        "paragraph [paragraph 11] A line of its own.",
        "paragraph [paragraph 12] On page two, rest for a while.",
    ]


def test_letters_of_other_alphabets_come_through() -> None:
    """Both ways of writing them."""
    paper = read(
        rb"{\rtf1\ansi\ansicpg1252 Walk to the caf\'e9 \u8212? slowly.\par Rest.}", "a.rtf"
    )

    assert paper.text == "Walk to the café — slowly.\n\nRest."


def test_a_deleted_stretch_is_left_out() -> None:
    """Tracked changes are taken as accepted."""
    assert read(rb"{\rtf1 Walk {\deleted often }home.\par}", "a.rtf").text == "Walk home."


def test_what_is_no_rich_text_gets_one_sentence() -> None:
    """With its name, and what to do."""
    with pytest.raises(DraftError, match=r"^a\.rtf: this is no rich text file"):
        read(b"Walk home.", "a.rtf")
