"""Pieces of a draft for the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from advisor.findings import Applicability, Edit, Fix, Span
from advisor.reports.excerpt import line_around, rewritten


def around(source: str, words: str, cells: int = 80) -> tuple[str, str, str]:
    """Return the pieces around some words of a source."""
    start = source.index(words)
    shown = line_around(source, Span(start, start + len(words)), cells)
    return shown.before, shown.marked, shown.after


def after(source: str, old: str, new: str) -> str:
    """Return what is shown of a source when some of its words are exchanged."""
    start = source.index(old)
    return rewritten(source, Fix((Edit(start, start + len(old), new),), Applicability.SAFE))


def test_the_sentence_is_shown_without_its_neighbours() -> None:
    """One sentence is what a finding is about."""
    assert around("Sit down. Walk some. Write.", "some") == ("Walk ", "some", ".")


def test_only_the_line_is_shown() -> None:
    """A sentence that runs over lines is cut at their ends."""
    assert around("a\r\n  walk some\r\nmore", "some") == ("walk ", "some", "")


def test_a_stretch_over_several_lines_is_shown_up_to_the_end_of_the_first() -> None:
    """The rest stands in the draft."""
    assert around("Walk some\nmore. Write.", "some\nmore") == ("Walk ", "some", "")


def test_the_number_of_a_list_item_ends_no_sentence() -> None:
    """The stop behind a number belongs to the line."""
    assert around("1. Walk some. Write.", "some") == ("1. Walk ", "some", ".")


def test_a_long_line_is_cut_at_words_around_the_finding() -> None:
    """On both sides, with a sign that there is more."""
    source = f"{'before ' * 30}some {'after ' * 30}"
    before, marked, behind = around(source, "some", 60)

    assert before.startswith("…before")
    assert marked == "some"
    assert behind.endswith("after…")
    assert 50 <= cell_len(before + marked + behind) <= 60


@given(
    st.text("ab 你🙂.\n", min_size=1, max_size=60),
    st.data(),
    st.integers(min_value=12, max_value=40),
)
def test_what_is_shown_fits_and_comes_from_the_draft(
    source: str, data: st.DataObject, cells: int
) -> None:
    """Whatever the text and the width."""
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start, len(source)))
    shown = line_around(source, Span(start, end), cells)

    assert cell_len(shown.before + shown.marked + shown.after) <= cells
    assert shown.marked.rstrip("…") in source


def test_a_rewrite_is_shown_as_the_sentence_that_it_makes() -> None:
    """Its neighbours are left out."""
    assert after("Sit. Walk some today. Write.", "some", "{3} miles") == "Walk {3} miles today."


def test_a_sentence_that_is_added_is_shown_alone() -> None:
    """What it follows is known."""
    source = "Sit. Walk."
    fix = Fix((Edit(10, 10, " Do it {twice}."),), Applicability.TEMPLATE)

    assert rewritten(source, fix) == "Do it {twice}."


@pytest.mark.parametrize("marker", ["- ", "2. ", "> ", "## ", "☐ "])
def test_markers_are_left_out(marker: str) -> None:
    """A rewrite is shown as a sentence, not as a line of the file."""
    source = f"Before:\n\n{marker}Walk some today\n{marker}Write\n"

    assert after(source, "some", "3 miles") == "Walk 3 miles today"


def test_an_item_that_is_added_is_shown_without_its_marker() -> None:
    """The dash is for the file."""
    fix = Fix((Edit(6, 6, "\n- Write {one line}."),), Applicability.TEMPLATE)

    assert rewritten("- Walk\n- Sit", fix) == "Write {one line}."


def test_a_wrapped_sentence_is_joined() -> None:
    """Lines that the page broke are one sentence."""
    assert after("Walk some\ntoday. Sit.", "some", "far") == "Walk far today."


def test_a_rewrite_with_several_edits_is_shown_whole() -> None:
    """From the first to the last."""
    fix = Fix((Edit(0, 6, "Now"), Edit(14, 22, "by hand")), Applicability.UNSAFE)

    assert rewritten("Please log it formally.", fix) == "Now log it by hand."


def test_nothing_left_is_nothing_shown() -> None:
    """The screen then says to leave it out."""
    assert after("Walk.", "Walk.", "") == ""


def test_a_very_long_rewrite_is_cut() -> None:
    """What has changed stays in sight."""
    source = f"Walk {'on and ' * 200}on."

    assert len(after(source, "Walk", "Stroll")) < 320


def test_a_rewrite_shows_nothing_around_its_record() -> None:
    """Keys and comments of a record are no part of what the client reads."""
    source = "# shared: yes\ntext: >-\n  Utilise the card daily\nnext: 1\n"
    start = source.index("Utilise")
    fix = Fix((Edit(start, start + 7, "Use"),), Applicability.SAFE)
    within = Span(start, source.index("\nnext"))

    assert rewritten(source, fix, within) == "Use the card daily"
