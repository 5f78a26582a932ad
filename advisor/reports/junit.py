"""JUnit XML: a test case a file, a failure a finding that counts."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from advisor.filters.order import reading_order
from advisor.findings import Severity
from advisor.report import FileReport, Report
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.reports.xml_text import sayable


def _case(suite: Element, file: FileReport) -> int:
    """Add the case of a file; return 1 if it failed."""
    case = SubElement(suite, "testcase", name=sayable(file.path), classname="advisor")
    if file.error:
        SubElement(case, "error", message=sayable(file.error))
        return 0
    counted = [f for f in reading_order(file.findings) if f.severity >= Severity.WARNING]
    if counted:
        lines = [
            f"{f.place or f'{f.line}:{f.column}'} {f.severity} {f.rule}: {f.message}"
            for f in counted
        ]
        message = f"{len(counted)} finding{'s' if len(counted) > 1 else ''}"
        failure = SubElement(case, "failure", message=message, type="homework")
        failure.text = sayable("\n".join(lines))
    return int(bool(counted))


def render(report: Report, options: RenderOptions) -> str:
    """Return the test results."""
    del options
    suite = Element("testsuite", name="advisor", tests=str(len(report.files)))
    failed = sum(_case(suite, file) for file in report.files)
    suite.set("failures", str(failed))
    suite.set("errors", str(len(report.errors)))
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


JUNIT = Reporter("junit", "test results as JUnit XML", render)
