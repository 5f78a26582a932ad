"""A report as one web page that needs nothing else: to send, to print, to keep as an artifact.

The page has no script and no outside address. Colours are never the only sign, and it reads
in order: what there is, then each draft with its findings, then what it states and lacks.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from advisor.filters.order import reading_order
from advisor.findings import Finding, Severity
from advisor.report import AssignmentView, CardLine, FileReport, Report, home_of
from advisor.reports.card import is_told, kind_of, missing_lines, reading_line
from advisor.reports.glyphs import visible
from advisor.reports.places import where
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.version import GENERATOR

_CELLS = 400
"""Cells of the line around a finding: a page wraps, so only very long lines are cut."""

_SIGNS = {
    Severity.ERROR: "!!",
    Severity.WARNING: "!",
    Severity.SUGGESTION: "~",
    Severity.INFO: "i",
}
"""What stands beside a severity for those who see no colours."""


def _say(text: str) -> str:
    return escape(visible(text))


def render(report: Report, options: RenderOptions) -> str:
    """Return the whole page."""
    del options
    style = files("advisor.reports").joinpath("report.css").read_text(encoding="utf-8")
    body = "\n".join(_body(report))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"{GENERATOR}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>Homework Advisor: report</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


_PAGE_ONLY = re.compile(r"@(?:page|media print)\b[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_WHOLE_PAGE = re.compile(r"^(\s*)(?::root|body)(?= \{)", re.MULTILINE)


def fragment(report: Report) -> str:
    """Return a report as a piece of a page, such as the output of a notebook's cell.

    Its style holds within it only, and nothing in it has an id: a page may show many.
    """
    style = files("advisor.reports").joinpath("report.css").read_text(encoding="utf-8")
    own = _WHOLE_PAGE.sub(r"\1:scope", _PAGE_ONLY.sub("", style))
    count = len(report.findings)
    body = [
        f"<p>{_many(len(report.files), 'draft')}, {_many(count, 'finding')}.{_held(report)}</p>",
        *_troubles(report),
        *(piece for file in report.files for piece in _file(file)),
    ]
    return (
        f'<div class="advisor-report"><style>@scope (.advisor-report) {{\n{own}}}</style>\n'
        + "\n".join(body)
        + "</div>"
    )


def _body(report: Report) -> Iterator[str]:
    yield '<a class="skip" href="#drafts">Skip to the drafts</a>'
    yield "<header><h1>Homework Advisor</h1>"
    count = len(report.findings)
    yield f"<p>{_many(len(report.files), 'draft')}, {_many(count, 'finding')}.{_held(report)}</p>"
    yield "</header>\n<main>"
    yield from _troubles(report)
    yield from _rules(report)
    yield '<section id="drafts"><h2>Drafts</h2>'
    yield from _contents(report)
    for number, file in enumerate(report.files):
        yield from _file(file, number)
    yield "</section>\n</main>"
    yield "<footer><p>A text check, not clinical advice.</p></footer>"


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _held(report: Report) -> str:
    held = sum(report.held_back.values())
    return f" {_many(held, 'more finding')} held back." if held else ""


def _troubles(report: Report) -> Iterator[str]:
    notes = [*report.notes, *(note for file in report.files for note in file.notes)]
    told = [*(file.error or "" for file in report.errors), *(note.message for note in notes)]
    if told:
        yield "<section><h2>Could not be used</h2><ul>"
        yield from (f"<li>{_say(sentence)}</li>" for sentence in dict.fromkeys(told))
        yield "</ul></section>"


def _rules(report: Report) -> Iterator[str]:
    """Yield the table of rules: what a library should look at first."""
    found = Counter(finding.rule for finding in report.findings)
    if not found:
        return
    where = Counter(rule for file in report.files for rule in {f.rule for f in file.findings})
    gravest: dict[str, Severity] = {}
    for one in report.findings:
        gravest[one.rule] = max(one.severity, gravest.get(one.rule, one.severity))
    yield "<section><h2>Rules</h2><table>"
    yield "<caption>Findings by rule, the gravest first</caption>"
    yield '<thead><tr><th scope="col">rule</th><th scope="col">severity</th>'
    yield '<th scope="col">findings</th><th scope="col">drafts</th></tr></thead><tbody>'
    for rule in sorted(found, key=lambda name: (-gravest[name].rank, -found[name], name)):
        yield (
            f'<tr><th scope="row">{_say(rule)}</th><td>{_badge(gravest[rule])}</td>'
            f"<td>{found[rule]}</td><td>{where[rule]}</td></tr>"
        )
    yield "</tbody></table></section>"


def _badge(severity: Severity) -> str:
    sign = _SIGNS[severity]
    return (
        f'<span class="badge {severity.value}"><span aria-hidden="true">{sign}</span> '
        f"{severity.value}</span>"
    )


def _contents(report: Report) -> Iterator[str]:
    if len(report.files) < 2:
        return
    yield '<nav aria-label="Drafts"><ol>'
    for number, file in enumerate(report.files):
        said = "could not be checked" if file.error else _many(len(file.findings), "finding")
        yield f'<li><a href="#draft-{number}">{_say(file.path)}</a>: {said}</li>'
    yield "</ol></nav>"


def _file(file: FileReport, number: int | None = None) -> Iterator[str]:
    place = "" if number is None else f' id="draft-{number}"'
    yield f"<article{place}><h3>{_say(file.path)}</h3>"
    if file.error:
        yield f"<p>{_say(file.error)}</p></article>"
        return
    findings = reading_order(file.findings)
    if not findings:
        yield "<p>Nothing to mend.</p>"
    else:
        yield "<ol>"
        for finding in findings:
            yield from _finding(file, finding)
        yield "</ol>"
    for view in file.assignments:
        yield from _card(view)
    yield "</article>"


def _finding(file: FileReport, one: Finding) -> Iterator[str]:
    from advisor.reports.excerpt import line_around, rewritten

    shown = line_around(file.source, one.span, _CELLS)
    yield '<li class="finding">'
    yield f'<p class="head">{_badge(one.severity)} <strong>{_say(one.rule)}</strong>'
    yield f'<span class="place">{_say(where(one))}</span></p>'
    if shown.before or shown.marked or shown.after:
        quoted = f"{_say(shown.before)}<mark>{_say(shown.marked)}</mark>{_say(shown.after)}"
        yield f"<blockquote>{quoted}</blockquote>"
    yield f"<p>{_say(one.message)}</p>"
    for place, fix in enumerate(one.suggestions[:2]):
        text = rewritten(file.source, fix, home_of(file, one)) or "(leave it out)"
        yield f'<p class="try"><b>{"Or" if place else "Try"}:</b> {_say(text)}</p>'
    if one.why:
        source = f" Source: {_say(one.url)}" if one.url else ""
        yield f"<details><summary>Why</summary><p>{_say(one.why)}{source}</p></details>"
    yield "</li>"


def _card(view: AssignmentView) -> Iterator[str]:
    lines = [line for line in view.card if line.required or is_told(line)]
    if not lines:
        return
    missing = missing_lines(view)
    title = view.title or "What the client is told"
    about = ", ".join(filter(None, (kind_of(view), reading_line(view))))
    yield f"<table><caption>{_say(title)}{': ' + _say(about) if about else ''}</caption>"
    yield '<thead><tr><th scope="col">element</th><th scope="col">is it there?</th>'
    yield '<th scope="col">in the draft, or a proposal</th></tr></thead><tbody>'
    for line in sorted(lines, key=lambda one: one in missing):
        yield from _row(line, missing=line in missing)
    yield "</tbody></table>"


def _row(line: CardLine, *, missing: bool) -> Iterator[str]:
    sign, word = ("–", "missing") if missing else ("✓", "there")
    said = line.proposal if missing else (f"“{line.quote}”" if line.quote else "")
    yield (
        f'<tr class="{word}"><th scope="row">{_say(line.label)}</th>'
        f'<td><span aria-hidden="true">{sign}</span> {word}</td><td>{_say(said)}</td></tr>'
    )


HTML = Reporter("html", "one web page that needs nothing else", render)
