"""From a mended text to pieces: which stretches are blanks, and what a blank is called."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.edits import crosses
from advisor.findings import Applicability, Edit, Finding, Severity, Span
from advisor.gaps import MISSING
from advisor.rewriting.card import Blank, Piece
from advisor.words.template import BLANK, filled

_UNSAID = "in plain words"
"""The proposal of a gloss that no list holds: nothing to show a client."""

_DOUBTFUL = ("{This is to ", "{Then: ")
"""How the second half of a sentence opens whose cut a person has to look at."""

_STRUCTURAL = frozenset(
    {
        "too-many-steps",
        "dense-block",
        "no-action",
        "missing-summary",
        "uncommon-word",
        "closed-reflection",
    }
)
"""Rules whose suggestion speaks to the author, or that the card answers by its shape."""

_NAMES = {
    "vague-amount": "how much",
    "vague-time": "when",
    "vague-action": "what to do",
    "vague-thing": "which one",
    "unobservable-target": "what to do",
    "attitude-as-task": "what to do",
    "undefined-term": "in plain words",
    "uncommon-word": "in plain words",
    "unanchored-scale": "what the numbers mean",
    "identifier": "what to call it",
}
"""What a blank is called, by the rule that asks for it."""


_WORD = re.compile(r"\w+")

_AROUND = 300
"""Characters on each side of an edit in which its words are looked for."""

_OWN_FROM = 4
"""Words. Fewer may stand in the draft by chance."""

_LINKS = frozenset("this is because that way then do".split())
"""Words that open the second half of a sentence that was cut."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A blank in a text: where its first proposal stands, and what it is called."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A finding whose template goes into the text."""

    finding: Finding
    edits: tuple[Edit, ...]


def choose(findings: Sequence[Finding], source: str) -> list[Chosen]:
    """Return the templates to write into a draft, none crossing another, the gravest first.

    Remarks about missing elements are left out: the card has a place of its own for each.
    """
    wanted = sorted(
        (f for f in findings if _is_wanted(f)),
        key=lambda f: (-f.severity.rank, f.span.start, f.rule),
    )
    taken: list[Edit] = []
    chosen: list[Chosen] = []
    for finding in wanted:
        edits = finding.suggestions[0].edits
        if all(filled(edit.text) == edit.span.of(source) for edit in edits):
            # The whole sentence is left to its author, and stays as it is.
            continue
        if any(crosses(edit, other) or _touches(edit, other) for edit in edits for other in taken):
            continue
        taken += edits
        chosen.append(Chosen(finding, edits))
    return chosen


def _touches(edit: Edit, other: Edit) -> bool:
    """Say whether two edits are one place: two sentences added there would run together."""
    return edit.start == other.start and edit.end == other.end


def _is_wanted(finding: Finding) -> bool:
    if finding.rule.startswith(MISSING) or finding.rule in _STRUCTURAL:
        return False
    if finding.severity < Severity.SUGGESTION or not finding.suggestions:
        return False
    fix = finding.suggestions[0]
    said = {match[1] for edit in fix.edits for match in BLANK.finditer(edit.text)}
    if any(edit.text.lstrip(". ").startswith(_DOUBTFUL) for edit in fix.edits):
        return False
    return fix.applicability is Applicability.TEMPLATE and _UNSAID not in said


@dataclass(frozen=True, slots=True)
class Written:
    """A text with templates written in: where its blanks stand, and what was added, in order.

    `owners` says, for each addition, which finding asked for it.
    """

    text: str
    holes: tuple[Hole, ...]
    added: tuple[Span, ...]
    owners: tuple[Finding, ...]


def write(source: str, chosen: Sequence[Chosen]) -> Written:
    """Return a text with templates written in, their blanks filled with the first proposal."""
    edits = sorted(
        ((edit, one.finding) for one in chosen for edit in one.edits), key=lambda pair: pair[0]
    )
    parts: list[str] = []
    holes: list[Hole] = []
    added: list[Span] = []
    at = length = 0
    for edit, finding in edits:
        kept = source[at : edit.start]
        parts.append(kept)
        length += len(kept)
        opened, last = length, 0
        for match in BLANK.finditer(edit.text):
            before = edit.text[last : match.start()]
            start = length + len(before)
            parts += [before, match[1]]
            if not _is_own(match[1], source, edit):
                end = start + len(match[1])
                holes.append(Hole(Span(start, end), _NAMES.get(finding.rule, "your words")))
            length = start + len(match[1])
            last = match.end()
        parts.append(edit.text[last:])
        length += len(edit.text) - last
        added.append(Span(opened, length))
        at = edit.end
    parts.append(source[at:])
    owners = tuple(finding for _, finding in edits)
    return Written("".join(parts), tuple(holes), tuple(added), owners)


def _is_own(words: str, source: str, edit: Edit) -> bool:
    """Say whether a blank only holds words of the draft, cut anew: nothing to fill in."""
    around = source[max(0, edit.start - _AROUND) : edit.end + _AROUND]
    own, said = _WORD.findall(around.lower()), _WORD.findall(words.lower())
    return len(said) >= _OWN_FROM and set(said) <= {*own, *_LINKS}


class Pieces:
    """Cuts what a reader sees of a text into pieces at its blanks."""

    def __init__(self, holes: Sequence[Hole]) -> None:
        self._holes = sorted(holes, key=lambda hole: hole.span)

    def of(self, text: str, offsets: Sequence[int]) -> tuple[Piece, ...]:
        """Return the pieces of a text.

        Args:
            text: what a reader sees.
            offsets: for each of its characters, where it stands in the source; rising.
        """
        pieces: list[Piece] = []
        at = 0
        for hole in self._holes:
            start, end = bisect_left(offsets, hole.span.start), bisect_left(offsets, hole.span.end)
            if start < at or start >= end:
                continue
            if text[at:start]:
                pieces.append(text[at:start])
            pieces.append(Blank(hole.name, (text[start:end],)))
            at = end
        if text[at:]:
            pieces.append(text[at:])
        return tuple(pieces)
