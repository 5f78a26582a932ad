"""OpenDocument texts, as LibreOffice writes them."""

import io
import zipfile
from pathlib import Path

import pytest

from advisor.errors import DraftError
from tests.reading.documents.making import (
    blocks,
    homework,
    needs_office,
    read,
    rows,
    stored,
    turned,
)

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:text>'
)
FOOT = "</office:text></office:body></office:document-content>"


def packed(body: str) -> bytes:
    """Return an OpenDocument text with a body written by hand."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("content.xml", HEAD + body + FOOT)
    return held.getvalue()


@needs_office
def test_a_worksheet_reads_as_it_does_in_word(tmp_path: Path) -> None:
    """Where the file tells the same, the reader does."""
    found = list(rows(read(turned(stored(homework()), "docx", "odt", tmp_path), "a.odt")))

    assert found == [
        "heading [paragraph 1] Walks after work",
        "paragraph [paragraph 2] You said that evenings feel long.",
        "item - [paragraph 3] Put on your red shoes.",
        "item - [paragraph 4] Walk to the canal and back.",
        "item 1. [paragraph 5] Choose a day.",
        "item 2. [paragraph 6] Tell a friend.",
        "paragraph [table 1, row 1, paragraph 1] When: After dinner",
        "paragraph [table 1, row 2, paragraph 1] Where: By the canal",
        "item 1. [paragraph 7] Typed first step",
        "item 2. [paragraph 8] Typed second step",
        "paragraph [paragraph 9] A line that is broken inside its sentence.",
        "paragraph [paragraph 9] A line of its own.",
        "paragraph [paragraph 10] On page two, rest for a while.",
        "paragraph [footer, paragraph 1] Please bring this sheet along next time.",
    ]


def test_deleted_words_comments_and_notes() -> None:
    """What is deleted stands apart and is left out; a footnote follows the body."""
    paper = read(
        packed(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old.</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:p>Walk<text:s/>to<text:tab/>the canal.<office:annotation><text:p>Why?</text:p>"
            '</office:annotation><text:note text:note-class="footnote"><text:note-body>'
            "<text:p>The path is flat.</text:p></text:note-body></text:note></text:p>"
            "<text:p>Then<text:line-break/>Rest.</text:p>"
        ),
        "a.odt",
    )

    assert list(rows(paper)) == [
        "paragraph [paragraph 1] Walk to the canal.",
        "paragraph [paragraph 2] Then",
        "paragraph [paragraph 2] Rest.",
        "paragraph [footnote 1, paragraph 1] The path is flat.",
    ]


def test_a_text_box_is_read_behind_its_paragraph() -> None:
    """It floats, but it belongs there."""
    paper = read(
        packed(
            "<text:p>Walk.<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box>"
            "</draw:frame></text:p><text:p>Rest.</text:p>"
        ),
        "a.odt",
    )

    assert [block.text for block in blocks(paper)] == ["Walk.", "In the box.", "Rest."]


@pytest.mark.parametrize(
    "data",
    [
        b"no zip",
        packed("")[:40],
        packed("<text:p>"),
        packed("").replace(b"office:text", b"office:none"),
    ],
)
def test_a_broken_file_gets_one_sentence(data: bytes) -> None:
    """With its name, and what to do."""
    with pytest.raises(DraftError, match=r"^a\.odt: this is no sound OpenDocument file"):
        read(data, "a.odt")


def test_a_bomb_of_entities_is_refused() -> None:
    """A file that grows without end is not read."""
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>' + HEAD + "&c;" + FOOT
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("content.xml", bomb)

    with pytest.raises(DraftError):
        read(held.getvalue(), "a.odt")
