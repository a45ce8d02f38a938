"""A document that prints its text twice, as web pages with an attachment below do."""

from __future__ import annotations

import re
from dataclasses import replace

from reformcheck.plans.documents.reading.stream import Block, Paragraph, Row

_BLANKS = re.compile(r"[\s\u3000]+")
_MIN_RUN = 8
"""Paragraphs in a row that must stand twice before the second ones are a repetition."""


def find_repeat(blocks: list[Block]) -> tuple[list[Block], range]:
    """The blocks, with a paragraph parted where the second printing starts in it, and the range of that printing."""
    blocks = _part_glued(blocks)
    keys = [_key(block) for block in blocks]
    first: dict[str, int] = {}
    best = range(0)
    start = earlier = 0
    for index, key in enumerate(keys):
        if not (start < index and earlier + 1 < start and keys[earlier + 1] == key):
            # No run goes on here: one may begin, where this paragraph has stood before.
            start, earlier = (index, first[key]) if key in first else (index + 1, 0)
        else:
            earlier += 1
        if index + 1 - start > max(len(best), _MIN_RUN - 1):
            best = range(start, index + 1)
        first.setdefault(key, index)
    return blocks, best


def _key(block: Block) -> str:
    if isinstance(block, Row):
        return "\t".join(_BLANKS.sub("", cell.string) for cell in block.cells)
    return _BLANKS.sub("", block.text.string)


def _part_glued(blocks: list[Block]) -> list[Block]:
    """Part a paragraph whose end is an earlier salutation (各县区人民政府：) that lost its line."""
    openings = {
        b.text.string
        for b in blocks
        if isinstance(b, Paragraph) and re.fullmatch(r"各[^。]{6,80}[:：]", b.text.string)
    }
    parted: list[Block] = []
    for block in blocks:
        opening = next((o for o in openings if _glued(block, o)), None)
        if opening is None or not isinstance(block, Paragraph):
            parted.append(block)
            continue
        at = len(block.text.string) - len(opening)
        parted += [replace(block, text=block.text.cut(0, at)), replace(block, text=block.text.cut(at))]
    return parted


def _glued(block: Block, opening: str) -> bool:
    return (
        isinstance(block, Paragraph) and block.text.string != opening and block.text.string.endswith(opening)
    )
