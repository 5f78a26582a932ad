"""What both fits share: reading the files, ridge regression with signs, correlation, folds."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

Matrix = np.ndarray


class Rated(NamedTuple):
    """A word or term in its sentence, with the difficulty that readers gave it."""

    sentence: str
    term: str
    difficulty: float


def lcp(path: Path) -> list[Rated]:
    """Read a CompLex / LCP 2021 file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [Rated(row[2], row[3], float(row[4])) for row in rows if len(row) == 5]


def ratings(path: Path) -> dict[str, float]:
    """Read the Word Complexity Lexicon: word, mean rating 1-6."""
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {pair[0].lower(): float(pair[1]) for pair in pairs}


def columns(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], Matrix]:
    """Return the names of all features, in order of appearance, and the matrix."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return names, np.array([[row.get(name, 0.0) for name in names] for row in rows])


def solve(
    x: Matrix, y: Matrix, signs: Sequence[int], weight: Matrix, ridge: float
) -> tuple[float, Matrix]:
    """Return constant and slopes of a ridge regression; a sign of 1 or -1 binds its slope.

    Coordinate descent on standardised columns: the sign is kept by cutting each step off at 0.
    """
    total = weight.sum()
    mean, target = weight @ x / total, float(weight @ y / total)
    centred = x - mean
    spread = np.sqrt(weight @ centred**2 / total)
    spread[spread < 1e-9] = np.inf
    scaled = centred / spread
    gram = (scaled * weight[:, None]).T @ scaled
    right = (scaled * weight[:, None]).T @ (y - target)
    slopes = np.zeros(x.shape[1])
    diagonal = np.diag(gram) + ridge
    for _ in range(400):
        before = slopes.copy()
        for at, sign in enumerate(signs):
            step = (right[at] - gram[at] @ slopes + gram[at, at] * slopes[at]) / diagonal[at]
            slopes[at] = max(0.0, step * sign) * sign if sign else step
        if np.abs(slopes - before).max() < 1e-7:
            break
    slopes = slopes / spread
    return target - float(mean @ slopes), slopes


def pearson(a: Matrix, b: Matrix) -> float:
    """Return Pearson's correlation."""
    return float(np.corrcoef(a, b)[0, 1])


def spearman(a: Matrix, b: Matrix) -> float:
    """Return the correlation of ranks (ties broken by position: good enough for a report)."""
    return pearson(np.argsort(np.argsort(a)), np.argsort(np.argsort(b)))


def folds(groups: Sequence[str], count: int = 10, seed: int = 0) -> Matrix:
    """Return a fold for each item; items of one group share it."""
    unique = sorted(set(groups))
    drawn = np.random.default_rng(seed).integers(0, count, len(unique))
    fold = dict(zip(unique, drawn, strict=True))
    return np.array([fold[group] for group in groups])
