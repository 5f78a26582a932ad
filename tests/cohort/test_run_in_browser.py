"""The pages in a real browser: verdicts are saved, and nothing hinders anyone."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cohort.making import cohort, run

playwright = pytest.importorskip("playwright.sync_api")
pytest.importorskip("sqlalchemy")
pytest.importorskip("jinja2")

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser; its own sandbox needs rights that test machines lack."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report."""
    folder = tmp_path_factory.mktemp("browser")
    result = run("run", cohort(folder), "--out", folder / "out", "--history", folder / "h.db")
    assert result.exit_code == 0
    return folder / "out"


def test_verdicts_are_saved_by_keyboard_alone(browser: Any, report: Path, tmp_path: Path) -> None:
    """As a file that the command takes in; words that a spreadsheet would run are defused."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    page.goto((report / "trainees" / "001-ana-ruiz.html").as_uri())
    first = page.locator("fieldset.say").first
    first.locator('input[value="dismissed"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type('=our "word"')
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my verdicts").press("Enter")
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    said = page.get_by_role("status").inner_text()
    context.close()

    assert faults == []
    assert said.startswith("1 verdict is in the file verdicts-Ana-Ruiz.csv")
    assert saved.name == "verdicts-Ana-Ruiz.csv"
    row = next(csv.DictReader(io.StringIO(saved.read_text("utf-8-sig"), newline="")))
    assert (row["say"], row["reason"], row["trainee"]) == ("dismissed", '\'=our "word"', "Ana Ruiz")
    taken = run("say", saved, "--history", report.parent / "h.db")
    assert taken.stdout.endswith(": 1 new verdict.\n")


def test_without_scripts_the_page_reads_and_offers_nothing_that_fails(
    browser: Any, report: Path
) -> None:
    """The controls are hidden."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / "trainees" / "001-ana-ruiz.html").as_uri())

    assert page.locator("fieldset.say").first.is_hidden()
    assert page.get_by_text("Two things to work on next").first.is_visible()
    context.close()


@pytest.mark.parametrize("name", ["index.html", "trainees/001-ana-ruiz.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 360])
def test_nothing_hinders_those_who_read_otherwise(
    browser: Any, report: Path, name: str, scheme: str, width: int
) -> None:
    """No violation that axe-core knows, and no page that scrolls sideways."""
    axe = pytest.importorskip("axe_playwright_python")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto((report / name).as_uri())
    debugger = context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": script})
    found = debugger.send(
        "Runtime.evaluate",
        {
            "expression": "axe.run().then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes[0].html])))",
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    context.close()

    assert found["result"]["value"] == "[]"
    assert not wide
