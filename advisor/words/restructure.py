"""Restructuring: the same words in a plainer shape, where the shape is surely known.

Every maker here returns `None` unless the sentence has exactly the shape it knows, and no
markup stands inside the words it moves. Offsets are the source's. `lists` and `address`
build on this module.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.anatomy.picture import Form, Step
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Sentence, Word

STOPS = ".!?…"
"""Marks that end a sentence."""

CONDITIONS = frozenset({"if", "unless", "when", "whenever", "until", "while", "once"})


def plain_source(sentence: Sentence, start: int, end: int) -> Span | None:
    """Return the source span of `sentence.text[start:end]`; `None` if markup stands inside."""
    span = sentence.span_of(start, end)
    return span if span.end - span.start == end - start else None


def upper_first(text: str) -> str:
    """Return a text with a capital as its first letter."""
    return text[:1].upper() + text[1:]


def lower_first(words: Sequence[Word], text: str) -> str:
    """Return the text of some words as it stands inside a sentence.

    Names, "I" and words with capitals inside keep their letters.
    """
    first = words[0]
    keeps = (
        first.pos == "PROPN"
        or first.text == "I"
        or (not first.text[1:].islower() and len(first.text) > 1)
    )
    return text if keeps or first.text.startswith("I'") else text[:1].lower() + text[1:]


def end_of(word: Word) -> int:
    """Return the index into the sentence's text just behind a word."""
    return word.at + len(word.text)


@dataclass(frozen=True, slots=True)
class Joint:
    """Where one step ends and the next begins. `then` says that an order is spoken out."""

    before: Word
    after: Word
    comma: bool
    then: bool
    word: str


def joints(steps: Sequence[Step]) -> Iterator[Joint | None]:
    """Yield how each step is joined to the next; `None` for any other join."""
    for one, two in itertools.pairwise(steps):
        last, first = one.words[-1], two.words[0]
        words = one.sentence.words[last.index + 1 : first.index]
        whole = [w.index for w in one.words] == list(range(one.words[0].index, last.index + 1))
        finite = two.verb.tag not in ("VBG", "VBN")
        # "Go ahead and ring" is one act; what stands behind a colon belongs to what it opens.
        finite &= last.lower != "ahead" and all(
            w.text != ":" for w in one.sentence.words[one.verb.index : two.verb.index]
        )
        known = finite and all(w.lower in (",", ";", "and", "then", "but") for w in words)
        if not words or not whole or not known or last.index >= first.index:
            yield None
            continue
        spoken = [w.lower for w in words if w.is_word]
        then = "then" in spoken or first.lower == "then"
        yield Joint(last, first, words[0].lower in (",", ";"), then, spoken[0] if spoken else "")


def _in_brackets(joint: Joint) -> bool:
    """Say whether a joint stands inside brackets, where no sentence may end."""
    before = joint.after.sentence.text[: joint.after.at]
    return before.count("(") > before.count(")")


def _depends(step: Step) -> bool:
    """Say whether a step opens with a condition that may reach over the next one."""
    return any(
        w.lower in CONDITIONS and w.index < step.verb.index and w.dep in ("mark", "advmod")
        for w in step.words
    )


def split_steps(sentence: Sentence, steps: Sequence[Step], longest: int) -> Fix | None:
    """Return a fix that ends the sentence where one instruction ends and another begins.

    "Sit down for ten minutes, and then write ..." becomes "Sit down for ten minutes. Then
    write ...". Every part must have at most `longest` words.
    """
    own = [step for step in steps if step.sentence is sentence]
    if len(own) < 2 or any(step.form is not Form.IMPERATIVE for step in own):
        return None
    if any(map(_depends, own[:-1])):
        # "If it rains, stay in, and ring Sam": cut off, the call would hold in any weather.
        return None
    joined = list(joints(own))
    cuttable = [
        joint
        for joint in joined
        if joint is not None
        and (joint.comma or joint.then)
        and joint.word != "but"
        and not _in_brackets(joint)
    ]
    if not cuttable:
        return None
    cuts = [0, *(j.after.index for j in cuttable), len(sentence.words)]
    for start, stop in itertools.pairwise(cuts):
        if sum(w.is_word for w in sentence.words[start:stop]) > longest:
            return None
    edits = []
    for joint in cuttable:
        span = plain_source(sentence, end_of(joint.before), end_of(joint.after))
        if span is None:
            return None
        opening = upper_first(joint.after.text)
        if joint.then and joint.after.lower != "then":
            opening = f"Then {_inside(joint.after)}"
        edits.append(Edit(span.start, span.end, f". {opening}"))
    certain = all(j.then for j in cuttable)
    # "Read it, mark it, close it, then rest": the list before the cut would lack its "and".
    certain &= None not in joined
    kind = Applicability.SAFE if certain else Applicability.UNSAFE
    return Fix(
        tuple(edits), kind, "Make it two sentences." if len(edits) == 1 else "One step a sentence."
    )


def _inside(word: Word) -> str:
    return lower_first((word,), word.text)


def only_if(step: Step) -> Fix | None:
    """Return "Go to bed only if you are sleepy." for "Do not go to bed unless you are sleepy."."""
    sentence, verb = step.sentence, step.verb
    words = sentence.words
    unless = next((w for w in words if w.lower == "unless" and w.index > verb.index), None)
    if unless is None or step.form is not Form.IMPERATIVE or not step.negated:
        return None
    before = [w for w in words[: verb.index] if w.is_word]
    if [w.lower for w in before] not in (
        ["do", "not"],
        ["do", "n't"],
        ["don't"],
        ["don’t"],
        ["do", "n’t"],
        ["never"],
    ):
        return None
    clause = words[unless.index + 1 :]
    if any(w.lower in ("not", "n't", "never", "no") for w in clause) or unless.quoted:
        return None
    span = plain_source(sentence, before[0].at, end_of(verb))
    if span is None:
        return None
    return Fix(
        (
            Edit(span.start, span.end, upper_first(verb.lower)),
            Edit(unless.start, unless.end, "only if"),
        ),
        Applicability.UNSAFE,
        "Say when to do it.",
    )
