"""Word and PDF files dropped on the page: their words, and one sentence for those that cannot be read."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

docx = pytest.importorskip("docx")
pytest.importorskip("pypdfium2")

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def opened(client: TestClient, data: bytes, name: str) -> Any:
    """Return the answer to a dropped file."""
    headers = {"Content-Type": "application/octet-stream", "X-Advisor-Name": name}
    return client.post("/api/v1/open", content=data, headers=headers)


def word(*lines: str) -> bytes:
    """Return a Word file; a line that begins with "- " is an item of a list."""
    file = docx.Document()
    for line in lines:
        item = line.startswith("- ")
        file.add_paragraph(line.removeprefix("- "), style="List Bullet" if item else None)
    table = file.add_table(1, 1)
    table.cell(0, 0).text = "In a cell."
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def test_a_word_file_gives_its_lines(client: TestClient) -> None:
    """Lists keep their marks, and tables are read."""
    text = opened(client, word("Walk to the café.", "- Monday", "- Friday"), "a.docx").json()[
        "text"
    ]

    assert text == "Walk to the café.\n\n- Monday\n- Friday\n\nIn a cell."


def test_tracked_changes_are_read_as_accepted(client: TestClient) -> None:
    """What is struck out is gone, what was put in is there, and boxes of forms are read."""
    data = word("Walk.")
    body = (
        "<w:p><w:r><w:t>Walk </w:t></w:r><w:del><w:r><w:delText>often</w:delText><w:t>x</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>on Monday</w:t></w:r></w:ins></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Sit.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                head, _, rest = part.decode().partition("<w:body>")
                part = f"{head}<w:body>{body}</w:body></w:document>".encode()
                assert rest
            new.writestr(name, part)

    assert opened(client, held.getvalue(), "a.docx").json()["text"] == "Walk on Monday\n\nSit."


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_a_pdf_file_gives_its_words(client: TestClient, tmp_path: Path) -> None:
    """Made by a browser, as many are."""
    (tmp_path / "a.html").write_text("<p>Utilise the card after lunch.</p>")
    made = tmp_path / "a.pdf"
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={made}", (tmp_path / "a.html").as_uri()],
        check=True,
        capture_output=True,
    )

    assert (
        opened(client, made.read_bytes(), "a.pdf").json()["text"] == "Utilise the card after lunch."
    )


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"no zip", "no sound Word file"),
        ("a.docx", b"", "no sound Word file"),
        ("a.pdf", b"no pdf", "this PDF file cannot be read"),
    ],
)
def test_a_broken_file_gets_one_sentence(
    client: TestClient, name: str, data: bytes, said: str
) -> None:
    """With its name, and what to do."""
    answer = opened(client, data, name)

    assert answer.status_code == 422
    assert said in answer.json()["error"]["message"]
