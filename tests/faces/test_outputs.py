"""Where reports go: files in formats of their own, whole or not at all, beside the terminal."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from advisor.errors import ConfigError
from advisor.faces.outputs import target_of
from advisor.findings import Note
from advisor.report import FileReport, Report
from advisor.reports.own import HOMES, own_reporter
from advisor.reports.reporter import RenderOptions
from tests.faces.conftest import Command

KNOWN = tuple(HOMES)


@pytest.mark.parametrize(
    ("given", "form", "path"),
    [
        ("sarif=out/x.json", "sarif", "out/x.json"),
        ("x.json", "json", "x.json"),
        ("x.sarif", "sarif", "x.sarif"),
        ("x.SARIF.json", "sarif", "x.SARIF.json"),
        ("page.html", "html", "page.html"),
    ],
)
def test_a_target_tells_its_format(given: str, form: str, path: str) -> None:
    """By a name before the path, else by its ending."""
    assert target_of(given, KNOWN) == (form, Path(path))


@pytest.mark.parametrize(
    ("given", "said"), [("sarf=x.json", "Did you mean 'sarif'?"), ("x.out", "json=x.out")]
)
def test_a_target_that_tells_none_gets_one_sentence(given: str, said: str) -> None:
    """What to write instead."""
    with pytest.raises(ConfigError) as caught:
        target_of(given, KNOWN)
    assert said in str(caught.value)


def test_one_run_writes_several_reports(home: Path, advisor: Command) -> None:
    """The terminal has its own format, each file another."""
    (home / "a.txt").write_text("Walk some.")
    done = advisor(
        "check", "a.txt", "--format", "concise", "--output-file", "r.json",
        "--output-file", "sarif=r.out", "--output-file", "r.html",
    )  # fmt: skip

    assert done.exit_code == 1
    assert done.stdout.startswith("a.txt:1:")
    assert json.loads((home / "r.json").read_text())["summary"]["files"] == 1
    assert json.loads((home / "r.out").read_text())["version"] == "2.1.0"
    assert "<!doctype html>" in (home / "r.html").read_text()
    assert sorted(p.name for p in home.iterdir()) == ["a.txt", "r.html", "r.json", "r.out"]


def test_a_file_that_cannot_be_written_is_told_before_anything_is_judged(
    home: Path, advisor: Command
) -> None:
    """Nothing is left half-written, and the terminal stays empty."""
    (home / "a.txt").write_text("Walk some.")
    done = advisor("check", "a.txt", "--output-file", "r.json", "--output-file", "no/r.sarif")

    assert done.exit_code == 2
    assert "there is no such folder; make it first" in done.stderr
    assert done.stdout == ""


def test_an_old_report_stays_until_the_new_one_is_whole(home: Path, advisor: Command) -> None:
    """A run that fails on the way leaves the last report alone."""
    (home / "a.txt").write_text("Walk some.")
    (home / "r.json").write_text("old")
    (home / "inner").mkdir()
    (home / "inner" / "advisor.toml").write_text("nonsense\n")
    (home / "inner" / "b.txt").write_text("Walk.")
    done = advisor("check", "a.txt", "inner", "--output-file", "r.json")

    assert done.exit_code == 2
    assert (home / "r.json").read_text() == "old"
    assert [p.name for p in home.iterdir() if p.name.endswith(".part")] == []


def test_exit_zero_forgives_findings_but_no_fault(home: Path, advisor: Command) -> None:
    """A draft that could not be read is still a fault."""
    (home / "a.txt").write_text("Walk some.")

    assert advisor("check", "a.txt").exit_code == 1
    assert advisor("check", "a.txt", "--exit-zero").exit_code == 0
    assert advisor("check", "gone.txt", "--exit-zero").exit_code == 2


def test_statistics_count_the_findings_of_each_rule(home: Path, advisor: Command) -> None:
    """With a row for all."""
    (home / "a.txt").write_text("Walk some.")
    lines = advisor("check", "a.txt", "--statistics").stdout.splitlines()

    assert lines[0].split()[:2] == ["findings", "rule"]
    assert lines[-1].split()[1] == "all"
    assert int(lines[-1].split()[0]) == sum(int(line.split()[0]) for line in lines[1:-1])


@pytest.mark.parametrize("name", sorted(HOMES))
def test_a_report_that_streams_is_the_one_that_is_rendered(name: str) -> None:
    """File by file or at once, the text is the same; also for no file at all."""
    reporter = own_reporter(name)
    assert reporter is not None
    note = Note("a rule failed", "r", failed=True)
    files = (FileReport("a.txt", "a.txt: gone"), FileReport("b.txt", notes=(note,)))

    for report in (Report(files), Report(())):
        text = reporter.render(report, RenderOptions())
        if name in ("json", "gitlab", "rdjson", "sarif"):
            json.loads(text)
        assert isinstance(text, str)


class _Page(HTMLParser):
    """Collects what a page asks for from elsewhere, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.asked += [
            v or "" for k, v in attrs if k in ("src", "href") and not (v or "").startswith("#")
        ]


def test_the_page_escapes_all_and_asks_for_nothing(home: Path, advisor: Command) -> None:
    """No script, no outside address, and a draft cannot bring its own."""
    (home / "a.txt").write_text('Walk some <script>alert("x")</script> & <img src=x>.')
    advisor("check", "a.txt", "--output-file", "r.html")
    page = _Page()
    page.feed((home / "r.html").read_text())

    assert page.asked == []
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert {"main", "h1", "h2", "h3", "caption"} <= set(page.tags)


def test_timing_names_reading_and_rules(home: Path, advisor: Command) -> None:
    """On stderr, so that the report stays as it is."""
    (home / "a.txt").write_text("Walk some.")
    done = advisor("check", "a.txt", "--timing", "--format", "concise")

    assert "reading" in done.stderr
    assert "1 drafts" in done.stderr
    assert done.stdout.startswith("a.txt:1:")


def test_verbose_says_what_was_judged_and_what_was_kept(home: Path, advisor: Command) -> None:
    """The second run finds what the first left."""
    (home / "a.txt").write_text("Walk some.")
    first = advisor("check", "a.txt", "-v")
    second = advisor("check", "a.txt", "-v")

    assert "1 judged, 0 as an earlier run left them" in first.stderr
    assert "0 judged, 1 as an earlier run left them" in second.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(advisor: Command, shell: str) -> None:
    """The script calls the command back."""
    assert "_ADVISOR_COMPLETE" in advisor("completion", shell).stdout
