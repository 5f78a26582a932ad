"""A report in the words of the protocol: diagnostics, hovers and lenses."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from advisor.findings import Finding, Severity
from advisor.lsp.documents import Document
from advisor.report import AssignmentView, FileReport
from advisor.reports.card import is_told, kind_of, missing_lines, reading_line

SOURCE = "advisor"
SHOW_MISSING = "advisor.showMissing"
"""The command behind a lens."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.SUGGESTION: lsp.DiagnosticSeverity.Information,
    Severity.INFO: lsp.DiagnosticSeverity.Hint,
}
_START = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))


def diagnostics(document: Document, report: FileReport) -> list[lsp.Diagnostic]:
    """Return the findings of a report; what could not be judged is told at the top."""
    if report.error:
        if not document.text.strip():
            # A draft that is about to be written is no fault.
            return []
        severity = lsp.DiagnosticSeverity.Error
        return [lsp.Diagnostic(_START, report.error, severity=severity, source=SOURCE)]
    return [diagnostic(document, finding) for finding in report.findings]


def diagnostic(document: Document, finding: Finding) -> lsp.Diagnostic:
    """Return one finding. Its fingerprint comes back with the editor's questions about it."""
    unused = finding.rule == "unused-suppression"
    return lsp.Diagnostic(
        range=document.range(*finding.span),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=lsp.CodeDescription(finding.url) if finding.url else None,
        source=SOURCE,
        tags=[lsp.DiagnosticTag.Unnecessary] if unused else None,
        data=finding.fingerprint,
    )


def hover(document: Document, report: FileReport, place: lsp.Position) -> lsp.Hover | None:
    """Return what there is to say at a place: each finding with its reason and source."""
    at = document.positions.offset(place.line, place.character)
    here = [f for f in report.findings if f.span.start <= at <= f.span.end]
    if not here:
        return None
    span = min((finding.span for finding in here), key=lambda one: one.end - one.start)
    said = "\n\n---\n\n".join(_told(finding) for finding in here)
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, said)
    return lsp.Hover(content, document.range(*span))


def _told(finding: Finding) -> str:
    parts = [f"**{finding.rule}** ({finding.severity.value})", _plain(finding.message)]
    if finding.why:
        parts.append(_plain(finding.why))
    if finding.url:
        parts.append(f"Source: <{finding.url}>")
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Return a text as Markdown that shows it as it is: a message quotes the draft."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#+-!|~&" else char for char in text)


def lenses(document: Document, report: FileReport) -> list[lsp.CodeLens]:
    """Return the card of each assignment in one line above it."""
    found = []
    for number, view in enumerate(report.assignments):
        title = _lens(view)
        if title:
            line, _ = document.positions.place(view.span.start)
            area = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 0))
            command = lsp.Command(title, SHOW_MISSING, arguments=[document.uri, number])
            found.append(lsp.CodeLens(area, command))
    return found


def _lens(view: AssignmentView) -> str:
    """Return the count of a card and what it lacks, or "" if it asks for nothing."""
    required = [line for line in view.card if line.required]
    if not required:
        return ""
    told = sum(is_told(line) for line in required)
    missing = ", ".join(line.label for line in missing_lines(view))
    count = f"{told} of {len(required)} elements told"
    return f"{count}; missing: {missing}" if missing else count


def missing(report: FileReport, number: int) -> str:
    """Return what one assignment lacks, each with its proposal, as a message."""
    if not 0 <= number < len(report.assignments):
        return "This assignment is not there any more."
    view = report.assignments[number]
    lines = list(_missing(view))
    about = ", ".join(filter(None, (kind_of(view), reading_line(view))))
    head = "Nothing is missing." if not lines else "Missing:"
    return "\n".join([f"{head} ({about})" if about else head, *lines])


def _missing(view: AssignmentView) -> Iterator[str]:
    for line in missing_lines(view):
        proposal = " ".join(line.proposal.split())
        yield f"- {line.label}: {proposal}" if proposal else f"- {line.label}"
