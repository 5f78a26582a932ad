"""Lists: a sequence told in prose, written as numbered lines."""

import itertools
import re
from collections.abc import Sequence

from advisor.anatomy.picture import Form, Step
from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Sentence, Word
from advisor.reading.draft import BlockKind
from advisor.words.restructure import CONDITIONS, STOPS, end_of, joints, plain_source, upper_first

_SEQUENCE = re.compile(
    r"(?:(?:first(?:ly)?|first of all|to begin|to start|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|next|"
    r"then|and then|after that|afterwards|finally|lastly|last of all)\b,?\s+)",
    re.IGNORECASE,
)
"""A word of order before a step: "First, ", "then ", "after that, "."""

_OPENS = re.compile(r"(?:first(?:ly)?|first of all|to begin|to start)\b", re.IGNORECASE)


def _room(sentence: Sentence) -> tuple[str, str, Span]:
    r"""Return the line ends a list needs before and behind, and the source it may take.

    "\\n" stands for the draft's own line end. Blanks around the sentence are taken along.
    """
    block, span = sentence.block, sentence.span
    start, end, before, behind = span.start, span.end, "", ""
    if span.start > block.span.start:
        before = "\n"
        start -= 1
    if span.end < block.span.end:
        behind = "\n\n"
        end += 1
    return before, behind, Span(start, end)


def _numbered(items: Sequence[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _item(text: str) -> str:
    """Return a step as an item of a list: no word of order, a capital, a stop."""
    bare = text.strip()
    while match := _SEQUENCE.match(bare):
        bare = bare[match.end() :]
    bare = upper_first(bare.rstrip(" ,;"))
    return bare if bare.endswith(tuple(STOPS)) else f"{bare}."


def _shares_object(one: Step, two: Step) -> bool:
    """Say whether one bare verb leans on the next: "wash and dry the dishes"."""
    return len(one.words) == 1 and two.words[0].index == one.words[0].index + 2


def _before_verb(step: Step) -> str | None:
    """Return what leads the first step, "After dinner"; `None` if it can't stand before a list."""
    words = [w for w in step.sentence.words if w.index < step.verb.index]
    text = step.sentence.text[: step.verb.at]
    while match := _SEQUENCE.match(text):
        text = text[match.end() :]
    text = text.strip()
    if not text or text.lower() in ("please", "please,"):
        return ""
    if not text.endswith(",") or any(w.quoted for w in words):
        return None
    return text.rstrip(",")


def list_steps(sentence: Sentence, steps: Sequence[Step], newline: str = "\n") -> Fix | None:
    """Return a fix that writes the steps of one sentence as a numbered list.

    "First sit down, then open the app, and finally write the time." gets three lines, one a
    step; words of order give way to the numbers, and no other word changes.
    """
    own = [step for step in steps if step.sentence is sentence]
    plain = sentence.block.kind is BlockKind.PARAGRAPH and not sentence.label
    if len(own) < 2 or not plain or any(step.form is not Form.IMPERATIVE for step in own):
        return None
    if any(joint is None for joint in joints(own)):
        return None
    if any(_shares_object(one, two) for one, two in itertools.pairwise(own)):
        return None
    lead = _before_verb(own[0])
    conditional = bool(lead) and str(lead).split()[0].lower() in CONDITIONS
    if len(own) < (2 if conditional else 3):
        return None
    if lead is None or plain_source(sentence, 0, len(sentence.text)) is None:
        return None
    if any(w.is_word for w in sentence.words[own[-1].words[-1].index + 1 :]):
        return None
    starts = [own[0].verb.at, *(step.words[0].at for step in own[1:])]
    items = [
        _item(sentence.text[start : end_of(step.words[-1])])
        for start, step in zip(starts, own, strict=True)
    ]
    before, behind, span = _room(sentence)
    text = f"{before}{upper_first(lead) + ':' + chr(10) if lead else ''}{_numbered(items)}{behind}"
    spoken = _OPENS.match(sentence.text) is not None and not lead
    kind = Applicability.SAFE if spoken else Applicability.UNSAFE
    edit = Edit(span.start, span.end, text.replace("\n", newline))
    return Fix((edit,), kind, "Write the steps as a list.")


def list_sentences(
    sentences: Sequence[Sentence], steps: Sequence[Step], newline: str = "\n"
) -> Fix | None:
    """Return a fix that writes "First ... Then ... Finally ..." as a numbered list.

    Args:
        sentences: the sentences of one paragraph, in order.
        steps: the steps of the assignment.
        newline: the line end of the draft.
    """
    ordered = [s for s in sentences if _SEQUENCE.match(s.text)]
    if len(ordered) < 3 or not _OPENS.match(ordered[0].text):
        return None
    first, last = sentences.index(ordered[0]), sentences.index(ordered[-1])
    run = list(sentences[first : last + 1])
    if run != ordered or run[0].block.kind is not BlockKind.PARAGRAPH:
        return None
    busy = {id(step.sentence) for step in steps if step.form is Form.IMPERATIVE}
    if any(id(s) not in busy or s.label or plain_source(s, 0, len(s.text)) is None for s in run):
        return None
    before, _, start = _room(run[0])
    _, behind, end = _room(run[-1])
    text = f"{before}{_numbered([_item(s.text) for s in run])}{behind}".replace("\n", newline)
    return Fix(
        (Edit(start.start, end.end, text),), Applicability.SAFE, "Write the steps as a list."
    )


def list_row(sentence: Sentence, words: Sequence[Word], newline: str = "\n") -> Fix | None:
    """Return a fix that writes a row of "-ing" acts as a list under what they share.

    "Look after yourself by walking, cooking and calling a friend." gets three lines.

    Args:
        sentence: where the row stands.
        words: the first word of each act, in order.
        newline: the line end of the draft.
    """
    if len(words) < 3 or sentence.block.kind is not BlockKind.PARAGRAPH or sentence.label:
        return None
    if plain_source(sentence, 0, len(sentence.text)) is None:
        return None
    body = sentence.text.rstrip(STOPS)
    starts = [word.at for word in words]
    pieces = [body[a:b] for a, b in itertools.pairwise([*starts, len(body)])]
    items = [re.sub(r"[\s,;]+(?:and|or)?\s*$", "", piece) for piece in pieces]
    lead = sentence.text[: starts[0]].rstrip()
    if not lead or not all(items):
        return None
    before, behind, span = _room(sentence)
    lines = "\n".join(f"- {item}" for item in items)
    edit = Edit(span.start, span.end, f"{before}{lead}:\n{lines}{behind}".replace("\n", newline))
    return Fix((edit,), Applicability.UNSAFE, "Write the acts as a list.")


_THINGS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN"})
_ASKS = frozenset({"WP", "WRB", "WDT", "WP$"})
_JOINTS = frozenset({"and", "or"})


def _behind_commas(sentence: Sentence, start: int) -> list[Word]:
    """Return the word behind each comma from an index on, an "and" left out; the last one has it."""
    found, joined = list[Word](), False
    for mark, word in itertools.pairwise(sentence.words[start:]):
        if mark.text != "," or mark.quoted:
            continue
        joined = word.lower in _JOINTS
        after = sentence.words[word.index + 1 : word.index + 2] if joined else (word,)
        found += after
    return found if joined else []


def row_of_things(sentence: Sentence, fewest: int = 3) -> list[Word]:
    """Return the first words of things that stand in a row and end the sentence; else none.

    "Put into your bag a bottle of water, a book, and a warm coat." has three. All must be
    things, or all questions ("what you eat, when you eat it, and who is with you").
    """
    verb = sentence.root
    if verb is None or "(" in sentence.text or ";" in sentence.text:
        return []
    more = _behind_commas(sentence, verb.index)
    if len(more) + 1 < fewest:
        return []
    end = sentence.words[more[0].index - 1].index
    if all(word.tag in _ASKS for word in more):
        first = next((w for w in sentence.words[verb.index + 1 : end] if w.tag in _ASKS), None)
    elif all(word.pos in _THINGS or word.tag == "PRP$" for word in more):
        objects = [
            w for w in verb.children if w.dep in ("obj", "obl") and verb.index < w.index < end
        ]
        first = _left_of(objects[-1]) if objects else None
    else:
        return []
    return [first, *more] if first is not None else []


def _left_of(thing: Word) -> Word:
    """Return the first word of a thing's phrase, without the small word before it."""
    own = [w for w in thing.subtree if w.is_word and w.dep not in ("case", "cc")]
    return own[0]


_INLINE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=\())(?P<mark>[a-f]|[1-9])\)\s")
"""A number or letter that opens an item in running text: "1) sit down; 2) breathe out"."""


def inline_items(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where the items of a list in running text stand; empty if there are fewer than two.

    "This week: 1) call Ann, 2) walk" has two, each with its number.
    """
    marks = list(_INLINE.finditer(sentence.text))
    said = [match["mark"] for match in marks]
    begins = "1" if sentence.block.marker[:1] != "1" else "2"
    rising = all(ord(b) == ord(a) + 1 for a, b in itertools.pairwise(said))
    if len(marks) < 2 or not rising or said[0] not in (begins, "a"):
        return []
    ends = [match.start() for match in marks[1:]] + [len(sentence.text)]
    return [(match.start(), end) for match, end in zip(marks, ends, strict=True)]


def list_inline(sentence: Sentence, newline: str = "\n") -> Fix | None:
    """Return a fix that gives each numbered item of a sentence a line of its own."""
    items = inline_items(sentence)
    if not items or sentence.block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    if plain_source(sentence, 0, len(sentence.text)) is None:
        return None
    edits = []
    for start, _ in items:
        before = len(sentence.text[:start].rstrip(" ,;"))
        span = sentence.span_of(before, start)
        if before:
            edits.append(Edit(span.start, span.end, newline))
    return Fix(tuple(edits), Applicability.SAFE, "Give each item a line of its own.")
