"""A document that prints its text twice, as web pages with an attachment below do."""

from __future__ import annotations

import re
from dataclasses import replace

from reformcheck.plans.documents.stream import Block, Paragraph, Row, Text

_BLANKS = re.compile(r"[\s\u3000]+")
_MIN_RUN = 8
"""Paragraphs in a row that must stand twice before the second ones are a repetition."""


def find_repeat(blocks: list[Block]) -> tuple[list[Block], range]:
    """The blocks, with a paragraph parted where the second printing starts in it, and the range of that printing."""
    blocks = _part_glued(blocks)
    keys = [_key(block) for block in blocks]
    places: dict[str, list[int]] = {}
    best = range(0)
    for index, key in enumerate(keys):
        if index in best:
            continue
        for earlier in places.get(key, []):
            length = _common(keys, earlier, index)
            if length >= _MIN_RUN and length > len(best):
                best = range(index, index + length)
        places.setdefault(key, []).append(index)
    return blocks, best


def _common(keys: list[str], first: int, second: int) -> int:
    length = 0
    while second + length < len(keys) and first + length < second and keys[first + length] == keys[second + length]:
        length += 1
    return length


def _key(block: Block) -> str:
    if isinstance(block, Row):
        return "\t".join(_BLANKS.sub("", cell.string) for cell in block.cells)
    return _BLANKS.sub("", block.text.string)


def _part_glued(blocks: list[Block]) -> list[Block]:
    """Part a paragraph whose end is an earlier salutation (各县区人民政府：) that lost its line."""
    openings = {
        b.text.string for b in blocks if isinstance(b, Paragraph) and re.fullmatch(r"各[^。]{6,80}[:：]", b.text.string)
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
    return isinstance(block, Paragraph) and block.text.string != opening and block.text.string.endswith(opening)


def is_repeated(text: Text, seen: set[str]) -> bool:
    """Whether the same paragraph has been met before; remembers it."""
    key = _BLANKS.sub("", text.string)
    if key in seen:
        return True
    seen.add(key)
    return False
