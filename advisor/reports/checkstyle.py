"""Checkstyle XML, which many build servers read."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from advisor.filters.order import reading_order
from advisor.findings import Severity
from advisor.report import FileReport, Totals
from advisor.reports.places import told
from advisor.reports.reporter import RenderOptions, streaming
from advisor.reports.xml_text import sayable

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "info",
    Severity.INFO: "info",
}


class _Document:
    def __init__(self, options: RenderOptions) -> None:
        del options
        self._head = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n'

    def _opened(self) -> str:
        head, self._head = self._head, ""
        return head

    def file(self, file: FileReport) -> str:
        home = Element("file", name=sayable(file.path))
        if file.error:
            SubElement(home, "error", line="1", severity="error", message=sayable(file.error))
        for one in reading_order(file.findings):
            SubElement(
                home,
                "error",
                line=str(one.line),
                column=str(one.column),
                severity=_LEVELS[one.severity],
                message=sayable(told(one)),
                source=f"advisor.{one.category}.{one.rule}",
            )
        indent(home, level=1)
        return f"{self._opened()}  {tostring(home, encoding='unicode').rstrip()}\n"

    def end(self, totals: Totals) -> str:
        del totals
        return f"{self._opened()}</checkstyle>\n"


CHECKSTYLE = streaming("checkstyle", "Checkstyle XML", _Document)
"""The findings by file."""
