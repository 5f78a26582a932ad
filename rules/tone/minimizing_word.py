"""Minimizing word.

Flags words that make a hard thing sound easy: “simply”, “all you have to do is”, “it's easy”.

Why it matters
    What sounds easy and turns out to be hard feels like one's own fault. Without the word the
    request is the same, and nobody has to feel slow.

When to leave it
    “Just one row” and “just before bed” are helpful: they mean no more, and right then. An
    “easy one” to start with is a size, not a judgement. The rule knows these and keeps quiet.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Clear Words". https://www.w3.org/TR/coga-usable/
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    Word,
    Zone,
    leave_out,
    placed,
    replace_span,
    requests,
    rule,
    template,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION})
_OPEN = frozenset(
    """notice watch observe listen see look sit be note stay wait continue carry start begin
    skip leave let allow return come bring go keep hold breathe feel say""".split()
)
"""Acts before which "just" and "simply" give leave to do no more: "just notice it"."""

_HARD = frozenset(
    """accept believe calm change control cope deal face fight forget forgive get handle ignore
    let manage move overcome push quit reframe relax resist smile snap stop think trust try""".split()
)
"""Acts that are harder than "just" makes them sound."""


def _act(hit: Hit) -> Word | None:
    words, at = hit.sentence.words, hit.words[-1].index + 1
    return words[at] if at < len(words) else None


def _plays_down(hit: Hit, asked: frozenset[Word]) -> bool:
    """Say whether an adverb plays down a verb that is asked for."""
    act = _act(hit)
    if act is None or act not in asked or act.tag not in ("VB", "VBP", "NN", "UH"):
        return False
    if act.lemma == "let":
        return any(w.lower == "go" for w in hit.sentence.words[act.index + 1 : act.index + 3])
    if hit.entry.more["sort"] == "adverb":
        return act.lemma not in _OPEN
    inner = any(h.words[0] is act for h in hit.sentence.find("mental_state_verbs"))
    return act.lemma in _HARD or (inner and act.lemma not in _OPEN)


def _holds_against(words: Sequence[Word]) -> bool:
    """Say whether words look back on what did not go well: "your weeks have not helped you"."""
    said = [word.lower for word in words]
    past = any(
        one in ("have", "has", "did") and other in ("not", "n't") for one, other in pairwise(said)
    )
    return past and said[0] != "," and bool({"you", "your"} & set(said))


def _meant(hit: Hit, asked: frozenset[Word]) -> bool:
    match hit.entry.more["sort"]:
        case "adverb" | "only":
            return _plays_down(hit, asked)
        case "aside":
            act = _act(hit)
            behind = hit.sentence.words[hit.words[-1].index + 1 :]
            if not hit.words[0].index and _holds_against(behind):
                return True
            opens = act is not None and (act.text == "," or act in asked)
            return opens and any(word in asked for word in behind)
        case "claim":
            before = hit.sentence.words[: hit.words[0].index][-3:]
            return not any(w.lower in ("if", "not", "n't", "when", "whether") for w in before)
    return True


def _without(hit: Hit) -> Fix | None:
    """Return the request without the word, or a kinder claim."""
    sentence, sort = hit.sentence, hit.entry.more["sort"]
    if sort == "claim":
        first = hit.text.lower()
        if first.endswith("easily"):
            return replace_span(hit.span, placed(sentence, hit.span.start, first[:-7]))
        return template(sentence.span, "It takes practice, and {the first days} are the hardest.")
    safe = Applicability.SAFE if sort in ("adverb", "aside") else Applicability.UNSAFE
    return leave_out(sentence, hit.span, f"Leave out “{hit.text}”.", safe)


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Leave out words that make it sound easier than it may be.",
    severity=Severity.SUGGESTION,
    claims=("welcomes-imperfect-practice",),
    examples=(
        Bad("«Simply» challenge the thought.", fixed="Challenge the thought."),
        Bad("When it gets loud, «just» relax.", fixed="When it gets loud, relax."),
        Bad(
            "«All you have to do is» write one line.",
            fixed="Write one line.",
        ),
        Bad(
            "«It's just a matter of» getting up at seven.",
            fixed="It takes practice, and the first days are the hardest.",
        ),
        Bad("«Obviously» your chart did not get far. Fill in one row a day."),
        Good("Write just one row, just before bed."),
        Good("If you miss a morning, just do it at lunch."),
        Good("Just notice the sounds, and come back to your breath."),
        Good("Start with an easy one, and stop after two minutes."),
        Good("Answer the thought “I should just relax” in one sentence."),
        Good("It is not easy to start. If it's easy, move up one step."),
    ),
)
def minimizing_word(assignment: Assignment) -> Iterator[Flag]:
    """Flag words that play a request down."""
    asked = frozenset(word for request in requests(assignment) for word in request.words)
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE:
            continue
        for hit in sentence.find("minimisers"):
            if _meant(hit, asked):
                yield Flag(
                    hit.span,
                    f"“{hit.text}” can make a hard step feel like a test: it reads well without.",
                    fix=_without(hit),
                )
