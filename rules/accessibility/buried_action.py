"""Buried action.

Notes a draft in which the first thing to do comes after a long lead-in.

Why it matters
    Readers who are tired or in a hurry keep what comes first. If four sentences stand before
    the task, some never reach it.

When to leave it
    A letter may open with a greeting and a line of thanks, and a reason of one or two
    sentences may come first. The rule counts longer openings only, and speaks once a draft.

Sources
    CDC, Clear Communication Index (2019), item 2: is the main message at the top?
    https://www.cdc.gov/ccindex/
    AHRQ, The Patient Education Materials Assessment Tool (2013), item 10.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import Bad, Flag, Good, Plan, Severity, Span, first_act, rule, template


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    sentences: int = 4
    """Sentences from which on an opening is long."""

    words: int = 45
    """Words that it must have as well."""


@rule(
    on=Plan,
    summary="Put what to do near the top.",
    severity=Severity.INFO,
    claims=("is-easy-to-follow", "is-light-on-the-mind"),
    options=Options,
    examples=(
        Bad(
            "The week was hard. You told me about the bus. We spoke of the long way round. The "
            "rain did not help. «Walk to the stop on Tuesday at nine».",
            options=Options(words=20),
            fixed="In short: walk to the stop on Tuesday at nine.\n\nThe week was hard. You told "
            "me about the bus. We spoke of the long way round. The rain did not help. Walk to the "
            "stop on Tuesday at nine.",
        ),
        Bad(
            "Sleep comes and goes. Nights differ. Some are short. Most people know that. «Get up at "
            "seven on each day».",
            options=Options(sentences=4, words=10),
        ),
        Good("Walk to the stop on Tuesday at nine. The week was hard. You told me about the bus."),
        Good("Buses can feel crowded. Walk to the stop on Tuesday at nine."),
        Good("# On Tuesday, walk to the stop\n\nThe week was hard. You told me about the bus."),
    ),
)
def buried_action(plan: Plan, options: Options) -> Iterator[Flag]:
    """Flag the first step of a draft that opens with something else for long."""
    step = next((act for act in map(first_act, plan.assignments) if act is not None), None)
    if step is None or any(sentence.is_heading for sentence in plan.sentences):
        return
    before = [s for s in plan.sentences if s.length and s.index < step.sentence.index]
    words = sum(sentence.length for sentence in before)
    if len(before) < options.sentences or words < options.words:
        return
    text = step.text.replace("{", "(").replace("}", ")")
    short = text[:1].lower() + text[1:]
    newline = plan.draft.newline
    start = before[0].span.start
    yield Flag(
        step.span,
        f"{len(before)} sentences stand before the first thing to do: could it open the draft?",
        fix=template(Span(start, start), f"In short: {{{short}}}.{newline * 2}"),
    )
