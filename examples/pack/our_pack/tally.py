"""One line: how many findings there are."""

from advisor.api import RenderOptions, Report, Reporter


def render(report: Report, options: RenderOptions) -> str:
    """Return the number of findings of all files."""
    del options
    count = sum(len(file.findings) for file in report.files)
    return f"{count} finding{'' if count == 1 else 's'}\n"


TALLY = Reporter("tally", "the number of findings", render)
