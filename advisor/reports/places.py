"""Lines and columns of edits, for formats that know no offsets."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from advisor.findings import Edit


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
