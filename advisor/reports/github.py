"""Annotations that GitHub shows beside the lines of a pull request."""

from advisor.filters.order import reading_order
from advisor.findings import Severity
from advisor.report import Report
from advisor.reports.reporter import RenderOptions, Reporter

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


def render(report: Report, options: RenderOptions) -> str:
    """Return one workflow command a finding, and one for each file that was not read."""
    del options
    lines = [
        f"::error file={_property(file.path)}::{_value(file.error or '')}" for file in report.errors
    ]
    for file in report.files:
        for one in reading_order(file.findings):
            place = (
                f"file={_property(file.path)},line={one.line},endLine={one.end_line},"
                f"col={one.column},endColumn={one.end_column},title={_property(one.rule)}"
            )
            lines.append(f"::{_LEVELS[one.severity]} {place}::{_value(one.message)}")
    return "".join(f"{line}\n" for line in lines)


GITHUB = Reporter("github", "annotations for GitHub Actions", render)
