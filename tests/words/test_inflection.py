"""Word forms: spelling rules, the table of exceptions, and that no list word is missing in it."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from advisor.registry import lexicons
from advisor.words.inflection import VERB_FORMS, article_for, form_of_tag, inflect, inflect_word
from advisor.words.lexicon import Entry

HOME = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        ("use", "s", "uses"),
        ("use", "ing", "using"),
        ("use", "past", "used"),
        ("try", "s", "tries"),
        ("try", "past", "tried"),
        ("stay", "past", "stayed"),
        ("plan", "ing", "planning"),
        ("plan", "participle", "planned"),
        ("fix", "s", "fixes"),
        ("fix", "ing", "fixing"),
        ("agree", "ing", "agreeing"),
        ("visit", "past", "visited"),
        ("reach", "s", "reaches"),
        ("box", "plural", "boxes"),
        ("diary", "plural", "diaries"),
        ("day", "plural", "days"),
    ],
)
def test_spelling_rules_make_regular_forms(word: str, form: str, expected: str) -> None:
    """Final e, final y, doubled letters and sibilants are spelled as English does."""
    assert inflect_word(word, form) == expected


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        ("write", "past", "wrote"),
        ("write", "participle", "written"),
        ("do", "participle", "done"),
        ("have", "s", "has"),
        ("put", "past", "put"),
        ("begin", "ing", "beginning"),
        ("get", "participle", "got"),
        ("fly", "past", "flew"),
        ("person", "plural", "people"),
        ("shelf", "plural", "shelves"),
    ],
)
def test_the_table_knows_irregular_forms(word: str, form: str, expected: str) -> None:
    """What the rules would get wrong comes from the table."""
    assert inflect_word(word, form) == expected


def test_a_verb_wording_inflects_in_its_first_word() -> None:
    """The rest of the phrase stays."""
    assert inflect("go over and over things", "verb", "ing") == "going over and over things"


def test_a_noun_wording_inflects_in_its_last_word() -> None:
    """The plural stands at the end of the phrase."""
    assert inflect("thinking trap", "noun", "plural") == "thinking traps"


def test_another_head_can_be_named() -> None:
    """The plural of “list of topics” stands in front."""
    assert inflect("list of topics", "noun", "plural", 0) == "lists of topics"


def test_words_of_other_kinds_stay() -> None:
    """A preposition has no forms."""
    assert inflect("prior to", "other", "past") == "prior to"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("hour", "an"), ("useful", "a"), ("extra", "an"), ("one", "a"), ("CBT", "a"), ("NHS", "an")],
)
def test_the_article_follows_the_sound(word: str, expected: str) -> None:
    """Sounds decide, not letters."""
    assert article_for(word) == expected


def test_a_tag_names_its_form() -> None:
    """Penn Treebank tags lead to the form to write."""
    assert form_of_tag("VBG") == "ing"


def _written() -> Iterator[tuple[Entry, str, str]]:
    for name in ("plain_words", "hidden_verbs", "jargon"):
        for entry in lexicons()[name]:
            for form, wording in entry.forms:
                yield entry, form, wording


def test_no_plain_wording_holds_a_term() -> None:
    """A fix that has to be fixed again would never settle."""
    terms = {wording for _, _, wording in _written()}
    loops = []
    for entry, form, wording in _written():
        words = re.findall(r"[\w'’-]+", inflect(entry.plain, entry.kind, form, entry.head))
        parts = {
            " ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)
        }
        loops += [(wording, part) for part in parts & terms]

    assert loops == []


def test_every_long_word_has_something_to_say_instead() -> None:
    """A finding without a proposal leaves the writer alone."""
    lists = ("plain_words", "hidden_verbs", "jargon", "abbreviations", "glosses")
    bare = [e.term for n in lists for e in lexicons()[n] if not e.plain and not e.more.get("gloss")]

    assert bare == []


@pytest.mark.parametrize(
    "name", ["plain_words", "hidden_verbs", "jargon", "abbreviations", "glosses"]
)
def test_a_list_is_sorted_and_names_each_term_once(name: str) -> None:
    """Two people who add a word add it in the same place."""
    text = (HOME / "lexicons" / f"{name}.toml").read_text(encoding="utf-8")
    firsts = re.findall(r'^terms? = \[?\s*"([^"]+)"', text, re.MULTILINE)
    terms = [entry.term for entry in lexicons()[name]]

    assert firsts == sorted(firsts, key=str.lower)
    assert len(terms) == len(set(terms))


def _script() -> ModuleType:
    """Return `training/word_forms.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("word_forms", HOME / "training" / "word_forms.py")
    if spec is None or spec.loader is None:
        pytest.fail("training/word_forms.py is gone")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_head_word_of_every_list_inflects_rightly() -> None:
    """The table holds all that the spelling rules get wrong; run training/word_forms.py if not."""
    pytest.importorskip("lemminflect")
    script = _script()
    wrong = [
        (word, form, inflect_word(word, form))
        for kind, word in sorted(script.wanted())
        for form in (VERB_FORMS[1:] if kind == "verb" else ("plural",))
        if (known := script.right_forms(word, form)) and inflect_word(word, form) not in known
    ]

    assert wrong == []
