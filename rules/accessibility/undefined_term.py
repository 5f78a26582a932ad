"""Undefined term.

Flags a term of the trade, or an abbreviation, that is not explained where it first appears.

Why it matters
    Terms come easily to those who work with them. A client who has to puzzle one out alone,
    days after the session, may skip the step, and few will ring up to ask.

When to leave it
    A term that you have taught this client can be a handle for the work: name it under
    ``taught`` and the rule keeps quiet about it. One explanation in plain words, right
    there, is enough as well.

Sources
    W3C, Web Content Accessibility Guidelines 2.2, 3.1.3 Unusual Words and 3.1.4
    Abbreviations. https://www.w3.org/WAI/WCAG22/Understanding/unusual-words
    AHRQ, The Patient Education Materials Assessment Tool (2013), item 4.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Word,
    Zone,
    explain,
    explained,
    glossed,
    is_protected,
    plainer,
    reads_as_listed,
    rule,
    spelled_out,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.FORM})
_CAPITALS = re.compile(r"[A-Z]{2,6}(?:-?\d{1,2})?s?$|[A-Z]{2,4}-[A-Z]$")
"""Letters that stand for words: "PMR", "PHQ-9", "ANTs", "CBT-I"."""

_SKILL_WORDS = frozenset(
    """the your our a skill skills technique acronym method use using plan model form of for with
    sheet sheets worksheet worksheets task tasks chart""".split()
)


_SPELT = 3
"""Letters from which on an abbreviation may be told letter by letter."""


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    taught: tuple[str, ...] = ()
    """Terms that this client knows, in their dictionary form."""


def _stands_out(hit: Hit) -> bool:
    """Say whether letters are an abbreviation here, and no word in capitals: "use STOP"."""
    text, words = hit.text, hit.sentence.words
    if not hit.entry.more.get("common"):
        return text.isupper() or not hit.entry.term.isupper() or text[:-1].isupper()
    if text != hit.entry.term:
        return False
    first, last = hit.words[0].index, hit.words[-1].index
    before = words[first - 1].lower if first else ""
    after = words[last + 1].lower if last + 1 < len(words) else ""
    return before in _SKILL_WORDS or after in _SKILL_WORDS


def _shouted(sentence: Sentence) -> bool:
    words = [w for w in sentence.words if w.text.isalpha() and len(w.text) > 1]
    return len(words) > 1 and 2 * sum(w.text.isupper() for w in words) > len(words)


def _terms(sentence: Sentence) -> Iterator[Hit]:
    """Yield the terms of the lists that need a word of explanation."""
    for hit in sentence.find("jargon"):
        if hit.words and reads_as_listed(hit):
            yield hit
    taken = [hit.span for hit in sentence.find("jargon")]
    for hit in sentence.find("abbreviations"):
        if hit.words and _stands_out(hit) and not any(span.overlaps(hit.span) for span in taken):
            yield hit


def _letters(sentence: Sentence) -> Iterator[Word]:
    """Yield abbreviations that no list knows."""
    if _shouted(sentence):
        return
    known = [
        h.span
        for name in ("abbreviations", "everyday_abbreviations", "jargon")
        for h in sentence.find(name)
    ]
    for word in sentence.words:
        vowelless = not re.search(r"[AEIOU]", word.text)
        if (
            _CAPITALS.match(word.text)
            and vowelless
            and not word.quoted
            and not any(span.overlaps(word.span) for span in known)
        ):
            yield word


def _bounds(first: Word, last: Word) -> tuple[int, int]:
    return first.at, last.at + len(last.text)


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Explain a term of the trade where it first appears.",
    severity=Severity.WARNING,
    claims=("is-easy-to-follow", "is-clear-across-cultures", "is-not-given-up-for-its-form"),
    options=Options,
    examples=(
        Bad(
            "List two «cognitive distortions», and rate your «SUDS».",
            fixed="List two thinking traps, and rate your SUDS (how upset you are, from 0 to 100).",
        ),
        Bad(
            "Write down each «automatic thought». An automatic thought comes fast.",
            fixed="Write down each automatic thought (the first thought that pops up). An automatic "
            "thought comes fast.",
        ),
        Good("Fill in the ABC sheet: column A what happened, B the thought, C the feeling."),
        Bad(
            "Notice when you start «ruminating».",
            fixed="Notice when you start going over and over things.",
        ),
        Bad(
            "Do one task of the «BA» sheet.",
            fixed="Do one task of the BA (doing small planned things that lift your mood) sheet.",
        ),
        Bad("Do the «QRZ» on Monday.", fixed="Do the QRZ (in plain words) on Monday."),
        Good("List two cognitive distortions (ways in which a thought bends the facts)."),
        Good("Practise urge surfing. This means letting an urge rise and fall."),
        Good("Turn off the TV, STOP, and fill in your thought record."),
        Good("Write down two core beliefs.", options=Options(taught=("core belief",))),
    ),
)
def undefined_term(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first use of each term that is not explained there."""
    seen = set(options.taught)
    body = assignment.body
    for at, sentence in enumerate(body):
        if sentence.zone in _LEFT_ALONE:
            continue
        following = body[at + 1] if at + 1 < len(body) else None
        for hit in _terms(sentence):
            start, end = _bounds(hit.words[0], hit.words[-1])
            if hit.entry.term in seen or is_protected(sentence, start, end, explaining=True):
                continue
            seen.add(hit.entry.term)
            if not explained(sentence, start, end, following) and not _told_by_letter(hit, body):
                yield _flag(hit)
        for word in _letters(sentence):
            start, end = _bounds(word, word)
            if word.text not in seen and not explained(sentence, start, end, following):
                yield Flag(
                    word.span,
                    f"“{word.text}” is not spelled out: would your client know it in a week?",
                    fix=explain(word.end),
                )
            seen.add(word.text)


def _told_by_letter(hit: Hit, body: Sequence[Sentence]) -> bool:
    """Say whether each letter is told by itself: "Column A what happened, column B ...".

    Two letters in a row stand by themselves too often to tell.
    """
    letters = set(hit.text)
    if not hit.text.isupper() or len(letters) < _SPELT:
        return False
    alone = {word.text for sentence in body for word in sentence.words if len(word.text) == 1}
    return letters <= alone


def _flag(hit: Hit) -> Flag:
    if hit.lexicon == "abbreviations":
        return Flag(
            hit.span,
            f"“{hit.text}” is not spelled out: would your client know it in a week?",
            fix=glossed(hit),
            more=tuple(fix for fix in (spelled_out(hit),) if fix is not None),
        )
    plain = plainer(hit) if hit.entry.plain else None
    return Flag(
        hit.span,
        f"“{hit.text}” is a term of the trade: would your client say it?",
        fix=plain or glossed(hit),
        more=(glossed(hit),) if plain else (),
    )
