"""Checks of open documents, one at a time, in a thread of their own.

A document is judged when its author pauses, or at once when the editor asks for what only a
check can tell. A check that a newer version has overtaken is broken off; its report is not told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from advisor.clock import Clock
from advisor.config import Choices
from advisor.errors import AdvisorError, DraftError
from advisor.judging import unforeseen
from advisor.report import FileReport
from advisor.session import Session

if TYPE_CHECKING:
    from advisor.lsp.documents import Document

PAUSE = 0.15
"""Seconds without a key press after which a document is judged."""

LONGEST = 20.0
"""Seconds that an editor's question waits for a check."""

_LINES = 4000
"""Lines whose reading is remembered: several long drafts."""


class SupersededError(BaseException):
    """A newer version makes this check useless. No rule's fault, so nothing else catches it."""


class _Guard(Clock):
    """Looks before each rule whether the check is still wanted."""

    def __init__(self, stale: Callable[[], bool]) -> None:
        super().__init__()
        self._stale = stale

    @contextmanager
    def of_rule(self, name: str) -> Iterator[None]:
        del name
        if self._stale():
            raise SupersededError
        yield


class Checker:
    """Judges the newest version of each open document.

    Args:
        tell: called in the checker's thread with each document and its report.
        choices: what the editor's settings choose.
        pause: seconds to wait for the next key press.
    """

    def __init__(
        self,
        tell: Callable[[Document, FileReport], None],
        choices: Choices,
        pause: float = PAUSE,
    ) -> None:
        self._tell = tell
        self.pause = pause
        self._session = Session(choices, clock=_Guard(self._stale), remember=_LINES)
        self._dear = threading.Lock()
        """Held by whoever uses the session."""
        self._news = threading.Condition()
        """Guards all that follows, and tells of changes to it."""
        self._open: dict[str, Document] = {}
        self._due: dict[str, float] = {}
        self._reports: dict[str, tuple[Document, FileReport]] = {}
        self._judging: Document | None = None
        self._breaks = False
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="advisor-lsp", daemon=True)
        self._thread.start()

    # --- what the editor says -------------------------------------------------------------

    def show(self, document: Document, *, at_once: bool = False) -> None:
        """Take a new document, or the next version of one."""
        with self._news:
            self._open[document.uri] = document
            self._due[document.uri] = monotonic() + (0 if at_once else self.pause)
            self._break_off(document.uri)
            self._news.notify_all()

    def hide(self, uri: str) -> None:
        """Let go of a document and, after the last one, of all that was read."""
        with self._news:
            for kept in (self._open, self._due, self._reports):
                kept.pop(uri, None)
            self._break_off(uri)
            empty = not self._open
            self._news.notify_all()
        if empty:
            with self._dear:
                self._session.forget()

    def get(self, uri: str) -> Document | None:
        """Return the newest version of a document; `None` if it is not open."""
        with self._news:
            return self._open.get(uri)

    def reload(self, choices: Choices) -> None:
        """Judge all open documents again, under settings read anew."""
        with self._news:
            for uri in self._open:
                self._break_off(uri)
        with self._dear:
            self._session.reload(choices)
        with self._news:
            self._reports.clear()
            self._due.update(dict.fromkeys(self._open, 0.0))
            self._news.notify_all()

    def end(self) -> None:
        """Stop judging; what waits for a report gets none."""
        with self._news:
            self._ended = self._breaks = True
            self._news.notify_all()

    # --- what the editor asks -------------------------------------------------------------

    def report(self, uri: str) -> tuple[Document, FileReport] | None:
        """Return the newest version of a document with its report, judged now if need be.

        `None` if it is closed meanwhile, or its check takes too long.
        """
        until = monotonic() + LONGEST
        with self._news:
            while not self._ended and (document := self._open.get(uri)) is not None:
                known = self._reports.get(uri)
                if known is not None and known[0] is document:
                    return known
                left = until - monotonic()
                if left <= 0:
                    return None
                if self._due.get(uri, 0.0) > 0:
                    self._due[uri] = 0.0
                    self._news.notify_all()
                self._news.wait(left)
        return None

    def mended(self, document: Document) -> str | None:
        """Return the text of a document after all safe rewrites; `None` if it has none."""
        with self._dear:
            self._breaks = False
            try:
                return self._session.mend_open(document.text, document.path, document.form)
            except (AdvisorError, SupersededError):
                return None

    def comment_styles(self, document: Document) -> tuple[str, ...]:
        """Return how comments to the advisor are written in a document."""
        return self._session.comment_styles(document.path, document.form)

    # --- the thread -----------------------------------------------------------------------

    def _break_off(self, uri: str) -> None:
        if self._judging is not None and self._judging.uri == uri:
            self._breaks = True

    def _stale(self) -> bool:
        return self._breaks

    def _next(self) -> Document | None:
        """Wait for a document whose time has come; `None` at the end."""
        with self._news:
            while not self._ended:
                if self._due:
                    uri = min(self._due, key=lambda one: self._due[one])
                    left = self._due[uri] - monotonic()
                    if left <= 0:
                        del self._due[uri]
                        return self._open[uri]
                    self._news.wait(left)
                else:
                    self._news.wait()
        return None

    def _run(self) -> None:
        while (document := self._next()) is not None:
            with self._dear:
                with self._news:
                    if self._open.get(document.uri) is not document:
                        continue
                    self._judging, self._breaks = document, False
                report = self._judged(document)
                with self._news:
                    self._judging = None
            with self._news:
                current = self._open.get(document.uri) is document and not self._breaks
                if report is None or not current:
                    continue
                self._reports[document.uri] = (document, report)
                self._news.notify_all()
            self._tell(document, report)

    def _judged(self, document: Document) -> FileReport | None:
        """Return the report on a document; `None` if the check was broken off."""
        name = str(document.path or "this draft")
        try:
            return self._session.check_open(document.text, document.path, document.form)
        except SupersededError:
            return None
        except DraftError as error:
            return FileReport(name, str(error))
        except AdvisorError as error:
            return FileReport(name, str(error))
        # The thread must live on, whatever one document brings.
        except Exception as error:  # noqa: BLE001
            return FileReport(name, unforeseen(name, error))
