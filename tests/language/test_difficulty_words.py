"""The difficulty of words: familiar and short is never harder, and every verdict says why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language.difficulty import (
    expected_rating,
    familiarity,
    hard_probability,
    judge,
    phrase_difficulty,
    word_difficulty,
)

EVERYDAY = (
    "walk breakfast dinner friend write remember grandmother sandwich umbrella television "
    "birthday vegetables yesterday kitchen weekday notepad handbag you've don't mum's"
).split()
HARD = (
    "statins arrears affirmations simulate assumptions grieve cognitive distortions antecedents "
    "catastrophising rumination dysregulated interpersonal PMR SUDS self-compassion"
).split()


@pytest.mark.parametrize("word", EVERYDAY)
def test_everyday_words_are_let_pass(word: str) -> None:
    """Nobody is told off for a sandwich."""
    assert not judge(word).hard


@pytest.mark.parametrize("word", HARD)
def test_hard_words_are_found_and_explained(word: str) -> None:
    """A verdict comes with at least one reason."""
    found = judge(word)

    assert found.hard
    assert found.reasons
    assert found.probability >= 0.5


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("use", "utilize"),
        ("guess", "assumption"),
        ("start", "commence"),
        ("help", "facilitate"),
        ("sad", "melancholy"),
        ("STOP", "PMR"),
        ("thinking", "cognition"),
    ],
)
def test_plain_words_are_easier(easier: str, harder: str) -> None:
    """Both measures put the plain word first."""
    assert word_difficulty(easier) < word_difficulty(harder)
    assert hard_probability(easier) < hard_probability(harder)


def test_reasons_name_what_is_seen() -> None:
    """They can be checked by looking at the word."""
    assert "12 letters" in judge("affirmations").reasons
    assert "4 syllables" in judge("affirmations").reasons
    assert judge("PMR").reasons[0] == "an abbreviation"
    assert "ends in -tion" in judge("perseveration").reasons


@pytest.mark.parametrize(
    ("word", "pos"),
    [("12", "NUM"), ("...", "PUNCT"), ("Thessaloniki", "PROPN"), ("", None), ("7-8", None)],
)
def test_figures_marks_and_names_are_not_words_to_replace(word: str, pos: str | None) -> None:
    """They have no plainer word."""
    assert word_difficulty(word, pos=pos) == 0
    assert hard_probability(word, pos=pos) == 0
    assert not judge(word, pos=pos).hard


@pytest.mark.parametrize("word", ["PMR", "Ruminate"])
def test_a_tagger_cannot_turn_a_hard_word_into_a_name(word: str) -> None:
    """Taggers take initialisms and first words for names."""
    assert judge(word, pos="PROPN").hard


@pytest.mark.parametrize("word", ["STOP", "TV", "OK", "WALK", "NOT"])
def test_loud_and_household_capitals_are_not_jargon(word: str) -> None:
    """An everyday word in capitals stays one."""
    assert not judge(word).hard


def test_the_lemma_helps() -> None:
    """A rare form of a known word is as familiar as that word."""
    assert familiarity("went") > 5
    assert familiarity("besought", lemma="beg") > familiarity("besought")
    assert hard_probability("besought", lemma="beg") < hard_probability("besought")


def test_case_and_marks_around_a_word_do_not_matter() -> None:
    """The word at the head of a sentence, in quotes, with either apostrophe."""
    for form in ("Simulate", "“simulate”", "simulate,", "'simulate'"):
        assert word_difficulty(form) == word_difficulty("simulate")
    assert word_difficulty("don’t") == word_difficulty("don't")


@given(st.text(max_size=30), st.sampled_from([None, "NOUN", "PROPN", "VERB", "PUNCT"]))
@settings(max_examples=200, deadline=None)
def test_every_string_has_a_difficulty(word: str, pos: str | None) -> None:
    """Nothing that a tokenizer yields can stop a run."""
    found = judge(word, pos=pos)

    assert 0 <= found.difficulty <= 1
    assert 0 <= found.probability <= 1
    assert found.hard == (found.probability >= 0.5)


def test_ratings_lie_on_the_readers_scale() -> None:
    """1 is very simple, 6 very complex."""
    assert expected_rating("dog") < 2 < expected_rating("statement") < 4
    assert expected_rating("heteroscedasticity") > 4


@pytest.mark.parametrize(
    ("derived", "unrelated"),
    [("unhelpful", "unctuous"), ("watchfully", "vicariously"), ("remarried", "renounced")],
)
def test_a_word_made_of_known_parts_is_easier_than_its_length(derived: str, unrelated: str) -> None:
    """Un + help + ful is read part by part."""
    assert hard_probability(derived) < hard_probability(unrelated)


@pytest.mark.parametrize(
    ("british", "american"),
    [("organise", "organize"), ("behaviour", "behavior"), ("apologise", "apologize")],
)
def test_both_spellings_are_as_well_known(british: str, american: str) -> None:
    """Readers of one stumble no more than readers of the other."""
    assert hard_probability(british) == pytest.approx(hard_probability(american), abs=0.2)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("tommorow", "tomorrow"), ("childern", "children"), ("neccessary", "necessary")],
)
def test_a_slip_of_the_pen_is_no_rare_word(slip: str, meant: str) -> None:
    """Misspelled or not, readers know it."""
    assert familiarity(slip) == familiarity(meant)


@pytest.mark.parametrize("word", ["statins", "causal", "renal", "serum", "palliative"])
def test_a_rare_word_is_not_taken_for_a_slip(word: str) -> None:
    """A rare word next to a common one stays rare."""
    assert familiarity(word) < 4


@pytest.mark.parametrize("word", ["tadpole", "dinosaur", "mermaid", "toothbrush", "wiggle"])
def test_words_of_children_are_easy_however_rare(word: str) -> None:
    """Adults seldom write them, and everyone knows them."""
    assert not judge(word).hard


def test_a_term_of_two_words_lies_between_them() -> None:
    """Two hard words make a harder term than one, and one than none."""
    easy = phrase_difficulty(["blue", "door"])
    half = phrase_difficulty(["blue", "myocardium"])
    hard = phrase_difficulty(["ischaemic", "myocardium"])

    assert 0 <= easy < half < hard <= 1
    assert phrase_difficulty(["door"]) == word_difficulty("door")
