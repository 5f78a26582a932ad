"""Prerequisite missing.

Flags a task that rests on a skill which no earlier part of the plan brings in.

Why it matters
    Looking at a thought again needs a thought on paper; step six needs a ladder. Without the
    ground under it, a task is puzzling at home, however clear it was in the room.

When to leave it
    What was taught in a session counts: name it under ``introduced`` in the front matter, or
    remind the client of it ("the ladder that we wrote"), and the rule is quiet. Exposure needs
    no relaxation before it, and the rule asks for none.

Sources
    A Therapist's Guide to Brief Cognitive Behavioral Therapy (2008).
    https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
"""

import re
from collections.abc import Iterator, Sequence

from advisor.api import (
    Bad,
    Flag,
    Good,
    Hit,
    Part,
    Plan,
    Severity,
    Zone,
    add_sentence,
    lexicon_data,
    parts_of,
    rule,
    template,
)

_KNOWN = re.compile(
    r"\b(?:as|like|that|which|what|the \w+) (?:we|you) (?:practi[cs]ed|did|wrote|made|built|learn\w*|tried"
    r"|started|went|talked|drew|chose)|\b(?:from|in) (?:our|the last|last) (?:last )?session|\bas before\b"
    r"|\b(?:we|you) (?:already|have) \w+|\blast (?:week|time)\b|\b(?:wrote|made|built|drew) together\b",
    re.IGNORECASE,
)
"""Words that remind of what was learned before: "the ladder that we wrote"."""


@rule(
    on=Plan,
    summary="Bring in the skill it rests on first.",
    severity=Severity.WARNING,
    claims=("thought-record-has-all-parts", "builds-on-what-came-before"),
    examples=(
        Bad(
            "Session 1: «Challenge your core beliefs».\nSession 2: Go to bed at eleven.",
            fixed="Session 1: Before this: write down one upsetting thought a day. "
            "Challenge your core beliefs.\nSession 2: Go to bed at eleven.",
        ),
        Bad(
            "Session 1: Rate your mood each evening.\n"
            "Session 2: Take «step 4 of the ladder» on Monday."
        ),
        Good(
            "Session 1: Write down one upsetting thought a day.\n"
            "Session 2: List the facts for and against one of them."
        ),
        Good(
            "Session 1: Rate your mood each evening.\n"
            "Session 2: Take step 4 of the ladder on Monday.",
            fields={"introduced": "fear ladder"},
        ),
        Good(
            "Session 1: Rate your mood each evening.\n"
            "Session 2: Take the next step of the ladder that we wrote."
        ),
        Good("Challenge your core beliefs on Monday."),
    ),
)
def prerequisite_missing(plan: Plan) -> Iterator[Flag]:
    """Flag the first use of each skill whose ground was not laid."""
    parts = parts_of(plan)
    needs, told = lexicon_data("skill_order")["needs"], set[str]()
    for at, part in enumerate(parts):
        for hit in _uses(part):
            name = hit.entry.more["use"]
            need = needs[name]
            if name in told or _is_laid(need["lay"], parts[: at + 1], hit):
                continue
            told.add(name)
            before = f"Before this: {{{need['first']}}}"
            opens = hit.sentence.span.start == hit.span.start
            yield Flag(
                hit.span,
                f"“{hit.text}” rests on {need['says']}, and no earlier part of this plan has that.",
                fix=(
                    template(hit.span, f"{before}. {hit.text}")
                    if opens
                    else add_sentence(part.assignment, f"{before}.")
                ),
            )


def _uses(part: Part) -> Iterator[Hit]:
    for sentence in part.assignment.body:
        if sentence.zone not in (Zone.RATIONALE, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION):
            yield from (h for h in sentence.find("skill_order") if "use" in h.entry.more)


def _is_laid(lay: str, parts: Sequence[Part], hit: Hit) -> bool:
    """Say whether a skill was brought in by an earlier part, by the same one, or before."""
    here = parts[-1]
    if _KNOWN.search(hit.sentence.text):
        return True
    taught = lexicon_data("skill_order")["taught"].get(lay, ())
    if any(
        word in name or name in word for name in here.assignment.facts.introduced for word in taught
    ):
        return True
    return any(
        found.entry.more.get("lay") == lay and not found.span.overlaps(hit.span)
        for part in parts
        for sentence in part.assignment.sentences
        for found in sentence.find("skill_order")
    )
