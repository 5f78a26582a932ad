"""What a request asks for: JSON in, a checked value out, or one sentence on what is wrong."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from advisor.errors import AdvisorError
from advisor.findings import Applicability
from advisor.handouts import Layout
from advisor.handouts.json_card import card_from
from advisor.rewriting.card import Card
from advisor.settings import near_miss

MAX_TEXT = 100_000
"""Characters that a draft may have here; a plan of many weeks has a tenth of it."""

FORMATS = ("text", "markdown")
EXPORTS = {"txt": "text", "html": "html", "md": "markdown", "docx": "docx"}
"""The handout that writes each sort of file."""


class AskedWronglyError(AdvisorError):
    """A request that cannot be answered; `status` is that of HTTP."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Asked:
    """A request for one text, or for `cards` that were written already; its parts checked.

    `page` says that the card is wanted as a page to print too, since a layout was named.
    """

    text: str
    form: str = "text"
    profile: str | None = None
    reader: Mapping[str, Any] = field(default_factory=dict)
    layout: Layout = Layout.STANDARD
    page: bool = False
    upto: Applicability = Applicability.SAFE
    export: str = "txt"
    blanks: Mapping[int, str] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()


def asked(body: bytes, profiles: Collection[str], *, card: bool = False) -> Asked:
    """Return what a request asks for.

    Args:
        body: the request's body.
        profiles: the names of all profiles.
        card: whether a card may stand in the place of a text.

    Raises:
        AskedWronglyError: it is no JSON, or a part is missing or not what it should be.
    """
    data = _json(body)
    if not isinstance(data, dict):
        raise AskedWronglyError("Send a JSON object with a text.")
    cards = _cards(data["card"]) if card and data.get("card") is not None else ()
    text = data.get("text", "" if cards else None)
    if not isinstance(text, str):
        raise AskedWronglyError("'text' is missing: send the draft as a string.")
    reader = data.get("reader") or {}
    if not isinstance(reader, dict):
        raise AskedWronglyError('\'reader\' takes an object, such as {"audience": "teen"}.')
    layouts = tuple(layout.value for layout in Layout)
    return Asked(
        text=not_too_long(text),
        form=_one_of(data, "format", FORMATS, "text"),
        profile=_one_of(data, "profile", profiles, None),
        reader=reader,
        layout=Layout(_one_of(data, "layout", layouts, "standard")),
        page=bool(data.get("layout")),
        upto=Applicability(_one_of(data, "upto", ("safe", "unsafe"), "safe")),
        export=_one_of(data, "form", EXPORTS, "txt"),
        blanks=_blanks(data.get("blanks") or {}),
        cards=cards,
    )


def not_too_long(text: str) -> str:
    """Return a text that is short enough to be read here.

    Raises:
        AskedWronglyError: it is not.
    """
    if len(text) > MAX_TEXT:
        raise AskedWronglyError(
            f"This draft has {len(text):,} characters; {MAX_TEXT:,} are the most. Paste one plan.",
            413,
        )
    return text


def _json(body: bytes) -> Any:
    try:
        text = body.decode("utf-8-sig")
        data = json.loads(text, parse_constant=_no_number)
        if "\\ud" in text.lower():
            # Half a character, as a script may cut it: it is no text that could be written out.
            whole = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
            data = json.loads(whole)
    # A text that is nothing but brackets goes too deep.
    except (ValueError, RecursionError) as error:
        raise AskedWronglyError("This is no JSON.") from error
    return data


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _one_of(body: Mapping[str, Any], key: str, known: Collection[str], usual: Any) -> Any:
    value = body.get(key)
    if value is None or value == "":
        return usual
    if not isinstance(value, str) or value not in known:
        miss = near_miss(value, list(known)) if isinstance(value, str) else ""
        raise AskedWronglyError(f"'{key}' cannot be that.{miss} Choose one of: {', '.join(known)}.")
    return value


def _blanks(given: Any) -> dict[int, str]:
    try:
        return {int(number): not_too_long(str(said)) for number, said in dict(given).items()}
    except (TypeError, ValueError) as error:
        raise AskedWronglyError("'blanks' takes numbers of blanks, each with its words.") from error


def _cards(given: Any) -> tuple[Card, ...]:
    """Return cards that the page had from `rewrite`: one, or a list of them."""
    try:
        cards = tuple(map(card_from, given if isinstance(given, list) else [given]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AskedWronglyError(
            "'card' takes a card, or a list of them, as rewrite gave it."
        ) from error
    lines = (line for card in cards for part in card.sections for line in part.lines)
    not_too_long("".join(line.text(lambda blank: "".join(blank.proposals)) for line in lines))
    return cards
