"""The pages need nothing else, run no foreign word, and tell all in words."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("jinja2")
pytest.importorskip("sqlalchemy")

from advisor.cohort.charts import Line, Row, bars, lines
from advisor.cohort.next_steps import gains, next_steps
from advisor.cohort.showing import DraftShown, Example, Examples, FindingShown
from advisor.cohort.trends import Part
from advisor.cohort.values import (
    CriterionScore,
    KeptCriterion,
    KeptDraft,
    KeptFinding,
    Level,
    Lost,
    Score,
)
from advisor.findings import Severity
from tests.cohort.making import cohort, run


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report."""
    folder = tmp_path_factory.mktemp("pages")
    drafts = cohort(folder)
    (drafts / "Ana Ruiz" / "week 3.txt").write_text(
        'Say "<script>alert(1)</script>" each day. Utilise it.'
    )
    result = run("run", drafts, "--out", folder / "out", "--history", folder / "h.db", "--no-cache")
    assert result.exit_code == 0
    return folder / "out"


def test_pages_load_nothing(report: Path) -> None:
    """No address, no foreign script, and a policy that forbids both."""
    for path in report.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text)
        assert "@import" not in text
        assert "url(" not in text
        assert "default-src 'none'" in text
        for tag in ("style", "script"):
            for inner in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
                digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in text
        assert "<script>alert" not in text


def test_ids_are_unique_and_every_chart_has_a_table(report: Path) -> None:
    """So that each chart can be read without being seen."""
    for path in report.rglob("*.html"):
        text = path.read_text("utf-8")
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        for svg in re.findall(r"<svg.*?</svg>.*?<", text, re.DOTALL):
            assert 'role="img"' in svg
            assert "<title" in svg
            assert "<desc" in svg
        after = [piece.lstrip()[:40] for piece in text.split("</svg>")[1:]]
        assert all("<table" in piece or piece.startswith('<div class="wide"') for piece in after)


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(TEXT, st.integers(0, 9)), max_size=5))
def test_charts_hold_any_label(rows: list[tuple[str, int]]) -> None:
    """As sound XML, with every number in words."""
    bar = bars("a", "T", [Row(label, Part(count, 9), Part(1, 2)) for label, count in rows])
    line = lines("b", "T", ["1", "2"], [Line(label, (count / 9, None)) for label, count in rows])

    for svg in (bar, line):
        root = ET.fromstring(svg)
        assert root.get("aria-labelledby")
    assert all(f"{count} of 9" in bar for _, count in rows)


# --- next steps and gains ---------------------------------------------------------------------


def line(name: str, points: float, reason: str = "The draft does not say it.") -> CriterionScore:
    """Return a line of a score, out of 2."""
    lost = (Lost(2 - points, reason),) if points < 2 else ()
    level = Level.THERE if points == 2 else Level.PARTLY if points else Level.MISSING
    return CriterionScore(name, name.capitalize(), level, points, 2, "", lost)


def shown(week: int, *score: CriterionScore, findings: tuple[FindingShown, ...] = ()) -> DraftShown:
    """Return a draft."""
    kept = KeptDraft(
        "T",
        week,
        "",
        f"week {week}",
        f"d{week}",
        50,
        criteria={one.name: KeptCriterion(one.level, one.points, one.out_of) for one in score},
        findings=tuple(
            KeptFinding(one.rule, "c", Severity.WARNING, one.fingerprint) for one in findings
        ),
    )
    return DraftShown(kept, Score(score), findings)


def found(rule: str, print_: str = "f", *tries: str) -> FindingShown:
    """Return a finding."""
    return FindingShown(rule, "warning", print_, "line 1", "", "w", "", "m", "y", tries)


def test_the_two_dearest_lines_of_the_newest_drafts_come_next() -> None:
    """Of two alike, the one that has cost more before; with a rewrite from the findings."""
    drafts = [
        shown(1, line("when", 0), line("dose", 2), line("record", 0)),
        shown(
            2,
            line("when", 0),
            line("dose", 0),
            line("record", 1),
            findings=(found("missing-when", "f", "On {Monday}."),),
        ),
    ]

    steps = next_steps(drafts, {"when": "A time."})

    assert [one.label for one in steps] == ["When", "Dose"]
    assert steps[0].why == "It cost 2 points. The draft does not say it."
    assert (steps[0].aim, steps[0].how) == ("A time.", "On {Monday}.")
    assert next_steps([shown(1, line("when", 2))], {}) == ()


def test_gains_are_told_against_last_week_and_last_run() -> None:
    """And nothing is made up."""
    before = shown(1, line("when", 0), findings=(found("vague-amount"), found("vague-amount", "g")))
    now = shown(2, line("when", 2))
    earlier = KeptDraft(
        "T", 2, "", "week 2", "old", 50, findings=(KeptFinding("x", "c", Severity.INFO, "z"),)
    )

    assert gains([before, now], [earlier], {"when": "When"}) == (
        "When: 0 of 2 points in week 1, 2 of 2 in week 2. It is all there now.",
        "No more of: vague amount.",
        "“week 2” was revised: 1 finding of the last run gone.",
    )
    assert gains([now], [], {"when": "When"}) == ()
    assert gains([now, shown(3, line("when", 2))], [now.kept], {"when": "When"}) == ()


def test_examples_are_the_best_and_few() -> None:
    """Whole quotations of what is all there, in a steady order."""
    examples = Examples()
    for week, quote in enumerate(["at 8 on Monday", "at noon", "after dinner each day", "x"], 1):
        score = CriterionScore("when", "When", Level.THERE, 2, 2, quote)
        examples.add(shown(week, score))

    assert examples.chosen() == (
        Example("When", "after dinner each day", "T", "week 3"),
        Example("When", "at 8 on Monday", "T", "week 1"),
    )
