"""The checklist at the end of an annotated Word file: what the client is told, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from advisor.findings import Finding, Note
from advisor.report import AssignmentView, FileReport
from advisor.reports.card import is_told, missing_lines, reading_line
from advisor.reports.xml_text import sayable

TITLE = "Homework checklist"
_TAG = "homework-advisor-checklist"
_HINT = (
    "Added by Homework Advisor. Words in {braces} are for you to fill in. Delete this page before "
    "the client gets the sheet."
)


def without_checklist(root: Any, w: str) -> None:
    """Take the checklist of an earlier run out of a Word file."""
    for control in list(root.iter(f"{w}sdt")):
        tag = control.find(f"{w}sdtPr/{w}tag")
        if tag is not None and tag.get(f"{w}val") == _TAG:
            control.getparent().remove(control)


def add_checklist(file: Any, w: str, report: FileReport, loose: Iterable[Finding]) -> None:
    """Add the checklist behind the last paragraph, in a control of its own.

    Args:
        file: the Word file.
        w: the name space of its elements.
        report: what was found.
        loose: findings that could not be put next to their words.
    """
    body = file.element.body
    control = body.makeelement(f"{w}sdt", {})
    props = body.makeelement(f"{w}sdtPr", {})
    for name, value in (("alias", TITLE), ("tag", _TAG)):
        one = body.makeelement(f"{w}{name}", {})
        one.set(f"{w}val", value)
        props.append(one)
    content = body.makeelement(f"{w}sdtContent", {})
    control.append(props)
    control.append(content)
    for bold, text in _lines(report, list(loose)):
        paragraph = file.add_paragraph()
        paragraph.add_run(sayable(text)).bold = bold or None
        if text == TITLE:
            paragraph.paragraph_format.page_break_before = True
        content.append(paragraph._p)  # noqa: SLF001
    last = body.find(f"{w}sectPr")
    if last is None:
        body.append(control)
    else:
        last.addprevious(control)


def _lines(report: FileReport, loose: list[Finding]) -> Iterator[tuple[bool, str]]:
    yield True, TITLE
    yield False, _HINT
    many = len(report.assignments) > 1
    for number, view in enumerate(report.assignments, 1):
        if many:
            yield True, view.title or f"Assignment {number}"
        yield from _card(view)
    if loose:
        yield True, "Found in places that cannot hold a comment"
        for one in loose:
            yield False, f"{one.place}: {one.message}"
    notes: list[Note] = [note for note in report.notes if note.failed]
    for note in notes:
        yield False, note.message


def _card(view: AssignmentView) -> Iterator[tuple[bool, str]]:
    told = [line for line in view.card if is_told(line)]
    for line in told:
        words = " ".join(line.quote.split()).strip('"“”')
        vague = " (vague)" if line.weak else ""
        yield False, f"☑ {line.label}{f': “{words}”' if words else ''}{vague}"
    for line in missing_lines(view):
        proposal = " ".join(line.proposal.split())
        yield False, f"☐ {line.label}{f'. You could add: {proposal}' if proposal else ''}"
    if reading := reading_line(view):
        yield False, f"{reading}."
