"""Which parts of structured data are drafts: fields with a telling name, each record one draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from advisor.reading.format import Wanted
from advisor.reading.held import Record, Slot

FIELDS = ("draft", "assignment", "homework", "instructions", "instruction", "text")
"""Names of fields that hold a draft where no setting names any, the most telling first."""

WEAK_FIELD = "description"
"""Holds a draft in a file that was named: in a folder, most descriptions are of programs."""

_FHIR = "resourceType"

_TITLES = ("title", "name", "id")


def may_hold(data: bytes, wanted: Wanted) -> bool:
    """Say whether the bytes of a file name a field that may hold a draft, at a quick look.

    It saves reading the many files of a folder that are something else.
    """
    names = [name.split(".")[-1] for name in wanted.fields] or [*FIELDS, _FHIR]
    seen = data.replace(b"\0", b"").lower()
    return any(normal(name).encode() in seen for name in names if name.isascii()) or any(
        not name.isascii() for name in names
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A string of the data, and its place."""

    slot: Slot


Node: TypeAlias = "Leaf | list[Node] | dict[str, list[tuple[str, Node]]] | None"
"""A value of the data: a string, a list, the pairs of a table, or what holds no text."""

Pairs: TypeAlias = Sequence[tuple[str, Node]]


def pairs_of(node: Node) -> Pairs:
    """Return the pairs of a table, or none."""
    return node["pairs"] if isinstance(node, dict) else ()


def get(node: Node, key: str) -> Node:
    """Return what a table holds under a key, or `None`."""
    return next((value for name, value in pairs_of(node) if name == key), None)


def items_of(node: Node) -> list[Node]:
    """Return the items of a list, or none."""
    return node if isinstance(node, list) else []


def said(node: Node) -> str:
    """Return the string of a leaf, or ""."""
    return node.slot.decoded.text if isinstance(node, Leaf) else ""


def slots_of(node: Node) -> list[Slot]:
    """Return the places of a string, or of a list of strings; those that are blank left out."""
    leaves = [node] if isinstance(node, Leaf) else items_of(node)
    return [leaf.slot for leaf in leaves if isinstance(leaf, Leaf) and said(leaf).strip()]


def title_of(pairs: Pairs, taken: Sequence[Slot] = ()) -> str | None:
    """Return what a table calls itself, or `None`."""
    for wanted in _TITLES:
        for key, value in pairs:
            if normal(key) == wanted and isinstance(value, Leaf) and value.slot not in taken:
                return " ".join(said(value).split()) or None
    return None


def normal(key: str) -> str:
    """Return the name of a field as it is compared: capitals and its outer blanks do not count."""
    return key.strip().lower()


def _fits(way: Sequence[str], wanted: str) -> bool:
    """Say whether the way to a field ends in a dotted name."""
    parts = normal(wanted).split(".")
    return list(way[-len(parts) :]) == parts


def _tables(node: Node, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Pairs]]:
    """Yield all tables of the data in their order, each with the keys that lead to it."""
    waiting: list[tuple[Node, tuple[str, ...]]] = [(node, way)]
    while waiting:
        one, keys = waiting.pop()
        if isinstance(one, list):
            waiting += [(item, keys) for item in reversed(one)]
        elif isinstance(one, dict):
            pairs = pairs_of(one)
            yield keys, pairs
            waiting += [(value, (*keys, normal(key))) for key, value in reversed(pairs)]


def _named(way: tuple[str, ...], pairs: Pairs, names: Sequence[str]) -> list[Slot]:
    """Return the places of all fields with one of the names, in the order of the file."""
    return [
        slot
        for key, value in pairs
        if any(_fits((*way, normal(key)), name) for name in names)
        for slot in slots_of(value)
    ]


def _known(way: tuple[str, ...], pairs: Pairs, names: Sequence[str]) -> list[Slot]:
    """Return the places of the most telling field."""
    found = (_named(way, pairs, (name,)) for name in names)
    return next((slots for slots in found if slots), [])


def find_records(node: Node, wanted: Wanted) -> Iterator[Record]:
    """Yield the records of some data in the order of the file.

    Args:
        node: all of the data.
        wanted: the fields that the settings name; all that a record has of them are its draft.
    """
    tables = list(_tables(node))
    if wanted.fields:
        found = [(pairs, _named(way, pairs, wanted.fields)) for way, pairs in tables]
    else:
        found = [(pairs, _known(way, pairs, FIELDS)) for way, pairs in tables]
        if wanted.named and not any(slots for _, slots in found):
            found = [(pairs, _known(way, pairs, (WEAK_FIELD,))) for way, pairs in tables]
    for pairs, slots in found:
        if slots:
            yield Record(tuple(slots), title_of(pairs, slots))
