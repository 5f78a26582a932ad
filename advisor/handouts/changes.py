"""What a rewrite changed, and which finding each change answers."""

import textwrap
from collections.abc import Iterator, Sequence

from advisor.handouts.handout import in_braces
from advisor.rewriting.card import Line, Origin, Rewrite

_WIDTH = 78
_LONGEST = 240
"""Characters of a draft that are shown of one change."""


def render_changes(rewrites: Sequence[Rewrite]) -> str:
    """Return, for each draft, what was reworded, what was added, and how much was kept."""
    return "\n".join("\n".join(_draft(rewrite)) + "\n" for rewrite in rewrites if rewrite.cards)


def _draft(rewrite: Rewrite) -> Iterator[str]:
    yield rewrite.name
    if rewrite.changes:
        yield from ("", "Reworded")
    for change in rewrite.changes:
        yield f"  line {change.line}  {change.rule}"
        if change.before.strip():
            yield from _wrapped("    - ", change.before)
        yield from _wrapped("    + ", change.after or "(left out)")
        yield from _wrapped("      ", change.message)
    added = list(_added(rewrite))
    if added:
        yield from ("", "Added, to be filled in")
    for label, line in added:
        yield from _wrapped("    + ", f"{label}: {line.text(in_braces)}")
        yield f"      answers {', '.join(line.answers)}"
    if rewrite.left_out:
        yield from ("", "Tried and left out")
    for sentence in rewrite.left_out:
        yield from _wrapped("    ", sentence)
    kept = sum(line.origin is Origin.KEPT for line in rewrite.lines)
    own = kept + sum(line.origin is Origin.REWORDED for line in rewrite.lines)
    yield ""
    yield f"{kept} of {own} lines from the draft are kept word for word, in the order of the card."


def _added(rewrite: Rewrite) -> Iterator[tuple[str, Line]]:
    for card in rewrite.cards:
        for section in card.sections:
            for line in section.lines:
                if line.answers:
                    yield section.label, line


def _wrapped(lead: str, text: str) -> list[str]:
    said = " ".join(text.split())
    return textwrap.wrap(
        textwrap.shorten(said, _LONGEST, placeholder=" …"),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
    )
