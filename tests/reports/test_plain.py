"""The reports for programs: one line a finding, and JSON as its schema says."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from advisor import check
from advisor.anatomy.picture import ElementName, Form
from advisor.findings import Applicability, Edit, Fix, Note, Scope, Severity
from advisor.registry import reporters
from advisor.report import FileReport, Report
from advisor.reports.concise import CONCISE
from advisor.reports.json_report import JSON
from advisor.reports.reporter import RenderOptions
from tests.stand_ins import finding, report_on

SOURCE = "Walk some 🙂 when\nyou feel bad."
SCHEMA = json.loads(files("advisor.reports").joinpath("report.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)


def plain(report: Report, encoding: str = "utf-8") -> dict[str, object]:
    """Return the JSON report, read again."""
    made: dict[str, object] = json.loads(JSON.render(report, RenderOptions(encoding=encoding)))
    return made


def test_concise_gives_one_line_a_finding() -> None:
    """Path, line, column, severity, rule, message, also for what is missing."""
    missing = finding(SOURCE, "Walk", rule="missing-when", scope=Scope.ASSIGNMENT)
    report = Report((report_on(SOURCE, missing, finding(SOURCE, "bad", message="Two\nlines.")),))

    assert CONCISE.render(report, RenderOptions()) == (
        "draft.txt:1:1: warning missing-when That is not a number.\n"
        "draft.txt:2:10: warning vague-amount Two lines.\n"
    )


def test_concise_holds_to_the_encoding_and_to_one_line() -> None:
    """A path or message can neither break a line nor the terminal."""
    report = Report((report_on(SOURCE, finding(SOURCE, "bad", message="“a”\x1b"), path="a\nb"),))
    line = CONCISE.render(report, RenderOptions(encoding="ascii"))

    assert line.isascii()
    assert line.count("\n") == 1
    assert "\x1b" not in line


def test_json_is_what_the_schema_says() -> None:
    """A full report of the real engine."""
    report = check("- Try to do some breathing.\n- Utilize the log.\n\nWhen you feel bad, walk.")

    assert report.findings
    VALID.validate(plain(Report((report,), (Note("A pack failed.", failed=True),))))


def test_json_with_errors_is_what_the_schema_says() -> None:
    """A file that could not be used says why, in its place."""
    made = plain(Report((FileReport("a.txt", "a.txt: empty."),)))

    VALID.validate(made)
    assert made["files"][0]["error"] == {"message": "a.txt: empty."}  # type: ignore[index]
    assert made["summary"]["errors"] == 1  # type: ignore[index]


def test_the_schema_would_notice() -> None:
    """It is strict enough to fail."""
    made = plain(Report((check("Walk some."),)))
    made["extra"] = 1

    assert list(VALID.iter_errors(made))


@pytest.mark.parametrize(
    ("path", "values"),
    [
        (("assignment", "elements", "required"), list(ElementName)),
        (("assignment", "steps", "items", "form", "enum"), list(Form)),
        (("finding", "severity", "enum"), list(Severity)),
        (("finding", "scope", "enum"), list(Scope)),
        (("suggestion", "applicability", "enum"), list(Applicability)),
    ],
)
def test_the_schema_knows_every_value(path: tuple[str, ...], values: list[str]) -> None:
    """A new element, form or severity needs its line in the schema."""
    at = SCHEMA["$defs"]
    for key in path:
        at = at[key] if key in at else at["properties"][key]

    assert set(at) == set(map(str, values))


def test_every_assignment_has_a_key_for_each_element() -> None:
    """Also for those that it does not state."""
    made = plain(Report((check("Walk."),)))
    elements = made["files"][0]["assignments"][0]["elements"]  # type: ignore[index]

    assert set(elements) == set(ElementName)


def test_offsets_count_code_points() -> None:
    """A face counts as one, and the words are found again at their place."""
    fix = Fix((Edit(5, 9, "{3} miles"),), Applicability.TEMPLATE)
    report = Report((report_on(SOURCE, finding(SOURCE, "bad", suggestions=(fix,))),))
    found = plain(report)["files"][0]["findings"][0]  # type: ignore[index]

    assert SOURCE[found["start"] : found["end"]] == "bad"
    assert (found["line"], found["column"], found["end_column"]) == (2, 10, 13)
    assert found["suggestions"][0]["edits"] == [{"start": 5, "end": 9, "text": "{3} miles"}]


def test_json_is_ascii_where_it_must_be() -> None:
    """The same data either way."""
    report = Report((report_on(SOURCE, finding(SOURCE, "bad", message="“bad” 🙂")),))

    assert JSON.render(report, RenderOptions(encoding="ascii")).isascii()
    assert not JSON.render(report, RenderOptions()).isascii()
    assert plain(report) == plain(report, "ascii")


def test_the_summary_counts() -> None:
    """By severity, files, errors, rewrites and notes."""
    one = report_on(SOURCE, finding(SOURCE, "bad"), finding(SOURCE, "some", severity=Severity.INFO))
    report = Report(
        (replace(one, notes=(Note("it failed", "x-y", failed=True),)), FileReport("b", "b: no.")),
        fixed={"draft.txt": 2},
    )

    assert plain(report)["summary"] == {
        "files": 2,
        "errors": 1,
        "findings": 2,
        "severities": {"info": 1, "suggestion": 0, "warning": 1, "error": 0},
        "fixed": 2,
        "held_back": {"suppressed": 0, "baseline": 0, "unchanged": 0},
        "notes": [{"message": "it failed", "rule": "x-y"}],
    }


def test_the_reporters_are_known_by_name() -> None:
    """What `--format` takes."""
    assert list(reporters())[:3] == ["rich", "concise", "json"]
    assert all(name == reporter.name for name, reporter in reporters().items())
