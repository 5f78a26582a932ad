"""Whose turn it is: texts are judged one after the other, away from the loop that answers."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from advisor.serve.asked import AskedWronglyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

T = TypeVar("T")

MOST_WAITING = 8
"""Requests that are worked on or wait for their turn; more get a sentence."""

TIME = 20.0
"""Seconds that a request waits for its answer."""


class Turns:
    """One thread that does all work, so that no two pieces of it ever share the session.

    Work that has begun cannot be broken off: when nobody waits for it any more, it still ends
    before the next begins. Work that has not begun is then never begun.

    Args:
        most: requests that may be in here at a time.
        time: seconds that each of them waits at most.
    """

    def __init__(self, most: int = MOST_WAITING, time: float = TIME) -> None:
        self._most, self._time = most, time
        self._inside, self._lock = 0, Lock()
        self._queue: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        # A daemon, so that Ctrl-C need not wait for a long text.
        Thread(target=self._work, name="advisor", daemon=True).start()

    async def do(
        self, work: Callable[[], T], receive: Callable[[], Awaitable[MutableMapping[str, Any]]]
    ) -> T:
        """Return what a piece of work returns, or raise what it raises.

        Args:
            work: what to do.
            receive: the request's own; after its body, it returns when whoever asked has gone.

        Raises:
            AskedWronglyError: too many wait, it took too long, or whoever asked has gone.
        """
        with self._lock:
            if self._inside >= self._most:
                raise AskedWronglyError("The advisor is busy; try it again in a moment.", 503)
            self._inside += 1
        future: Future[T] = Future()
        future.add_done_callback(self._leave)
        self._queue.put((future, work))
        done = asyncio.wrap_future(future)
        gone = asyncio.ensure_future(_gone(receive))
        try:
            either: set[asyncio.Future[Any]] = {done, gone}
            await asyncio.wait(either, timeout=self._time, return_when=asyncio.FIRST_COMPLETED)
            if done.done():
                return done.result()
            if gone.done():
                raise AskedWronglyError("Nobody waits for this any more.", 499)
            raise AskedWronglyError("This draft takes too long to read; paste a part of it.", 503)
        finally:
            gone.cancel()
            # At once, and not when the loop comes to it: the worker could begin in between.
            future.cancel()
            done.cancel()

    def _leave(self, _: Future[Any]) -> None:
        with self._lock:
            self._inside -= 1

    def _work(self) -> None:
        while True:
            future, work = self._queue.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001  # whoever waits has to be told
                future.set_exception(error)
            # Nothing of a text stays while the thread waits for the next.
            del future, work


async def _gone(receive: Callable[[], Awaitable[MutableMapping[str, Any]]]) -> None:
    """Return when whoever asked has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
