"""Leads that number the parts of a plan: "Week 2", "Sessions 1 to 3", "Day four (Thursday)".

A block that holds several parts in one line is cut at their leads before it is read, so that
each part is a line of its own with its lead as its label.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from advisor.reading.draft import Block, BlockKind

NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_LEAD = (
    r"(?:weeks?|wks?|sessions?|days?|stages?|phases?|levels?|rungs?|modules?|lessons?|months?)"
    rf"\s*{_COUNT}(?:\s*(?:-|–|—|/|to|and|&)\s*{_COUNT})?\b(?:\s+of\s+{_COUNT}\b)?"
)
_ASIDE = r"(?:\s*\([^()\n]{1,40}\))?"

_ONLY = re.compile(rf"[*_#\s]*{_LEAD}{_ASIDE}[*_:.\s–-]*", re.IGNORECASE)
"""A line that is nothing but a lead: "**Week 2**", "Week 2 (8 to 14 June):"."""

_INLINE = re.compile(
    rf"(?:(?<=[.!?;,:)”\"]\s)|^)(?P<lead>{_LEAD}{_ASIDE})\s*(?::|[-–—](?=\s))", re.IGNORECASE
)
"""A lead that opens a part inside a line: "... a day. Week 2: walk"."""

_OPENS = re.compile(rf"(?P<lead>{_LEAD}{_ASIDE}[:.]?)(?P<gap>\s+)(?=\S)", re.IGNORECASE)
"""A lead that opens a line: in bold type, it is the title of what follows."""

_STOP = re.compile(r"[\s;,]+$")


def is_part_lead(text: str) -> bool:
    """Say whether words are nothing but the lead of a numbered part."""
    return len(text) < 80 and _ONLY.fullmatch(text) is not None


def split_parts(block: Block) -> Iterator[Block]:
    """Yield a block, or the parts that it holds in one line.

    A paragraph that is only a lead comes back as a heading: it titles what follows.
    """
    text = block.text
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    if not plain or not text[:400].strip():
        yield block
        return
    if block.kind is BlockKind.PARAGRAPH and is_part_lead(text):
        yield replace(block, kind=BlockKind.HEADING, level=6)
        return
    opening = _OPENS.match(text)
    if opening is not None and _is_set_off(block, opening):
        lead, rest = opening.end("lead"), opening.end()
        yield replace(
            block,
            text=text[:lead],
            places=block.places.cut(0, lead),
            kind=BlockKind.HEADING,
            level=6,
        )
        yield replace(block, text=text[rest:], places=block.places.cut(rest, len(text)))
        return
    starts = [match.start() for match in _INLINE.finditer(text)]
    if len(starts) < 2:
        yield block
        return
    if starts[0]:
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = _STOP.sub("", text[start:end])
        if piece:
            cut = block.places.cut(start, start + len(piece))
            yield replace(block, text=piece, places=cut)


def _is_set_off(block: Block, opening: re.Match[str]) -> bool:
    """Say whether hidden markup, such as two stars, stands on both sides of a lead."""
    places, end = block.places, opening.end("lead")
    hidden = places.offset(opening.end()) - places.offset(end - 1) - len(opening["gap"]) - 1
    return hidden > 0 and block.kind is BlockKind.PARAGRAPH
