"""From the sentences of a draft to its assignments, in their order."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from advisor.anatomy.elements import find_elements
from advisor.anatomy.kinds import find_kind, find_skill
from advisor.anatomy.metrics import measure
from advisor.anatomy.picture import Assignment, Plan, Step
from advisor.anatomy.steps import find_steps
from advisor.anatomy.zones import mark_zones
from advisor.findings import cover
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft

_NUMBERED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)

StepsOf: TypeAlias = Sequence[tuple[Step, ...]]
"""The steps of each sentence of a draft, by the sentence's index."""


def _starts_part(sentence: Sentence) -> bool:
    """Say whether a label or heading such as "Week 2" opens a new assignment."""
    if sentence.own_role != "part":
        return False
    lead = sentence.text if sentence.is_heading else sentence.label
    return bool(_NUMBERED.search(lead))


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


def _parts(
    sentences: Sequence[Sentence], steps: StepsOf
) -> Iterator[tuple[str | None, list[Sentence]]]:
    """Yield title and sentences of each assignment."""
    topics = frozenset[int]() if any(map(_starts_part, sentences)) else _topics(sentences, steps)
    title: str | None = None
    part: list[Sentence] = []
    open_part = False
    for at, sentence in enumerate(sentences):
        opens = _starts_part(sentence) or at in topics
        if opens:
            if part and (open_part or any(steps[s.index] for s in part)):
                yield title, part
                part = []
            title = sentence.text if sentence.is_heading else sentence.label
            open_part = True
        elif sentence.is_heading and title is None and not sentence.own_role:
            title = sentence.text
        part.append(sentence)
    if part:
        yield title, part


def _assignment(
    index: int,
    title: str | None,
    sentences: tuple[Sentence, ...],
    steps_of: StepsOf,
    draft: Draft,
) -> Assignment:
    steps = tuple(step for s in sentences for step in steps_of[s.index])
    mark_zones(sentences, steps)
    skill = find_skill(sentences, steps)
    kind = find_kind(sentences, steps, skill, draft.fields)
    return Assignment(
        index=index,
        title=title.rstrip(": ") if title else None,
        span=cover([s.span for s in sentences]),
        kind=kind,
        sentences=sentences,
        steps=steps,
        elements=find_elements(sentences, steps, kind, draft.fields),
        draft=draft,
        skill=skill,
        metrics=measure(sentences, steps),
    )


def read_plan(draft: Draft, sentences: Sequence[Sentence]) -> Plan:
    """Return the picture of a draft."""
    _carry_roles(sentences)
    steps = [() if sentence.is_heading else find_steps(sentence) for sentence in sentences]
    assignments = tuple(
        _assignment(index, title, tuple(part), steps, draft)
        for index, (title, part) in enumerate(_parts(sentences, steps))
    )
    return Plan(draft, assignments, tuple(sentences))


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
