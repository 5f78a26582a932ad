"""The example pack, installed for real into a fresh virtual environment."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

PACK = Path(__file__).parents[1] / "examples" / "pack"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the Python of a fresh environment with the pack; what it needs is lent by ours."""
    folder = tmp_path_factory.mktemp("pack")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    found = str(folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")
    out = [found, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(out, check=True, capture_output=True, text=True).stdout.strip())
    lent = [sysconfig.get_path("purelib"), str(Path(__file__).parents[1])]
    # A site folder that is added so brings its own .pth files along, ours among them.
    lines = [f"import site; site.addsitedir({path!r})" for path in lent[:1]]
    (site / "lent.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    build = folder / "source"
    _copy(PACK, build)
    install = ["-m", "pip", "--python", found, "install", "--no-deps", "--no-build-isolation"]
    quiet = ["--no-index", "--quiet", "--disable-pip-version-check", str(build)]
    subprocess.run([sys.executable, *install, *quiet], check=True)
    return found


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.suffix in (".py", ".toml") and "build" not in path.parts:
            to = target / path.relative_to(source)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())


def advisor(python: str, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the advisor of the fresh environment, with a cache of its own."""
    home = {"XDG_CACHE_HOME": str(Path(python).parent / "cache"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [python, "-m", "advisor.faces.commands", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=text,
        env={**os.environ, **home},
        check=False,
    )


def test_plugins_lists_it_with_what_it_brings(python: str) -> None:
    """The built-in pack comes first."""
    done = advisor(python, "plugins", "--format", "json")
    packs = {pack["name"]: pack for pack in json.loads(done.stdout)["plugins"]}

    assert done.returncode == 0
    assert packs["our_pack"]["distribution"] == "our-advisor-pack"
    assert (packs["our_pack"]["rules"], packs["our_pack"]["reporters"]) == (1, 1)


def test_its_rule_and_its_reporter_run(python: str) -> None:
    """The rule sees its own word list."""
    line = "Fold the laundry on Saturday at 10 am."
    shown = advisor(python, "check", "-", "--format", "concise", "--select", "style", text=line)
    told = advisor(python, "check", "-", "--format", "tally", "--select", "style", text=line)

    assert "no-weekend-task" in shown.stdout
    assert told.stdout == "1 finding\n"


def test_its_rule_has_a_page(python: str) -> None:
    """`advisor explain` knows it."""
    done = advisor(python, "explain", "no-weekend-task")

    assert "weekends without homework" in done.stdout
