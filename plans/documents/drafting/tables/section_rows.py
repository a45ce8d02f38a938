"""Headings that stand on a line of their own within a table, such as 一、投资管理领域 between its rows: rows of that table."""

from __future__ import annotations

import re
from dataclasses import replace

from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Row

_LONGEST = 40
_SENTENCE = re.compile("[。；;，,]")


def with_section_rows(blocks: list[Block]) -> list[Block]:
    """The blocks; a table that such headings part is one table again, and each heading a row over its whole width."""
    result: list[Block] = []
    joined: dict[int, int] = {}
    """The table that each later part belongs to."""
    for index, block in enumerate(blocks):
        if isinstance(block, Row):
            result.append(replace(block, table=joined.get(block.table, block.table)))
            continue
        above = result[-1] if result else None
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(above, Row) and isinstance(below, Row) and _is_heading(block, above, below):
            joined[below.table] = above.table
            result.append(_over_the_width(block, above))
        else:
            result.append(block)
    return result


def _is_heading(block: Paragraph, above: Row, below: Row) -> bool:
    string = block.text.string
    return (
        len(above.cells) == len(below.cells)
        and len(string) <= _LONGEST
        and not _SENTENCE.search(string)
        and label_of(string) is not None
        and _is_numbered(below)
    )


def _is_numbered(row: Row) -> bool:
    """It is a task and not the head of another table."""
    return label_of(row.cells[0].string + "、") is not None


def _over_the_width(heading: Paragraph, above: Row) -> Row:
    cell = Cell((heading.text,))
    others = (Cell((heading.text,), merged=True) for _ in above.cells[1:])
    return Row((cell, *others), above.table)
