"""A summary in Markdown, for the page of a job or the comment of a pull request."""

import re
from collections import Counter

from advisor.findings import Severity
from advisor.report import FileReport, Report
from advisor.reports.reporter import RenderOptions, Reporter

_WORST = 5
"""Files that are named: the others are counted."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _weight(file: FileReport) -> tuple[int, int, int]:
    found = Counter(finding.severity for finding in file.findings)
    return found[Severity.ERROR], found[Severity.WARNING], len(file.findings)


def render(report: Report, options: RenderOptions) -> str:
    """Return the totals, the rules that speak most, and the files that need a look first."""
    del options
    found = report.findings
    with_findings = [file for file in report.files if file.findings]
    lines = [
        "## Homework Advisor",
        "",
        f"{len(report.files)} files, {len(found)} findings in {len(with_findings)} of them.",
    ]
    held = sum(report.held_back.values())
    if held:
        lines[-1] += f" {held} more are held back."
    if report.errors:
        lines += ["", "Could not be checked:", ""]
        lines += [f"- {_cell(file.error or file.path)}" for file in report.errors]
    if found:
        lines += ["", "| rule | severity | findings | files |", "| --- | --- | --: | --: |"]
        rules = Counter(finding.rule for finding in found)
        for name, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0])):
            worst = max(f.severity for f in found if f.rule == name)
            where = sum(any(f.rule == name for f in file.findings) for file in report.files)
            lines.append(f"| {name} | {worst} | {count} | {where} |")
        lines += ["", "Look at these first:", ""]
        for file in sorted(with_findings, key=_weight, reverse=True)[:_WORST]:
            errors, warnings, every = _weight(file)
            lines.append(
                f"- {_cell(file.path)}: {errors} errors, {warnings} warnings, {every} in all"
            )
    return "\n".join(lines) + "\n"


SUMMARY = Reporter("summary", "totals in Markdown, for the page of a job", render)
