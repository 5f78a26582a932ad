"""Where findings stand: lines and columns, or pages and paragraphs."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from advisor.findings import Edit, Finding

_QUOTE = 60
"""Characters of a document that are quoted where a finding stands."""


def where(finding: Finding) -> str:
    """Return where a finding stands, as its reader would look for it."""
    return (
        f"line {finding.line}, column {finding.column}"
        if finding.place is None
        else str(finding.place)
    )


def told(finding: Finding) -> str:
    """Return a message; of a document, it begins with the place, as lines mean nothing there."""
    return (
        finding.message
        if finding.place is None
        else f"{_upper(str(finding.place))}: {finding.message}"
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def quoted(finding: Finding, source: str) -> str:
    """Return the words of a finding, shortened, in quotation marks; "" if there are none."""
    words = " ".join(finding.span.of(source).split())
    if len(words) > _QUOTE:
        words = words[: _QUOTE - 1] + "…"
    return f"“{words}”" if words else ""


@dataclass(frozen=True)
class Lines:
    """The source of a file, asked for lines and columns."""

    source: str

    @cached_property
    def _starts(self) -> list[int]:
        ends = (
            at + 1
            for at, char in enumerate(self.source)
            if char == "\n" or (char == "\r" and self.source[at + 1 : at + 2] != "\n")
        )
        return [0, *ends]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column, in code points, of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def region(self, edit: Edit) -> tuple[int, int, int, int]:
        """Return line, column, end line and end column of an edit."""
        return (*self.position(edit.start), *self.position(edit.end))
