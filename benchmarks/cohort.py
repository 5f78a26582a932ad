"""A whole cohort, cold: minutes, and the peak memory of the command with its workers.

The reference is `advisor check --no-cache` over the same drafts in the same run. Memory is the
proportional share (PSS) of all processes of the run, added up, looked at twice a second; Linux.

    python benchmarks/cohort.py --drafts 2000 --words 300
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from throughput import drafts

WEEKS = 8


def made(folder: Path, count: int, words: int) -> Path:
    """Return a folder of trainees with so many drafts, eight each; every fourth a Word file."""
    import docx

    for number, text in enumerate(drafts(count, words)):
        home = folder / f"trainee {number // WEEKS:03}"
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"week {number % WEEKS + 1}"
        if number % 4:
            path.with_suffix(".txt").write_text(text, encoding="utf-8")
        else:
            file = docx.Document()
            for line in filter(None, text.splitlines()):
                file.add_paragraph(line)
            file.save(str(path.with_suffix(".docx")))
    return folder


def _family(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[1])
    found = {root}
    while new := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= new
    return found


def _memory(root: int) -> int:
    """Return the memory of a process and all that it started, in kilobytes."""
    total = 0
    for pid in _family(root):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def measured(folder: Path, *command: str) -> tuple[float, float]:
    """Return seconds and peak megabytes of a command."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    start = time.perf_counter()
    running = subprocess.Popen(
        [sys.executable, "-m", "advisor.faces.commands", *command],
        cwd=folder,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while running.poll() is None:
        peak = max(peak, _memory(running.pid))
        time.sleep(0.5)
    return time.perf_counter() - start, peak / 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--words", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made(folder / "drafts", given.drafts, given.words)
        checked, _ = measured(folder, "check", "--no-cache", "--exit-zero", "-q", "drafts")
        cold, peak = measured(folder, "cohort", "run", "drafts")
        again, _ = measured(folder, "cohort", "run", "drafts")
        size = sum(path.stat().st_size for path in (folder / "cohort-report").rglob("*"))
        history = (folder / "cohort-history.db").stat().st_size
    print(f"{given.drafts} drafts of {given.words} words, {given.drafts // WEEKS} trainees")
    print(f"cohort run, cold: {cold / 60:.1f} minutes, {cold / checked:.2f} times a cold check")
    print(f"peak memory of all its processes: {peak:.0f} MB")
    print(f"the same again, nothing changed: {again / 60:.1f} minutes")
    print(f"report {size / 1e6:.0f} MB, history of two runs {history / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
