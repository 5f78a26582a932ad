"""The pages of a cohort in a real browser: verdicts by keyboard, no script, axe."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advisor.cohort.pages import programme_page, trainee_page
from tests.cohort.made_up import cohort, trainee

pytest.importorskip("jinja2")
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser; its own sandbox needs rights that test machines lack."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Return where the page of a trainee lies whose name a spreadsheet would take for a formula."""
    file = tmp_path / "trainee.html"
    file.write_text(trainee_page(trainee("=Ama")), encoding="utf-8")
    return file.as_uri()


def opened(browser: Any, address: str, **settings: Any) -> tuple[Any, list[str]]:
    """Return a page, and what it asks for or complains about."""
    page = browser.new_context(**settings).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((address, "blob:")) else faults.append(asked.url)
        ),
    )
    page.goto(address)
    return page, faults


def saved(page: Any) -> list[list[str]]:
    """Save the verdicts, and return the rows of the file."""
    with page.expect_download() as download:
        page.locator("#save-verdicts").press("Enter")
    assert download.value.suggested_filename == "verdicts--Ama.csv"
    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_verdicts_go_into_a_file_by_keyboard_alone(browser: Any, address: str) -> None:
    """Quotes and line ends of a reason stay in their cell; what looks like a formula is none."""
    page, faults = opened(browser, address)
    first = page.locator("fieldset.say").first
    first.get_by_label("Leave open").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.insert_text('=1+1, "quoted"')
    playwright.expect(page.locator("#saved")).to_have_text("1 verdict is set.")
    rows = saved(page)

    assert rows == [
        ["fingerprint", "rule", "say", "reason", "trainee", "draft"],
        [
            "vague-amount-print",
            "vague-amount",
            "dismissed",
            '\'=1+1, "quoted"',
            "'=Ama",
            "walk.txt",
        ],
    ]
    assert faults == []
    playwright.expect(page.locator("#saved")).to_contain_text("among your downloads")
    page.context.close()


def test_without_a_verdict_nothing_is_saved(browser: Any, address: str) -> None:
    """A line says what to do."""
    page, faults = opened(browser, address)
    page.locator("#save-verdicts").click()

    playwright.expect(page.locator("#saved")).to_contain_text("Choose Confirm or Dismiss")
    assert faults == []
    page.context.close()


def test_nothing_is_kept_but_in_the_page(browser: Any, address: str) -> None:
    """Opened anew, it knows of nothing."""
    page, _ = opened(browser, address)
    page.locator("fieldset.say").first.get_by_label("Confirm").check()
    saved(page)
    page.goto("about:blank")
    page.goto(address)

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.locator("input[value=confirmed]:checked").count() == 0
    page.context.close()


def test_without_scripts_the_page_reads_as_it_should(browser: Any, address: str) -> None:
    """Controls that would do nothing are hidden."""
    page, _ = opened(browser, address, java_script_enabled=False)

    playwright.expect(page.locator("fieldset.say").first).to_be_hidden()
    playwright.expect(page.locator("#save")).to_be_hidden()
    playwright.expect(page.locator(".finding").first).to_be_visible()
    page.context.close()


def test_paper_is_white_even_at_night(browser: Any, address: str) -> None:
    """Ink on paper, the reasons unfolded, and no controls."""
    page, _ = opened(browser, address, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "['body', 'article'].map(one => getComputedStyle(document.querySelector(one)))"
        ".map(one => [one.color, one.backgroundColor])"
    )

    assert colours == [["rgb(27, 27, 27)", "rgb(255, 255, 255)"]] * 2
    playwright.expect(page.locator("fieldset.say").first).to_be_hidden()
    playwright.expect(page.locator("details p").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
@pytest.mark.parametrize("which", ["programme", "trainee"])
def test_nothing_hinders_those_who_read_otherwise(
    browser: Any, tmp_path: Path, which: str, width: int, scheme: str
) -> None:
    """No violation that axe-core knows, wide and narrow, light and dark; no sideways scrolling."""
    axe = pytest.importorskip("axe_playwright_python")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    view = replace(cohort(), before=cohort().drafts)
    file = tmp_path / "page.html"
    file.write_text(
        programme_page(view) if which == "programme" else trainee_page(trainee()), encoding="utf-8"
    )
    viewport = {"width": width, "height": 800}
    page, faults = opened(browser, file.as_uri(), viewport=viewport, color_scheme=scheme)
    # The page's own policy lets no foreign script in: it comes through the debugger.
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": script})
    asked = "axe.run().then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes[0].html])))"
    found = debugger.send(
        "Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True}
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()

    assert found["result"]["value"] == "[]"
    assert wide <= width
    assert faults == []
