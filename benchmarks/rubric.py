"""How far the rubric's points agree with those that people's labels would give.

For each labelled draft, a person with the rubric and the labels is imagined: an element that is
labelled as stated has all its points, one that is not has none, and each labelled phrase counts
as one warning of its group. The advisor scores the same drafts by itself. Told are, for each
line, the agreement on its level and Cohen's kappa (linear weights), and for all of a draft the
rank correlation and the mean difference of the share of points, with 95% bootstrap intervals.

    python benchmarks/rubric.py --shared ../shared
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from advisor.cohort.rubric import Rubric, read_rubric
from advisor.cohort.scoring import score
from advisor.cohort.values import Level
from advisor.config import Choices
from advisor.findings import Severity
from advisor.session import Session

_PHRASES = {"wording": "vague", "reading": "hard", "tone": "tone"}
"""Which labels speak of a group of the rubric."""

_ELEMENTS = {"when": "situation", "situation": ""}
"""What the labels call a line of the rubric; they ask for a time or a place as one."""

_RANKS = {Level.MISSING: 0, Level.PARTLY: 1, Level.THERE: 2}
_AGAIN = 1000

Row = tuple[str, Level, float, Level, float, float]
"""A line of the rubric on a draft: name, level and points by label, the same by the advisor, of."""


def labelled(
    label: Mapping[str, Any], name: str, rubric: Rubric, words: float
) -> tuple[Level, float] | None:
    """Return level and part of the points that the labels of a draft give; `None` if they say nothing."""
    element = _ELEMENTS.get(name, name)
    if element in label["elements"]:
        stated = label["elements"][element]
        return None if stated is None else (Level.THERE, 1.0) if stated else (Level.MISSING, 0.0)
    if name == "load":
        if label["load"] is None:
            return None
        return (Level.PARTLY, 0.5) if label["load"] else (Level.THERE, 1.0)
    group = next((one for one in rubric.groups if one.name == name), None)
    if group is None or name not in _PHRASES:
        return None
    found = len(label[_PHRASES[name]]) * rubric.severity[Severity.WARNING]
    share = min(100 * found / max(words, 100) / group.lasting, 1.0)
    level = Level.THERE if not share else Level.MISSING if share == 1 else Level.PARTLY
    return level, 1 - share


def kappa(pairs: Sequence[tuple[Level, Level]]) -> float:
    """Return Cohen's kappa with linear weights over the three levels."""
    cells = [[0.0] * 3 for _ in range(3)]
    for one, other in pairs:
        cells[_RANKS[one]][_RANKS[other]] += 1 / len(pairs)
    rows = [sum(row) for row in cells]
    columns = [sum(row[at] for row in cells) for at in range(3)]
    seen = sum(abs(a - b) * cells[a][b] for a in range(3) for b in range(3))
    chance = sum(abs(a - b) * rows[a] * columns[b] for a in range(3) for b in range(3))
    return 1 - seen / chance if chance else 1.0


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value; equal ones share theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for place in order[at:end]:
            found[place] = (at + end - 1) / 2
        at = end
    return found


def spearman(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the rank correlation."""
    one, other = ranks([a for a, _ in pairs]), ranks([b for _, b in pairs])
    x, y = mean(one), mean(other)
    top = sum((a - x) * (b - y) for a, b in zip(one, other, strict=True))
    low = sum((a - x) ** 2 for a in one) * sum((b - y) ** 2 for b in other)
    return top / low**0.5 if low else 0.0


def between(pairs: Sequence[Any], figure: Callable[[Sequence[Any]], float]) -> tuple[float, float]:
    """Return the 95% interval of a figure, by drawing drafts again and again."""
    chance = random.Random(7)
    drawn = sorted(figure(chance.choices(pairs, k=len(pairs))) for _ in range(_AGAIN))
    return drawn[int(0.025 * _AGAIN)], drawn[int(0.975 * _AGAIN)]


def compared(path: Path, rubric: Rubric) -> tuple[list[Row], list[tuple[float, float]]]:
    """Return each line of each draft, and the shares of points of each draft."""
    rows: list[Row] = []
    shares: list[tuple[float, float]] = []
    with Session(Choices(cache=False)) as session:
        for text in path.read_text("utf-8").splitlines():
            label = json.loads(text)
            report = session.check_text(label["text"])
            if not report.assignments:
                continue
            own = reached = out_of = 0.0
            for line in score(report, rubric).criteria:
                said = labelled(label, line.name, rubric, report.metrics.get("words", 0))
                if said is None:
                    continue
                level, share = said
                rows.append(
                    (line.name, level, share * line.out_of, line.level, line.points, line.out_of)
                )
                own += line.points
                reached += share * line.out_of
                out_of += line.out_of
            if out_of:
                shares.append((reached / out_of, own / out_of))
    return rows, shares


def main() -> None:
    """Print the figures as a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--labels", default="eval/dev.jsonl")
    parser.add_argument("--rubric", type=Path)
    given = parser.parse_args()
    rubric = read_rubric(given.rubric)
    rows, shares = compared(given.shared / given.labels, rubric)
    print("| line | drafts | same level | kappa |\n| --- | --- | --- | --- |")
    for name, label in rubric.labels.items():
        own = [(one[1], one[3]) for one in rows if one[0] == name]
        if not own:
            continue
        low, high = between(own, kappa)
        same = mean(one is other for one, other in own)
        print(f"| {label} | {len(own)} | {same:.0%} | {kappa(own):.2f} ({low:.2f} to {high:.2f}) |")
    low, high = between(shares, spearman)

    def apart(pairs: Sequence[tuple[float, float]]) -> float:
        return mean(abs(a - b) for a, b in pairs)

    print(f"\nAll lines together, {len(shares)} drafts:")
    print(f"rank correlation {spearman(shares):.2f} ({low:.2f} to {high:.2f}),")
    low, high = between(shares, apart)
    print(f"mean difference {apart(shares):.1%} of the points ({low:.1%} to {high:.1%}).")
    print(
        f"Mean share: {mean(a for a, _ in shares):.1%} by label, {mean(b for _, b in shares):.1%} here."
    )


if __name__ == "__main__":
    main()
