"""What comments in a draft hold back, and what is said of those that hold nothing back."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.api import Assignment, Flag
from advisor.config import Choices, Settings, SettingsFinder
from advisor.engine import Engine
from advisor.findings import Applicability, Finding, Severity
from advisor.fixer import FixResult, fix_draft
from advisor.judging import Job, Judge, read_draft
from advisor.reading.draft import Draft
from advisor.report import FileReport
from advisor.settings import active_rules
from advisor.testing import pipeline
from advisor.wire import from_kept, to_keep
from tests.stand_ins import Options, rule_set


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the stand-in rules be all that is installed."""
    for module in ("registry", "fixer"):
        monkeypatch.setattr(f"advisor.{module}.rules", rule_set)


def draft_of(text: str) -> Draft:
    """Return a draft of a text: Markdown if it has front matter or a heading, else plain."""
    name = "a.md" if text.startswith(("---\n", "# A", "# Plan")) else "a.txt"
    return read_draft(Job(name, text.encode(), Settings()))


def engine(**options: tuple[str, ...]) -> Engine:
    """Return an engine with the stand-in rules."""
    return Engine(pipeline(), active_rules(rule_set(), **options))  # type: ignore[arg-type]


def check(text: str, **options: tuple[str, ...]) -> FileReport:
    """Return the report on a text."""
    return next(iter(engine(**options).check([draft_of(text)])))


def fixed(text: str, upto: Applicability = Applicability.SAFE) -> FixResult:
    """Return a text with its fixes."""
    return fix_draft(engine(), draft_of(text), upto)


def rules_of(findings: tuple[Finding, ...]) -> list[tuple[int, str]]:
    """Return line and rule of findings."""
    return [(finding.line, finding.rule) for finding in findings]


def test_a_comment_on_a_line_of_its_own_holds_for_the_block_below() -> None:
    """Not for the next one."""
    report = check(
        "# advisor: allow vague-amount\nAfter tea, walk some.\n\nAfter lunch, walk some."
    )

    assert rules_of(report.findings) == [(4, "vague-amount")]
    assert rules_of(report.suppressed) == [(2, "vague-amount")]


def test_a_block_is_a_list_item_too_and_may_be_wrapped() -> None:
    """All of its lines count, and no other item."""
    text = (
        "# Plan\n\n- After tea, walk some.\n<!-- advisor: allow vague-amount -->\n"
        "- After lunch, walk\n  some.\n- After dinner, walk some.\n"
    )

    assert rules_of(check(text).findings) == [(3, "vague-amount"), (7, "vague-amount")]


def test_a_comment_at_the_end_of_a_line_holds_for_that_line() -> None:
    """And for no other line of the paragraph."""
    text = "# A\n\nAfter tea, walk some. <!-- advisor: allow vague-amount -->\nAfter lunch, walk some.\n"

    assert rules_of(check(text).findings) == [(4, "vague-amount")]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- advisor: allow-file vague-amount -->",
        "<!-- advisor: allow-file vagueness: all of them -->",
        "<!-- advisor: allow-file all -->",
        "<!-- advisor: off -->",
    ],
)
def test_a_whole_file_may_be_allowed(comment: str) -> None:
    """By rule, by category, or altogether."""
    report = check(f"# A\n\n{comment}\n\nAfter tea, walk some.\n\nAfter lunch, walk some.\n")

    assert report.findings == ()
    assert len(report.suppressed) == 2


def test_front_matter_holds_for_the_whole_file() -> None:
    """There is no block beside it."""
    report = check("---\n# advisor: allow vague-amount\n---\nAfter tea, walk.\n\nNow walk some.\n")

    assert report.findings == ()


def test_allow_file_may_stand_below() -> None:
    """Anywhere at all."""
    assert check("After tea, walk some.\n# advisor: allow-file vague-amount\n").findings == ()


def test_off_holds_up_to_on() -> None:
    """With names, for these only."""
    text = (
        "# advisor: off vagueness\nAfter tea, walk some. Utilize it.\n# advisor: on\n\n"
        "After lunch, walk some.\n"
    )

    assert rules_of(check(text).findings) == [(2, "long-word"), (5, "vague-amount")]


def test_safety_is_reached_by_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever turns all off has not thought of it."""
    rules = dict(rule_set())
    rules["vague-amount"] = replace(rules["vague-amount"], category="safety")
    monkeypatch.setattr("tests.filters.test_comments.rule_set", lambda: rules)
    monkeypatch.setattr("advisor.registry.rules", lambda: rules)
    text = "After tea, walk some."

    for comment in ("off", "allow all", "allow-file all"):
        found = check(f"# advisor: {comment}\n{text}").findings
        assert "vague-amount" in [finding.rule for finding in found]
    assert check(f"# advisor: allow vague-amount\n{text}").findings == ()


def test_a_missing_element_is_allowed_where_it_is_reported() -> None:
    """Above the step that the finding points at."""
    assert check("# advisor: allow missing-when: they choose\nWalk round the block.").findings == ()


# --- comments that do nothing ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("# advisor: allow vague-amount: why\nAfter tea, walk.\n", "After tea, walk.\n"),
        ("After tea, walk. [advisor: allow load]\n", "After tea, walk.\n"),
        ("After tea, walk.\n# advisor: allow vague-amount", "After tea, walk.\n"),
        ("# advisor: on\nAfter tea, walk.\n", "After tea, walk.\n"),
        ("# advisor: off\nAfter tea, walk.\n# advisor: on\nGo.", "After tea, walk.\nGo."),
        (
            "# advisor: allow vague-amount, long-word\nAfter tea, walk some.",
            "# advisor: allow vague-amount\nAfter tea, walk some.",
        ),
    ],
)
def test_a_comment_that_holds_nothing_back_is_told_and_taken_away(text: str, after: str) -> None:
    """With its line where it stands alone; of its names, only those that are idle."""
    (finding,) = [f for f in check(text).findings if f.category == "suppression"]

    assert finding.rule == "unused-suppression"
    assert finding.severity is Severity.SUGGESTION
    assert fixed(text).text == after
    assert fixed(after).text == after


def test_a_rule_that_did_not_run_leaves_its_comments_alone() -> None:
    """Its silence says nothing. Nor is anything said where the run asks for other rules."""
    text = "# advisor: allow vague-amount\nAfter tea, walk.\n"

    assert check(text, ignore=("vague-amount",)).findings == ()
    assert check(text.replace("vague-amount", "vagueness"), select=("load",)).findings == ()
    assert check(text.replace("allow vague-amount", "off"), select=("load",)).findings == ()


def test_findings_on_comments_can_be_chosen() -> None:
    """As if rules made them."""
    text = b"# advisor: allow vague-amount, no-such\nAfter tea, walk.\n"

    def found(**choices: tuple[str, ...]) -> list[str]:
        chosen = SettingsFinder(Choices(isolated=True, **choices)).for_path(None)  # type: ignore[arg-type]
        (report,) = Judge(pipeline()).judge([Job("a.txt", text, chosen)])
        return [finding.rule for finding in report.findings]

    assert found() == ["unused-suppression", "unknown-suppression"]
    assert found(ignore=("unused-suppression",)) == ["unknown-suppression"]
    assert found(ignore=("suppression",)) == []
    assert found(select=("vagueness",)) == []
    assert found(select=("suppression", "vagueness")) == found()


@pytest.mark.parametrize(
    ("comment", "said", "after"),
    [
        ("allow vague-amout", "Did you mean 'vague-amount'?", "allow vague-amount"),
        ("alow vague-amount", "Did you mean 'allow'?", "allow vague-amount"),
        ("allow zebra", "“zebra”", None),
        ("allow", "names no rule", None),
        ("", "asks for nothing", None),
    ],
)
def test_a_comment_that_cannot_be_read_is_told(comment: str, said: str, after: str | None) -> None:
    """With what it may have meant, which is never put in unasked."""
    text = f"# advisor: {comment}\nAfter tea, walk some.\n"
    (finding,) = [f for f in check(text).findings if f.category == "suppression"]

    assert finding.rule == "unknown-suppression"
    assert said in finding.message
    assert fixed(text).text == text
    wanted = text if after is None else text.replace(comment, after)
    assert fixed(text, Applicability.UNSAFE).text == wanted


def test_what_a_report_leaves_out_may_be_allowed_too() -> None:
    """Of a word that stands twice, a report may speak once: its second comment is in use."""
    text = "After tea, walk some.\n\nAfter lunch, walk some. [advisor: allow uncommon-word]\n"
    explaining = with_rule("vague-amount", name="uncommon-word")
    report = next(iter(explaining.check([draft_of(text)])))

    assert rules_of(report.findings) == [(1, "uncommon-word")]


def test_unused_comments_may_be_allowed() -> None:
    """For those who share one text between several sets of settings."""
    text = "# advisor: allow-file unused-suppression, vague-amount\nAfter tea, walk.\n"

    assert check(text).findings == ()


# --- nothing that is allowed is mended ------------------------------------------------------


def test_what_is_allowed_is_not_mended() -> None:
    """Neither by its own fix, nor between off and on by any other."""
    text = (
        "After tea, utilize it. [advisor: allow long-word]\nAfter lunch, utilize it.\n"
        "# advisor: off\nAfter dinner, utilize it.\n# advisor: on\n"
    )
    result = fixed(text)

    assert result.text == text.replace("lunch, utilize", "lunch, use")


def with_rule(name: str, /, **changes: object) -> Engine:
    """Return an engine in which one of the stand-ins is another rule."""
    active = [
        replace(one, options=changes.pop("options", None)) if one.rule.name == name else one
        for one in engine().rules
    ]
    return replace(
        engine(),
        rules=tuple(
            replace(one, rule=replace(one.rule, **changes)) if one.rule.name == name else one  # type: ignore[arg-type]
            for one in active
        ),
    )


def test_other_fixes_keep_off_the_words_that_are_allowed() -> None:
    """Another rule has a fix for the very word that is held back."""
    strict = with_rule("vague-amount", options=Options(words=("utilize",)))
    text = "After tea, utilize it. [advisor: allow vague-amount]\nAfter lunch, utilize it.\n"
    result = fix_draft(strict, draft_of(text), Applicability.SAFE)

    assert result.text == text.replace("lunch, utilize", "lunch, use")
    assert "a comment in the draft wants these words" in str(result.dropped[0])


def test_a_fix_may_make_a_comment_idle() -> None:
    """Then both go: the fix is not taken back for the comment that it leaves behind."""

    def wordy(assignment: Assignment) -> Iterator[Flag]:
        if any(word.lower == "utilize" for word in assignment.words):
            yield Flag(assignment.span, "This is wordy.")

    text = "# advisor: allow missing-when\nAfter tea, utilize it.\n"
    result = fix_draft(with_rule("missing-when", check=wordy), draft_of(text), Applicability.SAFE)

    assert result.text == "After tea, use it.\n"


def test_an_on_stays_while_another_off_needs_it() -> None:
    """What follows it is judged as before."""
    text = (
        "# advisor: off vague-amount\n# advisor: off long-word\nAfter tea, walk some.\n"
        "# advisor: on\n\nAfter lunch, walk some.\n"
    )

    assert fixed(text).text == text.replace("# advisor: off long-word\n", "")


def test_suppressed_findings_survive_the_cache() -> None:
    """They are told in some reports."""
    report = check("# advisor: allow vague-amount\nAfter tea, walk some.")
    kept = json.loads(json.dumps(to_keep(report)))

    assert report.suppressed
    assert from_kept(kept, report.path, report.source) == report


def test_a_fingerprint_does_not_see_comments() -> None:
    """Whoever adds one does not make old findings new."""
    plain = check("Walk here,\nwalk some.").findings
    told = check("Walk here, [advisor: allow load]\nwalk some.").findings
    prints = [
        [f.fingerprint for f in found if f.category != "suppression"] for found in (plain, told)
    ]

    assert len(prints[0]) == 2
    assert prints[0] == prints[1]


PARTS = st.lists(
    st.sampled_from(
        [
            "After tea, walk some.",
            "After lunch, utilize the log.",
            "Walk.",
            "",
            "# advisor: allow vague-amount",
            "# advisor: allow long-word, load: a reason",
            "# advisor: off vagueness",
            "# advisor: on",
            "After dinner, utilize some. [advisor: allow long-word]",
            "After dinner, rest. [advisor: allow vague-amount]",
        ]
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=40, deadline=None)
@given(PARTS)
def test_taking_unused_comments_away_changes_nothing_else(parts: list[str]) -> None:
    """All other findings, shown or held back, are as they were; and it is done in one go."""
    text = "\n".join([*parts, "After all, walk."])
    before, draft = check(text), draft_of(text)
    mended = fix_draft(
        replace(engine(), rules=active_rules(rule_set(), ignore=("long-word",))),
        draft,
        Applicability.SAFE,
    )
    kept = [c for c in draft.comments if c.span.of(text) in mended.text]
    after = check(mended.text)

    def others(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
        return [(f.rule, f.fingerprint) for f in findings if f.category != "suppression"]

    assert others(after.findings) == others(before.findings)
    assert others(after.suppressed) == others(before.suppressed)
    assert len(kept) <= len(draft.comments)
    blocks = [block.text for block in draft_of(mended.text).blocks]
    assert blocks == [block.text for block in draft.blocks]
