"""One draft before and after its fixes, with the bytes to write back; and its whole rewrite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.errors import DraftError
from advisor.judging import Job, Judge, read_draft, unforeseen
from advisor.report import FileReport

if TYPE_CHECKING:
    from advisor.findings import Applicability
    from advisor.rewriting.card import Rewrite


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

    draft, engine = read_draft(job), judge.engine(job.settings)
    try:
        result = fix_draft(engine, draft, upto)
    except Exception as error:
        raise DraftError(unforeseen(job.name, error)) from error
    data = job.data
    if result.text != draft.source:
        data = encode_like(result.text, draft.encoding, job.data, job.name)
    after = Job(job.name, data, job.settings, draft.encoding, draft.format)
    return Mended(
        report=judge.judge([after])[0],
        before=draft.source,
        after=result.text,
        data=data,
        applied=result.count,
        dropped=tuple(map(str, result.dropped)),
    )


def rewrite(judge: Judge, job: Job) -> Rewrite:
    """Return the finished card of a draft; nothing is written.

    Raises:
        DraftError: it cannot be read or rewritten.
        ConfigError, PipelineError: nothing can be judged.
    """
    from advisor.rewriting.build import rewrite_draft

    draft, engine = read_draft(job), judge.engine(job.settings)
    try:
        return rewrite_draft(engine, draft)
    except Exception as error:
        raise DraftError(unforeseen(job.name, error)) from error
