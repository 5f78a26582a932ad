"""Multi action sentence.

Flags a sentence that asks for three or more actions.

Why it matters
    A person does one thing at a time, looks back at the sheet, and has to find the place
    again. With one action a line there is nothing to search for, and a line can be ticked.

When to leave it
    Verbs that make one act together ("stop and think"), and acts to choose from ("call or
    text"), count once; so does one verb with several objects.

Sources
    W3C, Making Content Usable for People with Cognitive and Learning Disabilities (2021),
    "Use Short, Clear Sentences". https://www.w3.org/TR/coga-usable/
    Inclusion Europe, Information for all (2009). https://www.inclusion-europe.eu/easy-to-read/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Form,
    Good,
    Scope,
    Sentence,
    Severity,
    Step,
    Word,
    cut_in_two,
    list_row,
    list_steps,
    load_of,
    requests,
    rule,
    split_steps,
)

_INLINE = re.compile(r"(?:^|[\s(])(?:[a-f]|[1-9])\)\s")
"""A list written into the line: "a) sit down; b) breathe out"."""


_ORDER = frozenset({"first", "finally", "lastly", "secondly"})
_LOOSE = ("vague_verbs", "abstract_objects", "mental_state_verbs", "jargon")
_FEW = 2
"""Open or unknown words from which on three acts are no picture any more."""


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    most: int = 2
    """Actions that a sentence may ask for."""

    long: int = 18
    """Words from which on even two actions are told apart, if a sentence can end between them."""

    short: int = 12
    """Words below which three quick acts ("stand up, stretch, breathe") are easy to hold."""


def _separate(steps: list[Step]) -> list[Step]:
    """Return the steps of one sentence that are acts of their own."""
    sentence = steps[0].sentence
    acts = [step for step in steps if _is_act(step)]
    if any(w.dep == "cc" and w.lower == "or" for step in acts for w in step.verb.children):
        return []
    joined = {hit.words[-1].index for hit in sentence.find("joined_actions") if hit.words}
    return load_of([s for s in acts if s.verb.index not in joined and not s.negated])


def _is_act(step: Step) -> bool:
    """Say whether a step is a clause of its own, not an "-ing" aside or a "to" clause."""
    verb = step.verb
    if verb.tag in ("VBG", "VBN") and verb.dep in ("conj", "parataxis"):
        return False
    return not (verb.dep == "conj" and any(w.lower == "to" for w in verb.children))


def _is_one_scene(sentence: Sentence) -> bool:
    """Say whether plain acts follow each other as in a picture: "go in, sit down, stay a while".

    Words of order ("first", "finally") say that they are steps to keep apart.
    """
    ordered = not _ORDER.isdisjoint(word.lower for word in sentence.words)
    loose = {hit.span.start for name in _LOOSE for hit in sentence.find(name)}
    return not ordered and len(loose) < _FEW


def _row(sentence: Sentence, asked: set[int]) -> list[Word]:
    """Return acts that stand in a row as "-ing" words: "eating well, walking and reading".

    Two that touch, "eating and sleeping well", may share what follows and count once.
    """
    row: list[Word] = []
    last: Word | None = None
    for word in sentence.words[1:]:
        before = sentence.words[word.index - 1]
        goes_on = bool(row) and (
            before.lower == "," or (before.lower == "and" and word.dep == "conj")
        )
        if word.tag != "VBG" or not (
            goes_on or word.index in asked or (asked and before.lower == "by")
        ):
            continue
        if last is None or before.lower not in (",", "and"):
            row = row if len(row) > 2 else [] if before.text == ":" else [word]
        elif row and (before.lower == "," or last.index != word.index - 2):
            row.append(word)
        last = word
    return row


def _fix(assignment: Assignment, sentence: Sentence, row: list[Word]) -> Fix:
    newline = assignment.draft.newline
    return (
        list_steps(sentence, assignment.steps, newline)
        or list_row(sentence, row, newline)
        or split_steps(sentence, assignment.steps, sentence.length)
        or cut_in_two(sentence)
    )


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Ask for one or two actions a sentence.",
    severity=Severity.SUGGESTION,
    claims=("is-light-on-the-mind", "fits-reading-senses-and-mind"),
    options=Options,
    examples=(
        Bad(
            "«First sit down, then open the app, and finally write the time.»",
            fixed="1. Sit down.\n2. Open the app.\n3. Write the time.",
        ),
        Good("Breathe in for 4 counts, hold for 4, breathe out for 6, and hold for 2."),
        Bad(
            "«Close the door, open the app, choose a recording, and write how you feel.»",
            fixed="1. Close the door.\n2. Open the app.\n3. Choose a recording.\n"
            "4. Write how you feel.",
        ),
        Bad(
            "«Look after yourself by walking to the park, cooking a meal and calling a friend.»",
            fixed="Look after yourself by:\n- walking to the park\n- cooking a meal\n"
            "- calling a friend",
        ),
        Bad(
            "«Write down the thought that came when the phone rang on Monday night, then call your "
            "sister and read it to her.»",
            fixed="1. Write down the thought that came when the phone rang on Monday night.\n"
            "2. Call your sister.\n3. Read it to her.",
        ),
        Bad(
            "«Sit down at the kitchen table with a cup of tea at 4 pm, and write a letter to the "
            "person you miss.»",
            fixed="Sit down at the kitchen table with a cup of tea at 4 pm. Write a letter to the "
            "person you miss.",
        ),
        Good("Write down the thought, then call your sister."),
        Good(
            "Do one of the things on the list (write to Jo about the cup, then put it in an envelope "
            "for her)."
        ),
        Good("1. Sit down.\n2. Open the app.\n3. Write the time."),
        Good("Stand up, stretch, and breathe out."),
        Good("Stop and think, and write one line."),
        Good("Call your sister, text a friend or write a letter."),
        Good("Write down the date, the time, the place and what you did."),
    ),
)
def multi_action_sentence(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each sentence with more actions than it may have."""
    counts: dict[int, tuple[Sentence, int, list[Word]]] = {}
    for _, group in groupby(assignment.steps, key=lambda step: id(step.sentence)):
        steps = [step for step in group if step.form is not Form.INDIRECT]
        separate = _separate(steps) if steps else []
        if separate:
            counts[separate[0].sentence.index] = separate[0].sentence, len(separate), []
    asked: dict[int, set[int]] = {}
    for request in requests(assignment):
        asked.setdefault(request.sentence.index, set()).update(v.index for v in request.verbs)
    for sentence in assignment.body:
        row = _row(sentence, asked.get(sentence.index, set()))
        if len(row) > counts.get(sentence.index, (sentence, 0, []))[1]:
            counts[sentence.index] = sentence, len(row), row
    for sentence, count, row in counts.values():
        brief = count == options.most + 1 and (
            sentence.length < options.short or (not row and _is_one_scene(sentence))
        )
        apart = (
            count > 1
            and not row
            and sentence.length >= options.long
            and split_steps(sentence, assignment.steps, sentence.length) is not None
        )
        if (apart or (count > options.most and not brief)) and len(
            _INLINE.findall(sentence.text)
        ) < 2:
            yield Flag(
                sentence.span,
                f"This sentence asks for {count} things: a line each is easier to follow.",
                fix=_fix(assignment, sentence, row),
            )
