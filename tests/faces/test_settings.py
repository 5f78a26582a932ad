"""The commands of settings: what holds, what is wrong, and how to start."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from advisor.faces.commands import cli
from tests.faces.conftest import Command


@pytest.fixture
def run(home: Path) -> Command:
    """Return a call that runs the command in this process, with the real rules."""
    del home

    def invoke(*args: str) -> Result:
        return CliRunner().invoke(cli, args, catch_exceptions=False)

    return invoke


def test_show_tells_value_and_origin(home: Path, run: Command) -> None:
    """Each line could stand in the file, but for its origin."""
    (home / "advisor.toml").write_text('profile = "easy-read"\n[rules]\nvague-time = "off"\n')
    done = run("config", "show")

    assert done.exit_code == 0
    lines = {line.split("=")[0].strip(): line for line in done.stdout.splitlines()}
    assert "advisor.toml, line 1" in lines["profile"]
    assert '"off"' in lines["rules.vague-time"]
    assert "most = 3" in lines["rules.too-many-steps"]
    assert "the profile 'easy-read'" in done.stdout


def test_show_is_toml(home: Path, run: Command) -> None:
    """What it prints can be read back."""
    (home / "advisor.toml").write_text(
        '[words]\nallow = ["as needed"]\n[rules]\nlong-sentence = { too-long = 18 }\n'
    )
    data = tomllib.loads(run("config", "show", "--all").stdout)

    assert data["words"]["allow"] == ["as needed"]
    assert data["rules"]["long-sentence"] == {"severity": "warning", "too-long": 18}


def test_check_names_each_faulty_file_and_goes_on(home: Path, run: Command) -> None:
    """One bad file does not hide the others."""
    for name, text in (
        ("good", 'fail-on = "info"\n'),
        ("bad", 'fial-on = "info"\n'),
        ("worse", "[rules]\nno-rule = true\n"),
    ):
        (home / name).mkdir()
        (home / name / "advisor.toml").write_text(text)
    done = run("config", "check")

    assert done.exit_code == 2
    assert "good/advisor.toml: fine" in done.stdout.replace("\\", "/")
    assert "Did you mean 'fail-on'?" in done.stderr
    assert "no-rule" in done.stderr


def test_the_schema_takes_what_the_reader_takes(run: Command) -> None:
    """It is a JSON Schema, and agrees about good and faulty files."""
    schema = json.loads(run("config", "schema").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    good = {
        "profile": "library", "fail-on": "info", "words": {"allow": ["x"], "jargon": {"a": "b"}},
        "rules": {"long-sentence": {"too-long": 18, "severity": "error"}, "vague-time": "off", "my-house-rule": "error"},
        "per-file": [{"paths": ["*.md"], "rules": {"vague-time": False}}],
    }  # fmt: skip

    assert validator.is_valid(good)
    assert not validator.is_valid({"fial-on": "info"})
    assert not validator.is_valid({"rules": {"long-sentence": {"too-lnog": 18}}})
    assert not validator.is_valid({"rules": {"long-sentence": {"too-long": "many"}}})


def test_init_writes_what_works_and_overwrites_nothing(home: Path, run: Command) -> None:
    """The settings it writes are sound, and a second run leaves them alone."""
    done = run("init", "--profile", "training")
    (home / "advisor.toml").write_text('fail-on = "error"\n')
    again = run("init")

    assert done.exit_code == again.exit_code == 0
    assert (home / ".pre-commit-config.yaml").exists()
    assert (home / ".github/workflows/homework.yml").exists()
    assert "left as it was" in again.stdout
    assert (home / "advisor.toml").read_text() == 'fail-on = "error"\n'


def test_what_init_writes_is_sound(run: Command) -> None:
    """`config check` finds nothing wrong with it."""
    run("init", "--no-ci")

    assert "advisor.toml: fine" in run("config", "check").stdout


def test_test_rules_tells_a_broken_word(home: Path, run: Command) -> None:
    """What was wanted, and what the rule said."""
    (home / "own.toml").write_text(
        '[[rule]]\nname = "no-gate"\ntype = "existence"\nmessage = "m"\nterms = ["gate"]\n'
        '[[rule.bad]]\ntext = "Walk to «the gate»."\n[[rule.good]]\ntext = "Walk to the shop."\n'
    )
    done = run("test-rules", "own.toml")

    assert done.exit_code == 1
    assert "wanted: Walk to «the gate»." in done.stdout
    assert "said:   Walk to the «gate»." in done.stdout


def test_test_rules_without_rules_says_what_to_do(run: Command) -> None:
    """There is nothing to test: no success."""
    done = run("test-rules")

    assert done.exit_code == 2
    assert "name a file" in done.stderr


def test_plugins_lists_the_built_in_pack(run: Command) -> None:
    """With what it brings."""
    done = run("plugins")

    assert done.exit_code == 0
    assert done.stdout.startswith("builtin")
    assert "rules" in done.stdout


def test_a_house_rule_is_explained(home: Path, run: Command) -> None:
    """Its page says why, and shows its examples."""
    (home / "advisor.toml").write_text('house-rules = ["own.toml"]\n')
    (home / "own.toml").write_text(
        '[[rule]]\nname = "no-gate"\ntype = "existence"\nmessage = "m"\nterms = ["gate"]\n'
        'why = "Gates are shut on Sundays."\n[[rule.bad]]\ntext = "Walk to the «gate»."\n'
    )
    done = run("explain", "no-gate")

    assert done.exit_code == 0
    assert "Gates are shut on Sundays." in done.stdout
    assert "Walk to the" in done.stdout
