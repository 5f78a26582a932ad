"""Word files are read as a reader sees them once all changes are accepted."""

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
    with_body,
    word_file,
)


def said(body: str) -> list[str]:
    """Return the text of each block of a body written by hand."""
    return [block.text for block in blocks(read(with_body(body), "a.docx"))]


def p(inner: str, props: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p>{props and f'<w:pPr>{props}</w:pPr>'}{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    """Return a run."""
    return f'<w:r>{props and f"<w:rPr>{props}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


EXPECTED = [
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


def test_a_worksheet_is_read_in_order() -> None:
    """Headings, lists, tables, footers; a name in the header is no part of the draft."""
    assert list(rows(read(stored(homework()), "a.docx"))) == EXPECTED


@needs_office
def test_what_libreoffice_writes_reads_the_same(tmp_path: Path) -> None:
    """It keeps styles and lists in ways of its own."""
    data = turned(stored(homework()), "docx", "docx", tmp_path)

    assert list(rows(read(data, "a.docx"))) == EXPECTED


def test_lists_are_told_apart() -> None:
    """A list right behind another is a list of its own."""
    groups = [block.group for block in blocks(read(stored(homework()), "a.docx")) if block.group]

    assert groups == [1, 1, 2, 2, 3, 3]


def test_tracked_changes_are_read_as_accepted() -> None:
    """What is struck out or moved away is gone, what was put in is there."""
    body = p(
        r("Walk ")
        + '<w:del w:id="1" w:author="K"><w:r><w:delText>often</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="K">{r("on Monday")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="K">{r(" gone")}</w:moveFrom>{r(".")}'
    )

    assert said(body) == ["Walk on Monday."]


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    """So does Word when the change is accepted."""
    deleted = '<w:rPr><w:del w:id="1" w:author="K"/></w:rPr>'

    assert said(p(r("Walk "), deleted) + p(r("home."))) == ["Walk home."]


def test_a_deleted_row_is_gone() -> None:
    """The other rows stay."""
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    gone = row.format('<w:trPr><w:del w:id="1" w:author="K"/></w:trPr>', p(r("Old")), p(r("Row")))
    kept = row.format("", p(r("When")), p(r("Monday")))

    assert said(f"<w:tbl>{gone}{kept}</w:tbl>") == ["When", "Monday"]


def test_content_controls_are_read_but_not_their_hints() -> None:
    """Forms are full of them; the usual library loses their paragraphs."""
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    hint = control.format("<w:showingPlcHdr/>", p(r("Click here to enter text.")))
    filled = control.format("", p(r("Sit by the window.")))
    inline = p(r("Call ") + control.format("", r("Kim")) + r("."))

    assert said(hint + filled + inline) == ["Sit by the window.", "Call Kim."]


def test_what_we_added_is_no_part_of_the_draft() -> None:
    """An annotated copy that comes back is judged by its own words."""
    own = '<w:sdt><w:sdtPr><w:tag w:val="homework-advisor"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'

    assert said(p(r("Walk.")) + own.format(p(r("Checklist")))) == ["Walk."]


def test_text_boxes_are_read_once() -> None:
    """A box is stored in two ways, for newer and older programs."""
    box = f"<w:txbxContent>{p(r('In the box.'))}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    found = list(rows(read(with_body(p(r("Before.") + both) + p(r("After."))), "a.docx")))

    assert found == [
        "paragraph [page 1, paragraph 1] Before.",
        "paragraph [page 1, text box 1, paragraph 1] In the box.",
        "paragraph [page 1, paragraph 2] After.",
    ]


def test_hidden_words_and_page_numbers_are_not_read() -> None:
    """Nobody sees the first, and nobody acts on the second."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("7")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert said(p(r("Walk.") + r(" Secret.", "<w:vanish/>") + field)) == ["Walk."]


def test_pages_are_told_where_word_marked_them() -> None:
    """Word leaves a mark where a page began when it last showed the file."""
    turn = "<w:r><w:lastRenderedPageBreak/><w:t>Rest.</w:t></w:r>"

    found = [str(b.place) for b in blocks(read(with_body(p(r("Walk.")) + p(turn)), "a.docx"))]

    assert found == ["page 1, paragraph 1", "page 2, paragraph 1"]


def test_a_table_that_only_frames_its_text_is_no_table() -> None:
    """One column, as many put round a box."""
    file = word_file()
    table = file.add_table(1, 1)
    table.cell(0, 0).text = "If it rains, walk indoors."

    assert list(rows(read(stored(file), "a.docx"))) == [
        "paragraph [page 1, table 1, row 1, paragraph 1] If it rains, walk indoors."
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "no sound Word file"),
        (b"", "no sound Word file"),
        (b"\xd0\xcf\x11\xe0 old", "save it as .docx"),
        (b"PK\x03\x04", "no sound Word file"),
    ],
)
def test_a_broken_file_gets_one_sentence(data: bytes, said: str) -> None:
    """With its name, and what to do."""
    with pytest.raises(DraftError) as caught:
        read(data, "a.docx")

    assert str(caught.value).startswith("a.docx: ")
    assert said in str(caught.value)
