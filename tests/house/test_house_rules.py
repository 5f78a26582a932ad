"""House rules in TOML: what each type finds, how it mends, and what is said of a faulty file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import ConfigError
from advisor.house.file import house_rules, read_house_file
from advisor.rule import Rule
from advisor.testing import apply_fixes, findings_of, problem_with

EXAMPLES = Path(__file__).parents[2] / "examples" / "house-rules"


def only_rule(folder: Path, text: str) -> Rule:
    """Return the one rule of a file."""
    path = folder / "rules.toml"
    path.write_text(f"[[rule]]\n{text}", encoding="utf-8")
    ((rule, _),) = read_house_file(path)
    return rule


def fault(folder: Path, text: str) -> str:
    """Return what is said of a file."""
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_house_file(path)
    return str(caught.value).partition("rules.toml, ")[2]


def test_the_example_rules_keep_their_word() -> None:
    """What we show to others works."""
    rules = house_rules(str(path) for path in EXAMPLES.glob("*.toml"))

    assert len(rules) >= 4
    assert [
        p for rule in rules.values() for e in rule.examples if (p := problem_with(rule, e))
    ] == []


def test_existence_finds_every_form_and_leaves_quotations(tmp_path: Path) -> None:
    """A verb is found as it stands; what somebody says is theirs."""
    rule = only_rule(
        tmp_path,
        'name = "no-shirking"\ntype = "existence"\nkind = "verb"\n'
        'terms = ["shirk"]\nmessage = "“{text}” blames."\n',
    )
    (found,) = findings_of(rule, "Stop shirking the walk. Say “I shirk” out loud.")

    assert found.message == "“shirking” blames."
    assert (found.category, found.severity.value) == ("house", "suggestion")


def test_substitution_writes_the_form_that_stood_there(tmp_path: Path) -> None:
    """The exchange is inflected; only `safe = true` lets it be made unasked."""
    rule = only_rule(
        tmp_path,
        'name = "say-practise"\ntype = "substitution"\nkind = "verb"\nmessage = "Say {instead}."\n'
        'safe = true\nswap = { "rehearse" = "practise" }\n',
    )
    text = "Rehearsing the talk helps."
    (found,) = findings_of(rule, text)

    assert apply_fixes(text, list(found.suggestions)) == "Practising the talk helps."
    assert found.suggestions[0].applicability.value == "safe"


@pytest.mark.parametrize(
    ("text", "count"),
    [("Walk! Rest! Sing!", 1), ("Walk! Rest!", 0), ("Walk. Rest.", 0)],
)
def test_occurrence_counts_in_an_assignment(tmp_path: Path, text: str, count: int) -> None:
    """The first that is too many is flagged, once."""
    rule = only_rule(
        tmp_path,
        'name = "two-marks"\ntype = "occurrence"\npattern = "!"\nmax = 2\nmessage = "{count} are too many."\n',
    )

    assert len(findings_of(rule, text)) == count


def test_occurrence_may_ask_for_a_word(tmp_path: Path) -> None:
    """`min` asks for a word that must be there."""
    rule = only_rule(
        tmp_path,
        'name = "names-us"\ntype = "occurrence"\nterms = ["the team"]\nmin = 1\nmessage = "Name the team."\n',
    )

    assert len(findings_of(rule, "Walk to the gate.")) == 1
    assert findings_of(rule, "Walk to the gate, and tell the team.") == ()


def test_a_required_element_comes_with_its_usual_sentence(tmp_path: Path) -> None:
    """Without `add` the sentence of the built-in rules is proposed."""
    rule = only_rule(
        tmp_path,
        'name = "says-why"\ntype = "required-element"\nelement = "rationale"\nmessage = "Say why."\n',
    )
    (found,) = findings_of(rule, "Walk to the gate after lunch.")

    assert "This helps because {" in found.suggestions[0].edits[0].text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[rule]]\nname = "a"\ntype = "existance"\nmessage = "m"\n', "line 3: there is no type of rule 'existance'. Did you mean 'existence'?"),
        ('[[rule]]\nname = "a"\ntype = "existence"\nmessage = "m"\nterm = ["x"]\n', "line 5: there is no 'term' here. Did you mean 'terms'?"),
        ('[[rule]]\nname = "A b"\ntype = "existence"\nmessage = "m"\nterms = ["x"]\n', "line 2: a rule's name has small letters and hyphens"),
        ('[[rule]]\nname = "a"\ntype = "existence"\nterms = ["x"]\n', "line 1: this rule needs 'message'; add it."),
        ('[[rule]]\nname = "a"\ntype = "existence"\nmessage = "m"\n', "line 2: this rule needs 'terms' or a 'pattern'; add one."),
        ('[[rule]]\nname = "a"\ntype = "existence"\nmessage = "m"\npattern = "("\n', "line 5: 'pattern' is no regular expression"),
        ('[[rule]]\nname = "a"\ntype = "required-element"\nmessage = "m"\nelement = "barier"\n', "line 5: 'element' cannot be 'barier'. Did you mean 'barrier'?"),
        ('[[rule]]\nname = "a"\ntype = "occurrence"\nmessage = "m"\nterms = ["x"]\n', "line 2: an occurrence rule needs 'max' or 'min'; add one."),
        ("[[rule]\n", "line 1: this line is no TOML"),
    ],
)  # fmt: skip
def test_a_faulty_file_gets_one_sentence_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    """File, line, what is wrong, what to do."""
    assert fault(tmp_path, text).startswith(said)


def test_two_rules_of_one_name_are_named(tmp_path: Path) -> None:
    """Which of them would hold is left to nobody's guess."""
    one = '[[rule]]\nname = "a"\ntype = "existence"\nmessage = "m"\nterms = ["x"]\n'
    path = tmp_path / "rules.toml"
    path.write_text(one + one, encoding="utf-8")

    with pytest.raises(ConfigError, match="line 7: there is another house rule called 'a'"):
        house_rules([str(path)])


@given(before=st.text("ab \n“é\U0001f980", max_size=12), after=st.text("ab .\n", max_size=12))
def test_an_exchange_touches_its_words_alone(before: str, after: str) -> None:
    """Whatever stands around them."""
    rule = _swap()
    text = f"{before} rehearse {after}"
    fixes = [found.suggestions[0] for found in findings_of(rule, text)]
    changed = apply_fixes(text, fixes)

    assert changed in (text, f"{before} practise {after}")


def _swap() -> Rule:
    return house_rules([str(Path(__file__).with_name("swap.toml"))])["say-practise"]
