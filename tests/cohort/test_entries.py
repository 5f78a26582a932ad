"""Whose draft each file is."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from advisor.cohort.entries import of_folder, of_table, week_of
from advisor.cohort.pseudonyms import Pseudonyms
from advisor.errors import ConfigError
from advisor.reading.walk import Source, find_drafts


def find(paths: Iterable[Path]) -> Iterable[Source]:
    """Return the text files of folders."""
    return partial(find_drafts, suffixes={".txt"})(paths)


def put(path: Path) -> Path:
    """Write a draft."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Walk home.")
    return path


@pytest.mark.parametrize(
    ("path", "week"),
    [
        ("week 3.docx", 3),
        ("Homework_wk03.txt", 3),
        ("Week-12 plan.md", 12),
        ("session 4/draft.txt", 4),
        ("week 2/session 5.txt", 5),
        ("w7.txt", 7),
        ("plan.txt", None),
        ("weekend 2.txt", None),
        ("2026-03-04.txt", None),
        ("skills2.txt", None),
    ],
)
def test_weeks_in_names(path: str, week: int | None) -> None:
    """The innermost name that tells one counts."""
    assert week_of(Path(path)) == week


def test_a_folder_for_each_trainee(tmp_path: Path) -> None:
    """Sorted as people sort, and what lies beside the folders is told."""
    for name in ("B/week 10.txt", "B/week 2.txt", "A/x/one.txt", "loose.txt"):
        put(tmp_path / name)

    found = of_folder(tmp_path, find)

    assert [(one.trainee, one.name, one.week) for one in found.entries] == [
        ("A", "x/one.txt", None),
        ("B", "week 2.txt", 2),
        ("B", "week 10.txt", 10),
    ]
    assert "loose.txt: this file is in no trainee's folder" in found.problems[0]


def test_a_table_maps_files(tmp_path: Path) -> None:
    """With other names of columns, semicolons, and rows that are wrong told one by one."""
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt")
    table = tmp_path / "map.csv"
    table.write_text(
        "\ufeffFile;Student;Week;Case;Note\na.txt;Kim;week 2;C7;x\nb.txt;Sam;;;\nnone.txt;Sam;1;;\na.txt;Kim;3;;\n;;;;\n",
        "utf-8",
    )

    found = of_table(table, tmp_path)

    assert [(e.trainee, e.name, e.week, e.case) for e in found.entries] == [
        ("Kim", "a.txt", 2, "C7"),
        ("Sam", "b.txt", None, ""),
    ]
    assert "row 4: there is no file 'none.txt'" in found.problems[0]
    assert "row 5: row 2 names this file already" in found.problems[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,week\n", "needs the columns file and trainee"),
        ("file,trainee\na.txt,\n", "row 2: a file and a trainee are needed"),
        ("file,trainee,week\na.txt,Kim,soon\n", "'soon' is no week"),
        ("file,trainee\nnone.txt,Kim\n", "no row of this table names a file that is there"),
    ],
)
def test_a_wrong_table_is_told(tmp_path: Path, text: str, said: str) -> None:
    """With its row."""
    put(tmp_path / "a.txt")
    table = tmp_path / "map.csv"
    table.write_text(text)

    with pytest.raises(ConfigError, match=said):
        of_table(table, tmp_path)


def test_pseudonyms_stay_the_same(tmp_path: Path) -> None:
    """New trainees get new ones, and file names are hidden too."""
    put(tmp_path / "d" / "Kim Lee" / "Kim Lee week 1.txt")
    entry = of_folder(tmp_path / "d", find).entries[0]
    key = tmp_path / "key.csv"
    first = Pseudonyms(key)
    first.take_in(["Kim Lee", "Sam"])
    first.save()
    second = Pseudonyms(key)
    second.take_in(["Sam", "Kim Lee", "Ana"])

    assert second.hidden(entry) == first.hidden(entry)
    assert "Kim" not in f"{first.hidden(entry).trainee} {first.hidden(entry).name}"
    assert sorted(map(second.of, ("Kim Lee", "Sam", "Ana"))) == ["T01", "T02", "T03"]
    assert second.name_of(first.of("Sam")) == "Sam"
    assert key.stat().st_mode & 0o077 == 0


def test_another_file_is_no_key(tmp_path: Path) -> None:
    """It would be overwritten."""
    other = put(tmp_path / "notes.csv")

    with pytest.raises(ConfigError, match="this is no key file"):
        Pseudonyms(other)
