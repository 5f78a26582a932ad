"""The formats of documents by name; what reads one is loaded when the first of its kind is met."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from advisor.reading.format import Format
from advisor.reading.formats.text import read_text

if TYPE_CHECKING:
    from advisor.reading.documents.paper import Paper, Unpack


def _later(module: str, function: str) -> Unpack:
    """Return a function of a module beside this one that is imported when it is called."""

    def unpack(data: bytes, name: str) -> Paper:
        found: Unpack = getattr(import_module(f"{__package__}.{module}"), function)
        return found(data, name)

    return unpack


DOCUMENTS = (
    Format("word", (".docx", ".docm", ".dotx"), read_text, unpack=_later("word", "read_word")),
    Format("pdf", (".pdf",), read_text, unpack=_later("pdf", "read_pdf")),
    Format(
        "odt", (".odt", ".ott"), read_text, unpack=_later("open_document", "read_open_document")
    ),
    Format("rtf", (".rtf",), read_text, unpack=_later("rich_text", "read_rich_text")),
    Format("mail", (".eml",), read_text, unpack=_later("mail", "read_mail")),
)
