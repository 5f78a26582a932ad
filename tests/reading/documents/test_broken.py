"""Whatever is in a file: it is read, or refused in one sentence with its name."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.errors import DraftError
from tests.reading.documents.making import blocks, homework, read, stored

RTF = rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\pard Walk {\b home} \'e9\u8212? \bullet\tab now.\par\trowd a\cell b\cell\row}"
MAIL = b"From: kim@x.org\r\nTo: sam@x.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWalk home.\r\n"


def pdf() -> bytes:
    """Return a small PDF file."""
    pdfium = pytest.importorskip("pypdfium2")
    file = pdfium.PdfDocument.new()
    file.new_page(200, 200)
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def parts_changed(data: bytes, change: Callable[[bytes], bytes], name: str) -> bytes:
    """Return a packed file with one part of it changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.namelist():
            inner = old.read(part)
            new.writestr(part, change(inner) if part == name else inner)
    return held.getvalue()


def tried(data: bytes, name: str) -> None:
    """Read a file, or see it refused."""
    try:
        paper = read(data, name)
    except DraftError as error:
        said = str(error)
    else:
        blocks(paper)
        said = name
    assert said.startswith(name)
    assert "\n" not in said


@st.composite
def changes(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Return a change of bytes: some put in, some taken out, some swapped."""
    edits = draw(
        st.lists(
            st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)),
            min_size=1,
            max_size=4,
        )
    )

    def change(data: bytes) -> bytes:
        for where, gone, new in edits:
            at = int(where * len(data))
            data = data[:at] + new + data[at + gone :]
        return data

    return change


WORD = stored(homework())
PARTS = [
    name
    for name in zipfile.ZipFile(io.BytesIO(WORD)).namelist()
    if name.endswith((".xml", ".rels"))
]
slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(changes(), st.sampled_from(["a.docx", "a.pdf", "a.odt", "a.rtf", "a.eml"]))
def test_broken_bytes(change: Callable[[bytes], bytes], name: str) -> None:
    """Of any format, read as any format."""
    for data in (WORD, RTF, MAIL, pdf()):
        tried(change(data), name)


@slow
@given(changes(), st.sampled_from(PARTS))
def test_broken_parts_of_a_word_file(change: Callable[[bytes], bytes], name: str) -> None:
    """The file is sound, and one of its parts is not."""
    tried(parts_changed(WORD, change, name), "a.docx")


NUMBERS = st.sampled_from(["", "x", "-1", "99999999999999999999", "²", "1.5"])


@slow
@given(NUMBERS, st.sampled_from(["ilvl", "numId", "start", "outlineLvl", "val"]))
def test_numbers_that_are_none(number: str, attribute: str) -> None:
    """Other programs write all sorts of things."""

    def change(data: bytes) -> bytes:
        import re

        pattern = rf'(<w:{attribute} w:val=|w:{attribute}=)"[^"]*"'.encode()
        return re.sub(pattern, rb'\1"' + number.encode() + b'"', data)

    for name in ("word/document.xml", "word/numbering.xml", "word/styles.xml"):
        tried(parts_changed(WORD, change, name), "a.docx")
