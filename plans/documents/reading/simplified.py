"""Traditional script, to the Simplified one in which everything is understood."""

from __future__ import annotations

from dataclasses import replace

from reformcheck.catalog.language.script import to_simplified
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Row, Text, texts_of

_SHARE = 0.03
"""Share of characters foreign to GB 2312 above which a text is Traditional. Simplified texts have a
few of them in names; Traditional ones have one in three."""


def is_traditional(blocks: list[Block]) -> bool:
    """Whether the text as a whole is in Traditional script."""
    text = "".join(part.string for block in blocks for part in texts_of(block))
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    known = text.encode("gb2312", "ignore").decode("gb2312")
    foreign = han - sum("\u4e00" <= char <= "\u9fff" for char in known)
    return han > 0 and foreign > _SHARE * han


def simplify(blocks: list[Block]) -> list[Block]:
    """The same blocks in Simplified script, each text with its printed form."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=_text(block.text))
    return Row(tuple(Cell(tuple(_text(t) for t in c.lines), c.merged) for c in block.cells), block.table)


def _text(text: Text) -> Text:
    string = to_simplified(text.string)
    if len(string) != len(text.string):
        string = "".join(to_simplified(char)[:1] or char for char in text.string)
    return Text(string, text.marks, text.string)
