"""Every rule is held to its own examples, and to the manners of the house."""

import inspect
import re
from pathlib import Path

import pytest

from advisor.registry import rules
from advisor.rule import Bad, Example, Good, Rule
from advisor.testing import check_example

RULES = list(rules().values())
CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples, 1)
]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

_TRADE = re.compile(
    r"\b(?:regex|lemma|token|parser|imperative|clause|adverb|noun|verb|heuristic|lexicon|UD|"
    r"utili[sz]e|facilitate|implement|leverage|operationali[sz]e|adherence|compliance|psychoeducation)\b",
    re.IGNORECASE,
)
"""Words of linguists, programmers and forms that a supervisor would not say."""

_BLAME = re.compile(
    r"\b(?:you failed|wrong|bad|poor|lazy|incorrect|sloppy|careless|should have|invalid)\b",
    re.IGNORECASE,
)
"""Words that scold; the tool's own voice does without them."""

_LONGEST = 30
"""Words in what the rule says at once; more is a page, not a remark."""


def _remarks(rule: Rule) -> list[str]:
    from advisor.testing import findings_of

    return [
        re.sub(r"“[^”]*”", "“…”", finding.message)
        for example in rule.examples
        if isinstance(example, Bad)
        for finding in findings_of(rule, example.draft, example.options, example.fields)
    ]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_rule_keeps_its_word(rule: Rule, example: Example) -> None:
    """It flags what its example marks, and its rewrite satisfies it."""
    check_example(rule, example)


@every_rule
def test_rule_shows_both_sides(rule: Rule) -> None:
    """A reader sees drafts to mend, and the near misses that are fine."""
    kinds = [type(example) for example in rule.examples]

    assert kinds.count(Bad) >= 2
    assert kinds.count(Good) >= 3


@every_rule
def test_rule_shows_a_rewrite(rule: Rule) -> None:
    """At least one example shows the draft as it could be."""
    rewrites = [e.fixed for e in rule.examples if isinstance(e, Bad) and e.fixed is not None]

    assert rewrites or all(
        not finding.suggestions
        for example in rule.examples
        if isinstance(example, Bad)
        for finding in _findings(rule, example)
    )


def _findings(rule: Rule, example: Bad) -> tuple:  # type: ignore[type-arg]
    from advisor.testing import findings_of

    return findings_of(rule, example.draft, example.options, example.fields)


@every_rule
def test_rule_explains_itself(rule: Rule) -> None:
    """Its page says why it matters, when to leave it, and who says so."""
    title, *_ = rule.doc.splitlines()

    assert title == rule.name.replace("-", " ").capitalize() + "."
    for heading in ("Why it matters", "When to leave it", "Sources"):
        assert f"\n{heading}\n" in rule.doc
        assert rule.section(heading)


@every_rule
def test_rule_names_a_source_one_can_open(rule: Rule) -> None:
    """A supervisor can look up what the advice rests on."""
    assert rule.url.startswith("https://") or rule.url.startswith("http://")


@every_rule
def test_rule_lives_in_a_file_of_its_name(rule: Rule) -> None:
    """A name on the screen leads straight to the file."""
    home = Path(inspect.getfile(rule.check))

    assert home.stem == rule.name.replace("-", "_")
    assert home.parent.name == rule.category


def test_no_two_rules_share_a_summary() -> None:
    """Two rules that say the same are one rule."""
    summaries = [rule.summary for rule in RULES]

    assert len(summaries) == len(set(summaries))


@every_rule
def test_summary_is_one_short_sentence(rule: Rule) -> None:
    """It fits on a line of a list, and ends as a sentence."""
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 90
    assert not _TRADE.search(rule.summary)
    assert not _BLAME.search(rule.summary)


@every_rule
def test_remarks_are_plain_and_kind(rule: Rule) -> None:
    """What a clinician reads is short, without jargon and without blame."""
    for remark in _remarks(rule):
        assert len(remark.split()) <= _LONGEST, remark
        assert not _TRADE.search(remark), remark
        assert not _BLAME.search(remark), remark
        assert remark.endswith((".", "?")), remark


@every_rule
def test_reason_is_plain_and_kind(rule: Rule) -> None:
    """The sentence under the finding speaks as a supervisor would."""
    assert 0 < len(rule.why.split()) <= 75
    assert not _BLAME.search(re.sub(r"“[^”]*”", "", rule.why)), rule.why
