"""The diagnostic format of reviewdog: findings with suggested changes on a pull request."""

import json
from typing import Any

from advisor.findings import Applicability, Finding, Severity
from advisor.report import FileReport, Report
from advisor.reports.places import Lines
from advisor.reports.reporter import RenderOptions, Reporter

_LEVELS = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.SUGGESTION: "INFO",
    Severity.INFO: "INFO",
}


def _range(source: str, line: int, column: int, end_line: int, end_column: int) -> dict[str, Any]:
    """Return a range; its columns count UTF-8 bytes, as the format wants them."""
    rows = source.splitlines()

    def at(row: int, place: int) -> int:
        text = rows[row - 1] if 0 < row <= len(rows) else ""
        return len(text[: place - 1].encode("utf-8", "replace")) + 1

    return {
        "start": {"line": line, "column": at(line, column)},
        "end": {"line": end_line, "column": at(end_line, end_column)},
    }


def _diagnostic(file: FileReport, one: Finding) -> dict[str, Any]:
    lines = Lines(file.source)
    changes = [
        {"range": _range(file.source, *lines.region(edit)), "text": edit.text}
        for fix in one.suggestions[:1]
        if fix.applicability is not Applicability.TEMPLATE
        for edit in fix.edits
    ]
    span = (one.line, one.column, one.end_line, one.end_column)
    return {
        "message": one.message,
        "location": {"path": file.path, "range": _range(file.source, *span)},
        "severity": _LEVELS[one.severity],
        "code": {"value": one.rule, **({"url": one.url} if one.url else {})},
        **({"suggestions": changes} if changes else {}),
    }


def render(report: Report, options: RenderOptions) -> str:
    """Return all findings as one document."""
    data = {
        "source": {"name": "advisor"},
        "diagnostics": [_diagnostic(file, one) for file in report.files for one in file.findings],
    }
    return json.dumps(data, ensure_ascii=not options.unicode, indent=1) + "\n"


RDJSON = Reporter("rdjson", "diagnostics for reviewdog", render)
