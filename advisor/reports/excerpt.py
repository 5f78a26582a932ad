"""Pieces of a draft for the screen: the line of a finding, the sentence after a rewrite."""

import re
from dataclasses import dataclass

from rich.cells import cell_len

from advisor.findings import Edit, Fix, Span

_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
"""The end of a sentence: a stop, what closes behind it, and then a space."""

_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?=[ \t]*(?:\r|\n|[-*+•☐#>|]|\(?\d{1,2}[.)]\s|$))")
"""The end of a line that ends its sentence too: a blank line, a list item, a heading follows."""

_MARKER = re.compile(r"[ \t]*(?:[-*+•☐>#]+[ \t]+|\(?\d{1,2}[.)][ \t]+)")
"""What stands before the words of a list item or heading: "- ", "2. ", "## "."""

_NUMBER = re.compile(r"[ \t]*\(?\d{1,2}[.)]\s")
"""The number of a list item, whose stop ends no sentence."""

_LONGEST = 300
"""Characters of a rewritten sentence; more would bury what has changed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a draft, cut to fit: what stands before, in and behind the flagged stretch."""

    before: str
    marked: str
    after: str


def cut_left(text: str, cells: int) -> str:
    """Return the end of a text that fits, from the start of a word on."""
    while text and cell_len(text) > cells:
        text = text[1:]
    shorter = text.partition(" ")[2]
    return shorter if shorter and len(shorter) > len(text) // 2 else text


def cut_right(text: str, cells: int) -> str:
    """Return the start of a text that fits, up to the end of a word."""
    while text and cell_len(text) > cells:
        text = text[:-1]
    shorter = text.rpartition(" ")[0]
    return shorter if shorter and len(shorter) > len(text) // 2 else text


def _sentence_on_line(source: str, span: Span) -> tuple[int, int]:
    """Return the bounds of the sentence around a span, as far as it stands on one line."""
    start = max(source.rfind(mark, 0, span.start) + 1 for mark in "\r\n")
    found = (source.find(mark, span.start) for mark in "\r\n")
    end = min((at for at in found if at >= 0), default=len(source))
    number = _NUMBER.match(source, start, end)
    stops = [m.end() for m in _STOP.finditer(source, number.end() if number else start, end)]
    start = max((at for at in stops if at <= span.start), default=start)
    end = min((at for at in stops if at >= min(span.end, end)), default=end)
    return start, end


def line_around(source: str, span: Span, cells: int) -> Shown:
    """Return the sentence of a span on its line, cut around the span to a width in cells.

    A span that runs over several lines is shown up to the end of the first.
    """
    start, end = _sentence_on_line(source, span)
    before = source[start : span.start].lstrip()
    marked, after = (
        source[span.start : min(span.end, end)],
        source[min(span.end, end) : end].rstrip(),
    )
    if cell_len(before + marked + after) <= cells:
        return Shown(before, marked, after)
    if cell_len(marked) > cells - 2:
        return Shown("", cut_right(marked, cells - 1) + "…", "")
    room = cells - cell_len(marked)
    share = max(room // 2, room - cell_len(after))
    if cell_len(before) > share:
        before = "…" + cut_left(before, share - 1)
    room -= cell_len(before)
    if cell_len(after) > room:
        after = cut_right(after, room - 1) + "…"
    return Shown(before, marked, after)


def _applied(source: str, edits: tuple[Edit, ...]) -> tuple[str, int, int]:
    """Return the text after edits, and where in it the first begins and the last ends."""
    parts: list[str] = []
    at, length, first, last = 0, 0, -1, 0
    for edit in sorted(edits):
        parts += [source[at : edit.start], edit.text]
        length += edit.start - at
        first = length if first < 0 else first
        length += len(edit.text)
        at, last = edit.end, length
    parts.append(source[at:])
    return "".join(parts), first, last


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences around a stretch."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    ends = [m.end() for m in _STOP.finditer(text, max(start - 600, 0), start)]
    ends += [
        m.end() for m in _BREAK.finditer(text, max(start - 600, 0), start + 1) if m.end() <= start
    ]
    left = max((at for at in ends if at <= start), default=max(start - 600, 0))
    stop = _STOP.search(text, max(end - 1, left), end + 600)
    line = _BREAK.search(text, end, end + 600)
    rights = [
        m for m in (stop.end() if stop else None, line.start() if line else None) if m is not None
    ]
    right = min(rights, default=min(end + 600, len(text)))
    return left, max(right, end)


def rewritten(source: str, fix: Fix, within: Span | None = None) -> str:
    """Return the sentence around a fix as it would read afterwards, on one line.

    "" means that nothing of it would be left.

    Args:
        source: the draft.
        fix: what would change.
        within: where the assignment stands; nothing around it is shown, such as the keys of a
            record.
    """
    if not fix.edits:
        return ""
    text, start, end = _applied(source, fix.edits)
    left, right = _sentence(text, start, end)
    if within is not None:
        left = max(left, min(within.start, start))
        right = min(right, max(within.end + len(text) - len(source), end))
    marker = _MARKER.match(text, left + len(text[left:right]) - len(text[left:right].lstrip()))
    if marker and marker.end() <= max(start, left) + len(marker.group()):
        left = max(marker.end(), left)
    shown = " ".join(text[left:right].split())
    if len(shown) <= _LONGEST:
        return shown
    near = max(start - left - _LONGEST // 3, 0)
    lead = "…" if near else ""
    return f"{lead}{shown[near : near + _LONGEST].strip()}…"
