"""Non literal language.

Flags an idiom in an instruction, where the reader has to guess what is meant.

Why it matters
    An idiom seldom survives translation, and people who read word by word take it at face
    value. In an instruction the plain words say what to do.

When to leave it
    A picture that you built together and explained is a tool. The rule keeps quiet where the
    words are in quotation marks or explained right there.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Literal Language". https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Zone,
    explained,
    rule,
    template,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.FORM})


def _is_explained(hit: Hit, following: Sentence | None) -> bool:
    """Say whether plain words stand right behind the idiom, or in the next sentence."""
    start = hit.words[0].at
    end = hit.words[-1].at + len(hit.words[-1].text)
    return explained(hit.sentence, start, end, following)


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Say it in literal words.",
    severity=Severity.SUGGESTION,
    claims=("is-clear-across-cultures", "is-not-given-up-for-its-form"),
    examples=(
        Bad(
            "When the urge comes, «ride the wave» for ten minutes.",
            fixed="When the urge comes, let it rise and fall without acting for ten minutes.",
        ),
        Bad(
            "Ask your neighbour about her garden to «break the ice».",
            fixed="Ask your neighbour about her garden to start the talk.",
        ),
        Bad("If you miss a day, «get back on the horse» on the next one."),
        Good("When the urge comes, let it rise and fall for ten minutes."),
        Good("Ride the wave (let the urge rise and fall without acting) for ten minutes."),
        Good("Write down what “break the ice” means to you."),
        Good("Put the ice pack on your neck for two minutes."),
    ),
)
def non_literal_language(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first use of each idiom that is not explained."""
    seen, body = set(), assignment.body
    for at, sentence in enumerate(body):
        if sentence.zone in _LEFT_ALONE:
            continue
        following = body[at + 1] if at + 1 < len(body) else None
        for hit in sentence.find("idioms"):
            if hit.entry.plain in seen or _is_explained(hit, following):
                continue
            seen.add(hit.entry.plain)
            yield Flag(
                hit.span,
                f"“{hit.text}” may puzzle someone who reads it word by word.",
                fix=template(hit.span, f"{{{hit.entry.plain}}}"),
            )
