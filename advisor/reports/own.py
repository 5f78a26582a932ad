"""The reporters of the package, each loaded only when it is asked for."""

from importlib import import_module

from advisor.reports.reporter import Reporter

HOMES = {
    "rich": "rich_report",
    "concise": "concise",
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "summary": "summary",
    "html": "html",
    "statistics": "statistics",
}
"""The module of each, by its name; the reporter is called as its name in capitals."""


FORMAT_OF_SUFFIX = {
    ".json": "json",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".html": "html",
    ".md": "summary",
    ".xml": "junit",
    ".txt": "rich",
}
"""The format of a report that is told by the ending of its file alone."""


def own_reporter(name: str) -> Reporter | None:
    """Return a reporter of the package by its name; `None` if it has none of that name."""
    if name not in HOMES:
        return None
    module = import_module(f"advisor.reports.{HOMES[name]}")
    reporter: Reporter = getattr(module, name.upper())
    return reporter
