"""A real client of the protocol, which starts `advisor lsp` and talks to it as an editor does."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

WAIT = 60.0
"""Seconds after which an answer is not coming; no test waits that long unless it fails."""


class Editor:
    """One editor with one server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test-editor", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[str] = asyncio.Queue()
        self.registered: list[str] = []
        self.settings: Any = None

        def _diagnostics(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        def _message(params: lsp.ShowMessageParams) -> None:
            self.messages.put_nowait(params.message)

        def _register(params: lsp.RegistrationParams) -> None:
            self.registered += [one.method for one in params.registrations]

        def _refresh(_: None) -> None:
            return None

        def _settings(_: lsp.ConfigurationParams) -> list[Any]:
            return [self.settings]

        for name, handler in (
            (lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, _diagnostics),
            (lsp.WINDOW_SHOW_MESSAGE, _message),
            (lsp.CLIENT_REGISTER_CAPABILITY, _register),
            (lsp.WORKSPACE_CODE_LENS_REFRESH, _refresh),
            (lsp.WORKSPACE_CONFIGURATION, _settings),
        ):
            self.client.feature(name)(handler)

    async def start(
        self, encodings: list[str] | None = None, options: Any = None, *, resolves: bool = True
    ) -> lsp.InitializeResult:
        """Start the server and shake hands."""
        command = "from advisor.faces.commands import main; main()"
        await self.client.start_io(sys.executable, "-c", command, "lsp", "--stdio")
        resolve = lsp.ClientCodeActionResolveOptions(properties=["edit"]) if resolves else None
        kinds = [lsp.PositionEncodingKind(one) for one in encodings or []]
        result: lsp.InitializeResult = await self._soon(
            self.client.initialize_async(
                lsp.InitializeParams(
                    capabilities=lsp.ClientCapabilities(
                        general=lsp.GeneralClientCapabilities(position_encodings=kinds or None),
                        text_document=lsp.TextDocumentClientCapabilities(
                            code_action=lsp.CodeActionClientCapabilities(resolve_support=resolve)
                        ),
                        workspace=lsp.WorkspaceClientCapabilities(
                            configuration=True,
                            code_lens=lsp.CodeLensWorkspaceClientCapabilities(refresh_support=True),
                            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(
                                dynamic_registration=True
                            ),
                        ),
                    ),
                    initialization_options=options,
                    root_uri=self.folder.as_uri(),
                )
            )
        )
        self.client.initialized(lsp.InitializedParams())
        return result

    async def _soon(self, answer: Awaitable[Any]) -> Any:
        return await asyncio.wait_for(answer, WAIT)

    def uri(self, name: str) -> str:
        """Return the address of a file in the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> None:
        """Show a document to the server."""
        item = lsp.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, name: str, version: int, *changes: lsp.TextDocumentContentChangeEvent) -> None:
        """Tell of changes."""
        document = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(document, list(changes))
        )

    async def diagnostics(self, version: int | None = None) -> list[lsp.Diagnostic]:
        """Return what is told next, of one version if that is given."""
        while True:
            told = await self._soon(self.told.get())
            if version is None or told.version == version:
                return list(told.diagnostics)

    async def message(self) -> str:
        """Return the next message to the user."""
        return str(await self._soon(self.messages.get()))

    async def actions(
        self, name: str, area: lsp.Range, only: list[str] | None = None
    ) -> list[lsp.CodeAction]:
        """Return what can be done in a range."""
        context = lsp.CodeActionContext([], only=only)
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.uri(name)), area, context)
        return list(await self._soon(self.client.text_document_code_action_async(params)) or [])

    async def hover(self, name: str, place: lsp.Position) -> lsp.Hover | None:
        """Return what is said at a place."""
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(self.uri(name)), place)
        found: lsp.Hover | None = await self._soon(self.client.text_document_hover_async(params))
        return found

    async def lenses(self, name: str) -> list[lsp.CodeLens]:
        """Return the lines above assignments."""
        params = lsp.CodeLensParams(lsp.TextDocumentIdentifier(self.uri(name)))
        return list(await self._soon(self.client.text_document_code_lens_async(params)) or [])

    async def run(self, command: lsp.Command) -> None:
        """Run a command of the server."""
        params = lsp.ExecuteCommandParams(command.command, arguments=command.arguments)
        await self._soon(self.client.workspace_execute_command_async(params))

    async def resolve(self, action: lsp.CodeAction) -> lsp.CodeAction:
        """Return an action with its edit."""
        found: lsp.CodeAction = await self._soon(self.client.code_action_resolve_async(action))
        return found

    async def stop(self) -> int:
        """Say goodbye, and return the status of the server."""
        await self._soon(self.client.shutdown_async(None))
        self.client.exit(None)
        server = self.client._server
        assert server is not None
        assert server.stderr is not None
        # Neither a word of a draft nor anything else goes to a log.
        assert await self._soon(server.stderr.read()) == b""
        status: int = await self._soon(server.wait())
        return status


Journey = Callable[[Editor], Awaitable[None]]


@pytest.fixture
def travel(tmp_path: Path) -> Callable[..., None]:
    """Run a journey in an editor whose server is started, and stop the server behind it."""

    def go(journey: Journey, **options: Any) -> None:
        async def whole() -> None:
            editor = Editor(tmp_path)
            await editor.start(**options)
            await journey(editor)
            assert await editor.stop() == 0

        asyncio.run(whole())

    return go
