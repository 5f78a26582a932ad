"""Templates: sentences with named blanks, for what only the clinician knows.

A blank is written in braces around its proposal: "after {brushing your teeth}". Nothing
here invents a fact: every blank stays a blank until a person fills it.
"""

import re

from advisor.anatomy.picture import Assignment
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Sentence
from advisor.reading.draft import BlockKind, Draft

BLANK = re.compile(r"\{([^{}]*)\}")
"""A blank and its proposal: "{3}"."""


def filled(text: str) -> str:
    """Return a template with each blank replaced by its proposal."""
    return BLANK.sub(r"\1", text)


def template(span: Span, text: str, message: str = "") -> Fix:
    """Return a template that takes the place of a span."""
    return Fix((Edit(span.start, span.end, text),), Applicability.TEMPLATE, message)


_CLOSERS = re.compile(r"(?:[*_~`]+|\]\([^()\s]*\)|\]\[[^][\n]*\]|</\w+>)+")
"""Markdown that closes what the last visible character ends: "**", "](page.pdf)"."""


def _lead(sentence: Sentence, newline: str) -> str:
    """Return what must stand before a sentence that is added behind this one."""
    block = sentence.block
    if block.kind is BlockKind.ITEM and sentence.span.end == block.span.end:
        indent = "  " * max(block.level - 1, 0)
        if re.search(r"\w", block.marker) and not block.marker.startswith("["):
            # The numbers that follow are the author's: an unnumbered line disturbs none of them.
            return f"{newline}{indent}   "
        return f"{newline}{indent}{block.marker} "
    if block.kind is BlockKind.HEADING:
        return newline * 2
    ends = sentence.text.rstrip().endswith((".", "!", "?", ":", "…", ".”", '."'))
    return " " if ends else ". "


_LINE_ABOVE = re.compile(r"(?<!\n)\r?\n[^\w\n]*\Z")
"""What stands before a line that carries on a row of lines: one line end, not a blank line."""


def ends_a_row(sentence: Sentence, draft: Draft) -> bool:
    """Say whether a sentence is the last of several lines that each hold one, as on a card."""
    block = sentence.block
    alone = block.kind is BlockKind.PARAGRAPH and block.span == sentence.span
    if draft.format == "markdown" or not alone:
        # Markdown joins the lines of a paragraph: a line of its own would not stay one.
        return False
    return _LINE_ABOVE.search(draft.source, 0, block.span.start) is not None


_FAREWELL = re.compile(
    r"(?:best|best wishes|kind regards|warm regards|warmest regards|regards|warmly|sincerely"
    r"|yours(?: sincerely| truly| faithfully|,.{0,40})?|thanks|thank you|many thanks|cheers|take care|see you"
    r"(?: \w+){0,3}|love|talk soon|with best wishes|good luck)",
    re.IGNORECASE,
)
"""The close of a letter: "Kind regards", "See you on Tuesday"."""

_CLOSE = 3
"""Sentences at the end among which the close of a letter is looked for."""


def is_farewell(text: str) -> bool:
    """Say whether a sentence closes a letter."""
    return _FAREWELL.fullmatch(text.strip().rstrip(",.!")) is not None


def _last_told(assignment: Assignment) -> Sentence:
    """Return the last sentence before the close of a letter: nothing is added behind a name."""
    sentences = assignment.sentences
    for at in range(max(1, len(sentences) - _CLOSE), len(sentences)):
        if is_farewell(sentences[at].text):
            return sentences[at - 1]
    return sentences[-1]


def add_sentence(assignment: Assignment, text: str, message: str = "") -> Fix:
    """Return a template that adds a sentence at the end of an assignment.

    It follows the last sentence in its own way: as a new list item after an item, else
    behind it in the paragraph.
    """
    last, draft = _last_told(assignment), assignment.draft
    at = last.span.end
    if draft.format == "markdown" and at == last.block.span.end:
        closers = _CLOSERS.match(draft.source, at)
        at = closers.end() if closers else at
    lead = draft.newline if ends_a_row(last, draft) else _lead(last, draft.newline)
    return _added(at, lead + text, message)


def add_after(sentence: Sentence, text: str, newline: str = "\n", message: str = "") -> Fix:
    """Return a template that adds a sentence behind another one."""
    return _added(sentence.span.end, _lead(sentence, newline) + text, message)


def _added(at: int, text: str, message: str) -> Fix:
    return Fix((Edit(at, at, text),), Applicability.TEMPLATE, message)
