"""Complex wording.

Flags long words and hidden verbs, and offers the everyday word in the same form.

Why it matters
    Homework is read alone, often tired, and by many people in a second language. A short
    word that everyone uses is understood at a glance; a long one has to be worked out
    first, and says no more.

When to leave it
    Where a client uses the word, or where you have taught it, name it under ``known`` and
    the rule keeps quiet about it. Names of tools ("thought record") are left alone.

Sources
    Plain language: use simple words and phrases (GSA, public domain).
    https://www.plainlanguage.gov/guidelines/words/use-simple-words-phrases/
    AHRQ, The Patient Education Materials Assessment Tool (2013), item 3.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Zone,
    hidden_verbs,
    is_protected,
    plainer,
    reads_as_listed,
    rule,
)

_SHORTER = "“{}” can be said in fewer words."
_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.FORM})


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    known: tuple[str, ...] = ()
    """Words that this client knows, in their dictionary form."""


def _is_name(hit: Hit) -> bool:
    """Say whether a capital inside the sentence makes the words a name: "Trivial Pursuit"."""
    opens = not any(word.is_word for word in hit.sentence.words[: hit.words[0].index])
    return not opens and hit.text[:1].isupper() and not hit.text.isupper()


def _message(hit: Hit) -> str:
    if hit.lexicon == "hidden_verbs":
        return _SHORTER.format(hit.text)
    if not hit.entry.plain:
        return f"“{hit.text}” may stop a reader: a few plain words beside it would help."
    return f"“{hit.text}” has a shorter everyday word."


@rule(
    on=Sentence,
    scope=Scope.WORD,
    summary="Use the shorter everyday word.",
    severity=Severity.SUGGESTION,
    claims=("is-easy-to-follow", "is-clear-across-cultures", "is-not-given-up-for-its-form"),
    options=Options,
    examples=(
        Bad(
            "«Utilise» the chart «prior to» «commencing» the walk.",
            fixed="Use the chart before starting the walk.",
        ),
        Bad(
            "When she «participates» in the game, «postpone» it no longer.",
            fixed="When she takes part in the game, put it off no longer.",
        ),
        Bad(
            "«Make a decision about» an «additional» day, and «inform» your sister.",
            fixed="Decide on an extra day, and tell your sister.",
        ),
        Bad("Fill in the card «nightly».", fixed="Fill in the card every night."),
        Bad(
            "«Undertake the completion of» one sheet, then «engage in reflection on» it.",
            fixed="Complete one sheet, then think about it.",
        ),
        Bad(
            "She «performs a comparison of» the lists after «carrying out a review of» them.",
            fixed="She compares the lists after going over them.",
        ),
        Good("Make a weekly review of the list, and take a walk."),
        Good("Have a rest, and do some writing."),
        Good("Use the chart before you start the walk."),
        Good("Keep your nightly routine, and buy what is on the list."),
        Good("After a panic attack, ring your significant other."),
        Good("Write “I must obtain it” on the card."),
        Good("Monitor your mood.", options=Options(known=("monitor",))),
    ),
)
def complex_wording(sentence: Sentence, options: Options) -> Iterator[Flag]:
    """Flag each long word that has an everyday one."""
    if sentence.zone in _LEFT_ALONE:
        return
    listed = [h.span for h in sentence.find("hidden_verbs")]
    carried = [
        found
        for found in hidden_verbs(sentence)
        if not any(span.overlaps(found.span) for span in listed)
    ]
    for found in carried:
        yield Flag(found.span, _SHORTER.format(found.text), fix=found.fix)
    owned = [h.span for h in sentence.find("jargon")] + listed + [f.span for f in carried]
    for hit in (*sentence.find("hidden_verbs"), *sentence.find("plain_words")):
        if hit.entry.term in options.known or not hit.words or not reads_as_listed(hit):
            continue
        if _is_name(hit):
            continue
        if hit.lexicon == "plain_words" and any(span.overlaps(hit.span) for span in owned):
            continue
        last = hit.words[-1]
        if is_protected(sentence, hit.words[0].at, last.at + len(last.text)):
            continue
        yield Flag(hit.span, _message(hit), fix=plainer(hit))
