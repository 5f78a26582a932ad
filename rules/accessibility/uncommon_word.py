"""Uncommon word.

Flags words that readers at sixth-grade level may not know, in or outside any list.

Why it matters
    One unknown word can stop a whole step. People who meet one in a sheet tend to skip it,
    and the line with it, rather than ask.

When to leave it
    Words of the client's own trade or hobby are easy for that client: name them under
    ``known``. Names of people and places, and words explained right there, are left alone.

Sources
    Maddela and Xu (2018), A word-complexity lexicon and a neural readability ranking model.
    EMNLP. doi:10.18653/v1/D18-1410
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Clear Words". https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Scope,
    Sentence,
    Severity,
    Word,
    Zone,
    explain,
    explained,
    glossed,
    hard_probability,
    is_protected,
    reads_as_listed,
    rule,
    speaks_for_itself,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.FORM})
_OWNED = ("plain_words", "hidden_verbs", "jargon", "abbreviations")
_KNOWN = ("everyday_abbreviations", "school_words")
_AS_THEY_STAND = (*_KNOWN, "jargon", "abbreviations")
_OPEN_CLASS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_SHORTEST = 5
"""Letters. Shorter words are names, slang or slips more often than hard words."""


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    known: tuple[str, ...] = ()
    """Words that this client knows, in their dictionary form."""

    chance: float = 0.75
    """How likely a reader at sixth-grade level must be to stumble, 0 to 1."""


def _owned(sentence: Sentence, word: Word) -> bool:
    """Say whether a list already judges the word: as hard, or as known to all."""
    return any(
        word in hit.words and (name in _AS_THEY_STAND or reads_as_listed(hit))
        for name in (*_OWNED, *_KNOWN)
        for hit in sentence.find(name, quoted=True)
    )


def _is_candidate(sentence: Sentence, word: Word) -> bool:
    if word.pos not in _OPEN_CLASS or len(word.text) < _SHORTEST or word.quoted:
        return False
    if word.index and sentence.words[word.index - 1].text == "-":
        # "non-compliant" would get the meaning of "compliant".
        return False
    if any(word in hit.words for hit in sentence.find("medication", quoted=True)):
        return False
    named = word.text[:1].isupper() and any(w.is_word for w in sentence.words[: word.index])
    return not named and word.text.replace("-", "").replace("’", "").replace("'", "").isalpha()


def _gloss(sentence: Sentence, word: Word) -> Fix:
    """Return a template with a gloss: a listed one, else the plain twin, else an empty one."""
    for hit in sentence.find("glosses"):
        if word in hit.words:
            return glossed(hit)
    for hit in sentence.find("plain_words"):
        if hit.words == (word,):
            return glossed(hit)
    return explain(word.end)


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Replace or explain a word that few people use.",
    severity=Severity.SUGGESTION,
    claims=("is-easy-to-follow", "is-clear-across-cultures", "is-not-given-up-for-its-form"),
    options=Options,
    examples=(
        Bad(
            "Ring the council about the «arrears».",
            fixed="Ring the council about the arrears (money you still owe).",
        ),
        Bad(
            "Put the «thesaurus» on your desk. The thesaurus stays there all week.",
            fixed="Put the thesaurus (in plain words) on your desk. The thesaurus stays there all week.",
        ),
        Bad(
            "Write down one «idiosyncrasy».", fixed="Write down one idiosyncrasy (in plain words)."
        ),
        Good("Ring the council about the money you owe."),
        Good("Take your statins (the small white pills for your heart) with water."),
        Good("Meet Ezekiel at the Guggenheim on Sunday."),
        Good("Fill in your thought record after a panic attack."),
        Good("Oil the derailleur.", options=Options(known=("derailleur",))),
    ),
)
def uncommon_word(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag the first use of each word that is hard to read."""
    if speaks_for_itself(assignment):
        # Who wrote "I will use my inhaler" knows the word.
        return
    seen = set(options.known)
    body = assignment.body
    for at, sentence in enumerate(body):
        if sentence.zone in _LEFT_ALONE:
            continue
        following = body[at + 1] if at + 1 < len(body) else None
        for word in sentence.words:
            if not _is_candidate(sentence, word) or {word.lemma, word.lower} & seen:
                continue
            start, end = word.at, word.at + len(word.text)
            chance = hard_probability(word.text, word.lemma, word.pos)
            if chance < options.chance or _owned(sentence, word):
                continue
            seen |= {word.lemma, word.lower}
            if is_protected(sentence, start, end, explaining=True) or explained(
                sentence, start, end, following
            ):
                continue
            yield Flag(
                word.span,
                f"“{word.text}” is a word that not everyone knows.",
                fix=_gloss(sentence, word),
            )
