"""Nested condition.

Flags an instruction that hangs on two or more conditions at once.

Why it matters
    "If this, unless that, when the other" has to be worked out like a sum, at the very
    moment when the person is upset. One condition with one action can be looked up.

When to leave it
    One "if" with its action is just what helps people act, and a moment ("when you wake")
    is easy to hold: the rule counts it half.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Short, Clear Sentences". https://www.w3.org/TR/coga-usable/
    Federal Plain Language Guidelines (2011), "Place the main idea before exceptions and
    conditions". https://www.plainlanguage.gov/guidelines/organize/
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Hit,
    Request,
    Scope,
    Sentence,
    Severity,
    requests,
    rule,
    template,
)

_WHETHER = frozenset({"ccomp", "xcomp", "csubj", "obj"})


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: float = 1.5
    """Conditions that a sentence may have; a moment ("when", "until") counts half."""


def _is_condition(hit: Hit) -> bool:
    """Say whether a word opens a condition here: not "see if", "as if", "once a day"."""
    first = hit.words[0]
    before = hit.sentence.words[first.index - 1] if first.index else None
    if before is not None and before.lower in ("as", "what", "or", "and", "about"):
        return False
    if first.pos not in ("SCONJ", "ADV", "ADP", "VERB") or first.dep not in (
        "mark",
        "advmod",
        "case",
    ):
        return False
    return first.head.dep not in _WHETHER


def _conditions(sentence: Sentence) -> list[Hit]:
    return [hit for hit in sentence.find("conditions") if hit.words and _is_condition(hit)]


def _case(hit: Hit) -> str:
    """Return the words of a condition's own clause, "it rains" of "if it rains"."""
    own = {w.index for w in hit.words}
    words = [w for w in hit.words[-1].head.subtree if w.index not in own]
    behind = [w for w in words if w.index > hit.words[-1].index]
    if not behind:
        return "this happens"
    last = behind[-1]
    text = hit.sentence.text[behind[0].at : last.at + len(last.text)]
    return text.strip(" ,.;").replace("{", "").replace("}", "")


def _action(request: Request, conditions: list[Hit]) -> str:
    """Return the words of the action itself, "use the list" of "use the list unless ..."."""
    if request.step is None:
        return "what to do"
    verb = request.step.verb
    stops = [hit.words[0].index for hit in conditions if hit.words[0].index > verb.index]
    words = request.sentence.words[verb.index : min(stops, default=len(request.sentence.words))]
    while len(words) > 1 and (words[-1].dep == "cc" or not words[-1].is_word):
        words = words[:-1]
    last = words[-1]
    text = request.sentence.text[verb.at : last.at + len(last.text)]
    return text.strip(" ,.;").replace("{", "").replace("}", "")


def _fix(request: Request, conditions: list[Hit]) -> Fix:
    action, lines = _action(request, conditions), list[str]()
    for hit in conditions:
        if hit.entry.more["weight"] > 1:
            instead = "what else to do" if lines else action
            lines.append(f"If {{{_case(hit)}}}: {{{instead}}}.")
    return template(request.sentence.span, " ".join(lines), "Give each case its own line.")


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Use one “if” a sentence.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "«If the urge comes back, use the list unless your partner is asleep.»",
            fixed="If the urge comes back: use the list. If your partner is asleep: what else to do.",
        ),
        Bad("«If you are at home when the urge comes, do not leave until it is below 4.»"),
        Good("If the urge comes back, use the list."),
        Good("When you wake up, write down the time before you get out of bed."),
        Good("Ask your sister if she can come. If she can't, ask me."),
        Good("Once a day, write down what you did when you felt low."),
    ),
)
def nested_condition(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each instruction with more conditions than it may have."""
    seen = set()
    for request in requests(assignment):
        sentence = request.sentence
        if sentence.index in seen:
            continue
        seen.add(sentence.index)
        conditions = _conditions(sentence)
        weights = [hit.entry.more["weight"] / 2 for hit in conditions]
        if sum(weights) > options.most and 1 in weights:
            yield Flag(
                sentence.span,
                "Several conditions meet here: in a hard moment, one “if” is enough to work out.",
                fix=_fix(request, conditions),
            )
