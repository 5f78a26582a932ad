"""Shaming statement.

Flags words that blame, threaten, compare with others, demand perfection or work on guilt.

Why it matters
    Shame makes people hide, and those who expect a reproach often stay away or fill in the
    sheet on the bus. A plain word on how hard it was keeps the next session open.

When to leave it
    What a client says of themselves, and a thought to look at, are left alone. A firm limit
    that keeps someone safe is no reproach.

Sources
    Altendorf and others (2019), The influence of message framing and autonomy support.
    https://pmc.ncbi.nlm.nih.gov/articles/PMC6393822/
    Helgadottir and others (2009), Patients' homework compliance.
    doi:10.1016/j.cbpra.2008.11.003
"""

import itertools
from collections.abc import Iterator, Sequence

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Span,
    Word,
    Zone,
    clause_from,
    keeps_safe,
    rule,
    template,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE})

_TOTALS = frozenset({"always", "never"})
_LEAVE = frozenset("have get can may be know welcome need deserve will".split())
"""Verbs behind "you never" or "you always" that free or comfort: "you never have to"."""

_LAPSES = frozenset(
    "skipping missing forgetting failing avoiding quitting refusing stopping cancelling".split()
)
_LAPSED = frozenset("compliant lazy missed skipped wasted".split())
"""Words behind which a look back is a reproach: "the skipped weeks have not helped you"."""

_MEANS = frozenset("means shows proves says tells indicates".split())
_HURTS = frozenset("teach hurt undo push let lose ruin choose damage punish reward feed".split())
_PEOPLE = frozenset(
    "people mother father parent man woman wife husband partner client patient".split()
)
_PRAISED = frozenset("good decent real proper normal responsible other most".split())
_DO_NOT = frozenset("don't never do would manage n't can".split())
_THOUGHT = frozenset("thought thoughts belief think rule rules write notice fear".split())

_REMARKS = {
    "blame": "“{}” can read as a reproach: what made it hard so far?",
    "threat": "“{}” can read as a threat: what happens that is kind when it does not work out?",
    "dare": "“{}” makes it a contest: what is in it for your client?",
    "comparison": "“{}” measures your client against others: what is a first step for them?",
    "perfection": "“{}” leaves no room for an off day: what would be enough?",
    "command": "“{}” takes the say away: what could your client choose here?",
    "guilt": "“{}” works on guilt: which wish of your client could carry this?",
    "reproach": "“{}” looks back in anger: what got in the way?",
}

_KINDER = {
    "blame": "{This has been hard so far}: what would make it easier?",
    "threat": "If it does not work out, bring what you have; {we look at it together}.",
    "reproach": "{Some days were hard}: what got in the way?",
    "comparison": "Many people find this hard at first; {two minutes are a start}.",
}


def _clause(sentence: Sentence, first: Word) -> Span:
    """Return the place from a word to the end of its clause."""
    words = sentence.words[first.index :]
    end = next((w.index for w in words if w.text in ",;:.!?" and w.index > first.index), None)
    last = sentence.words[end - 1] if end is not None else sentence.words[-1]
    return Span(first.start, last.end)


def _judgements(sentence: Sentence) -> Iterator[tuple[Word, str]]:
    """Yield where a statement judges: "you always give up", "skipping means you ..."."""
    words = sentence.words
    said = [word.lower for word in words]
    for word in words[:-2]:
        following, third = words[word.index + 1], words[word.index + 2]
        if word.quoted:
            continue
        if word.lower == "you" and following.lower in _TOTALS and third.tag in ("VBP", "VB"):
            if third.lemma not in _LEAVE and word.dep == "nsubj" and not _hangs(word):
                yield word, "blame"
        elif (
            word.lower in _LAPSES
            and not _denied(word)
            and _MEANS & set(said[word.index + 1 : word.index + 8])
        ):
            yield word, "threat"
        elif word.lower in _LAPSED and _no_help(said[word.index + 1 : word.index + 7]):
            yield _whole(word), "reproach"
        elif word.lower in _PRAISED and following.lemma in _PEOPLE:
            if third.lower in _DO_NOT and (word.lower != "most" or third.lower == "manage"):
                yield word, "comparison"
        elif (word.lower, following.lower, third.lower) in (
            ("every", "time", "you"),
            ("each", "time", "you"),
        ):
            rest = words[word.index + 4 :]
            hurt = any(a.lower == "you" and b.lemma in _HURTS for a, b in itertools.pairwise(rest))
            if hurt:
                yield word, "blame"


def _denied(word: Word) -> bool:
    """Say whether the draft says that it is none: "that's not failing"."""
    before = word.sentence.words[max(word.index - 2, 0) : word.index]
    return any(one.lower in ("not", "n't", "never", "no") for one in before)


def _whole(word: Word) -> Word:
    """Return the first part of a word with hyphens: "non" of "non-compliant"."""
    words, at = word.sentence.words, word.index
    while at > 1 and words[at - 1].text == "-":
        at -= 2
    return words[at]


def _no_help(said: Sequence[str]) -> bool:
    """Say whether the next words say that it did no good: "weeks have not helped you"."""
    return any(
        one in ("not", "n't", "never") and other in ("help", "helped", "helping")
        for one, other in itertools.pairwise(said)
    )


def _hangs(word: Word) -> bool:
    """Say whether a word stands in a relative clause: "one thing you never get round to"."""
    return any(above.dep.endswith("relcl") for above in word.ancestors)


def _is_thought(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the words are a thought to look at: "the rule that I must be perfect"."""
    before = {w.lower for w in sentence.words[: hit.words[0].index]}
    return bool(before & _THOUGHT) and not {"you", "you're"} & {w.lower for w in hit.words}


def _is_condition(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a command is only a case: "if you need to stop, stop"."""
    at = hit.words[0].index
    return hit.entry.more["sort"] == "command" and bool(at) and sentence.words[at - 1].lower == "if"


def _in_place(
    sentence: Sentence, span: Span, sort: str, kinder: str, acts: Sequence[Word]
) -> tuple[Span, str]:
    """Return what kinder words take the place of, and the words: what is asked for stays."""
    if sort == "dare":
        goes_on = any(w.start >= span.end for w in sentence.words)
        return span, kinder.removesuffix(".") if goes_on else kinder
    whole, opening = clause_from(sentence, span, acts)
    return whole, opening + kinder


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Leave out blame, threats, comparisons and guilt.",
    severity=Severity.WARNING,
    claims=("welcomes-imperfect-practice", "checks-in-without-pressure"),
    examples=(
        Bad(
            "«That's on you».",
            fixed="This has been hard so far: what would make it easier?",
        ),
        Bad("«You always quit halfway». Walk to the gate on Monday."),
        Bad("«Skipping it means that you do not care»."),
        Bad(
            "The «skipped days have not helped you to get better».",
            fixed="Some days were hard: what got in the way?",
        ),
        Bad("Fill in each row, and «be ready to explain» the rest."),
        Bad("«Other clients manage» this in a day."),
        Bad(
            "«I dare you»: stand by the gate for ten minutes.",
            fixed="Try it out, and we look at what you find: stand by the gate for ten minutes.",
        ),
        Good("If it rains, sit by the door; that's not failing, it tells us what to try."),
        Good("You never have to do this alone."),
        Good("Staying in bed has not helped you so far: get up at eight."),
        Good("Write down the thought “I am a disgrace”, and one answer to it."),
        Good("If you miss a day, carry on the next day."),
        Good("Good parents make mistakes too."),
        Good("What is one job that you never get round to?"),
    ),
)
def shaming_statement(assignment: Assignment) -> Iterator[Flag]:
    """Flag the words that shame."""
    acts = [step.verb for step in assignment.steps]
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE or keeps_safe(sentence):
            continue
        found = [
            (hit.span, str(hit.entry.more["sort"]), str(hit.entry.more["kinder"]))
            for hit in sentence.find("shaming")
            if not _is_thought(sentence, hit) and not _is_condition(sentence, hit)
        ]
        found += [
            (_clause(sentence, word), sort, _KINDER[sort]) for word, sort in _judgements(sentence)
        ]
        last = -1
        for span, sort, kinder in sorted(found, key=lambda one: one[0]):
            if span.start > last:
                last = span.end
                text = assignment.draft.source[span.start : span.end]
                kind_words = template(*_in_place(sentence, span, sort, kinder, acts))
                yield Flag(span, _REMARKS[sort].format(text), fix=kind_words)
