"""Gaps: of the elements that a draft lacks, the few that a report speaks of.

The completeness card shows every gap. A list of eight more remarks about the same gaps would
bury the words that need changing, so of the mild ones a draft gets the most telling three.
"""

from collections.abc import Sequence

from advisor.findings import Finding, Severity

MOST = 3
"""How many mild remarks about missing elements a draft gets."""

SHORT, BRIEF = 15, 45
"""Words up to which a draft gets one such remark, and two."""

NO_ACT = "no-action"
"""The rule that asks for any act at all."""

EXPLAINING = frozenset({"uncommon-word", "undefined-term"})
"""Rules that ask for a word to be explained."""

OF_THE_PLAN = frozenset({"low-confidence", "low-importance"})
"""Rules that read a field of the whole plan, and would say the same of each week."""

MISSING = "missing-"
"""How the name of a rule begins that asks for an element."""

_FIRST = (
    "missing-rationale",
    "missing-barrier-plan",
    "missing-success-criterion",
    "missing-dose",
    "missing-when",
    "missing-expected-reaction",
    "missing-reflection-prompt",
    "missing-measure",
    "missing-review",
    "missing-situation",
    "missing-confidence-check",
    "missing-cue",
    "missing-imperfection-note",
    "missing-goal-link",
    "missing-horizon",
)
"""The most telling first, by what is known of their weight: a reason and a plan for obstacles
predict most steadily that homework is done (review of 59 studies, doi:10.1080/16506073.2024.2369939).
Rules that are not named come before them: they speak of something particular."""


def most(words: int) -> int:
    """Return how many mild remarks a draft of so many words gets: a line is not asked for a page."""
    return 1 if words <= SHORT else 2 if words <= BRIEF else MOST


def once(findings: Sequence[Finding], source: str, *, in_parts: bool) -> list[Finding]:
    """Return findings without those that say the same again.

    A word is explained where it first stands. In a plan of weeks, what the first week lacks the
    others mostly lack for the same reason; the card shows each.

    Args:
        findings: all findings of a draft, in reading order.
        source: the draft.
        in_parts: whether the draft is a plan of weeks, sessions or stages.
    """
    findings = _told_once(findings)
    told = [f.suggestions[0].edits for f in findings if f.suggestions and f.rule != NO_ACT]
    seen = set[tuple[str, str]]()
    kept = []
    for finding in findings:
        if finding.rule == NO_ACT and finding.suggestions:
            # Another finding proposes the very same act for the words that leave it open.
            if finding.suggestions[0].edits not in told:
                kept.append(finding)
            continue
        if finding.rule in EXPLAINING:
            key = finding.span.of(source).lower().removesuffix("s")
        elif in_parts and (finding.rule.startswith(MISSING) or finding.rule in OF_THE_PLAN):
            key = ""
        else:
            kept.append(finding)
            continue
        if (finding.rule, key) not in seen:
            seen.add((finding.rule, key))
            kept.append(finding)
    return kept


_SAME_WORDS = ("vague-thing", "vague-amount")
"""Rules that may both find the same words open, the one that asks for more first."""


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings without a second remark on the very same open words."""
    asked = {f.span for f in findings if f.rule == _SAME_WORDS[0]}
    return [f for f in findings if f.rule != _SAME_WORDS[1] or f.span not in asked]


def foremost(findings: Sequence[Finding], words: int) -> list[Finding]:
    """Return findings without the less telling of many mild ones about missing elements.

    Args:
        findings: all findings of a draft.
        words: the length of the draft, in words.
    """
    mild = [f for f in findings if f.rule.startswith(MISSING) and f.severity < Severity.WARNING]
    rank = {name: place for place, name in enumerate(_FIRST)}
    # Not by place: a long plan's first part would take every remark.
    mild.sort(key=lambda finding: rank.get(finding.rule, -1))
    left_out = {id(finding) for finding in mild[most(words) :]}
    return [finding for finding in findings if id(finding) not in left_out]
