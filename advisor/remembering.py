"""Facts worked out once: several rules ask the same of one sentence, assignment or plan.

A fact is kept in the value itself and forgotten with it, so nothing of a draft stays behind.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Holder = TypeVar("Holder")
Fact = TypeVar("Fact")


def remembered(work_out: Callable[[Holder], Fact]) -> Callable[[Holder], Fact]:
    """Return a function that works a fact out at its first call for each value.

    Args:
        work_out: takes one value that has a `__dict__` and is finished: what the fact rests on
            does not change any more. It returns no iterator, as that would be used up.
    """
    key = f"{work_out.__module__}.{work_out.__qualname__}()"

    @wraps(work_out)
    def known(holder: Holder) -> Fact:
        facts = holder.__dict__
        try:
            fact: Fact = facts[key]
        except KeyError:
            fact = facts[key] = work_out(holder)
        return fact

    return known
