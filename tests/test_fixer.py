"""The fixer: what it applies, in which order, what it takes back, and what it never touches."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.edits import apply_edits, crosses, moved
from advisor.engine import Engine
from advisor.errors import DraftError
from advisor.findings import Applicability, Edit, Fix, Flag, Scope, Severity, Span
from advisor.fixer import Applied, FixResult, fix_draft
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft
from advisor.registry import formats, rules
from advisor.rule import Rule
from advisor.settings import ActiveRule, active_rules
from advisor.testing import draft_of, pipeline
from advisor.words.facts import number_words, numbers, quotes
from tests.reading.nasty import TEXTS

SAFE, UNSAFE, TEMPLATE = Applicability.SAFE, Applicability.UNSAFE, Applicability.TEMPLATE


# --- stand-ins --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Swaps:
    """A check that flags words, and offers others in their place; "" offers nothing."""

    words: Mapping[str, str]
    applicability: Applicability = SAFE
    more: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, sentence: Sentence) -> Iterator[Flag]:
        """Flag each of the words."""
        for word in sentence.words:
            if word.lower in self.words:
                fixes = [
                    Fix((Edit(word.start, word.end, text),), self.applicability)
                    for text in (self.words[word.lower], self.more.get(word.lower, ""))
                    if text
                ]
                first = fixes[0] if fixes else None
                yield Flag(word.span, "A remark.", first, tuple(fixes[1:]))


def a_rule(
    check: object,
    name: str = "plain",
    severity: Severity = Severity.WARNING,
    category: str = "load",
) -> Rule:
    """Return a rule of a check, without anything that only people read."""
    return Rule(name, category, Sentence, Scope.WORD, "", severity, (), check, "")  # type: ignore[arg-type]


def swap(name: str = "plain", applicability: Applicability = SAFE, **words: str) -> Rule:
    """Return a rule that wants other words."""
    return a_rule(Swaps(words, applicability), name)


def engine_of(*chosen: Rule) -> Engine:
    """Return an engine with these rules."""
    return Engine(pipeline(), tuple(ActiveRule(rule, rule.severity) for rule in chosen))


def fix(text: str, *chosen: Rule, upto: Applicability = SAFE) -> FixResult:
    """Return what the fixer makes of a text under these rules."""
    return fix_draft(engine_of(*chosen), draft_of(text), upto)


def reasons(result: FixResult) -> list[str]:
    """Return why fixes were not kept."""
    return [drop.reason for drop in result.dropped]


# --- what is applied --------------------------------------------------------------------------


def test_a_safe_fix_is_applied_and_counted() -> None:
    """Every place of it, each in its own letter case as the rule wrote it."""
    result = fix("Utilize it, then utilize it again.", swap(utilize="use"))

    assert result.text == "use it, then use it again."
    assert result.applied == (Applied("plain", 2),)
    assert result.count == 2
    assert [(m.before, m.after) for m in result.mendings] == [
        ("Utilize", "use"),
        ("utilize", "use"),
    ]


@pytest.mark.parametrize(
    ("applicability", "upto", "changed"),
    [
        (SAFE, SAFE, True),
        (UNSAFE, SAFE, False),
        (UNSAFE, UNSAFE, True),
        (SAFE, UNSAFE, True),
        (TEMPLATE, UNSAFE, False),
        (TEMPLATE, TEMPLATE, False),
    ],
)
def test_no_fix_is_trusted_beyond_what_was_asked(
    applicability: Applicability, upto: Applicability, changed: bool
) -> None:
    """And blanks are never filled in by a program."""
    result = fix("Go slowly.", swap(applicability=applicability, slowly="gently"), upto=upto)

    assert (result.text == "Go gently.") is changed
    assert bool(result.applied) is changed


def test_a_draft_without_findings_stays_as_it_is() -> None:
    """There is nothing to report either."""
    assert fix("Walk home.", swap(utilize="use")) == FixResult("Walk home.")


def test_the_edits_of_a_fix_stand_or_fall_together() -> None:
    """An article never changes without its noun."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        for article, noun in zip(sentence.words, sentence.words[1:], strict=False):
            if noun.lower == "aim" and article.lower == "an":
                both = (
                    Edit(article.start, article.end, "a"),
                    Edit(noun.start, noun.end, "goal"),
                )
                yield Flag(noun.span, "A remark.", Fix(both, SAFE))

    rival = a_rule(Swaps({"an": "one"}), "a-rival", Severity.ERROR)

    assert fix("Choose an aim.", a_rule(check)).text == "Choose a goal."
    assert fix("Choose an aim.", a_rule(check), rival).text == "Choose one aim."


def test_a_finding_is_mended_once_and_by_its_first_suggestion() -> None:
    """The second is there for the case that the first does not help."""
    rule = a_rule(Swaps({"utilize": "use"}, more={"utilize": "take"}))

    assert fix("Utilize it.", rule).text == "use it."


def test_the_next_suggestion_gets_its_chance() -> None:
    """Here the first one would be flagged itself."""
    rule = a_rule(Swaps({"utilize": "employ"}, more={"utilize": "use"}))
    other = swap("jobs", employ="")

    assert fix("Utilize it.", rule, other).text == "use it."


# --- the order --------------------------------------------------------------------------------


def phrase(
    name: str,
    words: str,
    instead: str,
    applicability: Applicability = SAFE,
    severity: Severity = Severity.WARNING,
) -> Rule:
    """Return a rule that wants something else in the place of a phrase."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        at = sentence.text.find(words)
        if at >= 0:
            span = sentence.span_of(at, at + len(words))
            new = Fix((Edit(span.start, span.end, instead),), applicability)
            yield Flag(span, "A remark.", new)

    return a_rule(check, name, severity)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            phrase("b", "go slowly", "X"),
            phrase("a", "slowly home", "Y", UNSAFE, Severity.ERROR),
        ),
        (
            phrase("b", "slowly home", "X", severity=Severity.ERROR),
            phrase("a", "go slowly", "Y"),
        ),
        (phrase("b", "go slowly", "X"), phrase("a", "slowly home", "Y")),
        (phrase("b", "go slowly home", "X"), phrase("a", "go slowly", "Y")),
        (phrase("a", "go slowly", "X"), phrase("b", "go slowly", "Y")),
    ],
    ids=["safest", "gravest", "leftmost", "longest", "name"],
)
def test_of_two_that_cross_the_first_in_order_wins(first: Rule, second: Rule) -> None:
    """Whatever order the rules come in."""
    for chosen in ((first, second), (second, first)):
        result = fix("please go slowly home now", *chosen, upto=UNSAFE)

        assert "X" in result.text
        assert "Y" not in result.text
        assert [part.rule for part in result.applied] == [first.name]


def insertion(name: str, text: str, severity: Severity = Severity.WARNING) -> Rule:
    """Return a rule that wants something at the end of a sentence that has one comma or none."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        if text not in sentence.text:
            end = sentence.span.end - 1
            yield Flag(sentence.span, "A remark.", Fix((Edit(end, end, text),), SAFE))

    return a_rule(check, name, severity)


def test_two_insertions_at_one_place_are_made_one_after_the_other() -> None:
    """The graver comes first; the other is decided on the text as it then is."""
    mild, grave = insertion("a", ", mild"), insertion("b", ", grave", Severity.ERROR)

    assert fix("Walk.", mild, grave).text == "Walk, grave, mild."
    assert fix("Walk.", grave, mild).text == "Walk, grave, mild."


# --- what is taken back -----------------------------------------------------------------------


def test_a_fix_that_is_flagged_again_is_taken_back() -> None:
    """Its finding must be gone."""
    result = fix("Utilize it.", swap(utilize="employ", employ=""))

    assert result.text == "Utilize it."
    assert reasons(result) == ["the new words would be flagged again"]


def test_a_fix_that_brings_in_something_new_is_taken_back() -> None:
    """However mild it is; and the sentence says what it would be."""
    hint = a_rule(Swaps({"employ": ""}), "jobs", Severity.INFO)
    result = fix("Utilize it.", swap(utilize="employ"), hint)

    assert result.text == "Utilize it."
    assert str(result.dropped[0]) == (
        "line 1: a rewrite by plain was left out, because it would bring in something new (jobs)."
    )


def asking(sentence: Sentence) -> Iterator[Flag]:
    """Ask for a reason at the end of each sentence that has "use", and none."""
    said = {word.lower for word in sentence.words}
    if "use" in said and "because" not in said:
        end = sentence.span.end
        yield Flag(
            sentence.span, "A remark.", Fix((Edit(end, end, " {So.}"),), Applicability.TEMPLATE)
        )


def test_a_gap_that_comes_to_light_is_not_new() -> None:
    """A plainer sentence may let a rule see what was lacking all along."""
    result = fix("Utilize it.", swap(utilize="use"), a_rule(asking, "missing-reason"))

    assert result.text == "use it."


def test_a_gap_that_a_fix_tears_is_new() -> None:
    """What the draft said, and says no longer, was taken from it."""
    text = "Utilize the list at noon because it calms you."
    rule = swap(utilize="use", because="while")
    result = fix(text, rule, a_rule(asking, "missing-reason"))

    assert "because" in result.text


def test_what_was_there_before_is_not_new() -> None:
    """A sentence that loses a hard word is still the same long sentence."""

    def long(sentence: Sentence) -> Iterator[Flag]:
        if sentence.length > 4:
            yield Flag(sentence.span, "A remark.")

    result = fix("Go home and utilize it now.", swap(utilize="use"), a_rule(long, "long"))

    assert result.text == "Go home and use it now."


def test_a_graver_finding_is_new() -> None:
    """A fix may not turn a hint into an alarm."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        said = {word.lower for word in sentence.words}
        yield Flag(sentence.span, "A remark.", severity=None if "use" in said else Severity.INFO)

    result = fix("Utilize it.", swap(utilize="use"), a_rule(check, "alarm", Severity.ERROR))

    assert result.text == "Utilize it."


def test_the_good_fixes_stay_when_one_fails() -> None:
    """One that quarrels does not spoil the others."""
    rule = swap(utilize="use", endeavour="try", assist="help", obtain="employ", purchase="buy")
    text = "Utilize it. Endeavour it. Obtain it. Assist it. Purchase it."

    result = fix(text, rule, swap("jobs", employ=""))

    assert result.text == "use it. try it. Obtain it. help it. buy it."
    assert result.applied == (Applied("plain", 4),)
    assert [drop.line for drop in result.dropped] == [1]


def test_few_looks_find_the_one_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing batch is halved, not tried fix by fix."""
    looks = 0
    report = Engine.report

    def counted(self: Engine, plan: object) -> object:
        nonlocal looks
        looks += 1
        return report(self, plan)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "report", counted)
    lines = ["utilize it."] * 40
    lines[17] = "obtain it."

    result = fix("\n\n".join(lines), swap(utilize="use", obtain="employ"), swap("jobs", employ=""))

    assert result.text.count("use it") == 39
    assert "obtain it." in result.text
    assert looks <= 12


def test_rules_that_quarrel_come_to_an_end() -> None:
    """Each undoes what the other wants; so neither is followed."""
    result = fix("Go slowly.", swap("a", slowly="gently"), swap("b", gently="slowly"))

    assert result.text == "Go slowly."


def test_a_fix_that_leaves_nothing_is_taken_back() -> None:
    """An empty file is no draft."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        span = sentence.span
        yield Flag(span, "A remark.", Fix((Edit(span.start, span.end, ""),), SAFE))

    result = fix("Walk home.", a_rule(check))

    assert result.text == "Walk home."
    assert reasons(result) == ["nothing would be left of the draft"]


def test_a_fix_after_which_a_rule_fails_is_taken_back() -> None:
    """Silence of a broken rule is no good sign."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        if "use" in sentence.text:
            raise ZeroDivisionError
        yield from ()

    result = fix("Utilize it.", swap(utilize="use"), a_rule(check, "frail"))

    assert result.text == "Utilize it."
    assert reasons(result) == ["a rule could not judge the draft afterwards"]


def test_a_fix_after_which_the_draft_cannot_be_read_is_taken_back() -> None:
    """A format may refuse a text; then the old one stands."""

    def check(sentence: Sentence) -> Iterator[Flag]:
        for word in sentence.words:
            if word.lower == "goal":
                end = sentence.span.end
                new = (Edit(0, 0, "---\nkind: [\n---\n"), Edit(end, end, " Go."))
                yield Flag(word.span, "A remark.", Fix(new, SAFE))

    text = "# Plan\n\nWrite a goal."
    result = fix(text, a_rule(check))

    assert result.text == text
    assert reasons(result) == ["the draft could not be read afterwards"]


# --- what is never touched --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Walk for 10 minutes.", "10 minutes", "15 minutes"),
        ("Walk for 10 minutes.", "10 minutes", "a while"),
        ("Walk at 6 pm.", "6 pm", "6 am"),
        ("Walk at 6 p.m. today.", "p.m.", "o'clock"),
        ("Weigh out 20 mg today.", "mg", "g"),
        ("Walk 1 or 2 miles.", "1 or 2", "2 or 1"),
        ("Walk 1 mile.", "1 mile", "one mile"),
        ("Rate it 0-10 now.", "0-10", "0-100"),
        ("Walk for ten minutes.", "ten minutes", "some minutes"),
        ("Walk twice.", "twice", "often"),
        ("Do half of it.", "half of it", "it"),
    ],
)
def test_numbers_times_and_doses_stay(text: str, words: str, instead: str) -> None:
    """A client acts on them to the letter."""
    result = fix(text, phrase("a", words, instead))

    assert result.text == text
    assert "number" in reasons(result)[0]


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Walk for 10 mins.", "mins", "minutes"),
        ("Prior to 6 pm, walk.", "Prior to 6 pm", "Before 6 p.m."),
        ("First walk and then rest for 5 minutes", "First walk and then", "1. Walk\n2. Then"),
    ],
)
def test_words_around_a_number_may_change(text: str, words: str, instead: str) -> None:
    """The same number, time or dose may be written in other letters."""
    assert fix(text, phrase("a", words, instead)).text == text.replace(words, instead)


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Say “I utilize it” aloud.", "utilize", "use"),
        ('Say "I utilize it" aloud.', "utilize", "use"),
        ("Say ‘I utilize it’ aloud.", "utilize", "use"),
        ("Say “I utilize it” aloud.", "Say “I", "Say I"),
        ("Say it aloud.", "it aloud", "“it” aloud"),
    ],
)
def test_quoted_words_stay(text: str, words: str, instead: str) -> None:
    """They are the client's own, or words to say exactly so."""
    result = fix(text, phrase("a", words, instead))

    assert result.text == text
    assert reasons(result) == ["it would change words in quotation marks"]


@pytest.mark.parametrize("upto", [SAFE, UNSAFE])
def test_what_is_said_of_a_medicine_stays(upto: Applicability) -> None:
    """Even a plainer word is not worth a doubt."""
    text = "Utilize the card. Take your sertraline, utilize water."
    result = fix(text, swap(utilize="use"), upto=upto)

    assert result.text == "use the card. Take your sertraline, utilize water."
    assert reasons(result) == ["it would reword what is said of a medicine, of alcohol or of drugs"]


@pytest.mark.parametrize(
    "text",
    ["Utilize the card. Write about the suicide.", "Utilize the card. Skip your tablets."],
)
@pytest.mark.parametrize("asked", [True, False])
def test_a_draft_for_a_person_is_left_alone(text: str, asked: bool) -> None:
    """Even where the run leaves the safety rules out, or makes them milder."""
    guards = [rule for rule in rules().values() if rule.category == "safety"] if asked else []
    engine = engine_of(swap(utilize="use"), *guards)
    mild = tuple(replace(active, severity=Severity.INFO) for active in engine.rules)

    result = fix_draft(replace(engine, rules=mild), draft_of(text), UNSAFE)

    assert result.text == text
    assert [str(drop) for drop in result.dropped] == [
        "a person should read this draft first, so nothing in it was rewritten."
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# A\n\nPlease **go slowly** now.", "Please go"),
        ("# A\n\nRead [the page](a.pdf) now.", "the page now"),
        ("# A\n\nGo home<!-- why? --> now.", "home now"),
    ],
)
def test_markup_is_not_cut_through(text: str, words: str) -> None:
    """Half a pair of asterisks would show on the page."""
    result = fix(text, phrase("a", words, "X"))

    assert result.text == text
    assert reasons(result) == ["it would cut through the formatting"]


def test_a_phrase_over_two_lines_may_be_replaced() -> None:
    """A line break is no markup."""
    assert (
        fix("Do it prior\nto bed.", phrase("a", "prior to", "before")).text == "Do it before bed."
    )


# --- edits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Edit(0, 3, ""), Edit(3, 5, ""), False),
        (Edit(0, 3, ""), Edit(2, 5, ""), True),
        (Edit(3, 3, "a"), Edit(3, 3, "b"), True),
        (Edit(3, 3, "a"), Edit(3, 5, ""), True),
        (Edit(3, 3, "a"), Edit(0, 3, ""), True),
        (Edit(3, 3, "a"), Edit(4, 5, ""), False),
    ],
)
def test_edits_cross_if_the_order_would_matter(one: Edit, other: Edit, expected: bool) -> None:
    """An insertion crosses its neighbours: which comes first, nobody could say."""
    assert crosses(one, other) is expected
    assert crosses(other, one) is expected


@settings(max_examples=200, deadline=None)
@given(st.text("abcdefgh", min_size=4, max_size=12), st.data())
def test_a_place_is_followed_through_edits(text: str, data: st.DataObject) -> None:
    """Words that no edit touches are found again where they went."""
    at, edits = 0, []
    while at < len(text):
        start = data.draw(st.integers(at, len(text)))
        end = data.draw(st.integers(start, len(text)))
        edits.append(Edit(start, end, data.draw(st.text("XY", max_size=3))))
        at = end + 1
    after = apply_edits(text, edits)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = moved(Span(start, end), edits)

    assert 0 <= span.start <= span.end <= len(after)
    if not any(edit.start <= end and start <= edit.end for edit in edits):
        assert span.of(after) == text[start:end]


# --- on any text ------------------------------------------------------------------------------

HARD = st.sampled_from([
    "Utilize your log prior to bed. ", "utilize ", "In order to sleep, ", "approximately ",
    "endeavour to ", "commence ", "The log should be kept daily. ", "Try to ", "some breathing ",
    "Sit down for 10 minutes, and then write, and then rest. ", "take 20 mg ", "three times ",
    "“I utilize it” ", "at 6 p.m. ", "a utilization ", "the client will utilise the list. ",
])  # fmt: skip
DRAFTS = st.lists(st.one_of(HARD, HARD, TEXTS), min_size=1, max_size=12).map("".join)
REAL = Engine(pipeline(), active_rules(rules()))
TURNED = replace(REAL, rules=REAL.rules[::-1])


def read(text: str, form: str) -> Draft | None:
    """Return a draft of a text; `None` if its format refuses it."""
    try:
        reading = formats()[form].read(text, "draft")
    except DraftError:
        return None
    return Draft("draft", text, form, reading.blocks, fields=reading.fields)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(DRAFTS, st.sampled_from(["text", "markdown"]), st.sampled_from([SAFE, UNSAFE]))
def test_fixing_any_text_settles(text: str, form: str, upto: Applicability) -> None:
    """A second run changes nothing, nor does another order of the rules, nor is a fact lost."""
    draft = read(text, form)
    if draft is None:
        return

    result = fix_draft(REAL, draft, upto)
    again = read(result.text, form)

    assert fix_draft(TURNED, draft, upto).text == result.text
    assert again is not None
    assert fix_draft(REAL, again, upto).text == result.text
    assert numbers(result.text) == numbers(text)
    assert [q for q in quotes(result.text) if len(q) > 1] == [q for q in quotes(text) if len(q) > 1]
    if upto is SAFE:
        assert number_words(result.text) == number_words(text)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = re.sub(r"\r\n", " \n", text)[:offset].replace("\r", "\n")
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


@settings(max_examples=150, deadline=None, derandomize=True)
@given(DRAFTS, st.sampled_from(["text", "markdown"]))
def test_checking_any_text_finds_places_inside_it(text: str, form: str) -> None:
    """No rule fails, and every mark, edit, line and column lies where it says."""
    draft = read(text, form)
    if draft is None:
        return

    (report,) = REAL.check([draft])

    assert [note.message for note in report.notes if note.failed] == []
    for finding in report.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        if text[finding.span.start - 1 : finding.span.start + 1] != "\r\n":
            assert _position(text, finding.span.start) == (finding.line, finding.column)
        for suggestion in finding.suggestions:
            assert all(0 <= e.start <= e.end <= len(text) for e in suggestion.edits)


GLUE = st.lists(
    st.sampled_from([*"abc é🙂\u00a0\t\u0301\u202eمر,;:.!?-—()\u200b", "\n", "\r\n"]), max_size=10
).map("".join)
SWAPPED = swap(utilize="use", endeavour="try to", now="")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(GLUE, st.sampled_from(["utilize", "endeavour", "walk", "now"])), max_size=6)
)
def test_only_the_flagged_words_change(parts: list[tuple[str, str]]) -> None:
    """Offsets hold on emoji, combining accents, odd blanks and line ends of every kind."""
    text = "".join(f"{glue} {word} " for glue, word in parts)
    if not text.strip():
        return
    wanted = {"utilize": "use", "endeavour": "try to"}

    result = fix(text, SWAPPED)

    assert result.text == "".join(f"{glue} {wanted.get(word, word)} " for glue, word in parts)


def test_the_order_of_the_rules_never_matters() -> None:
    """Ten shufflings of the real rules, one result."""
    text = (
        "Please endeavour to utilize the log prior to bed, and then walk, and then rest.\n"
        "- In order to sleep, commence at approximately 10 pm.\n- The log should be kept daily."
    )
    shuffled = list(REAL.rules)
    results = set()
    for seed in range(10):
        random.Random(seed).shuffle(shuffled)
        engine = replace(REAL, rules=tuple(shuffled))
        results.add(fix_draft(engine, draft_of(text), UNSAFE).text)

    assert len(results) == 1
    assert results != {text}
