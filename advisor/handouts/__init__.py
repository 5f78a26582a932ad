"""Handouts: a rewritten card as text, Markdown, a printable page or JSON, one writer a file."""

from advisor.handouts import json_card, markdown, page, text
from advisor.handouts.handout import Handout, Layout

HANDOUTS: dict[str, Handout] = {
    handout.name: handout for handout in (text.TEXT, markdown.MARKDOWN, page.HTML, json_card.JSON)
}
"""All writers by name."""

__all__ = ["HANDOUTS", "Handout", "Layout"]
