"""The page in a real browser: a clinician's journey, by mouse and by keyboard alone."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

DRAFT = "Practice coping this week. Utilise the log nightly, and do some breathing."


class Server:
    """`advisor serve` in a process of its own."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self._folder = folder
        self.start(port)

    def start(self, port: int = 0) -> None:
        """Start it, and wait for the address that it prints."""
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "advisor.faces.commands",
                "serve",
                "--no-browser",
                "--port",
                str(port),
            ],
            cwd=self._folder,
            env={
                **os.environ,
                "XDG_CACHE_HOME": str(self._folder / "cache"),
                "PYTHONUNBUFFERED": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/\S*", line):
                self.url, self.port = found[0], int(found[1])
                return
        pytest.fail("the server did not start")

    def stop(self) -> None:
        """Stop it, as Ctrl-C does."""
        self._process.terminate()
        self._process.wait(20)
        if self._process.stdout is not None:
            self._process.stdout.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running server."""
    started = Server(tmp_path_factory.mktemp("serve"))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser; its own sandbox needs rights that test machines lack."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """Return the page; at its end, nothing was asked of another address, and no script failed."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    opened = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security" in said.text else None,
    )
    opened.goto(server.url)
    yield opened
    context.close()

    assert faults == []
    assert [
        url
        for url in asked
        if not url.startswith((f"http://127.0.0.1:{server.port}/", "data:", "blob:"))
    ] == []


def expect(locator: Any) -> Any:
    """Return what waits until a statement holds."""
    return playwright.expect(locator)


def paste(page: Any, text: str = DRAFT) -> None:
    """Paste a draft and wait for its findings."""
    page.locator("#draft").fill(text)
    expect(page.locator(".finding, .clean").first).to_be_visible()


def test_findings_and_card_appear_without_a_button(page: Any) -> None:
    """Paste, and see marks, findings, and what the client is told."""
    paste(page)

    expect(page.locator("#tally")).to_contain_text("findings")
    expect(page.locator("mark.easy").first).to_be_attached()
    expect(page.locator("tr.there").first).to_contain_text("there")
    expect(page.locator("tr.missing").first).to_contain_text("missing")
    expect(page.get_by_text("Nothing you type leaves this computer.")).to_be_visible()


def test_one_click_applies_a_rewrite_and_undo_takes_it_back(page: Any) -> None:
    """The words around it stay as they are."""
    paste(page, "Utilise the card after lunch on Monday.")
    page.locator(".finding", has_text="complex-wording").get_by_role(
        "button", name="Apply"
    ).first.click()
    expect(page.locator("#draft")).to_have_value("Use the card after lunch on Monday.")
    page.locator("#undo").click()

    expect(page.locator("#draft")).to_have_value("Utilise the card after lunch on Monday.")


def test_all_safe_rewrites_are_applied_at_once(page: Any) -> None:
    """Same meaning, plainer words; what may shift the meaning stays."""
    paste(page)
    expect(page.locator("#fix")).to_be_enabled()
    page.locator("#fix").click()

    expect(page.locator("#draft")).to_have_value(re.compile(r"Use the log every night"))


def test_a_blank_becomes_a_field(page: Any) -> None:
    """What is written there stands in the draft, without braces."""
    paste(page, "Do {some} minutes of breathing after lunch.")
    field = page.locator("#blank-fields input")
    field.fill("5")
    field.press("Tab")

    expect(page.locator("#draft")).to_have_value("Do 5 minutes of breathing after lunch.")


def test_the_keyboard_alone_goes_from_paste_to_card(page: Any) -> None:
    """F8 finds, Enter applies, and the card can be reached and left."""
    page.locator("#draft").focus()
    page.keyboard.insert_text("Utilise the card after lunch on Monday.")
    expect(page.locator(".finding").first).to_be_visible()
    page.keyboard.press("F8")
    expect(page.locator("[data-apply]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#draft")).to_have_value("Use the card after lunch on Monday.")
    page.locator("#write").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#whole-label")).to_be_focused()
    expect(page.locator("#after article").first).to_be_visible()
    page.locator("#back").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#draft")).to_be_focused()


def test_marks_lie_under_their_words_in_any_script(page: Any) -> None:
    """The browser counts in other units than the advisor: a smiley is two."""
    paste(page, "😀😀 Utilise the card 👍🏽 after lunch.")

    assert "Utilise" in page.locator("mark.easy").all_inner_texts()


def test_a_category_can_be_put_aside(page: Any) -> None:
    """Its marks and findings go, and a line says how many."""
    paste(page)
    before = page.locator(".finding").count()
    page.get_by_label("Easy to read").uncheck()

    expect(page.locator("mark.easy")).to_have_count(0)
    expect(page.locator("#quiet")).to_contain_text("not shown")
    assert page.locator(".finding").count() < before


def test_the_whole_card_takes_what_is_filled_in(page: Any) -> None:
    """The text to save holds it, and what is still open stays a blank."""
    paste(page)
    page.locator("#write").click()
    first = page.locator("#after input").first
    first.fill("seven times")
    with page.expect_download() as saved:
        page.locator("#save-txt").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")

    assert "seven times" in text
    assert "{" in text


def test_a_plan_of_weeks_is_shown_at_a_glance(page: Any) -> None:
    """A column a week; its name leads to the place in the draft."""
    weeks = "Week 1\n\nWalk for 5 minutes after lunch on Monday.\n\nWeek 2\n\nWalk a bit more."
    paste(page, weeks)
    expect(page.locator(".plan thead th")).to_have_count(2)
    page.locator(".plan thead button").nth(1).click()

    assert page.evaluate("document.getElementById('draft').selectionStart") == weeks.index("Week 2")


def test_a_dropped_file_is_read(page: Any, tmp_path: Path) -> None:
    """Through the same door as the button."""
    file = tmp_path / "draft.md"
    file.write_text("# Walk\n\nUtilise the card after lunch.\n", encoding="utf-8")
    page.locator("#file").set_input_files(str(file))

    expect(page.locator("#draft")).to_have_value(re.compile("Utilise the card"))
    expect(page.locator("#format")).to_have_value("markdown")


def test_a_giant_paste_gets_a_sentence(page: Any) -> None:
    """The page stays alive."""
    page.evaluate("document.getElementById('draft').value = 'Walk to the gate. '.repeat(30000)")
    page.locator("#draft").dispatch_event("input")

    expect(page.locator("#trouble")).to_be_visible(timeout=15000)
    page.locator("#draft").fill("Utilise the card.")
    expect(page.locator(".finding").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_nothing_hinders_those_who_read_otherwise(
    browser: Any, server: Server, scheme: str, width: int
) -> None:
    """No violation that axe-core knows, wide and narrow, light and dark."""
    axe = pytest.importorskip("axe_playwright_python")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(server.url)
    paste(page)
    page.locator("#write").click()
    expect(page.locator("#after article").first).to_be_visible()
    # The page's own policy lets no foreign script in: it comes through the debugger.
    debugger = context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": script})
    found = debugger.send(
        "Runtime.evaluate",
        {
            "expression": "axe.run().then(r => JSON.stringify(r.violations.map(v => v.id)))",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    assert found["result"]["value"] == "[]"
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    context.close()

    assert not wide


def test_the_page_outlives_its_server(browser: Any, tmp_path: Path) -> None:
    """The text stays; a server that is started anew and opened again serves the old page too."""
    server = Server(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.url)
    paste(page)
    port = server.port
    server.stop()
    page.locator("#draft").press("End")
    page.keyboard.insert_text(" Sit down.")
    expect(page.locator("#trouble")).to_be_visible(timeout=15000)
    server.start(port)
    context.new_page().goto(server.url)

    expect(page.locator("#trouble")).to_be_hidden(timeout=15000)
    expect(page.locator("#draft")).to_have_value(re.compile("Sit down"))
    context.close()
    server.stop()
