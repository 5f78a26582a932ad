"""Offers: the proposals for a blank, the one that fits this very task first.

A known skill brings its own proposals. Where only the general list is left, the task itself
says more: "List three issues" counts as done when "you have listed three issues".
"""

from itertools import takewhile

from advisor.anatomy.kinds import GENERAL
from advisor.anatomy.picture import Assignment, Form, Step
from advisor.anatomy.proposals import of_kind_named, proposals, reasons_of
from advisor.language.sentence import Word
from advisor.words.inflection import inflect_word
from advisor.words.missing import first_act, is_done_once, is_single
from advisor.words.rhythm import comes_by_itself, is_daily, named_days

LONGEST = 10
"""Words. A longer step is not said again: its end would be cut at random."""

_PURPOSE = frozenset(
    """to so because since as while when whenever until till if unless before after then but which
    that who using""".split()
)
"""Words at which the thing to do is over, and its reason, cue or company begins."""

_NO_END = frozenset(
    """be let keep see remember stop think consider feel allow start notice continue remain stay
    improve increase reduce avoid""".split()
)
"""Verbs that name no moment at which something is done."""

_DAILY = ("right after breakfast", "in the evening, after you brush your teeth")
"""Moments that come every day."""

_ONCE = "once before our next session"

_UNFINISHED = frozenset("-/'’&+")
"""Marks that cut a word or a name in two."""

_ASKED = frozenset({"obj", "obl", "compound:prt", "ccomp"})
_PARTS = frozenset({"aux", "aux:pass", "neg", "nsubj", "nsubj:pass", "mark"})


def offers(assignment: Assignment, element: str) -> tuple[str, ...]:
    """Return proposals for an element, those that fit the task best first.

    Args:
        assignment: what lacks the element.
        element: as for `advisor.anatomy.proposals.proposals`.
    """
    listed = proposals(assignment, element)
    if element == "when":
        return _moments(assignment, listed)
    situation = assignment.element("situation")
    if element == "dose" and situation.has("cue") and not situation.has("time"):
        # What answers a cue is done as often as the cue comes.
        return ("each time", *listed)
    if element == "rationale" and assignment.skill is None and _opens_with_record(assignment):
        return (*of_kind_named("monitoring", element), *listed)
    known = assignment.kind.name != GENERAL and not assignment.kind.passing
    if assignment.skill is not None or known:
        return listed
    step = first_act(assignment)
    if element == "dose" and step is not None and is_single(step):
        return (_ONCE, *listed)
    if element == "rationale":
        return (*(reasons_of(step.verb.lemma) if step else ()), *listed)
    regular = assignment.element("dose").has("frequency")
    if element == "success" and not regular:
        ends = _all_done(assignment)
        return (ends, *listed) if ends else listed
    return listed


_TRACKED = frozenset({"general", "habit", "activation", "reading"})
"""Kinds whose own reasons do not speak of writing things down."""


_NOTING = frozenset("write note record track log jot monitor count rate".split())
"""Verbs of keeping a record as things come up."""


def _opens_with_record(assignment: Assignment) -> bool:
    """Say whether the first act is to write something down: "note how much you drink"."""
    step = first_act(assignment)
    return (
        step is not None
        and assignment.kind.name in _TRACKED
        and step.verb.lemma in _NOTING
        and step.verb.child("obj", "ccomp") is not None
        and (is_daily(assignment) or assignment.states("dose"))
    )


def _moments(assignment: Assignment, listed: tuple[str, ...]) -> tuple[str, ...]:
    """Return moments in the rhythm of the task: a routine for each day, a day for what is done once."""
    if is_daily(assignment):
        daily = tuple(filter(comes_by_itself, listed))
        return daily or _DAILY
    days = named_days(assignment)
    if days:
        return (days, *listed)
    if is_done_once(assignment):
        return tuple(sorted(listed, key=lambda offer: not offer.startswith("on ")))
    return listed


def _all_done(assignment: Assignment) -> str:
    """Return what is so when every step is done, written to "you"; "" if it can't be said."""
    asked = [step for step in assignment.steps if not step.negated]
    if len(asked) != 1:
        return "you have done each of these once" if asked else ""
    return done(asked[0])


def done(step: Step) -> str:
    """Return what the client has done once a step is done; "" where that reads badly.

    "List three issues, in order of importance" gives "you have listed three issues".
    """
    verb = step.verb
    if step.form is not Form.IMPERATIVE or verb.lower != verb.lemma or verb.lower in _NO_END:
        return ""
    if any(child.dep in _PARTS for child in verb.children):
        return ""
    behind = [word for word in step.words if word.index > verb.index]
    said = list(takewhile(lambda w: w.is_word and not _ends(w), behind))
    stop = behind[len(said)].text if len(said) < len(behind) else ""
    while said and said[-1].tag == "IN":
        said.pop()
    indexes = [word.index for word in said]
    whole = stop not in _UNFINISHED and indexes == list(
        range(verb.index + 1, verb.index + 1 + len(said))
    )
    names = any(word.head is verb and word.dep in _ASKED for word in said)
    if not (said and whole and names and len(said) < LONGEST):
        return ""
    text = verb.sentence.text
    rest = text[said[0].at : said[-1].at + len(said[-1].text)]
    return f"you have {inflect_word(verb.lower, 'participle')} {rest}"


def _ends(word: Word) -> bool:
    """Say whether what is to be done ends before a word: "to", "when", "and" with a new verb."""
    if word.dep == "cc":
        behind = word.sentence.words[word.index + 1 : word.index + 2]
        return word.head.pos in ("VERB", "AUX") or any(w.tag == "VB" for w in behind)
    return word.lower in _PURPOSE
