"""Turns: one text at a time, few that wait, and nobody waits for what nobody wants."""

import asyncio
from collections.abc import Callable, Coroutine
from threading import Event
from typing import Any

import pytest

from advisor.serve.asked import AskedWronglyError
from advisor.serve.turns import Turns


async def _stays() -> dict[str, Any]:
    """Stand for a client that waits for its answer."""
    await asyncio.Event().wait()
    return {}


async def _goes() -> dict[str, Any]:
    """Stand for a client that has gone."""
    return {"type": "http.disconnect"}


class Held:
    """Work that lasts until it is let go, and notes how many are at it."""

    def __init__(self) -> None:
        self.begun, self.let_go = Event(), Event()
        self.at_it = self.most = self.calls = 0

    def __call__(self) -> str:
        """Do it."""
        self.calls += 1
        self.at_it += 1
        self.most = max(self.most, self.at_it)
        self.begun.set()
        assert self.let_go.wait(20)
        self.at_it -= 1
        return "done"

    async def leaves(self) -> dict[str, Any]:
        """Stand for a client that goes once the work has begun."""
        await asyncio.to_thread(self.begun.wait, 20)
        return {"type": "http.disconnect"}


@pytest.fixture
def held() -> Held:
    """Return such work."""
    return Held()


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Tell a story on a loop of its own."""
    asyncio.run(asyncio.wait_for(story(), 20))


async def _refused(turn: Coroutine[Any, Any, Any]) -> tuple[int, str]:
    with pytest.raises(AskedWronglyError) as refused:
        await turn
    return refused.value.status, str(refused.value)


def test_work_returns_or_raises_as_it_does() -> None:
    """Whoever asks gets what the work gave."""

    async def story() -> None:
        turns = Turns()
        assert await turns.do(lambda: 3, _stays) == 3
        with pytest.raises(ZeroDivisionError):
            await turns.do(lambda: 1 / 0, _stays)
        assert await turns.do(lambda: 4, _stays) == 4

    run(story)


def test_what_takes_too_long_gets_a_sentence(held: Held) -> None:
    """The request does not wait for its end."""

    async def story() -> None:
        assert await _refused(Turns(time=0.05).do(held, _stays)) == (
            503,
            "This draft takes too long to read; paste a part of it.",
        )
        held.let_go.set()

    run(story)


def test_two_texts_are_never_judged_at_once(held: Held) -> None:
    """Not even when nobody waits for the first any more."""

    async def story() -> None:
        turns = Turns()
        assert (await _refused(turns.do(held, held.leaves)))[0] == 499
        second = asyncio.ensure_future(turns.do(held, _stays))
        done, _ = await asyncio.wait({second}, timeout=0.1)
        assert not done
        assert held.calls == 1, "the second has begun beside the first"
        held.let_go.set()
        assert await second == "done"
        assert held.most == 1

    run(story)


def test_what_nobody_waits_for_is_never_begun(held: Held) -> None:
    """A page that types on breaks its earlier requests off."""

    async def story() -> None:
        turns = Turns()
        first = asyncio.ensure_future(turns.do(held, _stays))
        await asyncio.to_thread(held.begun.wait, 20)
        begun: list[str] = []
        status, _ = await _refused(turns.do(lambda: begun.append("second"), _goes))
        assert status == 499
        third = asyncio.ensure_future(turns.do(lambda: begun.append("third"), _stays))
        held.let_go.set()
        await first
        await third
        assert begun == ["third"]

    run(story)


def test_few_may_wait(held: Held) -> None:
    """One more gets a sentence; when the others are through, all is well again."""

    async def story() -> None:
        turns = Turns(most=2)
        inside = [asyncio.ensure_future(turns.do(held, _stays)) for _ in range(2)]
        await asyncio.to_thread(held.begun.wait, 20)
        assert await _refused(turns.do(held, _stays)) == (
            503,
            "The advisor is busy; try it again in a moment.",
        )
        held.let_go.set()
        assert await asyncio.gather(*inside) == ["done", "done"]
        assert await turns.do(held, _stays) == "done"
        assert held.most == 1

    run(story)


def test_what_was_left_still_counts_until_it_ends(held: Held) -> None:
    """Texts that nobody waits for cannot pile up behind each other."""

    async def story() -> None:
        turns = Turns(most=1)
        assert (await _refused(turns.do(held, held.leaves)))[0] == 499
        assert (await _refused(turns.do(held, _stays)))[1].startswith("The advisor is busy")
        held.let_go.set()

    run(story)
