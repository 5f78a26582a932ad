"""Reads a text through its format, with comments to the advisor set aside."""

from dataclasses import replace

from advisor.errors import DraftError
from advisor.reading.comments import Stripped, find_comments
from advisor.reading.draft import Block
from advisor.reading.format import Format, Reading


def _lifted(block: Block, stripped: Stripped) -> Block:
    """Return a block of the stripped text with its places in the source."""
    marker = None if block.marker_start is None else stripped.offset(block.marker_start)
    return replace(block, places=stripped.places(block.places), marker_start=marker)


def read_source(form: Format, source: str, name: str) -> Reading:
    """Return what a format finds in a text, just as if the comments in it were not there.

    Raises:
        DraftError: the text breaks the rules of its format.
    """
    comments = find_comments(source, form.comments)
    if not comments:
        return form.read(source, name)
    stripped = Stripped(source, comments)
    try:
        reading = form.read(stripped.text, name)
    except DraftError:
        # Of the two, this error names the line as the author sees it.
        form.read(source, name)
        raise
    blocks = tuple(_lifted(block, stripped) for block in reading.blocks)
    return replace(reading, blocks=blocks, comments=comments)
