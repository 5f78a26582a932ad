"""Lines of an e-mail that its sender did not write for this reader: quoted replies, heads, feet."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TRACES = re.compile(
    r"wrote:|Original Message|Forwarded message|^(?:From|Sent|To): |^-- ?$|^Sent from my |^Get Outlook",
    re.MULTILINE,
)
"""What any e-mail with such lines has; most drafts have none of it, and need no closer look."""

_WROTE = re.compile(r"\s*(?:>\s*)*On\s.{6,160}\swrote:\s*$")
"""The line over a quoted reply: "On Mon, 3 Mar 2025 at 09:12, Kim wrote:"."""

_DIVIDER = re.compile(r"\s*[-_]{3,}\s*(?:Original Message|Forwarded message)\s*[-_]{3,}\s*$")
_DRAWN = re.compile(r"\s*_{10,}\s*$")
_HEAD = re.compile(r"\s*\*?(?:From|Sent|Date|To|Cc|Bcc|Reply-To|Subject)\*?:\s*\S")
_QUOTED = re.compile(r"\s*>")
_FOOT = re.compile(r"\s*(?:Sent from my \w|Get Outlook for )")
_SIGNATURE = re.compile(r"-- ?$")

_SIGNATURE_LINES = 10
"""Lines. What stands below "-- " and is longer is no signature."""


def not_own(source: str, lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers, from 0, of the lines that are no part of what an e-mail says itself.

    Args:
        source: the whole text.
        lines: its lines.
    """
    if not _TRACES.search(source):
        return frozenset()
    found: set[int] = set()
    at = 0
    while at < len(lines):
        head = _head_at(lines, at)
        if head and not any(lines[i].strip() for i in range(at) if i not in found):
            # The letter's own head; what follows is the letter.
            found.update(range(at, at + head))
            at += head
        elif head or _DIVIDER.match(lines[at]):
            found.update(range(at, len(lines)))
            break
        elif length := _wrote_at(lines, at):
            end = _quoted_until(lines, at + length)
            found.update(range(at, end))
            at = end
        else:
            at += 1
    return frozenset(found | _feet(lines))


def _wrote_at(lines: Sequence[str], at: int) -> int:
    """Return how many lines the line over a reply takes; 0 if there is none."""
    if _WROTE.match(lines[at]):
        return 1
    two = " ".join(line.strip() for line in lines[at : at + 2])
    starts = re.match(r"\s*(?:>\s*)*On\s", lines[at])
    return 2 if starts and len(lines) > at + 1 and _WROTE.match(two) else 0


def _quoted_until(lines: Sequence[str], start: int) -> int:
    """Return where a quoted reply ends: where its marks end, or at the end without any."""
    at = start
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at == len(lines) or not _QUOTED.match(lines[at]):
        return len(lines)
    last = at
    while at < len(lines) and (_QUOTED.match(lines[at]) or not lines[at].strip()):
        last = at if lines[at].strip() else last
        at += 1
    return last + 1


def _head_at(lines: Sequence[str], at: int) -> int:
    """Return how many lines the head of a letter takes: two fields at least, one of them From."""
    start = at + bool(_DRAWN.match(lines[at]))
    end = start
    while end < len(lines) and _HEAD.match(lines[end]):
        end += 1
    fields = [lines[i].strip(" *").split(":")[0] for i in range(start, end)]
    return end - at if len(fields) > 1 and "From" in fields else 0


def _feet(lines: Sequence[str]) -> set[int]:
    found = {at for at, line in enumerate(lines) if _FOOT.match(line)}
    for at, line in enumerate(lines):
        rest = [one for one in lines[at + 1 :] if one.strip()]
        if at and _SIGNATURE.match(line) and len(rest) <= _SIGNATURE_LINES:
            found.update(range(at, len(lines)))
            break
    return found
