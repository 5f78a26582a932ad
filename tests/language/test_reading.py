"""How the pipeline reads: sentence ends, labels, capitals, opening verbs, positions."""

import pytest

from advisor.language.sentence import Sentence
from advisor.testing import draft_of, pipeline


def read(text: str) -> tuple[Sentence, ...]:
    return next(pipeline().read([draft_of(text).blocks]))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Walk at 10 a.m. or at 6 p.m. if you can.", 1),
        ("Bring one thing, e.g. a photo, to Dr. Lane.", 1),
        ("Stop. Breathe in. Notice it. Let go.", 4),
        ("Write one line (what happened? how strong?) and sign it.", 1),
        ("- walk to the gate\n- write the time", 2),
        ("Tell your alarm clock “half six.” At seven, get up.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    """Abbreviations, brackets and list items are counted as a reader counts them."""
    assert len(read(text)) == count


def test_a_label_is_cut_off_and_remembered() -> None:
    """The parser gets the clause; the label says what it is for."""
    sentence = read("Why: it slows your heart.")[0]

    assert (sentence.text, sentence.label, sentence.own_role) == (
        "it slows your heart.",
        "Why",
        "rationale",
    )


def test_a_clause_before_a_colon_is_no_label() -> None:
    """What tells the client to do something stays in the sentence."""
    assert read("Write down three things: who, where and when.")[0].label == ""


def test_capital_letters_do_not_hide_a_verb() -> None:
    """A line in capitals is read as if it were not; what is shown stays as written."""
    sentence = read("WRITE DOWN THREE THOUGHTS EACH NIGHT")[0]

    assert sentence.words[0].text == "WRITE"
    assert sentence.words[0].is_verb


@pytest.mark.parametrize(
    "verb", ["Practice", "List", "Notice", "Journal", "Rate", "Record", "Track", "Log", "Challenge"]
)
def test_opening_verbs_are_verbs(verb: str) -> None:
    """Verbs that are nouns elsewhere open an instruction."""
    sentence = read(f"{verb} the three thoughts that come up most.")[0]

    assert sentence.words[0].tag == "VB"
    assert sentence.root is sentence.words[0]


@pytest.mark.parametrize("heading", ["List of meals", "Practice helps.", "Time is short."])
def test_nouns_stay_nouns(heading: str) -> None:
    """What follows shows that the same word is no verb here."""
    assert not read(heading)[0].words[0].is_imperative


@pytest.mark.parametrize(
    "text",
    [
        "Call  Jo   at 6 pm. 🙂 Then rest.",
        "Cafe\u0301 at noon:\u00a0order “tea”.",
        "First line that is long enough to be wrapped by the editor of\r\nthe person who wrote it.",
    ],
)
def test_every_word_knows_its_place(text: str) -> None:
    """The source characters at a word's offsets are the word."""
    for sentence in read(text):
        for word in sentence.words:
            assert word.span.of(text) == word.text


def test_words_in_quotation_marks_are_marked() -> None:
    """A client's own thought is not ours to judge."""
    sentence = read("Write “I always fail” on the card.")[0]

    assert [w.text for w in sentence.words if w.quoted] == ["I", "always", "fail"]
