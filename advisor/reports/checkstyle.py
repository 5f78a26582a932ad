"""Checkstyle XML, which many build servers read."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from advisor.filters.order import reading_order
from advisor.findings import Severity
from advisor.report import Report
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.reports.xml_text import sayable

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "info",
    Severity.INFO: "info",
}


def render(report: Report, options: RenderOptions) -> str:
    """Return the findings by file."""
    del options
    root = Element("checkstyle", version="10.0")
    for file in report.files:
        home = SubElement(root, "file", name=sayable(file.path))
        if file.error:
            SubElement(home, "error", line="1", severity="error", message=sayable(file.error))
        for one in reading_order(file.findings):
            SubElement(
                home,
                "error",
                line=str(one.line),
                column=str(one.column),
                severity=_LEVELS[one.severity],
                message=sayable(one.message),
                source=f"advisor.{one.category}.{one.rule}",
            )
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


CHECKSTYLE = Reporter("checkstyle", "Checkstyle XML", render)
