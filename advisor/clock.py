"""Where the time of a run goes: to reading, and to each rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


class Clock:
    """Seconds spent on reading drafts and on each rule, and how often a rule was asked."""

    def __init__(self) -> None:
        self.reading = 0.0
        self.drafts = 0
        self.rules: Counter[str] = Counter()
        self._seconds: dict[str, float] = {}

    @property
    def seconds(self) -> dict[str, float]:
        """Return the seconds of each rule."""
        return self._seconds

    @contextmanager
    def of_rule(self, name: str) -> Iterator[None]:
        """Count what happens inside for a rule."""
        start = perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + perf_counter() - start
            self.rules[name] += 1

    def reads(self, plans: Iterable[T]) -> Iterator[T]:
        """Pass on what is read, and count the time that each took."""
        waiting = iter(plans)
        while True:
            start = perf_counter()
            try:
                plan = next(waiting)
            except StopIteration:
                return
            self.reading += perf_counter() - start
            self.drafts += 1
            yield plan
