"""One detector a file: how each element of an assignment is found."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from advisor.anatomy.elements.action import find_action
from advisor.anatomy.elements.barrier import find_barrier
from advisor.anatomy.elements.choice import find_choice
from advisor.anatomy.elements.dose import find_dose
from advisor.anatomy.elements.example import find_example
from advisor.anatomy.elements.rationale import find_rationale
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.elements.record import find_record
from advisor.anatomy.elements.reflection import find_reflection
from advisor.anatomy.elements.setting import (
    find_confidence,
    find_expectation,
    find_format,
    find_goal,
    find_helper,
    find_review,
)
from advisor.anatomy.elements.situation import find_situation
from advisor.anatomy.elements.success import find_success
from advisor.anatomy.picture import Element, ElementName, Evidence, Kind, Step
from advisor.findings import Span
from advisor.language.sentence import Sentence

_DETECTORS: Mapping[ElementName, Callable[[Reading], Iterator[Evidence]]] = {
    ElementName.ACTION: find_action,
    ElementName.SITUATION: find_situation,
    ElementName.DOSE: find_dose,
    ElementName.SUCCESS: find_success,
    ElementName.RATIONALE: find_rationale,
    ElementName.RECORD: find_record,
    ElementName.REFLECTION: find_reflection,
    ElementName.BARRIER: find_barrier,
    ElementName.CHOICE: find_choice,
    ElementName.EXAMPLE: find_example,
    ElementName.EXPECTATION: find_expectation,
    ElementName.GOAL: find_goal,
    ElementName.REVIEW: find_review,
    ElementName.HELPER: find_helper,
    ElementName.CONFIDENCE: find_confidence,
    ElementName.FORMAT: find_format,
}


def find_elements(
    sentences: Sequence[Sentence],
    steps: Sequence[Step],
    kind: Kind,
    fields: Mapping[str, object],
) -> dict[ElementName, Element]:
    """Return every element of an assignment, stated or not.

    A front matter field with an element's name states it too; its evidence is the empty
    span before the first sentence, as the field lies outside the assignment.
    """
    reading = Reading(tuple(sentences), tuple(steps), kind, fields)
    return {
        name: Element(name, (*_from_field(reading, name), *_in_order(detect(reading))))
        for name, detect in _DETECTORS.items()
    }


def _in_order(pieces: Iterator[Evidence]) -> list[Evidence]:
    return sorted(dict.fromkeys(pieces), key=lambda piece: (piece.span, piece.facet))


def _from_field(reading: Reading, name: ElementName) -> tuple[Evidence, ...]:
    if not reading.fields.get(name.value) or not reading.sentences:
        return ()
    start = reading.sentences[0].span.start
    return (Evidence(Span(start, start), "field"),)
