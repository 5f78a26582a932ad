"""Every claim about good homework is answered: by a rule that speaks, and that can be satisfied."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from advisor.engine import Engine
from advisor.registry import rules
from advisor.settings import ActiveRule
from advisor.testing import draft_of, pipeline

DOCS = Path(__file__).parent.parent / "docs"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_claims", DOCS / "make_claims.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


MADE = _script()
CLAIMS = MADE.claims()
ANSWERED = [claim for claim in CLAIMS if not claim.awaited]
every_claim = pytest.mark.parametrize("claim", ANSWERED, ids=lambda claim: claim.name)


def said(claim: Any, text: str) -> list[str]:
    """Return which rules of a claim speak on a text, with the words that they flag."""
    active = tuple(ActiveRule(rule, rule.severity) for rule in claim.rules())
    report = next(iter(Engine(pipeline(), active).check([draft_of(text)])))
    assert not report.notes
    return [f"{f.rule}: {text[f.span.start : f.span.end]}" for f in report.findings]


@every_claim
def test_a_claim_is_answered_by_a_rule(claim: Any) -> None:
    """What nothing looks for would be an empty promise."""
    assert claim.rules()
    assert claim.says.endswith(".")
    assert claim.seen


def test_what_is_answered_is_no_longer_awaited() -> None:
    """Once a rule names a claim, the page shows it."""
    assert [claim.name for claim in CLAIMS if claim.awaited and claim.rules()] == []


def test_rules_name_claims_that_exist() -> None:
    """A name misspelt would leave its claim unanswered."""
    known = {claim.name for claim in CLAIMS}

    assert {rule.name: set(rule.claims) - known for rule in rules().values()} == {
        rule.name: set() for rule in rules().values()
    }


def test_every_rule_answers_a_claim() -> None:
    """A rule that serves nothing good homework does has no place here."""
    assert [rule.name for rule in rules().values() if not rule.claims] == []


def test_claims_have_names_of_their_own() -> None:
    """A name leads to one claim."""
    names = [claim.name for claim in CLAIMS]

    assert len(names) == len(set(names))


@every_claim
def test_a_rule_speaks_where_the_claim_is_not_met(claim: Any) -> None:
    """At least one of its rules sees what the draft falls short of."""
    assert said(claim, claim.bad)


@every_claim
def test_all_its_rules_keep_quiet_where_it_is_met(claim: Any) -> None:
    """A draft can satisfy the claim, and then nobody is bothered."""
    assert said(claim, claim.good) == []


def test_the_checklists_name_rules_that_exist() -> None:
    """The page promises no check that is not there."""
    data = MADE.read()
    named = {
        name for key in ("pemat", "cdc") for item in data[key] for name in item.get("rules", ())
    }

    assert named <= set(rules())


def test_the_claims_page_is_up_to_date() -> None:
    """The page is what its script would write now: run `python docs/make_claims.py`."""
    assert (DOCS / "claims.md").read_text(encoding="utf-8") == MADE.page()
