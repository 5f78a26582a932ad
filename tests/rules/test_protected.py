"""Clinical words are protected: no rule about wording judges, exchanges or shames them."""

from collections.abc import Iterator

import pytest

from advisor.engine import Engine
from advisor.findings import Applicability, Finding, Fix, Flag, Scope, Severity, Span
from advisor.language.sentence import Sentence
from advisor.registry import lexicons
from advisor.rule import Bad, Good, rule
from advisor.settings import ActiveRule
from advisor.testing import apply_fixes, draft_of, engine_of_all_rules, pipeline
from advisor.words.protecting import is_protected
from advisor.words.substitute import replace_span

ENTRIES = tuple(lexicons()["protected_terms"])
CONTENT = {"safety", "fit"}
"""Categories that judge what a task brings with it, not how it is worded."""


def findings(text: str) -> tuple[Finding, ...]:
    """Return what all rules find in a text."""
    return next(iter(engine_of_all_rules().check([draft_of(text)]))).findings


def touches(finding: Finding, term: Span) -> bool:
    """Say whether a finding judges a term, or offers to change letters of it."""
    inside = term.contains(finding.span) and finding.category not in CONTENT
    word_level = finding.scope is Scope.WORD or (inside and finding.span != term)
    explains = finding.category == "accessibility" and finding.suggestions
    changed = any(
        edit.start < edit.end and edit.span.overlaps(term) and term.contains(edit.span)
        for fix in finding.suggestions
        for edit in fix.edits
    )
    return inside and word_level and (changed or not explains)


FRAMES = (
    "Read the page about the {} on Monday.",
    "After lunch, write one line about the {} on your card.",
)


def test_no_rule_touches_a_protected_term() -> None:
    """In neutral sentences each term is left as it stands, by all rules together."""
    texts = [frame.format(entry.term) for entry in ENTRIES for frame in FRAMES]
    spans = [
        Span(frame.index("{"), frame.index("{") + len(entry.term))
        for entry in ENTRIES
        for frame in FRAMES
    ]

    wrong = [
        (text, finding.rule)
        for text, span, report in zip(
            texts, spans, engine_of_all_rules().check(map(draft_of, texts)), strict=True
        )
        for finding in report.findings
        if touches(finding, span)
    ]

    assert wrong == []


def test_the_list_is_wide() -> None:
    """Names of skills, sheets, conditions, services and of what a body feels."""
    terms = {entry.term for entry in ENTRIES}

    assert len(terms) >= 300
    assert {"thought record", "panic attack", "suicide safety plan", "urge", "trigger"} <= terms


MANGLED = """
panic attack; thought record; suicide safety plan; exposure; body scan; trigger; binge eating;
urge; craving; relapse; abuse recovery; safety plan; panic disorder; worry time; mood diary;
trauma; self-harm safety plan; flashback; compulsion; obsession; nightmare; withdrawal symptom;
eating disorder; person with an addiction; borderline personality disorder; chest pain;
shortness of breath; sex addicts anonymous; problem list; anger management; stimulus control;
impulse control; emotion regulation; coping skill; self-esteem; stress diary; pain scale
""".replace("\n", " ").split(";")


@pytest.mark.parametrize("term", [term.strip() for term in MANGLED])
def test_words_that_other_tools_mangle_stay(term: str) -> None:
    """Whatever the first suggestions change, the clinical word is still there."""
    text = f"Bring the sheet about the {term} on Tuesday, and read it after breakfast."
    found = [f for f in findings(text) if f.category != "safety"]
    changed = apply_fixes(text, [f.suggestions[0] for f in found if f.suggestions])

    assert term in changed
    assert not {f.category for f in found if term in text[f.span.start : f.span.end + 1]} & {"tone"}


SAFETY_WORDS = (
    "If thoughts of suicide come, call the crisis line.",
    "Keep the suicide safety plan in your wallet.",
    "If the urge to hurt yourself comes, follow step 1 of your safety plan.",
    "Write down the number of the domestic violence hotline.",
    "Read the leaflet on abuse recovery on Monday.",
    "After a suicide attempt, the crisis team calls you each morning.",
    "Log each urge to self-harm on the card, and call your key worker.",
    "If you think of an overdose, ring 988 and stay with someone.",
)


@pytest.mark.parametrize("text", SAFETY_WORDS)
def test_safety_words_are_for_safety_rules_only(text: str) -> None:
    """They may ask for a person's look; nothing about their wording is said or changed."""
    for finding in findings(text):
        words = text[finding.span.start : finding.span.end].lower()
        named = any(w in words for w in ("suicid", "self-harm", "abuse", "overdose", "hurt your"))
        wording = finding.category in {"tone", "vagueness"} or finding.scope is Scope.WORD
        assert finding.category == "safety" or not (named and wording)


STATES = """
stressed worried tired divorced overwhelmed married exhausted scared frightened upset bored
annoyed excited embarrassed frustrated confused relaxed concerned prepared motivated distracted
interested depressed ashamed terrified panicked anxious retired widowed separated engaged
disappointed surprised discouraged triggered tense injured disabled isolated rested convinced
satisfied dressed seated settled alarmed irritated drained
""".split()


@pytest.mark.parametrize("state", STATES)
def test_how_a_person_is_is_no_passive(state: str) -> None:
    """“You are stressed” says how someone is; nobody did it to them."""
    texts = (
        f"When you are {state}, sit down and drink a glass of water.",
        f"You may be {state} at first. Call your sister after lunch.",
        f"If you should be {state} on Monday, walk to the gate.",
        f"You are {state} tonight. Write one line.",
    )

    for report in engine_of_all_rules().check(map(draft_of, texts)):
        assert "indirect-address" not in {f.rule for f in report.findings}


PASSIVES = (
    "The diary should be completed each night.",
    "The card must be filled in after lunch.",
    "Three rows should be written before Friday.",
    "The recording should be played at bedtime.",
)


@pytest.mark.parametrize("text", PASSIVES)
def test_a_passive_that_asks_is_still_seen(text: str) -> None:
    """It leaves open who does it."""
    assert "indirect-address" in {f.rule for f in findings(text)}


EXAMPLES = (Bad("Walk."), Good("Walk."))


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Judges every word.",
    severity=Severity.WARNING,
    examples=EXAMPLES,
)
def rude_rule(sentence: Sentence) -> Iterator[Flag]:
    """Call each word a name, and offer another."""
    for word in sentence.words:
        yield Flag(word.span, "No.", replace_span(word.span, "thing", Applicability.SAFE))


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Explains every word.",
    severity=Severity.WARNING,
    examples=EXAMPLES,
)
def explaining_rule(sentence: Sentence) -> Iterator[Flag]:
    """Offer an exchange first, and a gloss behind it."""
    for word in sentence.words:
        gloss = Fix((), Applicability.TEMPLATE)
        yield Flag(word.span, "?", replace_span(word.span, "thing"), (gloss,))


def said_by(made: object, category: str, text: str) -> list[str]:
    """Return the words that a rule may flag, if it stood in a category."""
    from dataclasses import replace

    from advisor.rule import Rule

    assert isinstance(made, Rule)
    engine = Engine(pipeline(), (ActiveRule(replace(made, category=category), made.severity),))
    report = next(iter(engine.check([draft_of(text)])))
    return [text[f.span.start : f.span.end] for f in report.findings]


@pytest.mark.parametrize("category", ["tone", "vagueness", "accessibility", "load", "made-up"])
def test_a_rule_cannot_forget_the_protection(category: str) -> None:
    """The engine drops what a rule says of a word inside a protected term."""
    assert said_by(rude_rule, category, "Read the thought record.") == ["Read", "the", "."]


def test_safety_rules_see_every_word() -> None:
    """A person must look, whatever the words are called."""
    assert "thought" in said_by(rude_rule, "safety", "Read the thought record.")


def test_a_term_of_the_trade_may_be_explained_but_not_exchanged() -> None:
    """Of its suggestions only the gloss is left."""
    text = "Do urge surfing."
    sentence = next(iter(engine_of_all_rules().plans([draft_of(text)]))).sentences[0]
    start, end = text.index("urge"), len(text) - 1

    assert is_protected(sentence, start, end)
    assert not is_protected(sentence, start, end, explaining=True)
    assert "urge" not in said_by(rude_rule, "accessibility", text)
    assert "urge" in said_by(explaining_rule, "accessibility", text)
    assert "urge" not in said_by(explaining_rule, "tone", text)
