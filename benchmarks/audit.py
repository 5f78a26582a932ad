"""Draw findings at random over real drafts, each in its context, for readers to judge blind.

    python benchmarks/audit.py DRAFTS --count 200 > page.md        # plain random: the judged draw
    python benchmarks/audit.py DRAFTS --per-rule 5 > page.md       # so many of each rule
    python benchmarks/audit.py --tally page.md                     # one reader
    python benchmarks/audit.py --tally anna.md ben.md chris.md     # several: their majority

DRAFTS is a folder of drafts, or a JSON Lines file whose records have a `text`. Each card shows
the whole draft (the part around the finding where it is long) with the flagged words in
«guillemets», what is said, and the words as the first suggestion would leave them, with its
blanks in {braces} as the tool shows them. Behind
`verdict:` write y (right and useful), r (right, but of no use) or n (not right), and after it
what you like; an empty verdict is unread. `--rule` draws from the named rules alone, and
`--seed` gives another draw.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.edits import apply_edits
from advisor.findings import Finding
from advisor.testing import draft_of, engine_of_all_rules

WHOLE = 700
"""Characters up to which a draft is shown whole."""
AROUND = 300
"""Characters on each side of a finding in a longer draft, up to the ends of their lines."""

_SAID = {
    "y": "useful", "yes": "useful", "useful": "useful",
    "r": "right", "right": "right",
    "n": "wrong", "no": "wrong", "wrong": "wrong",
}  # fmt: skip
_CARD = re.compile(
    r"^## (?P<number>\d+) · (?P<rule>\S+).*?^verdict:[ \t]*(?P<verdict>\w*)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Drawn:
    """One finding and the text it was found in."""

    text: str
    finding: Finding


def texts(source: Path) -> list[str]:
    """Return the texts of a folder or a JSON Lines file."""
    if source.is_dir():
        paths = sorted(path for path in source.rglob("*") if path.suffix in (".txt", ".md"))
        return [path.read_text(encoding="utf-8") for path in paths]
    lines = source.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what to show of a text around a finding, cut at the ends of lines or words."""
    if len(text) <= WHOLE:
        return 0, len(text)
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    cut = max(text.rfind(mark, 0, first) for mark in "\n ")
    behind = min((at for mark in "\n " if (at := text.find(mark, last)) >= 0), default=len(text))
    return cut + 1, behind


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _after(text: str, finding: Finding) -> str:
    """Return the lines that the first suggestion changes, as they would read."""
    fixed = apply_edits(text, finding.suggestions[0].edits).splitlines()
    before = set(text.splitlines())
    changed = [line for line in fixed if line not in before and line.strip()]
    return "\n".join(changed or ["(words are left out, and nothing else changes)"])


def card(number: int, drawn: Drawn) -> str:
    """Return one finding as a reader gets it."""
    text, finding = drawn.text, drawn.finding
    start, end = finding.span.start, finding.span.end
    first, last = _window(text, start, end)
    shown = f"{text[first:start]}«{text[start:end]}»{text[end:last]}"
    shown = f"{'… ' if first else ''}{shown}{' …' if last < len(text) else ''}"
    lines = [
        f"## {number} · {finding.rule} · {finding.severity}",
        _quoted(shown),
        f"**{finding.message}**",
    ]
    if finding.suggestions:
        lines.append(f"Would read:\n\n{_quoted(_after(text, finding))}")
    lines.append("verdict: ")
    return "\n\n".join(lines)


def findings(every: Sequence[str]) -> list[Drawn]:
    """Return all that all rules find in the texts."""
    reports = engine_of_all_rules().check(map(draft_of, every))
    return [
        Drawn(text, finding)
        for text, report in zip(every, reports, strict=True)
        for finding in report.findings
    ]


def draw(found: Sequence[Drawn], count: int, per_rule: int | None, seed: int) -> list[Drawn]:
    """Return a plain random draw, or as many of each rule; the same seed draws the same."""
    chance = random.Random(seed)
    if per_rule is None:
        return chance.sample(list(found), min(count, len(found)))
    taken = []
    for name in sorted({drawn.finding.rule for drawn in found}):
        of_rule = [drawn for drawn in found if drawn.finding.rule == name]
        taken += chance.sample(of_rule, min(per_rule, len(of_rule)))
    return taken


def verdicts(page: str) -> dict[tuple[int, str], str]:
    """Return what a reader said of each card: "useful", "right", "wrong" or "unread"."""
    return {
        (int(match["number"]), match["rule"]): _SAID.get(match["verdict"].lower(), "unread")
        for match in _CARD.finditer(page)
    }


def majority(readers: Sequence[dict[tuple[int, str], str]]) -> dict[tuple[int, str], str]:
    """Return the verdict that more than half of those who read a card share, else "split"."""
    cards = {key for said in readers for key in said}
    settled = {}
    for key in sorted(cards):
        said = [reader[key] for reader in readers if reader.get(key, "unread") != "unread"]
        word, count = Counter(said).most_common(1)[0] if said else ("unread", 0)
        settled[key] = word if 2 * count > len(said) or not said else "split"
    return settled


def _alike(readers: Sequence[dict[tuple[int, str], str]]) -> str:
    """Return on how many of the cards that all of them read the readers agree."""
    shared = set.intersection(*(set(said) for said in readers))
    read = [key for key in shared if all(said[key] != "unread" for said in readers)]
    same = sum(len({said[key] for said in readers}) == 1 for key in read)
    return f"all {len(readers)} readers agree on {same} of {len(read)} cards"


def tally(readers: Sequence[dict[tuple[int, str], str]]) -> str:
    """Return the share judged right and useful, overall and by rule, the lowest first."""
    by_rule: dict[str, Counter[str]] = {}
    for (_, name), word in majority(readers).items():
        by_rule.setdefault(name, Counter())[word] += 1
    everything = sum(by_rule.values(), Counter[str]())
    head = f"{'rule':30} {'useful':>7} {'right':>6} {'wrong':>6} {'split':>6} {'unread':>7}  share"
    lines = [head, _row("all", everything)]
    lines += [
        _row(name, counts)
        for name, counts in sorted(by_rule.items(), key=lambda row: (_share(row[1]), row[0]))
    ]
    if len(readers) > 1:
        lines.append(_alike(readers))
    return "\n".join(lines)


def _share(counts: Counter[str]) -> float:
    read = counts.total() - counts["unread"]
    return counts["useful"] / read if read else 1.0


def _row(name: str, counts: Counter[str]) -> str:
    numbers = f"{counts['useful']:7} {counts['right']:6} {counts['wrong']:6} {counts['split']:6}"
    read = counts.total() > counts["unread"]
    share = f"{_share(counts):5.0%}" if read else "    -"
    return f"{name:30} {numbers} {counts['unread']:7}  {share}"


def main() -> None:
    """Draw a page, or count filled ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drafts", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--per-rule", type=int)
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tally", type=Path, nargs="+")
    args = parser.parse_args()
    if args.tally:
        print(tally([verdicts(path.read_text(encoding="utf-8")) for path in args.tally]))
        return
    if args.drafts is None:
        parser.error("name a folder of drafts or a JSON Lines file")
    found = findings(texts(args.drafts))
    if args.rule:
        found = [drawn for drawn in found if drawn.finding.rule in args.rule]
    drawn = draw(found, args.count, args.per_rule, args.seed)
    pages = [card(number, one) for number, one in enumerate(drawn, 1)]
    sys.stdout.write("\n\n".join(pages) + "\n")


if __name__ == "__main__":
    main()
