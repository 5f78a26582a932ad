"""Comments to the advisor: where they stand in a source, what they say, and the source without them.

"advisor: allow vague-amount: agreed with Kim" is meant for this program and for whoever keeps the
draft. It is no homework, so formats read the source without it, and what they found is led back
to the source that has it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor.findings import Span
from advisor.reading.places import Places


class Style(StrEnum):
    """How a format writes its comments.

    `HASH` is a whole line, `HASH_END` also the end of one. `FRONT` is a whole line within the
    front matter. `BRACKET` is for plain text: a line of its own, or the end of one.
    """

    HTML = "html"
    HASH = "hash"
    HASH_END = "hash-end"
    FRONT = "front"
    BRACKET = "bracket"


class Order(StrEnum):
    """What a comment may ask for."""

    ALLOW = "allow"
    ALLOW_FILE = "allow-file"
    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a rule or category in a comment, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment to the advisor.

    `order` is the word behind "advisor:", whether it is known or not. `cut` is what goes with
    the comment when it is taken out: its line where it stands `alone`, else the blanks before it.
    `in_front` says that it stands in the front matter, above all text.
    """

    span: Span
    cut: Span
    order: str
    order_span: Span
    names: tuple[Name, ...] = ()
    reason: str = ""
    alone: bool = False
    in_front: bool = False


_HEAD = re.compile(r"\s*advisor:\s*(?P<order>[A-Za-z][\w-]*)?", re.IGNORECASE)
_NAME = re.compile(r"[^\s,:]+")

_WAYS = {
    Style.HTML: re.compile(r"<!--(?=\s*advisor:)(?P<body>.*?)-->", re.DOTALL | re.IGNORECASE),
    Style.HASH: re.compile(
        r"(?:\A|(?<=[\r\n]))[ \t]*(?P<all>#+(?=[ \t]*advisor:)(?P<body>[^\r\n]*))", re.IGNORECASE
    ),
    Style.HASH_END: re.compile(
        r"(?:\A|(?<=[\r\n \t]))(?P<all>#+(?=[ \t]*advisor:)(?P<body>[^\r\n]*))", re.IGNORECASE
    ),
    Style.BRACKET: re.compile(
        r"\[(?=[ \t]*advisor:)(?P<body>[^\]\r\n]*)\](?=[ \t]*(?:[\r\n]|\Z|\[[ \t]*advisor:|<!--))",
        re.IGNORECASE,
    ),
}
_FRONT = re.compile(r"\A\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def _fenced(source: str) -> list[Span]:
    """Return the blocks of code of a Markdown text: what stands there is shown, not meant."""
    found, opened, mark, at = [], -1, "", 0
    for line in source.splitlines(keepends=True):
        fence = _FENCE.match(line)
        if fence and opened < 0:
            opened, mark = at, fence[1]
        elif fence and fence[1][0] == mark[0] and len(fence[1]) >= len(mark):
            found.append(Span(opened, at + len(line)))
            opened = -1
        at += len(line)
    if opened >= 0:
        found.append(Span(opened, at))
    return found


def _line_start(source: str, at: int) -> int:
    return max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1


def _line_end(source: str, at: int) -> int:
    """Return where the line of an offset ends, its end mark left out."""
    ends = [end for end in (source.find("\n", at), source.find("\r", at)) if end >= 0]
    return min(ends, default=len(source))


def _past_line(source: str, at: int) -> int:
    match = _LINE.match(source, at)
    return match.end() if match else at


def _matches(source: str, styles: Sequence[str]) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the span of each comment, the span of what it says, and whether it is in front."""
    front = _FRONT.match(source) if Style.FRONT in styles else None
    start = front.end() if front else 0
    if front:
        for match in _WAYS[Style.HASH].finditer(source, front.start(1), front.end(1)):
            yield Span(*match.span("all")), Span(*match.span("body")), True
    code = _fenced(source) if Style.HTML in styles else []
    for style, way in _WAYS.items():
        if style not in styles:
            continue
        for match in way.finditer(source, start):
            span = Span(*match.span("all" if "all" in way.groupindex else 0))
            if style is Style.HTML:
                shown = source.count("`", _line_start(source, span.start), span.start) % 2
                if shown or any(block.overlaps(span) for block in code):
                    continue
            yield span, Span(*match.span("body")), False


def _parsed(source: str, body: Span) -> tuple[str, Span, tuple[Name, ...], str]:
    """Return what a comment says: its order with its place, the names, and the reason."""
    head = _HEAD.match(source, body.start, body.end)
    if head is None or head["order"] is None:
        return "", body, (), ""
    order = Span(*head.span("order"))
    colon = source.find(":", order.end, body.end)
    stop = body.end if colon < 0 else colon
    names = tuple(
        Name(match.group().lower(), Span(*match.span()))
        for match in _NAME.finditer(source, order.end, stop)
    )
    reason = "" if colon < 0 else " ".join(source[colon + 1 : body.end].split())
    return order.of(source).lower(), order, names, reason


def _alone(source: str, span: Span, others: Sequence[Span]) -> bool:
    """Say whether nothing but other comments stands on the lines of a comment."""
    before = Span(_line_start(source, span.start), span.start)
    after = Span(span.end, _line_end(source, span.end))
    for gap in (before, after):
        text = gap.of(source)
        for other in others:
            if gap.contains(other):
                start = other.start - gap.start
                text = (
                    text[:start] + " " * (other.end - other.start) + text[other.end - gap.start :]
                )
        if text.strip(" \t>" if gap is before else " \t"):
            return False
    return True


def _cut(source: str, span: Span, *, sole: bool) -> Span:
    """Return what goes with a comment when it is taken out; `sole`: the whole line."""
    line = _line_start(source, span.start)
    if sole:
        return Span(line, _past_line(source, span.end))
    start, end = span
    while start > line and source[start - 1] in " \t":
        start -= 1
    if start == line:
        # What follows takes the comment's place, as far in as the comment stood.
        while end < len(source) and source[end] in " \t":
            end += 1
        return Span(span.start, end)
    if end < len(source) and source[end] not in " \t\r\n":
        start = span.start
    return Span(start, end)


def find_comments(source: str, styles: Sequence[str]) -> tuple[Comment, ...]:
    """Return the comments of a source in their order.

    Args:
        source: the decoded draft.
        styles: how its format writes comments.
    """
    if not styles or "advisor:" not in source.lower():
        return ()
    found: list[tuple[Span, Span, bool]] = []
    for one in sorted(_matches(source, styles)):
        if not found or found[-1][0].end <= one[0].start:
            found.append(one)
    spans = [span for span, _, _ in found]
    comments = []
    for span, body, in_front in found:
        line = Span(_line_start(source, span.start), _line_end(source, span.end))
        others = [other for other in spans if other != span and line.overlaps(other)]
        alone = _alone(source, span, others)
        cut = _cut(source, span, sole=alone and not others)
        order, place, names, reason = _parsed(source, body)
        comments.append(Comment(span, cut, order, place, names, reason, alone, in_front))
    return tuple(comments)


def _cuts(source: str, comments: Sequence[Comment]) -> list[Span]:
    """Return what is left out of the source, in order, none touching another."""
    cuts: list[Span] = []
    for comment in comments:
        cut = _cut(source, comment.span, sole=True) if comment.alone else comment.cut
        if cuts and cut.start <= cuts[-1].end:
            cuts[-1] = Span(cuts[-1].start, max(cut.end, cuts[-1].end))
        else:
            cuts.append(cut)
    return cuts


class Stripped:
    """A source without its comments, and the way back to the source that has them."""

    def __init__(self, source: str, comments: Sequence[Comment]) -> None:
        parts, at, gone = [], 0, 0
        self._at: list[int] = []
        self._gone: list[int] = []
        for cut in _cuts(source, comments):
            parts.append(source[at : cut.start])
            self._at.append(cut.start - gone)
            gone += cut.end - cut.start
            self._gone.append(gone)
            at = cut.end
        self.text = "".join([*parts, source[at:]])

    def offset(self, at: int) -> int:
        """Return where in the source a character of the text stands."""
        before = bisect_right(self._at, at)
        return at + (self._gone[before - 1] if before else 0)

    def places(self, places: Places) -> Places:
        """Return places in the source for places in the text."""
        runs: list[tuple[int, int]] = []
        ends = [index for index, _ in places.runs[1:]] + [places.length]
        for (index, start), end in zip(places.runs, ends, strict=True):
            runs.append((index, self.offset(start)))
            first = bisect_right(self._at, start)
            for at in self._at[first:]:
                if at >= start + end - index:
                    break
                runs.append((index + at - start, self.offset(at)))
        return Places(tuple(runs), places.length)
