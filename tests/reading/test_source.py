"""From bytes to text and back: encodings, refusals in one sentence, and safe writing."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.errors import DraftError
from advisor.reading.source import MAX_BYTES, MAX_LINE, decode, encode, write_atomically

TEXT = "Breathe out slowly, café first.\r\nThen write: “calm”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_with_a_mark_is_found_and_kept(encoding: str) -> None:
    """A file comes back byte for byte, its byte-order mark included."""
    data = TEXT.encode(encoding)

    text, found = decode(data, "draft")

    assert (text, found) == (TEXT, encoding)
    assert encode(text, found) == data


def test_a_mark_of_utf_32_is_not_taken_for_utf_16() -> None:
    """The two marks begin alike."""
    data = codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")

    assert decode(data, "draft") == (TEXT, "utf-32")


def test_the_encoding_that_the_user_names_wins() -> None:
    """Bytes that are no UTF-8 are read as what they are said to be."""
    assert decode(TEXT.encode("cp1252"), "draft", "cp1252") == (TEXT, "cp1252")


def test_line_ends_stay_as_they_are() -> None:
    """Offsets count what is in the file."""
    assert decode(b"one\r\ntwo\rthree\n", "draft")[0] == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"one\ntwo \xff\xfe three", None, "line 2"),
        (b"caf\xe9", None, "cp1252"),
        (b"caf\xe9", "no-such", "no-such"),
        (b"PK\x03\x04\0\0\0", None, "not a text file"),
        (b" \n\t\n", None, "empty"),
        (b"", None, "empty"),
        (b"a" * (MAX_BYTES + 1), None, "MB"),
        (b"a" * (MAX_LINE + 1), None, "characters"),
    ],
)
def test_what_is_no_draft_is_refused_in_one_sentence(
    data: bytes, encoding: str | None, said: str
) -> None:
    """The sentence names the draft and what to do about it."""
    with pytest.raises(DraftError) as caught:
        decode(data, "plan.txt", encoding)

    sentence = str(caught.value)
    assert sentence.startswith("plan.txt")
    assert said in sentence
    assert "\n" not in sentence


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    """Nothing but a `DraftError` comes out, and a text goes back to the same bytes."""
    try:
        text, encoding = decode(data, "draft")
    except DraftError:
        return

    assert decode(encode(text, encoding), "draft")[0] == text


def test_writing_replaces_a_file_and_keeps_its_mode(tmp_path: Path) -> None:
    """The new file is as private as the old one was."""
    path = tmp_path / "draft.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    """The file that the link points to is replaced, not the link."""
    path, link = tmp_path / "draft.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path)

    write_atomically(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_writing_makes_a_file_that_was_not_there(tmp_path: Path) -> None:
    """A new draft needs no old one."""
    write_atomically(tmp_path / "new.txt", b"new")

    assert (tmp_path / "new.txt").read_bytes() == b"new"


def test_a_file_that_cannot_be_written_is_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old text stands, no half-written file lies beside it, and a sentence says so."""
    path = tmp_path / "draft.txt"
    path.write_bytes(b"old")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DraftError, match="unchanged"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
