"""How long one command takes, cold, against the import that it cannot do without.

Each command and its reference run in turn, A B A B, each in a fresh process; the ratio is
taken pair by pair, so a machine that slows down slows both. Prints the median and the range.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRAFT = """Practice your coping skills this week. Try to do some breathing when you feel bad.
Write down how it went, and bring your notes to our next session.
"""

ADVISOR = [sys.executable, "-m", "advisor.faces.commands"]


def seconds(command: list[str]) -> float:
    """Return the wall time of one run of a command, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def compare(name: str, command: list[str], reference: list[str], runs: int) -> None:
    """Print the ratio of a command to its reference over paired runs."""
    seconds(command)
    seconds(reference)
    pairs = [(seconds(command), seconds(reference)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    ours = statistics.median(a for a, _ in pairs)
    theirs = statistics.median(b for _, b in pairs)
    print(
        f"{name:34} {ours:6.3f} s  reference {theirs:6.3f} s  "
        f"ratio {statistics.median(ratios):5.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


def main() -> None:
    """Compare the commands that people wait for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    spacy = [sys.executable, "-c", "import spacy"]
    click = [sys.executable, "-c", "import click"]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(DRAFT, encoding="utf-8")
        check = [*ADVISOR, "check", str(draft)]
        compare("check, no cache / import spacy", [*check, "--no-cache"], spacy, runs)
        compare("check, cached / import click", check, click, runs)
        compare("--help / import click", [*ADVISOR, "--help"], click, runs)
        compare("rules / import click", [*ADVISOR, "rules"], click, runs)
        compare("explain / import click", [*ADVISOR, "explain", "vague-action"], click, runs)
        compare("usage error / import click", [*ADVISOR, "check", "--nonsense"], click, runs)


if __name__ == "__main__":
    main()
