"""Real documents for tests: made by python-docx, and turned into other formats by LibreOffice."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.reading.documents.paper import Paper
from advisor.reading.draft import Block
from advisor.registry import formats

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice is installed")


def word_file() -> Any:
    """Return an empty Word file."""
    return pytest.importorskip("docx").Document()


def stored(file: Any) -> bytes:
    """Return the bytes of a Word file."""
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def with_body(body: str, **parts: str) -> bytes:
    """Return a Word file with a body written by hand, and other parts changed."""
    data = stored(word_file())
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                head = part.decode().partition("<w:body>")[0]
                head = (
                    head.replace(
                        "<w:document ",
                        '<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ',
                        1,
                    )
                    if "xmlns:mc=" not in head
                    else head
                )
                part = f"{head}<w:body>{body}</w:body></w:document>".encode()
            new.writestr(name, parts.get(Path(name).stem, part))
    return held.getvalue()


def turned(data: bytes, suffix: str, into: str, folder: Path) -> bytes:
    """Return a document in another format, as LibreOffice writes it."""
    source = folder / f"made.{suffix}"
    source.write_bytes(data)
    out = folder / "out"
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            into,
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (out / f"made.{into.partition(':')[0]}").read_bytes()


def read(data: bytes, name: str) -> Paper:
    """Return what a document says."""
    suffix = Path(name).suffix
    unpack = next(form.unpack for form in formats().values() if suffix in form.suffixes)
    assert unpack is not None
    return unpack(data, name)


def blocks(paper: Paper) -> tuple[Block, ...]:
    """Return the blocks of a paper, each of which stands where it says it stands."""
    found = paper.record.blocks
    assert found is not None
    for block in found:
        assert paper.text[block.span.start : block.span.end] == block.text
    return found


def rows(paper: Paper) -> Iterator[str]:
    """Yield each block as one line: kind, mark, place, text."""
    for block in blocks(paper):
        mark = f" {block.marker}" if block.marker else ""
        yield f"{block.kind}{mark} [{block.place}] {block.text}"


def homework() -> Any:
    """Return a Word file with all that a worksheet usually has."""
    file = word_file()
    file.add_heading("Walks after work", 1)
    file.add_paragraph("You said that evenings feel long.")
    item = file.add_paragraph("Put on your ", style="List Bullet")
    item.add_run("red").bold = True
    item.add_run(" shoes.")
    file.add_paragraph("Walk to the canal and back.", style="List Bullet")
    file.add_paragraph("Choose a day.", style="List Number")
    file.add_paragraph("Tell a friend.", style="List Number")
    table = file.add_table(2, 2)
    for at, text in enumerate(("When", "After dinner", "Where", "By the canal")):
        table.cell(at // 2, at % 2).text = text
    file.add_paragraph("1. Typed first step")
    file.add_paragraph("2. Typed second step")
    file.add_paragraph("A line that is broken\ninside its sentence.\nA line of its own.")
    section = file.sections[0]
    section.header.paragraphs[0].text = "Canal Clinic"
    section.footer.paragraphs[0].text = "Please bring this sheet along next time."
    file.add_page_break()
    file.add_paragraph("On page two, rest for a while.")
    return file
