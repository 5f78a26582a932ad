"""Markdown: what a reader sees of it, its front matter, and the way back to the source."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings

from advisor.errors import DraftError
from advisor.reading.draft import BlockKind
from advisor.reading.format import Reading
from advisor.reading.formats.markdown import read_markdown
from tests.reading.nasty import TEXTS, astray


def shown(text: str) -> list[tuple[str, str]]:
    """Return kind and text of the blocks that a text is read as."""
    return [(block.kind.value, block.text) for block in read_markdown(text, "draft").blocks]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Walk **ten** minutes.", "Walk ten minutes."),
        ("Read [the page](a.pdf) first.", "Read the page first."),
        ("Tea &amp; toast", "Tea & toast"),
        (r"Rate it 0\*10", "Rate it 0*10"),
        ("Walk to\nthe gate.", "Walk to the gate."),
        ("Walk to\r\nthe gate.", "Walk to the gate."),
        ("One<br>two", "One two"),
        ("One <b>bold</b> step", "One bold step"),
        ("Walk. <!-- ask about this -->", "Walk."),
        ("Hi <NAME>, walk.", "Hi <NAME>, walk."),
        ("Use `the form` now.", "Use the form now."),
        ("    Set off with the tab key.", "Set off with the tab key."),
    ],
)
def test_markup_is_not_read(text: str, seen: str) -> None:
    """The sentence is what the client sees on the page."""
    assert shown(text) == [("paragraph", seen)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Walk", BlockKind.HEADING),
        ("Walk\n====", BlockKind.HEADING),
        ("- Walk", BlockKind.ITEM),
        ("1) Walk", BlockKind.ITEM),
        ("- [ ] Walk", BlockKind.ITEM),
        ("> Walk", BlockKind.QUOTE),
        ("Walk", BlockKind.PARAGRAPH),
        ("<p>\nWalk\n</p>", BlockKind.PARAGRAPH),
    ],
)
def test_a_block_knows_what_it_is(text: str, kind: BlockKind) -> None:
    """Wording rules treat a heading, an item and a quote in different ways."""
    (block,) = read_markdown(text, "draft").blocks

    assert (block.kind, block.text) == (kind, "Walk")


def test_cells_of_a_table_are_read_row_by_row() -> None:
    """Each cell is a block of its own, with the number of its row."""
    blocks = read_markdown("| Day | Task |\n|---|---|\n| Mon | Walk |\n", "draft").blocks

    assert [(b.kind, b.row, b.text) for b in blocks] == [
        (BlockKind.CELL, 1, "Day"),
        (BlockKind.CELL, 1, "Task"),
        (BlockKind.CELL, 2, "Mon"),
        (BlockKind.CELL, 2, "Walk"),
    ]


def test_words_that_occur_twice_are_told_apart() -> None:
    """The second "walk" is not taken for the first."""
    text = "walk *walk*\n\n- walk\n- walk\n"
    spans = [
        span for block in read_markdown(text, "draft").blocks for span in block.places.stretches
    ]

    assert [text[span.start : span.end] for span in spans] == ["walk ", "walk", "walk", "walk"]
    assert [span.start for span in spans] == [0, 6, 15, 22]


def test_code_comments_and_scripts_are_not_read() -> None:
    """No client is meant to act on them."""
    text = "```\nwalk()\n```\n\n<!-- note\n\nto me -->\n\n<script>\nwalk()\n</script>\n\nRest."

    assert shown(text) == [("paragraph", "Rest.")]


def test_front_matter_gives_fields_and_no_text() -> None:
    """The lines of it keep their numbers in what follows."""
    text = "---\nkind: exposure\ngoal: ride the bus\n---\n\nWalk."
    reading: Reading = read_markdown(text, "draft")

    assert reading.fields == {"kind": "exposure", "goal": "ride the bus"}
    assert [text[b.span.start : b.span.end] for b in reading.blocks] == ["Walk."]


@pytest.mark.parametrize("front", ["", "- a\n- b\n", "just words\n", "3\n"])
def test_front_matter_without_names_gives_no_fields(front: str) -> None:
    """A list or a word is YAML, and says nothing about the draft."""
    assert read_markdown(f"---\n{front}---\n\nWalk.", "draft").fields == {}


def test_broken_front_matter_is_told_in_one_sentence_with_its_line() -> None:
    """The author can go straight to it."""
    with pytest.raises(DraftError, match=r"^plan\.md, line 3: ") as caught:
        read_markdown("---\nkind: skill\ngoal: [ride\n---\nWalk.", "plan.md")

    assert "\n" not in str(caught.value)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_character_leads_back_to_itself(text: str) -> None:
    """Whatever people paste, a mark stands under the very letters that it is about."""
    try:
        blocks = read_markdown(text, "draft").blocks
    except DraftError:
        return

    assert [wrong for block in blocks for wrong in astray(block, text)] == []


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_word_is_read_twice(text: str) -> None:
    """The stretches that a reader sees go forward, and never overlap."""
    try:
        blocks = read_markdown(text, "draft").blocks
    except DraftError:
        return
    spans = [s for b in blocks for s in b.places.stretches if not re.match(r"&|\0", s.of(text))]

    assert all(one.end <= other.start for one, other in pairwise(spans))
