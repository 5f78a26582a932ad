"""Too many steps.

Flags an assignment with more steps than most people can hold, or do, in one week.

Why it matters
    People keep three to five things in mind. The more a person is told at once, the more of
    it is gone by the evening, and the steps that are lost are rarely the ones you would
    choose. Three steps done teach more than nine begun.

When to leave it
    A ladder of steps over several weeks, or the columns of a form, are not steps of one day:
    the rule leaves plans with numbered weeks alone. Say how far to go this week, and it keeps
    quiet too.

Sources
    Cowan (2010), The magical mystery four. Current Directions in Psychological Science 19(1),
    51-57. doi:10.1177/0963721409359277
    Ley (1979), Memory for medical information. British Journal of Social and Clinical
    Psychology 18(2), 245-255. doi:10.1111/j.2044-8260.1979.tb00333.x
    CDC Clear Communication Index, item 8. https://www.cdc.gov/ccindex/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Form,
    Good,
    Severity,
    Step,
    add_sentence,
    load_of,
    rule,
)

_LIMITED = re.compile(
    r"\bonly (?:the first|steps? \d|part \d|one of|two of)|\bthe rest can wait\b", re.IGNORECASE
)
"""Words that say how far to go: "do only steps 1 to 3", "the rest can wait"."""

_ALLOWS = frozenset("can could may might would".split())


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: int = 5
    """Steps that an assignment in prose may have."""

    most_listed: int = 7
    """Steps that an assignment written as a list may have."""


_CALLS = frozenset("call ring phone contact email text ask tell".split())


def _calls_if(step: Step) -> bool:
    """Say whether a step is a line for trouble: "call me if it does not work"."""
    behind = {word.lower for word in step.words if word.index > step.verb.index}
    asked = bool(behind & {"me", "us", "clinic", "office"})
    return step.verb.lemma in _CALLS and asked and bool(behind & {"if", "when", "questions"})


def _counts(step: Step) -> bool:
    """Say whether a step adds to the load: no permission, no plan for a bad day, no "don't"."""
    if (
        step.negated
        or _calls_if(step)
        or (step.form is Form.INDIRECT and any(w.lower in _ALLOWS for w in step.words))
    ):
        return False
    if step.verb.tag in ("VBG", "VBN") and step.verb.dep in ("conj", "parataxis"):
        return False
    fallback = any(w.lower in ("if", "unless") and w.index < step.verb.index for w in step.words)
    either = any(w.dep == "cc" and w.lower == "or" for w in step.verb.children)
    return not fallback and not either


def _apart(steps: list[Step]) -> list[Step]:
    """Return steps without those that ask the one before again: "tell him this. Tell him that"."""
    kept: list[Step] = []
    for step in steps:
        last = kept[-1] if kept else None
        if last is None or step.sentence.is_item or _asks(step) != _asks(last):
            kept.append(step)
    return kept


def _asks(step: Step) -> tuple[str, ...]:
    """Return the verb and whom it is done with."""
    whom = (word.lower for word in step.verb.children if word.dep in ("obj", "iobj"))
    return (step.verb.lemma, *whom)


@rule(
    on=Assignment,
    summary="Ask for at most five steps, or say how far to go this week.",
    severity=Severity.WARNING,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "Get up at seven. Open the curtains. Drink a glass of water. Walk to the gate. Ring "
            "your sister. «Wash the cups». Write down your mood.",
            fixed="Get up at seven. Open the curtains. Drink a glass of water. Walk to the gate. "
            "Ring your sister. Wash the cups. Write down your mood. This week, do the first "
            "3 steps; the rest can wait.",
        ),
        Bad(
            "1. Get up\n2. Open the curtains\n3. Drink a glass of water\n4. Walk to the gate\n"
            "5. Ring your sister\n6. Wash the cups\n7. Write down your mood\n8. «Read one page»"
        ),
        Good("Get up at seven. Open the curtains. Write down the time."),
        Good(
            "Sit down. Drop your shoulders. Breathe in for 3 counts. Hold for 3. Breathe out for "
            "5. Hold for 2. Do this ten times. Write down one word."
        ),
        Good(
            "Get up at seven. Open the curtains. Drink some water. Walk to the gate. Ring your "
            "sister. Wash the cups. This week, do only the first two steps."
        ),
        Good(
            "Walk to the gate. If it rains, walk in the hall. If you miss a day, walk the next. "
            "You could take the dog. You can ring me. Don't count the steps."
        ),
    ),
)
def too_many_steps(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first step that is one too many."""
    if any(_LIMITED.search(sentence.text) for sentence in assignment.body):
        return
    steps = _apart(load_of([step for step in assignment.steps if _counts(step)]))
    listed = [step for step in steps if step.sentence.is_item]
    most = options.most_listed if 2 * len(listed) > len(steps) else options.most
    if len(steps) <= most:
        return
    numbered = listed and listed[0].sentence.block.marker[:1].isdigit()
    limit = "steps 1 to {3}" if numbered else "the first {3} steps"
    yield Flag(
        steps[most].sentence.span if steps[most].sentence.is_item else steps[most].span,
        f"Here begins step {most + 1} of {len(steps)}: more than most people can keep in mind.",
        fix=add_sentence(
            assignment, f"This week, do {limit}; the rest can wait.", "Say how far to go this week."
        ),
    )
