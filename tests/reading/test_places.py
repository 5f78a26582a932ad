"""Positions: runs of characters, cuts, and texts under construction."""

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.findings import Span
from advisor.reading.places import PlacedText, Places

PLACES = Places(((0, 10), (3, 20)), 6)
"""A text of six characters: three from offset 10 on, three from 20 on."""


def test_a_character_leads_to_where_it_stood() -> None:
    """Each run goes on from its own offset."""
    assert [PLACES.offset(index) for index in range(6)] == [10, 11, 12, 20, 21, 22]


def test_a_span_over_two_runs_takes_in_what_lies_between() -> None:
    """The source of "bold text" holds the asterisks between the two words."""
    assert PLACES.span(2, 4) == Span(12, 21)


def test_a_span_that_ends_with_a_run_ends_there() -> None:
    """What follows the last character is not part of it."""
    assert PLACES.span(0, 3) == Span(10, 13)


def test_an_empty_span_stands_at_its_character() -> None:
    """An insertion goes before the character, or behind the last one."""
    assert PLACES.span(3, 3) == Span(20, 20)
    assert PLACES.span(6, 6) == Span(23, 23)


def test_the_stretches_are_the_runs_in_the_source() -> None:
    """They hold what a reader sees, and nothing between."""
    assert PLACES.stretches == (Span(10, 13), Span(20, 23))


def test_a_text_loses_the_white_space_at_its_ends_only() -> None:
    """The places move with it."""
    placed = PlacedText()
    placed.add("  walk", 5)
    placed.add(" now \n", 20)

    text, places = placed.finish()

    assert text == "walk now"
    assert [places.offset(index) for index in range(len(text))] == [7, 8, 9, 10, 20, 21, 22, 23]


def test_an_empty_text_still_has_a_place() -> None:
    """Nobody has to ask whether there is one."""
    text, places = PlacedText().finish()

    assert (text, places.length, places.span(0, 0)) == ("", 0, Span(0, 0))


PIECES = st.lists(
    st.tuples(st.text("ab \t", min_size=1, max_size=4), st.integers(0, 3)), max_size=8
)


@settings(max_examples=150, deadline=None)
@given(PIECES, st.data())
def test_a_cut_keeps_every_place(pieces: list[tuple[str, int]], data: st.DataObject) -> None:
    """Cutting a text and cutting its list of offsets are the same."""
    placed, offsets, letters, at = PlacedText(), list[int](), "", 0
    for text, gap in pieces:
        at += gap
        placed.add(text, at)
        offsets += range(at, at + len(text))
        letters += text
        at += len(text)
    text, places = placed.finish()
    lead = len(letters) - len(letters.lstrip())
    kept = offsets[lead : lead + len(text)]

    assert text == letters.strip()
    assert [places.offset(index) for index in range(len(text))] == kept

    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = places.cut(start, end) if end > start else None
    if cut:
        assert [cut.offset(index) for index in range(end - start)] == kept[start:end]
