"""The pages of a cohort: they say what is so, hold all they need, and no draft can take them over."""

import re
import sys
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

pytest.importorskip("jinja2")

from advisor.cohort import pages
from advisor.cohort.pages import pieces, programme_page, trainee_page
from advisor.cohort.showing import ProgrammeView, TraineeView
from advisor.cohort.values import Say, Verdict
from advisor.errors import ConfigError
from advisor.findings import PagePlace
from tests.cohort.made_up import cohort, finding, shown, trainee

HOSTILE = "\"><img src=x onerror=alert(1)></title></script><script>alert('x')</script>{{ 7 * 7 }}"


class Outline(HTMLParser):
    """What a page is made of: tags with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.raw: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; cells and items are words apart."""
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th", "li"):
            self.text.append(" ")
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        """Words that follow are to be read."""
        del tag
        self._open = ""

    def handle_data(self, data: str) -> None:
        """Keep style and script apart from what is read."""
        if self._open in ("style", "script"):
            self.raw[self._open] = self.raw.get(self._open, "") + data
        else:
            self.text.append(data)

    @property
    def words(self) -> str:
        """Return all that can be read, on one line."""
        return " ".join("".join(self.text).split())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of a kind."""
        return [attrs for name, attrs in self.tags if name == tag]


BOTH = [programme_page(cohort()), trainee_page(trainee())]


def test_the_programme_page_says_how_the_cohort_stands() -> None:
    """Counts as they are in the drafts."""
    words = Outline(BOTH[0]).words

    assert "12 drafts of 4 trainees." in words
    assert (
        "vague-amount Words such as “often” leave the amount open. 12 11.1 12 of 12 4 of 4" in words
    )
    assert "how much 12 of 12 100%" in words
    assert "obstacles 4 of 12 33%" not in words
    assert "obstacles 8 of 12 67%" in words
    assert "Ama ◐ partly 1 of 2 ◐ partly 1 of 2 ✓ there 2 of 2" in words
    assert "week 3 4 67%" in words
    assert "Ama week 1 week 3 0 of 6 (0%) 4 of 6 (67%)" in words
    assert "ben/broken.docx: the file is damaged." in words
    assert "There is no earlier run to compare with." in words


def test_the_trainee_page_says_what_to_do_next_first() -> None:
    """Then what got better, then the drafts, the newest first."""
    words = Outline(BOTH[1]).words
    order = [
        "Two things to work on next",
        "1 point open in 1 draft",
        "What improved since last time",
        "“obstacles”: there now; partly before.",
        "Week 3: walk.txt",
        "Breathe for [5] minutes.",
        "Week 1: walk.txt",
    ]
    places = [words.rindex(one) for one in order]

    assert places == sorted(places)


def test_no_number_stands_without_its_reason() -> None:
    """Every open point is told; what was reached shows the draft's words."""
    words = Outline(trainee_page(TraineeView("Ama", (shown(points="102"),)))).words

    assert "how much ◐ partly 1 of 2 The draft leaves “how much” open. (1 point open)" in words
    assert "when – missing 0 of 2 The draft leaves “when” open. (2 points open)" in words
    assert "obstacles ✓ there 2 of 2 after lunch on Monday and Friday" in words
    assert "All 3 of 6 (50%)" in words


def test_a_finding_shows_place_words_reason_and_a_way() -> None:
    """In a document by page and paragraph, else by line."""
    drafts = (
        shown(findings=(finding(), finding("complex-wording", "Practise", place=PagePlace(4, 2)))),
    )
    page = trainee_page(TraineeView("Ama", drafts))
    words = Outline(page).words

    assert "vague-amount line 1 Practise breathing regularly after lunch" in words
    assert "complex-wording page 2, paragraph 4" in words
    assert "<mark>regularly</mark>" in page
    assert "Try: Practise breathing [5] minutes after lunch on Monday and Friday." in words
    assert "People read such words in very different ways." in words


def test_verdicts_of_before_are_honoured() -> None:
    """Dismissed ones are counted only, confirmed ones marked with what was said."""
    one, other = finding(), finding("complex-wording", "Practise")
    verdicts = {
        one.fingerprint: Verdict(one.fingerprint, one.rule, Say.DISMISSED),
        other.fingerprint: Verdict(other.fingerprint, other.rule, Say.CONFIRMED, "Say “Do”."),
    }
    view = TraineeView("Ama", (shown(points="222", findings=(one, other), verdicts=verdicts),))
    words = Outline(trainee_page(view)).words

    assert "A supervisor has dismissed 1 finding: not shown here." in words
    assert "vague-amount" not in words
    assert "complex-wording line 1 ✓ confirmed by a supervisor" in words
    assert "The supervisor says: Say “Do”." in words


def test_empty_views_make_kind_pages() -> None:
    """No drafts, one draft without a fault, one that could not be read."""
    assert (
        "There are no drafts to speak of yet."
        in Outline(programme_page(ProgrammeView("", ()))).words
    )
    assert "There are no drafts yet." in Outline(trainee_page(TraineeView("Ama", ()))).words

    fine = Outline(trainee_page(TraineeView("Ama", (shown(points="222"),))))
    assert "leave nothing open" in fine.words
    assert "Nothing to mend." in fine.words
    assert fine.of("button") == []

    draft = shown()
    broken = replace(draft, report=replace(draft.report, error="walk.txt: not text.", findings=()))
    assert "walk.txt: not text." in Outline(trainee_page(TraineeView("Ama", (broken,)))).words


def test_runs_under_other_rules_are_not_compared() -> None:
    """The page says so."""
    view = cohort()
    other = replace(view, before=view.drafts, comparable=False)

    assert "judged under other rules" in Outline(programme_page(other)).words
    assert "Last run" not in Outline(programme_page(other)).words
    assert "Last run" in Outline(programme_page(replace(other, comparable=True))).words


@pytest.mark.parametrize("page", BOTH, ids=["programme", "trainee"])
def test_a_page_asks_nothing_of_any_network(page: str) -> None:
    """Nothing is loaded, and its policy would not let it."""
    outline = Outline(page)
    tags = {tag for tag, _ in outline.tags}

    assert not tags & {"link", "img", "iframe", "object", "embed", "audio", "video", "base", "form"}
    assert not any("src" in attrs or "style" in attrs for _, attrs in outline.tags)
    assert "http" not in re.sub(r"http-equiv", "", page)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in policy(outline)


@pytest.mark.parametrize("page", BOTH, ids=["programme", "trainee"])
def test_the_policy_lets_in_these_bytes_only(page: str) -> None:
    """The hashes are those of what a browser reads between the tags."""
    outline = Outline(page)

    assert "unsafe" not in policy(outline)
    for tag, text in outline.raw.items():
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy(outline)
    assert ("script" in outline.raw) == ("script-src" in policy(outline))


def policy(outline: Outline) -> str:
    """Return the content security policy of a page."""
    (found,) = [one for one in outline.of("meta") if "http-equiv" in one]
    return found["content"] or ""


@pytest.mark.parametrize("page", BOTH, ids=["programme", "trainee"])
def test_a_page_is_in_order_for_those_who_listen(page: str) -> None:
    """One h1, no level left out, ids once, names that lead somewhere, tables with captions."""
    outline = Outline(page)
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    ids = Counter(attrs["id"] for _, attrs in outline.tags if "id" in attrs)
    named = [
        one
        for _, attrs in outline.tags
        for key in ("aria-labelledby", "for")
        for one in (attrs.get(key) or "").split()
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert max(ids.values()) == 1
    assert set(named) <= set(ids)
    assert len(outline.of("table")) == len(outline.of("caption"))
    assert outline.of("html") == [{"lang": "en"}]
    assert len(outline.of("main")) == 1


def test_every_chart_has_its_table() -> None:
    """Beside it, in the same figure."""
    figures = re.findall(r'<div class="figure">(.*?)</section>', BOTH[0], re.DOTALL)

    assert len(figures) == BOTH[0].count("<svg") == 2
    assert all("<svg" in one and "<table" in one and "<caption" in one for one in figures)


def test_hostile_names_and_words_stay_words() -> None:
    """Wherever a name, a path, a draft or a reason comes in."""
    source = f"Practise {HOSTILE} regularly.\n"
    one = finding(source=source, better=HOSTILE, message=HOSTILE)
    verdict = {one.fingerprint: Verdict(one.fingerprint, one.rule, Say.CONFIRMED, HOSTILE)}
    draft = shown(
        HOSTILE, 1, HOSTILE, findings=(one,), source=source, rewrite=HOSTILE, verdicts=verdict
    )
    view = TraineeView(HOSTILE, (draft,), generated=HOSTILE, home=HOSTILE)
    names = {HOSTILE: HOSTILE}
    programme = replace(
        cohort((HOSTILE,)),
        cohort=HOSTILE,
        problems=(HOSTILE,),
        links=names,
        rules={"vague-amount": HOSTILE},
        elements={"dose": HOSTILE},
        criteria={"dose": HOSTILE},
        compared=HOSTILE,
        generated=HOSTILE,
    )
    for page in (trainee_page(view), programme_page(programme)):
        outline = Outline(page)
        assert "img" not in {tag for tag, _ in outline.tags}
        assert not any("onerror" in attrs for _, attrs in outline.tags)
        assert page.count("<script>") == (1 if "verdicts" in page else 0)
        assert "alert" not in "".join(outline.raw.values())
        assert "49" not in outline.words
    assert HOSTILE in "".join(Outline(programme_page(programme)).text)


def test_marks_that_turn_lines_around_are_shown_as_such() -> None:
    """A name could else read as another."""
    view = TraineeView("A\u202egpj.exe", (shown("A", 1, "\u2066x\x00.txt"),))

    assert not set("\u202e\u2066\x00") & set(trainee_page(view))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x"])
def test_a_link_leads_to_a_file_nearby(href: str) -> None:
    """A folder may be called so."""
    page = programme_page(replace(cohort(("Ama",)), links={"Ama": href}))
    hrefs = [one["href"] for one in Outline(page).of("a")]

    assert hrefs == ["#main", f"./{href}"]


def test_braces_are_blanks() -> None:
    """Those that are open or nested are words."""
    assert "".join(f"[{text}]" if blank else text for text, blank in pieces("a {b} c")) == "a [b] c"
    assert list(pieces("a {b")) == [("a {b", False)]


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    pages._environment.cache_clear()

    with pytest.raises(ConfigError, match=r"pip install 'homework-advisor\[cohort\]'"):
        programme_page(cohort())
