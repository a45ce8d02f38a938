"""How long an editor waits for the language server: each question over the protocol, on a plan of 40 items.

    python benchmarks/editor.py [--rounds 30] [--items 40] [--bound 100]

Before each question a character is typed, so that nothing is answered from what was known. Prints the median and the
longest of each in milliseconds, and ends with 1 where a median is over the bound. Needs the extra `lsp`.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "examples" / "jilin-altered.yaml").read_text("utf-8")
URI = "file:///plans/plan.yaml"
SURE = "推行基于“六专机制”的科技型企业全生命周期金融综合服务"
DOUBTFUL = "推行科技型企业金融服务创新"


def plan_of(items: int) -> str:
    """The altered plan with one item in doubt, its items as often as it takes."""
    doubt = re.sub(rf"{SURE}\n(    units: .*\n)    text: .*\n", rf"{DOUBTFUL}\n\1", EXAMPLE)
    head, _, rest = doubt.partition("items:\n")
    body, _, tail = rest.partition("withheld:")
    entries = ["  - number:" + entry for entry in body.split("  - number:")[1:]]
    many = (entries * (items // len(entries) + 1))[:items]
    return f"{head}items:\n{''.join(many)}withheld:{tail}"


class Waiting:
    """An editor with one plan open, and how long each of its questions took."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._version = 0
        self._published = asyncio.Event()
        self.client = LanguageClient("benchmark", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda _: self._published.set())
        self.took: dict[str, list[float]] = {}

    async def begin(self) -> None:
        await self.client.start_io(sys.executable, "-m", "reformcheck.cli", "lsp", "--semantic", "off")
        code_action = types.CodeActionClientCapabilities(
            resolve_support=types.ClientCodeActionResolveOptions(["edit"])
        )
        can = types.ClientCapabilities(
            text_document=types.TextDocumentClientCapabilities(code_action=code_action)
        )
        await self.client.initialize_async(types.InitializeParams(can, root_uri="file:///plans"))
        self.client.initialized(types.InitializedParams())
        document = types.TextDocumentItem(URI, "yaml", self._version, self._text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await self._published.wait()

    async def end(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)

    async def asks(self, name: str, question: Callable[[], Awaitable[Any]]) -> Any:
        """The answer to a question right after a keystroke."""
        self._version += 1
        change = types.TextDocumentContentChangeWholeDocument(self._text + "#" * (self._version % 80))
        file = types.VersionedTextDocumentIdentifier(self._version, URI)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(file, [change]))
        begun = time.perf_counter()
        answer = await question()
        self.took.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
        return answer

    async def _diagnosed(self) -> None:
        self._published.clear()
        await self._published.wait()

    async def round(self) -> None:
        """Every question once."""
        file = types.TextDocumentIdentifier(URI)

        def at(words: str, plus: int = 1) -> types.Position:
            before = self._text[: self._text.index(words) + plus]
            return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)

        async def hovers(words: str) -> Any:
            return await self.client.text_document_hover_async(types.HoverParams(file, at(words)))

        async def completes(words: str, plus: int) -> Any:
            asked = types.CompletionParams(file, at(words, plus))
            return await self.client.text_document_completion_async(asked)

        await self.asks("diagnostics, with the pause", self._diagnosed)
        await self.asks("hover on an item", lambda: hovers(DOUBTFUL))
        await self.asks("hover on a unit", lambda: hovers("吉林银保监局"))
        await self.asks("hover on a region", lambda: hovers("吉林省\n  issued"))
        await self.asks("completion of units", lambda: completes("[吉林省科技厅", 2))
        await self.asks("completion of regions", lambda: completes("region: ", 8))
        await self.asks("completion of lists", lambda: completes("lists: [", 8))
        await self.asks("completion of places", lambda: completes("scope: 全省", 7))
        goes = types.DefinitionParams(file, at(DOUBTFUL))
        await self.asks("definition", lambda: self.client.text_document_definition_async(goes))
        spot = at(DOUBTFUL)
        wanted = types.CodeActionParams(file, types.Range(spot, spot), types.CodeActionContext([]))

        async def offers() -> Any:
            return await self.client.text_document_code_action_async(wanted)

        offered = await self.asks("code actions", offers)
        for name, action in (("measure", offered[0]), ("waiver", offered[-1])):
            await self.asks(f"edit of a {name}", lambda a=action: self.client.code_action_resolve_async(a))


async def measured(rounds: int, items: int) -> dict[str, list[float]]:
    waiting = Waiting(plan_of(items))
    await waiting.begin()
    for _ in range(rounds):
        await waiting.round()
    await waiting.end()
    return waiting.took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--items", type=int, default=40)
    parser.add_argument("--bound", type=float, default=100)
    options = parser.parse_args()
    took = asyncio.run(measured(options.rounds, options.items))
    over = False
    for name, times in took.items():
        median = statistics.median(times)
        pauses = name.startswith("diagnostics")
        over = over or (not pauses and median > options.bound)
        print(f"{name:30} {median:8.1f} {max(times):8.1f}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
