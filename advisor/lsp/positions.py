"""Positions: from places in a text, in code points, to those of an editor, and back.

An editor counts lines that end in a line feed, a carriage return, or both, and within a line
the units of an encoding. Python knows more line ends, so nothing here splits lines by its rules.
"""

import re
from bisect import bisect_right
from functools import cached_property

_END = re.compile(r"\r\n|\n|\r")

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


def units(text: str, encoding: str) -> int:
    """Return the length of a text in the units of an encoding."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        # Half a surrogate pair is no character, but an editor may hold one.
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


class Positions:
    """The lines of one text.

    Args:
        text: the text.
        encoding: "utf-8", "utf-16" or "utf-32": what the editor counts within a line.
    """

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self._text = text
        self._encoding = encoding

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _END.finditer(self._text))]

    def line_span(self, line: int) -> tuple[int, int]:
        """Return where a line starts and ends, its end mark left out."""
        starts = self._starts
        start = starts[line]
        end = starts[line + 1] if line + 1 < len(starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the unit in it of a place in the text, both from 0 on.

        What lies outside the text, or within an end mark, is led to the nearest place.
        """
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        start, end = self.line_span(line)
        return line, units(self._text[start : min(offset, end)], self._encoding)

    def offset(self, line: int, unit: int) -> int:
        """Return the place in the text of a line and unit.

        A unit within a character means its start, one behind the line its end, and a line behind
        the text the end of the text: so the protocol wants it.
        """
        if line < 0:
            return 0
        if line >= len(self._starts):
            return len(self._text)
        start, end = self.line_span(line)
        shown = self._text[start:end]
        if self._encoding == UTF32 or shown.isascii():
            return start + min(max(unit, 0), len(shown))
        passed = 0
        for at, char in enumerate(shown):
            passed += units(char, self._encoding)
            if passed > unit:
                return start + at
        return end
