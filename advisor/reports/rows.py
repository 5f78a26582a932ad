"""JSON that is written row by row, as `json.dumps(..., indent=1)` would write the whole."""

import json
from typing import Any


class Rows:
    """A JSON list whose rows come one after the other.

    Args:
        ascii_only: whether other characters are written as escapes.
        depth: how deep the list stands in its document.
    """

    def __init__(self, *, ascii_only: bool, depth: int) -> None:
        self._ascii = ascii_only
        self._indent = "\n" + " " * depth
        self._open = False

    def row(self, row: Any) -> str:
        """Return a row with what comes before it."""
        before = "," if self._open else "["
        self._open = True
        text = json.dumps(row, ensure_ascii=self._ascii, indent=1)
        # Line ends inside strings are escapes, so each one here is the layout's.
        inner = self._indent + " "
        return before + inner + text.replace("\n", inner)

    def close(self) -> str:
        """Return the end of the list."""
        return f"{self._indent}]" if self._open else "[]"
