"""The advisor as a component of somebody's spaCy pipeline."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import advisor
from advisor.errors import AdvisorError

TEXT = "Practice your coping skills 😀 this week.\n\nUtilise the diary.  Stop if it hurts.\n"


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("homework_advisor")
    return made


def test_the_report_is_that_of_a_check(nlp: Language) -> None:
    doc = nlp(TEXT)
    report, checked = doc._.advisor_report, advisor.check(TEXT)
    assert report.findings == checked.findings
    assert [view.card for view in report.assignments] == [v.card for v in checked.assignments]
    assert report.source == TEXT
    assert checked.findings


def test_each_finding_has_its_span(nlp: Language) -> None:
    doc = nlp(TEXT)
    spans = doc.spans["advisor"]
    assert [span._.advisor_finding for span in spans] == list(doc._.advisor_report.findings)
    word = next(span for span in spans if span.label_ == "complex-wording")
    assert word.text == "Utilise"
    assert doc[0:1]._.advisor_finding is None


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Utilise", " the ", "diary", ".", "\n", "😀", "é", " a lot", "\t", "walk "]
        )
    ).map("".join)
)
def test_spans_hold_what_the_findings_point_at(nlp: Language, text: str) -> None:
    doc = nlp(text)
    report = doc._.advisor_report
    assert len(doc.spans["advisor"]) == len(report.findings)
    for span in doc.spans["advisor"]:
        finding = span._.advisor_finding
        assert span.start_char <= finding.span.start
        assert finding.span.end <= span.end_char or finding.span.start == finding.span.end


def test_an_empty_text_costs_nothing(nlp: Language) -> None:
    doc = nlp("")
    assert "empty" in doc._.advisor_report.error
    assert len(doc.spans["advisor"]) == 0


def test_a_judged_text_can_be_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.advisor_report == doc._.advisor_report
    assert [s._.advisor_finding for s in again.spans["advisor"]] == list(
        doc._.advisor_report.findings
    )


def test_settings_are_those_of_an_advisor() -> None:
    made = spacy.blank("en")
    made.add_pipe("homework_advisor", config={"select": ["complex-wording"]})
    doc = made(TEXT)
    assert {span.label_ for span in doc.spans["advisor"]} == {"complex-wording"}
    with pytest.raises(AdvisorError, match="no-such-rule"):
        spacy.blank("en").add_pipe("homework_advisor", config={"select": ["no-such-rule"]})
    assert nlp_without()("Walk.")._.advisor_report is None


def nlp_without() -> Language:
    """Return a pipeline that judges nothing."""
    return spacy.blank("en")
