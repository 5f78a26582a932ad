"""What every request has to pass: only this computer's own page gets an answer.

A page of another site in the same browser can send requests to this machine, and a name that
it controls may lead here (DNS rebinding). So the Host must be ours, the Origin must be ours if
there is one, and each call needs the key that only the page that was opened here knows.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, MutableMapping

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

TOKEN_HEADER = "x-advisor-token"  # noqa: S105  # the name of a header, no secret
MAX_BODY = 5_000_000
"""Bytes that a request may hold."""

PATIENCE = 10.0
"""Seconds that a request may take to arrive."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""What the page may do: nothing that leaves this server, so it could not leak a text itself."""

_HEADERS = (
    ("content-security-policy", POLICY),
    ("cache-control", "no-store"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)
_JSON = ("application/json", "application/octet-stream")


class _RefusedError(Exception):
    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


class Guard:
    """Stands before the application.

    Args:
        app: what answers the requests that pass.
        token: the key of this start.
    """

    def __init__(self, app: App, token: str) -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it with a sentence."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        safe = _with_headers(send)
        try:
            headers = {
                k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]
            }
            self._look_at(scope, headers)
            body = await _whole(headers, receive)
        except _RefusedError as refused:
            await _answer(safe, refused)
            return
        await self._app(scope, _again(body, receive), safe)

    def _look_at(self, scope: Scope, headers: Mapping[str, str]) -> None:
        port = (scope.get("server") or ("", 0))[1]
        ours = (f"127.0.0.1:{port}", f"localhost:{port}")
        if headers.get("host") not in ours:
            raise _RefusedError(
                421, "This address is not the advisor's own; open it with: advisor open"
            )
        origin = headers.get("origin")
        if origin is not None and origin not in [f"http://{host}" for host in ours]:
            raise _RefusedError(403, "Another page asked; only the advisor's own page is answered.")
        if headers.get("upgrade", "").lower() == "websocket":
            raise _RefusedError(400, "The advisor opens no WebSocket.")
        if headers.get("sec-fetch-site") not in (None, "same-origin", "none"):
            raise _RefusedError(403, "Another page asked; only the advisor's own page is answered.")
        if not str(scope["path"]).startswith("/api/"):
            return
        given = headers.get(TOKEN_HEADER, "")
        if not secrets.compare_digest(given.encode(), self._token.encode()):
            raise _RefusedError(401, "The key is missing or old; open the page with: advisor open")
        if scope["method"] == "POST":
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind not in _JSON:
                raise _RefusedError(415, "Send JSON, as application/json.")


async def _whole(headers: Mapping[str, str], receive: Receive) -> bytes:
    """Return the body of a request; one that is too long or too slow is refused."""
    said = headers.get("content-length", "0")
    if said.isdigit() and int(said) > MAX_BODY:
        raise _too_long()
    parts, size = [], 0
    with anyio.move_on_after(PATIENCE):
        while True:
            message = await receive()
            if message["type"] != "http.request":
                break
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > MAX_BODY:
                raise _too_long()
            if not message.get("more_body"):
                return b"".join(parts)
    raise _RefusedError(408, "The request took too long to arrive; try it again.")


def _too_long() -> _RefusedError:
    return _RefusedError(413, f"This is too long: {MAX_BODY // 1_000_000} MB is the most.")


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a receiver that hands a body on, and then what comes after it."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def one() -> MutableMapping[str, Any]:
        return waiting.pop() if waiting else await receive()

    return one


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in _HEADERS]
            kept = [
                (n, v) for n, v in message.get("headers", ()) if n.decode() not in dict(_HEADERS)
            ]
            message = {**message, "headers": [*kept, *own]}
        await send(message)

    return sending


async def _answer(send: Send, refused: _RefusedError) -> None:
    body = json.dumps({"error": {"message": refused.sentence}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
