"""The commands of the local page."""

from pathlib import Path

import click

_PORT = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="The port to listen on; 0 for any that is free. [default: 8317 if it is free]",
)
_CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The settings file to use, not the nearest.",
)


def _serve(*, port: int | None, config: Path | None, browser: bool) -> None:
    from advisor.faces.serving import serve

    serve(port=port, config=config, browser=browser)


@click.command()
@_PORT
@_CONFIG
@click.option("--no-browser", is_flag=True, help="Only print the address; this is the default.")
def serve(*, port: int | None, config: Path | None, no_browser: bool) -> None:
    """Serve the page for this computer: paste a draft, see, click, done.

    It prints the address to open; only that address gets an answer.
    """
    del no_browser
    _serve(port=port, config=config, browser=False)


@click.command("open")
@_PORT
@_CONFIG
def open_page(*, port: int | None, config: Path | None) -> None:
    """Serve the page, and open it in the browser."""
    _serve(port=port, config=config, browser=True)


COMMANDS = (serve, open_page)
