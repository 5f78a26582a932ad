"""A summary in Markdown, for the page of a job or the comment of a pull request."""

import re
from collections import Counter

from advisor.findings import Severity
from advisor.report import FileReport, Totals
from advisor.reports.reporter import RenderOptions, streaming

_WORST = 5
"""Files that are named: the others are counted."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


Weight = tuple[int, int, int]
"""Errors, warnings, and findings in all."""


def _weight(file: FileReport) -> Weight:
    found = Counter(finding.severity for finding in file.findings)
    return found[Severity.ERROR], found[Severity.WARNING], len(file.findings)


class _Summary:
    """Counts, and the few files that need a look first: no file is kept."""

    def __init__(self, options: RenderOptions) -> None:
        del options
        self._findings: Counter[str] = Counter()
        self._where: Counter[str] = Counter()
        self._gravest: dict[str, Severity] = {}
        self._with_findings = 0
        self._worst: list[tuple[Weight, int, str]] = []

    def file(self, file: FileReport) -> str:
        if not file.findings:
            return ""
        self._with_findings += 1
        self._findings.update(one.rule for one in file.findings)
        self._where.update({one.rule for one in file.findings})
        for one in file.findings:
            self._gravest[one.rule] = max(one.severity, self._gravest.get(one.rule, one.severity))
        # Of two files alike, the one that came first stays.
        entry = (_weight(file), -self._with_findings, file.path)
        self._worst = sorted([*self._worst, entry], reverse=True)[:_WORST]
        return ""

    def end(self, totals: Totals) -> str:
        lines = [
            "## Homework Advisor",
            "",
            f"{totals.files} files, {totals.findings} findings in {self._with_findings} of them.",
        ]
        held = sum(totals.held_back.values())
        if held:
            lines[-1] += f" {held} more are held back."
        if totals.errors:
            lines += ["", "Could not be checked:", ""]
            lines += [f"- {_cell(error)}" for error in totals.errors]
        if totals.findings:
            lines += ["", *self._table(), "", "Look at these first:", ""]
            for (errors, warnings, every), _, path in self._worst:
                lines.append(
                    f"- {_cell(path)}: {errors} errors, {warnings} warnings, {every} in all"
                )
        return "\n".join(lines) + "\n"

    def _table(self) -> list[str]:
        rows = ["| rule | severity | findings | files |", "| --- | --- | --: | --: |"]
        for name, count in sorted(self._findings.items(), key=lambda pair: (-pair[1], pair[0])):
            rows.append(f"| {name} | {self._gravest[name]} | {count} | {self._where[name]} |")
        return rows


SUMMARY = streaming("summary", "totals in Markdown, for the page of a job", _Summary)
