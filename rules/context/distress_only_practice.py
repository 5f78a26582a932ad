"""Distress only practice.

Flags a calming skill that is to be used only in the very worst moment.

Why it matters
    Nobody learns to swim in a storm. A skill that was rehearsed on calm days, and then at
    middling worry, is there when panic comes; one that was not is hard to find then.

When to leave it
    A crisis or safety plan is for the worst moment. A skill that the client has mastered needs
    no rehearsal: state ``status: mastered``. Exposure is never asked for calm.

Sources
    A Therapist's Guide to Brief Cognitive Behavioral Therapy (2008), relaxation: a quiet
    setting first. https://www.mirecc.va.gov/visn16/docs/therapists_guide_to_brief_cbtmanual.pdf
"""

import re
from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Sentence,
    Severity,
    Zone,
    add_element,
    rule,
)

_SKILLS = frozenset(
    {
        "slow breathing",
        "muscle relaxation",
        "calm place imagery",
        "body scan",
        "mindful moment",
        "grounding",
        "fast calming",
        "a pause when angry",
        "stepping back from thoughts",
        "kind words to yourself",
    }
)
"""Skills that can be rehearsed on a quiet day; an urge or a fear cannot be called up at will."""

_CUE = re.compile(
    r"\b(?:when(?:ever)?|if|during|as soon as|each time|every time|any time|anytime|next time|once"
    r"|in the middle of|in (?:a|an|full))\b",
    re.IGNORECASE,
)
_REHEARSED = re.compile(
    r"\b(?:calm|relaxed|quiet|every ?day|daily|each (?:day|morning|evening|night)|every (?:morning|evening|"
    r"night|day)|twice a|times? (?:a|per)|once a|practi[cs]e (?:it|this)? ?(?:first|before|now|today|at)"
    r"|before bed|at (?:home|lunch|breakfast|bedtime|night|noon)|in the (?:morning|evening)|rehears\w+"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:we|you) (?:have )?practi[cs]ed)\b",
    re.IGNORECASE,
)
"""Words of a rehearsal in a better hour: "daily", "when you are calm", "at lunch"."""


@rule(
    on=Assignment,
    summary="Rehearse it on a calm day first.",
    severity=Severity.SUGGESTION,
    claims=("works-under-stress", "climbs-from-safe-to-hard"),
    examples=(
        Bad(
            "«When panic comes, breathe out slowly and do box breathing».",
            fixed="When panic comes, breathe out slowly and do box breathing. "
            "Before that, practise it when you are calm: once a day after lunch.",
        ),
        Bad("«Do the grounding exercise whenever you have a flashback»."),
        Good(
            "Do box breathing each day after lunch. When panic comes, breathe out slowly in the "
            "same way."
        ),
        Good("Whenever you feel a little tense at your desk, do box breathing."),
        Good("When panic comes, do box breathing.", fields={"status": "mastered"}),
        Good("When panic comes, stay on the bus until the next stop.", fields={"kind": "exposure"}),
    ),
)
def distress_only_practice(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first step of a skill that hangs on high distress alone."""
    skill = assignment.skill
    if skill is None or skill.name not in _SKILLS or assignment.facts.status == "mastered":
        return
    if assignment.kind.name not in (skill.kind, "skill", "mindfulness"):
        return
    if any(_REHEARSED.search(f"{s.label} {s.text}") for s in assignment.sentences):
        return
    wanted = [sentence for sentence in assignment.body if _practises(sentence)]
    if not wanted or not all(map(_in_distress, wanted)):
        return
    asking = [step for step in assignment.steps if step.sentence is wanted[0]]
    yield Flag(
        asking[0].span if asking else wanted[0].span,
        "The hardest moment is a hard place to learn this. A calm rehearsal first may help.",
        fix=add_element(
            assignment,
            "Before that, practise it when you are calm: {once a day after lunch}.",
            "First, when calm: {once a day after lunch}",
        ),
    )


def _practises(sentence: Sentence) -> bool:
    """Say whether a sentence asks for one of the skills, rather than explaining it."""
    if sentence.zone in (Zone.RATIONALE, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION):
        return False
    return any(hit.entry.more["name"] in _SKILLS for hit in sentence.find("skills"))


def _in_distress(sentence: Sentence) -> bool:
    hits = (hit for hit in sentence.find("high_distress") if hit.words)
    return any(_CUE.search(sentence.text[max(0, h.words[0].at - 40) : h.words[0].at]) for h in hits)
