"""The diagnostic format of reviewdog: findings with suggested changes on a pull request."""

from typing import Any

from advisor.findings import Applicability, Finding, Severity
from advisor.report import FileReport, Totals
from advisor.reports.places import Lines, told
from advisor.reports.reporter import RenderOptions, streaming
from advisor.reports.rows import Rows

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
        if fix.applicability is not Applicability.TEMPLATE and one.place is None
        for edit in fix.edits
    ]
    span = (one.line, one.column, one.end_line, one.end_column)
    return {
        "message": told(one),
        "location": {"path": file.path, "range": _range(file.source, *span)},
        "severity": _LEVELS[one.severity],
        "code": {"value": one.rule, **({"url": one.url} if one.url else {})},
        **({"suggestions": changes} if changes else {}),
    }


class _Document:
    def __init__(self, options: RenderOptions) -> None:
        self._rows = Rows(ascii_only=not options.unicode, depth=1)
        self._head = '{\n "source": {\n  "name": "advisor"\n },\n "diagnostics": '

    def _opened(self) -> str:
        head, self._head = self._head, ""
        return head

    def file(self, file: FileReport) -> str:
        rows = "".join(self._rows.row(_diagnostic(file, one)) for one in file.findings)
        return self._opened() + rows

    def end(self, totals: Totals) -> str:
        del totals
        return f"{self._opened()}{self._rows.close()}\n}}\n"


RDJSON = streaming("rdjson", "diagnostics for reviewdog", _Document)
"""All findings as one document."""
