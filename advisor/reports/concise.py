"""One line a finding, for editors, logs and grep."""

from advisor.filters.order import reading_order
from advisor.report import FileReport, Totals
from advisor.reports.glyphs import fitting, visible
from advisor.reports.reporter import RenderOptions, streaming


class _Lines:
    def __init__(self, options: RenderOptions) -> None:
        self._options = options

    def file(self, file: FileReport) -> str:
        lines = (
            f"{file.path}:{f.line}:{f.column}: {f.severity} {f.rule} {f.message}"
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
