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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    Word,
    capital,
    lower_first,
    requests,
    rule,
    template,
)

_TELLS = "Give each case its own line."
_EXCEPT = frozenset({"unless", "except if", "except when"})
_DENIES = frozenset({"do", "don't", "not", "n't", "never"})
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
    # "See if she can": the clause is what the verb before it takes.
    return first.head.dep not in _WHETHER or first.head.head.index > first.index


def _conditions(sentence: Sentence) -> list[Hit]:
    return [hit for hit in sentence.find("conditions") if hit.words and _is_condition(hit)]


def _openers(request: Request) -> list[Hit]:
    """Return every word of the sentence that opens a clause of its own, "and if" among them."""
    return [
        hit
        for hit in request.sentence.find("conditions")
        if hit.words and hit.words[0].dep in ("mark", "advmod", "case")
    ]


def _text(words: Sequence[Word]) -> str:
    """Return some words as they may stand in a blank, without the joints at their end."""
    while words and (not words[-1].is_word or words[-1].dep == "cc"):
        words = words[:-1]
    if not words:
        return ""
    text = words[0].sentence.text[words[0].at : words[-1].at + len(words[-1].text)]
    return text.replace("{", "").replace("}", "")


def _case(hit: Hit, request: Request, openers: list[Hit]) -> str:
    """Return the words of a condition's own clause, "it rains" of "if it rains"."""
    start = hit.words[-1].index + 1
    stops = {opener.words[0].index for opener in openers if opener.words[0].index >= start}
    stops |= {_first(request)} if _first(request) >= start else set()
    words = request.sentence.words
    stops |= {
        mark.index
        for mark, after in pairwise(words)
        if mark.index > start and mark.text in ",;:" and after.lower not in ("and", "or")
    }
    return _text(words[start : min(stops, default=None)]) or "this happens"


def _first(request: Request) -> int:
    """Return where the action begins: at its verb, or at the "do not" before it."""
    assert request.step is not None  # noqa: S101  asked only where there is one
    verb = request.step.verb
    denied = [w.index for w in verb.children if w.lower in _DENIES and w.index < verb.index]
    return min([verb.index, *denied])


def _action(request: Request, openers: list[Hit]) -> str:
    """Return the words of the action itself, "use the list" of "use the list unless ..."."""
    words = request.sentence.words[_first(request) : _last(request, openers)]
    return lower_first(words, _text(words))


def _last(request: Request, openers: list[Hit]) -> int:
    """Return where the action ends: at a condition behind it, or with its sentence."""
    stops = [
        hit.words[0].index
        for hit in openers
        if hit.words[0].index > _first(request) and hit.entry.more["weight"] > 1
    ]
    return min(stops, default=len(request.sentence.words))


def _is_exception(hit: Hit) -> bool:
    return hit.entry.term in _EXCEPT


def _fix(request: Request) -> Fix:
    """Return one line that says when to act, and one for each exception."""
    if request.step is None:
        return template(request.sentence.span, "If {this happens}: {what to do}.", _TELLS)
    openers = _openers(request)
    inside = range(_first(request), _last(request, openers))
    cases = [
        _case(hit, request, openers)
        for hit in openers
        if not _is_exception(hit)
        and (hit.entry.more["weight"] > 1 or hit.words[0].index not in inside)
    ]
    exceptions = [_case(hit, request, openers) for hit in openers if _is_exception(hit)]
    action = _action(request, openers)
    lead = f"If {{{' and '.join(cases)}}}: {{{action}}}." if cases else f"{{{capital(action)}}}."
    lines = [lead, *(f"If {{{case}}}: {{what else to do}}." for case in exceptions)]
    return template(request.sentence.span, " ".join(lines), _TELLS)


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
        Bad(
            "«If you are at home when the urge comes, do not leave until it is below 4.»",
            fixed="If you are at home and the urge comes: do not leave until it is below 4.",
        ),
        Bad(
            "«Unless you are ill, if it is Monday, go to the gym when the class opens.»",
            fixed="If it is Monday: go to the gym when the class opens. If you are ill: what else "
            "to do.",
        ),
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
                fix=_fix(request),
            )
