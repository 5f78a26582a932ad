"""Rich text files (.rtf): their words only, as such a file tells little else in a plain way."""

from __future__ import annotations

import re
from dataclasses import replace

from advisor.errors import DraftError
from advisor.findings import PagePlace
from advisor.reading.documents.paper import (
    Line,
    Paper,
    counted,
    labelled,
    library,
    settled,
    unwrapped,
)
from advisor.reading.draft import BlockKind

_DELETED = re.compile(rb"\{[^{}]*\\deleted\b[^{}]*\}")
"""A group of words that a tracked change takes away."""

_LINE_BREAK = re.compile(rb"\\line(?![a-z])[ ]?")
_SEPARATOR = "\u2028"

_BULLET = re.compile("^[\uf0b7\u00b7\uf0a7\u2022o] ")
"""A mark that Word writes out of a list of its own: a sign of a font for signs."""

_SPACES = re.compile(r"[ \t]+")
_CELL = "|"
"""How the library ends a cell."""


def read_rich_text(data: bytes, name: str) -> Paper:
    """Return what a rich text file says.

    Raises:
        DraftError: it is no rich text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise DraftError(
            f"{name}: this is no rich text file; open it where it was written and save it as .docx."
        )
    striprtf = library("striprtf.striprtf", name)
    raw = _LINE_BREAK.sub(rb"\\u8232 ?", _DELETED.sub(b"", data)).decode("latin-1")
    try:
        text = striprtf.rtf_to_text(raw, errors="ignore")
    # The library raises whatever its regular expressions run into.
    except Exception as error:
        raise DraftError(
            f"{name}: this rich text file could not be read; save it as .docx instead."
        ) from error
    found: list[tuple[Line, str]] = []
    rows = 0
    for key, paragraph in enumerate(text.replace("\r\n", "\n").split("\n")):
        said = _SPACES.sub(" ", paragraph).strip()
        if said.endswith(_CELL):
            rows += 1
            cells = [cell.strip() for cell in said.split(_CELL)]
            found += [
                (Line(cell, PagePlace(1), BlockKind.CELL, row=rows), f"{key} {at}")
                for at, cell in enumerate(cells)
                if cell
            ]
            continue
        lines = [line.strip() for line in said.replace(_SEPARATOR, "\n").split("\n")]
        for at, line in enumerate(unwrapped("\n".join(filter(None, lines)))):
            if line:
                found.append((Line(_BULLET.sub("- ", line), PagePlace(1), tight=at > 0), str(key)))
    found = labelled(found)
    places = counted(("", None, key) for _, key in found)
    return Paper(
        settled([replace(one[0], place=place) for one, place in zip(found, places, strict=True)])
    )
