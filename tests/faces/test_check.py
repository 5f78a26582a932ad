"""`advisor check`: what it reads, what it shows, and with which status it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faces.conftest import Command

GOOD = "After lunch, walk.\n"
BAD = "After lunch, walk some.\n"
LONG = "After lunch, utilize the log.\n"


def files(text: str) -> list[dict[str, Any]]:
    """Return the files of a JSON report."""
    found: list[dict[str, Any]] = json.loads(text)["files"]
    return found


# --- status ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "args", "status"),
    [
        (GOOD, (), 0),
        (BAD, (), 1),
        (LONG, (), 0),
        (LONG, ("--fail-on", "suggestion"), 1),
        (BAD, ("--fail-on", "error"), 0),
        (BAD, ("--ignore", "vagueness"), 0),
        (BAD, ("--select", "load,accessibility"), 0),
        (BAD, ("--select", "vague-amount", "--fail-on", "info"), 1),
        ("", (), 2),
    ],
)
def test_the_status_tells_whether_there_is_something_to_do(
    advisor: Command, text: str, args: tuple[str, ...], status: int
) -> None:
    """0 nothing at or above --fail-on, 1 findings, 2 something could not be used."""
    assert advisor("check", "-", *args, said=text).exit_code == status


def test_an_unusable_draft_does_not_keep_the_others_from_being_judged(
    advisor: Command, home: Path
) -> None:
    """All are reported; the status is 2."""
    (home / "a.txt").write_text(BAD)
    (home / "b.txt").write_bytes(b"\0\1")
    result = advisor("check", "--format", "json", "a.txt", "b.txt", "no.txt")
    errors = [file["error"] for file in files(result.stdout)]

    assert result.exit_code == 2
    assert files(result.stdout)[0]["findings"]
    assert errors[0] is None
    assert errors[1]["message"] == "b.txt: this is not a text file; save the draft as plain text."
    assert errors[2]["message"] == "no.txt: there is no such file; check the spelling."
    assert errors[1]["message"] in result.stderr


def test_a_rule_that_raises_is_named_and_ends_with_two(advisor: Command, home: Path) -> None:
    """Once for all drafts on which it raised; the other rules are heard."""
    for name in "abc":
        (home / f"{name}.txt").write_text("Crash some.")
    result = advisor("check", "--format", "concise", ".")

    assert result.exit_code == 2
    assert result.stdout.count("vague-amount") == 3
    assert result.stderr.count("'broken-rule' failed") == 1
    assert "So it was with 2 more drafts." in result.stderr


# --- what is read ---------------------------------------------------------------------------


def test_without_paths_the_current_folder_is_checked(advisor: Command, home: Path) -> None:
    """Drafts below it, named from here."""
    (home / "sub").mkdir()
    (home / "a.txt").write_text(BAD)
    (home / "sub" / "b.md").write_text(BAD)
    found = files(advisor("check", "--format", "json").stdout)

    assert [file["path"] for file in found] == ["a.txt", str(Path("sub", "b.md"))]


def test_a_path_that_is_given_twice_is_checked_once(advisor: Command, home: Path) -> None:
    """By whatever spelling."""
    (home / "a.txt").write_text(BAD)
    found = files(advisor("check", "--format", "json", "a.txt", "./a.txt", ".", "a.txt").stdout)

    assert [file["path"] for file in found] == ["a.txt"]


def test_files_and_piped_text_may_be_mixed(advisor: Command, home: Path) -> None:
    """In the order of the command line."""
    (home / "a.txt").write_text(BAD)
    (home / "b.txt").write_text(BAD)
    found = files(advisor("check", "--format", "json", "b.txt", "-", "a.txt", said=BAD).stdout)

    assert [file["path"] for file in found] == ["b.txt", "<stdin>", "a.txt"]


def test_piped_text_may_have_a_name(advisor: Command) -> None:
    """The name tells its format too."""
    result = advisor(
        "check", "-", "--stdin-filename", "plan.md", "--format", "json", said="# Walk some\n\nGo."
    )
    (file,) = files(result.stdout)

    assert file["path"] == "plan.md"
    assert file["assignments"][0]["title"] == "Walk some"


def test_the_settings_beside_the_name_hold_for_piped_text(advisor: Command, home: Path) -> None:
    """An editor pipes a file under its own name."""
    (home / "kids").mkdir()
    (home / "kids" / "advisor.toml").write_text("ignore = ['vagueness']\n")

    assert advisor("check", "-", "--stdin-filename", "kids/a.txt", said=BAD).exit_code == 0
    assert advisor("check", "-", said=BAD).exit_code == 1


def test_an_encoding_may_be_named(advisor: Command, home: Path) -> None:
    """Drafts of old programs are not UTF-8."""
    (home / "a.txt").write_bytes("After lunch, walk to the café.\n".encode("cp1252"))

    assert advisor("check", "a.txt", "--encoding", "cp1252").exit_code == 0
    assert "line 1: the text is not UTF-8" in advisor("check", "a.txt").stderr


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "a.txt: the draft is empty; write the assignment first."),
        ("a.txt", b"x " * 60_000, "a.txt: one line has 120,000 characters"),
        ("a.txt", b"x " * 5_000_000, "a.txt: 10.0 MB is too long for a draft"),
        ("a.md", b"---\na: [\n---\n# Hi\n", "a.md, line 2: the front matter could not be read"),
        ("a.txt", b"caf\xe9", "a.txt, line 1: the text is not UTF-8"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "a.txt: this is not a text file"),
    ],
)
def test_bad_input_is_told_in_one_sentence(
    advisor: Command, home: Path, name: str, data: bytes, said: str
) -> None:
    """The file, the place, and what to do; the same in JSON; no traceback."""
    (home / name).write_bytes(data)
    result = advisor("check", name, "--format", "json")

    assert result.exit_code == 2
    assert result.stderr.startswith(f"advisor: {said}")
    assert files(result.stdout)[0]["error"]["message"].startswith(said)
    assert result.stderr.count("\n") == 1


def test_a_folder_without_drafts_is_told(advisor: Command, home: Path) -> None:
    """An empty run must not look like a clean one."""
    (home / "empty").mkdir()
    result = advisor("check", "empty")

    assert result.exit_code == 2
    assert "empty: there is no draft in this folder; drafts end in .csv, " in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("--select", "vague-amunt"),
            "--select: there is no rule or category 'vague-amunt'. Did you mean 'vague-amount'?",
        ),
        (("--ignore", "x"), "--ignore: there is no rule or category 'x'. See them all with"),
        (
            ("--format", "jsn"),
            "--format: there is no format 'jsn'. Did you mean 'json'? Choose one of: rich,",
        ),
        (("--profile", "clinc"), "--profile: there is no profile 'clinc'. Did you mean 'clinic'?"),
        (("--config", "no.toml"), "no.toml: there is no such settings file; check --config."),
    ],
)
def test_a_choice_that_does_not_exist_is_told_before_anything_is_read(
    advisor: Command, args: tuple[str, ...], said: str
) -> None:
    """One sentence, the nearest name, status 2, nothing on stdout."""
    result = advisor("check", "-", *args, said=BAD)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"advisor: {said}")


def test_a_broken_settings_file_shows_its_line(advisor: Command, home: Path) -> None:
    """And no draft is judged under half of the settings."""
    (home / "advisor.toml").write_text("[rules]\nvague-amount = 'of'\n")
    result = advisor("check", "-", said=BAD)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "advisor: advisor.toml, line 2: the severity of 'vague-amount' cannot be 'of'. "
        "Did you mean 'off'? Choose one of: off, info, suggestion, warning, error.\n"
        "    vague-amount = 'of'\n"
    )


def test_the_settings_file_may_choose_the_format(advisor: Command, home: Path) -> None:
    """And the command line another."""
    (home / "advisor.toml").write_text("format = 'concise'\n")
    (home / "a.txt").write_text(BAD)

    assert advisor("check", "a.txt").stdout.startswith("a.txt:1:19: warning vague-amount")
    assert advisor("check").stdout.startswith("a.txt:1:19: warning vague-amount")
    assert advisor("check", "--format", "json").stdout.startswith("{")


# --- mending --------------------------------------------------------------------------------


def test_fix_mends_files_and_reports_what_is_left(advisor: Command, home: Path) -> None:
    """The status is that of the remaining findings."""
    (home / "a.txt").write_text("After lunch, utilize some paper.\n")
    result = advisor("check", "--fix", "a.txt")

    assert (home / "a.txt").read_text() == "After lunch, use some paper.\n"
    assert result.exit_code == 1
    assert "1 rewrite applied in 1 file." in result.stdout
    assert "shorter word" not in result.stdout


def test_fix_that_leaves_nothing_ends_with_zero(advisor: Command, home: Path) -> None:
    """Also where a suggestion would have counted."""
    (home / "a.txt").write_text(LONG)

    assert advisor("check", "--fix", "--fail-on", "info", "a.txt").exit_code == 0


@pytest.mark.parametrize("form", ["", "rich", "concise", "json"])
def test_fix_on_piped_text_prints_the_mended_text(advisor: Command, form: str) -> None:
    """Nothing but the text on stdout; the report goes to stderr, in every format."""
    args = ("--format", form) if form else ()
    result = advisor("check", "-", "--fix", *args, said=b"After lunch,\r\nutilize some paper.\r\n")

    assert result.stdout_bytes == b"After lunch,\r\nuse some paper.\r\n"
    assert "vague-amount" in result.stderr
    assert result.exit_code == 1


def test_diff_shows_what_would_change_and_changes_nothing(advisor: Command, home: Path) -> None:
    """A unified diff, and status 1."""
    (home / "a.txt").write_text("After lunch, utilize the log.")
    result = advisor("check", "--diff", "a.txt")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -1 +1 @@",
        "-After lunch, utilize the log.",
        "\\ No newline at end of file",
        "+After lunch, use the log.",
        "\\ No newline at end of file",
    ]
    assert (home / "a.txt").read_text() == "After lunch, utilize the log."


def test_diff_of_nothing_ends_with_zero(advisor: Command) -> None:
    """Whatever findings there are that no safe rewrite mends."""
    result = advisor("check", "--diff", "-", said=BAD)

    assert (result.exit_code, result.stdout) == (0, "")


def test_blanks_are_never_filled(advisor: Command) -> None:
    """Not even by --unsafe-fixes."""
    assert advisor("check", "--unsafe-fixes", "-", said=BAD).stdout == BAD


def test_the_cache_serves_what_fix_has_written(advisor: Command, home: Path) -> None:
    """After a fix, a plain check sees the new text."""
    (home / "a.txt").write_text(LONG)
    before = advisor("check", "--format", "concise", "a.txt").stdout
    advisor("check", "--fix", "a.txt")

    assert "long-word" in before
    assert advisor("check", "--format", "concise", "a.txt").stdout == ""


# --- the other commands ---------------------------------------------------------------------


def test_rules_are_listed_by_category(advisor: Command) -> None:
    """Name, severity, summary."""
    lines = advisor("rules").stdout.splitlines()

    assert lines[0] == "accessibility"
    assert lines[1].split() == ["long-word", "suggestion", "Say", "use."]
    assert lines[-1] == "4 rules. More on one: advisor explain long-word"


def test_rules_come_as_json_too(advisor: Command) -> None:
    """With their settings and defaults."""
    rules = json.loads(advisor("rules", "--format", "json").stdout)["rules"]
    amount = next(rule for rule in rules if rule["name"] == "vague-amount")

    assert [rule["name"] for rule in rules] == [
        "long-word", "broken-rule", "missing-when", "vague-amount",
    ]  # fmt: skip
    assert amount["settings"] == [
        {"name": "words", "default": ["some"], "doc": "Words to flag."},
        {"name": "most", "default": 0, "doc": "How many of them may pass."},
    ]


def test_a_rule_is_explained(advisor: Command) -> None:
    """With what it flags, what it leaves, and its settings."""
    page = advisor("explain", "vague-amount").stdout

    for said in ("vagueness · warning", "Say how much.", "- Walk «some».", "+ Walk.", "most = 0"):
        assert said in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("vague-amont", "There is no rule 'vague-amont'. Did you mean 'vague-amount'?"),
        ("vagueness", "There is no rule 'vagueness'. 'vagueness' is a category; see its rules"),
        ("qqqq", "There is no rule 'qqqq'. See them all with: advisor rules."),
    ],
)
def test_a_rule_that_does_not_exist_is_told(advisor: Command, name: str, said: str) -> None:
    """With the nearest name."""
    result = advisor("explain", name)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"advisor: {said}")


def test_help_names_every_option_and_the_status(advisor: Command) -> None:
    """What there is can be found without the manual."""
    page = advisor("check", "--help").stdout

    for option in (
        "--format", "--select", "--ignore", "--fail-on", "--fix", "--unsafe-fixes", "--diff",
        "--model", "--no-cache", "--jobs", "--config", "--stdin-filename", "--encoding", "--quiet",
        "--profile", "Exit status",
    ):  # fmt: skip
        assert option in page
