"""A card as plain text, for a terminal, an e-mail or a note."""

import textwrap
from collections.abc import Iterator, Sequence

from advisor.handouts.handout import (
    NOTE,
    Handout,
    Layout,
    has_blanks,
    in_braces,
    label_of,
    sentences,
)
from advisor.rewriting.card import Card, Rewrite, Section

_WIDTH = {Layout.STANDARD: 78, Layout.LARGE_PRINT: 48, Layout.EASY_READ: 60}
"""Characters in a line."""


def render(rewrites: Sequence[Rewrite], layout: Layout) -> str:
    """Return all cards as text."""
    blocks = ["\n".join(_card(card, layout)) for rewrite in rewrites for card in rewrite.cards]
    if has_blanks(rewrites):
        blocks.append(textwrap.fill(NOTE, _WIDTH[layout]))
    return "\n\n\n".join(blocks) + "\n" if blocks else ""


def _card(card: Card, layout: Layout) -> Iterator[str]:
    yield card.title
    yield "=" * len(card.title)
    for section in card.sections:
        yield ""
        label = label_of(section.name, section.label, layout)
        if label:
            yield label
        yield from _section(section, layout, indent="  " if label else "")


def _section(section: Section, layout: Layout, indent: str) -> Iterator[str]:
    number = 0
    for line in section.lines:
        number += not (line.under or line.heads)
        mark = ""
        if line.under:
            mark = "   - "
        elif section.numbered and not line.heads:
            mark = f"{number}. "
        said = sentences(line.text(in_braces), layout)
        for place, part in enumerate(said):
            lead = mark if place == 0 else " " * len(mark)
            yield from textwrap.wrap(
                part,
                _WIDTH[layout],
                initial_indent=indent + lead,
                subsequent_indent=indent + " " * len(mark),
                break_long_words=False,
                break_on_hyphens=False,
            )


TEXT = Handout("text", "plain text, for a terminal or an e-mail", render)
