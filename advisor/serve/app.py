"""The application: the page's files, and the API of `docs/serve.md`."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from advisor.errors import AdvisorError
from advisor.serve.asked import Asked, AskedWronglyError
from advisor.serve.desk import Desk
from advisor.serve.guard import Guard
from advisor.serve.openapi import openapi
from advisor.serve.turns import Turns

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def said(sentence: str, status: int) -> JSONResponse:
    """Return an error as every answer of the API has it."""
    return JSONResponse({"error": {"message": sentence}}, status)


_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


def decoded(name: str) -> str:
    """Return a file's name as it was before the page wrote its bytes as "%C3%A9"."""
    plain = name.encode("latin-1", "replace")
    return _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), plain).decode("utf-8", "replace")


def application(desk: Desk, token: str) -> Guard:
    """Return the application behind its guard.

    Args:
        desk: does the work.
        token: the key of this start.
    """
    turns = Turns()

    def on_text(work: Callable[[Asked], Any]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            one = desk.asked(await request.body())
            return JSONResponse(await turns.do(lambda: work(one), request.receive))

        return endpoint

    def plain(work: Callable[[], Any]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            return JSONResponse(await turns.do(work, request.receive))

        return endpoint

    async def export(request: Request) -> Response:
        one = desk.asked(await request.body(), card=True)
        data, ending = await turns.do(lambda: desk.export(one), request.receive)
        name = {"content-disposition": f'attachment; filename="homework.{ending}"'}
        return Response(data, media_type=_TYPES[ending], headers=name)

    async def opened(request: Request) -> Response:
        name = decoded(request.headers.get("x-advisor-name", "draft.txt"))
        data = await request.body()
        return JSONResponse(await turns.do(lambda: desk.open(data, name), request.receive))

    async def rule(request: Request) -> Response:
        name = request.path_params["name"]
        return JSONResponse(await turns.do(lambda: desk.rule(name), request.receive))

    async def page(request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        file = files("advisor.serve").joinpath("page", name)
        if name not in PAGE_FILES or not file.is_file():
            return said("There is no such page.", 404)
        return Response(file.read_bytes(), media_type=_TYPES[name.rpartition(".")[2]])

    routes = [
        Route("/", page, methods=["GET"]),
        Route("/api/v1/check", on_text(desk.check), methods=["POST"]),
        Route("/api/v1/fix", on_text(desk.fix), methods=["POST"]),
        Route("/api/v1/rewrite", on_text(desk.rewrite), methods=["POST"]),
        Route("/api/v1/export", export, methods=["POST"]),
        Route("/api/v1/open", opened, methods=["POST"]),
        Route("/api/v1/rules", plain(desk.rules), methods=["GET"]),
        Route("/api/v1/rules/{name}", rule, methods=["GET"]),
        Route("/api/v1/profiles", plain(desk.profiles), methods=["GET"]),
        Route("/api/v1/openapi.json", plain(openapi), methods=["GET"]),
        Route("/{name}", page, methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            AskedWronglyError: _asked_wrongly,
            AdvisorError: _at_fault,
            404: _missing,
            405: _wrong_method,
            Exception: _unforeseen,
        },
    )
    return Guard(app, token)


PAGE_FILES = frozenset({"index.html", "page.css", "page.js", "strings.js", "text.js"})


async def _asked_wrongly(request: Request, error: Exception) -> Response:
    del request
    return said(str(error), getattr(error, "status", 400))


async def _at_fault(request: Request, error: Exception) -> Response:
    del request
    return said(str(error), 422)


async def _missing(request: Request, error: Exception) -> Response:
    del request, error
    return said("There is no such page.", 404)


async def _wrong_method(request: Request, error: Exception) -> Response:
    del request, error
    return said("This address takes another method.", 405)


async def _unforeseen(request: Request, error: Exception) -> Response:
    # Its own words could quote the draft, so only its name is told.
    del request
    return said(f"This is a fault of the advisor ({type(error).__name__}); please report it.", 500)
