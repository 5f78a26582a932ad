"""What `advisor check` holds back: comments, baselines, and lines that have not changed."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.faces.conftest import Command

OLD = "After tea, walk some.\n"
NEW = "\nAfter lunch, walk some.\n"


def lines(text: str) -> list[tuple[str, int]]:
    """Return file and line of each finding of a JSON report."""
    return [(f["path"], one["line"]) for f in json.loads(text)["files"] for one in f["findings"]]


def held(text: str) -> dict[str, Any]:
    """Return what a JSON report says is held back."""
    found: dict[str, Any] = json.loads(text)["summary"]["held_back"]
    return found


# --- comments -------------------------------------------------------------------------------


def test_an_allowed_finding_does_not_count(advisor: Command) -> None:
    """It is counted apart, and said in the end."""
    said = f"# advisor: allow vague-amount: they know\n{OLD}"
    result = advisor("check", "-", said=said)

    assert result.exit_code == 0
    assert "1 finding held back: 1 by comments in the drafts." in result.stdout
    assert held(advisor("check", "-", "--format", "json", said=said).stdout)["suppressed"] == 1


def test_the_cache_knows_what_is_allowed(advisor: Command, home: Path) -> None:
    """The second run tells the same as the first."""
    (home / "a.txt").write_text(f"# advisor: allow vague-amount\n{OLD}{NEW}")
    first, again = (advisor("check", "--format", "sarif", "a.txt").stdout for _ in range(2))

    assert first == again
    results = json.loads(first)["runs"][0]["results"]
    assert [result.get("suppressions") for result in results] == [None, [{"kind": "inSource"}]]


def test_fix_takes_an_unused_comment_away(advisor: Command, home: Path) -> None:
    """And leaves those in use, with their words."""
    text = "After tea, utilize it. [advisor: allow long-word]\n"
    (home / "a.txt").write_text(f"# advisor: allow vague-amount\n{text}")
    result = advisor("check", "--fix", "a.txt")

    assert (home / "a.txt").read_text() == text
    assert "1 rewrite applied" in result.stdout


def test_findings_on_comments_are_explained(advisor: Command) -> None:
    """As the hint under a report promises."""
    result = advisor("check", "-", said="# advisor: allow vague-amount\nAfter tea, walk.\n")
    page = advisor("explain", "unused-suppression")

    assert "advisor explain unused-suppression" in result.stdout
    assert page.exit_code == 0
    assert "docs/suppress.md" in page.stdout


# --- baselines ------------------------------------------------------------------------------


def test_what_is_in_the_baseline_is_not_shown(advisor: Command, home: Path) -> None:
    """From any folder, also when it has moved; what is new is."""
    (home / "a.txt").write_text(OLD)
    written = advisor("check", "a.txt", "--write-baseline", "known.json")
    assert written.exit_code == 0
    assert "findings in the baseline now: 1" in written.stderr

    (home / "a.txt").write_text(f"{NEW}\n{OLD}")
    result = advisor("check", "--format", "json", ".", "--baseline", "known.json")
    assert result.exit_code == 1
    assert lines(result.stdout) == [("a.txt", 2)]
    assert held(result.stdout)["baseline"] == 1

    (home / "a.txt").write_text(OLD)
    shown = advisor("check", "a.txt", "--baseline", "known.json")
    assert shown.exit_code == 0
    assert "1 finding held back: 1 known to the baseline." in shown.stdout
    assert "{" in advisor("check", "a.txt").stdout
    assert "{" not in shown.stdout


def test_a_settings_file_may_name_the_baseline(
    advisor: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As seen from its own folder."""
    (home / "sub").mkdir()
    (home / "sub" / "a.txt").write_text(OLD)
    advisor("check", "sub", "--write-baseline", "known.json")
    (home / "advisor.toml").write_text('baseline = "known.json"\n')
    monkeypatch.chdir(home / "sub")

    assert advisor("check").exit_code == 0
    assert advisor("check", "a.txt").exit_code == 0


def test_a_run_adds_to_the_baseline_what_it_looked_at(advisor: Command, home: Path) -> None:
    """Other files and other rules are kept."""
    for name in ("a.txt", "b.txt"):
        (home / name).write_text(f"{OLD}\nAfter lunch, utilize it.\n")
    advisor("check", "a.txt", "--write-baseline", "known.json")
    whole = (home / "known.json").read_text()
    advisor("check", "b.txt", "--select", "vague-amount", "--write-baseline", "known.json")
    files = json.loads((home / "known.json").read_text())["files"]

    assert files["a.txt"] == json.loads(whole)["files"]["a.txt"]
    assert set(files["a.txt"]) == {"vague-amount", "long-word"}
    assert set(files["b.txt"]) == {"vague-amount"}


def test_pruning_forgets_what_is_mended(advisor: Command, home: Path) -> None:
    """So that it cannot come back unseen."""
    (home / "a.txt").write_text(f"{OLD}{NEW}")
    advisor("check", "a.txt", "--write-baseline", "known.json")
    (home / "a.txt").write_text(OLD)
    result = advisor("check", "a.txt", "--baseline", "known.json", "--prune-baseline")
    assert result.exit_code == 0
    assert "findings taken out: 1, left: 1" in result.stderr

    (home / "a.txt").write_text(f"{OLD}{NEW}")
    assert advisor("check", "a.txt", "--baseline", "known.json").exit_code == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--baseline", "no.json"), "there is no such baseline"),
        (("--baseline", "a.txt"), "this is no baseline"),
        (("--prune-baseline",), "There is no baseline to prune"),
        (("--prune-baseline", "--since", "HEAD"), "leave out --since"),
        (("--write-baseline", "b.json", "--since", "HEAD"), "leave out --since"),
        (("--fix", "--since", "HEAD"), "leave out --since"),
        (("--fix", "--baseline", "no.json"), "there is no such baseline"),
        (("--since", "HEAD"), "in no git repository"),
    ],
)
def test_what_cannot_be_used_is_told(
    advisor: Command, home: Path, args: tuple[str, ...], said: str
) -> None:
    """In one sentence, with status 2, and nothing is written."""
    (home / "a.txt").write_text("After tea, utilize some.\n")
    result = advisor("check", "a.txt", *args)

    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert [path.name for path in home.iterdir()] == ["a.txt"]
    assert (home / "a.txt").read_text() == "After tea, utilize some.\n"


# --- changed lines --------------------------------------------------------------------------


@pytest.fixture
def repository(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder as a repository with one draft in it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "none"))
    (home / "a.txt").write_text(OLD)
    for command in (
        "init -q",
        "add .",
        "-c user.name=x -c user.email=x@example.org commit -qm one",
    ):
        subprocess.run(["git", *command.split()], cwd=home, check=True)
    return home


def test_only_changed_lines_are_told(advisor: Command, repository: Path) -> None:
    """New files count whole; the cache does not mind."""
    assert advisor("check", "--since", "HEAD").exit_code == 0

    (repository / "a.txt").write_text(OLD + NEW)
    (repository / "b.txt").write_text(OLD)
    result = advisor("check", "--format", "json", "--since", "HEAD")

    assert result.exit_code == 1
    assert lines(result.stdout) == [("a.txt", 3), ("b.txt", 1)]
    assert held(result.stdout)["unchanged"] == 1
    assert len(lines(advisor("check", "--format", "json").stdout)) == 3


def test_piped_text_counts_whole(advisor: Command, repository: Path) -> None:
    """It is no file that git could know."""
    assert repository
    assert advisor("check", "-", "--since", "HEAD", said=OLD).exit_code == 1


def test_an_unknown_revision_ends_with_two(advisor: Command, repository: Path) -> None:
    """Before anything is judged."""
    result = advisor("check", "--since", "v9")

    assert repository
    assert result.exit_code == 2
    assert "there is no revision 'v9'" in result.stderr
