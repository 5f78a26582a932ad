"""Safe rewrites as tracked changes, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import Any

from advisor.annotating.anchors import Anchors, Cuts, Letters
from advisor.findings import Edit, Span
from advisor.reading.documents.word_package import W

AUTHOR = "Homework Advisor"

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES = frozenset(f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))


def changes(before: str, after: str) -> list[Edit]:
    """Return what has to change word by word, line by line, so that one text becomes the other.

    Returns nothing if the two have not the same lines.
    """
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        return []
    found, at = list[Edit](), 0
    for one, other in zip(old, new, strict=True):
        if one != other:
            found += [Edit(e.start + at, e.end + at, e.text) for e in _in_line(one, other)]
        at += len(one) + 1
    return found


def _in_line(before: str, after: str) -> Iterator[Edit]:
    old = [m.span() for m in _TOKEN.finditer(before)]
    new = [m.span() for m in _TOKEN.finditer(after)]
    matcher = SequenceMatcher(
        None, [before[a:b] for a, b in old], [after[a:b] for a, b in new], autojunk=False
    )
    last: Edit | None = None
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        start = old[a][0] if a < len(old) else len(before)
        end = old[b - 1][1] if b > a else start
        text = after[new[c][0] : new[d - 1][1]] if d > c else ""
        if last is not None and not before[last.end : start].strip():
            # A blank that stays between two changed words would only be confusing.
            last = Edit(last.start, end, last.text + before[last.end : start] + text)
            continue
        if last is not None:
            yield last
        last = Edit(start, end, text)
    if last is not None:
        yield last


class Track:
    """Puts edits into a tree as tracked changes.

    Args:
        root: the main part.
        anchors: where its characters stand.
        edits: what is to change; those in places that cannot be changed are left out.
    """

    def __init__(self, root: Any, anchors: Anchors, edits: Sequence[Edit]) -> None:
        self._root = root
        self.edits = [edit for edit in edits if _can_be_made(anchors, edit)]
        self.left_out = len(edits) - len(self.edits)
        self._letters = [_letters(anchors, edit) for edit in self.edits]
        ids = [
            int(one.get(f"{W}id", "0"))
            for one in root.iter()
            if one.tag in _CHANGES and one.get(f"{W}id", "0").isdigit()
        ]
        self._next = max(ids, default=0) + 1
        self._when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def letters(self) -> list[Letters]:
        """Return all letters that have to stand in runs of their own."""
        return [one for letters, _ in self._letters for one in letters]

    def write(self, cuts: Cuts) -> int:
        """Make the changes; return how many."""
        for edit, (letters, removed) in zip(self.edits, self._letters, strict=True):
            runs = cuts.runs(letters)
            if removed:
                for run in runs:
                    self._delete(run)
            if edit.text:
                anchor = runs[-1]
                where = anchor.getparent() if removed else anchor
                where.addnext(self._inserted(edit.text, anchor))
        return len(self.edits)

    def _change(self, tag: str) -> Any:
        change = self._root.makeelement(f"{W}{tag}", {})
        change.set(f"{W}id", str(self._next))
        change.set(f"{W}author", AUTHOR)
        change.set(f"{W}date", self._when)
        self._next += 1
        return change

    def _delete(self, run: Any) -> None:
        change = self._change("del")
        run.addprevious(change)
        change.append(run)
        for text in list(run.iter(f"{W}t")):
            gone = run.makeelement(f"{W}delText", {_SPACE: "preserve"})
            gone.text = text.text
            run.replace(text, gone)

    def _inserted(self, text: str, like: Any) -> Any:
        change = self._change("ins")
        run = like.makeelement(like.tag, {})
        looks = like.find(f"{W}rPr")
        if looks is not None:
            run.append(deepcopy(looks))
        said = run.makeelement(f"{W}t", {_SPACE: "preserve"})
        said.text = text
        run.append(said)
        change.append(run)
        return change


def _letters(anchors: Anchors, edit: Edit) -> tuple[list[Letters], bool]:
    """Return the letters that an edit takes, or that it is put behind, and whether it takes them."""
    if edit.end > edit.start:
        return anchors.of(edit.span), True
    return anchors.of(Span(edit.start - 1, edit.start)), False


def _can_be_made(anchors: Anchors, edit: Edit) -> bool:
    letters, removed = _letters(anchors, edit)
    if not removed:
        return bool(letters) and edit.start > 0
    return anchors.covers(edit.span, letters)
