"""Plain text: paragraphs, items and headings as people type them, and the way back."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.reading.draft import Block, BlockKind, Draft
from advisor.reading.formats.text import read_text
from tests.reading.nasty import TEXTS, astray


def blocks(text: str) -> list[tuple[str, str]]:
    """Return kind and text of the blocks that a text is read as."""
    return [(block.kind.value, block.text) for block in read_text(text, "draft").blocks]


def test_paragraphs_stand_between_empty_lines() -> None:
    """Lines without a stop at their end run on."""
    text = "Walk to the gate,\nand back.\n\nWrite down the time."

    assert blocks(text) == [
        ("paragraph", "Walk to the gate, and back."),
        ("paragraph", "Write down the time."),
    ]


@pytest.mark.parametrize("marker", ["-", "*", "•", "1.", "2)", "(3)", "a)", "☐", "[ ]", "Step 2:"])
def test_a_list_marker_is_no_part_of_the_item(marker: str) -> None:
    """What the client reads as a step begins behind it."""
    (block,) = read_text(f"  {marker} Walk to the gate", "draft").blocks

    assert (block.kind, block.text, block.marker) == (BlockKind.ITEM, "Walk to the gate", marker)
    assert block.marker_start == 2


def test_a_drawn_line_is_no_text() -> None:
    """It only parts what stands above from what stands below."""
    assert blocks("Walk.\n-----\nRest.") == [("paragraph", "Walk."), ("paragraph", "Rest.")]


def test_a_lone_short_line_with_capitals_is_a_heading() -> None:
    """It titles what follows."""
    assert blocks("SLEEP PLAN\n\nGet up at 7.")[0] == ("heading", "SLEEP PLAN")


def test_items_of_one_list_share_a_group() -> None:
    """A second list starts a second group."""
    found = read_text("- one\n- two\n\nNow rest.\n\n- three", "draft").blocks

    assert [block.group for block in found] == [1, 1, None, 2]


def test_line_ends_of_windows_are_no_text() -> None:
    """A carriage return never gets into a sentence."""
    assert blocks("Walk.\r\n\r\nRest.\r\n") == [("paragraph", "Walk."), ("paragraph", "Rest.")]


def test_columns_count_code_points() -> None:
    """An emoji is one column wide, as the JSON contract says."""
    draft = Draft("draft", "🙂 é walk\r\nrest", "text", ())

    assert draft.position(4) == (1, 5)
    assert draft.position(10) == (2, 1)


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_every_character_leads_back_to_itself(text: str) -> None:
    """Whatever people paste, a mark stands under the very letters that it is about."""
    found: tuple[Block, ...] = read_text(text, "draft").blocks

    assert [wrong for block in found for wrong in astray(block, text)] == []


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_no_word_is_read_twice_and_none_is_lost(text: str) -> None:
    """The blocks cover the text in order, but for markers, drawn lines and white space."""
    found = read_text(text, "draft").blocks
    spans = [span for block in found for span in block.places.stretches]

    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    shown = {at for span in spans for at in range(span.start, span.end)}
    marks = {
        at
        for block in found
        if block.marker_start is not None
        for at in range(block.marker_start, block.marker_start + len(block.marker))
    }
    lost = {text[at] for at in range(len(text)) if at not in shown | marks and text[at].isalnum()}
    assert lost == set()


@given(st.just(""))
def test_nothing_gives_no_block(text: str) -> None:
    """An empty text is no error here."""
    assert read_text(text, "draft").blocks == ()
