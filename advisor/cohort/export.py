"""All findings of a cohort as a table: CSV for people, Parquet for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from advisor.cohort.showing import DraftShown
from advisor.cohort.values import KeptFinding, Say, Verdict
from advisor.errors import ConfigError
from advisor.report import FileReport

COLUMNS = (
    "trainee",
    "week",
    "case",
    "draft",
    "rule",
    "category",
    "severity",
    "place",
    "quote",
    "message",
    "fingerprint",
    "say",
    "reason",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUOTE = 120

Row = dict[str, Any]


def rows_of(report: FileReport, draft: DraftShown, verdicts: Mapping[str, Verdict]) -> list[Row]:
    """Return a row for each finding of a draft, dismissed ones included."""
    found = []
    for one in report.findings:
        verdict = verdicts.get(one.fingerprint)
        quote = " ".join(one.span.of(report.source).split())
        found.append(
            {
                "trainee": draft.kept.trainee,
                "week": draft.kept.week,
                "case": draft.kept.case,
                "draft": draft.kept.name,
                "rule": one.rule,
                "category": one.category,
                "severity": one.severity.value,
                "place": str(one.place) if one.place else f"line {one.line}",
                "quote": quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…",
                "message": one.message,
                "fingerprint": one.fingerprint,
                "say": verdict.say.value if verdict else "",
                "reason": verdict.reason if verdict else "",
            }
        )
    return found


def _cell(value: Any) -> Any:
    """Return a value for a spreadsheet, which must not take words for a formula."""
    if isinstance(value, str):
        value = value.encode("utf-8", "replace").decode()
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else value


def write_csv(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as CSV that spreadsheets open as it is."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)


def write_parquet(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as Parquet.

    Raises:
        ConfigError: the library for it is not installed.
    """
    try:
        # The library is not typed.
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise ConfigError(
            "Cohorts need an extra; install it: pip install 'homework-advisor[cohort]'."
        ) from error
    schema = arrow.schema(
        [(name, arrow.int32() if name == "week" else arrow.string()) for name in COLUMNS]
    )
    plain = [
        {
            name: row[name].encode("utf-8", "replace").decode()
            if isinstance(row[name], str)
            else row[name]
            for name in COLUMNS
        }
        for row in rows
    ]
    parquet.write_table(arrow.Table.from_pylist(plain, schema=schema), path)


# --- what a supervisor says -----------------------------------------------------------------

_WORDS = {
    "confirmed": Say.CONFIRMED,
    "confirm": Say.CONFIRMED,
    "yes": Say.CONFIRMED,
    "dismissed": Say.DISMISSED,
    "dismiss": Say.DISMISSED,
    "no": Say.DISMISSED,
}


def read_verdicts(path: Path, *, by: str, said: str) -> list[Verdict]:
    """Return what a supervisor says in a CSV file: the one from a page, or findings.csv.

    Args:
        path: the file, with the columns fingerprint, rule and say; reason and trainee may follow.
        by: who says it.
        said: when, in ISO 8601.

    Raises:
        ConfigError: it cannot be read, lacks a column, or says neither confirm nor dismiss.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: this file could not be read; save it as UTF-8 CSV.") from error
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not {"fingerprint", "rule", "say"} <= set(rows.fieldnames or ()):
        raise ConfigError(f"{path}: this file needs the columns fingerprint, rule and say.")
    found: list[Verdict] = []
    for row in rows:
        word = (row.get("say") or "").strip().lower()
        if not word:
            continue
        if word not in _WORDS:
            raise ConfigError(
                f"{path}, line {rows.line_num}: {word!r} is no verdict; write confirm or dismiss."
            )
        fingerprint, rule = (row.get(key) or "" for key in ("fingerprint", "rule"))
        if not fingerprint.strip() or not rule.strip():
            raise ConfigError(f"{path}, line {rows.line_num}: the fingerprint or rule is missing.")
        found.append(
            Verdict(
                fingerprint.strip(),
                rule.strip(),
                _WORDS[word],
                (row.get("reason") or "").strip().removeprefix("'"),
                by,
                said,
                (row.get("trainee") or "").strip().removeprefix("'"),
            )
        )
    return found


def kept_findings(report: FileReport) -> tuple[KeptFinding, ...]:
    """Return the findings of a draft as the history keeps them: without its words."""
    return tuple(
        KeptFinding(
            one.rule,
            one.category,
            one.severity,
            one.fingerprint,
            one.line,
            one.place.page if one.place else None,
            one.place.paragraph if one.place else None,
        )
        for one in report.findings
    )
