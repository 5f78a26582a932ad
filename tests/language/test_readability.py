"""Readability: textstat's formulas, fed with what a reader counts, and with no network."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.language import readability
from advisor.language.readability import formulas, syllables

PROSE = [
    "Write down three thoughts after dinner.",
    "Notice how your body feels when you are worried.",
    "Bring the list to our next meeting on Tuesday, please.",
]
WITHOUT_STOPS = [sentence.rstrip(".") for sentence in PROSE]


def _counted(sentence: str) -> list[str]:
    return readability._words(sentence)


def test_the_formulas_are_those_of_textstat() -> None:
    """On plain prose the prepared text and the text as it stands score alike."""
    engine = readability._textstat()
    text = " ".join(PROSE)

    assert formulas(PROSE) == {
        "flesch_kincaid_grade": round(engine.flesch_kincaid_grade(text), 2),
        "flesch_reading_ease": round(engine.flesch_reading_ease(text), 2),
        "smog_index": round(engine.smog_index(text), 2),
        "gunning_fog": round(engine.gunning_fog(text), 2),
    }


def test_scores_do_not_change_unnoticed() -> None:
    """These figures hold on every machine; a new dictionary or textstat shows here."""
    assert formulas([*PROSE, "Identify automatic thoughts and catastrophic interpretations."]) == {
        "flesch_kincaid_grade": 7.23,
        "flesch_reading_ease": 57.06,
        "smog_index": 8.84,
        "gunning_fog": 8.26,
    }


@pytest.mark.parametrize(
    "sentences",
    [
        ["- " + sentence for sentence in WITHOUT_STOPS],
        [f"{number}. {sentence}" for number, sentence in enumerate(PROSE, 1)],
        [f"({letter}) {sentence}" for letter, sentence in zip("abc", PROSE, strict=True)],
        ["- [ ] " + sentence for sentence in WITHOUT_STOPS],
        ["☐ " + sentence for sentence in PROSE],
        ["\n".join("- " + sentence for sentence in WITHOUT_STOPS)],
        ["\n".join(f"{n}) {sentence}" for n, sentence in enumerate(WITHOUT_STOPS, 1))],
    ],
)
def test_a_list_scores_as_its_sentences(sentences: list[str]) -> None:
    """Bullets, numbers and missing stops change nothing."""
    assert formulas(sentences) == formulas(PROSE)


def test_abbreviations_end_no_sentence() -> None:
    """Left alone, textstat sees four sentences and more in these two."""
    sentences = [
        "Call someone, e.g. at 10 a.m. or 9.30 p.m., on most days of the week.",
        "Tell Dr. Smith vs. Mr. Jones which of the two times, i.e. hours, was better for you.",
    ]

    assert readability._prepared(sentences).count(".") == 2


def test_short_sentences_count() -> None:
    """A sentence of one or two words is one, though textstat leaves it out."""
    sentences = ["Stop.", "Sit down on the nearest chair.", "Breathe in.", "Notice how it feels."]

    assert readability._prepared(sentences).count(".") == 4


def test_sentences_are_three_words_long_at_least() -> None:
    """That is as far as textstat can count: seven words are two sentences."""
    prepared = readability._prepared(["Stop.", "Breathe in.", "Notice it.", "Let go."])

    assert prepared.count(".") == 2


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Walk 2.5 times around.", ["walk", "x", "times", "around"]),
        ("At 9.30 p.m., rest.", ["at", "x", "xx", "rest"]),
        ("At 10am or 11 PM.", ["at", "x", "xx", "or", "x", "xx"]),
        ("See www.example.org or write to me@example.org.", ["see", "or", "write", "to"]),
        ("4-7-8 breathing", ["x", "breathing"]),
        ("a 10-minute walk", ["a", "x", "minute", "walk"]),
        ("Fill in the PHQ-9.", ["fill", "in", "the", "xxxx"]),
        ("self-compassion and/or rest", ["self", "compassion", "and", "or", "rest"]),
        ("Send an e-mail.", ["send", "an", "email"]),
        ("CBT in the U.S.", ["xxx", "in", "the", "xx"]),
        ("“Don’t,” he said – 'please'.", ["don't", "he", "said", "please"]),
        ("☐ ☐ ☐", []),
        ("🙂 → !", []),
        ("", []),
    ],
)
def test_words_are_counted_as_a_reader_counts(sentence: str, words: list[str]) -> None:
    """Figures, times and initialisms are one word each; marks and addresses none."""
    assert _counted(sentence) == words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("walk", 1),
        ("diary", 3),
        ("mindfulness", 3),
        ("catastrophising", 5),
        ("behaviour", 3),
        ("worksheets", 2),
        ("self-compassion", 4),
        ("CBT", 3),
        ("SUDS", 1),
        ("a.m.", 2),
        ("etc.", 4),
        ("Dr.", 2),
        ("?", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    """Counts that hyphenation alone gets wrong."""
    assert syllables(word) == count


def test_syllables_agree_with_the_formulas() -> None:
    """The quick counter and textstat read the same dictionary in the same way."""
    engine = readability._textstat()
    words = [*list(readability._listed())[::97], "blorple", "unlistedness", "don't", "o'clock"]

    assert [syllables(word) for word in words] == [engine.syllable_count(word) for word in words]


@pytest.mark.parametrize("sentences", [[], [""], ["☐ ☐ ☐"], ["- ", "1. "]])
def test_nothing_to_read_has_no_score(sentences: list[str]) -> None:
    """No words, no scores: better than a zero that looks like one."""
    assert formulas(sentences) == {}


def test_longer_words_raise_the_grade() -> None:
    """The direction is right."""
    plain = formulas(["Use the list each time you feel low and write down how you feel."])
    hard = formulas(
        ["Utilise the inventory whenever experiencing dysphoria, documenting sensations."]
    )

    assert plain["flesch_kincaid_grade"] < hard["flesch_kincaid_grade"]
    assert plain["flesch_reading_ease"] > hard["flesch_reading_ease"]


def _in_a_new_process(code: str) -> str:
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_socket_is_touched_and_textstat_comes_late() -> None:
    """A fresh process, with every socket event an error: it scores, and looked nothing up."""
    out = _in_a_new_process(
        "import sys, json\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket.') or event == 'urllib.Request':\n"
        "        raise SystemExit(event)\n"
        "sys.addaudithook(hook)\n"
        "from advisor.language.readability import formulas\n"
        "late = not {'textstat', 'nltk', 'pyphen'} & set(sys.modules)\n"
        f"print(json.dumps([late, formulas({PROSE!r})]))\n"
    )

    assert json.loads(out) == [True, formulas(PROSE)]


def test_another_dictionary_is_refused() -> None:
    """Scores made with an unknown dictionary would look like ours."""
    out = _in_a_new_process(
        "from textstat.backend.counts import _count_syllables\n"
        "_count_syllables.get_cmudict = lambda lang: {}\n"
        "from advisor.language.readability import formulas\n"
        "try:\n"
        "    formulas(['Write down three thoughts.'])\n"
        "except RuntimeError as error:\n"
        "    print(error)\n"
    )

    assert "another dictionary" in out


def test_the_dictionary_is_small_and_carries_its_notice() -> None:
    """Package data stays light; CMU asks for its notice."""
    assert readability._LISTED.stat().st_size < 250_000
    notice = (readability._LISTED.parent / "LICENSE").read_text(encoding="utf-8")
    assert "Carnegie Mellon University" in notice


def test_counts_worked_out_beforehand_are_those_of_the_hyphenation() -> None:
    """The table of common words saves time and changes nothing."""
    common = readability._common()

    assert len(common) > 5000
    sample = sorted(common)[::37]
    assert [common[word] for word in sample] == [readability.hyphenated(word) for word in sample]
