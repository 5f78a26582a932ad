"""Working memory demand.

Flags instructions that need words which stand in another step, or in the client's memory.

Why it matters
    Each look back takes up the room in the head that the exercise itself needs. Under stress
    that room is small. A step that carries all it needs can be done with one finger on the
    line.

When to leave it
    “Repeat this on two evenings” sends nobody back, nor does a step whose words stand in
    brackets behind its number. For sums there is `calculation-required`.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Do Not Rely on Users Calculations or Memorizing Information".
    https://www.w3.org/TR/coga-usable/
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
    Span,
    Word,
    cover,
    explain,
    rule,
    template,
)

_REACH = 9
"""Words between "go back to" and the step that it names."""

_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())


def _is_number(word: Word) -> bool:
    return word.text.isdigit() or word.lower in _NUMBERS


def _place(verb: Hit, sentence: Sentence) -> tuple[Word, Word] | None:
    """Return the words of the place that a verb sends back to: "steps 2 and 3"."""
    for hit in sentence.find("cross_references"):
        if hit.entry.more["sort"] != "place" or not hit.words:
            continue
        first = hit.words[0]
        gap = first.index - verb.words[-1].index
        after = sentence.words[first.index + 1 : first.index + 2]
        if 0 < gap <= _REACH and after and _is_number(after[0]):
            last = after[0]
            rest = sentence.words[last.index + 1 : last.index + 3]
            if len(rest) == 2 and rest[0].lower in ("and", "to", "-", "–") and _is_number(rest[1]):
                last = rest[1]
            return first, last
    return None


def _repeated(sentence: Sentence, last: Word) -> bool:
    """Say whether the words of the other step stand in brackets behind its number."""
    return sentence.text[last.at + len(last.text) :].lstrip().startswith("(")


def _said_there(assignment: Assignment, number: str) -> str:
    """Return what a numbered step of the same assignment says, for the blank."""
    for sentence in assignment.body:
        if sentence.block.marker.strip("().") == number:
            text = sentence.text.rstrip(".").replace("{", "").replace("}", "")
            return text[:1].lower() + text[1:]
    return "what it says there"


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Repeat the words, so that nothing has to be looked up.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    examples=(
        Bad("1. Rate your mood.\n2. Walk to the gate.\n3. Go back to «step 1»."),
        Bad(
            "1. Sit by the window.\n2. Rate your mood from 0 to 10.\n3. Do the breathing, and then "
            "repeat «step 2».",
            fixed="1. Sit by the window.\n2. Rate your mood from 0 to 10.\n3. Do the breathing, and "
            "then repeat step 2 (rate your mood from 0 to 10).",
        ),
        Good("1. Rate your mood.\n2. Walk to the gate.\n3. Repeat step 1 (rate your mood)."),
        Good("Go back to bed when you feel sleepy."),
        Good("Repeat this on two evenings."),
    ),
)
def working_memory_demand(assignment: Assignment) -> Iterator[Flag]:
    """Flag each reference to another step or to what was said before."""
    for sentence in assignment.body:
        for hit in sentence.find("cross_references"):
            sort = hit.entry.more["sort"]
            if sort == "memory":
                yield Flag(
                    hit.span,
                    "This has to be kept in mind: a box to write it in would do that.",
                    fix=template(hit.span, "write it {in the box on this page}"),
                )
            elif sort == "verb" and (place := _place(hit, sentence)) is not None:
                span: Span = cover([place[0].span, place[1].span])
                if _repeated(sentence, place[1]):
                    break
                said = _said_there(assignment, place[1].text)
                yield Flag(
                    span,
                    "Your client has to look this up: the words themselves could stand here.",
                    fix=explain(span.end, said),
                )
                break
