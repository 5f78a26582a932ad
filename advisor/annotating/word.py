"""Puts what was found into a copy of a Word file: a comment on the words of each finding."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor.annotating.anchors import Anchors, Cuts, Letters
from advisor.annotating.checklist import add_checklist, without_checklist
from advisor.annotating.tracked import AUTHOR, Track, changes
from advisor.errors import DraftError
from advisor.findings import Finding, Span
from advisor.reading.documents.paper import library
from advisor.reading.documents.word import Walker
from advisor.reading.documents.word_package import Package, W, unsound
from advisor.report import FileReport, home_of
from advisor.reports.excerpt import rewritten
from advisor.reports.xml_text import sayable

_TRIES = 2
"""Rewrites that a comment shows."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A Word file with comments: its bytes, and how many comments and changes it has.

    `left_out` counts safe rewrites that no tracked change could express.
    """

    data: bytes
    comments: int = 0
    changes: int = 0
    left_out: int = 0


def annotate(data: bytes, report: FileReport, mended: str | None = None) -> Annotated:
    """Return a copy of a Word file with what was found in it.

    Comments and the checklist of an earlier run are replaced.

    Args:
        data: the file.
        report: what was found in it.
        mended: its text with the safe rewrites made, to be shown as tracked changes.

    Raises:
        DraftError: it is no sound Word file.
    """
    name = report.path
    docx = library("docx", name)
    package = Package(data, name)
    try:
        file = docx.Document(io.BytesIO(data))
    # The library raises whatever it runs into.
    except Exception as error:
        raise unsound(name) from error
    root = file.element
    without_checklist(root, W)
    _without_comments(file)
    anchors = Anchors(Walker(package).read(root), root)
    if anchors.text != report.source:
        raise DraftError(f"{name}: this file was changed while it was checked; check it again.")
    placed = [(one, anchors.of(_shown(one, report.source))) for one in report.findings]
    track = Track(root, anchors, [] if mended is None else changes(anchors.text, mended))
    cuts = Cuts([*(letter for _, letters in placed for letter in letters), *track.letters])
    loose = [one for one, letters in placed if not letters]
    count = _comment(file, report, placed, cuts)
    made = track.write(cuts)
    add_checklist(file, W, report, loose)
    held = io.BytesIO()
    file.save(held)
    return Annotated(held.getvalue(), count, made, track.left_out)


def _shown(finding: Finding, source: str) -> Span:
    """Return what a comment stands on: at least a character, at most what is left of a line."""
    start, end = finding.span
    while start < len(source) and source[start].isspace():
        start += 1
    return Span(start, max(end, start + 1))


def _comment(
    file: Any,
    report: FileReport,
    placed: Sequence[tuple[Finding, list[Letters]]],
    cuts: Cuts,
) -> int:
    count = 0
    for finding, letters in placed:
        runs = cuts.runs(letters)
        if not runs:
            continue
        said = file.part._comments_part.comments.add_comment(  # noqa: SLF001
            text="", author=AUTHOR, initials="HA"
        )
        lines = _lines(report, finding)
        said.paragraphs[0].add_run(lines[0]).bold = True
        for line in lines[1:]:
            said.add_paragraph(line)
        runs[0].insert_comment_range_start_above(said.comment_id)
        runs[-1].insert_comment_range_end_and_reference_below(said.comment_id)
        count += 1
    return count


def _lines(report: FileReport, finding: Finding) -> list[str]:
    """Return what a comment says: the message, rewrites, why, and the rule."""
    lines = [finding.message]
    for place, fix in enumerate(finding.suggestions[:_TRIES]):
        text = rewritten(report.source, fix, home_of(report, finding)) or "(leave it out)"
        lines.append(f"{'Or' if place else 'Try'}: {text}")
    if finding.why:
        lines.append(f"Why: {finding.why}")
    lines.append(f"Rule: {finding.rule} ({finding.severity})")
    return list(map(sayable, lines))


def _without_comments(file: Any) -> None:
    """Take the comments of an earlier run out."""
    part = file.part._comments_part  # noqa: SLF001
    own = {str(one.comment_id) for one in part.comments if one.author == AUTHOR}
    if not own:
        return
    for tag in ("commentRangeStart", "commentRangeEnd"):
        for mark in list(file.element.iter(f"{W}{tag}")):
            if mark.get(f"{W}id") in own:
                mark.getparent().remove(mark)
    for mark in list(file.element.iter(f"{W}commentReference")):
        if mark.get(f"{W}id") in own:
            run = mark.getparent()
            run.getparent().remove(run)
    comments = part.element
    for one in list(comments):
        if one.get(f"{W}id") in own:
            comments.remove(one)
