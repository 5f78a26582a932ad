"""The code quality report of GitLab: findings in the merge request."""

import json

from advisor.findings import Severity
from advisor.report import Report
from advisor.reports.reporter import RenderOptions, Reporter

_LEVELS = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.SUGGESTION: "minor",
    Severity.INFO: "info",
}


def render(report: Report, options: RenderOptions) -> str:
    """Return the list that GitLab reads as an artifact."""
    found = [
        {
            "description": one.message,
            "check_name": one.rule,
            "fingerprint": f"{one.fingerprint}-{file.path}",
            "severity": _LEVELS[one.severity],
            "location": {
                "path": file.path,
                "lines": {"begin": one.line, "end": one.end_line},
            },
        }
        for file in report.files
        for one in file.findings
    ]
    return json.dumps(found, ensure_ascii=not options.unicode, indent=1) + "\n"


GITLAB = Reporter("gitlab", "a code quality report for GitLab", render)
