"""Open documents: each as its editor holds it, changed as the editor says."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from advisor.lsp.positions import UTF16, Positions

_FORMS = {"markdown": "markdown", "plaintext": "text", "text": "text", "html": "html"}
"""Formats by an editor's name for them, for what was never saved."""


@dataclass(frozen=True)
class Document:
    """One version of an open document."""

    uri: str
    version: int
    text: str
    language: str = ""
    encoding: str = UTF16

    @cached_property
    def positions(self) -> Positions:
        """Return the lines of the text."""
        return Positions(self.text, self.encoding)

    @cached_property
    def path(self) -> Path | None:
        """Return the file that is edited; `None` if there is none yet."""
        found = to_fs_path(self.uri) if self.uri.startswith("file:") else None
        return Path(found) if found else None

    @property
    def form(self) -> str:
        """Return the name of the format; "" where the file's ending tells it."""
        if self.path is not None and self.path.suffix:
            return ""
        return _FORMS.get(self.language, "text")

    def range(self, start: int, end: int) -> lsp.Range:
        """Return a stretch of the text as the editor counts."""
        return lsp.Range(
            lsp.Position(*self.positions.place(start)), lsp.Position(*self.positions.place(end))
        )

    def stretch(self, area: lsp.Range) -> tuple[int, int]:
        """Return where an editor's range starts and ends in the text."""
        offset = self.positions.offset
        return (
            offset(area.start.line, area.start.character),
            offset(area.end.line, area.end.character),
        )

    def changed(
        self, version: int, changes: Iterable[lsp.TextDocumentContentChangeEvent]
    ) -> "Document":
        """Return the next version; each change is told against what the one before it left."""
        document = self
        for change in changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = document.stretch(change.range)
                text = document.text[:start] + change.text + document.text[end:]
            else:
                text = change.text
            document = Document(self.uri, version, text, self.language, self.encoding)
        return document
