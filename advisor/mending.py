"""One draft before and after its fixes, with the bytes to write back; and its whole rewrite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.edits import apply_edits, crosses
from advisor.errors import DraftError
from advisor.findings import Edit, Span, cover
from advisor.judging import Job, Judge, Opened, format_of, open_job, unforeseen
from advisor.report import FileReport
from advisor.settings import CATEGORY

if TYPE_CHECKING:
    from advisor.findings import Applicability
    from advisor.fixer import Dropped, FixResult
    from advisor.reading.draft import Draft
    from advisor.rewriting.card import Change, Rewrite


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft before and after its fixes.

    `report` is on the mended draft. `data` holds its bytes, encoded as they were. `dropped`
    says, one sentence each, why a fix was not kept.
    """

    report: FileReport
    before: str = ""
    after: str = ""
    data: bytes = b""
    applied: int = 0
    dropped: tuple[str, ...] = ()


def mend(judge: Judge, job: Job, upto: Applicability) -> Mended:
    """Return a draft with its fixes up to an applicability; nothing is written.

    Raises:
        DraftError: it cannot be read, mended, or written in its encoding.
        ConfigError, PipelineError: nothing can be judged.
    """
    from advisor.fixer import fix_draft
    from advisor.reading.source import encode_like

    if format_of(job.name, job.form).unpack is not None:
        raise DraftError(
            f"{job.name}: a document is never changed in its place; get a copy with the changes "
            "tracked: --annotate COPY --track-changes (Word files)."
        )
    opened, engine = open_job(job), judge.engine(job.settings)
    try:
        left = _left_alone(judge, job, opened)
        results = [
            _as_it_is(draft) if at in left else fix_draft(engine, draft, upto)
            for at, draft in enumerate(opened.drafts)
        ]
    except Exception as error:
        raise DraftError(unforeseen(job.name, error)) from error
    text = results[0].text if opened.library is None else _library_text(opened, results)
    data = job.data
    if text != opened.source:
        data = encode_like(text, opened.encoding, job.data, job.name)
    after = replace(job, data=data, encoding=opened.encoding)
    dropped = [drop for result in results for drop in result.dropped]
    if opened.library is not None:
        dropped = _in_file(open_job(after), job.name, results)
    report, applied = judge.judge([after])[0], sum(result.count for result in results)
    if opened.commented is not None and (edits := _of_comments(report, upto)):
        text = apply_edits(text, edits)
        data = encode_like(text, opened.encoding, job.data, job.name)
        report, applied = judge.judge([replace(after, data=data)])[0], applied + len(edits)
    return Mended(
        report=report,
        before=opened.source,
        after=text,
        data=data,
        applied=applied,
        dropped=tuple(dict.fromkeys(map(str, dropped))),
    )


def mended_text(judge: Judge, job: Job) -> str:
    """Return the text of a document with its safe rewrites; the document stays as it is.

    Raises:
        DraftError: it cannot be read or mended.
    """
    from advisor.findings import Applicability
    from advisor.fixer import fix_draft

    opened, engine = open_job(job), judge.engine(job.settings)
    try:
        return fix_draft(engine, opened.drafts[0], Applicability.SAFE).text
    except Exception as error:
        raise DraftError(unforeseen(job.name, error)) from error


def _left_alone(judge: Judge, job: Job, opened: Opened) -> set[int]:
    """Return the numbers of the records in which comments of the file hold something back."""
    if opened.library is None or opened.commented is None:
        return set()
    held = [finding.span for finding in judge.judge([job])[0].suppressed]
    return {
        at
        for at, record in enumerate(opened.library.records)
        for slot in record.slots
        if any(span.overlaps(Span(slot.start, slot.end)) for span in held)
    }


def _as_it_is(draft: Draft) -> FixResult:
    from advisor.fixer import Dropped, FixResult

    reason = "a comment in the file wants words of this record left as they are"
    return FixResult(draft.source, dropped=(Dropped("", 1, reason),), record=draft.record)


def _of_comments(report: FileReport, upto: Applicability) -> list[Edit]:
    """Return the edits that mend the comments of a file, none crossing another."""
    edits: list[Edit] = []
    for finding in report.findings:
        fixes = finding.suggestions if finding.category == CATEGORY else ()
        fix = next((one for one in fixes if one.applicability.rank <= upto.rank), None)
        if fix and not any(crosses(new, old) for new in fix.edits for old in edits):
            edits += fix.edits
    return edits


def _library_text(opened: Opened, results: Sequence[FixResult]) -> str:
    """Return the text of a file after the fixes of its records."""
    from advisor.reading.held import written_back

    return written_back(opened.source, [one.record for one in results if one.record])


def _in_file(after: Opened, name: str, results: Sequence[FixResult]) -> list[Dropped]:
    """Return what was not kept of the records of a file, with the lines that the file has now.

    Raises:
        DraftError: the file does not say what its records should say now.
    """
    if [draft.source for draft in after.drafts] != [result.text for result in results]:
        raise DraftError(
            f"{name}: the rewrites could not be written in the way of this file; it is unchanged."
        )
    whole = replace(after.drafts[0], source=after.source)
    found: list[Dropped] = []
    for draft, result in zip(after.drafts, results, strict=True):
        for drop in result.dropped:
            at = cover([edit.span for edit in drop.fix.edits]) if drop.fix else Span(0, 0)
            start = draft.record.span(at).start if draft.record else 0
            line = whole.position(start)[0]
            # Of many records in a file, one that is left alone has to be told from the others.
            reason = drop.reason if drop.fix else f"line {line}: {drop.reason}"
            found.append(replace(drop, line=line, reason=reason))
    return sorted(found, key=lambda drop: (drop.line, drop.rule, drop.reason))


def rewrite(judge: Judge, job: Job) -> Rewrite:
    """Return the finished card of a draft; nothing is written.

    Of a file of records, it holds the cards of all of them.

    Raises:
        DraftError: it cannot be read or rewritten.
        ConfigError, PipelineError: nothing can be judged.
    """
    from advisor.rewriting.build import rewrite_draft

    opened, engine = open_job(job), judge.engine(job.settings)
    try:
        done = [rewrite_draft(engine, draft) for draft in opened.drafts]
    except Exception as error:
        raise DraftError(unforeseen(job.name, error)) from error
    return done[0] if opened.library is None else _joined(opened, done)


def _joined(opened: Opened, done: Sequence[Rewrite]) -> Rewrite:
    """Return the cards of all records; those that were refused are named among what was left out."""
    from advisor.rewriting.card import Rewrite, numbered

    if all(one.refusal for one in done):
        return done[0]
    whole = replace(opened.drafts[0], source=opened.source)
    left_out: list[str] = []
    changes: list[Change] = []
    for draft, one in zip(opened.drafts, done, strict=True):

        def line_of(line: int, draft: Draft = draft) -> int:
            lines = draft.source.splitlines(keepends=True)
            at = sum(map(len, lines[: line - 1]))
            return (
                whole.position(draft.record.span(Span(at, at)).start)[0] if draft.record else line
            )

        if one.refusal:
            left_out.append(f"line {line_of(1)}: {one.refusal}.")
        changes += [replace(change, line=line_of(change.line)) for change in one.changes]
        left_out += one.left_out
    cards = tuple(card for one in done for card in one.cards)
    return numbered(Rewrite(done[0].name, cards, tuple(changes), tuple(left_out)))
