"""All lists in one pass: exactly the terms, the longest first, in every list by itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.words.lexicon import Entry, Lexicon
from advisor.words.matching import Match, Matcher


def lists(**terms: tuple[str, ...]) -> list[Lexicon]:
    """Return word lists of terms that do not inflect."""
    return [
        Lexicon(name, name, {}, tuple(Entry(term) for term in entries))
        for name, entries in terms.items()
    ]


def said(text: str, found: tuple[Match, ...]) -> list[str]:
    """Return what stands in the text where something was found."""
    return [text[match.start : match.end] for match in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do the self-care plan.", ["self-care"]),
        ("Do the self care plan.", ["self care"]),
        ("SELF-CARE first", ["SELF-CARE"]),
        ("Don’t wait; don't wait.", ["Don’t", "don't"]),
        ("Care for myself", []),
        ("selfcare", []),
        ("self\ncare, self\u00a0care", ["self\ncare", "self\u00a0care"]),
    ],
)
def test_hyphens_capitals_and_quotes_make_no_difference(text: str, expected: list[str]) -> None:
    """A term is found as people spell it, and only as whole words."""
    matcher = Matcher(lists(terms=("self-care", "don't")))

    assert said(text, matcher.match(text).get("terms", ())) == expected


def test_the_longest_term_wins_within_a_list() -> None:
    """What it covers is not matched again."""
    matcher = Matcher(lists(terms=("slow", "slow breathing", "breathing space")))
    text = "slow breathing space, slow"

    assert said(text, matcher.match(text)["terms"]) == ["slow breathing", "slow"]


def test_lists_do_not_see_each_other() -> None:
    """A term of one list hides no term of another."""
    found = Matcher(lists(one=("slow breathing",), two=("breathing",))).match("slow breathing")

    assert {name: len(matches) for name, matches in found.items()} == {"one": 1, "two": 1}


def test_a_match_tells_the_form_that_stood_there() -> None:
    """So that plain words can be written in the same form."""
    matcher = Matcher([Lexicon("verbs", "Verbs", {}, (Entry("give up", "verb"),))])
    text = "She gave up giving up; give up."

    assert [match.form for match in matcher.match(text)["verbs"]] == ["past", "ing", "base"]


def test_of_two_entries_for_one_term_the_first_counts() -> None:
    """A list is read from the top."""
    entries = (Entry("log", "verb", "note"), Entry("log", "noun", "list"))
    matcher = Matcher([Lexicon("terms", "Terms", {}, entries)])

    assert matcher.match("log")["terms"][0].entry is entries[0]


def test_a_text_without_terms_gives_nothing() -> None:
    """Not even the names of the lists."""
    assert Matcher(lists(terms=("walk",))).match("Rest at home.") == {}


WORDS = ["slow", "breath", "in", "out", "don't", "a", "İn", "e\u0301", "10"]
TERMS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=6)
GLUE = st.sampled_from([" ", "-", ", ", "\r\n", "\u00a0", ". ", " 🙂 ", "'s "])
SPOKEN = st.lists(
    st.tuples(st.sampled_from([*WORDS, "SLOW", "breaths", "other"]), GLUE), max_size=12
)


def naive(text: str, terms: list[str]) -> list[tuple[int, int]]:
    """Return where terms stand, by trying every term at every word."""
    pattern = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
    words = [(m.group().lower(), m.start(), m.end()) for m in pattern.finditer(text)]
    wanted = [[m.group().lower() for m in pattern.finditer(term)] for term in terms]
    found, at = [], 0
    while at < len(words):
        lengths = [
            len(term)
            for term in wanted
            if term and [word for word, _, _ in words[at : at + len(term)]] == term
        ]
        if lengths:
            found.append((words[at][1], words[at + max(lengths) - 1][2]))
        at += max(lengths, default=1)
    return found


@settings(max_examples=300, deadline=None)
@given(TERMS, SPOKEN)
def test_the_tree_finds_what_a_plain_search_finds(
    terms: list[str], spoken: list[tuple[str, str]]
) -> None:
    """One pass over a tree of all terms misses none and makes none up."""
    text = "".join(word + glue for word, glue in spoken)

    found = Matcher(lists(terms=tuple(terms))).match(text).get("terms", ())

    assert [(match.start, match.end) for match in found] == naive(text, terms)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """What is found lies inside the text and is no empty stretch."""
    for match in Matcher(lists(terms=("a", "b c"))).match(text).get("terms", ()):
        assert 0 <= match.start < match.end <= len(text)
