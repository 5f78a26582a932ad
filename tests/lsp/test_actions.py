"""What is offered about findings, on all examples."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.config import Choices
from advisor.edits import apply_edits
from advisor.findings import Applicability, Edit, Fix
from advisor.lsp.actions import allowing, asked_for, changed, title
from advisor.session import Session

EXAMPLES = sorted(path for path in Path("examples").iterdir() if path.suffix in (".md", ".txt"))


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Choices(isolated=True, cache=False), remember=1000)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_is_allowed_is_not_found_again(session: Session, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    styles = session.comment_styles(path)
    for finding in session.check_open(text, path).findings:
        allow = allowing(text, finding, styles)
        assert allow is not None
        after = session.check_open(apply_edits(text, [allow]), path)
        held = [one.rule for one in after.suppressed]
        assert finding.rule in held, (finding.rule, finding.line)
        assert "unused-suppression" not in [one.rule for one in after.findings]


LINES = st.lists(st.sampled_from(["a\n", "b\r\n", "c\r", "d\u2028", "e", "\n"])).map("".join)


@given(LINES, LINES)
def test_the_edits_between_two_texts_lead_there(before: str, after: str) -> None:
    edits = changed(before, after)
    assert (apply_edits(before, edits) if edits else before) == after


def test_titles_say_what_happens() -> None:
    text = "Utilise the diary."

    def of(*edits: Edit) -> str:
        return title(text, Fix(edits, Applicability.UNSAFE)).removesuffix(" (check the meaning)")

    assert of(Edit(0, 7, "Use")) == "“Utilise” → “Use”"
    assert of(Edit(0, 8, "")) == "Leave out “Utilise”"
    assert of(Edit(18, 18, " Why: {it helps}.")) == "Add “Why: {it helps}.”"
    assert of(Edit(0, 7, "Use"), Edit(12, 17, "log")) == "Reword: “Use … log”"


def test_kinds_are_named_by_their_beginnings() -> None:
    assert asked_for(None, "quickfix")
    assert asked_for(["source"], "source.fixAll.advisor")
    assert asked_for(["source.fixAll"], "source.fixAll.advisor")
    assert not asked_for(["source.fix"], "source.fixAll.advisor")
    assert not asked_for(["refactor"], "quickfix")


def test_a_comment_stands_as_deep_as_its_item(session: Session) -> None:
    text = "- Walk after lunch:\n  - utilise the log;\n  - rest.\n"
    path = Path("draft.md")
    finding = next(
        f for f in session.check_open(text, path).findings if f.rule == "complex-wording"
    )
    allow = allowing(text, finding, session.comment_styles(path))
    assert allow is not None
    assert apply_edits(text, [allow]).splitlines()[1:3] == [
        "  <!-- advisor: allow complex-wording -->",
        "  - utilise the log;",
    ]
