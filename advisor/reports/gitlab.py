"""The code quality report of GitLab: findings in the merge request."""

from advisor.findings import Severity
from advisor.report import FileReport, Totals
from advisor.reports.places import told
from advisor.reports.reporter import RenderOptions, streaming
from advisor.reports.rows import Rows

_LEVELS = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.SUGGESTION: "minor",
    Severity.INFO: "info",
}


class _List:
    def __init__(self, options: RenderOptions) -> None:
        self._rows = Rows(ascii_only=not options.unicode, depth=0)

    def file(self, file: FileReport) -> str:
        return "".join(
            self._rows.row(
                {
                    "description": told(one),
                    "check_name": one.rule,
                    "fingerprint": f"{one.fingerprint}-{file.path}",
                    "severity": _LEVELS[one.severity],
                    "location": {
                        "path": file.path,
                        "lines": {"begin": one.line, "end": one.end_line},
                    },
                }
            )
            for one in file.findings
        )

    def end(self, totals: Totals) -> str:
        del totals
        return self._rows.close() + "\n"


GITLAB = streaming("gitlab", "a code quality report for GitLab", _List)
"""The list that GitLab reads as an artifact."""
