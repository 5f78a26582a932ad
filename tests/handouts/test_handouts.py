"""One card in all its forms."""

import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from advisor.handouts import HANDOUTS, Layout
from advisor.handouts.changes import render_changes
from advisor.rewriting.build import rewrite_draft
from advisor.rewriting.card import Blank, Card, Line, Origin, Rewrite, Section, numbered
from advisor.testing import draft_of, engine_of_all_rules

STEPS = Section(
    "do",
    "What to do",
    (
        Line(("Sit down. Breathe out <slowly>.",)),
        Line(("for ", Blank("how much", ("3", "5")), " breaths"), Origin.REWORDED),
        Line(("a *loose* point",), under=True),
    ),
)
WHY = Section(
    "why",
    "Why",
    (
        Line(
            (Blank("why", ("It settles you", "It helps sleep")),),
            Origin.PROPOSED,
            ("missing-rationale",),
        ),
    ),
)
REWRITE = numbered(Rewrite("draft.txt", (Card("Slow & easy", (STEPS, WHY)),)))


class _Page(HTMLParser):
    """Collects the tags of a page, and complains of one that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_text_numbers_the_steps_and_shows_every_proposal() -> None:
    """A note under the card says what the braces are."""
    text = HANDOUTS["text"].render([REWRITE], Layout.STANDARD)

    assert "  1. Sit down. Breathe out <slowly>." in text
    assert "  2. for {3 / 5} breaths" in text
    assert "     - a *loose* point" in text
    assert "{It settles you / It helps sleep}" in text
    assert "Words in {braces} are proposals." in text


def test_large_print_has_shorter_lines() -> None:
    """Nobody has to follow a line across the page."""
    text = HANDOUTS["text"].render([REWRITE], Layout.LARGE_PRINT)

    assert max(map(len, text.splitlines())) <= 48


def test_easy_read_asks_in_the_readers_words_and_gives_each_sentence_a_line() -> None:
    """Labels are questions."""
    text = HANDOUTS["text"].render([REWRITE], Layout.EASY_READ)

    assert "What do I do?" in text
    assert re.search(r"1\. Sit down\.\n +Breathe out", text)


def test_markdown_shows_words_as_they_are() -> None:
    """A star of the draft makes nothing bold."""
    text = HANDOUTS["markdown"].render([REWRITE], Layout.STANDARD)

    assert "# Slow & easy" in text
    assert r"\<slowly\>" in text
    assert r"a \*loose\* point" in text


@pytest.mark.parametrize("layout", list(Layout))
def test_the_page_is_whole_and_needs_nothing_else(layout: Layout) -> None:
    """No script, no address, each tag closed, one level of heading after the other."""
    html = HANDOUTS["html"].render([REWRITE], layout)
    page = _Page()
    page.feed(html)

    assert page.open == []
    assert "script" not in dict(page.seen)
    assert not re.search(r"https?:|//|url\(", html)
    assert [tag for tag, _ in page.seen if tag in ("h1", "h2")] == ["h1", "h2", "h2"]
    assert dict(page.seen)["html"] == {"lang": "en"}
    assert "&lt;slowly&gt;" in html
    assert "Slow &amp; easy" in html


def test_a_blank_on_the_page_says_its_name_to_a_screen_reader() -> None:
    """The line to write on has no words of its own."""
    html = HANDOUTS["html"].render([REWRITE], Layout.STANDARD)

    assert 'aria-label="how much: to fill in"' in html
    assert "(3 / 5)" in html


def test_json_keeps_pieces_and_blanks_apart() -> None:
    """A program can fill them in."""
    (draft,) = json.loads(HANDOUTS["json"].render([REWRITE], Layout.STANDARD))["drafts"]
    line = draft["cards"][0]["sections"][0]["lines"][1]

    assert line["origin"] == "reworded"
    assert line["pieces"] == [
        {"text": "for "},
        {"blank": 1, "name": "how much", "proposals": ["3", "5"]},
        {"text": " breaths"},
    ]


def test_the_changes_name_the_finding_that_each_answers() -> None:
    """Reworded, added, kept."""
    draft = draft_of("Utilise the breathing card after lunch on Monday.")
    text = render_changes([rewrite_draft(engine_of_all_rules(), draft)])

    assert re.search(r"complex-wording\n    - Utilise\n    \+ Use", text)
    assert "answers missing-rationale" in text
    assert "kept word for word" in text


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize("layout", list(Layout))
def test_a_card_prints_on_one_page(layout: Layout, tmp_path: Path) -> None:
    """As a real browser prints it."""
    text = (
        "Sit on the stairs after supper. Breathe out slowly ten times. Write down one word. "
        "It helps because a slow breath settles the body."
    )
    html = HANDOUTS["html"].render([rewrite_draft(engine_of_all_rules(), draft_of(text))], layout)
    page, pdf = tmp_path / "card.html", tmp_path / "card.pdf"
    page.write_text(html, encoding="utf-8")
    subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) == 1


@pytest.mark.parametrize("layout", list(Layout))
def test_a_word_file_holds_the_card(layout: Layout) -> None:
    """Real headings, every line, and blanks in braces; larger letters for who needs them."""
    docx = pytest.importorskip("docx")
    from advisor.handouts.word import render_word

    file = docx.Document(io.BytesIO(render_word([REWRITE], layout)))
    said = "\n".join(paragraph.text for paragraph in file.paragraphs)

    assert file.paragraphs[0].style.name == "Heading 1"
    assert file.paragraphs[0].text == REWRITE.cards[0].title
    assert "{" in said
    assert (file.styles["Normal"].font.size.pt > 11) == (layout is not Layout.STANDARD)
