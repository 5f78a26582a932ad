"""HTML: what a reader sees of a page, with the place of every character.

White space is shown as one blank, entities as what they stand for. Tags inside a paragraph
are seen by nobody, and never changed. Scripts, styles, forms and navigation are not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

from advisor.errors import DraftError
from advisor.findings import Edit, Span
from advisor.reading.comments import Style
from advisor.reading.draft import Block, BlockKind
from advisor.reading.format import Format, Wanted
from advisor.reading.formats.text import read_text
from advisor.reading.held import BETWEEN, Decoded, Library, Piece, Record, Slot, Spelling
from advisor.reading.places import Places

_UNREAD = frozenset(
    """button code head iframe math nav noscript object script select style svg template textarea
    title""".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main
    menu ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_SPACE = " \t\n\r\f"
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")


class _Page(HTMLParser):
    """Collects what a page shows."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._spelling = Spelling()
        self._blocks: list[Block] = []
        self._own: list[str] = []
        self._blank: tuple[int, int] | None = None
        self._unread = ""
        self._depth = 0
        self._lists: list[tuple[str, int]] = []
        self._groups = self._rows = self._quotes = self._level = self._pre = 0
        self._item = self._cell = False
        self._done = 0
        self.comments: list[Span] = []

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    # --- tags ---------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unread:
            self._depth += tag == self._unread
            return
        if tag in _UNREAD or (any(name == "hidden" for name, _ in attrs) and tag in _BLOCKS):
            if tag not in ("br", "hr"):
                self._unread, self._depth = tag, 1
            return
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in _LISTS:
            self._groups += 1
            self._lists.append((tag, self._groups))
        elif tag == "li":
            self._item = True
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "tr":
            self._rows += 1
        elif tag in ("td", "th"):
            self._cell = True
        elif tag == "pre":
            self._pre += 1
        elif re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            self._depth -= tag == self._unread
            if not self._depth:
                self._unread = ""
            return
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in _LISTS and self._lists:
            self._lists.pop()
            self._item = False
        elif tag == "li":
            self._item = False
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag in ("td", "th", "table"):
            self._cell = False
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif re.fullmatch("h[1-6]", tag):
            self._level = 0

    # --- text ---------------------------------------------------------------------------------

    def handle_data(self, data: str) -> None:
        at = self._at
        for index, char in enumerate(data, at):
            self._char(char, index, index + 1)

    def handle_entityref(self, name: str) -> None:
        del name
        self._reference()

    def handle_charref(self, name: str) -> None:
        del name
        self._reference()

    def _reference(self) -> None:
        match = _REFERENCE.match(self._source, self._at)
        if match is None:
            return
        shown = unescape(match.group())
        if shown.startswith("&") and len(shown) > 1:
            # It stands for nothing, and so for itself.
            self.handle_data(shown)
            return
        begin, end = match.span()
        if shown[1:] and match.group().endswith(shown[1:]):
            # "&ampx" is an ampersand and an "x".
            end -= len(shown) - 1
            rest, shown = shown[1:], shown[:1]
            self._word(shown, begin, end)
            for index, char in enumerate(rest, end):
                self._char(char, index, index + 1)
            return
        self._word(shown, begin, end)

    def _char(self, char: str, start: int, end: int) -> None:
        if self._unread:
            return
        if self._pre and char in "\r\n":
            self._flush()
        elif char in _SPACE:
            self._blank = (self._blank[0] if self._blank else start, end)
        else:
            self._word(char, start, end)

    def _word(self, text: str, start: int, end: int) -> None:
        """Add what a reader sees, and the blank before it."""
        if self._unread or not text:
            return
        if self._own and self._blank:
            self._own.append(" ")
            self._spelling.add(" ", *self._space(*self._blank))
        elif not self._own and self._blocks:
            self._spelling.add_break(BETWEEN)
        self._blank = None
        self._own.append(text)
        self._spelling.add(text, start, end)

    def _space(self, start: int, end: int) -> tuple[int, int]:
        """Return the first run of white space between two offsets; tags may follow it."""
        match = re.compile(r"[ \t\n\r\f]+").match(self._source, start, end)
        return match.span() if match else (start, end)

    def _flush(self) -> None:
        """End a block."""
        self._blank = None
        if not self._own:
            return
        text = "".join(self._own)
        places = Places(((0, self._spelling.length - len(text)),), len(text))
        self._own = []
        if self._level:
            block = Block(text, places, BlockKind.HEADING, self._level)
        elif self._cell:
            block = Block(text, places, BlockKind.CELL, row=self._rows)
        elif self._lists and self._item:
            kind, group = self._lists[-1]
            marker = "1." if kind == "ol" else "-"
            block = Block(text, places, BlockKind.ITEM, len(self._lists), marker, None, group)
            self._item = False
        elif self._quotes:
            block = Block(text, places, BlockKind.QUOTE)
        else:
            block = Block(text, places)
        self._blocks.append(block)

    # --- the rest -----------------------------------------------------------------------------

    def handle_comment(self, data: str) -> None:
        start = self._at
        end = self._source.find(data, start) + len(data)
        for mark in ("-->", "--!>", ">"):
            if self._source.startswith(mark, end):
                end += len(mark)
                break
        self.comments.append(Span(start, end))

    def read(self) -> Decoded:
        """Return what the whole page shows."""
        self.feed(self._source)
        self.close()
        self._flush()
        return self._spelling.finish(blocks=tuple(self._blocks))


@dataclass(frozen=True)
class HtmlSlot(Slot):
    """A page. `ascii` writes all that is not ASCII as references."""

    ascii: bool = False

    def decode(self) -> Decoded:
        """Return what a reader sees."""
        return _Page(self.raw).read()

    def spell(self, text: str, span: Span, edit: Edit) -> str:
        """Return text with what HTML escapes."""
        del span, edit
        text = escape(text, quote=False).replace("\xa0", "&nbsp;")
        if self.ascii:
            text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
        return text

    def _swallows(self, span: Span, edit: Edit) -> bool:
        """Say whether tags, or comments, stand between the characters that an edit takes."""
        del edit
        pieces: Sequence[Piece] = [
            p for p in self.decoded.pieces if p.origin < span.end and span.start < p.until
        ]
        at = span.start
        for piece in pieces:
            if self.raw[at : max(piece.origin, at)].strip():
                return True
            at = max(at, piece.until)
        return bool(self.raw[at : max(span.end, at)].strip())


def open_html(source: str, name: str, wanted: Wanted) -> Library:
    """Return a page as one record.

    Raises:
        DraftError: it cannot be read to its end.
    """
    del wanted
    page = _Page(source)
    try:
        decoded = page.read()
    except (AssertionError, ValueError) as error:
        line = page.getpos()[0]
        raise DraftError(f"{name}, line {line}: this is no HTML; mend it there.") from error
    slot = HtmlSlot(0, len(source), source, source.isascii())
    records = (Record((slot,)),) if decoded.text else ()
    return Library(records, comments=tuple(page.comments))


HTML = Format("html", (".html", ".htm"), read_text, (Style.HTML,), open=open_html)
