"""From the sentences of a draft to its assignments, in their order."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeAlias

from advisor.anatomy.elements import find_elements
from advisor.anatomy.facts import Facts, fields_of_part, labelled_facts, read_facts
from advisor.anatomy.homework import reads_as_homework
from advisor.anatomy.kinds import find_kind, find_skill, names_kind, of_a_plan
from advisor.anatomy.metrics import measure
from advisor.anatomy.openings import part_openings
from advisor.anatomy.picture import Assignment, Form, Kind, Plan, Skill, Step
from advisor.anatomy.steps import find_steps
from advisor.anatomy.zones import mark_zones
from advisor.findings import cover
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft

StepsOf: TypeAlias = Sequence[tuple[Step, ...]]
"""The steps of each sentence of a draft, by the sentence's index."""

Part: TypeAlias = tuple[str | None, list[Sentence]]
"""The title and sentences of an assignment."""


def _topics(sentences: Sequence[Sentence], steps: StepsOf) -> frozenset[int]:
    """Return the indexes of headings that each title a task of its own.

    Headings that are no known label count when two or more of one level have steps of
    their own underneath; a lone one is the title of the draft.
    """
    found: dict[int, list[int]] = {}
    for at, sentence in enumerate(sentences):
        if sentence.is_heading and not sentence.own_role:
            found.setdefault(sentence.block.level, []).append(at)
    for _, places in sorted(found.items()):
        busy = [
            at
            for at, following in zip(places, [*places[1:], len(sentences)], strict=True)
            if any(steps[s.index] for s in sentences[at + 1 : following])
        ]
        if len(busy) > 1:
            return frozenset(busy)
    return frozenset()


def _parts(sentences: Sequence[Sentence], steps: StepsOf) -> Iterator[Part]:
    """Yield title and sentences of each assignment."""
    asking = frozenset(at for at, found in enumerate(steps) if found)
    opening = part_openings(sentences, asking)
    topics = frozenset[int]() if opening else _topics(sentences, steps)
    title: str | None = None
    part: list[Sentence] = []
    open_part = False
    for at, sentence in enumerate(sentences):
        if at in opening or at in topics:
            if part and (open_part or any(_asks(step) for s in part for step in steps[s.index])):
                yield title, part
                part = []
            title = opening.get(at, sentence.text).strip("*_ ")
            open_part = True
        elif sentence.is_heading and title is None and not sentence.own_role:
            title = sentence.text
        part.append(sentence)
    if part:
        yield title, part


def _asks(step: Step) -> bool:
    """Say whether a step makes a task of what stands before the first part.

    "You wanted to run again" is an opening word, and belongs to the part that follows.
    """
    root = step.sentence.root
    return not (step.form is Form.INDIRECT and root is not None and root.tag == "VBD")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one part before its elements are looked for."""

    steps: tuple[Step, ...]
    fields: Mapping[str, object]
    facts: Facts
    skill: Skill | None
    kind: Kind


def _known(part: Part, steps_of: StepsOf, fields: Mapping[str, object], facts: Facts) -> _Known:
    sentences = part[1]
    steps = tuple(step for s in sentences for step in steps_of[s.index])
    mark_zones(sentences, steps)
    skill = find_skill(sentences, steps)
    return _Known(steps, fields, facts, skill, find_kind(sentences, steps, skill, fields))


def _assignment(index: int, part: Part, known: _Known, draft: Draft) -> Assignment:
    title, sentences = part[0], tuple(part[1])
    steps, kind = known.steps, known.kind
    return Assignment(
        index=index,
        title=title.rstrip(": ") if title else None,
        span=cover([s.span for s in sentences]),
        kind=kind,
        sentences=sentences,
        steps=steps,
        elements=find_elements(sentences, steps, kind, known.fields),
        draft=draft,
        skill=known.skill,
        metrics=measure(sentences, steps),
        facts=known.facts,
    )


def read_plan(draft: Draft, sentences: Sequence[Sentence]) -> Plan:
    """Return the picture of a draft."""
    _carry_roles(sentences)
    steps = [() if sentence.is_heading else find_steps(sentence) for sentence in sentences]
    parts = list(_parts(sentences, steps))
    facts, own = _facts(draft, [part for _, part in parts])
    known = [
        _known(part, steps, {**draft.fields, **own[index]}, facts[index])
        for index, part in enumerate(parts)
    ]
    known = _as_one_plan(sentences, known)
    assignments = tuple(
        _assignment(index, part, known[index], draft) for index, part in enumerate(parts)
    )
    return Plan(
        draft,
        assignments,
        tuple(sentences),
        is_homework=reads_as_homework(draft, sentences, assignments),
    )


_LONGEST_TITLE = 8
"""Words."""


def _is_title(sentence: Sentence, asking: Container[int]) -> bool:
    """Say whether the first line of a plain text is its title, though nothing marks it as such."""
    words = sentence.words
    short = 0 < len(words) <= _LONGEST_TITLE and words[-1].is_word
    return not sentence.index and short and id(sentence) not in asking


def _as_one_plan(sentences: Sequence[Sentence], known: Sequence[_Known]) -> list[_Known]:
    """Return what is known of the parts, with kinds that fit the title and each other."""
    asking = {id(step.sentence) for part in known for step in part.steps}
    lines = takewhile(lambda s: s.own_role != "part", sentences)
    title = list(takewhile(lambda s: s.is_heading or _is_title(s, asking), lines))
    kinds = of_a_plan(title, [part.kind for part in known], numbered=bool(part_openings(sentences)))
    return [
        part if names_kind(part.fields) else replace(part, kind=kind)
        for part, kind in zip(known, kinds, strict=True)
    ]


def _facts(
    draft: Draft, parts: Sequence[Sequence[Sentence]]
) -> tuple[list[Facts], list[Mapping[str, object]]]:
    """Return the facts of each part, and the front matter that is its alone."""
    common, found = read_facts(draft.fields), list[Facts]()
    own = [fields_of_part(draft.fields, at, len(parts)) for at in range(len(parts))]
    unasked = replace(common, status="", missed=0)
    for fields, part in zip(own, parts, strict=True):
        facts = labelled_facts(part, read_facts(fields, unasked))
        if not facts.status:
            facts = replace(facts, status=common.status, missed=common.missed)
        elif facts.status == "missed" and found:
            facts = replace(facts, missed=max(facts.missed, _in_a_row(found[-1]) + 1))
        found.append(facts)
    return found, own


def _in_a_row(before: Facts) -> int:
    return before.missed if before.status == "missed" else 0


def _carry_roles(sentences: Sequence[Sentence]) -> None:
    """Give each sentence the role of its label, or of the heading it stands under."""
    role, block = "", None
    section = ""
    for sentence in sentences:
        if sentence.is_heading:
            section = sentence.own_role if sentence.own_role not in ("part", "note") else ""
            role, block = section, sentence.block
        elif sentence.own_role:
            role, block = sentence.own_role, sentence.block
        elif sentence.block is not block:
            role, block = section, sentence.block
        sentence.role = role
