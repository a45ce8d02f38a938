"""Sheets of a workbook as paragraphs and rows: what stands above and below a table is text, the rest its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.limits import MAX_CELLS, MAX_COLUMNS, too_wide
from reformcheck.plans.documents.reading.stream import BLANKS, Block, Cell, Paragraph, Place, Row, Text


class Sheet(NamedTuple):
    """The cells of a sheet that a reader sees, as text."""

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]
    """Each with the number that the program gives it."""
    covered: Mapping[tuple[int, int], tuple[int, int]]
    """For each cell that a merged one covers, by number of row and index of column, where that one begins."""
    drawn: Sequence[str] = ()
    """The words of boxes and shapes that lie on it."""


def blocks_of(sheets: Sequence[Sheet], where: Location) -> list[Block]:
    """Paragraphs and rows of all sheets, in order. Raises InputError where there are too many cells."""
    body = _Body(where)
    for sheet in sheets:
        body.add(sheet)
    return body.blocks


_BY_ITSELF = re.compile(r"(?:Sheet|Table|工作表|表)\s*\d{0,3}", re.IGNORECASE)
"""Names of sheets that nobody gave them."""
_FILLED_IN = re.compile(r"[^:：]{2,12}[:：]")
"""填报单位： and the like, which stand above the head of a table."""


@dataclass(slots=True)
class _Body:
    where: Location
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    cells: int = 0
    before: int = 0
    """Rows of the sheets before: a line numbers the rows of all."""

    def add(self, sheet: Sheet) -> None:
        begun = len(self.blocks)
        for part in _parts(list(self.rows(sheet))):
            first = next((index for index, row in enumerate(part) if not _is_text(row)), len(part))
            last = max((index + 1 for index, row in enumerate(part) if _is_of_table(row)), default=0)
            self.paragraphs(part[:first])
            self.table(part[first:last])
            self.paragraphs(part[max(first, last) :])
        if isinstance(next(iter(self.blocks[begun:]), None), Row) and not _BY_ITSELF.fullmatch(sheet.name):
            place = Place(self.before + 1, 1, f"工作表「{sheet.name}」")
            self.blocks.insert(begun, Paragraph(Text(sheet.name, ((0, place),))))
        for words in sheet.drawn:
            place = Place(self.before + 1, 1, f"工作表「{sheet.name}」的文本框" if sheet.name else "文本框")
            self.blocks.append(Paragraph(Text(words, ((0, place),)), aside=True))
        self.before += sheet.rows[-1][0] if sheet.rows else 0

    def rows(self, sheet: Sheet) -> Iterator[list[Cell]]:
        """The rows; an empty one has no cells."""
        known: dict[tuple[int, int], Cell] = {}
        width = max((_width(row) for _, row in sheet.rows), default=0)
        for number, row in sheet.rows:
            self.cells += width
            if self.cells > MAX_CELLS or width > MAX_COLUMNS:
                raise too_wide(self.where)
            cells: list[Cell] = []
            for column in range(width):
                origin = sheet.covered.get((number, column))
                if origin is None:
                    value = row[column] if column < len(row) else ""
                    cell = Cell(tuple(self.lines(value, sheet, number, column)))
                    known[number, column] = cell
                else:
                    cell = Cell(known.get(origin, Cell(())).lines, merged=True)
                cells.append(cell)
            yield cells if any(cell.lines for cell in cells) else []

    def lines(self, value: str, sheet: Sheet, number: int, column: int) -> Iterator[Text]:
        """The lines of a cell."""
        place = Place(self.before + number, column + 1, f"工作表「{sheet.name}」第{number}行")
        for line in value.split("\n"):
            string = line.strip(BLANKS)
            if string:
                yield Text(string, ((0, place),))

    def paragraphs(self, rows: list[list[Cell]]) -> None:
        for row in rows:
            self.blocks += (Paragraph(line) for cell in _filled(row) for line in cell.lines)

    def table(self, rows: list[list[Cell]]) -> None:
        self.tables += 1
        self.blocks += (Row(tuple(row), self.tables) for row in rows if row)


def _width(row: Sequence[str]) -> int:
    """How far a row reaches; a blank that somebody typed far away is nothing."""
    return max((column + 1 for column, value in enumerate(row) if value.strip(BLANKS + "\n")), default=0)


def _filled(row: list[Cell]) -> list[Cell]:
    """The cells that hold something of their own."""
    return [cell for cell in row if cell.lines and not cell.merged]


def _is_of_table(row: list[Cell]) -> bool:
    """It has several cells, or one beside a merged one that reaches into it."""
    own = _filled(row)
    if len(own) != 1:
        return len(own) > 1
    return any(cell.merged and cell.lines and cell.lines != own[0].lines for cell in row)


def _is_text(row: list[Cell]) -> bool:
    """A title, a line to be filled in, or nothing: what stands above a table."""
    filled = _filled(row)
    return len(filled) < 2 or all(_FILLED_IN.match(cell.string) for cell in filled)


def _parts(rows: list[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The rows, parted where a blank row and a title begin another table."""
    part: list[list[Cell]] = []
    for index, row in enumerate(rows):
        blank_before = index > 0 and not rows[index - 1]
        if blank_before and len(_filled(row)) == 1 and any(len(_filled(above)) > 1 for above in part):
            yield part
            part = []
        part.append(row)
    if part:
        yield part
