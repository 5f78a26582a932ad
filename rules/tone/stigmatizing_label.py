"""Stigmatizing label.

Flags words that make a person into a condition, or judge them by it.

Why it matters
    A label on a sheet stays in the mind longer than the task does. People who read
    themselves described by a condition expect less of themselves, and of the help they get.

When to leave it
    Some people choose such a word for themselves (“autistic”, “Deaf”, “alcoholic” in a
    fellowship). Name it under ``preferred`` and the rule keeps quiet about it. What a client
    says of themselves, in quotation marks or after “I am”, is left alone.

Sources
    NIDA, Words Matter: Preferred language for talking about addiction.
    https://nida.nih.gov/research-topics/addiction-science/words-matter-preferred-language-talking-about-addiction
    Kelly and Westerhoff (2010), Does it matter how we refer to individuals with
    substance-related conditions? International Journal of Drug Policy 21(3), 202-207.
    doi:10.1016/j.drugpo.2009.10.010
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Bad,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Word,
    placed,
    replace_span,
    rule,
    substitute,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    preferred: tuple[str, ...] = ()
    """Words that this client uses for themselves, in their dictionary form."""


_PEOPLE = frozenset(
    """you he she they who i we people person client clients patient patients someone anyone
    everyone many those adult adults child children men women man woman""".split()
)
_MANY = {
    "person": "people",
    "child": "children",
    "uses": "use",
    "has": "have",
    "puts": "put",
    "shows": "show",
    "likes": "like",
    "asks": "ask",
    "comes": "come",
    "worries": "worry",
}
_PLURALS = re.compile(rf"\b(?:{'|'.join(_MANY)})\b")
"""What changes when "person who uses" becomes "people who use"."""

_SELF = frozenset({"i", "i'm", "im"})


def _word(sentence: Sentence, index: int) -> Word | None:
    return sentence.words[index] if 0 <= index < len(sentence.words) else None


def _names_someone(hit: Hit) -> bool:
    """Say whether a word that may describe things stands for a person: "a borderline"."""
    after = _word(hit.sentence, hit.words[-1].index + 1)
    before = _word(hit.sentence, hit.words[0].index - 1)
    if after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False
    if hit.form == "plural":
        return True
    article = before is not None and before.lower in ("a", "an", "the", "every", "another")
    return article and (after is None or after.lower not in ("of", "between"))


def _is_own_word(hit: Hit) -> bool:
    """Say whether the client speaks of themselves, or the word is part of a name."""
    before = {
        w.lower for w in hit.sentence.words[max(0, hit.words[0].index - 4) : hit.words[0].index]
    }
    after = _word(hit.sentence, hit.words[-1].index + 1)
    return bool(before & _SELF) or (after is not None and after.lower in ("anonymous", "anon"))


def _of_people(hit: Hit) -> bool:
    """Say whether somebody suffers, rather than something: "sleep suffers from noise"."""
    subject = hit.words[0].child("nsubj")
    if subject is None:
        subject = _word(hit.sentence, hit.words[0].index - 1)
    return subject is not None and subject.lower in _PEOPLE


def _meant(hit: Hit) -> bool:
    match hit.entry.more["sort"]:
        case "both":
            return _names_someone(hit)
        case "has":
            return _of_people(hit)
        case "conduct":
            before = [_word(hit.sentence, hit.words[0].index - n) for n in (1, 2, 3)]
            return any(word is not None and word.lemma in ("be", "get") for word in before)
        case "drug":
            after = _word(hit.sentence, hit.words[-1].index + 1)
            return after is None or after.pos not in ("NOUN", "ADJ", "VERB")
    return True


def _kinder(hit: Hit) -> Fix:
    """Return words for the person first, or a template for what happened."""
    if hit.entry.more["sort"] == "comply" and sum(w.is_word for w in hit.sentence.words) > 2:
        return template(
            hit.sentence.span, "If {the log} did not happen, tell me what got in the way."
        )
    if hit.form == "plural" and hit.entry.plain:
        many = _PLURALS.sub(lambda match: _MANY[match.group()], hit.entry.plain)
        return replace_span(hit.span, placed(hit.sentence, hit.span.start, many))
    blank = "{a word for what they do}" if hit.entry.kind == "noun" else "{what happened}"
    return substitute(hit) or template(hit.span, placed(hit.sentence, hit.span.start, blank))


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Name the person first, and what happened instead of a judgement.",
    severity=Severity.WARNING,
    claims=("feedback-is-kind-and-leads-on",),
    options=Options,
    examples=(
        Bad(
            "Read the page on how to talk to an «addict».",
            fixed="Read the page on how to talk to a person who uses drugs.",
        ),
        Bad(
            "«Non-compliant» members repeat the sheet.",
            fixed="If the log did not happen, tell me what got in the way.",
        ),
        Bad(
            "Your uncle «committed suicide» in May: light a candle.",
            fixed="Your uncle died by suicide in May: light a candle.",
        ),
        Bad(
            "Many people who «suffer from» panic keep a list like this.",
            fixed="Many people who live with panic keep a list like this.",
        ),
        Bad(
            "Read the chapter for «addicts».",
            fixed="Read the chapter for people who use drugs.",
        ),
        Bad("No film if she is «naughty»."),
        Good("Sort the jokes into kind, rude and naughty ones."),
        Good("Put the borderline cases in the third column."),
        Good("Clean the kitchen, and put the dirty dishes away."),
        Good("Write down the thought “I am a junkie”, and who would disagree."),
        Good("Go to the Alcoholics Anonymous meeting on Tuesday."),
        Good("Swap one alcoholic drink for water."),
        Good("List three strengths of autistic adults.", options=Options()),
        Good("Write what an addict hears.", options=Options(preferred=("addict",))),
    ),
)
def stigmatizing_label(sentence: Sentence, options: Options) -> Iterator[Flag]:
    """Flag each label or judgement, unless it is the client's own word."""
    for hit in sentence.find("stigma"):
        if hit.entry.term in options.preferred or _is_own_word(hit) or not _meant(hit):
            continue
        mild = (
            Severity.SUGGESTION if hit.entry.more["sort"] in ("has", "trait", "conduct") else None
        )
        yield Flag(
            hit.span,
            f"“{hit.text}” can read as a label: would your client choose this word?",
            fix=_kinder(hit),
            severity=mild,
        )
