"""Proposals: concrete words for what a draft leaves open, from the nearest source there is."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.anatomy.kinds import GENERAL
from advisor.anatomy.picture import Assignment

_ALSO = {"criterion": "success", "measure": "record"}


@cache
def _table(name: str) -> Mapping[str, Any]:
    from advisor.registry import lexicons

    table: Mapping[str, Any] = lexicons()["proposals"].data[name]
    return table


def proposals(assignment: Assignment, element: str) -> tuple[str, ...]:
    """Return proposals for an element, the best first; empty if there are none.

    They come from the known skill, else from the kind of task, else from the general list,
    are written to "you", and are meant for blanks: none of them states a fact.

    Args:
        assignment: what lacks the element.
        element: an element's name; or "steps", "when", "place", "fallback" (what to do at
            the barrier of the same place in its list), "session", "role".
    """
    name = _ALSO.get(element, element)
    if assignment.skill is not None and assignment.skill.kind == assignment.kind.name:
        own = assignment.skill.proposals.get(name)
        if own:
            return own
    kinds = _table("kind")
    for kind in (GENERAL,) if assignment.kind.passing else (assignment.kind.name, GENERAL):
        found = kinds.get(kind, {}).get(name)
        if found:
            return tuple(found)
    return ()


def of_kind(assignment: Assignment, element: str) -> tuple[str, ...]:
    """Return the proposals for an element that fit any task of this kind."""
    return of_kind_named(assignment.kind.name, element)


def of_kind_named(kind: str, element: str) -> tuple[str, ...]:
    """Return the proposals for an element that fit any task of a kind, by its name."""
    return tuple(_table("kind").get(kind, {}).get(element, ()))


def reasons_of(verb: str) -> tuple[str, ...]:
    """Return reasons for doing what a verb says, by its base form; empty if none is known."""
    for act in _table("act").values():
        if verb in act["verbs"]:
            return tuple(act["rationale"])
    return ()


def frame_of(element: str) -> Mapping[str, str]:
    """Return the sentences that state an element.

    "told" is for prose, "named" for a label, "card" for the completeness card.

    Raises:
        KeyError: there is no frame of that name.
    """
    frame: Mapping[str, str] = _table("frames")[_ALSO.get(element, element)]
    return frame
