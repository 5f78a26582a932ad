"""Which drafts a folder holds, in which order."""

import os
from pathlib import Path

import pytest

from advisor.errors import DraftError
from advisor.reading.walk import find_drafts, read_bytes

SUFFIXES = {".txt", ".md"}


def tree(folder: Path, *names: str) -> None:
    """Write a small file under each name."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Walk.\n")


def found(*paths: Path, home: Path) -> list[str]:
    """Return what is found, as names below home."""
    return [s.path.relative_to(home).as_posix() for s in find_drafts(paths, SUFFIXES)]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Names are sorted, so two runs say the same in the same order."""
    tree(tmp_path, "b.txt", "a.md", "z/c.txt", "y/d.TXT", "y/pic.png")

    assert found(tmp_path, home=tmp_path) == ["a.md", "b.txt", "y/d.TXT", "z/c.txt"]


def test_hidden_and_foreign_folders_are_skipped(tmp_path: Path) -> None:
    """What is hidden, or installed by a tool, is no draft."""
    tree(
        tmp_path,
        "a.txt",
        ".git/b.txt",
        ".venv/c.txt",
        "node_modules/d.txt",
        ".e.txt",
        "x/venv/f.md",
    )

    assert found(tmp_path, home=tmp_path) == ["a.txt"]


def test_gitignore_is_respected(tmp_path: Path) -> None:
    """Also below, also with a way back in, and also that of a folder above."""
    tree(tmp_path, "kept.txt", "old/a.txt", "x/draft.md", "x/y/draft.md", "x/y/keep.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old/\ndraft.md\n")
    (tmp_path / "x" / "y" / ".gitignore").write_text("!draft.md\nkeep.md\n")

    assert found(tmp_path, home=tmp_path) == ["kept.txt", "x/y/draft.md"]
    assert found(tmp_path / "x", home=tmp_path) == ["x/y/draft.md"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    """Even one that is ignored, hidden, or ends otherwise."""
    tree(tmp_path, "a.doc", ".b")
    (tmp_path / ".gitignore").write_text("*\n")

    assert found(tmp_path / "a.doc", tmp_path / ".b", home=tmp_path) == ["a.doc", ".b"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """By another spelling, through its folder, or through a link."""
    tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    twice = (tmp_path / "a.txt", tmp_path / "x" / ".." / "a.txt", tmp_path, tmp_path / "link.txt")

    assert found(*twice, home=tmp_path) == ["a.txt", "b.txt"]


def test_a_folder_without_drafts_is_told(tmp_path: Path) -> None:
    """It says which endings it looked for."""
    tree(tmp_path, "a.docx")
    (source,) = find_drafts([tmp_path], SUFFIXES)

    assert source.problem.endswith("there is no draft in this folder; drafts end in .md, .txt.")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """One sentence with its name."""
    with pytest.raises(DraftError, match=r"no\.txt: there is no such file; check the spelling"):
        read_bytes(tmp_path / "no.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """One sentence with its name and what to do."""
    tree(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)

    with pytest.raises(DraftError, match="you may not read this file"):
        read_bytes(tmp_path / "a.txt")


def test_a_refusal_of_the_system_is_put_into_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the tests run as root, for whom no file is closed."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(DraftError, match=r"a\.txt: you may not read this file"):
        read_bytes(tmp_path / "a.txt")
