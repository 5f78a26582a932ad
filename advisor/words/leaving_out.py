"""Words taken out, so that what stands behind them takes over their place."""

import re
from collections.abc import Sequence

from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Sentence, Word
from advisor.words.phrasing import placed

_MARKS = frozenset({",", ":", "–", "—", "-"})
"""Marks that go with an opener: "Obviously, write it down"."""


_FILLERS = frozenset({"really", "just", "actually", "simply"})
"""Words that go with an opener: "I want you to really try"."""


def leave_out(
    sentence: Sentence,
    span: Span,
    message: str = "",
    applicability: Applicability = Applicability.UNSAFE,
) -> Fix | None:
    """Return a fix that takes words out; `None` if no word stands behind them.

    The next word gets a capital where the words opened the sentence. A comma behind an
    opener goes with it; a comma before words that end the sentence is kept out of it.

    Args:
        sentence: where the words stand.
        span: the source span of the words.
        message: what the fix does; says what is left out if "".
        applicability: how far the fix may be trusted.
    """
    behind = [word for word in sentence.words if word.start >= span.end]
    before = [word for word in sentence.words if word.end <= span.start]
    if len(behind) > 1 and behind[0].lower in _FILLERS:
        behind = behind[1:]
    if behind and behind[0].text in _MARKS and not any(word.is_word for word in before):
        behind = behind[1:]
    if not behind or not behind[0].is_word:
        return None
    text = placed(sentence, span.start, behind[0].text)
    edit = Edit(span.start, behind[0].end, text)
    return Fix((edit,), applicability, message or "Leave it out.")


def cut_tail(sentence: Sentence, span: Span) -> Edit:
    """Return the edit that takes out words at the end of a clause, with the comma before them."""
    start = span.start
    for word in reversed([word for word in sentence.words if word.end <= span.start]):
        start = word.end
        if word.is_word and word.lower != "and":
            break
        start = word.start
    return Edit(start, span.end, "")


_JOINTS = re.compile(r"(?:,|;|\s[-–—])?\s+(?:and|or|but|otherwise|so|because)\s|[,;]\s|\s[-–—]\s")
"""What joins a clause to the one before: ", and ", "; ", " - "."""


def clause_from(sentence: Sentence, span: Span, acts: Sequence[Word]) -> tuple[Span, str]:
    """Return the end of a sentence from the clause of a span on, and how its rewrite opens.

    "Fill in each row, and be ready to explain" keeps its first clause, which asks for
    something: the span begins behind "row", and what is written there opens with ". ". A
    sentence that asks for nothing before the span is returned whole.

    Args:
        sentence: where the words stand.
        span: the source span of the words.
        acts: the verbs of what is asked for.
    """
    first = next((word for word in sentence.words if word.start >= span.start), None)
    if first is None or not any(
        word.sentence is sentence and word.end <= span.start for word in acts
    ):
        return sentence.span, ""
    before = sentence.text[: first.at]
    joints = list(_JOINTS.finditer(before))
    if not joints:
        return sentence.span, ""
    start = sentence.span_of(joints[-1].start(), len(sentence.text)).start
    kept = [word for word in acts if word.sentence is sentence and word.end <= start]
    return (Span(start, sentence.span.end), ". ") if kept else (sentence.span, "")
