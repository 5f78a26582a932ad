"""The first sentences of the programme's page: what the cohort does now, and what to teach next.

A rise is told only where it is one: at least five drafts on either side, and more than chance
would easily make of the same drafts.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.cohort.trends import Part, course, many, stated
from advisor.cohort.values import KeptDraft

ENOUGH = 5
"""Fewer drafts than this bear no talk of a rise."""

_CLEAR = 1.64
"""Standard errors that a rise must measure: chance alone makes that of one in twenty."""

_SAYS = {
    "action": "say what to do",
    "when": "say when",
    "situation": "say where or with whom",
    "dose": "say how much",
    "success": "say what counts as done",
    "rationale": "say why it helps",
    "record": "say what to write down",
    "barrier": "plan for obstacles",
    "reflection": "ask what was learned",
    "choice": "leave a choice",
    "expectation": "say what may happen",
    "review": "say when it is talked over",
}
"""What a draft does that states an element."""

_TEACH = {
    "action": "teach first steps, one verb each,",
    "when": "teach cues (after what, and where)",
    "dose": "teach amounts (how much, how often, until when)",
    "success": "teach done lines that are met by doing",
    "rationale": "teach reasons in the client’s own words",
    "record": "teach short records",
    "barrier": "teach if-then plans",
    "reflection": "teach questions for afterwards",
}
"""What to teach where an element is rare. Elements that only some tasks need have no line."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What stands side by side: drafts now, and drafts before, each with a name or ""."""

    now: Sequence[KeptDraft]
    when: str
    then: Sequence[KeptDraft]
    since: str


def headlines(
    drafts: Sequence[KeptDraft], before: Sequence[KeptDraft], elements: Mapping[str, str]
) -> tuple[str, ...]:
    """Return one to three plain sentences on the cohort.

    Args:
        drafts: the newest version of every draft.
        before: the same as of the previous finished run; empty if there was none.
        elements: plain labels of the elements to speak of, by name.
    """
    if not drafts:
        return ("There are no drafts to speak of yet.",)
    look = _look(drafts, before)
    parts = {name: part for name in elements if (part := stated(look.now, name)).of}
    lead: tuple[str, ...] = ()
    if len(drafts) < ENOUGH:
        lead = (f"{many(len(drafts), 'draft')} so far: too few to speak of a trend.",)
    if not parts:
        return lead or (f"{many(len(drafts), 'draft')} so far.",)
    best, sentence = _best(parts, look, elements)
    return (*lead, sentence, *_next(parts, look, best, elements))


def _look(drafts: Sequence[KeptDraft], before: Sequence[KeptDraft]) -> _Look:
    large = [stage for stage in course(drafts).stages if len(stage.drafts) >= ENOUGH]
    if len(large) > 1:
        first, last = large[0], large[-1]
        return _Look(last.drafts, last.label, first.drafts, f"in {first.label}")
    return _Look(drafts, "", before, "at the last run")


def rises(then: Part, now: Part) -> bool:
    """Say whether a part has clearly grown: by a tenth at least, and not by chance alone."""
    if min(then.of, now.of) < ENOUGH or now.share - then.share < 0.1:
        return False
    both = (then.count + now.count) / (then.of + now.of)
    error = math.sqrt(both * (1 - both) * (1 / then.of + 1 / now.of))
    return now.share - then.share >= _CLEAR * error


def _best(parts: Mapping[str, Part], look: _Look, elements: Mapping[str, str]) -> tuple[str, str]:
    """Return the element that has risen most, else the most frequent, and a sentence on it."""
    then = {name: stated(look.then, name) for name in parts}
    risen = [name for name in parts if rises(then[name], parts[name])]
    when = f"{look.when}: " if look.when else ""
    if risen:
        name = max(risen, key=lambda one: parts[one].share - then[one].share)
        amount = "Most" if parts[name].share > 0.5 else "More"
        was = f"up from {then[name].said} {look.since}"
        return name, (
            f"{amount} drafts now {_says(name, elements)} ({when}{parts[name].said}, {was})."
        )
    name = max(parts, key=lambda one: parts[one].share)
    told = f"{_amount(parts[name])} drafts {_says(name, elements)}"
    return name, f"{told} ({when}{parts[name].said})."


def _next(
    parts: Mapping[str, Part], look: _Look, best: str, elements: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what to teach next: the rarest element that every task needs."""
    open_ones = [name for name in _TEACH if name in parts and name != best]
    if not open_ones:
        return ()
    name = min(open_ones, key=lambda one: parts[one].share)
    part = parts[name]
    if part.share >= 0.75:
        return ("All that a task needs is stated often: keep going.",)
    when = f"{look.when}: " if look.when else ""
    amount = _amount(part)
    subject = "None of the drafts" if amount == "No" else amount
    return (f"{subject} {_says(name, elements)} ({when}{part.said}): {_TEACH[name]} next.",)


def _says(name: str, elements: Mapping[str, str]) -> str:
    return _SAYS.get(name) or f"state “{elements[name]}”"


def _amount(part: Part) -> str:
    if part.count == part.of:
        return "All"
    if not part.count:
        return "No"
    return "Most" if part.share > 0.5 else "Some" if part.share >= 0.3 else "Few"
