"""FHIR R4 resources with instructions for patients, as JSON: which of their strings are drafts."""

from collections.abc import Iterator, Sequence

from advisor.reading.formats.records import Leaf, Node, get, items_of, pairs_of, said, slots_of
from advisor.reading.held import Record, Slot

_RESOURCES = frozenset({"ActivityDefinition", "CarePlan", "PlanDefinition", "Task"})
_BUNDLE = "Bundle"


def is_fhir(node: Node) -> bool:
    """Say whether some data is a FHIR resource, of whatever type."""
    kind = get(node, "resourceType")
    return isinstance(kind, Leaf) and said(kind)[:1].isupper()


def _record(slots: Sequence[Slot], title: Node) -> Iterator[Record]:
    """Yield what some places hold as a record, if anything."""
    if slots:
        # A resource is read in the order of its file, whatever the order of its keys.
        ordered = tuple(sorted(slots, key=lambda slot: slot.start))
        yield Record(ordered, " ".join(said(title).split()) or None)


def _notes(node: Node) -> list[Slot]:
    return [slot for note in items_of(get(node, "note")) for slot in slots_of(get(note, "text"))]


def _told(node: Node) -> list[Slot]:
    """Return what each "patientInstruction" says, however deep a dosage holds it."""
    found: list[Slot] = []
    for key, value in pairs_of(node):
        if key == "patientInstruction":
            found += slots_of(value)
        elif key == "dosage":
            found += [slot for item in [value, *items_of(value)] for slot in _told(item)]
    return found


def _actions(node: Node) -> Iterator[Record]:
    """Yield a record for each action of a plan, and for those inside it."""
    for action in items_of(get(node, "action")):
        told = [*slots_of(get(action, "description")), *slots_of(get(action, "textEquivalent"))]
        yield from _record(told, get(action, "title"))
        yield from _actions(action)


def _of_resource(node: Node) -> Iterator[Record]:
    title = get(node, "title") or get(node, "name")
    own = [*slots_of(get(node, "description")), *_notes(node), *_told(node)]
    own += slots_of(get(node, "patientInstruction"))
    yield from _record(list(dict.fromkeys(own)), title)
    yield from _actions(node)
    for activity in items_of(get(node, "activity")):
        detail = get(activity, "detail")
        progress = [
            s for note in items_of(get(activity, "progress")) for s in slots_of(get(note, "text"))
        ]
        code = get(get(detail, "code"), "text")
        yield from _record([*slots_of(get(detail, "description")), *progress], code)


def fhir_records(node: Node) -> Iterator[Record]:
    """Yield the drafts of a resource, or of all resources of a bundle, in the order of the file."""
    kind = said(get(node, "resourceType"))
    if kind == _BUNDLE:
        for entry in items_of(get(node, "entry")):
            yield from fhir_records(get(entry, "resource"))
    elif kind in _RESOURCES:
        yield from sorted(_of_resource(node), key=lambda record: record.slots[0].start)
        for inner in items_of(get(node, "contained")):
            yield from fhir_records(inner)
