"""`advisor check --annotate`: a copy with comments, from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advisor.faces.commands import cli
from tests.reading.documents.making import stored, word_file

docx = pytest.importorskip("docx")


def sheet(path: Path, text: str = "Utilise the card a few times.") -> Path:
    """Write a Word file."""
    file = word_file()
    file.add_paragraph(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stored(file))
    return path


def run(*args: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["check", "--no-cache", *map(str, args)])


def test_a_copy_is_written_and_the_draft_stays(tmp_path: Path) -> None:
    """The report and the exit status are those of any check."""
    draft = sheet(tmp_path / "a.docx")
    before = draft.read_bytes()

    result = run(draft, "--annotate", tmp_path / "b.docx", "--track-changes", "--format", "concise")

    assert result.exit_code == 1
    assert "a.docx: page 1, paragraph 1 “Utilise”: " in result.output
    assert "b.docx: written, with " in result.stderr
    assert "tracked change" in result.stderr
    assert draft.read_bytes() == before
    assert len(docx.Document(str(tmp_path / "b.docx")).comments) > 0


def test_several_files_go_into_a_folder(tmp_path: Path) -> None:
    """With the folders that they have; what is no Word file is told."""
    sheet(tmp_path / "in" / "kim" / "a.docx")
    sheet(tmp_path / "in" / "sam" / "a.docx")
    (tmp_path / "in" / "b.txt").write_text("Utilise it.")

    result = run(tmp_path / "in", "--annotate", tmp_path / "out")

    assert sorted(
        path.relative_to(tmp_path).as_posix() for path in (tmp_path / "out").rglob("*.docx")
    ) == [
        "out/kim/a.docx",
        "out/sam/a.docx",
    ]
    assert "b.txt: was checked, but only Word files can hold comments." in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.docx", "--track-changes"], "goes with --annotate"),
        (["a.docx", "--annotate", "a.docx"], "is the draft itself"),
        (["a.txt", "--annotate", "b.docx"], "is no Word file"),
        (["a.docx", "a.txt", "--annotate", "b.docx"], "name a folder"),
        ([".", "--annotate", "."], "name another folder"),
        (["-", "--annotate", "b.docx"], "needs a Word file"),
        (["a.docx", "--annotate", "b.docx", "--fix"], "only checks"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], said: str
) -> None:
    """In one sentence, with status 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    sheet(tmp_path / "a.docx")
    (tmp_path / "a.txt").write_text("Utilise it.")

    result = run(*args)

    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "b.docx").exists()


def test_a_document_is_not_mended_in_its_place(tmp_path: Path) -> None:
    """The copy with tracked changes is the way."""
    draft = sheet(tmp_path / "a.docx")
    before = draft.read_bytes()

    result = run(draft, "--fix")

    assert result.exit_code == 2
    assert "--annotate COPY --track-changes" in result.stderr
    assert draft.read_bytes() == before
