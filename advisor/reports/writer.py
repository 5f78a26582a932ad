"""Lines of text for a terminal: fitted, wrapped and coloured."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.reports.glyphs import fitting, visible
from advisor.reports.ink import Ink
from advisor.reports.reporter import RenderOptions

_WIDEST = 110
"""Cells. Longer lines are hard to read, however wide the terminal is."""

_BLANK = re.compile(r"\{[^{}]*\}")
"""A blank with its proposal: "{3 minutes}"."""


@dataclass
class Writer:
    """Collects the lines of one report, fitted to where they will be read."""

    options: RenderOptions

    def __post_init__(self) -> None:
        self.ink = Ink(self.options.color)
        self.width = min(self.options.width, _WIDEST)
        self.lines: list[str] = []
        self.explained: set[str] = set()

    def fit(self, text: str) -> str:
        """Return words of a draft or a message as the terminal can hold them."""
        return fitting(visible(text), self.options)

    def wrap(self, lead: str, text: str, width: int = 0) -> list[str]:
        """Return a text in lines behind a lead; `width` in cells is the terminal's if 0."""
        from rich.cells import cell_len

        hang, lines, line = " " * cell_len(lead), list[str](), ""
        room = (width or self.width) - len(hang)
        for word in re.findall(r"\S+", text):
            if line and cell_len(f"{line} {word}") > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
        return [(lead if not number else hang) + part for number, part in enumerate(lines)]

    def add(self, *lines: str) -> None:
        """Append lines."""
        self.lines += lines

    def blanks_marked(self, lines: Sequence[str]) -> list[str]:
        """Return lines with their blanks in colour, also where a blank runs over two lines."""
        joined = "\n".join(lines)
        marked = _BLANK.sub(
            lambda m: "\n".join(self.ink.blank(part) for part in m.group().split("\n")), joined
        )
        return marked.split("\n")
