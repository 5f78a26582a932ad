"""JSON, for programs: the versioned contract of `report.schema.json`."""

import json

from advisor.findings import Severity
from advisor.report import FileReport, Totals
from advisor.reports.reporter import RenderOptions, streaming
from advisor.reports.rows import Rows
from advisor.version import __version__
from advisor.wire import Plain, to_plain

SCHEMA = "1"
"""Goes up when a key changes its meaning or goes away; new keys leave it as it is."""


def plain_summary(totals: Totals) -> Plain:
    """Return the totals as plain data."""
    return {
        "files": totals.files,
        "errors": len(totals.errors),
        "findings": totals.findings,
        "severities": {severity.value: totals.severities[severity] for severity in Severity},
        "fixed": sum(totals.fixed.values()),
        "held_back": dict(totals.held_back),
        "notes": [{"message": note.message, "rule": note.rule} for note in totals.notes],
    }


class _Document:
    def __init__(self, options: RenderOptions) -> None:
        self._ascii = not options.unicode
        self._rows = Rows(ascii_only=self._ascii, depth=1)
        head = {"schema": SCHEMA, "tool": {"name": "advisor", "version": __version__}}
        opened = json.dumps(head, indent=1).removesuffix("\n}")
        self._head = f'{opened},\n "files": '

    def _opened(self) -> str:
        """Return the head of the document, once."""
        head, self._head = self._head, ""
        return head

    def file(self, file: FileReport) -> str:
        return self._opened() + self._rows.row(to_plain(file))

    def end(self, totals: Totals) -> str:
        summary = json.dumps(plain_summary(totals), ensure_ascii=self._ascii, indent=1)
        inner = summary.replace("\n", "\n ")
        return f'{self._opened()}{self._rows.close()},\n "summary": {inner}\n}}\n'


JSON = streaming("json", "one JSON document, for programs", _Document)
