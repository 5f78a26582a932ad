"""Throughput beside other prose checkers, over the same files, in one run.

    npm install write-good alex textlint textlint-rule-write-good textlint-rule-en-max-word-count \
        textlint-rule-max-comma unified retext-english retext-simplify retext-readability \
        retext-passive retext-intensify retext-equality retext-repeated-words retext-stringify harper.js
    pip install proselint
    python benchmarks/peers.py --node FOLDER

They look for other things, so a number of findings says nothing about quality. A peer that is
not installed is named and left out. Each is run once to warm the disk, then measured: CPU
seconds of the whole process, its start included.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from throughput import drafts

HERE = Path(__file__).parent

RULES = {"rules": {"write-good": True, "en-max-word-count": {"max": 25}, "max-comma": {"max": 4}}}
"""What textlint checks: its rules are all packages of their own."""


def commands(node: Path, folder: Path) -> dict[str, list[str]]:
    """Return the command of each peer, to which the files are added."""
    bins = node / "node_modules" / ".bin"
    config = folder / "textlint.json"
    config.write_text(json.dumps(RULES), encoding="utf-8")
    runner = [shutil.which("node") or "node", str(HERE / "peers.mjs")]
    proselint = shutil.which(
        "proselint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    return {
        "advisor, no cache": [sys.executable, "-m", "advisor.faces.commands", "check", "--no-cache", "--jobs", "1", "--format", "concise"],
        "advisor, cached": [sys.executable, "-m", "advisor.faces.commands", "check", "--jobs", "1", "--format", "concise"],
        "write-good": [str(bins / "write-good")],
        "proselint": [proselint or "proselint", "check"],
        "alex": [str(bins / "alex")],
        "retext, 6 plugins": [*runner, "retext", str(node)],
        "textlint, 3 rules": [str(bins / "textlint"), "-c", str(config), "--rules-base-directory", str(node / "node_modules")],
        "Harper": [*runner, "harper", str(node)],
    }  # fmt: skip


def measured(command: list[str], folder: Path) -> tuple[float, str]:
    """Return the CPU seconds of a command, and why it could not be run ("" if it could)."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    except OSError as error:
        return 0.0, str(error.strerror)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if not done.stdout and done.returncode:
        return 0.0, done.stderr.decode(errors="replace").strip().splitlines()[-1][:100]
    return seconds, ""


def main() -> None:
    """Print a table, the fastest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node", type=Path, default=Path(), help="where node_modules is")
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--words", type=int, default=300)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = drafts(args.files, args.words)
        paths = [folder / f"{number:04}.md" for number in range(args.files)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        words = sum(len(text.split()) for text in texts)
        rows = []
        for peer, command in commands(args.node.resolve(), folder).items():
            measured([*command, *map(str, paths)], folder)
            seconds, problem = measured([*command, *map(str, paths)], folder)
            rows.append((seconds, peer, problem))
        print(f"{args.files} files, {words:,} words; CPU seconds, start included\n")
        print("| checker | CPU s | words per CPU s |\n| --- | --: | --: |")
        for seconds, peer, problem in sorted(rows):
            said = f"{seconds:.2f} | {words / seconds:,.0f}" if not problem else f"- | {problem}"
            print(f"| {peer} | {said} |")


if __name__ == "__main__":
    main()
