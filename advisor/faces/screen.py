"""The streams of the terminal: what they can hold, how wide they are, and who reads them."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.reports.reporter import RenderOptions

PATIENCE = 2.0
"""Seconds before a run shows how far it has come."""

T = TypeVar("T")


def _encoding(stream: Any) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _colored(stream: Any) -> bool:
    """Say whether to colour, by the customs of terminals (no-color.org, FORCE_COLOR)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"


def options_for(stream: Any, *, quiet: bool = False) -> RenderOptions:
    """Return what a reporter may know of a stream."""
    from advisor.reports.reporter import RenderOptions

    return RenderOptions(
        width=max(shutil.get_terminal_size((88, 24)).columns, 40),
        color=_colored(stream),
        encoding=_encoding(stream),
        quiet=quiet,
    )


def write(text: str, stream: Any = None) -> None:
    """Write a text; a character that the stream cannot hold is written as its escape."""
    stream = sys.stdout if stream is None else stream
    encoding = _encoding(stream)
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def complain(sentence: str) -> None:
    """Write one sentence to stderr."""
    from advisor.reports.glyphs import fitting, visible

    options = options_for(sys.stderr)
    lines = [fitting(visible(line), options) for line in sentence.split("\n")]
    with suppress(OSError):
        write("advisor: " + "\n".join(lines) + "\n", sys.stderr)


def with_progress(items: Iterable[T], total: int) -> Iterator[T]:
    """Pass items on; on a terminal, a run that takes long shows how far it has come."""
    if not sys.stderr.isatty():
        yield from items
        return
    import time

    start, bar = time.monotonic(), None
    try:
        for number, item in enumerate(items, 1):
            if bar is None and time.monotonic() - start > PATIENCE:
                from rich.console import Console
                from rich.progress import Progress

                bar = Progress(console=Console(stderr=True), transient=True)
                task = bar.add_task("Reading drafts", total=total)
                bar.start()
            if bar is not None:
                bar.update(task, completed=number)
            yield item
    finally:
        if bar is not None:
            bar.stop()
