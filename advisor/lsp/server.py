"""The server itself: the protocol's questions, each led to whoever can answer it.

Only what counts keys runs in the loop; all that waits for a check has a thread of its own.
Nothing of a draft goes to a log: all logs of the process are off, as
those of the library hold whole messages.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from advisor.config import Choices
from advisor.lsp.actions import FIX_ALL, asked_for, fix_all, quick_fixes
from advisor.lsp.checking import PAUSE, Checker
from advisor.lsp.documents import Document
from advisor.lsp.showing import SHOW_MISSING, diagnostics, hover, lenses, missing
from advisor.version import __version__

if TYPE_CHECKING:
    from advisor.report import FileReport

Answer = TypeVar("Answer")

_SETTINGS = ("**/advisor.toml", "**/pyproject.toml", "**/*.toml")


class Server(LanguageServer):
    """The advisor for one editor."""

    def __init__(self) -> None:
        super().__init__("homework-advisor", __version__)
        self.choices = Choices(cache=False)
        self.checker = Checker(self.publish, self.choices)
        self.encoding = "utf-16"

    def publish(self, document: Document, report: FileReport) -> None:
        """Show the findings of a document, unless it was closed meanwhile."""
        if self.checker.get(document.uri) is not document:
            return
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                document.uri, diagnostics(document, report), version=document.version
            )
        )
        capabilities = self.client_capabilities.workspace
        if capabilities and capabilities.code_lens and capabilities.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None, callback=lambda _: None)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say that something failed; its own words could quote the draft."""
        del source
        self.window_show_message(
            lsp.ShowMessageParams(
                lsp.MessageType.Error,
                f"A fault of the advisor ({type(error).__name__}); please report it.",
            )
        )

    def configure(self, given: object) -> None:
        """Take settings of the editor; what is unknown or of the wrong sort is told.

        They may stand under "advisor", as editors that hold those of many servers send them.
        """
        chosen = given if isinstance(given, Mapping) else {}
        inner = chosen.get("advisor", chosen)
        chosen = inner if isinstance(inner, Mapping) else {}
        choices, pause, faults = choices_of(chosen)
        for fault in faults:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, fault))
        self.choices, self.checker.pause = choices, pause
        self.checker.reload(choices)


def choices_of(given: Mapping[str, object]) -> tuple[Choices, float, list[str]]:
    """Return an editor's settings: what it chooses, its pause, and what cannot be used."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    pause, faults = PAUSE, list[str]()
    for key, value in given.items():
        if value is None:
            continue
        if key in ("profile", "config", "model") and isinstance(value, str):
            texts[key] = value
        elif (
            key in ("select", "ignore")
            and isinstance(value, list)
            and all(isinstance(one, str) for one in value)
        ):
            names[key] = tuple(value)
        elif key == "debounce" and isinstance(value, int | float) and 0 <= value <= 10_000:
            pause = value / 1000
        else:
            faults.append(
                f"The editor's setting {key!r} cannot be used. Known are profile, config and model "
                "(texts), select and ignore (lists of names), debounce (milliseconds)."
            )
    choices = Choices(
        config=Path(texts["config"]) if texts.get("config") else None,
        profile=texts.get("profile") or None,
        model=texts.get("model") or None,
        select=names.get("select", ()),
        ignore=names.get("ignore", ()),
        cache=False,
    )
    return choices, pause, faults


def _kept_quiet(handler: Callable[..., Answer]) -> Callable[..., Answer | None]:
    """Return a handler that answers nothing where it fails: an error's words could quote a draft."""

    @wraps(handler)
    def quiet(*args: Any) -> Answer | None:
        try:
            return handler(*args)
        except Exception as error:  # noqa: BLE001
            args[0].report_server_error(error, None)
            return None

    return quiet


def _initialized(server: Server, params: lsp.InitializedParams) -> None:
    del params
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in _SETTINGS]
        server.client_register_capability(
            lsp.RegistrationParams(
                [
                    lsp.Registration(
                        "advisor-settings",
                        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                        lsp.DidChangeWatchedFilesRegistrationOptions(watchers),
                    )
                ]
            ),
            callback=lambda _: None,
        )


def _initialize(server: Server, params: lsp.InitializeParams) -> None:
    encoding = server.workspace.position_encoding
    server.encoding = str(getattr(encoding, "value", encoding))
    if params.initialization_options is not None:
        server.configure(params.initialization_options)


def _did_open(server: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    document = Document(item.uri, item.version, item.text, item.language_id, server.encoding)
    server.checker.show(document, at_once=True)


def _did_change(server: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    document = server.checker.get(params.text_document.uri)
    if document is not None:
        server.checker.show(document.changed(params.text_document.version, params.content_changes))


def _did_close(server: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    server.checker.hide(uri)
    server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _did_save(server: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    """Read the settings anew if it was they that were saved: not every editor watches files."""
    path = to_fs_path(params.text_document.uri)
    if path is not None and Path(path).suffix == ".toml":
        server.checker.reload(server.choices)


def _watched(server: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    del params
    server.checker.reload(server.choices)


def _configuration(server: Server, params: lsp.DidChangeConfigurationParams) -> None:
    if params.settings:
        server.configure(params.settings)
        return
    workspace = server.client_capabilities.workspace
    if workspace and workspace.configuration:
        server.workspace_configuration(
            lsp.ConfigurationParams([lsp.ConfigurationItem(section="advisor")]),
            callback=lambda found: server.configure(found[0] if found else None),
        )
    else:
        server.checker.reload(server.choices)


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    known = server.checker.report(params.text_document.uri)
    return hover(*known, params.position) if known else None


def _lenses(server: Server, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    known = server.checker.report(params.text_document.uri)
    return lenses(*known) if known else []


def _actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    wanted, uri = params.context.only, params.text_document.uri
    found: list[lsp.CodeAction] = []
    known = server.checker.report(uri)
    if known is None:
        return found
    document, report = known
    if asked_for(wanted, lsp.CodeActionKind.QuickFix.value):
        styles = server.checker.comment_styles(document)
        found += quick_fixes(document, report, params, styles)
    safe = any(fix.applicability.value == "safe" for f in report.findings for fix in f.suggestions)
    if safe and asked_for(wanted, FIX_ALL):
        everything = lsp.CodeAction("Apply all safe rewrites", kind=FIX_ALL, data=uri)
        found.append(everything if _resolves(server) else _resolve(server, everything))
    return found


def _resolves(server: Server) -> bool:
    """Say whether the editor asks for an action's edit when it is chosen, not before."""
    text = server.client_capabilities.text_document
    able = text.code_action.resolve_support if text and text.code_action else None
    return able is not None and "edit" in able.properties


def _resolve(server: Server, params: lsp.CodeAction) -> lsp.CodeAction:
    document = server.checker.get(str(params.data))
    if document is not None and params.kind == FIX_ALL:
        params.edit = fix_all(document, server.checker.mended(document))
    return params


def _show_missing(server: Server, uri: str, number: int) -> None:
    known = server.checker.report(uri)
    said = missing(known[1], int(number)) if known else "This draft is not open."
    server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, said))


def make_server() -> Server:
    """Return a server that knows what to do with each message."""
    server = Server()
    in_loop: dict[str, Callable[..., Any]] = {
        lsp.INITIALIZE: _initialize,
        lsp.INITIALIZED: _initialized,
        lsp.TEXT_DOCUMENT_DID_OPEN: _did_open,
        lsp.TEXT_DOCUMENT_DID_CHANGE: _did_change,
        lsp.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    }
    waiting: dict[str, Callable[..., Any]] = {
        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: _watched,
        lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: _configuration,
        lsp.TEXT_DOCUMENT_DID_SAVE: _did_save,
        lsp.TEXT_DOCUMENT_HOVER: _hover,
        lsp.TEXT_DOCUMENT_CODE_LENS: _lenses,
        lsp.CODE_ACTION_RESOLVE: _resolve,
    }
    kinds = [lsp.CodeActionKind.QuickFix, FIX_ALL]
    options = lsp.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
    for name, handler in in_loop.items():
        server.feature(name)(_kept_quiet(handler))
    for name, handler in waiting.items():
        server.thread()(server.feature(name)(_kept_quiet(handler)))
    actions = server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)(_kept_quiet(_actions))
    server.thread()(actions)
    server.thread()(server.command(SHOW_MISSING)(_kept_quiet(_show_missing)))
    return server


def serve() -> None:
    """Talk to an editor over the standard streams until it says goodbye."""
    logging.disable(logging.CRITICAL)
    server = make_server()
    try:
        server.start_io()
    finally:
        server.checker.end()
