"""The text of a document that no item holds: headings, narrative, names that a list of names lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reformcheck.plans.documents.drafting.draft import DraftItem
from reformcheck.plans.documents.reading.stream import Block, Text, texts_of

_PIECE = re.compile(r"[^\s。；;！？!?：:，,、“”\"'‘’「」『』（）()〔〕【】\[\]《》]+")
_SHORT = 4
"""Characters below which a piece such as 等 or 2项 belongs to what stands around it."""


def elsewhere(blocks: Iterable[Block], items: Iterable[DraftItem]) -> tuple[Text, ...]:
    """The runs of each paragraph and cell of which no item has the words, in the order of the document."""
    held = {piece for item in items for text in _words_of(item) for piece in _PIECE.findall(text)}
    seen: set[str] = set()
    found: list[Text] = []
    for block in blocks:
        for text in texts_of(block):
            for start, end in _runs(text.string, held):
                run = text.cut(start, end)
                if run.string not in seen:
                    seen.add(run.string)
                    found.append(run)
    return tuple(found)


def _words_of(item: DraftItem) -> tuple[str, ...]:
    return item.title, item.text, *item.variants


def _runs(string: str, held: set[str]) -> Iterator[tuple[int, int]]:
    """Where runs of pieces that are not held begin and end; short pieces break no run and make none."""
    start = end = -1
    for match in _PIECE.finditer(string):
        piece = match.group()
        if piece in held and len(piece) >= _SHORT:
            if start >= 0:
                yield start, end
            start = -1
        elif len(piece) >= _SHORT:
            start = match.start() if start < 0 else start
            end = match.end()
    if start >= 0:
        yield start, end
