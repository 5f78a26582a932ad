"""The difficulty of sentences and texts: harder words and longer sentences never read easier."""

import json
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language.difficulty import (
    Difficulty,
    WordInfo,
    hard_from,
    sentence_difficulty,
    text_difficulty,
    word_difficulty,
)
from advisor.language.difficulty.model import DATA
from advisor.language.difficulty.shapes import is_code
from advisor.language.difficulty.words import SUFFIXES


def _words(sentence: str) -> list[WordInfo]:
    return [WordInfo(text) for text in sentence.replace(".", " .").replace(",", " ,").split()]


@given(st.lists(st.text(max_size=12), max_size=25), st.one_of(st.none(), st.integers(0, 5)))
@settings(max_examples=60, deadline=None)
def test_every_sentence_has_a_difficulty(tokens: list[str], depth: int | None) -> None:
    """Bounds hold in this order."""
    found = sentence_difficulty([WordInfo(token) for token in tokens], depth)

    assert found.score >= 1
    assert 0 <= found.low <= found.grade <= found.high


def test_slopes_point_the_right_way() -> None:
    """More familiar is never harder; longer, rarer, worse rated and deeper never easier."""
    model = json.loads((DATA / "difficulty.json").read_text(encoding="utf-8"))
    falling = ("familiarity", "everyday")
    rising = ("letters", "syllables", "form", "expected", "initialism", "medical form")
    for part in ("rating", "context"):
        for name, slope in model[part]["coefficients"].items():
            if name.startswith(falling):
                assert slope <= 0, name
            if name.startswith(rising) and (part, name) != ("context", "initialism"):
                assert slope >= 0, name
    for name, slope in model["sentence"]["coefficients"].items():
        assert slope <= 0 if name == "speaks to the reader" else slope >= 0, name


def test_the_data_says_how_it_was_fitted() -> None:
    """Coefficients without an origin are magic numbers."""
    model = json.loads((DATA / "difficulty.json").read_text(encoding="utf-8"))

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
    assert "mostly: “cognitive restructuring”, a 34-word sentence" in str(found)


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


def test_a_fresh_process_loads_quickly_offline_and_alike() -> None:
    """No socket, no parser, no textstat; the table is read when the first word comes."""
    code = (
        "import sys, json, time\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket.'):\n"
        "        raise SystemExit(event)\n"
        "sys.addaudithook(hook)\n"
        "from advisor.language import difficulty\n"
        "from advisor.language.difficulty import known_words\n"
        "start = time.process_time()\n"
        "known_words.table()\n"
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
    assert (DATA / "familiarity.bin").stat().st_size < 1_000_000


PLAIN = (
    "go walk sit sleep eat lunch dinner friend garden morning water bread talk write read".split()
)
TERMS = "ischaemia gastritis phosphorylation thrombocytopenia erlotinib lymphoma IL-6 TNF".split()


@given(
    st.lists(st.sampled_from(PLAIN), min_size=1, max_size=60),
    st.lists(st.sampled_from(PLAIN), min_size=1, max_size=20),
)
@settings(max_examples=60, deadline=None)
def test_more_plain_words_never_read_easier(words: list[str], more: list[str]) -> None:
    """Length alone rises, however long the sentence already is."""
    short = sentence_difficulty([WordInfo(word) for word in words], 0)
    long = sentence_difficulty([WordInfo(word) for word in [*words, *words, *more, *words]], 0)

    assert long.score >= short.score - 0.25  # a rarer plain word may have been diluted


@given(st.integers(1, 12), st.integers(0, 12))
@settings(max_examples=40, deadline=None)
def test_more_terms_never_read_easier(terms: int, plain: int) -> None:
    """A term put in the place of a plain word makes a sentence harder, without an upper end."""
    base = [PLAIN[at % len(PLAIN)] for at in range(terms + plain + 4)]
    fewer = [*(TERMS * 2)[: terms - 1], *base[terms - 1 :]]
    more = [*(TERMS * 2)[:terms], *base[terms:]]

    easier = sentence_difficulty([WordInfo(word) for word in fewer], 0)
    harder = sentence_difficulty([WordInfo(word) for word in more], 0)
    assert harder.score >= easier.score


HOMEWORK = (
    "Go for a walk.",
    "Call your sister on Sunday.",
    "Write down three thoughts.",
    "Walk for ten minutes after lunch.",
    "Put the phone away at nine.",
)
MEDICAL = (  # from plain to technical; our own sentences
    "You can take one pill with water.",
    "The test shows how well the heart can pump blood to the body.",
    "Doctors treat this infection with antibiotics for about ten days.",
    "The liver disease was linked to long-term inflammation of the bile ducts.",
    "Patients with severe hypertension received intravenous vasodilators.",
    "IL-6 levels fell in treated subjects (p<0.01; 95% CI, 0.4-0.8), whereas TNF was unaltered.",
)


@pytest.mark.parametrize("line", HOMEWORK)
def test_a_short_plain_line_is_for_the_first_grades(line: str) -> None:
    """Few words, all of them plain."""
    assert sentence_difficulty(_words(line)).grade <= 4


def test_medical_sentences_stand_in_order() -> None:
    """From a leaflet to an abstract, each is harder than the one before."""
    grades = [sentence_difficulty(_words(line)).grade for line in MEDICAL]

    assert grades[:-1] == sorted(grades[:-1])
    assert grades[0] < 4
    assert min(grades[-2:]) > 12


@pytest.mark.parametrize(
    ("plain", "technical"),
    [
        ("The doctor measured it.", "The doctor measured HbA1c."),
        ("The cells made it.", "The cells made NF-κB."),
        ("It fell after six weeks ( by half ).", "It fell after six weeks ( p<0,05 )."),
    ],
)
def test_codes_and_statistics_weigh(plain: str, technical: str) -> None:
    """Neither is a word of any list, and both stop a lay reader."""
    assert sentence_difficulty(_words(plain)).score < sentence_difficulty(_words(technical)).score


@pytest.mark.parametrize("amount", ["10am", "5-minute", "30min", "2nd", "3x", "7.30pm"])
def test_everyday_amounts_are_no_codes(amount: str) -> None:
    """Homework is full of them."""
    assert not is_code(amount)


@pytest.mark.parametrize("code", ["IL-6", "HbA1c", "mRNA", "TNF-α", "CD4", "p53"])
def test_names_of_genes_and_measures_are_codes(code: str) -> None:
    """They are spelled out, not read."""
    assert is_code(code)


def test_speaking_to_the_reader_makes_it_easier() -> None:
    """A sheet that says "you" is read as talk."""
    told = sentence_difficulty(_words("Keep your wound clean."))
    stated = sentence_difficulty(_words("Keep the wound clean."))

    assert told.score < stated.score


def test_old_words_weigh() -> None:
    """Spoken plainly, the same is easier."""
    old = sentence_difficulty(_words("Whence he came nobody hath told."))
    new = sentence_difficulty(_words("Where he came from nobody has told."))

    assert new.score < old.score


def test_a_rare_term_at_the_head_of_a_sentence_is_no_name() -> None:
    """Its capital is the sentence's, whatever the tagger says."""
    tagged = [WordInfo("Thrombocytosis", pos="PROPN"), WordInfo("is"), WordInfo("rare")]

    assert sentence_difficulty(tagged).contributors[0].what == "“Thrombocytosis”"
