"""Plain text: a line is a paragraph, tabs part the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reformcheck.plans.documents.reading.stream import BLANKS, Block, Cell, Paragraph, Place, Row, Text
from reformcheck.plans.documents.reading.wrapped import unwrap

_LINE_END = re.compile(r"\r\n?|\n")
# Of a page that was printed: - 3 -, 第3页共9页.
_PAGE = re.compile(r"[-－—–]{1,2}\s*\d{1,3}\s*[-－—–]{1,2}|第\s*\d{1,3}\s*页(?:[\s，,/]*共\s*\d{1,3}\s*页)?")
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_DASHES = re.compile(r"[|\s:-]+")
_SOFT_BREAK = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Word's line break, the page break of printers, and their like."""

# What converters of old Word files leave in the text.
_BOOKMARK = re.compile(r"\[bookmark: [^\]]*\]")


def read_text(string: str) -> list[Block]:
    """Paragraphs and rows of a plain text."""
    printed = _LINE_END.split(string)
    lines = [text for number, line in enumerate(printed, start=1) for text in _lines_within(line, number)]
    pages = [text for text in lines if _PAGE.fullmatch(text.string)]
    lines = [text for text in lines if not _PAGE.fullmatch(text.string)]
    blocks: list[Block] = []
    table = 0
    for text in unwrap(lines):
        if text.string[0] == "|" and _DASHES.fullmatch(text.string):
            continue  # below the head of a table of Markdown
        cells = _cells(text)
        above = blocks[-1] if blocks else None
        if (
            cells is None
            and isinstance(above, Row)
            and printed[text.place().line - 1].rstrip(" ").endswith("\t\t")
        ):
            # A cell alone, such as the heading of a part: the others of its row are empty.
            cells = (Cell((text,)), *(Cell(()) for _ in above.cells[1:]))
        if cells is None:
            blocks.append(Paragraph(text))
            continue
        if not (blocks and isinstance(blocks[-1], Row)):
            table += 1
        blocks.append(Row(cells, table))
    return _with_pages(blocks, pages)


def _with_pages(blocks: list[Block], pages: list[Text]) -> list[Block]:
    """The blocks, with the numbers of pages between them as what stands around the text."""
    numbers = [Paragraph(text, furniture=True) for text in pages]
    return sorted([*numbers, *blocks], key=_line_of) if numbers else blocks


def _line_of(block: Block) -> int:
    return (block.text.place() if isinstance(block, Paragraph) else block.place).line


def _lines_within(line: str, number: int) -> Iterator[Text]:
    """What stands between the line breaks that no editor counts, without the blanks around it."""
    column = 1
    for piece in _SOFT_BREAK.split(line):
        text = _line(piece, number, column)
        if text is not None:
            yield text
        column += len(piece) + 1


def _line(line: str, number: int, column: int) -> Text | None:
    """A line without the blanks around it and without a converter's marks; None for a blank one."""
    offset = 0
    while match := _BOOKMARK.match(line, offset):
        offset = match.end()
    if match := _HASHES.match(line, offset):
        offset = match.end()  # a heading of Markdown
    body = line[offset:]
    stripped = body.strip(BLANKS)
    if not stripped:
        return None
    column += offset + len(body) - len(body.lstrip(BLANKS))
    return Text(stripped, ((0, Place(number, column, f"第{number}行")),))


# And not one that only stands behind a number: 1、 甲。2、 乙。
_PARTS_CELLS = re.compile(r"(?<![、.．）)\t])\t")


def _cells(text: Text) -> tuple[Cell, ...] | None:
    """The cells of a line that two or more tabs part, or bars as in Markdown."""
    if text.string.count("|") > 2 and text.string[0] == text.string[-1] == "|":
        bars = [at for at, char in enumerate(text.string) if char == "|"]
        parts = (text.cut(start + 1, end) for start, end in pairwise(bars))
        return tuple(Cell((part,) if part else ()) for part in parts)
    if text.string.count("\t") < 2 or not _PARTS_CELLS.search(text.string):
        return None
    cells, start = [], 0
    for piece in text.string.split("\t"):
        part = text.cut(start, start + len(piece))
        cells.append(Cell((part,) if part else ()))
        start += len(piece) + 1
    return tuple(cells)
