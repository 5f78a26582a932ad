"""Reports on the records of a file, made one report on the file.

A record is judged as the text that it says. Here every place in it becomes the place in the
file where the file says so, and every rewrite is spelled as the file would write it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from advisor.findings import Finding, Fix, Note, Span
from advisor.reading.comments import find_comments
from advisor.reading.draft import Block, Draft
from advisor.reading.held import Library, Record, RefusedError
from advisor.reading.places import Places
from advisor.report import AssignmentView, FileReport


def _fixes(fixes: Sequence[Fix], record: Record) -> Iterator[Fix]:
    """Yield rewrites as edits of the file; what it cannot express is left out."""
    for fix in fixes:
        try:
            yield replace(fix, edits=tuple(record.spelled(fix.edits)))
        except RefusedError:
            continue


@dataclass
class _Placer:
    """Puts what was found in records in its place in the file."""

    file: Draft
    seen: Counter[str] = field(default_factory=Counter)

    def finding(self, finding: Finding, record: Record, before: int) -> Finding:
        """Return a finding in its place; `before` counts the assignments of earlier records."""
        span = record.span(finding.span)
        line, column = self.file.position(span.start)
        end_line, end_column = self.file.position(span.end)
        self.seen[finding.fingerprint] += 1
        nth = self.seen[finding.fingerprint]
        print_ = finding.fingerprint
        if nth > 1:
            # Two records with the same words are still two findings.
            print_ = hashlib.sha256(f"{print_}\n{nth}".encode()).hexdigest()[:16]
        return replace(
            finding,
            assignment=None if finding.assignment is None else finding.assignment + before,
            span=span,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            fingerprint=print_,
            suggestions=tuple(_fixes(finding.suggestions, record)),
        )


def _view(view: AssignmentView, record: Record) -> AssignmentView:
    return replace(
        view,
        title=view.title or record.title,
        span=record.span(view.span),
        elements={
            name: replace(element, spans=tuple(map(record.span, element.spans)))
            for name, element in view.elements.items()
        },
        steps=tuple(replace(step, span=record.span(step.span)) for step in view.steps),
        sentences=tuple(replace(s, span=record.span(s.span)) for s in view.sentences),
    )


def _metrics(every: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the metrics of a file: counts added up, grades as they weigh in words."""
    words = sum(one.get("words", 0) for one in every)
    merged: dict[str, float] = {
        "words": words,
        "sentences": sum(one.get("sentences", 0) for one in every),
    }
    graded = [one for one in every if "difficulty" in one]
    weight = sum(one["words"] for one in graded) or len(graded)
    for name in ("difficulty", "difficulty_low", "difficulty_high"):
        if graded:
            total = sum(one[name] * (one["words"] if words else 1) for one in graded)
            merged[name] = round(total / weight, 1)
    return merged


def _fields(library: Library, blocks: bool) -> Iterator[Block]:
    """Yield what comments of the file may stand above: its fields, or the blocks of a page."""
    for record in library.records:
        spans = [Span(slot.start, slot.end) for slot in record.slots]
        if blocks:
            spans = [record.span(block.span) for block in record.blocks or ()]
        for start, end in spans:
            yield Block(" " * (end - start), Places(((0, start),), end - start))


def commented(name: str, source: str, library: Library, styles: Sequence[str]) -> Draft | None:
    """Return a file with its comments to the advisor as a draft; `None` if it has none."""
    comments = tuple(
        one
        for one in find_comments(source, styles)
        if any(span.contains(one.span) for span in library.comments)
    )
    if not comments:
        return None
    blocks = tuple(_fields(library, any(record.blocks for record in library.records)))
    return Draft(name, source, "", blocks, comments=comments)


def placed(source: str, library: Library, reports: Sequence[FileReport]) -> FileReport:
    """Return one report on a file from the reports on its records.

    Args:
        source: the decoded file.
        library: what it holds.
        reports: one for each record, in their order.
    """
    placer = _Placer(Draft(reports[0].path, source, "", ()))
    findings, held, views = list[Finding](), list[Finding](), list[AssignmentView]()
    notes = [Note(problem, failed=True) for problem in library.problems]
    for record, report in zip(library.records, reports, strict=True):
        before = len(views)
        findings += [placer.finding(one, record, before) for one in report.findings]
        held += [placer.finding(one, record, before) for one in report.suppressed]
        views += [_view(view, record) for view in report.assignments]
        notes += [Note(report.error, failed=True)] if report.error else []
        notes += [note for note in report.notes if note not in notes]
    return FileReport(
        path=reports[0].path,
        assignments=tuple(views),
        findings=tuple(findings),
        notes=tuple(notes),
        source=source,
        metrics=_metrics([report.metrics for report in reports]),
        suppressed=tuple(held),
    )
