"""SARIF 2.1.0: findings, help for each rule, and rewrites, for code scanning services.

A place is a line and a column. Rewrites with blanks are
left out, as a service would apply them unfilled.
"""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from advisor.findings import Applicability, Finding, Fix, Severity
from advisor.report import FileReport, Report
from advisor.reports.places import Lines, told
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "note",
    Severity.INFO: "note",
}


_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
"""Bytes that an address holds as they are."""


def _uri(path: str) -> str:
    """Return a path as a relative reference; an absolute one as a file address."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    said = pure.as_posix().encode("utf-8", "replace")
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in said)


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _rules(report: Report) -> list[dict[str, Any]]:
    """Return what is told of each rule that found something, in the order of their names."""
    told = [finding for file in report.files for finding, _ in _told(file)]
    known = {finding.rule: finding for finding in reversed(told)}
    return [
        {
            "id": name,
            "name": name,
            "shortDescription": {"text": name.replace("-", " ").capitalize()},
            "help": {"text": known[name].why or known[name].message},
            **({"helpUri": known[name].url} if known[name].url else {}),
            "properties": {"tags": [known[name].category]},
        }
        for name in sorted(known)
    ]


def _fix(file: FileReport, fix: Fix, lines: Lines) -> dict[str, Any]:
    return {
        "description": {"text": fix.message or "Say it in plainer words."},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(file.path)},
                "replacements": [
                    {
                        "deletedRegion": _region(*lines.region(edit)),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                ],
            }
        ],
    }


def _told(file: FileReport) -> Iterator[tuple[Finding, str]]:
    """Yield findings, each with what holds it back: "" if it is shown."""
    yield from ((finding, "") for finding in file.findings)
    yield from ((finding, "inSource") for finding in file.suppressed)
    yield from ((finding, "external") for finding in file.baselined)


def _result(file: FileReport, one: Finding, lines: Lines, index: int, held: str) -> dict[str, Any]:
    fixes = [
        _fix(file, fix, lines)
        for fix in one.suggestions
        if fix.applicability is not Applicability.TEMPLATE and file.source and one.place is None
    ]
    return {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": told(one)},
        "locations": [
            {
                **_logical(one),
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(file.path)},
                    "region": _region(one.line, one.column, one.end_line, one.end_column),
                },
            }
        ],
        "partialFingerprints": {"advisor/v1": one.fingerprint},
        **({"suppressions": [{"kind": held}]} if held else {}),
        **({"fixes": fixes} if fixes else {}),
    }


def _logical(one: Finding) -> dict[str, Any]:
    """Return page and paragraph of a finding in a document."""
    if one.place is None:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": str(one.place), "kind": "paragraph"}]}


def _troubles(report: Report) -> list[dict[str, Any]]:
    """Return the drafts that could not be read, and rules that failed, as notifications."""
    told = [
        {
            "level": "error",
            "message": {"text": file.error},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}],
        }
        for file in report.errors
    ]
    notes = [*report.notes, *(note for file in report.files for note in file.notes)]
    failed = [{"level": "error", "message": {"text": n.message}} for n in notes if n.failed]
    return [*told, *failed]


def render(report: Report, options: RenderOptions) -> str:
    """Return one run."""
    rules = _rules(report)
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [
        _result(file, finding, Lines(file.source), places[finding.rule], held)
        for file in report.files
        for finding, held in _told(file)
    ]
    troubles = _troubles(report)
    run = {
        "tool": {
            "driver": {
                "name": "Homework Advisor",
                "semanticVersion": __version__,
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not troubles, "toolExecutionNotifications": troubles}
        ],
        "results": results,
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=not options.unicode, indent=1) + "\n"


SARIF = Reporter("sarif", "SARIF 2.1.0, for code scanning", render)
