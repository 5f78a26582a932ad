"""A server's application in this process: requests without a network."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from advisor.serve.app import application
from advisor.serve.desk import Desk

TOKEN = "the-key"  # of tests


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Return a warm desk."""
    return Desk()


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """Return a client that asks as the page does."""
    app: Any = application(desk, TOKEN)
    headers = {"X-Advisor-Token": TOKEN, "Sec-Fetch-Site": "same-origin"}
    with TestClient(at(app, 8317), base_url="http://127.0.0.1:8317", headers=headers) as found:
        yield found


def at(app: Any, port: int) -> Callable[..., Any]:
    """Return an application that believes to listen on a port, as uvicorn tells it."""

    async def placed(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "server": ("127.0.0.1", port)}, receive, send)

    return placed
