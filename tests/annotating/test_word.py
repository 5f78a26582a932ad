"""A Word file comes back with comments on its words, and opens in Word and LibreOffice."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.annotating.anchors import Anchors, Cuts
from advisor.annotating.tracked import Track, changes
from advisor.annotating.word import annotate
from advisor.config import Choices
from advisor.edits import apply_edits
from advisor.findings import Edit, Span
from advisor.reading.documents.word import Walker
from advisor.reading.documents.word_package import Package
from advisor.report import FileReport
from advisor.session import Session
from tests.reading.documents.making import (
    homework,
    needs_office,
    read,
    stored,
    turned,
    with_body,
    word_file,
)

docx = pytest.importorskip("docx")


@pytest.fixture(scope="module")
def session() -> Session:
    """Return a session without settings of its own."""
    return Session(Choices(cache=False))


def sheet() -> bytes:
    """Return a Word file with words that are split over runs, and a table."""
    file = word_file()
    file.add_heading("Calmer evenings", 1)
    first = file.add_paragraph("Try to ")
    first.add_run("utilise").bold = True
    first.add_run(" the breathing card a few times each evening.")
    table = file.add_table(1, 2)
    table.cell(0, 0).text = "Where"
    table.cell(0, 1).text = "Somewhere quiet, prior to sleep"
    file.add_paragraph("Note how it went.", style="List Bullet")
    return stored(file)


def judged(session: Session, data: bytes) -> FileReport:
    """Return the report on a Word file."""
    report = session.check_bytes(data, "a.docx")
    assert report.findings
    return report


def commented(data: bytes) -> dict[str, str]:
    """Return what each comment says, by the words that it stands on."""
    file = docx.Document(io.BytesIO(data))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found: dict[str, str] = {}
    for comment in file.comments:
        inside, words = False, ""
        for one in file.element.iter():
            number = one.get(f"{w}id")
            if one.tag == f"{w}commentRangeStart" and number == str(comment.comment_id):
                inside = True
            elif one.tag == f"{w}commentRangeEnd" and number == str(comment.comment_id):
                break
            elif inside and one.tag in (f"{w}t", f"{w}delText"):
                words += one.text or ""
        found[words] = comment.text
    return found


def test_each_finding_is_a_comment_on_its_words(session: Session) -> None:
    """With a message, a rewrite, the reason and the rule."""
    data = sheet()
    report = judged(session, data)

    found = commented(annotate(data, report).data)

    assert {" ".join(one.span.of(report.source).split()) for one in report.findings} == set(found)
    said = found["utilise"]
    assert "Try: " in said
    assert "Why: " in said
    assert re.search(r"^Rule: \S+ \(\w+\)$", said, re.MULTILINE)


def test_words_beside_a_label_are_found_in_their_cell(session: Session) -> None:
    """The reader joins the cells of a row; the comment stands in the one that it is about."""
    file = word_file()
    table = file.add_table(2, 2)
    rows = (
        ("What", "Walk to the canal on Monday for 10 minutes."),
        ("Why", "To utilise the fresh air."),
    )
    for at, (label, value) in enumerate(rows):
        table.cell(at, 0).text, table.cell(at, 1).text = label, value
    data = stored(file)

    assert "utilise" in commented(annotate(data, judged(session, data)).data)


def test_the_words_and_their_looks_stay(session: Session) -> None:
    """Only marks are put in."""
    data = sheet()
    out = annotate(data, judged(session, data)).data

    assert read(out, "a.docx").text == read(data, "a.docx").text
    bold = [r.text for p in docx.Document(io.BytesIO(out)).paragraphs for r in p.runs if r.bold]
    assert bold[0] == "utilise"


def test_the_checklist_stands_at_the_end(session: Session) -> None:
    """What is told, and what is missing with words to add."""
    data = sheet()
    body = docx.Document(io.BytesIO(annotate(data, judged(session, data)).data)).element.body
    texts = [
        "".join(t.text or "" for t in p.iter() if t.tag.endswith("}t"))
        for p in body.iter()
        if p.tag.endswith("}p")
    ]
    at = texts.index("Homework checklist")

    assert any(one.startswith("☑ ") for one in texts[at:])
    assert any(one.startswith("☐ ") and "You could add: " in one for one in texts[at:])
    assert body[-1].tag.endswith("}sectPr")


def test_a_second_run_replaces_the_first(session: Session) -> None:
    """Comments and checklist do not pile up."""
    data = sheet()
    once = annotate(data, judged(session, data))
    twice = annotate(once.data, judged(session, once.data))

    assert twice.comments == once.comments
    assert len(docx.Document(io.BytesIO(twice.data)).comments) == once.comments
    assert _count(twice.data, "Homework checklist") == 2


def _count(data: bytes, words: str) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read("word/document.xml").decode().count(words)


def test_comments_of_others_stay(session: Session) -> None:
    """A supervisor's own are not ours to remove."""
    file = docx.Document(io.BytesIO(sheet()))
    file.add_comment(file.paragraphs[1].runs, text="Nice start.", author="Kim", initials="K")
    data = stored(file)
    once = annotate(data, judged(session, data)).data
    twice = annotate(once, judged(session, once)).data

    assert [c.text for c in docx.Document(io.BytesIO(twice)).comments if c.author == "Kim"] == [
        "Nice start."
    ]


def test_what_stands_in_a_footer_is_told_in_the_checklist(session: Session) -> None:
    """Word takes no comments there."""
    file = docx.Document(io.BytesIO(sheet()))
    file.sections[0].footer.paragraphs[0].text = "Please utilise this card at all times."
    data = stored(file)

    out = annotate(data, judged(session, data)).data

    assert _count(out, "Found in places that cannot hold a comment") == 1
    assert (
        "footer, paragraph 1: "
        in zipfile.ZipFile(io.BytesIO(out)).read("word/document.xml").decode()
    )


def test_what_stands_in_a_text_box_is_told_in_the_checklist(session: Session) -> None:
    """Word takes no comments there either."""
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Please utilise the box.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    data = with_body(f"<w:p><w:r><w:t>Walk on Monday.</w:t></w:r>{box}</w:p><w:sectPr/>")

    out = annotate(data, judged(session, data)).data

    assert "utilise" not in commented(out)
    assert _count(out, "text box 1, paragraph 1: ") == 1


@needs_office
def test_libreoffice_shows_comments_and_takes_tracked_changes(
    session: Session, tmp_path: Path
) -> None:
    """Comments become its own, and accepting the changes gives the mended text."""
    data = sheet()
    (tmp_path / "a.docx").write_bytes(data)
    report = session.check_bytes(data, str(tmp_path / "a.docx"))
    done = session.annotate(report, track=True)

    assert done.changes
    assert not done.left_out
    odt = zipfile.ZipFile(io.BytesIO(turned(done.data, "docx", "odt", tmp_path)))
    content = odt.read("content.xml").decode()
    assert content.count("<office:annotation ") == done.comments
    assert content.count("<text:insertion>") >= 1
    assert content.count("<text:deletion>") >= 1
    again = turned(done.data, "docx", "docx", tmp_path)
    mended = read(done.data, "a.docx").text
    assert "use the breathing card" in mended
    assert read(again, "a.docx").text.startswith(mended)


PYTHON = "/usr/bin/python3"


def _has_bridge() -> bool:
    if not Path(PYTHON).exists():
        return False
    return (
        subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode
        == 0
    )


@needs_office
@pytest.mark.skipif(not _has_bridge(), reason="no bridge to LibreOffice is installed")
@pytest.mark.parametrize("what", ["Accept", "Reject"])
def test_tracked_changes_can_be_accepted_and_rejected(
    session: Session, tmp_path: Path, what: str
) -> None:
    """All of them at once, in LibreOffice; without comments, over which some versions fall."""
    data = sheet()
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    report = replace(session.check_bytes(data, str(path)), findings=())
    done = session.annotate(report, track=True)
    path.write_bytes(done.data)
    out = tmp_path / "out.docx"
    script = Path(__file__).with_name("settle.py")

    command = [PYTHON, str(script), str(path), str(out), str(tmp_path / "profile"), what]
    try:
        subprocess.run(command, check=True, timeout=120)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("LibreOffice fell over; that says nothing of the file")

    before, after = read(data, "a.docx").text, read(done.data, "a.docx").text
    assert before != after
    assert read(out.read_bytes(), "a.docx").text.startswith(after if what == "Accept" else before)
    assert "w:del " not in zipfile.ZipFile(out).read("word/document.xml").decode()


def test_a_file_that_changed_meanwhile_is_refused(session: Session) -> None:
    """Comments would stand on other words."""
    report = judged(session, sheet())

    with pytest.raises(Exception, match=r"was changed while it was checked"):
        annotate(stored(homework()), report)


# --- properties -----------------------------------------------------------------------------

PARTS = st.lists(st.text("ab é", min_size=1, max_size=5), min_size=1, max_size=4)
SHAPES = st.lists(
    st.sampled_from(
        [
            "<w:r>{}</w:r>",
            "<w:r><w:rPr><w:b/></w:rPr>{}</w:r>",
            '<w:ins w:id="7" w:author="K"><w:r>{}</w:r></w:ins>',
            "<w:hyperlink><w:r>{}</w:r></w:hyperlink>",
            "<w:r><w:tab/>{}<w:tab/></w:r>",
            '<w:r>{}<w:t xml:space="preserve">two</w:t></w:r>',
            "<w:sdt><w:sdtContent><w:r>{}</w:r></w:sdtContent></w:sdt>",
        ]
    ),
    min_size=4,
    max_size=4,
)


def built(parts: list[str], shapes: list[str]) -> bytes:
    """Return a Word file of one paragraph in which each part has a shape of its own."""
    inner = "".join(
        shape.format(f'<w:t xml:space="preserve">{text}</w:t>')
        for text, shape in zip(parts, shapes, strict=False)
    )
    return with_body(f"<w:p><w:r><w:t>X</w:t></w:r>{inner}</w:p><w:sectPr/>")


@given(PARTS, SHAPES, st.data())
def test_any_stretch_can_be_cut_out(
    parts: list[str], shapes: list[str], data: st.DataObject
) -> None:
    """Its runs say just its words, and the file still says the same."""
    package = Package(built(parts, shapes), "a.docx")
    root = package.part("word/document.xml")
    anchors = Anchors(Walker(package).read(root), root)
    start = data.draw(st.integers(0, len(anchors.text) - 1))
    end = data.draw(st.integers(start + 1, len(anchors.text)))
    letters = anchors.of(Span(start, end))

    runs = Cuts(letters).runs(letters)

    said = "".join(t.text or "" for run in runs for t in run if t.tag.endswith("}t"))
    if anchors.covers(Span(start, end), letters):
        assert said == anchors.text[start:end]
    assert Anchors(Walker(package).read(root), root).text == anchors.text


@given(PARTS, SHAPES, st.data())
def test_tracked_changes_read_as_what_they_make(
    parts: list[str], shapes: list[str], data: st.DataObject
) -> None:
    """Accepted, they give the new text; and what cannot be tracked is left as it was."""
    package = Package(built(parts, shapes), "a.docx")
    root = package.part("word/document.xml")
    anchors = Anchors(Walker(package).read(root), root)
    start = data.draw(st.integers(0, len(anchors.text)))
    end = data.draw(st.integers(start, len(anchors.text)))
    edit = Edit(start, end, data.draw(st.sampled_from(["", "new", "é x"])))
    track = Track(root, anchors, [edit])

    track.write(Cuts(track.letters))

    after = apply_edits(anchors.text, track.edits).strip()
    found = Walker(package).read(root)
    assert (found[0].line.text.strip() if found else "") == after


@given(st.text("ab .\n", max_size=30), st.text("ab .\n", max_size=30))
def test_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    """Unless lines came or went."""
    edits = changes(before, after)

    if before.count("\n") == after.count("\n"):
        assert apply_edits(before, edits) == after
    else:
        assert not edits
