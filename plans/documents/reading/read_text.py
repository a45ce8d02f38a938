"""Plain text: a line is a paragraph, tabs part the cells of a row."""

from __future__ import annotations

import re

from reformcheck.plans.documents.reading.stream import BLANKS, Block, Cell, Paragraph, Place, Row, Text
from reformcheck.plans.documents.reading.wrapped import unwrap

# What converters of old Word files leave in the text.
_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")


def read_text(string: str) -> list[Block]:
    """Paragraphs and rows of a plain text."""
    printed = string.split("\n")
    lines = [line_of(line, number) for number, line in enumerate(printed, start=1)]
    blocks: list[Block] = []
    table = 0
    for text in unwrap([line for line in lines if line is not None]):
        cells = _cells(text)
        above = blocks[-1] if blocks else None
        if (
            cells is None
            and isinstance(above, Row)
            and printed[text.place().line - 1].rstrip(" \r").endswith("\t\t")
        ):
            # A cell alone, such as the heading of a part: the others of its row are empty.
            cells = (Cell((text,)), *(Cell(()) for _ in above.cells[1:]))
        if cells is None:
            blocks.append(Paragraph(text))
            continue
        if not (blocks and isinstance(blocks[-1], Row)):
            table += 1
        blocks.append(Row(cells, table))
    return blocks


def line_of(line: str, number: int) -> Text | None:
    """A line without the blanks around it and without a converter's marks; None for a blank one."""
    offset = 0
    while match := _BOOKMARK.match(line, offset):
        offset = match.end()
    body = line[offset:]
    stripped = body.strip(BLANKS)
    if not stripped:
        return None
    column = offset + len(body) - len(body.lstrip(BLANKS)) + 1
    return Text(stripped, ((0, Place(number, column, f"第{number}行")),))


def _cells(text: Text) -> tuple[Cell, ...] | None:
    """The cells of a line that two or more tabs part."""
    if text.string.count("\t") < 2:
        return None
    cells, start = [], 0
    for piece in text.string.split("\t"):
        part = text.cut(start, start + len(piece))
        cells.append(Cell((part,) if part else ()))
        start += len(piece) + 1
    return tuple(cells)
