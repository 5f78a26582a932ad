"""A card as a Word file, to fill in, change and print; an optional extra.

Headings are real headings, steps a numbered list, and blanks stand in braces as they do in text,
so that a search for "{" finds what is still open.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from advisor.errors import ConfigError
from advisor.handouts.handout import NOTE, Layout, has_blanks, in_braces, label_of, sentences
from advisor.reports.xml_text import sayable
from advisor.rewriting.card import Card, Rewrite, Section

NAME = "docx"

_TITLE = 255
"""Characters of the title among a file's properties; the format takes no more."""

_POINTS = {Layout.STANDARD: 11, Layout.LARGE_PRINT: 18, Layout.EASY_READ: 16}
_SPACING = {Layout.STANDARD: 1.15, Layout.LARGE_PRINT: 1.3, Layout.EASY_READ: 1.6}


def render_word(rewrites: Sequence[Rewrite], layout: Layout) -> bytes:
    """Return all cards as one Word file, a page each.

    Raises:
        ConfigError: the library that writes Word files is not installed.
    """
    try:
        # The library is not typed.
        docx: Any = import_module("docx")
    except ImportError as error:
        raise ConfigError(
            "Word files need the library python-docx; install it: pip install 'homework-advisor[docs]'."
        ) from error
    file = docx.Document()
    file.core_properties.title = sayable(
        next((c.title for one in rewrites for c in one.cards), "Homework")[:_TITLE]
    )
    file.core_properties.author = ""
    file.core_properties.language = "en"
    style = file.styles["Normal"]
    style.font.name = "Arial"
    style.font.size = docx.shared.Pt(_POINTS[layout])
    style.paragraph_format.line_spacing = _SPACING[layout]
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        file.styles[name].font.name = "Arial"
        file.styles[name].font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    cards = [card for one in rewrites for card in one.cards]
    for number, card in enumerate(cards):
        if number:
            file.add_page_break()
        _card(file, card, layout)
    if has_blanks(rewrites):
        file.add_paragraph(NOTE)
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def _card(file: Any, card: Card, layout: Layout) -> None:
    file.add_heading(sayable(card.title), 1)
    for section in card.sections:
        label = label_of(section.name, section.label, layout)
        if label:
            file.add_heading(sayable(label), 2)
        _section(file, section, layout)


def _section(file: Any, section: Section, layout: Layout) -> None:
    number = 0
    for line in section.lines:
        said = [sayable(one) for one in sentences(line.text(in_braces), layout)]
        if line.heads:
            file.add_heading(" ".join(said), 3)
            continue
        style = "List Bullet" if line.under else None
        paragraph = file.add_paragraph(style=style)
        if section.numbered and not line.under:
            # Written out: Word's own numbers would go on from card to card.
            number += 1
            paragraph.add_run(f"{number}. ")
        for place, sentence in enumerate(said):
            run = paragraph.add_run(sentence)
            if place + 1 < len(said):
                run.add_break()
