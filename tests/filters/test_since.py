"""Which lines count as changed, and which findings stand on them."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import ConfigError
from advisor.filters.since import Since, changed_lines, only_changed, touches
from advisor.findings import Scope, Span
from tests.stand_ins import finding, report_on, view

HUNKS = rb"""diff --git a/a b.txt b/a b.txt
--- a/a b.txt<TAB>
+++ b/a b.txt<TAB>
@@ -1 +1,2 @@
-x
++++ b/no.txt
+@@ -1 +1 @@
@@ -9,2 +9,0 @@ Walk
--- a/no.txt
-y
\ No newline at end of file
diff --git a/gone.txt b/gone.txt
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git "a/q\"\303\251.txt" "b/q\"\303\251.txt"
--- /dev/null
+++ "b/q\"\303\251.txt"
@@ -0,0 +1,3 @@
+a
+b
+c
""".replace(b"<TAB>", b"\t")


def test_a_diff_is_read_by_its_headers_alone() -> None:
    """Whatever the drafts say."""
    assert changed_lines(HUNKS) == {"a b.txt": [(1, 2), (9, 0)], 'q"é.txt': [(1, 3)]}


@pytest.mark.parametrize(
    ("ranges", "first", "last", "yes"),
    [
        ([(3, 2)], 1, 2, False),
        ([(3, 2)], 4, 9, True),
        ([(3, 2)], 5, 9, False),
        ([(3, 0)], 1, 3, False),
        ([(3, 0)], 3, 4, True),
        ([(3, 0)], 4, 5, False),
        ([], 1, 9, False),
    ],
)
def test_lines_that_are_gone_count_between_their_neighbours(
    ranges: list[tuple[int, int]], first: int, last: int, *, yes: bool
) -> None:
    """A sentence that lost its middle has changed; the ones around it have not."""
    assert touches(ranges, first, last) is yes


def test_what_is_said_of_an_assignment_counts_with_any_of_its_lines() -> None:
    """And of no other; a word counts by its own line."""
    source = "Walk some.\nThen rest.\n\nGo some."
    parts = (view(source, span=Span(0, 21)), view(source, span=Span(23, 31)))
    here = finding(source, "Walk", rule="missing-dose", scope=Scope.ASSIGNMENT)
    there = replace(here, assignment=1, span=Span(23, 25), line=4)
    word, plan = finding(source, "some"), finding(source, "Walk", scope=Scope.PLAN)
    report = replace(report_on(source, here, there, word, plan), assignments=parts)
    left = only_changed(report, [(2, 1)])

    assert left.findings == (here, plan)
    assert left.unchanged == 2
    assert [bool(part.card) for part in left.assignments] == [True, False]
    assert only_changed(report, []).findings == ()
    # A line that is gone may have held what is missing now.
    assert only_changed(report, [(2, 0)]).findings == (here, plan)


def git(folder: Path, *args: str) -> None:
    """Run git in a folder, as nobody in particular."""
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with one commit of one draft."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "home"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "a ö.txt").write_text("One.\nTwo.\nThree.\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    return folder


def test_lines_on_the_disk_are_compared(repository: Path) -> None:
    """Renamed files by their new name, untracked ones whole."""
    draft, moved = repository / "a ö.txt", repository / "b.txt"
    assert Since("HEAD").lines(draft) == []

    draft.write_text("One.\nTwo, then.\nThree.\nFour.\n", encoding="utf-8")
    assert Since("HEAD").lines(draft) == [(2, 1), (4, 1)]

    draft.write_text("One.\nTwo.\nThree.\n", encoding="utf-8")
    git(repository, "mv", "a ö.txt", "b.txt")
    moved.write_text("One.\nTwo.\nThree!\n", encoding="utf-8")
    assert Since("main").lines(moved) == [(3, 1)]

    (repository / "new.txt").write_text("x\n")
    assert Since("HEAD").lines(repository / "new.txt") is None


def test_what_others_changed_meanwhile_does_not_count(repository: Path) -> None:
    """The last revision in common is what a branch is compared with."""
    draft = repository / "a ö.txt"
    git(repository, "checkout", "-qb", "mine")
    draft.write_text("One.\nTwo.\nThree.\nMine.\n", encoding="utf-8")
    git(repository, "commit", "-qam", "mine")
    git(repository, "checkout", "-q", "main")
    draft.write_text("Theirs.\nTwo.\nThree.\n", encoding="utf-8")
    git(repository, "commit", "-qam", "theirs")
    git(repository, "checkout", "-q", "mine")

    assert Since("main").lines(draft) == [(4, 1)]


def test_settings_of_git_change_nothing(repository: Path) -> None:
    """Users have many."""
    for setting in ("diff.noprefix true", "diff.mnemonicPrefix true", "color.ui always"):
        git(repository, "config", *setting.split())
    git(repository, "config", "diff.external", "false")
    (repository / "a ö.txt").write_text("One.\nTwo.\n3.\n", encoding="utf-8")

    assert Since("HEAD").lines(repository / "a ö.txt") == [(3, 1)]


@pytest.mark.parametrize("rev", ["no-such", "--help", "HEAD~9", ""])
def test_an_unknown_revision_is_told(repository: Path, rev: str) -> None:
    """Before anything is judged."""
    with pytest.raises(ConfigError, match="there is no revision"):
        Since(rev).ready(repository)


def test_a_folder_without_git_is_told(tmp_path: Path) -> None:
    """Nothing there tells what has changed."""
    with pytest.raises(ConfigError, match="in no git repository"):
        Since("HEAD").ready(tmp_path)


def test_a_missing_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(ConfigError, match="git could not be started"):
        Since("HEAD").ready(repository)
