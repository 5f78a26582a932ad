"""Difficulty: familiar and short is never harder, and every verdict says why."""

import json
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import difficulty
from advisor.language.difficulty import (
    SUFFIXES,
    Difficulty,
    WordInfo,
    expected_rating,
    familiarity,
    hard_from,
    hard_probability,
    judge,
    sentence_difficulty,
    text_difficulty,
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


def _words(sentence: str) -> list[WordInfo]:
    return [WordInfo(text) for text in sentence.replace(".", " .").replace(",", " ,").split()]


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


@given(st.lists(st.text(max_size=12), max_size=25), st.one_of(st.none(), st.integers(0, 5)))
@settings(max_examples=60, deadline=None)
def test_every_sentence_has_a_difficulty(tokens: list[str], depth: int | None) -> None:
    """Bounds hold in this order."""
    found = sentence_difficulty([WordInfo(token) for token in tokens], depth)

    assert found.score >= 1
    assert 0 <= found.low <= found.grade <= found.high


def test_slopes_point_the_right_way() -> None:
    """More familiar is never harder; longer, rarer, worse rated and deeper never easier."""
    model = json.loads((difficulty._DATA / "difficulty.json").read_text(encoding="utf-8"))
    falling = ("familiarity", "everyday")
    rising = ("letters", "syllables", "form", "expected", "initialism")
    for part in ("rating", "context"):
        for name, slope in model[part]["coefficients"].items():
            if name.startswith(falling):
                assert slope <= 0, name
            if name.startswith(rising) and (part, name) != ("context", "initialism"):
                assert slope >= 0, name
    for name, slope in model["sentence"]["coefficients"].items():
        assert slope >= 0, name


def test_the_data_says_how_it_was_fitted() -> None:
    """Coefficients without an origin are magic numbers."""
    model = json.loads((difficulty._DATA / "difficulty.json").read_text(encoding="utf-8"))

    assert all(len(model[part]["how"]) > 40 for part in ("rating", "context", "sentence"))
    assert 1 < hard_from() < 6
    assert set(SUFFIXES) < set(model["rating"]["coefficients"])


def test_a_harder_word_makes_a_harder_sentence() -> None:
    """One word swapped, everything else equal."""
    plain = sentence_difficulty(_words("Write down the thoughts you had after dinner."))
    hard = sentence_difficulty(_words("Write down the distortions you had after dinner."))

    assert plain.score < hard.score
    assert plain.grade < hard.grade


def test_a_longer_and_a_deeper_sentence_is_harder() -> None:
    """Length and inner clauses count even where every word is easy."""
    short = _words("Go for a walk after lunch.")
    long = _words("Go for a walk after lunch and sit in the sun and then go back home again.")

    assert sentence_difficulty(short, 0).score < sentence_difficulty(long, 0).score
    assert sentence_difficulty(short, 0).score < sentence_difficulty(short, 3).score


def test_without_a_parse_clauses_are_counted_by_their_openers() -> None:
    """A "when" or "what" stands for a clause."""
    words = _words("When you wake, note what you feel before you get up.")

    assert sentence_difficulty(words) == sentence_difficulty(words, 3)


def test_the_contributors_are_what_a_clinician_can_change() -> None:
    """Neighbouring hard words come as one phrase, a long sentence with its length."""
    sentence = (
        "Use cognitive restructuring each time you see that you feel low or bad and then go on "
        "with what you did and write it all down on the sheet that I gave to you."
    )
    found = sentence_difficulty(_words(sentence))

    assert [part.what for part in found.contributors][:2] == [
        "“cognitive restructuring”",
        "a 34-word sentence",
    ]
    assert str(found).endswith("mostly: “cognitive restructuring”, a 34-word sentence")


def test_an_easy_text_has_little_to_say() -> None:
    """No contributors, no "mostly"."""
    found = text_difficulty([_words("Go for a walk."), _words("Write down how you feel.")])

    assert found.contributors == ()
    assert "mostly" not in str(found)
    assert found.grade < 6


def test_names_do_not_make_a_sentence_hard() -> None:
    """Neither by tag nor, without tags, by their capital."""
    tagged = [WordInfo("Ring"), WordInfo("Xanthippe", pos="PROPN"), WordInfo("today")]

    assert sentence_difficulty(tagged).contributors == ()
    assert sentence_difficulty(_words("Please ring Xanthippe today.")).contributors == ()


def test_a_text_lies_between_its_sentences_and_is_known_better() -> None:
    """The mean of sentences; the band narrows with their number, to a half."""
    easy, hard = _words("Go for a walk."), _words("Document maladaptive interpretations daily.")
    both = text_difficulty([easy, hard] * 5)

    assert text_difficulty([easy]).score < both.score < text_difficulty([hard]).score
    assert both.high - both.low < text_difficulty([hard]).high - text_difficulty([hard]).low
    assert both.high - both.low == pytest.approx(text_difficulty([easy, hard] * 50).high
                                                 - text_difficulty([easy, hard] * 50).low)  # fmt: skip


def test_nothing_to_read() -> None:
    """No words, no difficulty, no crash."""
    empty = text_difficulty([])

    assert empty == text_difficulty([[], [WordInfo("...")]])
    assert empty.score == 1
    assert isinstance(empty, Difficulty)


def test_ratings_lie_on_the_readers_scale() -> None:
    """1 is very simple, 6 very complex."""
    assert expected_rating("dog") < 2 < expected_rating("statement") < 4
    assert expected_rating("heteroscedasticity") > 4


def test_a_fresh_process_loads_quickly_offline_and_alike() -> None:
    """No socket, no parser, no textstat; the table is read when the first word comes."""
    code = (
        "import sys, json, time\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket.'):\n"
        "        raise SystemExit(event)\n"
        "sys.addaudithook(hook)\n"
        "from advisor.language import difficulty\n"
        "start = time.process_time()\n"
        "difficulty._table()\n"
        "took = time.process_time() - start\n"
        "values = [difficulty.word_difficulty(w) for w in ('statins', 'walk', 'PMR')]\n"
        "heavy = sorted({'spacy', 'textstat', 'nltk', 'numpy'} & set(sys.modules))\n"
        "print(json.dumps([took, heavy, values]))\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took, heavy, values = json.loads(done.stdout)

    assert heavy == []
    assert values == [word_difficulty(word) for word in ("statins", "walk", "PMR")]
    assert took < 0.2  # 0.02 on a quiet machine


def test_judging_is_quick_once_a_word_was_seen() -> None:
    """A plan of many assignments repeats its words."""
    words = _words("Write down the distortions and the assumptions you had after dinner.")
    sentence_difficulty(words)
    start = time.process_time()
    for _ in range(200):
        sentence_difficulty(words)

    assert time.process_time() - start < 1


def test_the_table_is_small() -> None:
    """Package data stays below a megabyte."""
    assert (difficulty._DATA / "familiarity.bin").stat().st_size < 1_000_000
