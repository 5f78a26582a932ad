"""What the parser is given: one line or list item at a time, as prose.

A parser trained on sentences reads a list item best on its own, without its marker, without
the label before a colon ("Why: ..."), and not in capital letters.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from advisor.findings import Span
from advisor.reading.draft import Block, BlockKind
from advisor.reading.places import PlacedText, Places

_BLANKS = re.compile(r"[^\S\n]{2,}|[\t\u00a0\u2007\u202f\u2009]")
_LABEL = re.compile(r"(?P<label>[A-Z0-9][\w’'/&?() –-]{0,38}?)\s*(?::|=| [-–—](?= ))\s*(?=\S)")
"""A short lead with a colon or dash: "When: ", "Week 2 - ", "Plan B: "."""

_LATER_LABEL = re.compile(r"(?<=[.!?;)”\"]\s)(?P<label>[A-Z][a-z]+(?: [a-z]+){0,5}):(?=\s+\S)")
"""A label behind the end of a sentence: "... twice a day. Why: it slows the heart"."""

LABEL_WORDS = 6
"""Words. A longer lead is a clause of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block as the parser gets it. `text` may be in lower case; `shown` is as written."""

    text: str
    shown: str
    places: Places
    block: Block
    label: str
    label_span: Span | None


def _single_spaced(text: str, places: Places) -> tuple[str, Places]:
    if not _BLANKS.search(text):
        return text, places
    placed, at = PlacedText(), 0
    for match in _BLANKS.finditer(text):
        for index in range(at, match.start()):
            placed.add(text[index], places.offset(index))
        placed.add(" ", places.offset(match.start()))
        at = match.end()
    for index in range(at, len(text)):
        placed.add(text[index], places.offset(index))
    return placed.finish()


def _calm(text: str) -> str:
    """Return a line of capital letters in lower case, of the same length."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 8 or sum(map(str.isupper, letters)) < 0.9 * len(letters):
        return text
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def split_labels(block: Block, is_label: Callable[[str], bool]) -> Iterator[Block]:
    """Yield a block, cut where a known label opens a new sentence inside it.

    A line of several labels ("What: walk. When: after lunch.") is read as one of each.
    """
    text, last = block.text, 0
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        for match in _LATER_LABEL.finditer(text):
            if is_label(match["label"]):
                kept = text[last : match.start()].rstrip()
                yield replace(block, text=kept, places=block.places.cut(last, last + len(kept)))
                last = match.start()
    cut = block.places.cut(last, len(text))
    yield replace(block, text=text[last:], places=cut) if last else block


def read_line(block: Block, is_label: Callable[[str], bool]) -> Line:
    """Return what the parser is to read of a block.

    Args:
        block: the block as its format gave it.
        is_label: says whether a lead before a colon is a known label rather than a clause.
    """
    text, places = _single_spaced(block.text, block.places)
    label, label_span = "", None
    lead = _LABEL.match(text)
    if lead and len(lead["label"].split()) <= LABEL_WORDS and is_label(lead["label"]):
        label, label_span = lead["label"], places.span(0, lead.end("label"))
        places = places.cut(lead.end(), len(text))
        text = text[lead.end() :]
    return Line(_calm(text), text, places, block, label, label_span)
