"""The session: from paths and texts to reports, with cache, workers and mended files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.config import Choices
from advisor.engine import Engine
from advisor.errors import PipelineError
from advisor.findings import Applicability
from advisor.reading.draft import Draft
from advisor.report import FileReport
from advisor.session import Session
from advisor.testing import pipeline
from tests.stand_ins import rule_set


@pytest.fixture(autouse=True)
def _stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge with the stand-in rules, and load the pipeline once for all tests."""
    for module in ("registry", "fixer"):
        monkeypatch.setattr(f"advisor.{module}.rules", rule_set)
    monkeypatch.setattr("advisor.language.pipeline.load_pipeline", lambda *_: pipeline())


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the drafts that are judged, as they are."""
    names: list[str] = []
    check = Engine.check

    def noted(self: Engine, drafts: list[Draft]) -> Iterator[FileReport]:
        names.extend(draft.name for draft in drafts)
        return check(self, drafts)

    monkeypatch.setattr(Engine, "check", noted)
    return names


def rules_found(report: FileReport) -> list[str]:
    """Return the rules of a report's findings, sorted."""
    return sorted(finding.rule for finding in report.findings)


def session(tmp_path: Path, **given: object) -> Session:
    """Return a session with a cache of its own and no settings file."""
    choices = Choices(isolated=True, **given)  # type: ignore[arg-type]
    return Session(choices, cache_folder=tmp_path / ".cache")


def check(tmp_path: Path, paths: list[Path], **given: object) -> list[FileReport]:
    """Return the reports on some paths, as one run gives them."""
    with session(tmp_path, **given) as one:
        return list(one.check_paths(paths))


def test_a_text_is_judged(tmp_path: Path) -> None:
    """Pasted text gives a report under the name that stands for it."""
    report = session(tmp_path).check_text("Walk some.")

    assert report.path == "<text>"
    assert rules_found(report) == ["missing-when", "vague-amount"]


def test_pasted_text_never_touches_the_disk(tmp_path: Path) -> None:
    """Not even the cache's folder is made."""
    with session(tmp_path) as one:
        one.check_text("Walk some.")
        one.check_bytes(b"Walk some.", "named.txt")

    assert list(tmp_path.iterdir()) == []


def test_files_come_back_in_their_order_with_their_errors(tmp_path: Path) -> None:
    """What cannot be used is reported in its place, and the rest is judged."""
    (tmp_path / "a.txt").write_text("Walk some.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.md").write_text("# Walk\n\nAfter lunch, walk.\n")
    with session(tmp_path) as one:
        reports = list(one.check_paths([tmp_path, tmp_path / "no.txt"]))

    assert [Path(r.path).name for r in reports] == ["a.txt", "b.txt", "c.md", "no.txt"]
    assert [bool(r.error) for r in reports] == [False, True, False, True]
    assert rules_found(reports[2]) == []


def test_a_draft_that_has_not_changed_is_not_judged_again(tmp_path: Path, reads: list[str]) -> None:
    """The second run answers from the cache, word for word."""
    path = tmp_path / "a.txt"
    path.write_text("Walk some.")
    runs = []
    for _ in range(2):
        with session(tmp_path) as one:
            runs.append(list(one.check_paths([path])))

    assert reads == [str(path)]
    assert runs[0] == runs[1]


def test_a_draft_is_judged_anew_when_anything_changes(tmp_path: Path, reads: list[str]) -> None:
    """Its bytes, the rules of the run, their severities and options, and its format."""
    path, twin = tmp_path / "a.txt", tmp_path / "a.md"
    path.write_text("Walk some.")
    twin.write_text("Walk some.")
    config = tmp_path / "other.toml"
    config.write_text("[rules]\nvague-amount = { most = 1 }\n")
    graver = tmp_path / "graver.toml"
    graver.write_text("[rules]\nvague-amount = 'error'\n")
    check(tmp_path, [path])
    check(tmp_path, [path], ignore=("load",))
    check(tmp_path, [twin])
    for file in (config, graver):
        with Session(Choices(config=file), cache_folder=tmp_path / ".cache") as one:
            list(one.check_paths([path]))
    path.write_text("Walk some more.")
    check(tmp_path, [path])

    assert len(reads) == 6


def test_what_only_counts_findings_does_not_cost_a_reading(
    tmp_path: Path, reads: list[str]
) -> None:
    """`--fail-on` and `--format` change nothing of what is found."""
    path = tmp_path / "a.txt"
    path.write_text("Walk some.")
    check(tmp_path, [path])
    check(tmp_path, [path], fail_on="error", format="json")

    assert len(reads) == 1


def test_without_the_cache_nothing_is_kept(tmp_path: Path, reads: list[str]) -> None:
    """`--no-cache`, and the clinic's profile."""
    path = tmp_path / "a.txt"
    path.write_text("Walk some.")
    for given in ({"cache": False}, {"profile": "clinic"}):
        with session(tmp_path, **given) as one:
            list(one.check_paths([path]))

    assert len(reads) == 2
    assert not (tmp_path / ".cache" / "reports.sqlite3").exists()


def test_a_report_with_a_failed_rule_is_not_kept(tmp_path: Path, reads: list[str]) -> None:
    """The rule may be mended before the next run."""
    path = tmp_path / "a.txt"
    path.write_text("Crash.")
    for _ in range(2):
        with session(tmp_path) as one:
            (report,) = one.check_paths([path])

    assert len(reads) == 2
    assert "'broken-rule' failed" in report.notes[0].message


def test_a_rule_that_raises_costs_its_own_findings_only(tmp_path: Path) -> None:
    """The others still judge the draft."""
    report = session(tmp_path).check_text("Walk some. Crash.")

    assert rules_found(report) == ["missing-when", "vague-amount"]
    assert [note.rule for note in report.notes if note.failed] == ["broken-rule"]


def test_rules_that_need_more_than_the_pipeline_offers_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They rest, and the run says so; also when it is answered from the cache."""
    monkeypatch.setattr(Engine, "resting", ("long-word", "vague-amount"))
    (tmp_path / "a.txt").write_text("Walk.")
    said = []
    for _ in range(2):
        with session(tmp_path) as one:
            (report,) = one.check_paths([tmp_path / "a.txt"])
        said += [note.message for note in report.notes]

    assert said == 2 * [
        "2 rules need more than the pipeline 'embedded' offers, and rest: long-word, vague-amount."
    ]
    assert not any(note.failed for note in report.notes)


def test_a_draft_that_breaks_the_engine_costs_its_own_report_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is reported by name, without a word of it, and the others are judged."""
    report = Engine.report

    def sometimes(self: Engine, plan: object) -> FileReport:
        if plan.draft.name.endswith("b.txt"):  # type: ignore[attr-defined]
            raise RuntimeError("private words")
        return report(self, plan)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "report", sometimes)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("Walk some.")
    with session(tmp_path) as one:
        reports = list(one.check_paths([tmp_path]))

    assert [bool(r.error) for r in reports] == [False, True, False]
    assert "private" not in str(reports[1].error)
    assert "RuntimeError" in str(reports[1].error)


def test_each_draft_is_judged_under_its_own_settings(tmp_path: Path) -> None:
    """Two folders with two settings files in one run."""
    for name, rule in (("a", "vague-amount"), ("b", "missing-when")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text("Walk some.")
        (tmp_path / name / "advisor.toml").write_text(f"select = ['{rule}']\n")
    with Session(cache_folder=tmp_path / ".cache") as one:
        reports = list(one.check_paths([tmp_path / "a", tmp_path / "b", tmp_path / "a/x.txt"]))

    assert [rules_found(r) for r in reports] == [["vague-amount"], ["missing-when"]]


def test_what_counts_is_told_by_each_drafts_own_settings(tmp_path: Path) -> None:
    """A folder may fail on suggestions, another not."""
    for name, level in (("a", "suggestion"), ("b", "error")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text("After lunch, utilize the log.")
        (tmp_path / name / "advisor.toml").write_text(f"fail-on = '{level}'\n")
    with Session(cache_folder=tmp_path / ".cache") as one:
        failed = [one.fails(r) for r in one.check_paths([tmp_path / "a", tmp_path / "b"])]

    assert failed == [True, False]


def test_a_model_that_is_not_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names it."""
    monkeypatch.undo()

    with pytest.raises(PipelineError, match="'no_such_pipeline' is installed"):
        session(tmp_path, model="no_such_pipeline").check_text("Walk.")


def test_mending_writes_what_is_safe_and_keeps_the_rest(tmp_path: Path) -> None:
    """Byte order mark, line ends and all other words stay as they were."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfAfter lunch,\r\nutilize some paper.\r\n")
    with session(tmp_path) as one:
        (mended,) = one.mend_sources(one.find([path]), Applicability.SAFE, write=True)

    assert path.read_bytes() == b"\xef\xbb\xbfAfter lunch,\r\nuse some paper.\r\n"
    assert mended.applied == 1
    assert rules_found(mended.report) == ["vague-amount"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-32-be", b"\0\0\xfe\xff")],
)
def test_mending_keeps_the_order_of_bytes(tmp_path: Path, encoding: str, mark: bytes) -> None:
    """A file with a byte order mark keeps it, and the order that it tells."""
    path = tmp_path / "a.txt"
    path.write_bytes(mark + "After lunch, utilize paper.\n".encode(encoding))
    with session(tmp_path) as one:
        list(one.mend_sources(one.find([path]), Applicability.SAFE, write=True))

    assert path.read_bytes() == mark + "After lunch, use paper.\n".encode(encoding)


def test_mending_without_writing_changes_no_file(tmp_path: Path) -> None:
    """What `--diff` shows is not done."""
    path = tmp_path / "a.txt"
    path.write_text("Utilize paper.")
    with session(tmp_path) as one:
        (mended,) = one.mend_sources(one.find([path]), Applicability.SAFE, write=False)

    assert mended.after == "Use paper."
    assert path.read_text() == "Utilize paper."


def test_a_file_that_needs_no_mending_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time of change stays as it is."""
    path = tmp_path / "a.txt"
    path.write_text("After lunch, walk.")

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("advisor.reading.source.write_atomically", refuse)
    with session(tmp_path) as one:
        list(one.mend_sources(one.find([path]), Applicability.SAFE, write=True))


def test_a_rewrite_that_the_encoding_cannot_hold_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays as it is, and the sentence says what to do."""
    from advisor.fixer import FixResult

    path = tmp_path / "a.txt"
    path.write_bytes("Café walk.".encode("cp1252"))
    monkeypatch.setattr("advisor.fixer.fix_draft", lambda *_: FixResult("Café ✓ walk."))
    choices = Choices(isolated=True)
    with Session(choices, encoding="cp1252") as one:
        (mended,) = one.mend_sources(one.find([path]), Applicability.SAFE, write=True)

    assert "'✓' cannot be written in CP1252; save the draft as UTF-8 first" in str(
        mended.report.error
    )
    assert path.read_bytes() == "Café walk.".encode("cp1252")
