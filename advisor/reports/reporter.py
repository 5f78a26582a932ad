"""What a reporter is: a name, and a function from a report to text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor.report import FileReport, Report, Totals


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


class Stream(Protocol):
    """A report that is written while drafts are still being judged, in the memory of one."""

    def file(self, file: FileReport) -> str:
        """Return what is written of one file."""

    def end(self, totals: Totals) -> str:
        """Return what closes the report."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """A way to show a report. `render` is pure: the same report gives the same text.

    `stream` begins a report that is written file by file. A reporter that needs all files
    before it can write has none.
    """

    name: str
    summary: str
    render: Callable[[Report, RenderOptions], str]
    stream: Callable[[RenderOptions], Stream] | None = None


def streaming(name: str, summary: str, stream: Callable[[RenderOptions], Stream]) -> Reporter:
    """Return a reporter that writes file by file."""

    def render(report: Report, options: RenderOptions) -> str:
        from advisor.report import Totals

        running, totals = stream(options), Totals(report.notes, report.fixed)
        parts = []
        for file in report.files:
            totals.add(file)
            parts.append(running.file(file))
        return "".join([*parts, running.end(totals)])

    return Reporter(name, summary, render, stream)
