"""Plain text: paragraphs, list items and headings as people type them."""

import re
from dataclasses import dataclass

from advisor.reading.comments import Style
from advisor.reading.draft import Block, BlockKind
from advisor.reading.format import Format, Reading
from advisor.reading.letters import not_own
from advisor.reading.places import PlacedText

MARKER = re.compile(
    r"""(?P<indent>[ \t]*)
    (?P<marker>
        [-*+•◦▪‣–—·○●□☐☑✓✔➢»](?=\s)     # - item, • item, ☐ item
      | \[[ xX]?\](?=\s)                  # [ ] item
      | \(?\d{1,2}[.)](?=\s|[A-Z])        # 1. item, 2) item, (3) item
      | \(?[a-hA-H][.)](?=\s)             # a) item
      | (?:Step|STEP)\s\d{1,2}\s?[:.)-](?=\s)   # Step 1: item
    )
    \s*""",
    re.VERBOSE,
)
"""A list marker at the start of a line: "- ", "2. ", "(b) ", "☐ ", "Step 3: "."""

RULE = re.compile(r"[ \t]*([-=*_~])(?:[ \t]*\1){2,}[ \t]*$")
"""A drawn line: "-----", "* * *"."""

_WRAPPED_FROM = 56
"""Characters. A shorter line that runs on into the next was ended on purpose."""

_HEADING_WORDS = 7
"""A longer line without a stop is a sentence that lost its stop, not a heading."""

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    marker: str
    marker_start: int
    indent: int
    content: str
    content_start: int


def _lines(source: str) -> list[_Line]:
    found, start = [], 0
    every = source.splitlines(keepends=True)
    foreign = not_own(source, every)
    for number, raw in enumerate(every):
        text = "" if number in foreign else raw.rstrip()
        match = MARKER.match(text)
        if match and not RULE.match(text):
            cut = match.end()
            line = _Line(
                text,
                start,
                match["marker"],
                start + match.start("marker"),
                len(match["indent"].expandtabs(4)),
                text[cut:],
                start + cut,
            )
        else:
            indent = len(text) - len(text.lstrip())
            line = _Line(text, start, "", -1, indent, text.lstrip(), start + indent)
        found.append(line)
        start += len(raw)
    return found


def _runs_on(line: _Line, following: _Line) -> bool:
    """Say whether a line was broken only because the page was full, or inside a sentence."""
    if not following.content or following.marker or RULE.match(following.text):
        return False
    if _SENTENCE_END.search(line.text):
        return len(line.text) >= _WRAPPED_FROM
    if following.content[0].islower():
        return True
    return len(line.text) >= _WRAPPED_FROM and bool(line.text)


_LEADS = frozenset({"choose", "if", "pick", "select"})
"""Words that open the line over a list: of what to choose from, of what to do in a case."""


def looks_like_title(text: str, *, alone: bool) -> bool:
    """Say whether a short line without a full stop titles what follows.

    `alone` says that an empty line stands before it.
    """
    words = text.split()
    if not words:
        return False
    if text.endswith(":") and len(words) <= _HEADING_WORDS:
        # "After lunch, write down:" opens a list with a clause of its own; so does "Pick one:".
        opens = ", " in text or words[0].lower() in _LEADS
        return not (opens and words[-1][0].islower())
    if _SENTENCE_END.search(text) or len(words) > _HEADING_WORDS:
        return False
    shouted = text.isupper() and len(text) > 3
    titled = all(w[0].isupper() or not w[0].isalpha() or len(w) < 5 for w in words)
    return alone and (shouted or (titled and text[0].isupper()))


def read_text(source: str, name: str) -> Reading:  # noqa: ARG001
    """Return the blocks of a plain text; `name` is for errors, and a plain text has none."""
    lines = _lines(source)
    blocks: list[Block] = []
    group, last_item_at = 0, -2
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.content or RULE.match(line.text):
            at += 1
            continue
        together = [line]
        while at + len(together) < len(lines) and _runs_on(together[-1], lines[at + len(together)]):
            together.append(lines[at + len(together)])
        placed = PlacedText()
        for number, part in enumerate(together):
            if number:
                placed.add(" ", together[number - 1].start + len(together[number - 1].text))
            placed.add(part.content, part.content_start)
        text, places = placed.finish()
        before_blank = at == 0 or not lines[at - 1].content
        follows = at + len(together) < len(lines)
        if line.marker:
            if last_item_at != len(blocks) - 1:
                group += 1
            last_item_at = len(blocks)
            blocks.append(
                Block(
                    text,
                    places,
                    BlockKind.ITEM,
                    1 + line.indent // 2,
                    line.marker,
                    line.marker_start,
                    group,
                )
            )
        elif len(together) == 1 and looks_like_title(line.content, alone=before_blank and follows):
            blocks.append(Block(text, places, BlockKind.HEADING, 1))
        else:
            blocks.append(Block(text, places))
        at += len(together)
    return Reading(tuple(blocks), {})


TEXT = Format("text", (".txt", ".text"), read_text, (Style.HASH, Style.BRACKET, Style.HTML))
