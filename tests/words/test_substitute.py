"""Plain words for a term: its form, its capitals, its article, and exactly its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.edits import apply_edits
from advisor.findings import Applicability, Span
from advisor.language.sentence import Hit
from advisor.testing import draft_of, pipeline
from advisor.words.agreement import agreed
from advisor.words.lexicon import Entry, Lexicon
from advisor.words.matching import Matcher
from advisor.words.substitute import replace_span, replacement, substitute

ENTRIES = (
    Entry("ruminate", "verb", "go over and over things"),
    Entry("utilize", "verb", "use", safe=True),
    Entry("adverse event", "noun", "bad moment"),
    Entry("endeavour", "verb", "try"),
    Entry("hour-long", "other", "long"),
    Entry("prior to", "other", "before", safe=True),
    Entry("exercise", "noun"),
)
MATCHER = Matcher([Lexicon("terms", "Terms", {}, ENTRIES)])


def hits_in(text: str) -> list[Hit]:
    """Return the terms of the list above in a text."""
    found = []
    for sentence in next(pipeline().read([draft_of(text).blocks])):
        for match in MATCHER.match(sentence.text).get("terms", ()):
            words = tuple(
                word
                for word in sentence.words
                if word.at < match.end and match.start < word.at + len(word.text)
            )
            span = sentence.span_of(match.start, match.end)
            said = sentence.text[match.start : match.end]
            found.append(Hit("terms", match.entry, match.form, said, span, words, sentence))
    return found


def rewritten(text: str) -> str:
    """Return a text with plain words in the place of all terms."""
    fixes = [agreed(fix, text) for hit in hits_in(text) if (fix := substitute(hit))]
    return apply_edits(text, [edit for fix in fixes for edit in fix.edits])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Notice when you ruminate.", "Notice when you go over and over things."),
        ("Notice when you start ruminating.", "Notice when you start going over and over things."),
        ("Note when he ruminates.", "Note when he goes over and over things."),
        ("Note when you ruminated.", "Note when you went over and over things."),
        ("Utilize the card.", "Use the card."),
        ("UTILIZE the card.", "USE the card."),
        ("Write down two adverse events.", "Write down two bad moments."),
        ("She has endeavoured to walk.", "She has tried to walk."),
        ("Walk prior  to bed.", "Walk before bed."),
    ],
)
def test_plain_words_take_the_form_and_case_of_the_term(text: str, after: str) -> None:
    """The form that matched tells the form to write."""
    assert rewritten(text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Write about an adverse event.", "Write about a bad moment."),
        ("An adverse event counts.", "A bad moment counts."),
        ("Take an hour-long walk.", "Take a long walk."),
        ("Name the adverse event.", "Name the bad moment."),
    ],
)
def test_the_article_goes_with_the_plain_words(text: str, after: str) -> None:
    """It changes only where the sound does, and keeps its case."""
    assert rewritten(text) == after


def test_a_term_without_plain_words_has_no_fix() -> None:
    """There is nothing to put in its place."""
    (hit,) = hits_in("Do the exercise.")

    assert substitute(hit) is None
    assert substitute(hit, "task") is not None


@pytest.mark.parametrize(
    ("text", "safe", "applicability"),
    [
        ("Utilize it.", None, Applicability.SAFE),
        ("Utilize it.", False, Applicability.UNSAFE),
        ("They ruminate.", None, Applicability.UNSAFE),
        ("They ruminate.", True, Applicability.SAFE),
    ],
)
def test_the_list_or_the_caller_says_whether_it_is_safe(
    text: str, safe: bool | None, applicability: Applicability
) -> None:
    """A caller who knows the sentence has the last word."""
    (hit,) = hits_in(text)
    fix = substitute(hit, safe=safe)

    assert fix is not None
    assert fix.applicability is applicability


def test_other_words_can_be_given_in_their_dictionary_form() -> None:
    """They take the form of the term all the same."""
    (hit,) = hits_in("Stop ruminating.")

    assert replacement(hit, "brood") == "brooding"


def test_a_span_is_replaced_as_it_is() -> None:
    """Without a list, nothing is known of its meaning: the fix is not safe."""
    fix = replace_span(Span(0, 4), "Stroll")

    assert fix.applicability is Applicability.UNSAFE
    assert apply_edits("Walk on.", fix.edits) == "Stroll on."


AROUND = st.text(st.sampled_from("abé🙂\u00a0 \t\u0301مر,;-—“”'\"()0123"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(AROUND, AROUND)
def test_nothing_but_the_term_changes(before: str, after: str) -> None:
    """Whatever stands around a term, it is there unchanged afterwards."""
    text = f"{before} utilize {after}"

    assert rewritten(text) in (f"{before} use {after}", text)


def test_a_term_between_odd_characters_is_found() -> None:
    """So the test above does not pass by finding nothing."""
    assert rewritten("🙂 é,\u00a0utilize مر — (0)") == "🙂 é,\u00a0use مر — (0)"
