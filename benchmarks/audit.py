"""Draw findings at random over real drafts, each with its context, for a reader to judge.

    python benchmarks/audit.py DRAFTS --count 200 > audit.md

DRAFTS is a folder of drafts, or a JSON Lines file whose records have a `text`. The page holds
the words before and after, the flagged words in «guillemets», the message and the first
suggestion, and a place for a verdict. Read it blind: mark each finding right or wrong, useful
or not. `--tally FILE` counts the verdicts of a filled page by rule.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

from advisor.findings import Finding
from advisor.testing import apply_fixes, draft_of, engine_of_all_rules

AROUND = 160
"""Characters of context on each side."""


def texts(source: Path) -> list[str]:
    """Return the texts of a folder or a JSON Lines file."""
    if source.is_dir():
        return [p.read_text(encoding="utf-8") for p in sorted(source.rglob("*.txt"))]
    lines = source.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


def card(number: int, text: str, finding: Finding) -> str:
    """Return one finding as a reader gets it."""
    start, end = finding.span.start, finding.span.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    lines = [
        f"## {number} · {finding.rule} · {finding.severity}",
        f"> {before}«{text[start:end]}»{after}".replace("\n", "\n> "),
        finding.message,
    ]
    if finding.suggestions:
        after_fix = apply_fixes(text, [finding.suggestions[0]])
        shown = after_fix[max(0, start - 60) : end + len(after_fix) - len(text) + 60]
        lines.append(f"Suggested: …{shown}…")
    lines.append("verdict: ")
    return "\n\n".join(lines)


def tally(page: str) -> str:
    """Return the share of findings judged right, by rule, the worst first."""
    said: dict[str, Counter[str]] = {}
    for rule, verdict in re.findall(
        r"^## \d+ · (\S+) .*?^verdict: *(\w*)", page, re.MULTILINE | re.DOTALL
    ):
        said.setdefault(rule, Counter())[verdict or "unread"] += 1
    rows = sorted(said.items(), key=lambda row: row[1]["right"] / row[1].total())
    return "\n".join(f"{rule:28} {dict(counts)}" for rule, counts in rows)


def main() -> None:
    """Draw a page, or count a filled one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tally", type=Path)
    args = parser.parse_args()
    if args.tally:
        print(tally(args.tally.read_text(encoding="utf-8")))
        return
    if args.drafts is None:
        parser.error("name a folder of drafts or a JSON Lines file")
    every = texts(args.drafts)
    engine = engine_of_all_rules()
    found = [
        (text, finding)
        for text, report in zip(every, engine.check(map(draft_of, every)), strict=True)
        for finding in report.findings
    ]
    drawn = random.Random(args.seed).sample(found, min(args.count, len(found)))
    pages = [card(number, text, finding) for number, (text, finding) in enumerate(drawn, 1)]
    sys.stdout.write("\n\n".join(pages) + "\n")


if __name__ == "__main__":
    main()
