"""The GitHub Action and the pre-commit hooks: their commands are run as CI would run them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOME = Path(__file__).parent.parent
ACTION = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which `advisor` is the one under test."""
    commands = folder / "bin"
    commands.mkdir()
    command = commands / "advisor"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m advisor.faces.commands "$@"\n')
    command.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPATH": str(HOME),
    }


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_annotates_summarises_and_fails(tmp_path: Path) -> None:
    """Its script, with the variables that GitHub sets."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("Practice coping this week.\n")
    check = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    env = _environment(tmp_path) | {
        "ADVISOR_PATHS": "drafts",
        "ADVISOR_ARGS": "--fail-on warning",
        "ADVISOR_SARIF": "out.sarif",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", check["run"]],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1, done.stderr
    assert "::warning file=drafts/a.txt" in done.stdout
    assert (tmp_path / "output").read_text() == "sarif=out.sarif\n"
    assert (tmp_path / "out.sarif").exists()
    assert "## Homework Advisor" in (tmp_path / "summary.md").read_text()


def test_the_action_hands_every_input_on() -> None:
    """What can be set is used."""
    text = (HOME / "action.yml").read_text(encoding="utf-8")

    for name in ACTION["inputs"]:
        assert f"inputs.{name} }}}}" in text


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_a_hook_runs_on_files(hook: dict[str, str], tmp_path: Path) -> None:
    """Its entry, with file names behind it, as pre-commit calls it."""
    draft = tmp_path / "a.md"
    draft.write_text("Utilise the card after lunch on Monday.\n")
    done = subprocess.run(
        [*hook["entry"].split(), str(draft)],
        cwd=tmp_path, env=_environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode in (0, 1), done.stderr
    fixed = "Use the card" in draft.read_text()
    assert fixed == (hook["id"] == "advisor-fix")
