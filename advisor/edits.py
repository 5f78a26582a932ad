"""Edits on a text: put them in, see which cross, and follow a place through them."""

from collections.abc import Iterable, Sequence

from advisor.findings import Edit, Span


def crosses(one: Edit, other: Edit) -> bool:
    """Say whether two edits want the same characters, or the same place to insert at.

    An insertion also crosses what ends or begins where it stands: which of the two should
    come first, nobody can say.
    """
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits that do not cross, whatever order they come in."""
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Return where a span of the text before `edits` stands in the text after them.

    A border inside an edit goes to the nearer side of what was written there, so that the
    span still holds all that replaced its words.

    Args:
        span: a stretch of the text before.
        edits: sorted, none crossing another.
    """
    start, end, grown = span.start, span.end, 0
    for edit in edits:
        if edit.start > span.end:
            break
        growth = len(edit.text) - (edit.end - edit.start)
        if edit.start < span.start:
            start = edit.start + grown if span.start < edit.end else start + growth
        if edit.end <= span.end:
            end += growth
        elif edit.start < span.end:
            end = edit.start + grown + len(edit.text)
        grown += growth
    return Span(start, max(start, end))
