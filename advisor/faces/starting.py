"""`advisor init`: the files with which a library of templates starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from advisor.errors import ConfigError

SETTINGS = """\
# Settings of Homework Advisor; `advisor config show` says what holds, and why.
profile = "{profile}"           # clinic, training, library or easy-read, or one of your own
fail-on = "{fail_on}"           # the mildest severity that fails a check
# ignore = ["single-format"]    # rules or categories to leave out

[rules]
# vague-time = "off"
# long-sentence = {{ too-long = 18 }}

# [words]
# allow = ["worry tree"]                       # phrases that no wording rule may touch
# [words.jargon]
# "green card" = "the sheet with your three steps"
"""

PRE_COMMIT = """\
repos:
  - repo: local
    hooks:
      - id: advisor
        name: Homework Advisor
        entry: advisor check -q
        language: system
        files: ^templates/          # where your drafts are
"""

WORKFLOW = """\
name: Homework
on: [push, pull_request]
permissions:
  contents: read
jobs:
  advisor:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      # From wherever you install it: a package index of yours, or a checkout.
      - run: python -m pip install homework-advisor
      - run: advisor check --format github .
"""

FAIL_ON = {"training": "suggestion", "easy-read": "suggestion"}


@dataclass(frozen=True, slots=True)
class Started:
    """What was done with one file."""

    path: Path
    wrote: bool

    def __str__(self) -> str:
        return f"{self.path}: {'written' if self.wrote else 'left as it was'}"


def start(folder: Path, profile: str, *, ci: bool) -> list[Started]:
    """Write the starter files that are not there yet; nothing is ever overwritten.

    Args:
        folder: where to write them.
        profile: the profile to start from.
        ci: whether to write the pre-commit entry and the CI workflow too.

    Raises:
        ConfigError: a file could not be written.
    """
    fail_on = FAIL_ON.get(profile, "warning")
    files = {Path("advisor.toml"): SETTINGS.format(profile=profile, fail_on=fail_on)}
    if ci:
        files[Path(".pre-commit-config.yaml")] = PRE_COMMIT
        files[Path(".github/workflows/homework.yml")] = WORKFLOW
    return [_write(folder / path, text) for path, text in files.items()]


def _write(path: Path, text: str) -> Started:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return Started(path, wrote=False)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(f"{path}: could not be written ({reason}).") from error
    return Started(path, wrote=True)
