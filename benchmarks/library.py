"""A library of templates, checked as CI checks it, against the bare pipeline over the same text.

Everything is a process of its own, its start included. Printed are ratios of wall time, the
CPU seconds of both sides, and the memory of the command for a few and for ten times as many
drafts.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from throughput import drafts

BARE = """
import sys
from pathlib import Path
from advisor.language.pipeline import load_pipeline
from advisor.registry import lexicons
nlp = load_pipeline(lexicons().values()).nlp
lines = (line for path in sorted(Path(sys.argv[1]).glob("*.txt"))
         for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
for _ in nlp.pipe(lines, batch_size=64):
    pass
"""

READ = """
import sys
from pathlib import Path
import click
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    path.read_bytes()
"""

CHECK = ["-m", "advisor.faces.commands", "check", "--format", "concise"]

PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def timed(folder: Path, *command: str) -> tuple[float, float]:
    """Return wall and CPU seconds of a Python command; workers' time counts as well."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *command], env=env, stdout=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(folder: Path) -> int:
    """Return the peak memory of a cold check in megabytes, its workers left out."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")}
    command = [sys.executable, "-c", PEAK, sys.executable, *CHECK, "--no-cache", str(folder)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return int(done.stdout) // 1024


def made(folder: Path, files: int, words: int) -> Path:
    """Return a folder with so many drafts."""
    folder.mkdir()
    for number, text in enumerate(drafts(files, words)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return folder


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--words", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = made(home / "drafts", args.files, args.words)
        where = str(folder)
        timed(folder, "-c", BARE, where)
        cold, single, cached = list[float](), list[float](), list[float]()
        for _ in range(args.runs):
            bare, _ = timed(folder, "-c", BARE, where)
            cold.append(timed(folder, *CHECK, "--no-cache", where)[0] / bare)
            single.append(timed(folder, *CHECK, "--no-cache", "--jobs", "1", where)[0] / bare)
        timed(folder, *CHECK, where)
        for _ in range(args.runs):
            reading, _ = timed(folder, "-c", READ, where)
            cached.append(timed(folder, *CHECK, where)[0] / reading)
        print(f"{args.files} files of {args.words} words, medians of {args.runs} runs, wall time\n")
        for what, ratios in (
            ("cold check / bare pipeline", cold),
            ("cold check, one process / bare pipeline", single),
            ("cached check / import click and read the files", cached),
        ):
            print(f"{what:48} {statistics.median(ratios):5.2f}")
        few, many = made(home / "few", args.files // 10, 40), made(home / "many", args.files, 40)
        print(
            f"\npeak memory, {args.files // 10} and {args.files} files   {peak(few)} and {peak(many)} MB"
        )


if __name__ == "__main__":
    main()
