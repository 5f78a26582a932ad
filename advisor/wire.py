"""Reports as plain data, and back: what the JSON report prints and the cache keeps.

The plain form of a file is the one that the JSON contract names. What only our own screens
need (the card, the notes) is added for the cache, and left out of the contract.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, overload

from advisor.findings import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Note,
    PagePlace,
    Scope,
    Severity,
    Span,
)
from advisor.report import AssignmentView, CardLine, ElementView, FileReport, SentenceView, StepView

Plain = dict[str, Any]
"""A value that JSON can hold."""


_QUOTE = 120
"""Characters of a document that are quoted where a finding stands."""


def _place(finding: Finding, source: str) -> Plain:
    """Return where a finding of a document stands, for those who cannot count its lines."""
    place = finding.place
    if place is None:
        return {}
    said: Plain = {"page": place.page, "paragraph": place.paragraph, "part": place.part}
    if source:
        quote = " ".join(finding.span.of(source).split())
        said["quote"] = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
    return {"place": said}


def _finding(finding: Finding, source: str = "") -> Plain:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "scope": finding.scope.value,
        "severity": finding.severity.value,
        "assignment": finding.assignment,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "message": finding.message,
        "why": finding.why,
        "url": finding.url,
        "fingerprint": finding.fingerprint,
        "suggestions": [
            {
                "applicability": fix.applicability.value,
                "message": fix.message,
                "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in fix.edits],
            }
            for fix in finding.suggestions
        ],
        **_place(finding, source),
    }


def _assignment(view: AssignmentView) -> Plain:
    return {
        "title": view.title,
        "kind": view.kind,
        "start": view.span.start,
        "end": view.span.end,
        "elements": {
            name: {
                "present": element.present,
                "spans": [[span.start, span.end] for span in element.spans],
            }
            for name, element in view.elements.items()
        },
        "steps": [
            {"start": s.span.start, "end": s.span.end, "form": s.form, "verb": s.verb}
            for s in view.steps
        ],
        "metrics": dict(view.metrics),
        "difficulty_reasons": list(view.difficulty_reasons),
        "sentences": [
            {
                "start": s.span.start,
                "end": s.span.end,
                "words": s.words,
                "difficulty": s.difficulty,
                "difficulty_low": s.low,
                "difficulty_high": s.high,
                "difficulty_reasons": list(s.reasons),
            }
            for s in view.sentences
        ],
    }


def to_plain(file: FileReport) -> Plain:
    """Return the report on one file as the JSON contract has it."""
    return {
        "path": file.path,
        "error": {"message": file.error} if file.error else None,
        "metrics": dict(file.metrics),
        "assignments": [_assignment(view) for view in file.assignments],
        "findings": [_finding(finding, file.source) for finding in file.findings],
    }


def to_keep(file: FileReport) -> Plain:
    """Return all of a report but the draft's own text, for the cache."""
    kept = to_plain(replace(file, source=""))
    kept["suppressed"] = [_finding(finding) for finding in file.suppressed]
    kept["notes"] = [[n.message, n.rule, n.failed] for n in file.notes]
    cards = [
        {
            "skill": view.skill,
            "lines": [
                [c.element, c.label, c.present, c.quote, c.weak, c.proposal, c.required]
                for c in view.card
            ],
        }
        for view in file.assignments
    ]
    # As text inside the text, so that it is read only when a reporter shows it.
    kept["views"] = json.dumps([kept.pop("assignments"), cards], separators=(",", ":"))
    return kept


def _fix(plain: Plain) -> Fix:
    return Fix(
        tuple(Edit(e["start"], e["end"], e["text"]) for e in plain["edits"]),
        Applicability(plain["applicability"]),
        plain["message"],
    )


def _finding_from(plain: Plain) -> Finding:
    return Finding(
        rule=plain["rule"],
        category=plain["category"],
        scope=Scope(plain["scope"]),
        severity=Severity(plain["severity"]),
        assignment=plain["assignment"],
        span=Span(plain["start"], plain["end"]),
        line=plain["line"],
        column=plain["column"],
        end_line=plain["end_line"],
        end_column=plain["end_column"],
        message=plain["message"],
        why=plain["why"],
        url=plain["url"],
        fingerprint=plain["fingerprint"],
        suggestions=tuple(map(_fix, plain["suggestions"])),
        place=_place_from(plain.get("place")),
    )


def _place_from(plain: Plain | None) -> PagePlace | None:
    return PagePlace(plain["paragraph"], plain["page"], plain["part"]) if plain else None


def _sentence_from(plain: Plain) -> SentenceView:
    return SentenceView(
        Span(plain["start"], plain["end"]),
        plain["words"],
        plain["difficulty"],
        plain["difficulty_low"],
        plain["difficulty_high"],
        tuple(plain["difficulty_reasons"]),
    )


def _assignment_from(plain: Plain, card: Plain) -> AssignmentView:
    return AssignmentView(
        title=plain["title"],
        kind=plain["kind"],
        span=Span(plain["start"], plain["end"]),
        elements={
            name: ElementView(e["present"], tuple(Span(*pair) for pair in e["spans"]))
            for name, e in plain["elements"].items()
        },
        steps=tuple(
            StepView(Span(s["start"], s["end"]), s["form"], s["verb"]) for s in plain["steps"]
        ),
        metrics=plain["metrics"],
        card=tuple(CardLine(*line) for line in card["lines"]),
        skill=card["skill"],
        difficulty_reasons=tuple(plain["difficulty_reasons"]),
        sentences=tuple(map(_sentence_from, plain["sentences"])),
    )


class _Views(Sequence[AssignmentView]):
    """The assignments of a kept report, made when a reporter first asks for them.

    Most reports of CI show findings only.
    """

    def __init__(self, kept: str) -> None:
        self._kept = kept

    @cached_property
    def _made(self) -> tuple[AssignmentView, ...]:
        assignments, cards = json.loads(self._kept)
        return tuple(map(_assignment_from, assignments, cards))

    @overload
    def __getitem__(self, index: int) -> AssignmentView: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[AssignmentView]: ...
    def __getitem__(self, index: int | slice) -> AssignmentView | Sequence[AssignmentView]:
        """Return one view, or some of them."""
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made)


def from_kept(plain: Mapping[str, Any], path: str, source: str) -> FileReport:
    """Return the report that `to_keep` made plain, under a path and with its draft's text.

    Raises:
        KeyError, TypeError, ValueError: the data is not what `to_keep` returns.
    """
    return FileReport(
        path=path,
        assignments=_Views(plain["views"]),
        findings=tuple(map(_finding_from, plain["findings"])),
        notes=tuple(Note(*note) for note in plain["notes"]),
        source=source,
        metrics=plain["metrics"],
        suppressed=tuple(map(_finding_from, plain["suppressed"])),
    )
