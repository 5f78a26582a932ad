"""The formats that build servers read: whole, escaped, and at the right place."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from advisor.findings import Applicability, Edit, Finding, Fix, Scope, Severity, Span
from advisor.report import FileReport, Report
from advisor.reports.own import HOMES, own_reporter
from advisor.reports.reporter import RenderOptions

SOURCE = "Zuerst.\nÜbe 😀 utilize it, often.\n"
AT = SOURCE.index("utilize")
FIX = Fix((Edit(AT, AT + 7, "use"),), Applicability.SAFE, "Say “use”.")
BLANK = Fix((Edit(AT, AT + 7, "{use}"),), Applicability.TEMPLATE)
FOUND = Finding(
    rule="complex-wording",
    category="accessibility",
    scope=Scope.WORD,
    severity=Severity.WARNING,
    assignment=0,
    span=Span(AT, AT + 7),
    line=2,
    column=7,
    end_line=2,
    end_column=14,
    message="“a, b: <c> & 100%” is\nlong.",
    why="Plain words reach more people.",
    url="https://example.org/rules#complex-wording",
    fingerprint="0123456789abcdef",
    suggestions=(FIX,),
)
FILE = FileReport("drafts/my file, 1.txt", findings=(FOUND,), source=SOURCE)
BAD = FileReport("gone.txt", error="gone.txt: there is no such file.")
REPORT = Report((FILE, BAD))


def rendered(name: str, report: Report = REPORT) -> str:
    """Return a report in a format."""
    reporter = own_reporter(name)
    assert reporter is not None
    return reporter.render(report, RenderOptions())


@pytest.mark.parametrize("name", sorted(HOMES))
def test_a_run_without_findings_is_whole(name: str) -> None:
    """Nothing to say is no reason to fail."""
    rendered(name, Report((FileReport("a.txt", source="Walk."),)))
    rendered(name, Report(()))


def test_sarif_tells_place_rule_and_rewrite() -> None:
    """A code scanner shows them beside the line."""
    data = json.loads(rendered("sarif"))
    (run,) = data["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]

    assert data["version"] == "2.1.0"
    assert place["artifactLocation"]["uri"] == "drafts/my%20file%2C%201.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 14}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == place["region"]
    assert replacement["insertedContent"] == {"text": "use"}
    assert result["partialFingerprints"] == {"advisor/v1": "0123456789abcdef"}
    (trouble,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "no such file" in trouble["message"]["text"]


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_a_blank_is_never_offered_to_a_machine(name: str) -> None:
    """It would be applied unfilled."""
    file = replace(FILE, findings=(replace(FOUND, suggestions=(BLANK,)),))

    assert "{use}" not in rendered(name, Report((file,)))


def test_github_escapes_what_would_end_a_command() -> None:
    """Colons and commas of a path, line ends and percent signs of a message."""
    line, error = rendered("github").splitlines()

    assert error.startswith("::error file=gone.txt::")
    assert "file=drafts/my file%2C 1.txt,line=2,endLine=2,col=7,endColumn=14" in line
    assert line.startswith("::warning ")
    assert line.endswith("100%25” is%0Along.")


def test_rdjson_counts_columns_in_bytes() -> None:
    """As the format wants them: the smiley has four, the umlaut two."""
    (one,) = json.loads(rendered("rdjson"))["diagnostics"]

    start = one["location"]["range"]["start"]
    assert start == {"line": 2, "column": len("Übe 😀 ".encode()) + 1}
    assert one["suggestions"][0]["text"] == "use"


def test_gitlab_has_a_fingerprint_for_each_file() -> None:
    """The same words in two files are two findings."""
    twin = replace(FILE, path="b.txt")
    found = json.loads(rendered("gitlab", Report((FILE, twin))))

    assert len({one["fingerprint"] for one in found}) == 2
    assert found[0]["location"] == {"path": FILE.path, "lines": {"begin": 2, "end": 2}}


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_can_be_read_again_whatever_a_draft_holds(name: str) -> None:
    """Control marks and lone surrogates are no XML."""
    nasty = replace(FOUND, message="a \x00 \x1b \udc80 ]]> & <b>")
    root = ET.fromstring(rendered(name, Report((replace(FILE, findings=(nasty,)), BAD))))
    said = "".join(root.itertext()) + " ".join(
        value for one in root.iter() for value in one.attrib.values()
    )

    assert "]]> & <b>" in said
    assert "no such file" in said


def test_junit_fails_on_what_counts() -> None:
    """A mild remark is no failure."""
    mild = replace(FILE, path="m.txt", findings=(replace(FOUND, severity=Severity.INFO),))
    suite = ET.fromstring(rendered("junit", Report((FILE, mild, BAD))))[0]

    assert suite.attrib["tests"] == "3"
    assert suite.attrib["failures"] == "1"
    assert suite.attrib["errors"] == "1"


def test_the_summary_names_the_worst_first() -> None:
    """Five at most; the others are counted."""
    many = [replace(FILE, path=f"{n}.txt", findings=(FOUND,) * n) for n in range(1, 9)]
    text = rendered("summary", Report(tuple(many)))

    assert text.index("8.txt") < text.index("7.txt")
    assert "3.txt:" not in text
    assert "| complex-wording | warning | 36 | 8 |" in text
