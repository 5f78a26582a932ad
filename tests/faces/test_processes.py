"""The command as a process: pipes, encodings, imports, signals, and the network."""

import subprocess
import sys
from pathlib import Path

import pytest

from advisor import __version__
from advisor.faces import commands
from tests.faces.conftest import Process
from tests.stand_ins import write_pack

DRAFT = "Practice “coping” 🙂 skills. Try to do some breathing – when you feel bad.\n"
HEAVY = ("spacy", "thinc", "textstat", "nltk", "numpy")
SLOW = ("rich.console", "pydantic", "markdown_it", "pathspec", "yaml")


@pytest.fixture
def draft(
    home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Return the name of a draft whose report all tests share: the first judges it."""
    shared = tmp_path_factory.getbasetemp() / "shared-cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared))
    (home / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return "draft.txt"


def loaded(home: Path, *args: str) -> tuple[int, set[str]]:
    """Return the status of a command, and the modules it has loaded."""
    script = (
        "import sys, atexit\n"
        "from advisor.faces.commands import main\n"
        f"sys.argv = {['advisor', *args]!r}\n"
        "atexit.register(lambda: open('modules', 'w').write(' '.join(sys.modules)))\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=home, check=False
    )
    return done.returncode, set((home / "modules").read_text().split())


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("--help",), 0),
        (("--version",), 0),
        (("rules",), 0),
        (("rules", "--format", "json"), 0),
        (("explain", "vague-action"), 0),
        (("explain", "vague-actoin"), 2),
        (("check", "--help"), 0),
        (("check", "--nonsense"), 2),
        (("check", "--select", "nothing"), 2),
        (("check", "--format", "nothing"), 2),
        (("check", "nowhere.txt"), 2),
    ],
)
def test_what_judges_nothing_loads_nothing(home: Path, args: tuple[str, ...], status: int) -> None:
    """Neither the pipeline nor anything else that takes its time."""
    ended, modules = loaded(home, *args)

    assert ended == status
    assert modules.isdisjoint({*HEAVY, *SLOW})


def test_a_broken_settings_file_loads_no_pipeline(home: Path) -> None:
    """It is told at once."""
    (home / "advisor.toml").write_text("fail_on = 1\n")
    ended, modules = loaded(home, "check", ".")

    assert ended == 2
    assert modules.isdisjoint(HEAVY)


def test_a_run_from_the_cache_loads_no_pipeline(home: Path) -> None:
    """The second run of an unchanged draft."""
    (home / "a.txt").write_text(DRAFT)
    first, before = loaded(home, "check", "a.txt")
    second, after = loaded(home, "check", "a.txt", "--format", "json")

    assert (first, second) == (1, 1)
    assert "spacy" in before
    assert after.isdisjoint({*HEAVY, *SLOW})


def test_importing_the_package_is_cheap(home: Path) -> None:
    """Only what is used is loaded."""
    script = "import sys, advisor; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=home, check=True)
    modules = set(done.stdout.decode().split())

    assert modules.isdisjoint({*HEAVY, *SLOW, "click", "pluggy", "dataclasses"})


def test_the_version_is_told(process: Process) -> None:
    """As other tools tell theirs."""
    assert process("--version").stdout.decode().strip() == f"advisor {__version__}"


def test_without_a_command_the_help_is_shown(process: Process) -> None:
    """On stderr, with the status of misuse."""
    done = process()

    assert done.returncode == 2
    assert b"Commands:" in done.stderr


@pytest.mark.parametrize("form", ["rich", "concise", "json"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_every_pipe_gets_what_it_can_hold(
    process: Process, draft: str, form: str, encoding: str
) -> None:
    """No crash, no colour, and only characters of the encoding."""
    done = process("check", draft, "--format", form, PYTHONIOENCODING=encoding)

    assert done.returncode == 1
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    assert done.stdout.decode(encoding)


def test_rules_and_pages_hold_to_the_encoding(process: Process) -> None:
    """Their texts have typographic quotes and arrows."""
    for args in (("rules",), ("explain", "vague-action")):
        done = process(*args, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_follow_the_customs(process: Process, env: dict[str, str], colored: bool) -> None:
    """None in a pipe, some if asked for, none if refused."""
    done = process("check", "-", said=DRAFT.encode(), **env)

    assert (b"\x1b[" in done.stdout) is colored


def test_a_reader_who_leaves_early_gets_no_complaint(home: Path) -> None:
    """`advisor rules | head -1` ends without a word."""
    with subprocess.Popen(
        [sys.executable, "-m", "advisor.faces.commands", "rules"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=home,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        said = run.stderr.read()

    assert said == b""


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "advisor: stopped.\n"),
        (RuntimeError("odd"), 2, "advisor: this is a fault of the advisor; please report it"),
    ],
)
def test_no_other_ending_looks_like_findings(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    status: int,
    said: str,
) -> None:
    """Ctrl-C, and a fault of ours, have a status of their own."""

    def fail(**_: object) -> None:
        raise raised

    monkeypatch.setattr(commands.cli, "main", fail)
    with pytest.raises(SystemExit) as ended:
        commands.main()

    assert ended.value.code == status
    assert said in capsys.readouterr().err


def test_a_pack_that_fails_is_named_and_ends_with_two(
    process: Process, home: Path, tmp_path: Path
) -> None:
    """Its rules were asked for and are not there: that must not look clean."""
    folder = write_pack(
        tmp_path / "pack",
        """
        from advisor.api import hookimpl

        @hookimpl
        def advisor_rules():
            raise RuntimeError("half done")
        """,
    )
    (home / "a.txt").write_text("Try to do some breathing.")
    done = process("check", "a.txt", "--format", "concise", PYTHONPATH=str(folder))

    assert done.returncode == 2
    assert b"vague-amount" in done.stdout
    assert b"The pack 'strange' could not be used: RuntimeError: half done." in done.stderr


def test_a_reporter_of_a_pack_is_a_format(process: Process, tmp_path: Path) -> None:
    """A pack may bring its own."""
    folder = write_pack(
        tmp_path / "pack",
        """
        from advisor.api import hookimpl

        @hookimpl
        def advisor_reporters():
            from advisor.reports.reporter import Reporter

            return [Reporter("count", "how many", lambda report, _: f"{len(report.findings)}!\\n")]
        """,
    )
    done = process("check", "-", "--format", "count", said=b"Sit.", PYTHONPATH=str(folder))

    assert done.stdout.endswith(b"!\n")


def test_a_check_opens_no_connection(home: Path) -> None:
    """With every door to the network barred, a run that has nothing cached goes through."""
    (home / "a.txt").write_text(DRAFT * 30)
    script = (
        "import sys\n"
        "def bar(event, args):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.sendto', 'urllib.Request'):\n"
        "        raise SystemExit(f'{event} {args}')\n"
        "sys.addaudithook(bar)\n"
        "from advisor.faces.commands import main\n"
        "sys.argv = ['advisor', 'check', 'a.txt', '--no-cache', '--format', 'json']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=home, check=False
    )

    assert done.stderr == b""
    assert done.stdout.startswith(b"{")
