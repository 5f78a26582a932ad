"""A blank that would bring in something new is dropped, and said to be."""

from collections.abc import Iterator

from advisor.api import Applicability, Edit, Fix, Flag, Scope, Sentence, Severity, rule
from advisor.engine import Engine
from advisor.rewriting.build import rewrite_draft
from advisor.settings import ActiveRule
from advisor.testing import draft_of, engine_of_all_rules, pipeline
from tests.stand_ins import EXAMPLES


@rule(
    on=Sentence,
    summary="Say gong.",
    severity=Severity.WARNING,
    examples=EXAMPLES,
    scope=Scope.WORD,
    needs=(),
)
def no_bell(sentence: Sentence) -> Iterator[Flag]:
    """Flag "bell", with a blank that proposes a gong."""
    for word in sentence.words:
        if word.lower == "bell":
            fix = Fix((Edit(word.start, word.end, "{gong}"),), Applicability.TEMPLATE)
            yield Flag(word.span, "Not this.", fix=fix)


@rule(
    on=Sentence,
    summary="Say bell.",
    severity=Severity.WARNING,
    examples=EXAMPLES,
    scope=Scope.WORD,
    needs=(),
)
def no_gong(sentence: Sentence) -> Iterator[Flag]:
    """Flag "gong"."""
    for word in sentence.words:
        if word.lower == "gong":
            yield Flag(word.span, "Nor this.")


def test_a_template_that_is_flagged_itself_is_left_out() -> None:
    """Its words would be no better than the draft's."""
    engine = Engine(pipeline(), tuple(ActiveRule(r, r.severity) for r in (no_bell, no_gong)))
    rewrite = rewrite_draft(engine, draft_of("Ring the bell at noon on Monday."))

    (sentence,) = rewrite.left_out
    assert "a blank by no-bell was left out" in sentence
    assert "(no-gong)" in sentence
    assert rewrite.changes == ()


def test_a_sound_template_stays() -> None:
    """Nothing is said of it but the change."""
    rewrite = rewrite_draft(engine_of_all_rules(), draft_of("Do some breathing after lunch."))

    assert rewrite.left_out == ()
    assert "vague-amount" in [change.rule for change in rewrite.changes]
