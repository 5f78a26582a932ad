"""Markdown, with front matter, lists, tables and quotes, and exact source positions.

markdown-it gives each block its lines but no columns, so the visible characters are found
again by walking forward through those lines: each piece of text stands behind the one
before it. Code, comments and link targets are not read: no client is meant to act on them.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.errors import DraftError
from advisor.reading.comments import Style
from advisor.reading.draft import Block, BlockKind
from advisor.reading.format import Format, Reading
from advisor.reading.places import PlacedText

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TASK_BOX = re.compile(r"\[[ xX]\]\s+")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?([A-Za-z][\w-]*)[^<>]*>|<[!?][^<>]*>", re.DOTALL)
"""A piece of HTML that is no text: "<b>", "</p>", "<!-- a note -->"."""

_HTML = frozenset(
    """a abbr address article aside b big blockquote body br button caption center cite code col
    colgroup dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6
    head header hr html i img input ins kbd label legend li link main mark meta nav ol option p
    pre q s samp script section select small span strike strong style sub summary sup table tbody
    td textarea tfoot th thead time title tr tt u ul var video""".split()
)
"""Names of HTML elements. What looks like another is the author's own slot: "<NAME>"."""

_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    # text_join would glue entities to the words beside them and hide where they stood. An
    # indented line is no code here: its author pressed the tab key to set it off.
    parser = MarkdownIt("commonmark").enable("table").disable(["text_join", "code"])
    return parser.use(front_matter_plugin)


def _is_markup(html: str) -> bool:
    """Say whether a tag is HTML or a comment, rather than a slot such as "<NAME>"."""
    tag = _TAG.fullmatch(html)
    return tag is None or tag[1] is None or tag[1].lower() in _HTML


def _line_starts(source: str) -> list[int]:
    starts = [0]
    starts += [match.end() for match in re.finditer(r"\r\n|\n|\r", source)]
    return starts


class _Walker:
    """Goes forward through the source once, placing each inline token."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = _line_starts(source)

    def offset(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def place(self, inline: "Token", start: int, end: int) -> tuple[PlacedText, int]:
        """Return the placed text of one inline token, and where its last character ends."""
        placed, at = PlacedText(), start
        for child in inline.children or ():
            at = self._child(child, placed, at, end)
        return placed, at

    def _child(self, child: "Token", placed: PlacedText, at: int, end: int) -> int:
        if child.type in ("softbreak", "hardbreak"):
            found = next((i for i in range(at, end) if self.source[i] in "\r\n"), at)
            placed.add(" ", found)
            return found + 1
        if child.type == "image":
            return at
        if child.type == "html_inline":
            found = self.source.find(child.content, at, end)
            if found < 0:
                return at
            if _BREAK.match(child.content):
                placed.add(" ", found)
            elif not _is_markup(child.content):
                placed.add(child.content, found)
            return found + len(child.content)
        if child.type == "text_special" and child.markup:
            found = self.source.find(child.markup, at, end)
            found = at if found < 0 else found
            if child.info == "escape":
                # Of "\*" only the second character is seen, of "\w" both.
                shift = len(child.markup) - len(child.content)
                placed.add(child.content, found + shift)
            else:
                placed.add_at(child.content, found)
            return found + len(child.markup)
        if child.type == "code_inline":
            return self._loosely(child.content, child.markup, placed, at, end)
        if child.type != "text" or not child.content:
            return at
        found = self.source.find(child.content, at, end)
        if found < 0 or "|" in child.content:
            return self._loosely(child.content, "", placed, at, end)
        placed.add(child.content, found)
        return found + len(child.content)

    def _loosely(self, content: str, mark: str, placed: PlacedText, at: int, end: int) -> int:
        """Place text that is shown in another way than it is written.

        Between backticks, the `mark`, a line break is shown as a blank. In a table, a bar
        stands behind a backslash.
        """
        blank = r"(?: |(?:\r\n|\r|\n)[ \t>]*)"
        ways = {" ": blank if mark else " ", "|": r"\\?\|"}
        parts = (ways.get(char) or re.escape(char) for char in content)
        lead = re.escape(mark) + (f"{blank}?" if mark else "")
        found = re.compile(lead + "".join(parts)).search(self.source, at, end)
        if found is None:
            placed.add_at(content, min(at, max(end - 1, 0)))
            return at
        at = found.start() + len(mark)
        for char in content:
            while self.source[at] != char and not (char == " " and self.source[at] in "\r\n"):
                at += 1
            placed.add(char, at)
            at += 2 if self.source.startswith("\r\n", at) else 1
        return found.end() + len(mark)


def _fields(token: "Token", name: str) -> dict[str, object]:
    import yaml

    try:
        fields = yaml.safe_load(token.content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "it is no YAML"
        raise DraftError(
            f"{name}{line}: the front matter could not be read ({problem}); mend it."
        ) from error
    return fields if isinstance(fields, dict) else {}


def _html_blocks(source: str, start: int, end: int) -> Iterator[Block]:
    """Yield the text of a block of HTML, a block for each line that shows any."""
    hidden = [match.span() for match in _UNSEEN.finditer(source, start, end)]
    hidden += [m.span() for m in _TAG.finditer(source, start, end) if _is_markup(m.group())]
    unseen = {at for begin, stop in hidden for at in range(begin, stop)}
    at = start
    for line in re.split(r"([\r\n]+)", source[start:end]):
        placed = PlacedText()
        for index, char in enumerate(line, at):
            if index not in unseen:
                placed.add(char, index)
        text, places = placed.finish()
        if text:
            yield Block(text, places)
        at += len(line)


def _blocks(source: str, tokens: "list[Token]") -> Iterator[Block]:
    walker = _Walker(source)
    lists: list[int] = []
    groups, row, quoted = 0, 0, 0
    heading: int | None = None
    item: tuple[str, int] | None = None
    in_cell, at = False, 0
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                groups += 1
                lists.append(groups)
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                line = walker.offset(token.map[0]) if token.map else at
                found = _MARKER.search(source, max(line, at))
                item = (found.group(), found.start()) if found else ("-", line)
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = None
            case "tr_open":
                row += 1
            case "th_open" | "td_open":
                in_cell = True
            case "th_close" | "td_close":
                in_cell = False
            case "html_block" if token.map:
                at = max(at, walker.offset(token.map[1]))
                yield from _html_blocks(source, walker.offset(token.map[0]), at)
            case "inline" if token.map:
                start = max(walker.offset(token.map[0]), at if in_cell else 0)
                if item is not None and heading is None:
                    start = max(start, item[1] + len(item[0]))
                placed, at = walker.place(token, start, walker.offset(token.map[1]))
                text, places = placed.finish()
                box = _TASK_BOX.match(text) if item else None
                if box:
                    places = places.cut(box.end(), len(text))
                    text = text[box.end() :]
                if not text:
                    continue
                if heading is not None:
                    yield Block(text, places, BlockKind.HEADING, heading)
                elif in_cell:
                    yield Block(text, places, BlockKind.CELL, row=row)
                elif lists and item is not None:
                    yield Block(
                        text, places, BlockKind.ITEM, len(lists), item[0], item[1], lists[-1]
                    )
                elif quoted:
                    yield Block(text, places, BlockKind.QUOTE)
                else:
                    yield Block(text, places)
                item = None
            case _:
                pass


def read_markdown(source: str, name: str) -> Reading:
    """Return the blocks and front-matter fields of a Markdown text.

    Raises:
        DraftError: the front matter is no YAML.
    """
    # The parser puts this character in the place of NUL; done first, all places stay true.
    source = source.replace("\0", "\ufffd")
    tokens = _parser().parse(source)
    front = next((token for token in tokens if token.type == "front_matter"), None)
    fields = _fields(front, name) if front else {}
    return Reading(tuple(_blocks(source, tokens)), fields)


MARKDOWN = Format(
    "markdown", (".md", ".markdown", ".mdown"), read_markdown, (Style.HTML, Style.FRONT)
)
