"""Cards as JSON, for programs: pieces and blanks apart, with where each line comes from."""

import json
from collections.abc import Sequence
from typing import Any

from advisor.handouts.handout import Handout, Layout
from advisor.rewriting.card import Blank, Card, Line, Rewrite

SCHEMA = "1"
"""The version of this shape. It grows by new keys; a changed one would be version 2."""


def render(rewrites: Sequence[Rewrite], layout: Layout) -> str:
    """Return all rewrites as one JSON object; the layout is told, and changes nothing."""
    data = {
        "schema": SCHEMA,
        "layout": layout.value,
        "drafts": [_draft(rewrite) for rewrite in rewrites],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _draft(rewrite: Rewrite) -> dict[str, Any]:
    return {
        "path": rewrite.name,
        "refusal": rewrite.refusal or None,
        "cards": [_card(card) for card in rewrite.cards],
        "left_out": list(rewrite.left_out),
        "changes": [
            {
                "rule": change.rule,
                "message": change.message,
                "line": change.line,
                "before": change.before,
                "after": change.after,
            }
            for change in rewrite.changes
        ],
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "title": card.title,
        "skill": card.skill or None,
        "source": card.source or None,
        "sections": [
            {"name": part.name, "label": part.label, "lines": list(map(_line, part.lines))}
            for part in card.sections
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "origin": line.origin.value,
        "under": line.under,
        "heading": line.heads,
        "answers": list(line.answers),
        "pieces": [
            {"blank": piece.number, "name": piece.name, "proposals": list(piece.proposals)}
            if isinstance(piece, Blank)
            else {"text": piece}
            for piece in line.pieces
        ],
    }


JSON = Handout("json", "JSON, for programs", render)
