"""Long sentence.

Flags an instruction that runs on for longer than most people can take in at once.

Why it matters
    By the end of a long sentence its beginning is gone, most of all when one is tired, low
    or anxious. In tests, nine in ten readers followed sentences of 14 words, and hardly any
    followed sentences of 43.

When to leave it
    A list that lost its bullets on the way into the draft looks like one sentence: give the
    items lines of their own again. Scripts that someone else reads out may run longer.

Sources
    GOV.UK, Sentence length: why 25 words is our limit (2014).
    https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/
    Federal Plain Language Guidelines (2011), "Write short sentences".
    https://www.plainlanguage.gov/guidelines/concise/write-short-sentences/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Scope,
    Sentence,
    Severity,
    Zone,
    cut_in_two,
    inline_items,
    list_row,
    list_steps,
    requests,
    row_of_things,
    rule,
    say_anew,
    split_steps,
)

_ROW = 4
"""Things in a row from which on a list is plainer than two sentences."""

_LEFT_ALONE = frozenset({Zone.QUOTE, Zone.FORM, Zone.HEADING})


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    too_long: int = 25
    """Words from which on a sentence with an instruction is too long."""

    too_long_other: int = 40
    """Words from which on any other sentence is too long."""


_BRACKETS = re.compile(r"\([^()]*\)")
"""An aside in brackets can be skipped, and does not count: "(0-100%)"."""


def _length(sentence: Sentence) -> int:
    """Return the number of words, without quotes and asides in brackets."""
    asides = [match.span() for match in _BRACKETS.finditer(sentence.text)]
    return sum(
        word.is_word and not word.quoted and not any(a <= word.at < b for a, b in asides)
        for word in sentence.words
    )


def _fix(assignment: Assignment, sentence: Sentence, longest: int) -> Fix:
    return (
        split_steps(sentence, assignment.steps, longest)
        or list_steps(sentence, assignment.steps, assignment.draft.newline)
        or list_row(sentence, row_of_things(sentence, _ROW), assignment.draft.newline)
        or cut_in_two(sentence)
        or say_anew(sentence)
    )


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Keep a sentence that asks for something under 25 words.",
    severity=Severity.WARNING,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "«Sit in the chair by the window for ten minutes with your tea and your phone in the "
            "other room, and then write one line about what you heard.»",
            fixed="Sit in the chair by the window for ten minutes with your tea and your phone in "
            "the other room. Then write one line about what you heard.",
        ),
        Bad(
            "«Walk to the corner shop on Tuesday morning with your sister on the phone, because "
            "the first five minutes outside are the hardest part of the day for you.»",
            fixed="Walk to the corner shop on Tuesday morning with your sister on the phone. This "
            "is because the first five minutes outside are the hardest part of the day for you.",
        ),
        Bad(
            "«Before you leave the flat for the day on Monday, put into your bag a bottle of water, a "
            "book you like, the charger of your phone, and the card with the five steps.»",
            fixed="Before you leave the flat for the day on Monday, put into your bag:\n- a bottle of "
            "water\n- a book you like\n- the charger of your phone\n- the card with the five steps",
        ),
        Good("Walk to the corner shop on Tuesday morning. Ring your sister on the way."),
        Good(
            "Write down three things:\n- what happened just before you felt your shoulders rise\n"
            "- what went through your mind at that moment\n- what you did next and how it ended"
        ),
        Good(
            "Write it down as plainly as you can, for example “half past ten, Saturday morning, I saw "
            "my friend cross the road and she did not stop to talk to me”."
        ),
        Good("Sit by the window for ten minutes.", options=Options(too_long=8)),
    ),
)
def long_sentence(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each sentence that is longer than its limit."""
    asking = {id(request.sentence) for request in requests(assignment)}
    asking |= {id(step.sentence) for step in assignment.steps}
    for sentence in assignment.body:
        asks = id(sentence) in asking
        limit = options.too_long if asks else options.too_long_other
        words = _length(sentence)
        if inline_items(sentence):
            # A list in one line is another remark.
            continue
        if words >= limit and sentence.zone not in _LEFT_ALONE:
            yield Flag(
                sentence.span,
                f"This sentence has {words} words: by its end, its start is gone.",
                fix=_fix(assignment, sentence, limit - 1),
                severity=None if asks else Severity.SUGGESTION,
            )
