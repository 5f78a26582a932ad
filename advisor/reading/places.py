"""Positions: from a character that a reader sees back to the source character it came from."""

from bisect import bisect_right
from dataclasses import dataclass

from advisor.findings import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character of a text stands in the source.

    `runs` are (index in the text, offset in the source) pairs, sorted: from each on, the two
    go forward together. Markup that a reader does not see lies between two runs.
    """

    runs: tuple[tuple[int, int], ...]
    length: int

    def offset(self, index: int) -> int:
        """Return the source offset of the text character at `index`."""
        runs = self.runs
        if len(runs) == 1:
            return runs[0][1] + index - runs[0][0]
        at = bisect_right(runs, (index, 1 << 62)) - 1
        text_start, source_start = runs[max(at, 0)]
        return source_start + index - text_start

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return where text[start:end] starts and ends in the source."""
        if end <= start:
            place = self.offset(start) if start < self.length or not start else self.end
            return place, place
        return self.offset(start), self.offset(end - 1) + 1

    def span(self, start: int, end: int) -> Span:
        """Return the source span of text[start:end]; an empty stretch gives an empty span."""
        return Span(*self.bounds(start, end))

    @property
    def end(self) -> int:
        """Return the source offset just behind the last character."""
        return self.offset(self.length - 1) + 1 if self.length else self.runs[0][1]

    @property
    def stretches(self) -> tuple[Span, ...]:
        """Return the source stretches that the text shows, in the order of the text."""
        ends = [index for index, _ in self.runs[1:]] + [self.length]
        return tuple(
            Span(offset, offset + end - index)
            for (index, offset), end in zip(self.runs, ends, strict=True)
        )

    def moved(self, by: int) -> "Places":
        """Return the same places, so many characters further on in the source."""
        return Places(tuple((index, offset + by) for index, offset in self.runs), self.length)

    def cut(self, start: int, end: int) -> "Places":
        """Return the places of text[start:end]."""
        runs = [(0, self.offset(start))]
        runs += [(i - start, offset) for i, offset in self.runs if start < i < end]
        return Places(tuple(runs), end - start)


class PlacedText:
    """A text under construction that remembers where its characters came from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._length = 0

    def add(self, text: str, source_start: int) -> None:
        """Append characters that stand one by one in the source from `source_start` on."""
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if last is None or last[1] + self._length - last[0] != source_start:
            self._runs.append((self._length, source_start))
        self._parts.append(text)
        self._length += len(text)

    def add_at(self, text: str, source_start: int) -> None:
        """Append characters that all stem from one source place, such as an entity."""
        for char in text:
            self.add(char, source_start)

    def finish(self) -> tuple[str, Places]:
        """Return the text, without white space at its ends, and its places."""
        text = "".join(self._parts)
        places = Places(tuple(self._runs) or ((0, 0),), self._length)
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if end <= start:
            return "", Places(((0, places.runs[0][1]),), 0)
        return text[start:end], places.cut(start, end)
