"""The report for people: what is shown, where, and how it fits."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from advisor.findings import Applicability, Edit, Fix, Scope, Severity
from advisor.report import FileReport, Report
from advisor.reports.reporter import RenderOptions
from advisor.reports.rich_report import RICH
from tests.stand_ins import CARD, finding, report_on, view

SOURCE = "Practice coping skills. Walk some when you feel bad."
BLANK = Fix((Edit(29, 33, "{10} minutes"),), Applicability.TEMPLATE)


def shown(*files: FileReport, **options: object) -> str:
    """Return what a terminal of 100 cells shows."""
    return RICH.render(Report(files), RenderOptions(**{"width": 100, **options}))  # type: ignore[arg-type]


def lines(*files: FileReport, **options: object) -> list[str]:
    """Return the lines that are shown, blank ones left out."""
    return [line for line in shown(*files, **options).splitlines() if line.strip()]


def test_a_draft_opens_with_what_it_is() -> None:
    """Its name, its size, and the kind of task."""
    one = replace(report_on(SOURCE), assignments=(view(SOURCE, kind="skill", skill="breathing"),))

    assert lines(one)[0] == "  draft.txt  1 assignment · 9 words · skill (breathing)"


def test_a_kind_that_nothing_told_is_not_shown() -> None:
    """The word for it says nothing to a reader."""
    assert "general" not in shown(report_on(SOURCE))


def test_a_finding_shows_place_words_reason_and_rewrite() -> None:
    """In this order, as a supervisor would say it."""
    got = lines(report_on(SOURCE, finding(SOURCE, "some", suggestions=(BLANK,))))[1:7]

    assert got == [
        "  1:30  warning  vague-amount",
        "       Walk some when you feel bad.",
        "            ~~~~",
        "       That is not a number.",
        "       why  People read it in different ways.",
        "       try  Walk {10} minutes when you feel bad.",
    ]


def test_the_reason_is_given_once_a_run() -> None:
    """The second finding of a rule does not repeat why."""
    twice = report_on(SOURCE, finding(SOURCE, "some"), finding(SOURCE, "bad"))

    assert shown(twice, replace(twice, path="other.txt")).count("why  ") == 1


def test_what_is_missing_is_shown_on_the_card_only() -> None:
    """A missing element has no words to underline."""
    missing = finding(SOURCE, SOURCE, rule="missing-dose", scope=Scope.ASSIGNMENT)
    got = shown(report_on(SOURCE, missing, finding(SOURCE, "some")))

    assert "missing-dose" not in got
    assert "how much" in got
    assert "1 warning, 2 blanks to fill (on the card: 1 warning)." in got


def test_what_the_card_does_not_say_is_shown_as_a_finding() -> None:
    """The card of this draft has no line for a reason."""
    missing = finding(SOURCE, SOURCE, rule="missing-rationale", scope=Scope.ASSIGNMENT)

    assert "missing-rationale" in shown(report_on(SOURCE, missing))
    assert "missing-rationale" not in shown(
        report_on(SOURCE, replace(missing, severity=Severity.INFO))
    )


def test_a_long_proposal_is_broken_within_its_column() -> None:
    """Nothing of it is lost, and it stays under itself."""
    long = replace(CARD[2], proposal=f"for {{{'many ' * 20}minutes}}")
    one = replace(report_on(SOURCE), assignments=(view(SOURCE, card=(*CARD[:2], long)),))
    rows = [line for line in lines(one) if "many" in line]

    assert len(rows) > 1
    assert sum(row.count("many") for row in rows) == 20
    assert len({row.index("for" if "for" in row else "many") for row in rows}) == 1
    assert max(map(cell_len, rows)) <= 100


def test_without_a_card_what_is_missing_is_shown_as_a_finding() -> None:
    """Nothing that counts may be hidden."""
    missing = finding(SOURCE, SOURCE, rule="missing-dose", scope=Scope.ASSIGNMENT)
    one = replace(report_on(SOURCE, missing), assignments=(view(SOURCE, card=()),))

    assert "missing-dose" in shown(one)


def test_the_card_says_what_is_there_before_what_is_missing() -> None:
    """Two columns side by side; what the kind of task does not need is left out."""
    got = lines(report_on(SOURCE, finding(SOURCE, "some")))
    start = next(n for n, line in enumerate(got) if "What the client is told" in line)

    assert got[start].endswith("2 of 4 that matter for this kind of task")
    assert got[start + 1].split() == (
        '+ what to do "Walk some" - how much for {3 minutes}, {once a day}'.split()
    )
    assert got[start + 2].split() == (
        '+ cue "when you feel bad" (vague) - how I know Done when {five evenings are ticked}'.split()
    )
    assert "who helps" not in "\n".join(got)


def test_the_columns_of_the_card_stand_under_each_other() -> None:
    """Whatever is quoted."""
    wide = tuple(replace(line, quote="你好 “x” 🙂") if line.quote else line for line in CARD)
    one = replace(report_on(SOURCE), assignments=(view(SOURCE, card=wide),))
    rows = [line for line in lines(one) if re.search(r" - how ", line)]

    assert len({cell_len(row[: row.index(" - how")]) for row in rows}) == 1


def test_a_narrow_terminal_gets_one_column() -> None:
    """Nothing is wider than the terminal."""
    got = lines(report_on(SOURCE, finding(SOURCE, "some", suggestions=(BLANK,))), width=50)

    assert max(map(cell_len, got)) <= 50
    assert any(line.startswith("   - how much") for line in got)


def test_each_of_several_assignments_has_its_card_with_its_title() -> None:
    """So a plan of weeks reads as one."""
    weeks = tuple(view(SOURCE, title=f"Week {n}", kind="skill") for n in (1, 2))
    got = shown(replace(report_on(SOURCE), assignments=weeks))

    assert "What the client is told: Week 1 · skill" in got
    assert "What the client is told: Week 2 · skill" in got


def test_a_draft_with_nothing_to_mend_takes_one_line() -> None:
    """The good news is short."""
    good = replace(report_on(SOURCE), assignments=(view(SOURCE, card=CARD[:1]),))

    assert lines(good) == ["  draft.txt  1 assignment · 9 words · nothing to mend"]


def test_several_drafts_end_in_a_table_of_totals() -> None:
    """In the order of the files, then the rules: graver first."""
    bad = report_on(SOURCE, finding(SOURCE, "some"), path="z.txt")
    worse = report_on(
        SOURCE,
        finding(SOURCE, "some"),
        finding(SOURCE, "bad", rule="crisis-content", severity=Severity.ERROR),
        path="a.txt",
    )
    got = shown(bad, worse)

    assert got.index("z.txt") < got.index("a.txt")
    assert re.search(r"crisis-content +error +1 +1\n +vague-amount +warning +2 +2\n", got)
    assert "2 files, 0 with nothing to mend: 1 error, 2 warnings, 4 blanks to fill." in got


def test_an_unusable_draft_keeps_its_place() -> None:
    """Why it could not be used is said on stderr."""
    assert "  bad.txt  could not be checked" in shown(FileReport("bad.txt", "bad.txt: empty."))


def test_a_draft_for_a_person_says_so_first() -> None:
    """Then what a person must look at, then the rest; what is missing can wait."""
    crisis = finding(SOURCE, "bad", rule="crisis", category="safety", severity=Severity.ERROR)
    missing = finding(SOURCE, SOURCE, rule="missing-dose", scope=Scope.ASSIGNMENT)
    one = report_on(SOURCE, finding(SOURCE, "some"), missing, crisis)
    got = shown(replace(one, assignments=(view(SOURCE, card=()),)))

    assert got.index("Please read this draft yourself first") < got.index("  crisis\n")
    assert got.index("  crisis\n") < got.index("  vague-amount\n")
    assert "missing-dose" not in got


def test_hints_say_how_many_rewrites_may_be_taken() -> None:
    """Safe ones with --fix; what needs a look with the other option."""
    safe = Fix((Edit(0, 8, "Practise"),), Applicability.SAFE)
    unsafe = Fix((Edit(0, 8, ""),), Applicability.UNSAFE)
    got = shown(
        report_on(
            SOURCE,
            finding(SOURCE, "Practice", suggestions=(BLANK, safe)),
            finding(SOURCE, "coping", suggestions=(unsafe,)),
        )
    )

    assert "1 safe rewrite to take with --fix." in got
    assert "1 rewrite to look at first, with --unsafe-fixes --diff." in got
    assert "advisor explain vague-amount" in got


def test_what_was_mended_is_told() -> None:
    """After --fix."""
    report = Report((report_on(SOURCE),), fixed={"draft.txt": 3})

    assert "3 rewrites applied in 1 file." in RICH.render(report, RenderOptions())


def test_quiet_leaves_the_findings() -> None:
    """No card, no reason, no hints; a clean draft is not named."""
    clean = replace(report_on(SOURCE, path="clean.txt"), assignments=(view(SOURCE, card=()),))
    got = shown(report_on(SOURCE, finding(SOURCE, "some")), clean, quiet=True)

    assert "That is not a number." in got
    for gone in ("why  ", "What the client is told", "advisor explain", "clean.txt"):
        assert gone not in got


def test_quiet_shows_as_findings_what_no_card_shows() -> None:
    """What ends a run with status 1 is never hidden."""
    missing = finding(SOURCE, SOURCE, rule="missing-dose", scope=Scope.ASSIGNMENT)

    assert "missing-dose" in shown(report_on(SOURCE, missing), quiet=True)


def test_a_plain_terminal_gets_no_colours() -> None:
    """And a coloured one the same words."""
    one = report_on(SOURCE, finding(SOURCE, "some", suggestions=(BLANK,)))
    plain, colored = shown(one), shown(one, color=True)

    assert "\x1b" not in plain
    assert "\x1b[1;35m{10}\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_a_blank_that_is_broken_over_two_lines_is_coloured_on_both() -> None:
    """A colour never runs on into the margin."""
    words = "{" + " ".join(["very"] * 30) + "}"
    fix = Fix((Edit(29, 33, words),), Applicability.TEMPLATE)
    got = shown(report_on(SOURCE, finding(SOURCE, "some", suggestions=(fix,))), color=True)
    tries = [line for line in got.splitlines() if "very" in line]

    assert len(tries) > 1
    assert all(line.count("\x1b[1;35m") == line.count("\x1b[0m") == 1 for line in tries)


@pytest.mark.parametrize("lead", ["你好, ", "🙂 ", "e\u0301te\u0301 ", "ａｂ "])
def test_the_underline_stands_under_wide_characters(lead: str) -> None:
    """Cells are counted, not characters."""
    source = f"{lead}walk some more"
    got = lines(report_on(source, finding(source, "some")))
    at = next(n for n, line in enumerate(got) if line.lstrip().startswith("~"))

    assert cell_len(got[at][: got[at].index("~")]) == cell_len(got[at - 1].partition("some")[0])


def test_wide_words_have_wide_underlines() -> None:
    """Two cells for a character of two."""
    source = "walk 你好 more"

    assert "~~~~\n" in shown(report_on(source, finding(source, "你好")))
    assert "~~~~~" not in shown(report_on(source, finding(source, "你好")))


def test_a_terminal_of_ascii_gets_ascii() -> None:
    """Quotes, dashes and dots as a typewriter writes them, and still in line."""
    source = "“Go” – walk some 🙂 …"
    got = shown(
        report_on(source, finding(source, "some", message="“some”: how much?")), encoding="ascii"
    )
    rows = got.splitlines()
    at = next(n for n, line in enumerate(rows) if "~" in line)

    assert got.isascii()
    assert '"some": how much?' in got
    assert rows[at].index("~") == rows[at - 1].index("some")


def test_a_draft_cannot_steer_the_terminal() -> None:
    """Control characters and marks that turn the line are shown as such."""
    source = "walk \x1b[2Jsome\u202e\tmore"
    got = shown(report_on(source, finding(source, "some")))

    assert "\x1b" not in got
    assert "\u202e" not in got


def test_nothing_to_show_is_no_output() -> None:
    """A quiet run without findings says nothing."""
    assert RICH.render(Report(()), RenderOptions(quiet=True)) == ""
