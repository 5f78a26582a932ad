"""A door for those who work with spaCy: `nlp.add_pipe("homework_advisor")`.

The text of a Doc is judged by the advisor's own pipeline, whatever the Doc's own says of it; what
is found is laid on the Doc's tokens. `doc._.advisor_report` is the report, `doc.spans["advisor"]`
has a span for each finding, labelled with its rule, and `span._.advisor_finding` is the finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from advisor.findings import Finding
    from advisor.report import FileReport

KEY = "advisor"
"""Under which the spans stand, and what is kept in `doc.user_data`."""


class AdvisorPipe:
    """Judges the text of each Doc.

    Args:
        select: names of rules or categories to run; empty runs all that are on by default.
        ignore: names of rules or categories to leave out.
        profile: "clinic", "training", "library" or "easy-read".
        config: a settings file; without one, none is looked for.
        form: how the text is written: "text" or "markdown".

    Raises:
        advisor.errors.AdvisorError: a name or setting does not exist.
    """

    def __init__(
        self,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        profile: str | None = None,
        config: str | None = None,
        form: str = "text",
    ) -> None:
        from advisor import Advisor

        self._advisor = Advisor(select=select, ignore=ignore, profile=profile, config=config)
        self._form = form

    def __call__(self, doc: Doc) -> Doc:
        """Lay the findings on a Doc, and return it."""
        from advisor.wire import to_keep

        report = self._advisor.check(doc.text, form=self._form)
        # As plain text, so that the Doc can still be stored and sent to other processes.
        doc.user_data[KEY] = json.dumps(
            {"error": report.error} if report.error else to_keep(report)
        )
        doc.spans[KEY] = list(_spans(doc, report))
        return doc


def _spans(doc: Doc, report: FileReport) -> Iterator[Span]:
    """Yield a span of whole tokens for each finding; its id is the finding's fingerprint."""
    for finding in report.findings:
        start, end = finding.span
        # What is missing somewhere stands at a place, not at words.
        end = min(max(end, start + 1), len(doc.text))
        start = min(start, end - 1)
        span = doc.char_span(
            start,
            end,
            label=finding.rule,
            span_id=finding.fingerprint,
            alignment_mode="expand",
        )
        if span is not None:
            yield span


def _report(doc: Doc) -> FileReport | None:
    """Return the report on a Doc; `None` if it was not judged."""
    from advisor.report import FileReport
    from advisor.wire import from_kept

    kept = doc.user_data.get(KEY)
    if kept is None:
        return None
    plain: dict[str, Any] = json.loads(kept)
    if plain.get("error"):
        return FileReport("<text>", plain["error"])
    return from_kept(plain, "<text>", doc.text)


def _finding(span: Span) -> Finding | None:
    """Return the finding of a span of `doc.spans["advisor"]`; `None` for any other span."""
    report = _report(span.doc)
    found = report.findings if report else ()
    return next((one for one in found if one.fingerprint == span.id_), None)


Doc.set_extension("advisor_report", getter=_report, force=True)
Span.set_extension("advisor_finding", getter=_finding, force=True)


@Language.factory(
    "homework_advisor",
    default_config={"select": [], "ignore": [], "profile": None, "config": None, "form": "text"},
    assigns=["doc._.advisor_report", "doc.spans"],
)
def make(  # noqa: PLR0917
    nlp: Language,
    name: str,
    select: list[str],
    ignore: list[str],
    profile: str | None,
    config: str | None,
    form: str,
) -> AdvisorPipe:
    """Return the component, as spaCy asks for it."""
    del nlp, name
    return AdvisorPipe(select, ignore, profile, config, form)
