"""A document's text: every block stands where it says, and edits read back as what they say."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.findings import Edit, PagePlace
from advisor.reading.documents.paper import Line, Paper, beside, label_rows, settled
from advisor.reading.draft import BlockKind

WORDS = st.text("ab cd.-1)•:", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Return any paper."""
    lines = []
    for at, text in enumerate(draw(st.lists(WORDS, min_size=1, max_size=6)), 1):
        place = PagePlace(at)
        if draw(st.booleans()):
            lines.append(
                Line(f"2. {text}", place, BlockKind.ITEM, 1, "2.", 3, draw(st.integers(1, 2)))
            )
        else:
            lines.append(Line(text, place, tight=draw(st.booleans())))
    return Paper(settled(lines))


@given(papers())
def test_blocks_stand_where_they_say(paper: Paper) -> None:
    """Their words, and their marks."""
    for block in paper.record.blocks or ():
        assert paper.text[block.span.start : block.span.end] == block.text
        if block.marker_start is not None:
            assert paper.text.startswith(block.marker, block.marker_start)


@given(papers(), st.data())
def test_an_edit_is_made_or_refused(paper: Paper, data: st.DataObject) -> None:
    """Never half; and no line comes or goes."""
    record = paper.record
    start = data.draw(st.integers(0, len(paper.text)))
    end = data.draw(st.integers(start, len(paper.text)))
    edit = Edit(start, end, data.draw(st.sampled_from(["", "x", "two words", "a\nb"])))

    if record.refusal([edit]):
        return

    after = record.edited([edit])
    assert after.source == paper.text[:start] + edit.text + paper.text[end:]
    assert after.source.count("\n") == paper.text.count("\n")


def test_a_rewrite_may_not_break_a_line() -> None:
    """The document could not show it."""
    paper = Paper((Line("Walk home.", PagePlace(1)),))

    assert paper.record.refusal([Edit(4, 4, "\n")])
    assert not paper.record.refusal([Edit(4, 4, " slowly")])


def cells(*rows: tuple[str, ...]) -> list[Line]:
    """Return the cells of a table."""
    return [
        Line(text, PagePlace(1), BlockKind.CELL, row=at)
        for at, row in enumerate(rows, 1)
        for text in row
    ]


def test_a_label_goes_with_what_stands_beside_it() -> None:
    """As "When: after dinner" would be read."""
    lines = cells(("When", "After dinner on Monday"), ("How much:", "Ten minutes, three times"))

    assert label_rows(lines) == [(0, 1), (2, 3)]
    assert beside(*lines[:2]).text == "When: After dinner on Monday"
    assert beside(*lines[2:]).text == "How much: Ten minutes, three times"


def test_a_label_with_a_short_answer_titles_nothing() -> None:
    """It is a row like the others."""
    lines = cells(("Where", "In the park"), ("When", "After dinner on Monday"))
    joined = [beside(*lines[:2]), beside(*lines[2:])]

    assert [line.kind for line in settled(joined)] == [BlockKind.PARAGRAPH] * 2


def test_forms_and_logs_stay_tables() -> None:
    """Their cells are names of columns, or whole sentences on both sides."""
    log = cells(("Day", "Mood"), ("Monday", "4"), ("Tuesday", "5"))
    thoughts = cells(
        ("What happened.", "What I thought of it then"),
        ("My boss frowned at me.", "I did something wrong"),
    )
    wide = cells(("Day", "Where I was then", "Mood"), ("Monday", "At home with Kim", "4"))

    for lines in (log, thoughts, wide):
        assert label_rows(lines) == [(at,) for at in range(len(lines))]
