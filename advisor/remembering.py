"""Facts worked out once: several rules ask the same of one sentence, assignment or plan.

A fact is kept in the value itself and forgotten with it, so nothing of a draft stays behind.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_OF_PLACE, _OF_WORDS = "()", "(words)"
"""How the keys of facts end: of those that change when a text moves, and of those that do not."""

Holder = TypeVar("Holder")
Fact = TypeVar("Fact")


def remembered(work_out: Callable[[Holder], Fact]) -> Callable[[Holder], Fact]:
    """Return a function that works a fact out at its first call for each value.

    Args:
        work_out: takes one value that has a `__dict__` and is finished: what the fact rests on
            does not change any more. It returns no iterator, as that would be used up.
    """
    return _remembered(work_out, _OF_PLACE)


def remembered_of_words(work_out: Callable[[Holder], Fact]) -> Callable[[Holder], Fact]:
    """Return the like of `remembered` for a fact that rests on the words of a sentence alone.

    It outlives a change of what stands around the sentence, or before it in the draft.
    """
    return _remembered(work_out, _OF_WORDS)


def forget_places(holder: object) -> None:
    """Forget the facts about a value that may have changed with its place."""
    facts = holder.__dict__
    for key in [key for key in facts if key.endswith(_OF_PLACE)]:
        del facts[key]


def _remembered(work_out: Callable[[Holder], Fact], ending: str) -> Callable[[Holder], Fact]:
    key = f"{work_out.__module__}.{work_out.__qualname__}{ending}"

    @wraps(work_out)
    def known(holder: Holder) -> Fact:
        facts = holder.__dict__
        try:
            fact: Fact = facts[key]
        except KeyError:
            fact = facts[key] = work_out(holder)
        return fact

    return known
