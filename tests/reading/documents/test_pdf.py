"""PDF files: columns, hyphens, page numbers, tables, scans."""

import ctypes
import io
from pathlib import Path
from typing import Any

import pytest

from advisor.errors import DraftError
from advisor.reading.documents.layout import Fragment, paragraphs, reading_order, without_margins
from tests.reading.documents.making import (
    blocks,
    homework,
    needs_office,
    read,
    rows,
    stored,
    turned,
    word_file,
)

pdfium = pytest.importorskip("pypdfium2")

WIDE = "Walk along the canal after dinner and count the boats that you can see from the path. "


def column(text: list[str], left: float, top: float = 700, size: float = 10) -> list[Fragment]:
    """Return lines below each other."""
    return [
        Fragment(line, left, left + 5 * len(line), top - 12 * at, size)
        for at, line in enumerate(text)
    ]


@needs_office
def test_a_worksheet_is_read_in_order(tmp_path: Path) -> None:
    """Lists, cells, a sentence at the foot of each page once, and its pages."""
    found = list(rows(read(turned(stored(homework()), "docx", "pdf", tmp_path), "a.pdf")))

    assert found == [
        "heading [page 1, paragraph 1] Walks after work",
        "paragraph [page 1, paragraph 2] You said that evenings feel long.",
        "item • [page 1, paragraph 3] Put on your red shoes.",
        "item • [page 1, paragraph 4] Walk to the canal and back.",
        "item 1. [page 1, paragraph 5] Choose a day.",
        "item 2. [page 1, paragraph 6] Tell a friend.",
        "paragraph [page 1, paragraph 7] When: After dinner",
        "paragraph [page 1, paragraph 8] Where: By the canal",
        "item 1. [page 1, paragraph 9] Typed first step",
        "item 2. [page 1, paragraph 10] Typed second step",
        "paragraph [page 1, paragraph 11] A line that is broken inside its sentence.",
        "paragraph [page 1, paragraph 12] A line of its own.",
        "paragraph [page 1, paragraph 13] Please bring this sheet along next time.",
        "paragraph [page 2, paragraph 1] On page two, rest for a while.",
    ]


@needs_office
def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """As set by a word processor, with a title over both."""
    qn = pytest.importorskip("docx.oxml.ns").qn
    file = word_file()
    columns: Any = file.sections[0]._sectPr.xpath("./w:cols")[0]
    columns.set(qn("w:num"), "2")
    said = [f"Part {at}. {WIDE * 3}".strip() for at in range(1, 10)]
    for text in said:
        file.add_paragraph(text)

    paper = read(turned(stored(file), "docx", "pdf", tmp_path), "a.pdf")

    assert " ".join(block.text for block in blocks(paper)) == " ".join(said)


def test_columns_whose_lines_come_row_by_row_are_parted() -> None:
    """Some programs write a page from the top down, through both columns."""
    left = column([f"Left line {at} of the first text" for at in range(6)], 50)
    right = column([f"Right line {at} of the other text" for at in range(6)], 320)
    title = [Fragment("A title over both columns of this page", 50, 500, 730, 16)]
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]

    order = [row.text for row in reading_order([*title, *mixed])]

    assert order == [f.text for f in (*title, *left, *right)]


def test_a_form_is_no_pair_of_columns() -> None:
    """Its short labels stand beside their fields."""
    labels = column(["When", "Where", "How long", "With whom", "Done if"], 50)
    fields = column(["After dinner on Monday", "By the canal", "Ten minutes", "Kim", "Walked"], 200)

    order = reading_order([*labels, *fields])

    assert [len(row.cells) for row in order] == [2] * 5


def test_a_label_at_half_height_keeps_its_cell_together() -> None:
    """As browsers print tables."""
    page = reading_order(
        [
            Fragment("Put down one tick for each", 200, 330, 712, 10),
            *column(["Write down"], 50),
            Fragment("night on the sheet by your", 200, 330, 700, 10),
            Fragment("bed.", 200, 220, 688, 10),
            *column(["Done when"], 50, top=666),
            Fragment("There are five ticks.", 200, 305, 666, 10),
        ]
    )

    assert [(one.text, one.row) for one in paragraphs(page)] == [
        ("Write down", 1),
        ("Put down one tick for each night on the sheet by your bed.", 1),
        ("Done when", 2),
        ("There are five ticks.", 2),
    ]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Walk care-", "fully home.", "Walk carefully home."),
        ("Think of self-", "care first.", "Think of self-care first."),
        ("Walk care\ufffe", "fully home.", "Walk carefully home."),
        ("Walk 5-", "10 minutes.", "Walk 5- 10 minutes."),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, whole: str) -> None:
    """Those of the typesetter go, those of the word stay."""
    page = reading_order(column([before, after], 50))

    assert [one.text for one in paragraphs(page)] == [whole]


def test_page_numbers_and_running_heads_are_no_words_of_the_draft() -> None:
    """A name or a number on each page."""
    pages = [
        reading_order(
            [
                Fragment("Canal Clinic", 50, 120, 780, 8),
                *column([f"Do step {'abc'[at]} of the plan now."], 50),
                Fragment(f"Page {at + 1} of 3", 250, 300, 30, 8),
            ]
        )
        for at in range(3)
    ]

    left = [[row.text for row in page] for page in without_margins(pages)]

    assert left == [[f"Do step {x} of the plan now."] for x in "abc"]


def picture(pages: str) -> bytes:
    """Return a PDF file: "s" is a scanned page, "t" one with text."""
    file = pdfium.PdfDocument.new()
    raw = pdfium.raw
    for at, sort in enumerate(pages):
        page = file.new_page(300, 300)
        if sort == "s":
            bitmap = pdfium.PdfBitmap.new_native(10, 10, raw.FPDFBitmap_BGR)
            image = pdfium.PdfImage.new(file)
            image.set_bitmap(bitmap)
            page.insert_obj(image)
        else:
            font = raw.FPDFText_LoadStandardFont(file, b"Helvetica")
            text = raw.FPDFPageObj_CreateTextObj(file, font, 12)
            words = (f"{('Walk home.', 'Sit.', 'Rest well.')[at]}\0").encode("utf-16-le")
            raw.FPDFText_SetText(text, _wide(words))
            raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 50, 200)
            raw.FPDFPage_InsertObject(page, text)
        page.gen_content()
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def _wide(words: bytes) -> Any:
    return ctypes.cast(ctypes.create_string_buffer(words), pdfium.raw.FPDF_WIDESTRING)


def test_a_scanned_page_is_named_and_the_others_are_read() -> None:
    """Nobody should think that it was judged."""
    paper = read(picture("tst"), "a.pdf")

    assert paper.text == "Walk home.\n\nRest well."
    assert paper.problems == ("a.pdf: page 2 is a scan, so what it says was not judged.",)


def test_a_file_of_scans_is_refused() -> None:
    """There is nothing to judge."""
    paper = read(picture("ss"), "a.pdf")

    assert not paper.lines
    assert "this PDF file is a scan" in paper.problems[0]


def test_a_broken_file_gets_one_sentence() -> None:
    """With its name, and what to do."""
    with pytest.raises(DraftError, match=r"^a\.pdf: this PDF file cannot be read"):
        read(b"no pdf", "a.pdf")
