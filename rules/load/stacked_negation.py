"""Stacked negation.

Flags an instruction in which one "no" stands inside another.

Why it matters
    Two negatives have to be turned round in the head before they say what to do, and a
    reader in a hurry turns them round once too often.

When to leave it
    A row of short rules ("no naps, no coffee"), and permission not to worry, are easy to
    read: the rule leaves them alone.

Sources
    Federal Plain Language Guidelines (2011), "Use positive language".
    https://www.plainlanguage.gov/guidelines/concise/use-positive-language/
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Avoid Double Negatives". https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator
from itertools import combinations

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    Word,
    cover,
    only_if,
    requests,
    rule,
    template,
    turned_round,
)

_APART = frozenset({"conj", "parataxis", "list", "acl:relcl", "discourse"})
_PERMITS = frozenset({"worry", "matter", "mind", "problem", "need", "have"})
"""Words that turn "don't" into permission: "don't worry if you can't"."""


_NOTHING = frozenset({"nothing", "no one", "nobody", "none"})
"""Words that with "except" say "only": easy to read."""


def _word(hit: Hit) -> Word:
    return (
        hit.words[-1]
        if len(hit.words) > 1 and hit.words[0].lower in ("do", "can", "is")
        else hit.words[0]
    )


def _owner(word: Word) -> Word:
    """Return the verb or adjective that a cue denies: itself if it is one."""
    if word.dep in ("advmod", "neg", "det", "mark", "case", "aux", "cc"):
        return word.head
    return word


def _stacked(one: Hit, two: Hit) -> bool:
    """Say whether the later "no" stands inside the reach of the earlier one."""
    sorts = {one.entry.more["sort"], two.entry.more["sort"]}
    if not sorts & {"plain"} and sorts != {"turn"}:
        return False
    first, second = _owner(_word(one)), _word(two)
    if one.entry.term in _NOTHING and two.entry.more["sort"] == "turn":
        return False
    same = one.entry.term == two.entry.term
    if same and (one.entry.term == "no" or first.index == _owner(second).index):
        return False
    if first.lemma in _PERMITS or first.child("expl") is not None:
        return False
    above = second
    for _ in range(len(second.sentence.words)):
        if above.index == first.index:
            return True
        if above.is_root or (above.dep in _APART and above.index != second.index):
            return False
        condition = above.child("mark", "advmod")
        if (
            above.dep == "advcl"
            and condition is not None
            and condition.lower in ("if", "when", "because", "so", "as")
        ):
            return False
        above = above.head
    return False


def _pair(hits: tuple[Hit, ...]) -> tuple[Hit, Hit] | None:
    good = [hit for hit in hits if hit.words and not _is_other(hit)]
    return next(((a, b) for a, b in combinations(good, 2) if _stacked(a, b)), None)


def _is_other(hit: Hit) -> bool:
    """Say whether the words deny nothing: "not only", "no matter", "yes or no"."""
    last = hit.words[-1]
    words = hit.sentence.words
    if hit.entry.term == "no" and last.dep != "det":
        return True
    after = words[last.index + 1].lower if last.index + 1 < len(words) else ""
    return after in (
        "only",
        "matter",
        "more",
        "longer",
        "later",
        "one",
        "sure",
        "just",
        "yet",
        "doubt",
    )


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Say it without a double no.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    examples=(
        Bad(
            "«Do not go to bed unless you are sleepy.»",
            fixed="Go to bed only if you are sleepy.",
        ),
        Bad("«Don't leave the shop without not looking at your list.»"),
        Bad("«Try not to avoid the bus.»", fixed="Take the bus."),
        Bad("«Refrain from avoiding the market.»", fixed="Go to the market."),
        Bad("«Stop avoiding your neighbour.»", fixed="Talk with your neighbour."),
        Bad("«Do not fail to call Jo on Sunday.»", fixed="Call Jo on Sunday."),
        Bad("«Avoid not answering the phone.»", fixed="Answer the phone."),
        Bad(
            "«Never leave the shop without looking at your list.»",
            fixed="Before you leave the shop, look at your list.",
        ),
        Good("Avoid the market on Saturday. Go on Monday at 9."),
        Good("Stop when the timer rings. Don’t hesitate to call me."),
        Good("Go to bed only if you are sleepy."),
        Good("Think of nothing except your breath."),
        Good("No naps, no coffee after noon, no phone in bed."),
        Good("Don't worry if you can't finish the page."),
        Good("Write not only what went wrong but also what did not."),
        Good("If you can't sleep, don't stay in bed."),
    ),
)
def stacked_negation(assignment: Assignment) -> Iterator[Flag]:
    """Flag each instruction that holds a no inside a no."""
    seen = set()
    for request in requests(assignment):
        sentence = request.sentence
        if sentence.index in seen:
            continue
        seen.add(sentence.index)
        turned = turned_round(sentence)
        if turned is None and _pair(sentence.find("negation_cues")) is None:
            continue
        positive: Fix | None = only_if(request.step) if request.step is not None else None
        yield Flag(
            cover([sentence.span]),
            "A no inside a no has to be turned round in the head: what is there to do?",
            fix=positive
            or turned
            or template(
                sentence.span, "{Say here what to do, with no “not” in it}.", "Say what to do."
            ),
        )
