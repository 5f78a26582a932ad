"""Two ways to run the command: in this process with stand-in rules, and as a real process."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advisor import catalogue
from advisor.faces.commands import cli
from advisor.testing import pipeline
from tests.stand_ins import rule_set

Command = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, with a cache folder of its own beside it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def advisor(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """Return a call that runs the command in this process, with the stand-in rules."""
    del home
    for module in ("registry", "fixer"):
        monkeypatch.setattr(f"advisor.{module}.rules", rule_set)
    catalogue.installed.cache_clear()
    catalogue.rule_pages.cache_clear()
    monkeypatch.setattr("advisor.language.pipeline.load_pipeline", lambda *_: pipeline())

    def run(*args: str, said: str | bytes = "") -> Result:
        return CliRunner().invoke(cli, args, input=said, catch_exceptions=False)

    yield run
    # What was looked up for the stand-ins must not be taken for what is installed.
    catalogue.installed.cache_clear()
    catalogue.rule_pages.cache_clear()


@pytest.fixture
def process(home: Path) -> Process:
    """Return a call that runs the command as a process of its own, with the real rules."""

    def run(*args: str, said: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "advisor.faces.commands", *args],
            input=said,
            capture_output=True,
            cwd=home,
            env={**os.environ, **env},
            check=False,
        )

    return run
