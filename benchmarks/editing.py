"""What a key press costs in an editor, against a full check of the same draft.

Both sides run in this one process, in turn, after a warm-up; the draft is made with a fixed seed
and is the same length throughout. Then a real `advisor lsp` is asked over its standard streams:
from the key press to its findings, without the pause in which it waits for the next key.
"""

import argparse
import asyncio
import gc
import statistics
import sys
import time
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from throughput import drafts

from advisor.config import Choices
from advisor.session import Session

KEYS = "walking slowly "


def pressed(text: str, count: int) -> list[str]:
    """Return a text as it stands after each of some key presses in its middle."""
    at = text.index("\n", len(text) // 2)
    typed = (KEYS * (count // len(KEYS) + 1))[:count]
    return [text[:at] + " " + typed[: n + 1] + text[at:] for n in range(count)]


def seconds(session: Session, text: str) -> float:
    """Return how long one check takes."""
    start = time.perf_counter()
    session.check_open(text, Path("draft.md"))
    return time.perf_counter() - start


async def over_the_wire(text: str, presses: list[str]) -> list[float]:
    """Return the seconds from each key press to its findings."""
    client = LanguageClient("benchmark", "1")
    told: asyncio.Queue[int | None] = asyncio.Queue()
    client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
        lambda params: told.put_nowait(params.version)
    )
    command = "from advisor.faces.commands import main; main()"
    await client.start_io(sys.executable, "-c", command, "lsp")
    await client.initialize_async(
        lsp.InitializeParams(lsp.ClientCapabilities(), initialization_options={"debounce": 0})
    )
    client.initialized(lsp.InitializedParams())
    uri = "file:///nowhere/draft.md"
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, text))
    )
    await told.get()
    line = presses[0].count("\n", 0, text.index("\n", len(text) // 2))
    column = len(text[: text.index("\n", len(text) // 2)].rpartition("\n")[2])
    took = []
    for version, key in enumerate(" " + KEYS * (len(presses) // len(KEYS) + 1)):
        if version > len(presses):
            break
        here = lsp.Position(line, column + version)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(here, here), key)
        document = lsp.VersionedTextDocumentIdentifier(version + 2, uri)
        start = time.perf_counter()
        client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
        while await told.get() != version + 2:
            pass
        took.append(time.perf_counter() - start)
    await client.shutdown_async(None)
    client.exit(None)
    return took[1:]


def main() -> None:
    """Print both times, their ratio, and the time over the wire."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--presses", type=int, default=30)
    given = parser.parse_args()
    # As the command sets it.
    gc.set_threshold(50_000, 20, 20)
    choices = Choices(isolated=True, cache=False)
    text = "\n\n".join(drafts(given.words // 200, 200))
    presses = pressed(text, given.presses)
    full, warm = Session(choices), Session(choices, remember=4000)
    for session in (full, warm):
        seconds(session, text)
        seconds(session, text)
    pairs = [(seconds(full, after), seconds(warm, after)) for after in presses]
    whole, key = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    worst = max(pair[1] for pair in pairs) * 1000
    print(f"{len(text.split())} words, {given.presses} key presses")
    print(f"full check {whole:.0f} ms, key press {key:.0f} ms (slowest {worst:.0f} ms)")
    print(f"a key press costs {key / whole:.2f} of a full check")
    took = asyncio.run(over_the_wire(text, presses))
    print(
        f"over the wire: median {statistics.median(took) * 1000:.0f} ms, "
        f"slowest {max(took) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
