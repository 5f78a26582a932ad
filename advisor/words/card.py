"""The completeness card: what the draft states, what is missing, and words for the blanks."""

import re

from advisor.anatomy.picture import Assignment, Element, Evidence, Need
from advisor.findings import Span
from advisor.language.sentence import Sentence
from advisor.report import CardLine
from advisor.words.frames import framed

QUOTE = 40
"""Characters. A longer quote is cut at a word."""

_LINES = (
    ("action", "action", "what to do"),
    ("when", "situation", "when"),
    ("situation", "situation", "where, who"),
    ("dose", "dose", "how much"),
    ("success", "success", "how I know"),
    ("rationale", "rationale", "why"),
    ("expectation", "expectation", "what to expect"),
    ("barrier", "barrier", "if it is hard"),
    ("record", "record", "what to write"),
    ("reflection", "reflection", "what I learnt"),
    ("example", "example", "example"),
    ("choice", "choice", "choice"),
    ("review", "review", "next time"),
    ("goal", "goal", "my goal"),
)
"""The lines in the order in which a client uses them: need, element, label."""

_FACETS = {"when": ("time", "cue", "field"), "situation": ("place", "company", "field")}
"""Which sides of the situation answer to which line."""

_WHOLE = frozenset({"time", "place", "company"})
"""Facets whose words say all there is to say; other evidence is quoted to its sentence's end."""

_SPACES = re.compile(r"\s+")


def card_lines(assignment: Assignment) -> tuple[CardLine, ...]:
    """Return the lines of the card in the order in which clients use them.

    Required elements have a line whether they are stated or not; the others only where the
    draft states them. A missing one comes with a sentence whose blanks hold proposals.
    """
    return tuple(
        line
        for need, element, label in _LINES
        if (line := _line(assignment, need, element, label)) is not None
    )


def _line(assignment: Assignment, need: str, element: str, label: str) -> CardLine | None:
    wanted = assignment.need(need)
    required = wanted is Need.REQUIRED
    stated = assignment.element(element)
    strong, weak = _pieces(stated, need)
    if wanted is Need.OFF or not (required or strong):
        return None
    if need == "situation" and not strong and stated.has("cue"):
        # The line above shows the cue already, and a cue says which situation it is.
        return None
    if strong:
        return CardLine(
            need,
            label,
            present=True,
            quote=_said(assignment, need, element, strong),
            weak=_is_loose(assignment, strong),
            required=required,
        )
    return CardLine(
        need,
        label,
        present=False,
        quote=_quote(assignment, weak) if weak else "",
        weak=weak is not None,
        proposal=framed(assignment, _frame(need), style="card"),
        required=required,
    )


def _said(assignment: Assignment, need: str, element: str, strong: Evidence) -> str:
    """Return how the draft states an element; a front matter field speaks for itself."""
    if strong.facet == "field":
        own = assignment.facts.goal if element == "goal" else ""
        return _shortened(" ".join((own or str(assignment.draft.fields.get(element, ""))).split()))
    return _amounts(assignment) if need == "dose" else _quote(assignment, strong)


def _frame(need: str) -> str:
    return "place" if need == "situation" else need


def _pieces(element: Element, need: str) -> tuple[Evidence | None, Evidence | None]:
    """Return the first outright and the first weak evidence for a line."""
    facets = _FACETS.get(need)
    pieces = [
        p
        for p in element.evidence
        if p.facet != "horizon" and (facets is None or p.facet in facets or p.weak)
    ]
    pieces.sort(key=lambda piece: (piece.span.start, piece.facet not in _WHOLE))
    strong = next((p for p in pieces if not p.weak), None)
    weak = next((p for p in pieces if p.weak), None)
    return strong, weak


def _is_loose(assignment: Assignment, piece: Evidence) -> bool:
    """Say whether what is stated is felt too loosely to be noticed: "when you feel bad"."""
    return any(
        piece.span.contains(hit.span)
        for sentence in assignment.sentences
        for hit in sentence.find("loose_feelings")
    )


def _quote(assignment: Assignment, piece: Evidence) -> str:
    """Return what the draft says, on one line, cut at a word if it is long."""
    span = piece.span if piece.facet in _WHOLE else _widened(assignment, piece.span)
    return _shortened(assignment.source(span))


def _amounts(assignment: Assignment) -> str:
    """Return the amounts that the draft states, side by side: "30 min, 3x a week"."""
    joined: list[Span] = []
    for span in assignment.element("dose").spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return _shortened(", ".join(map(assignment.source, joined)))


def _shortened(text: str) -> str:
    text = _SPACES.sub(" ", text).strip().rstrip(".")
    if len(text) <= QUOTE:
        return text
    cut = text[: QUOTE - 1].rsplit(" ", 1)[0].rstrip(",;:-– ")
    return f"{cut}…"


def _widened(assignment: Assignment, span: Span) -> Span:
    """Return a span that starts at a bare verb and runs on to the end of its sentence."""
    for sentence in assignment.sentences:
        whole = sentence.span
        if whole.start <= span.start < whole.end and span.end - span.start < QUOTE // 2:
            return Span(_with_its_not(sentence, span), max(span.end, whole.end))
    return span


_DO_NOT = frozenset({"do", "don't", "dont", "not", "n't", "never", "please"})


def _with_its_not(sentence: Sentence, span: Span) -> int:
    """Return where a quote begins: "don't check the lock" is never shown as "check the lock"."""
    start = span.start
    before = [word for word in sentence.words if word.end <= span.start]
    while before and before[-1].lower in _DO_NOT:
        start = before.pop().start
    return start
