"""One line a finding, for editors, logs and grep."""

from advisor.filters.order import reading_order
from advisor.report import Report
from advisor.reports.glyphs import fitting, visible
from advisor.reports.reporter import RenderOptions, Reporter


def render(report: Report, options: RenderOptions) -> str:
    """Return `path:line:column: severity rule message` for each finding."""
    lines = (
        f"{file.path}:{f.line}:{f.column}: {f.severity} {f.rule} {f.message}"
        for file in report.files
        for f in reading_order(file.findings)
    )
    return "".join(f"{fitting(visible(' '.join(line.split())), options)}\n" for line in lines)


CONCISE = Reporter("concise", "one line a finding", render)
