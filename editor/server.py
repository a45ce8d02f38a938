"""The language server: what an editor asks, handed to the files of this room, and their answers in the protocol's words.

Texts come whole with each change: what ends a line is then no question between editor and server.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from reformcheck.editor import actions, replies
from reformcheck.editor.diagnostics import diagnostics
from reformcheck.editor.opened import Opened
from reformcheck.editor.sessions import Sessions, Wishes
from reformcheck.editor.text import Text
from reformcheck.running.version import VERSION

QUIET = 0.15
"""Seconds without a keystroke after which a file is checked; longer where its last check took long."""

_T = TypeVar("_T")

_CONFIGURATIONS = ("**/reformcheck.toml", "**/pyproject.toml", "**/setup.cfg", "**/*.{yaml,yml,json}")


def serve(wishes: Wishes, lang: str) -> None:
    """Answer on standard input and output until the editor leaves. `lang` counts where nothing else names one."""
    logging.basicConfig(stream=sys.stderr, level=logging.CRITICAL)
    Server(wishes, lang).protocol.start_io()


class Server:
    """One editor, and the files that are open in it."""

    def __init__(self, wishes: Wishes, lang: str) -> None:
        self._wishes = wishes
        self.sessions = Sessions(wishes, lang)
        self._open: dict[str, Opened] = {}
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._took: dict[str, float] = {}
        self.protocol = LanguageServer(
            "reformcheck", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self._listen()

    def _listen(self) -> None:
        listen = self.protocol.feature
        listen(types.INITIALIZE)(self._guarded(self._begin))
        listen(types.INITIALIZED)(self._guarded(self._watch))
        listen(types.TEXT_DOCUMENT_DID_OPEN)(self._guarded(self._did_open))
        listen(types.TEXT_DOCUMENT_DID_CHANGE)(self._guarded(self._did_change))
        listen(types.TEXT_DOCUMENT_DID_SAVE)(self._guarded(self._again))
        listen(types.TEXT_DOCUMENT_DID_CLOSE)(self._guarded(self._did_close))
        listen(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(self._guarded(self._again))
        listen(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(self._guarded(self._again))
        listen(types.TEXT_DOCUMENT_HOVER)(self._guarded(self._hover))
        listen(types.TEXT_DOCUMENT_DEFINITION)(self._guarded(self._definition))
        offered = types.CompletionOptions(
            trigger_characters=[":", " ", "[", ",", "/", '"', "'"], resolve_provider=True
        )
        listen(types.TEXT_DOCUMENT_COMPLETION, offered)(self._guarded(self._completion))
        listen(types.COMPLETION_ITEM_RESOLVE)(self._guarded(self._explained))
        kinds = [types.CodeActionKind(kind) for kind in (actions.QUICK_FIX, actions.REWRITE)]
        made = types.CodeActionOptions(code_action_kinds=[*kinds, actions.FIX_ALL], resolve_provider=True)
        listen(types.TEXT_DOCUMENT_CODE_ACTION, made)(self._guarded(self._actions))
        listen(types.CODE_ACTION_RESOLVE)(self._guarded(self._written))

    def _guarded(self, handler: Callable[[Any], _T]) -> Callable[[Any], _T | None]:
        """No mistake of the program's reaches the editor as more than a line in its log, and none ends the server."""

        # Not wrapped by functools: pygls would look at the handler's first argument, and take an `object` for the server.
        def handle(params: Any) -> _T | None:
            try:
                return handler(params)
            except Exception as error:
                said = f"reformcheck: internal error in {handler.__name__.strip('_')}: {type(error).__name__}: {error}"
                self.protocol.window_log_message(
                    types.LogMessageParams(types.MessageType.Error, " ".join(said.split()))
                )
                return None

        return handle

    # Files that are open

    def _begin(self, params: types.InitializeParams) -> None:
        locale = (params.locale or "").lower()
        if locale:
            self.sessions = Sessions(self._wishes, "zh" if locale.startswith("zh") else "en")

    def _watch(self, _: types.InitializedParams) -> None:
        """Ask to be told when settings or lists change, of an editor that can be asked."""
        workspace = self.protocol.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _CONFIGURATIONS]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.protocol.client_register_capability(types.RegistrationParams([wanted]), lambda _: None)

    def _did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        self._take(opened.uri, opened.text, opened.version)
        self._publish(opened.uri)

    def _did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._take(uri, params.content_changes[-1].text, params.text_document.version)
        self._publish_soon(uri)

    def _did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._cancel(uri)
        self._took.pop(uri, None)
        if self._open.pop(uri, None):
            self.protocol.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _again(self, _: object) -> None:
        """Something beside the open files may be another: settings, lists, the folders of the editor."""
        for uri, opened in list(self._open.items()):
            self._take(uri, opened.text.source, opened.version)
            self._publish_soon(uri)

    def _take(self, uri: str, source: str, version: int | None) -> None:
        folders = self._folders()
        self._open[uri] = Opened(
            uri,
            _path(uri, folders),
            Text(source, self._encoding()),
            sessions=self.sessions,
            folders=folders,
            version=version,
            before=self._open.get(uri),
        )

    def _encoding(self) -> str:
        found = self.protocol.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return str(found.value if isinstance(found, types.PositionEncodingKind) else found)

    def _folders(self) -> Sequence[Path]:
        workspace = self.protocol.workspace
        paths = [to_fs_path(folder.uri) for folder in workspace.folders.values()] or [workspace.root_path]
        return [Path(path) for path in paths if path]

    def _publish_soon(self, uri: str) -> None:
        self._cancel(uri)
        wait = QUIET + self._took.get(uri, 0)
        self._due[uri] = asyncio.get_running_loop().call_later(wait, self._guarded(self._publish), uri)

    def _cancel(self, uri: str) -> None:
        due = self._due.pop(uri, None)
        if due:
            due.cancel()

    def _publish(self, uri: str) -> None:
        self._due.pop(uri, None)
        opened = self._open[uri]
        begun = monotonic()
        found = diagnostics(opened)
        self._took[uri] = monotonic() - begun
        self.protocol.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, opened.version)
        )

    # Questions

    def _hover(self, params: types.HoverParams) -> types.Hover | None:
        asked = self._asked(params)
        return replies.hover(*asked) if asked else None

    def _definition(self, params: types.DefinitionParams) -> list[types.Location]:
        asked = self._asked(params)
        return replies.definition(*asked) if asked else []

    def _completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        asked = self._asked(params)
        return replies.completion(*asked) if asked else None

    def _asked(
        self, params: types.HoverParams | types.DefinitionParams | types.CompletionParams
    ) -> tuple[Opened, int] | None:
        """The file, and the place in it, that is asked about; None where the file is not open."""
        opened = self._open.get(params.text_document.uri)
        return (opened, replies.offset_of(opened, params.position)) if opened else None

    def _explained(self, item: types.CompletionItem) -> types.CompletionItem:
        opened = self._open.get(replies.carried(item.data, "uri"))
        return replies.explained(opened, item) if opened else item

    def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        opened = self._open.get(params.text_document.uri)
        if opened is None:
            return []
        made = replies.code_actions(opened, params.range, params.context.only)
        return made if self._resolves() else [done for done in map(self._written, made) if done.edit]

    def _resolves(self) -> bool:
        """Whether the editor asks for an edit only when it is to be made."""
        of_text = self.protocol.client_capabilities.text_document
        asked = of_text.code_action if of_text else None
        return bool(asked and asked.resolve_support and "edit" in asked.resolve_support.properties)

    def _written(self, action: types.CodeAction) -> types.CodeAction:
        opened = self._open.get(replies.carried(action.data, "uri"))
        workspace = self.protocol.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return replies.with_edit(opened, action, versioned=bool(edits and edits.document_changes))


def _path(uri: str, folders: Sequence[Path]) -> str:
    """Where a file is, or would be: one that was never saved counts as a YAML file in the editor's first folder."""
    path: str | None = to_fs_path(uri)
    if path:
        return path
    name = Path(uri.rpartition(":")[2] or "untitled").name
    return str((folders[0] if folders else Path.cwd()) / f"{name}.yaml")
