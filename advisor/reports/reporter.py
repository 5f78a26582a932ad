"""What a reporter is: a name, and a function from a report to text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor.report import Report


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a reporter may know of the place where its text will be read.

    `width` is in terminal cells. `encoding` is that of the place: what it cannot hold must
    not be written. `quiet` asks for findings only, without praise, cards or hints.
    """

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    quiet: bool = False

    @property
    def unicode(self) -> bool:
        """Say whether any character may be written."""
        return self.encoding.lower().replace("-", "").replace("_", "").startswith("utf")


@dataclass(frozen=True, slots=True)
class Reporter:
    """A way to show a report. `render` is pure: the same report gives the same text."""

    name: str
    summary: str
    render: Callable[[Report, RenderOptions], str]
