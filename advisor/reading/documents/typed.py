"""Plain text out of a document, read as typed text is, with its paragraphs counted."""

from __future__ import annotations

from advisor.reading.documents.paper import Line, counted
from advisor.reading.formats.text import read_text


def typed(text: str) -> tuple[Line, ...]:
    """Return the lines of a text; each block of it is a paragraph."""
    blocks = read_text(text, "").blocks
    places = counted(("", None, str(at)) for at, _ in enumerate(blocks))
    found: list[Line] = []
    for block, place in zip(blocks, places, strict=True):
        lead = f"{block.marker} " if block.marker else ""
        tight = bool(found) and block.group is not None and found[-1].listed == block.group
        found.append(
            Line(
                lead + block.text,
                place,
                block.kind,
                block.level,
                block.marker,
                len(lead),
                block.group,
                tight=tight,
            )
        )
    return tuple(found)
