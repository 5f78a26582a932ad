"""`advisor serve` and `advisor open`: the local page, for this computer only."""

from __future__ import annotations

import secrets
from threading import Thread
from typing import TYPE_CHECKING, Any

from advisor.errors import ConfigError
from advisor.faces.screen import write

if TYPE_CHECKING:
    from pathlib import Path

PORT = 8317
"""Where the page is, unless another port is asked for: a page that is still open finds it again."""

CONNECTIONS = 64
"""Connections that may be open at a time; a browser opens six."""


def serve(*, port: int | None, config: Path | None, browser: bool) -> None:
    """Serve the page until Ctrl-C.

    Args:
        port: the port to listen on; 0 for any that is free, `None` for the usual one if it is.
        config: the settings file to use, not the nearest.
        browser: whether to open the page.

    Raises:
        ConfigError: what it needs is not installed, or the port is taken.
    """
    try:
        import uvicorn

        from advisor.serve.app import application
        from advisor.serve.desk import Desk
    except ImportError as error:
        raise ConfigError(
            "The page needs Starlette and uvicorn; install them: pip install 'homework-advisor[web]'."
        ) from error
    token = secrets.token_urlsafe(24)
    app: Any = application(Desk(config=config), token)

    class Server(uvicorn.Server):
        """Says where the page is, once it is there."""

        async def startup(self, sockets: list[Any] | None = None) -> None:
            await super().startup(sockets)
            if not self.started:
                return
            bound = self.servers[0].sockets[0].getsockname()[1]
            # The key stands behind the #: browsers never send that part anywhere.
            address = f"http://127.0.0.1:{bound}/#token={token}"
            write(
                f"The page is at {address}\nNothing you type leaves this computer. Ctrl-C stops.\n"
            )
            if browser:
                import webbrowser

                # Some browsers return only when they are closed; the page has to be answered.
                Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def run(port: int) -> bool:
        """Serve on a port until Ctrl-C; say whether it could be had."""
        settings = uvicorn.Config(
            app,
            host="127.0.0.1",
            port=port,
            # No line of a log, and no traceback: either could quote what was sent.
            access_log=False,
            log_level="critical",
            # No other program stands between the browser and this one.
            proxy_headers=False,
            limit_concurrency=CONNECTIONS,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=2,
        )
        try:
            Server(settings).run()
        except KeyboardInterrupt:
            # The way to end it; uvicorn has told the open connections by now.
            write("Stopped.\n")
        except SystemExit as error:
            return not error.code
        return True

    # The usual port may be held by an advisor that runs already: whoever opens the page once more
    # still gets one.
    if not any(run(number) for number in ((PORT, 0) if port is None else (port,))):
        raise ConfigError(
            f"Port {port} is taken or not allowed; choose another with --port, or 0 for any."
        )
