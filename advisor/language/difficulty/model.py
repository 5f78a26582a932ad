"""The fitted coefficients, and how features become a number: a constant plus a sum."""

import json
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent.parent / "data"
"""Where the tables and coefficients lie."""

Features = dict[str, float]
"""What is seen of a word or sentence, by name."""

STRETCHES: Final[dict[str, tuple[float, ...]]] = {
    "familiarity": (1, 2, 3, 3.6, 4.2, 4.8, 5.4, 6.6),
    "expected": (1, 2, 2.5, 3, 3.5, 4, 6),
    "letters": (3, 6, 9, 12, 16),
    "syllables": (1, 2, 3, 4, 6),
    "form": (0, 1, 3),
    "context": (3.5, 5.5, 6.5),
}
"""Where the slope of a numeric feature may change."""


@cache
def model() -> dict[str, Any]:
    """Return the coefficients, read at the first call."""
    read: dict[str, Any] = json.loads((DATA / "difficulty.json").read_text(encoding="utf-8"))
    return read


def stretches(name: str, value: float) -> Features:
    """Return how much of each stretch of its range a number covers ("how far from 3 to 3.6")."""
    return {
        f"{name} {low:g}-{high:g}": min(max(value, low), high) - low
        for low, high in pairwise(STRETCHES[name])
    }


def weigh(coefficients: Mapping[str, float], features: Features) -> float:
    """Return the constant plus the sum of features times coefficients."""
    return coefficients["constant"] + sum(
        coefficients.get(name, 0.0) * value for name, value in features.items()
    )
