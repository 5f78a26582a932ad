"""Too many choices.

Flags a row of more than five options, or a pick from a very long list.

Why it matters
    Choice helps up to a point. Seven options have to be weighed one by one, and people who
    are low or tired then pick none.

When to leave it
    A list of things to bring or to look for is no choice. The number of options is yours to
    set: ``most``.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Provide Help", on limiting choices. https://www.w3.org/TR/coga-usable/
    Gutnick and others (2014), Brief Action Planning.
    https://www.researchgate.net/publication/286176637
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
    requests,
    rule,
    template,
)

_PICKING = frozenset("choose pick select".split())
_ASKED = frozenset("could can may".split())
"""Words of a sentence that hands its options to the client."""

_LONGEST = 5
"""Words of one option: a longer part is a clause of its own."""


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: int = 5
    """Options that one sentence may offer."""


def _alternatives(sentence: Sentence) -> list[str]:
    """Return the short options of a row "you could A, B, C, or D", read off its commas.

    A parser loses its way in a row this long; the commas do not.
    """
    words = sentence.words
    asked = next((w.index for w in words if w.lower in _ASKED), None)
    last = next((w.index for w in reversed(words) if w.lower == "or"), None)
    if asked is None or last is None or last < asked or words[last - 1].text != ",":
        return []
    row: list[list[Word]] = [[]]
    for word in words[asked + 1 : last]:
        if word.text == ",":
            row.append([])
        elif word.is_word:
            row[-1].append(word)
    options = [part for part in row if part]
    if any(len(part) > _LONGEST for part in options):
        return []
    return [*(" ".join(w.text for w in part) for part in options), "the rest"]


def _fewer(sentence: Sentence, rows: list[str]) -> Fix:
    """Return a template that keeps two options and names one for when it is hard to decide."""
    two = " or ".join(f"{{{text}}}" for text in rows[:2])
    return template(sentence.span, f"Pick one: {two}. Cannot decide? Do {{the first one}}.")


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Offer two to five options.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "«You could swim, dance, paint, sing, knit, bake, or write.»",
            fixed="Pick one: swim or dance. Cannot decide? Do the first one.",
        ),
        Bad(
            "On Sunday, choose one from the «list of 80» pastimes.",
            fixed="On Sunday, choose one from the short list of three pastimes.",
        ),
        Good("Pick one: walk round the block or call Jo."),
        Good("You could swim, dance, or paint."),
        Good("Write down whether it was sad, angry, numb, tense, tired, warm, or dull."),
        Good("Make a list of 50 things that you own."),
        Good("Pack socks, shirts, soap, a towel, a book, and a torch."),
    ),
)
def too_many_choices(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each request with more options than it may offer."""
    seen = set()
    for request in requests(assignment):
        sentence = request.sentence
        if sentence.index in seen:
            continue
        seen.add(sentence.index)
        words = {word.lower for word in sentence.words}
        for hit in sentence.find("huge_lists"):
            if words & _PICKING:
                yield Flag(
                    hit.span,
                    "A long list is hard to pick from: which three would fit?",
                    fix=template(hit.span, "short list of {three}"),
                )
                return
        rows = _alternatives(sentence)
        if len(rows) > options.most:
            yield Flag(
                sentence.span,
                "These are many options to weigh: two or three make it easier to start.",
                fix=_fewer(sentence, rows),
            )
            return
