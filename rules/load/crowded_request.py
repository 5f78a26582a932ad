"""Crowded request.

Flags a sentence that asks for several things at once, none of them plain: open phrases and
terms of the trade in a row.

Why it matters
    Each open phrase has to be worked out, and each unknown word looked up, before anything can
    be done. Three in one sentence are more than a tired reader will carry home.

When to leave it
    Plain acts in a row, such as standing up and stretching, are one short scene and easy to
    hold.

Sources
    Ley (1979), Memory for medical information. British Journal of Social and Clinical
    Psychology 18(2), 245-255. doi:10.1111/j.2044-8260.1979.tb00333.x
    Sweller (1988), Cognitive load during problem solving. doi:10.1207/s15516709cog1202_4
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Request,
    Scope,
    Sentence,
    Severity,
    Span,
    Zone,
    add_after,
    explained,
    inner_targets,
    open_phrases,
    requests,
    rule,
    states_dose,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.FORM})
_JOINT = re.compile(r",| and | & |;")


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: int = 2
    """Open phrases and unknown terms that one sentence may ask for."""

    short: int = 12
    """Words below which a sentence is easy to hold, whatever it asks for."""


def _unknown(sentence: Sentence, following: Sentence | None) -> Iterator[Span]:
    for name in ("jargon", "abbreviations"):
        for hit in sentence.find(name):
            if hit.words and not _is_explained(hit, following):
                yield hit.span


def _is_explained(hit: Hit, following: Sentence | None) -> bool:
    first, last = hit.words[0], hit.words[-1]
    return explained(hit.sentence, first.at, last.at + len(last.text), following)


def _open(assignment: Assignment, request: Request) -> Iterator[Span]:
    yield from (span for span, _ in open_phrases(assignment, request))
    yield from (span for span, _ in inner_targets(assignment, request))


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Ask for one plain thing at a time.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "«This week, work on your boundaries, practise distress tolerance and process your grief.»",
            fixed="This week, work on your boundaries, practise distress tolerance and process your grief. "
            "For this week, choose one of these: which one?",
        ),
        Bad(
            "«Use your DEAR MAN skills with your boss, challenge your core beliefs and practise "
            "acceptance.»"
        ),
        Good("Stand up, stretch and breathe out ten times."),
        Good("Work on your boundaries. Say no to one request on Friday."),
        Good("Write down the thought, the feeling and what you did next."),
    ),
)
def crowded_request(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each sentence that asks for too much that is not plain."""
    found: dict[int, list[Span]] = {}
    for request in requests(assignment):
        found.setdefault(request.sentence.index, []).extend(_open(assignment, request))
    body = assignment.body
    for at, sentence in enumerate(body):
        if sentence.index not in found or sentence.zone in _LEFT_ALONE:
            continue
        if states_dose(assignment, sentence):
            continue
        following = body[at + 1] if at + 1 < len(body) else None
        if following is not None and following.find("choice_markers"):
            continue
        heavy = _apart([*found[sentence.index], *_unknown(sentence, following)])
        parts = len(_JOINT.findall(sentence.text)) + 1
        if min(heavy, parts) > options.most and sentence.length >= options.short:
            yield Flag(
                sentence.span,
                f"This sentence asks for {heavy} things that need working out: one is a start.",
                fix=add_after(
                    sentence,
                    "For this week, choose one of these: {which one?}",
                    assignment.draft.newline,
                ),
            )


def _apart(spans: list[Span]) -> int:
    """Return how many of some places do not overlap one before."""
    count, end = 0, -1
    for span in sorted(spans):
        if span.start >= end:
            count, end = count + 1, span.end
    return count
