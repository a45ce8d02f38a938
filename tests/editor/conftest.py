"""An editor that types into files through the protocol, as a real one does."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

types = pytest.importorskip("lsprotocol.types")

ROOT = Path(__file__).parents[2]
ALTERED = (ROOT / "examples" / "jilin-altered.yaml").read_text("utf-8")
SURE = "推行基于“六专机制”的科技型企业全生命周期金融综合服务"
DOUBTFUL = "推行科技型企业金融服务创新"
DOUBT = re.sub(rf"{SURE}\n(    units: .*\n)    text: .*\n", rf"{DOUBTFUL}\n\1", ALTERED)
"""The altered plan with an item, without its text, of which the wording leaves in doubt what it adopts."""
PATIENCE = 20
"""Seconds after which diagnostics are not awaited any more."""
HERE = "‸"
"""Marks where the cursor stands in a text of these tests."""


class Editor:
    """The files that are open, and what the server says of them."""

    def __init__(self, client: Any, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self._versions: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._seen: dict[str, Any] = {}

    def uri(self, name: str) -> str:
        return name if name.startswith("untitled:") else (self.folder / name).as_uri()

    async def types(self, text: str, name: str = "plan.yaml", *, waits: bool = True) -> list[Any]:
        """The diagnostics of a file with this text, opened first where it is not open."""
        uri = self.uri(name)
        text = text.replace(HERE, "")
        self._texts[uri] = text
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        if version == 1:
            self.client.text_document_did_open(
                types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "yaml", version, text))
            )
        else:
            changes = [types.TextDocumentContentChangeWholeDocument(text)]
            file = types.VersionedTextDocumentIdentifier(version, uri)
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(file, changes))
        return await self.diagnostics(name) if waits else []

    async def diagnostics(self, name: str = "plan.yaml") -> list[Any]:
        """Those of a file that came since the last that were looked at."""
        uri = self.uri(name)
        for _ in range(PATIENCE * 100):
            found = self.client.diagnostics.get(uri)
            if found is not None and found is not self._seen.get(uri):
                self._seen[uri] = found
                return list(found)
            await asyncio.sleep(0.01)
        raise TimeoutError(name)

    def _asked(self, name: str, spot: Any) -> dict[str, Any]:
        return {"text_document": types.TextDocumentIdentifier(self.uri(name)), "position": spot}

    async def hovers(self, marked: str, name: str = "plan.yaml") -> str:
        """What is said where the mark stands; the text without it must be open."""
        asked = types.HoverParams(**self._asked(name, spot_of(marked)))
        found = await self.client.text_document_hover_async(asked)
        return found.contents.value if found else ""

    async def completes(self, marked: str, name: str = "plan.yaml") -> list[Any]:
        """Proposals where the mark stands, once the text is typed; nothing waits for a check."""
        await self.types(marked, name, waits=False)
        asked = types.CompletionParams(**self._asked(name, spot_of(marked)))
        found = await self.client.text_document_completion_async(asked)
        return list(found.items) if found else []

    async def goes_to(self, marked: str, name: str = "plan.yaml") -> list[tuple[str, int]]:
        """Names of files and lines from 1."""
        asked = types.DefinitionParams(**self._asked(name, spot_of(marked)))
        found = await self.client.text_document_definition_async(asked)
        return [(place.uri.rpartition("/")[2], place.range.start.line + 1) for place in found or ()]

    async def offers(self, marked: str, name: str = "plan.yaml", only: Any = None) -> dict[str, Any]:
        """Code actions where the mark stands, by title."""
        spot = spot_of(marked)
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)),
            types.Range(spot, spot),
            types.CodeActionContext([], only=only),
        )
        found = await self.client.text_document_code_action_async(asked)
        return {action.title: action for action in found or ()}

    async def takes(self, action: Any, name: str = "plan.yaml") -> str:
        """The text of the file once the action is carried out."""
        done = action if action.edit else await self.client.code_action_resolve_async(action)
        assert done.edit, done.disabled
        (change,) = done.edit.document_changes
        file = change.text_document
        assert (file.uri, file.version) == (self.uri(name), self._versions[self.uri(name)])
        (edit,) = change.edits
        return applied(self._texts[self.uri(name)], edit)


def spot_of(marked: str) -> Any:
    before = re.split(r"\r\n|\r|\n", marked[: marked.index(HERE)])
    return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)


def applied(text: str, edit: Any) -> str:
    """What an editor makes of an edit, whose places count in units of UTF-16."""
    ends = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]

    def offset(spot: Any) -> int:
        rest = text[ends[spot.line] :].encode("utf-16-le")
        return ends[spot.line] + len(rest[: spot.character * 2].decode("utf-16-le"))

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]


def marked_at(text: str, words: str) -> str:
    """The text with the cursor behind the first character of some words."""
    at = text.index(words) + 1
    return text[:at] + HERE + text[at:]


def rules(diagnostics: list[Any]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]
