"""Settings: where they are found, which of them wins, and what is said of a broken file."""

from pathlib import Path

import pytest

from advisor.config import Choices, Settings, SettingsFinder, profiles
from advisor.config_file import line_of
from advisor.errors import ConfigError
from advisor.findings import Severity
from advisor.registry import rules
from advisor.session import Session
from advisor.settings import Place, RuleSetting, active_rules
from tests.stand_ins import rule_set


def settings(path: Path, **choices: object) -> Settings:
    """Return what holds for a draft under some choices."""
    return SettingsFinder(Choices(**choices)).for_path(path)  # type: ignore[arg-type]


def fault(folder: Path, text: str) -> str:
    """Return what is said of a settings file, from the file's name on."""
    (folder / "advisor.toml").write_text(text, encoding="utf-8")

    def read() -> None:
        found = settings(folder / "a.txt")
        active_rules(rule_set(), found.select, found.ignore, found.rules, found.names)

    with pytest.raises(ConfigError) as caught:
        read()
    return str(caught.value).partition("advisor.toml, ")[2]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """A folder of drafts needs no settings."""
    found = settings(tmp_path / "a.txt")

    assert (found.fail_on, found.format, found.cache) == (Severity.WARNING, "rich", True)


def test_the_nearest_file_upward_counts_alone(tmp_path: Path) -> None:
    """A folder's own file hides the one above it; nothing is merged."""
    (tmp_path / "advisor.toml").write_text('fail-on = "error"\nignore = ["tone"]\n')
    inner = tmp_path / "kids"
    inner.mkdir()
    (inner / "advisor.toml").write_text('fail-on = "info"\n')

    assert settings(tmp_path / "a.txt").fail_on is Severity.ERROR
    assert settings(inner / "a.txt").fail_on is Severity.INFO
    assert settings(inner / "a.txt").ignore == ()


def test_a_project_file_counts_if_it_has_our_table(tmp_path: Path) -> None:
    """`pyproject.toml` may hold the settings; that of another tool is passed over."""
    (tmp_path / "pyproject.toml").write_text('[tool.advisor]\nfail-on = "error"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n")

    assert settings(inner / "a.txt").fail_on is Severity.ERROR


def test_a_broken_project_file_of_others_is_not_our_business(tmp_path: Path) -> None:
    """A file that never speaks of us is not even parsed."""
    (tmp_path / "pyproject.toml").write_text("[tool.other\n")

    assert settings(tmp_path / "a.txt").fail_on is Severity.WARNING


def test_the_file_named_by_hand_counts_everywhere(tmp_path: Path) -> None:
    """`--config` wins over the file beside the draft."""
    (tmp_path / "advisor.toml").write_text('fail-on = "error"\n')
    chosen = tmp_path / "other.toml"
    chosen.write_text('fail-on = "info"\n')

    assert settings(tmp_path / "a.txt", config=chosen).fail_on is Severity.INFO


def test_the_command_line_wins_over_file_and_profile(tmp_path: Path) -> None:
    """Default < profile < file < command line, and each value knows whence it came."""
    (tmp_path / "advisor.toml").write_text('profile = "training"\nmodel = "xx"\n')
    found = settings(tmp_path / "a.txt", model="yy")

    assert found.fail_on is Severity.SUGGESTION
    assert str(found.origin("fail-on")) == "the profile 'training'"
    assert found.model == "yy"
    assert str(found.origin("model")) == "--model"
    assert str(found.origin("format")) == "the default"


def test_a_value_remembers_its_line(tmp_path: Path) -> None:
    """The origin of a file's value is its name and line."""
    (tmp_path / "advisor.toml").write_text('# ours\nfail-on = "error"\n[rules]\nx = "off"\n')
    found = settings(tmp_path / "a.txt")

    assert str(found.origin("fail-on")).endswith("advisor.toml, line 2")
    assert str(found.origin("rules.x")).endswith("advisor.toml, line 4")


def test_per_file_rules_hold_for_matching_drafts_only(tmp_path: Path) -> None:
    """Patterns are read from the folder of the settings file."""
    (tmp_path / "advisor.toml").write_text(
        "[rules]\nvague-amount = { most = 1 }\n"
        '[[per-file]]\npaths = ["kids/**"]\nrules = { vague-amount = { words = ["few"] } }\n'
    )
    inside, outside = (
        active_rules(rule_set(), tables=settings(tmp_path / name).rules)[-1].options
        for name in ("kids/a.txt", "a.txt")
    )

    assert (inside.most, inside.words) == (1, ("few",))
    assert (outside.most, outside.words) == (1, ("some",))


@pytest.mark.parametrize(
    ("written", "enabled", "severity"),
    [
        ('"off"', False, None),
        ("false", False, None),
        ('"on"', True, None),
        ('"error"', True, Severity.ERROR),
        ('{ severity = "info" }', True, Severity.INFO),
        ('{ severity = "off" }', False, None),
        ("{ most = 3 }", None, None),
    ],
)
def test_a_rule_may_be_set_in_short(
    tmp_path: Path, written: str, enabled: bool | None, severity: Severity | None
) -> None:
    """It may be off, on, a severity, or a table."""
    (tmp_path / "advisor.toml").write_text(f"[rules]\nvague-amount = {written}\n")
    found = settings(tmp_path / "a.txt").rules["vague-amount"]

    assert (found.enabled, found.severity) == (enabled, severity)


def test_a_rule_selected_by_name_runs_whatever_the_file_says(tmp_path: Path) -> None:
    """`--select vague-amount` means it."""
    (tmp_path / "advisor.toml").write_text(
        'ignore = ["vague-amount"]\n[rules]\nvague-amount = "off"\n'
    )
    found = settings(tmp_path / "a.txt", select=("vague-amount",))
    active = active_rules(rule_set(), found.select, found.ignore, found.rules)

    assert [one.rule.name for one in active] == ["vague-amount"]


def test_what_is_ignored_by_hand_adds_to_the_file(tmp_path: Path) -> None:
    """`--ignore` takes nothing back that the file leaves out."""
    (tmp_path / "advisor.toml").write_text('ignore = ["load"]\n')
    found = settings(tmp_path / "a.txt", ignore=("vagueness", "specification"))
    active = active_rules(rule_set(), found.select, found.ignore, found.rules)

    assert [one.rule.name for one in active] == ["long-word"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 1", "line 1: there is no setting 'fail_on'. Did you mean 'fail-on'?"),
        ("\nfail-on = 'warn'", "line 2: 'fail-on' cannot be 'warn'. Did you mean 'warning'?"),
        ("select = 'x'", "line 1: 'select' takes a list, such as [\"…\"], not 'x'."),
        ("select = [3]", "line 1: each entry of 'select' takes text in quotation marks, not 3."),
        ("cache = 'no'", "line 1: 'cache' takes true or false, not 'no'."),
        ("rules = 3", "line 1: 'rules' takes a table, not 3."),
        ("profile = 'clinc'", "line 1: there is no profile 'clinc'. Did you mean 'clinic'?"),
        ("ignore = ['lod']", "line 1: there is no rule or category 'lod'. Did you mean 'load'?"),
        (
            "[rules]\nvague-amont = 'off'",
            "line 2: there is no rule or category 'vague-amont'. Did you mean 'vague-amount'?",
        ),
        (
            "[rules]\nvague-amount = 'of'",
            "line 2: the severity of 'vague-amount' cannot be 'of'. Did you mean 'off'?",
        ),
        (
            "[rules]\nvague-amount = 3",
            "line 2: 'vague-amount' takes \"off\", a severity, or a table of settings, not 3.",
        ),
        (
            "[rules.vague-amount]\nmost = 1\nmots = 2",
            "line 3: the rule 'vague-amount' has no setting 'mots'. Did you mean 'most'?",
        ),
        (
            "[rules]\nvague-amount = { most = 'x' }",
            "line 2: the setting 'most' of the rule 'vague-amount' takes a value like 0, not 'x'.",
        ),
        (
            "[rules]\nvague-amount = { words = [1] }",
            "line 2: the setting 'words' of the rule 'vague-amount' takes a list of words, not [1].",
        ),
        (
            "[rules]\nmissing-when = { most = 1 }",
            "line 2: the rule 'missing-when' has no setting 'most'; it takes none.",
        ),
        (
            "[[per-file]]\npath = ['x']\nrules = {}",
            "line 2: there is no setting 'path'. Did you mean 'paths'?",
        ),
        (
            "[[per-file]]\npaths = ['x']\nrules = {}\n[[per-file]]\npaths = []\nrules = {}",
            "line 5: 'paths' is empty; name at least one pattern.",
        ),
        ("[[per-file]]\nrules = {}", "line 1: 'paths' is missing; add it."),
        ("[rules\n", "line 1: this line is no TOML"),
    ],
)
def test_a_broken_file_is_told_by_line_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    """One sentence: which line, what is wrong, what was meant."""
    assert fault(tmp_path, text).startswith(said)


def test_the_offending_line_is_shown(tmp_path: Path) -> None:
    """So that nobody has to open the file to see it."""
    assert fault(tmp_path, "x = 1 # why\n").endswith("\n    x = 1 # why")


def test_a_settings_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """`--config` with a misspelt name is an error, not a run with defaults."""
    with pytest.raises(ConfigError, match=r"nowhere\.toml: there is no such settings file"):
        settings(tmp_path / "a.txt", config=tmp_path / "nowhere.toml")


def test_a_settings_file_must_be_utf8(tmp_path: Path) -> None:
    """The line of the first byte that is not is told."""
    (tmp_path / "advisor.toml").write_bytes(b"# a\n# caf\xe9\n")

    with pytest.raises(ConfigError, match="line 2: a settings file must be UTF-8"):
        settings(tmp_path / "a.txt")


def test_a_severity_by_hand_is_checked(tmp_path: Path) -> None:
    """Callers from Python get the same sentence."""
    with pytest.raises(ConfigError, match="--fail-on: there is no severity 'warn'"):
        settings(tmp_path / "a.txt", fail_on="warn")


@pytest.mark.parametrize("name", profiles())
def test_every_profile_holds_with_the_rules_that_are_installed(name: str) -> None:
    """No profile names a rule or setting that does not exist."""
    found = SettingsFinder(Choices(profile=name, isolated=True)).for_path(None)

    assert active_rules(rules(), found.select, found.ignore, found.rules, found.names)
    assert profiles()[name]["summary"].endswith(".")


def test_easy_read_asks_for_shorter_sentences() -> None:
    """The profile changes thresholds, not only what counts."""
    plain, easy = (
        SettingsFinder(Choices(profile=name, isolated=True)).for_path(None)
        for name in (None, "easy-read")
    )
    longest = [
        next(
            active.options.too_long
            for active in active_rules(rules(), tables=found.rules)
            if active.rule.name == "long-sentence"
        )
        for found in (plain, easy)
    ]

    assert longest[1] < longest[0]


def test_the_clinic_keeps_nothing_on_the_disk() -> None:
    """Its profile turns the cache off."""
    assert not SettingsFinder(Choices(profile="clinic", isolated=True)).for_path(None).cache


def test_settings_that_judge_alike_are_told_alike() -> None:
    """What only shows or counts findings does not part drafts from their cached reports."""
    one = Settings(rules={"a": RuleSetting(enabled=True, where=Place("x", 1))})
    same = Settings(rules={"a": RuleSetting(enabled=True)}, fail_on=Severity.ERROR, format="json")
    other = Settings(rules={"a": RuleSetting(enabled=False)})

    assert one.judging == same.judging
    assert one.judging != other.judging


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (["rules", "a"], 2),
        (["rules", "a", "x"], 2),
        (["rules", "b c", "x"], 4),
        (["per-file", 1, "paths"], 8),
        (["per-file", 1, "rules", "a"], 9),
        (["nowhere"], 1),
    ],
)
def test_a_key_is_found_on_its_line(way: list[str | int], line: int) -> None:
    """Tables, lists of tables, and quoted keys."""
    text = (
        '[rules]\na = { x = 1 }\n[rules."b c"]\nx = 1\n'
        '[[per-file]]\npaths = ["p"]\n[[per-file]] # two\npaths = ["q"]\nrules = { a = "off" }\n'
    )

    assert line_of(text, way) == line


OWN = """
profile = "ours"

[profiles.ours]
extends = "easy-read"
fail-on = "error"

[profiles.ours.rules]
vague-time = "off"

[profiles.theirs]
extends = "ours"
"""


def test_a_profile_of_ones_own_starts_from_another(tmp_path: Path) -> None:
    """What it says itself wins; the rest is that of the profile below."""
    (tmp_path / "advisor.toml").write_text(OWN)
    found = settings(tmp_path / "a.txt")

    assert (found.profile, found.fail_on) == ("ours", Severity.ERROR)
    assert found.rules["vague-time"].enabled is False
    assert found.rules["too-many-steps"].options == {"most": 3, "most-listed": 5}
    assert found.origin("rules.vague-time").line == 9


def test_a_profile_may_be_chosen_by_hand(tmp_path: Path) -> None:
    """`--profile theirs` finds it in the file."""
    (tmp_path / "advisor.toml").write_text(OWN)

    assert settings(tmp_path / "a.txt", profile="theirs").fail_on is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('profile = "b"\n[profiles.a]\nextends = "b"\n[profiles.b]\nextends = "a"\n', "extends itself (b > a > b)"),
        ('profile = "a"\n[profiles.a]\nextends = "clinc"\n', "line 3: there is no profile 'clinc'. Did you mean 'clinic'?"),
        ('[profiles.a]\nextnds = "clinic"\n', "line 2: there is no setting 'extnds'. Did you mean 'extends'?"),
        ('[words]\nalow = ["x"]\n', "line 2: there is no setting 'alow'. Did you mean 'allow'?"),
        ('[reader]\naudiense = "child"\n', "line 2: a reader has no 'audiense'. Did you mean 'audience'?"),
        ('[reader]\naudience = "dog"\n', "line 2: 'audience' takes one of adult, teen, child"),
        ('house-rules = ["none"]\n', "line 1: 'none' leads to no file of house rules"),
    ],
)  # fmt: skip
def test_a_faulty_own_setting_gets_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    """With the line, and the nearest name."""
    assert said in fault(tmp_path, text)


def test_own_words_and_reader_change_what_is_judged(tmp_path: Path) -> None:
    """A report that was kept under other words is not used."""
    (tmp_path / "a.txt").write_text("Use the worry jar as needed. Bring the green card.")
    plain = _rules_of(tmp_path)
    (tmp_path / "advisor.toml").write_text(
        '[words]\nallow = ["as needed"]\n[words.jargon]\n"green card" = "your three steps"\n'
    )
    own = _rules_of(tmp_path)

    assert "vague-amount" in plain
    assert "vague-amount" not in own
    assert "undefined-term" in own - plain


def _rules_of(folder: Path) -> set[str]:
    with Session(Choices(), cache_folder=folder / "kept") as session:
        return {
            f.rule for report in session.check_paths([folder / "a.txt"]) for f in report.findings
        }


def test_a_skill_of_ones_own_brings_its_proposals(tmp_path: Path) -> None:
    """Its name stands on the card, its proposals in the blanks."""
    (tmp_path / "a.txt").write_text("Use the worry jar.")
    (tmp_path / "advisor.toml").write_text(
        '[[words.skills]]\nname = "worry jar"\nterms = ["worry jar"]\nkind = "monitoring"\n'
        '[words.skills.proposals]\nwhen = ["at 8 pm, by the jar"]\n'
    )
    with Session(Choices(cache=False)) as session:
        (report,) = session.check_paths([tmp_path / "a.txt"])

    assert report.assignments[0].skill == "worry jar"
    told = [e.text for f in report.findings for s in f.suggestions for e in s.edits]
    assert any("at 8 pm, by the jar" in text for text in told)


def test_a_skill_of_an_unknown_kind_is_named(tmp_path: Path) -> None:
    """It says which skill, which kind, and the nearest that exists."""
    (tmp_path / "a.txt").write_text("Use the worry jar.")
    (tmp_path / "advisor.toml").write_text(
        '[[words.skills]]\nname = "worry jar"\nterms = ["worry jar"]\nkind = "monitorin"\n'
    )
    with Session(Choices(cache=False)) as session, pytest.raises(ConfigError) as caught:
        list(session.check_paths([tmp_path / "a.txt"]))

    assert "'worry jar'" in str(caught.value)
    assert "Did you mean 'monitoring'?" in str(caught.value)


def test_a_house_rule_runs_and_its_change_is_seen(tmp_path: Path) -> None:
    """The cache knows the files of house rules by what they hold."""
    rule = '[[rule]]\nname = "no-gate"\ntype = "existence"\nmessage = "m"\nterms = ["{}"]\n'
    (tmp_path / "a.txt").write_text("Walk to the gate after lunch.")
    (tmp_path / "advisor.toml").write_text('house-rules = ["own.toml"]\n')
    (tmp_path / "own.toml").write_text(rule.format("gate"))
    first = _rules_of(tmp_path)
    (tmp_path / "own.toml").write_text(rule.format("fence"))

    assert "no-gate" in first
    assert "no-gate" not in _rules_of(tmp_path)
