"""A card as Markdown: another tool, or the advisor, reads it again."""

import re
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

_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
"""Characters that Markdown would read as formatting."""

_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
"""What Markdown would read as the start of a list: "1. ", "- "."""


def _plain(text: str) -> str:
    """Return words that Markdown shows as they are."""
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def render(rewrites: Sequence[Rewrite], layout: Layout) -> str:
    """Return all cards as Markdown."""
    blocks = ["\n".join(_card(card, layout)) for one in rewrites for card in one.cards]
    if has_blanks(rewrites):
        blocks.append(f"*{NOTE}*")
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _card(card: Card, layout: Layout) -> Iterator[str]:
    yield f"# {_plain(card.title)}"
    for section in card.sections:
        yield ""
        label = label_of(section.name, section.label, layout)
        if label:
            yield from (f"## {label}", "")
        yield from _section(section, layout)


def _section(section: Section, layout: Layout) -> Iterator[str]:
    number = 0
    for place, line in enumerate(section.lines):
        text = "\\\n   ".join(sentences(_plain(line.text(in_braces)), layout))
        if line.heads:
            yield from ("", f"### {text}", "")
        elif line.under:
            yield f"   - {text}" if section.numbered else f"- {text}"
        elif section.numbered:
            number += 1
            yield f"{number}. {text}"
        else:
            if place:
                yield ""
            yield text


MARKDOWN = Handout("markdown", "Markdown, to keep in a library", render)
