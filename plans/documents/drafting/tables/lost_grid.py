"""Tables that lost their grid: each cell on a line of its own, or a row on a line with blanks between its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reformcheck.catalog.language.numerals import to_int
from reformcheck.plans.documents.drafting.tables.table_head import column_of
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Row, Text

_MAX_HEAD = 10


def regain_rows(blocks: list[Block]) -> list[Block]:
    """The blocks, with the rows of such tables in place of their lines."""
    return _below_one_another(_between_blanks(blocks))


_BLANKS = re.compile(r"\s+")
_MIN_COLUMNS = 4


def _between_blanks(blocks: list[Block]) -> list[Block]:
    """序号 任务 牵头单位 完成时限 as the head of a table, and the lines of as many words that follow it, numbered."""
    for start, block in enumerate(blocks):
        head = _words(block)
        if not _is_head(head):
            continue
        ordinal = 1 + max((b.table for b in blocks if isinstance(b, Row)), default=0)
        table = _Grid(len(head), ordinal)
        table.add(head)
        for line in blocks[start + 1 :]:
            cells = _words(line)
            if len(cells) != len(head) or to_int(cells[0].string) is None:
                break
            table.add(cells)
        if len(table.rows) > 2:
            return [*blocks[:start], *table.rows, *blocks[start + len(table.rows) :]]
    return blocks


def _is_head(words: list[Text]) -> bool:
    if len(words) < _MIN_COLUMNS or column_of(words[0].string) != "number":
        return False
    return sum(column_of(word.string) != "other" for word in words) >= _MIN_COLUMNS


def _words(block: Block) -> list[Text]:
    if not isinstance(block, Paragraph):
        return []
    text = block.text
    ends = [match.span() for match in _BLANKS.finditer(text.string)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text.string)]
    return [text.cut(start, stop) for start, stop in zip(starts, stops, strict=True) if stop > start]


def _below_one_another(blocks: list[Block]) -> list[Block]:
    start, width = _find_head(blocks)
    if not width:
        return blocks
    body = [b.text for b in blocks[start + width :] if isinstance(b, Paragraph)]
    if len(body) < len(blocks) - start - width:
        return blocks
    ordinal = 1 + max((b.table for b in blocks if isinstance(b, Row)), default=0)
    head = [b.text for b in blocks[start : start + width] if isinstance(b, Paragraph)]
    table = _Grid(width, ordinal)
    table.add(head)
    used = table.fill(body)
    rest: list[Block] = [Paragraph(text) for text in body[used:]]
    return [*blocks[:start], *table.rows, *rest] if len(table.rows) > 2 else blocks


def _find_head(blocks: list[Block]) -> tuple[int, int]:
    """Index and length of the first run of lines that are heads of columns, the first a number's."""
    for start, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or _name(block) == "" or column_of(_name(block)) != "number":
            continue
        width = 1
        for following in blocks[start + 1 : start + _MAX_HEAD]:
            if not isinstance(following, Paragraph) or column_of(_name(following)) == "other":
                break
            width += 1
        if width >= 3:
            return start, width
    return 0, 0


def _name(block: Paragraph) -> str:
    name = re.sub(r"\s+", "", block.text.string)
    return name if len(name) <= 12 else ""


@dataclass(slots=True)
class _Grid:
    width: int
    ordinal: int
    rows: list[Row] = field(default_factory=list)

    def add(self, texts: list[Text]) -> None:
        self.rows.append(Row(tuple(Cell((text,)) for text in texts), self.ordinal))

    def fill(self, lines: list[Text]) -> int:
        """Rows from the lines; returns how many lines belong to the table."""
        at = 0
        while at < len(lines):
            line = lines[at]
            if to_int(line.string) is not None and at + self.width <= len(lines):
                end = self._end(lines, at)
                self.add(self._cells(lines[at:end]))
                at = end
            elif label_of(line.string) and len(line.string) < 60:
                cell = Cell((line,))
                self.rows.append(
                    Row((cell, *(Cell((line,), merged=True) for _ in range(self.width - 1))), self.ordinal)
                )
                at += 1
            else:
                break
        return at

    def _end(self, lines: list[Text], at: int) -> int:
        """Where the row ends: before the next number or heading, at the width of the head at the earliest."""
        end = at + self.width
        while end < len(lines) and end < at + 3 * self.width and not self._starts_row(lines[end]):
            end += 1
        return end if end < len(lines) else at + self.width

    def _starts_row(self, line: Text) -> bool:
        return to_int(line.string) is not None or label_of(line.string) is not None

    def _cells(self, lines: list[Text]) -> list[Text]:
        """As many cells as columns: what is too much belongs to the content, the widest of them."""
        extra = len(lines) - self.width
        if extra <= 0:
            return lines
        middle = lines[2 : 3 + extra]
        joined = middle[0]
        for line in middle[1:]:
            joined += line
        return [*lines[:2], joined, *lines[3 + extra :]]
