"""Steps in prose.

Flags three or more steps that follow each other in running text: “First ... Then ... Finally”.

Why it matters
    The words of order say that there is a list; the page hides it. With a line and a number
    for each, a client can do one, look back, and find the next.

When to leave it
    Where the text is to be read aloud, or tells a story. Two steps need no list.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Break media and long documents into chunks; use lists".
    https://www.w3.org/TR/coga-usable/
    AHRQ, The Patient Education Materials Assessment Tool (2013), item 8.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

from collections.abc import Iterator
from itertools import groupby

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Severity,
    cover,
    inline_items,
    list_inline,
    list_sentences,
    rule,
)

_TELLS = "These steps follow each other in running text: a numbered list shows them."

_MANY = 3
"""Items from which on a list in one line is hard to follow."""


@rule(
    on=Assignment,
    summary="Number the steps that follow each other.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    examples=(
        Bad(
            "«First, put on your shoes. Then walk to the gate. Finally, write down the time.»",
            fixed="1. Put on your shoes.\n2. Walk to the gate.\n3. Write down the time.",
        ),
        Bad(
            "«First, open the lid. Next, pour in the water. Then press the button.»",
            fixed="1. Open the lid.\n2. Pour in the water.\n3. Press the button.",
        ),
        Good("1. Put on your shoes.\n2. Walk to the gate.\n3. Write down the time."),
        Bad(
            "«Please 1) call Ann, 2) walk to the gate, 3) write down the time.»",
            fixed="Please\n1) call Ann\n2) walk to the gate\n3) write down the time.",
        ),
        Good("First, put on your shoes. Then walk to the gate."),
        Good("First it rained. Then it snowed. Finally the sun came out."),
    ),
)
def steps_in_prose(assignment: Assignment) -> Iterator[Flag]:
    """Flag each run of ordered steps in a paragraph."""
    newline = assignment.draft.newline
    for _, group in groupby(assignment.body, key=lambda sentence: id(sentence.block)):
        sentences = list(group)
        for sentence in sentences:
            items = inline_items(sentence)
            # Letters mostly stand before options: "(a) walk, (b) swim".
            if len(items) >= _MANY and not sentence.text[items[0][0]].isalpha():
                yield Flag(sentence.span, _TELLS, fix=list_inline(sentence, newline))
        fix = list_sentences(sentences, assignment.steps, newline)
        if fix is not None:
            yield Flag(
                cover([sentence.span for sentence in sentences]),
                _TELLS,
                fix=fix,
            )
