"""What a history keeps, in both databases; and what becomes of it when things go wrong."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("sqlalchemy")

from advisor.cohort.history import open_history
from advisor.cohort.history.store import History
from advisor.cohort.values import KeptCriterion, KeptDraft, KeptFinding, Level, Say, Verdict
from advisor.errors import ConfigError
from advisor.findings import Severity

PRINT = "0123456789abcdef"


def draft(trainee: str = "T01", name: str = "week 1.docx", **more: object) -> KeptDraft:
    """Return a draft with one finding."""
    facts: dict[str, object] = {
        "week": 1,
        "case": "A",
        "digest": "d1",
        "words": 120,
        "grade": 6.5,
        "elements": {"action": True, "dose": False},
        "criteria": {"dose": KeptCriterion(Level.PARTLY, 1.5, 3)},
        "findings": (
            KeptFinding("vague-amount", "vagueness", Severity.WARNING, PRINT, 3, 1, 2),
            KeptFinding("missing-dose", "specification", Severity.SUGGESTION, "f" * 16),
        ),
    }
    return KeptDraft(trainee=trainee, name=name, **{**facts, **more})  # type: ignore[arg-type]


def begun(history: History, cohort: str = "2026", key: str = "k") -> int:
    """Begin a run."""
    return history.begin(
        cohort, advisor="1", judging="j", rubric="r", key=key, started="2026-11-24T10:00:00Z"
    )


def test_a_run_is_kept_as_it_was(where: str) -> None:
    """All of every draft, in order."""
    kept = [draft("T02"), draft("T01", "b"), draft("T01", "a", week=None, grade=None, findings=())]
    with open_history(where) as history:
        run = begun(history)
        history.add(run, kept)
        history.finish(run, "2026-11-24T10:01:00Z")

    with open_history(where) as history:
        assert history.drafts(run) == (kept[2], kept[1], kept[0])
        info = history.runs("2026")[0]
        assert (info.drafts, info.trainees, info.finished) == (3, 2, "2026-11-24T10:01:00Z")
        assert history.trainees() == ("T01", "T02")
        assert history.cohorts() == ("2026",)


def test_an_interrupted_run_is_found_again(where: str) -> None:
    """By its inputs; and a draft that is added anew takes the place of the old one."""
    with open_history(where) as history:
        run = begun(history)
        history.add(run, [draft()])
        history.add(run, [draft(digest="d2", findings=())])

        assert history.resumable("k") == run
        assert history.resumable("other") is None
        assert history.done(run) == {("T01", "week 1.docx"): "d2"}
        assert history.latest("2026") is None
        history.finish(run, "now")
        assert history.resumable("k") is None
        assert history.latest("2026") == run
        assert history.latest("2026", before=run) is None


def test_runs_are_never_counted_twice(where: str) -> None:
    """The number of a run that was discarded is not given again."""
    with open_history(where) as history:
        first = begun(history)
        history.add(first, [draft()])
        history.discard(first)

        assert begun(history) > first
        assert history.drafts(first) == ()


def test_a_later_verdict_takes_the_place_of_an_earlier_one(where: str) -> None:
    """And can be taken back."""
    with open_history(where) as history:
        history.say([Verdict(PRINT, "vague-amount", Say.CONFIRMED)])
        history.say(
            [Verdict(PRINT, "vague-amount", Say.DISMISSED, "as agreed", "Kim", "now", "T01")]
        )

        assert history.dismissed() == {PRINT}
        assert history.verdicts()[0].reason == "as agreed"
        history.unsay([PRINT])
        assert history.verdicts() == ()


def test_a_deleted_trainee_is_gone(where: str) -> None:
    """With findings, verdicts and runs that held nobody else; others stay."""
    with open_history(where) as history:
        first, second = begun(history), begun(history)
        history.add(first, [draft("T01")])
        history.add(second, [draft("T01"), draft("T02", findings=())])
        history.finish(first, "now")
        history.finish(second, "now")
        history.pages_at(second, Path("/reports"))
        history.say([Verdict(PRINT, "vague-amount", Say.DISMISSED, trainee="T01")])
        assert history.report_folders("T01") == (Path("/reports"),)

        assert history.delete_trainee("T01") == 2
        assert history.delete_trainee("T01") == 0
        assert history.trainees() == ("T02",)
        assert [one.number for one in history.runs()] == [second]
        assert history.verdicts() == ()


def test_nothing_of_a_deleted_trainee_is_left_in_the_file(tmp_path: Path) -> None:
    """Not even between its rows."""
    path = tmp_path / "history.db"
    with open_history(path) as history:
        run = begun(history)
        names = [f"draft {at} of zebra" for at in range(300)]
        history.add(run, [draft("zebra", name, digest="e" * 64) for name in names])
        history.add(run, [draft("T02", findings=())])
        history.delete_trainee("zebra")

    for one in tmp_path.iterdir():
        data = one.read_bytes()
        assert b"zebra" not in data
        assert PRINT.encode() not in data
        assert b"e" * 64 not in data


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(
    st.builds(
        draft,
        TEXT.filter(bool),
        TEXT,
        week=st.none() | st.integers(0, 99),
        case=TEXT,
        grade=st.none() | st.floats(0, 20),
        elements=st.dictionaries(TEXT, st.booleans(), max_size=3),
    )
)
def test_any_draft_comes_back(tmp_path: Path, kept: KeptDraft) -> None:
    """Whatever its names are."""
    with open_history(tmp_path / "any.db") as history:
        run = begun(history)
        history.add(run, [kept])
        assert history.drafts(run) == (kept,)
        history.discard(run)


# --- what goes wrong ------------------------------------------------------------------------


def test_a_newer_history_is_left_alone(tmp_path: Path) -> None:
    """An older advisor could only damage it."""
    path = tmp_path / "history.db"
    open_history(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE schema_version SET version = 99")
    raw.close()

    with pytest.raises(ConfigError, match=r"a newer advisor wrote this history"):
        open_history(path)


def test_a_history_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """What it holds stays."""
    path = tmp_path / "history.db"
    with open_history(path) as history:
        run = begun(history)
        history.add(run, [draft()])
    with sqlite3.connect(path) as raw:
        raw.executescript(
            "DROP TABLE verdicts; DROP TABLE pages; UPDATE schema_version SET version = 1;"
        )
    raw.close()

    with open_history(path) as history:
        history.say([Verdict(PRINT, "vague-amount", Say.CONFIRMED)])
        assert history.drafts(run) == (draft(),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no database at all" * 100, "this is no history of cohorts"),
        (b"SQLite format 3\0" + b"x" * 4096, "this (history|is no history)"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """And left as it is."""
    path = tmp_path / "other.db"
    path.write_bytes(content)

    with pytest.raises(ConfigError, match=said):
        open_history(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    """Its tables are not ours."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE patients (name TEXT)")
    raw.close()

    with pytest.raises(ConfigError, match=r"this is no history of cohorts"):
        open_history(path)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("mysql://x/y", "not mysql://"),
        ("postgresql://kim:secret@127.0.0.1:1/none", "cannot be reached"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(where: str, said: str) -> None:
    """In one sentence."""
    pytest.importorskip("psycopg")
    with pytest.raises(ConfigError, match=said) as caught:
        open_history(where)
    assert "secret" not in str(caught.value)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """Nothing is made behind the user's back."""
    with pytest.raises(ConfigError, match=r"the folder of this history is missing"):
        open_history(tmp_path / "none" / "history.db")


WRITER = """
import sys
from tests.cohort.test_history import begun, draft
from advisor.cohort.history import open_history
with open_history(sys.argv[1]) as history:
    for at in range(15):
        run = begun(history, sys.argv[2])
        history.add(run, [draft(sys.argv[2], f"{at}")])
        history.finish(run, "now")
"""


def test_two_programs_write_at_once(where: str) -> None:
    """Neither loses a run, whoever makes the tables first."""
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, where, who], cwd=root) for who in ("A", "B")
    ]

    assert [one.wait(120) for one in running] == [0, 0]
    with open_history(where) as history:
        assert len(history.runs("A")) == len(history.runs("B")) == 15
        assert all(one.drafts == 1 for one in history.runs())


CRASH = """
import os, sys
from tests.cohort.test_history import begun, draft
from advisor.cohort.history import open_history, store
history = open_history(sys.argv[1])
run = begun(history)
history.add(run, [draft("kept")])
real = store._put
def put(connection, number, one):
    real(connection, number, one)
    if one.name == "250":
        os._exit(9)
store._put = put
history.add(run, [draft("lost", f"{at}") for at in range(300)])
"""


def test_a_crash_in_the_middle_of_writing_loses_that_write_only(where: str) -> None:
    """The history is whole afterwards, and the run can be resumed."""
    root = Path(__file__).parents[2]

    died = subprocess.run([sys.executable, "-c", CRASH, where], cwd=root, check=False, timeout=120)

    assert died.returncode == 9
    with open_history(where) as history:
        run = history.resumable("k")
        assert run is not None
        assert [one.trainee for one in history.drafts(run)] == ["kept"]
        history.add(run, [draft("later")])
