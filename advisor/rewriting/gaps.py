"""The lines for what a draft leaves out: named blanks with proposals, never filled in silence."""

from collections.abc import Iterator

from advisor.anatomy.picture import Assignment
from advisor.anatomy.proposals import of_kind, proposals
from advisor.report import CardLine
from advisor.rewriting.card import Blank, Line, Origin, Piece
from advisor.rewriting.sorting import Place
from advisor.words.offers import offers
from advisor.words.phrasing import capital

LEAST = 2
"""Proposals for one blank: one alone would be an order."""

MOST = 3
"""Proposals for one blank: enough to choose from, few enough to read."""

_PLACES = {
    "action": Place.DO,
    "when": Place.WHEN,
    "situation": Place.WHEN,
    "dose": Place.AMOUNT,
    "success": Place.DONE,
    "rationale": Place.WHY,
    "expectation": Place.EXPECT,
    "barrier": Place.HARD,
    "record": Place.WRITE,
    "reflection": Place.ASK,
    "choice": Place.CHOOSE,
    "review": Place.NEXT,
    "goal": Place.WHY,
}
"""Where on the card the answer to a need stands."""

_NAMES = {
    "action": "what to do",
    "when": "when",
    "situation": "where",
    "dose": "how much",
    "success": "done when",
    "rationale": "why",
    "expectation": "what to expect",
    "barrier": "if it is hard",
    "record": "what to write down",
    "reflection": "what to ask yourself",
    "choice": "what to choose from",
    "review": "what to bring",
    "goal": "goal",
}
"""What a blank is called, so that a form can ask for it."""

_OFFERED = {"situation": "place"}


_NAMING = frozenset("practise practice do use try complete keep start continue repeat".split())
"""Verbs that name a skill without saying how it is done: "practise box breathing"."""

_NAMED_IN = 12
"""Words. A longer step says itself how it is done."""

HOW = "how-to"
"""What the lines answer that say how a named skill is done."""


def how_to(assignment: Assignment) -> Iterator[Line]:
    """Yield the steps of a skill that the draft only names, each a proposal from its entry."""
    skill = assignment.skill
    steps = [step for step in assignment.steps if not step.negated]
    if skill is None or skill.kind != assignment.kind.name or len(steps) != 1:
        return
    step = steps[0]
    named = any(hit.words[0] in step.words for hit in step.sentence.find("skills"))
    short = sum(word.is_word for word in step.words) <= _NAMED_IN
    if step.verb.lemma not in _NAMING or assignment.kind.name in _OWN_FORM or not (named and short):
        return
    for way in skill.proposals.get("steps", ()):
        yield Line((Blank("how to do it", (way,)),), Origin.PROPOSED, (HOW,), under=True)


_OWN_FORM = frozenset({"monitoring", "thought-record", "reading"})
"""Kinds whose sheet or book says how it is done."""


def place_of(need: str) -> Place | None:
    """Return where on the card the answer to a need stands; `None` if it has no line."""
    return _PLACES.get(need)


def gap(assignment: Assignment, line: CardLine) -> Line:
    """Return the line for a missing element: its blank, with up to three proposals."""
    return Line(
        tuple(_pieces(assignment, line.element)), Origin.PROPOSED, (f"missing-{line.element}",)
    )


def _pieces(assignment: Assignment, need: str) -> Iterator[Piece]:
    name = _NAMES[need]
    match need:
        case "barrier":
            yield Blank(name, _plans(assignment))
        case "review":
            yield "Bring "
            yield Blank(name, offers(assignment, "review")[:MOST])
            yield " to "
            yield Blank("which session", offers(assignment, "session")[:MOST])
            yield ". We look at it first."
        case "goal":
            yield "This is a step toward "
            yield Blank(name, offers(assignment, "goal")[:MOST])
            yield "."
        case _:
            said = _enough(assignment, _OFFERED.get(need, need))
            yield Blank(name, tuple(map(capital, said)) or ("…",))


_OF_THE_TASK = frozenset({"rationale", "expectation", "example", "goal"})
"""Elements whose proposals fit one skill alone: those of its kind might say what is not so."""


def _enough(assignment: Assignment, element: str) -> tuple[str, ...]:
    """Return two or three proposals: those of the skill first, then those of its kind."""
    own = tuple(dict.fromkeys(offers(assignment, element)))
    if len(own) < LEAST and assignment.skill is not None and element not in _OF_THE_TASK:
        own = tuple(dict.fromkeys([*own, *of_kind(assignment, element)]))
    return own[:MOST]


def _plans(assignment: Assignment) -> tuple[str, ...]:
    """Return whole plans for an obstacle: "If you forget, do it the next morning."."""
    pairs = zip(proposals(assignment, "barrier"), proposals(assignment, "fallback"), strict=False)
    return tuple(f"If {barrier}, {fallback}" for barrier, fallback in pairs)[:MOST] or ("…",)
