"""Annotations that GitHub shows beside the lines of a pull request."""

from advisor.filters.order import reading_order
from advisor.findings import Severity
from advisor.report import FileReport, Totals
from advisor.reports.places import told
from advisor.reports.reporter import RenderOptions, streaming

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "notice",
    Severity.INFO: "notice",
}


def _value(text: str) -> str:
    """Return a message as a workflow command holds it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a property: its colons and commas would end it."""
    return _value(text).replace(":", "%3A").replace(",", "%2C")


class _Commands:
    def __init__(self, options: RenderOptions) -> None:
        del options

    def file(self, file: FileReport) -> str:
        name = _property(file.path)
        lines = [f"::error file={name}::{_value(file.error)}"] if file.error else []
        for one in reading_order(file.findings):
            place = (
                f"file={name},line={one.line},endLine={one.end_line},"
                f"col={one.column},endColumn={one.end_column},title={_property(one.rule)}"
            )
            lines.append(f"::{_LEVELS[one.severity]} {place}::{_value(told(one))}")
        return "".join(f"{line}\n" for line in lines)

    def end(self, totals: Totals) -> str:
        del totals
        return ""


GITHUB = streaming("github", "annotations for GitHub Actions", _Commands)
"""One workflow command a finding, and one for each file that was not read."""
