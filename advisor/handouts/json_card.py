"""Cards as JSON, for programs: pieces and blanks apart, with where each line comes from."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from advisor.handouts.handout import Handout, Layout
from advisor.rewriting.card import Blank, Card, Line, Origin, Piece, Rewrite, Section

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


def card_from(plain: Mapping[str, Any]) -> Card:
    """Return a card that was written as JSON.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: it is none.
    """
    return Card(
        _words(plain["title"]),
        tuple(
            Section(
                _words(part["name"]), _words(part["label"]), tuple(map(_line_from, part["lines"]))
            )
            for part in plain["sections"]
        ),
        _words(plain.get("skill") or ""),
        _words(plain.get("source") or ""),
    )


def _line_from(plain: Mapping[str, Any]) -> Line:
    return Line(
        tuple(map(_piece_from, plain["pieces"])),
        Origin(plain.get("origin", Origin.KEPT)),
        tuple(map(_words, plain.get("answers", ()))),
        under=bool(plain.get("under")),
        heads=bool(plain.get("heading")),
    )


def _piece_from(plain: Mapping[str, Any]) -> Piece:
    if "blank" not in plain:
        return _words(plain["text"])
    proposals = tuple(map(_words, plain["proposals"]))
    return Blank(_words(plain["name"]), proposals, int(plain["blank"]))


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


JSON = Handout("json", "JSON, for programs", render)
