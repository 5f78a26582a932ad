"""Reading load.

Flags an assignment that is written above the level most clients read at with ease.

Why it matters
    Half of adults read at or below the level of a fourteen-year-old, and everyone reads less
    well when worn out. Homework that reads easily gets read twice.

When to leave it
    Grade formulas count letters and stops, and know nothing of sense. Below 100 words they
    swing with each sentence, so the rule only counts there. A term that your client knows
    can make a text look harder than it is.

Sources
    AMA and NIH advice on patient materials: sixth to eighth grade.
    https://www.ncbi.nlm.nih.gov/books/NBK594934/
    Weiss (2007), Health literacy and patient safety. American Medical Association Foundation.
    W3C, Web Content Accessibility Guidelines 2.2, 3.1.5 Reading Level.
    https://www.w3.org/WAI/WCAG22/Understanding/reading-level
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Sentence,
    Severity,
    cut_in_two,
    plainer,
    reads_as_listed,
    rule,
    say_anew,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    grade: float = 8
    """School grade (US) that a text of 100 words or more may have."""

    words_a_sentence: float = 20
    """Words that the sentences of a shorter text may have on average."""


def _plainer(assignment: Assignment) -> Fix | None:
    """Return all known exchanges of long words as one fix."""
    fixes = [
        fix
        for sentence in assignment.body
        for hit in sentence.find("plain_words")
        if hit.entry.plain and reads_as_listed(hit) and (fix := plainer(hit)) is not None
    ]
    if not fixes:
        return None
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    return Fix(edits, Applicability.UNSAFE, "Use the everyday words.")


def _hardest(assignment: Assignment) -> Sentence:
    return max(assignment.body, key=lambda sentence: (sentence.length, -sentence.index))


def _verdict(assignment: Assignment, options: Options) -> str:
    """Return what is too much, or ""."""
    grade = assignment.metrics.get("flesch_kincaid_grade")
    if grade is not None:
        low = int(grade)
        return (
            f"This reads at about school grade {low} to {low + 1}; 6 to 8 suits more people."
            if grade > options.grade
            else ""
        )
    average = assignment.metrics.get("words_per_sentence", 0)
    several = assignment.metrics.get("sentences", 0) > 1
    if several and average > options.words_a_sentence:
        return f"The sentences have {average:.0f} words on average: up to 15 is easy to read."
    return ""


@rule(
    on=Assignment,
    summary="Write for a reader of twelve to fourteen.",
    severity=Severity.WARNING,
    claims=(
        "is-clear-across-cultures",
        "fits-reading-senses-and-mind",
        "is-not-given-up-for-its-form",
    ),
    options=Options,
    examples=(
        Bad(
            "Sit down in the kitchen. «Put your phone in the drawer by the door when you come home, "
            "because it pulls you in.»",
            fixed="Sit down in the kitchen. Put your phone in the drawer by the door when you come "
            "home. This is because it pulls you in.",
            options=Options(words_a_sentence=11),
        ),
        Bad(
            "Put the phone in the drawer of the desk by the door when you come home. «Sit down "
            "with a cup of tea and look out of the window until it is empty.»",
            options=Options(words_a_sentence=12),
        ),
        Good("Sit down in the kitchen. Write down what happened on the way home."),
        Good("Put the phone away. Sit down with a cup of tea. Look out of the window."),
        Good("Write one line about the walk."),
    ),
)
def reading_load(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the longest sentence of an assignment that reads too hard."""
    verdict = _verdict(assignment, options) if assignment.body else ""
    if verdict:
        hardest = _hardest(assignment)
        cut = cut_in_two(hardest)
        plain = _plainer(assignment)
        yield Flag(
            hardest.span,
            f"{verdict} The longest sentence is here.",
            fix=plain or cut or say_anew(hardest),
            more=(cut,) if plain and cut else (),
        )
