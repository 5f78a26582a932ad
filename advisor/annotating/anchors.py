"""Where the characters of a Word file's text stand in its tree, and runs cut to fit them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from advisor.findings import Span
from advisor.reading.documents.paper import Paper
from advisor.reading.documents.word import WordLine
from advisor.reading.documents.word_package import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters `start` to `end` of one text element."""

    node: Any
    start: int
    end: int


class Anchors:
    """The text of a Word file, and where each of its characters stands.

    Args:
        lines: what the reader of Word files found in a tree.
        root: the main part; what stands in other parts cannot be anchored.
    """

    def __init__(self, lines: Sequence[WordLine], root: Any) -> None:
        self._lines = lines
        self._root = root
        self.text = Paper(tuple(one.line for one in lines)).text
        self._starts: list[int] = []
        at = 0
        for one in lines:
            at = self.text.index(one.line.text, at)
            self._starts.append(at)
            at += len(one.line.text)

    def line_spans(self) -> list[Span]:
        """Return where each line stands in the text."""
        return [
            Span(start, start + len(one.line.text))
            for start, one in zip(self._starts, self._lines, strict=True)
        ]

    def of(self, span: Span) -> list[Letters]:
        """Return the letters of a span, as far as they stand on its first line.

        A list mark has none, nor has a tab; what stands in a header or a text box has none here.
        """
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        line, start = self._lines[at], self._starts[at]
        begin, end = span.start - start, min(span.end - start, len(line.line.text))
        found: list[Letters] = []
        for number, origin in enumerate(line.origins):
            length = len(origin.node.text or "") - origin.index
            until = origin.start + length
            if number + 1 < len(line.origins):
                until = min(until, line.origins[number + 1].start)
            first, last = max(begin, origin.start), min(end, until)
            if first < last and self._is_ours(origin.node):
                move = origin.index - origin.start
                found.append(Letters(origin.node, first + move, last + move))
        return found

    def covers(self, span: Span, letters: Sequence[Letters]) -> bool:
        """Say whether letters are all characters of a span."""
        return sum(one.end - one.start for one in letters) == span.end - span.start

    def _is_ours(self, node: Any) -> bool:
        """Say whether words may be marked: Word takes no comments in other parts and in boxes."""
        above = list(node.iterancestors())
        boxed = any(one.tag == f"{W}txbxContent" for one in above)
        return not boxed and any(one is self._root for one in above)


class Cuts:
    """Runs that are cut so that every stretch of letters has runs of its own.

    Args:
        every: all stretches that will be asked for.
    """

    def __init__(self, every: Iterable[Letters]) -> None:
        wanted: dict[Any, set[int]] = {}
        for one in every:
            wanted.setdefault(one.node, set()).update((one.start, one.end))
        self._runs: dict[Any, list[tuple[int, Any]]] = {
            node: _cut(node, sorted(places)) for node, places in wanted.items()
        }

    def runs(self, letters: Iterable[Letters]) -> list[Any]:
        """Return the runs that hold just these letters, in order."""
        return [
            run
            for one in letters
            for start, run in self._runs[one.node]
            if one.start <= start < one.end
        ]


def _cut(node: Any, places: Sequence[int]) -> list[tuple[int, Any]]:
    """Cut the run of a text element at some places; return where each new run begins."""
    text, run = node.text or "", node.getparent()
    inner = [at for at in places if 0 < at < len(text)]
    before = [
        c
        for c in run
        if c is not node and c.tag != f"{W}rPr" and _index(run, c) < _index(run, node)
    ]
    after = [c for c in run if c.tag != f"{W}rPr" and _index(run, c) > _index(run, node)]
    bounds = [0, *inner, len(text)]
    made: list[tuple[int, Any]] = []
    here = run
    if before:
        # What stands before the text keeps the old run; the text gets one of its own.
        here = _next_to(here)
        here.append(node)
    node.text = text[: bounds[1]]
    node.set(_SPACE, "preserve")
    made.append((0, here))
    for start, end in pairwise(bounds[1:]):
        here = _next_to(here)
        piece = deepcopy(node)
        piece.text, piece.tail = text[start:end], None
        here.append(piece)
        made.append((start, here))
    if after:
        here = _next_to(here)
        for child in after:
            here.append(child)
    return made


def _index(run: Any, child: Any) -> int:
    return int(run.index(child))


def _next_to(run: Any) -> Any:
    """Return an empty run with the same looks, put behind another."""
    new = run.makeelement(run.tag, dict(run.attrib))
    looks = run.find(f"{W}rPr")
    if looks is not None:
        new.append(deepcopy(looks))
    run.addnext(new)
    return new
