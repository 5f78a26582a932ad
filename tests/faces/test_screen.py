"""The streams of the terminal."""

import io
import sys

import pytest

from advisor.faces import screen
from advisor.reports.glyphs import fitting, visible
from advisor.reports.reporter import RenderOptions


class Terminal(io.StringIO):
    """A stream on which a person looks."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_long_run_shows_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """On stderr, and only after a while; the items pass unchanged."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(screen, "PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")

    assert list(screen.with_progress(iter("abc"), 3)) == ["a", "b", "c"]
    assert "Reading drafts" in stream.getvalue()


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    list(screen.with_progress(iter("abc"), 3))

    assert stream.getvalue() == ""


def test_a_log_gets_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody looks, however long it takes."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(screen, "PATIENCE", -1.0)
    list(screen.with_progress(iter("abc"), 3))

    assert stream.getvalue() == ""


def test_a_person_gets_colours_and_a_dumb_terminal_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the terminal's own word."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert screen.options_for(Terminal()).color
    monkeypatch.setenv("TERM", "dumb")
    assert not screen.options_for(Terminal()).color


def test_a_character_that_a_stream_cannot_hold_is_written_as_its_escape() -> None:
    """Also half of a pair, as it stands in some file names."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    screen.write("é 你 \udc80", stream)

    assert raw.getvalue() == b"\xe9 \\u4f60 \\udc80"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("“a” – b…", '"a" - b...'), ("café", "cafe"), ("½ × 2", "1/2 x 2"), ("🙂", "?")],
)
def test_signs_of_print_are_written_as_a_typewriter_would(text: str, plain: str) -> None:
    """Where only ASCII may be written."""
    assert fitting(text, RenderOptions(encoding="ascii")) == plain
    assert fitting(text, RenderOptions()) == text


def test_what_steers_a_terminal_is_made_visible() -> None:
    """And stays as long as it was, so that places hold."""
    text = "a\x1b[2J\tb\u202ec\x9bd"

    assert visible(text) == "a\ufffd[2J b\ufffdc\ufffdd"
    assert len(visible(text)) == len(text)
