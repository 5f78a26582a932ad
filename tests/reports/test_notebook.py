"""What a notebook shows of a report."""

import re
from html.parser import HTMLParser

import advisor
from advisor.report import FileReport, Report

HOSTILE = 'Utilise the </style><script>alert(1)</script><img src=x onerror=y> diary & "log".'


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name in ("class", "scope", "aria-hidden") for name, _ in attrs), attrs
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(html: str) -> list[str]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.seen


def test_a_report_is_one_well_formed_piece_without_ids_or_addresses() -> None:
    html = advisor.check(HOSTILE)._repr_html_()
    seen = tags(html)
    assert seen[:2] == ["div", "style"]
    assert not {"script", "img", "html", "body", "a", "link"} & set(seen)
    assert "&lt;script&gt;" in html
    assert "complex-wording" in html
    assert "What the client is told" in html


def test_its_style_reaches_nothing_else() -> None:
    html = advisor.check("Walk.")._repr_html_()
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    assert style.startswith("@scope (.advisor-report) {")
    assert style.count("{") == style.count("}")
    assert "@page" not in style
    assert not re.search(r"(?m)^\s*(?::root|body)\b", style)


def test_a_run_and_a_text_that_could_not_be_read() -> None:
    run = Report((advisor.check("Utilise the diary."), FileReport("b.txt", "b.txt: no <text>.")))
    html = run._repr_html_()
    tags(html)
    assert "2 drafts" in html
    assert "no &lt;text&gt;." in html
