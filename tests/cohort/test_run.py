"""A whole run from the command line: report, history, verdicts, privacy, and what goes wrong."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy")
pytest.importorskip("jinja2")

from advisor.cohort import run as running
from advisor.cohort import writing
from advisor.cohort.history import open_history
from advisor.cohort.pages import trainee_page
from tests.cohort.making import FAIR, GOOD, cohort, run


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def table(path: Path = Path("cohort-report/findings.csv")) -> list[dict[str, str]]:
    """Return the rows of the findings."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pages() -> dict[str, str]:
    """Return the text of each page by its name."""
    home = Path("cohort-report")
    return {p.relative_to(home).as_posix(): p.read_text("utf-8") for p in home.rglob("*.html")}


def test_a_run_writes_a_report(tmp_path: Path) -> None:
    """For the programme, for each trainee, and as tables."""
    drafts = cohort(tmp_path)

    result = run("run", drafts)

    assert result.exit_code == 0
    assert result.stdout.startswith("6 drafts of 3 trainees judged, ")
    found = pages()
    assert sorted(found) == [
        "index.html",
        "trainees/001-ana-ruiz.html",
        "trainees/002-ben-b-o-neil.html",
        "trainees/003-chlo-ito.html",
    ]
    assert "Chloé Ito" in found["index.html"]
    assert "Ben &lt;b&gt;O&#39;Neil" in found["index.html"]
    assert "Two things to work on next" in found["trainees/001-ana-ruiz.html"]
    assert "How it could read" in found["trainees/001-ana-ruiz.html"]
    rows = table()
    parquet = pytest.importorskip("pyarrow.parquet")
    plain = parquet.read_table("cohort-report/findings.parquet").to_pylist()
    assert len(plain) == len(rows) > 10
    assert {row["trainee"] for row in rows} == {"Ana Ruiz", "Ben <b>O'Neil", "Chloé Ito"}
    assert plain[0]["week"] == int(rows[0]["week"]) == 1
    assert not list(tmp_path.glob(".cohort-report*"))


def test_a_second_run_shows_what_changed(tmp_path: Path) -> None:
    """Against the last finished run; history and compare tell it too."""
    drafts = cohort(tmp_path)
    run("run", drafts)
    (drafts / "Ana Ruiz" / "week 2.txt").write_text(GOOD)
    run("run", drafts)

    page = pages()["trainees/001-ana-ruiz.html"]
    assert "Since the last run" in page
    assert "week 2.txt: “What counts as done”: there now; missing before." in page
    assert "Compared with run 1 of " in pages()["index.html"]
    history = run("history").stdout.splitlines()
    assert len(history) == 3
    compared = run("compare").stdout
    assert compared.startswith("Run 1 (")
    assert "What counts as done" in compared


def test_a_dismissed_finding_stays_dismissed(tmp_path: Path) -> None:
    """By what a supervisor wrote into the table, which the next run takes in by itself."""
    drafts = cohort(tmp_path)
    run("run", drafts)
    rows = table()
    chosen = next(row for row in rows if row["rule"] == "vague-action")
    for row in rows:
        if row["fingerprint"] == chosen["fingerprint"]:
            row["say"], row["reason"] = "dismiss", "agreed in session"
    path = Path("cohort-report/findings.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)

    result = run("run", drafts)

    assert "verdicts taken in: 1." in result.stderr
    again = [row for row in table() if row["fingerprint"] == chosen["fingerprint"]]
    assert {(row["say"], row["reason"]) for row in again} == {("dismissed", "agreed in session")}
    page = next(text for text in pages().values() if "A supervisor has dismissed 1 finding" in text)
    assert f'data-fingerprint="{chosen["fingerprint"]}"' not in page
    with open_history("cohort-history.db") as history:
        kept = {f.fingerprint for d in history.drafts(2) for f in d.findings}
    assert chosen["fingerprint"] not in kept
    shown = run("agreement").stdout
    assert "vague-action" in shown
    assert "agreed in session" in shown


def test_verdicts_are_taken_in_from_a_file(tmp_path: Path) -> None:
    """As the page saves them; a wrong word is told with its line, and nothing is taken in."""
    run("run", cohort(tmp_path))
    mine = Path("mine.csv")
    mine.write_text(
        "\ufefffingerprint,rule,say,reason,trainee,draft\r\n1234,vague-amount,confirmed,,Ana,w\r\n"
    )

    assert run("say", mine).stdout == "mine.csv: 1 new verdict.\n"
    assert run("say", mine).stdout == "mine.csv: 0 new verdicts.\n"
    mine.write_text("fingerprint,rule,say\n1,r,confirm\n2,r,perhaps\n")
    wrong = run("say", mine)
    assert wrong.exit_code == 2
    assert "mine.csv, line 3: 'perhaps' is no verdict" in wrong.stderr
    mine.write_text("fingerprint,say\n1,yes\n")
    assert "needs the columns" in run("say", mine).stderr


def test_pseudonyms_hide_names_everywhere(tmp_path: Path) -> None:
    """In pages, tables, history, and what the terminal says."""
    drafts = cohort(tmp_path)
    (drafts / "Ana Ruiz" / "Ana Ruiz week 3.pdf").write_bytes(b"no pdf")

    result = run("run", drafts, "--pseudonyms", "key.csv", "--out", "hidden")

    assert result.exit_code == 2
    written = b"".join(p.read_bytes() for p in Path("hidden").rglob("*") if p.is_file())
    written += b"".join(str(p).encode() for p in Path("hidden").rglob("*"))
    written += Path("cohort-history.db").read_bytes() + result.output.encode()
    for name in ("Ana", "Ruiz", "O'Neil", "Chlo"):
        assert name.encode() not in written
    assert b"T01" in written
    assert "Ana Ruiz" in Path("key.csv").read_text("utf-8")


def test_a_deleted_trainee_is_really_gone(tmp_path: Path) -> None:
    """From history, key file and reports; a new run without their drafts writes the report anew."""
    drafts = cohort(tmp_path)
    run("run", drafts, "--pseudonyms", "key.csv")
    shown = next(
        row.partition(",")[0]
        for row in Path("key.csv").read_text("utf-8").splitlines()
        if "Ana" in row
    )
    Path("cohort-report/notes.txt").write_text("mine")

    result = run("delete-trainee", "Ana Ruiz", "--pseudonyms", "key.csv", "--yes")

    assert result.exit_code == 0
    assert "2 drafts in the history" in result.stdout
    assert "Ana" not in Path("key.csv").read_text("utf-8")
    assert [p.name for p in Path("cohort-report").rglob("*")] == ["notes.txt"]
    with open_history("cohort-history.db") as history:
        assert shown not in history.trainees()
        assert len(history.trainees()) == 2
    again = run("delete-trainee", "Ana Ruiz", "--yes")
    assert again.exit_code == 2
    assert "There is no trainee called 'Ana Ruiz'" in again.stderr


def test_deleting_removes_what_a_stopped_run_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages stand beside a report that was never finished."""
    drafts = cohort(tmp_path)
    with monkeypatch.context() as patched:
        stopped_after(patched, 2)
        run("run", drafts)
    assert Path(".cohort-report.part").exists()

    run("delete-trainee", "Ana Ruiz", "--yes")

    assert not Path(".cohort-report.part").exists()


def test_nothing_is_deleted_without_a_yes(tmp_path: Path) -> None:
    """The question names the reports."""
    run("run", cohort(tmp_path))

    result = run("delete-trainee", "Ana Ruiz")

    assert result.exit_code == 1
    assert "Reports that name them are removed too: 1 folder." in result.output
    with open_history("cohort-history.db") as history:
        assert "Ana Ruiz" in history.trainees()


# --- stopping and going on --------------------------------------------------------------------


def stopped_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Press Ctrl-C once so many trainees are done."""
    real = trainee_page
    done: list[str] = []

    def page(view: Any) -> str:
        if len(done) == count:
            raise KeyboardInterrupt
        done.append(view.name)
        return real(view)

    monkeypatch.setattr(writing, "trainee_page", page)


def test_a_stopped_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old report stands meanwhile, and the new one is as if it had never been stopped."""
    drafts = cohort(tmp_path)
    run("run", drafts, "--no-cache")
    whole = pages()
    (drafts / "Chloé Ito" / "week 2.txt").write_text(FAIR + " Bring it.")
    with monkeypatch.context() as patched:
        stopped_after(patched, 2)
        stopped = run("run", drafts, "--no-cache")

    assert stopped.exit_code == 130
    assert "run the same command again" in stopped.stderr
    assert pages() == whole
    assert "not finished" in run("history").stdout
    judged: list[int] = []
    with monkeypatch.context() as patched:
        real = running.CohortRun._judged

        def seen(self: Any, trainees: Any, told: Any) -> Any:
            judged.append(len(trainees))
            return real(self, trainees, told)

        patched.setattr(running.CohortRun, "_judged", seen)
        resumed = run("run", drafts, "--no-cache")

    assert judged == [1]
    assert "2 trainees were done before." in resumed.stdout
    after = pages()
    fresh = run("run", drafts, "--no-cache", "--out", "fresh", "--history", "fresh.db")
    assert fresh.exit_code == 0
    assert "not finished" not in run("history").stdout
    rows = table()
    assert rows == table(Path("fresh/findings.csv"))
    assert set(after) == set(whole)


def test_what_changed_meanwhile_is_judged_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A half run over other drafts is thrown away."""
    drafts = cohort(tmp_path)
    with monkeypatch.context() as patched:
        stopped_after(patched, 2)
        run("run", drafts)
    (drafts / "Ana Ruiz" / "week 1.txt").write_text(GOOD)

    result = run("run", drafts)

    assert "were done before" not in result.stdout
    assert not [
        r
        for r in table()
        if r["trainee"] == "Ana Ruiz" and r["week"] == "1" and r["rule"] == "vague-action"
    ]


def test_a_report_never_takes_the_place_of_other_files(tmp_path: Path) -> None:
    """Nor are files lost that someone put beside its pages."""
    drafts = cohort(tmp_path)
    Path("mine").mkdir()
    Path("mine/thesis.txt").write_text("all my work")

    refused = run("run", drafts, "--out", "mine")

    assert refused.exit_code == 2
    assert "mine: this folder holds other files" in refused.stderr
    run("run", drafts)
    Path("cohort-report/notes.txt").write_text("mine")
    run("run", drafts)
    assert Path("cohort-report/notes.txt").read_text() == "mine"
    assert json.loads(Path("cohort-report/report.json").read_text())["run"] == 2


@pytest.mark.skipif(os.name != "posix", reason="locks are those of POSIX")
def test_two_runs_never_write_one_report(tmp_path: Path) -> None:
    """The second is told to wait."""
    fcntl = pytest.importorskip("fcntl")
    drafts = cohort(tmp_path)
    with Path(".cohort-report.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run("run", drafts)

    assert result.exit_code == 2
    assert "another run is writing this report" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["run", "none"], "none: there is no such folder"),
        (["run", "drafts", "--rubric", "none.toml"], "none.toml: this rubric could not be read"),
        (["run", "drafts", "--map", "none.csv"], "none.csv: this table could not be read"),
        (["run", "drafts", "--out", "file"], "file: this is a file"),
        (["history", "--history", "none.db"], "none.db: there is no history here yet"),
        (["compare"], "there is no history here yet"),
        (["agreement"], "there is no history here yet"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, args: list[str], said: str) -> None:
    """In one sentence, with status 2."""
    cohort(tmp_path)
    Path("file").write_text("x")

    result = run(*args)

    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    """It is told on both pages and at the end."""
    drafts = cohort(tmp_path)
    (drafts / "Ana Ruiz" / "week 3.docx").write_bytes(b"no zip")

    result = run("run", drafts)

    assert result.exit_code == 2
    said = "Ana Ruiz, week 3.docx: this is no sound Word file; open it in Word and save it anew."
    assert said in result.stderr
    assert said in pages()["index.html"]
    assert said in pages()["trainees/001-ana-ruiz.html"]
    assert result.stdout.startswith("6 drafts of 3 trainees judged")


def test_a_run_on_postgresql(tmp_path: Path, database: str) -> None:
    """The same, by the address of a database."""
    drafts = cohort(tmp_path)

    assert run("run", drafts, "--history", database).exit_code == 0
    assert run("run", drafts, "--history", database).exit_code == 0
    assert run("compare", "--history", database).stdout.startswith("Run 1 (")
    assert run("delete-trainee", "Ana Ruiz", "--yes", "--history", database).exit_code == 0


def test_our_rubric_can_be_printed_and_changed(tmp_path: Path) -> None:
    """A line that is left out is on no page."""
    drafts = cohort(tmp_path)
    text = run("rubric").stdout
    mine = tmp_path / "mine.toml"
    mine.write_text(
        text.replace('label = "How much"\nweight = 2', 'label = "How much"\nweight = 0')
    )

    assert run("run", drafts, "--rubric", mine).exit_code == 0
    assert 'role="rowheader">How much</th>' not in pages()["trainees/001-ana-ruiz.html"]
    assert 'role="rowheader">When</th>' in pages()["trainees/001-ana-ruiz.html"]
