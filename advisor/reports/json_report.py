"""JSON, for programs: the versioned contract of `report.schema.json`."""

from advisor.findings import Severity
from advisor.report import Report
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.version import __version__
from advisor.wire import Plain, to_plain

SCHEMA = "1"
"""Goes up when a key changes its meaning or goes away; new keys leave it as it is."""


def plain_report(report: Report) -> Plain:
    """Return the whole report as plain data."""
    notes = [*report.notes, *(note for file in report.files for note in file.notes)]
    return {
        "schema": SCHEMA,
        "tool": {"name": "advisor", "version": __version__},
        "files": [to_plain(file) for file in report.files],
        "summary": {
            "files": len(report.files),
            "errors": len(report.errors),
            "findings": len(report.findings),
            "severities": {severity.value: report.count(severity) for severity in Severity},
            "fixed": sum(report.fixed.values()),
            "held_back": report.held_back,
            "notes": [{"message": note.message, "rule": note.rule} for note in notes],
        },
    }


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as JSON; plain ASCII where the place of output needs it."""
    import json

    return json.dumps(plain_report(report), ensure_ascii=not options.unicode, indent=1) + "\n"


JSON = Reporter("json", "one JSON document, for programs", render)
