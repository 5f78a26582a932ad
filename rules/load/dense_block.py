"""Dense block.

Flags a paragraph in which the steps are hard to find.

Why it matters
    A sheet is read in glances: between two steps, at the door, with a child on the arm. In
    a block of text every glance has to start from the top. In a list the eye comes back to
    where it was.

When to leave it
    A story, a script to be read out, or a paragraph of reasons has no steps to find: the
    rule counts only paragraphs that ask for something.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Keep Text Succinct". https://www.w3.org/TR/coga-usable/
    Federal Plain Language Guidelines (2011), "Use lists".
    https://www.plainlanguage.gov/guidelines/organize/use-lists/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from advisor.api import (
    Assignment,
    Bad,
    BlockKind,
    Edit,
    Fix,
    Flag,
    Form,
    Good,
    Sentence,
    Severity,
    Step,
    cover,
    list_sentences,
    rule,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    words: int = 110
    """Words that a paragraph with three steps or more may have."""

    far_too_many: int = 150
    """Words from which on it is a warning."""


_LISTED = 3
"""Items from which on the draft has its list of steps, and the block only explains them."""

_LOOSE_ENDS = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT"})


def _short(step: Step) -> str:
    """Return the first words of a step, up to a comma, and no loose end."""
    words = [w for w in step.words if w.index >= step.verb.index]
    comma = next((at for at, w in enumerate(words) if not w.is_word and w.text != "-"), len(words))
    words = words[: min(comma, 10)]
    while len(words) > 1 and words[-1].pos in _LOOSE_ENDS:
        words.pop()
    text = step.sentence.text[words[0].at : words[-1].at + len(words[-1].text)]
    return (text[:1].upper() + text[1:]).replace("{", "").replace("}", "")


def _outline(sentences: list[Sentence], steps: list[Step], newline: str) -> Fix:
    """Return a template that puts the steps, in their own words, in a list on top."""
    asked = [s for s in steps if s.form is Form.IMPERATIVE and not s.negated][:5] or steps[:5]
    lines = newline.join(f"{n}. {{{_short(step)}}}" for n, step in enumerate(asked, 1))
    start = sentences[0].span.start
    fix = template(sentences[0].span, "", "Put the steps in a list on top.")
    return Fix((Edit(start, start, f"{lines}{newline * 2}"),), fix.applicability, fix.message)


@rule(
    on=Assignment,
    summary="Give each step a line of its own.",
    severity=Severity.WARNING,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "«Put on your shoes after lunch. Walk to the gate with Ann. Note the time on the card.»",
            options=Options(words=15),
            fixed="1. Put on your shoes after lunch\n2. Walk to the gate with Ann\n3. Note the time "
            "on the card\n\nPut on your shoes after lunch. Walk to the gate with Ann. Note the time "
            "on the card.",
        ),
        Bad(
            "«Put on your shoes after breakfast. Walk to the gate and stand there for a minute. "
            "Write down the time.»",
            options=Options(words=15),
        ),
        Good("1. Put on your shoes.\n2. Walk to the gate.\n3. Write down the time."),
        Good("Put on your shoes after breakfast. Walk to the gate. Write down the time."),
        Good(
            "You told me that mornings are the worst part of the day. That is common. The body "
            "wakes before the mind does.",
            options=Options(words=15),
        ),
    ),
)
def dense_block(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each paragraph that hides three steps or more."""
    newline = assignment.draft.newline
    if sum(sentence.is_item for sentence in assignment.body) >= _LISTED:
        return
    for _, group in groupby(assignment.body, key=lambda sentence: id(sentence.block)):
        sentences = list(group)
        if sentences[0].block.kind is not BlockKind.PARAGRAPH:
            continue
        within = {id(sentence) for sentence in sentences}
        steps = [step for step in assignment.steps if id(step.sentence) in within]
        words = sum(sentence.length for sentence in sentences)
        if len(steps) < 3 or words <= options.words or list_sentences(sentences, steps) is not None:
            continue
        yield Flag(
            cover([sentence.span for sentence in sentences]),
            f"These {len(steps)} steps stand in one block of {words} words: a list shows them.",
            fix=_outline(sentences, steps, newline),
            severity=None if words > options.far_too_many else Severity.SUGGESTION,
        )
