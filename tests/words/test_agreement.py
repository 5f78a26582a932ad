"""Agreement: the article before a rewrite and the verb behind it, for every rule at once."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.edits import apply_edits
from advisor.findings import Applicability, Edit, Fix
from advisor.registry import lexicons
from advisor.testing import apply_fixes, draft_of, engine_of_all_rules
from advisor.words.agreement import agreed
from advisor.words.inflection import article_for


def exchanged(text: str, old: str, new: str) -> str:
    """Return a text with some of its words exchanged, and what goes with them mended."""
    start = text.index(old)
    fix = Fix((Edit(start, start + len(old), new),), Applicability.SAFE)
    return apply_edits(text, agreed(fix, text).edits)


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("It is a utilisation.", "utilisation", "end", "It is an end."),
        ("An initial list.", "initial", "first", "A first list."),
        ("Make an **initial** list.", "initial", "first", "Make a **first** list."),
        ("Take an “elongated” walk.", "elongated", "long", "Take a “long” walk."),
        ("Do a simple exercise.", "simple ", "", "Do an exercise."),
        ("Find an appropriate day.", "appropriate", "the right", "Find the right day."),
        ("An appropriate day helps.", "appropriate", "the right", "The right day helps."),
        ("Plan an elongated walk.", "elongated", "{ten}-minute", "Plan a {ten}-minute walk."),
        # What did not fit before is a name, or the author's own.
        ("Plan A involves a walk.", "involves", "means", "Plan A means a walk."),
        ("Write an thought down.", "thought", "worry", "Write an worry down."),
        ("Bring vitamin A utilised well.", "utilised", "used", "Bring vitamin A used well."),
        ("Name the initial step.", "initial", "first", "Name the first step."),
    ],
)
def test_the_article_goes_with_the_words(text: str, old: str, new: str, after: str) -> None:
    """Only an article that fitted the old words is fitted to the new ones."""
    assert exchanged(text, old, new) == after


WORDS = sorted(
    {
        word
        for name in ("plain_words", "jargon")
        for entry in lexicons()[name]
        for word in (entry.term, entry.plain)
        if re.fullmatch(r"[a-z]+", word)
    }
    - {"a", "an", "the", "most", "many", "each", "every", "any", "all", "some", "enough", "this"}
)


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(["", "*", "“", "("]))
def test_no_exchange_leaves_a_wrong_article(old: str, new: str, mark: str) -> None:
    """Whatever one word is exchanged for, "a" and "an" stand where they belong."""
    text = f"Think of {article_for(old)} {mark}{old} thing."

    assert exchanged(text, f"{mark}{old}", f"{mark}{new}").startswith(
        f"Think of {article_for(new)} {mark}{new}"
    ) or new in ("no", "both", "several")


@given(st.text(max_size=30), st.data())
def test_an_agreed_fix_stays_sound(text: str, data: st.DataObject) -> None:
    """Its edits lie in the text and apart, whatever the text."""
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    edits = (Edit(ends[0], ends[1], "an apple"), Edit(ends[2], ends[3], ""))
    found = sorted(agreed(Fix(edits, Applicability.SAFE), text).edits)

    assert all(0 <= edit.start <= edit.end <= len(text) for edit in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("A plethora of options is on the list.", "Many options are on the list."),
        ("A large number of people walks here.", "Many people walk here."),
        ("A variety of sheets has come.", "Different sheets have come."),
        ("A multitude of people walk here.", "Many people walk here."),
        ("Use a variety of sheets.", "Use different sheets."),
    ],
)
def test_a_verb_goes_with_plain_words_for_many(text: str, after: str) -> None:
    """Where one thing becomes many, its verb follows."""
    report = next(iter(engine_of_all_rules().check([draft_of(text)])))
    fixes = [f.suggestions[0] for f in report.findings if f.rule == "complex-wording"]

    assert apply_fixes(text, fixes) == after
