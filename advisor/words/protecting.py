"""Protected terms: names of skills, sheets, conditions and people that no word rule may touch.

The engine asks here about every flag that judges wording, so that a rule cannot forget to. A
rule may ask as well, to look on past a protected word. Two degrees, from
`lexicons/protected_terms.toml`: a plain entry is neither judged nor changed; one marked
`explain` may be explained where it stands, and is never judged or exchanged. Words about harm
belong to the safety rules, and so they are protected as well.
"""

from collections.abc import Iterable
from dataclasses import replace

from advisor.findings import Fix, Flag, Scope, Span
from advisor.language.sentence import Hit, Sentence

_CONTENT = frozenset({"safety", "fit", "house"})
"""Categories that judge what a task brings with it, not how it is worded; and a team's own rules."""
_EXPLAINS = "accessibility"
"""The category that may ask for an explanation of a term."""


def _hits(sentence: Sentence) -> tuple[Hit, ...]:
    return (
        *sentence.find("protected_terms", quoted=True),
        *sentence.find("crisis", quoted=True),
    )


def is_protected(sentence: Sentence, start: int, end: int, *, explaining: bool = False) -> bool:
    """Say whether a stretch of the sentence's text lies in a name that no word rule may touch.

    Args:
        sentence: where it stands.
        start: index into `sentence.text`.
        end: index just behind it.
        explaining: whether the rule only asks for an explanation, which some names may bear.
    """
    span = sentence.span_of(start, end)
    return any(
        hit.span.contains(span)
        for hit in _hits(sentence)
        if not (explaining and hit.entry.more.get("explain"))
    )


def _adds_behind(fix: Fix, term: Span) -> bool:
    """Say whether a fix only adds words, and none of them inside a term."""
    return all(e.start == e.end and not term.start < e.start < term.end for e in fix.edits)


class Protection:
    """The protected terms of one draft, and what they do to a flag."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._terms: list[tuple[Span, bool, bool]] = [
            (hit.span, bool(hit.entry.more.get("explain")), bool(hit.entry.more.get("allowed")))
            for sentence in sentences
            for hit in _hits(sentence)
        ]

    def guard(self, flag: Flag, category: str, scope: Scope) -> Flag | None:
        """Return a flag as far as it leaves protected terms alone; `None` if nothing is left.

        A flag on a whole step or sentence may cover a term; one that picks words out of a
        term may not.
        """
        if category in _CONTENT or scope in (Scope.ASSIGNMENT, Scope.PLAN, Scope.DRAFT):
            return flag
        held = [
            (term, explain)
            for term, explain, allowed in self._terms
            if term.contains(flag.span) and (scope is Scope.WORD or term != flag.span or allowed)
        ]
        if not held:
            return flag
        may_explain = category == _EXPLAINS and all(explain for _, explain in held)
        adding = tuple(
            fix
            for fix in flag.fixes
            if may_explain and all(_adds_behind(fix, term) for term, _ in held)
        )
        return replace(flag, fix=adding[0], more=adding[1:]) if adding else None
