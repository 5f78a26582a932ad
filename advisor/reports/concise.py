"""One line a finding, for editors, logs and grep."""

from advisor.filters.order import reading_order
from advisor.findings import Finding
from advisor.report import FileReport, Totals
from advisor.reports.glyphs import fitting, visible
from advisor.reports.places import quoted
from advisor.reports.reporter import RenderOptions, streaming


def _place(file: FileReport, finding: Finding) -> str:
    if finding.place is None:
        return f"{finding.line}:{finding.column}"
    return " ".join(filter(None, (f" {finding.place}", quoted(finding, file.source))))


class _Lines:
    def __init__(self, options: RenderOptions) -> None:
        self._options = options

    def file(self, file: FileReport) -> str:
        lines = (
            f"{file.path}:{_place(file, f)}: {f.severity} {f.rule} {f.message}"
            for f in reading_order(file.findings)
        )
        return "".join(
            f"{fitting(visible(' '.join(line.split())), self._options)}\n" for line in lines
        )

    def end(self, totals: Totals) -> str:
        del totals
        return ""


CONCISE = streaming("concise", "one line a finding", _Lines)
"""`path:line:column: severity rule message`."""
