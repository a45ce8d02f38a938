"""Workbooks of the OpenDocument standard (.ods): each cell as its program shows it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import (
    DAMAGE,
    FileKind,
    bound_directory,
    bounded,
    damaged,
    parsed,
)
from reformcheck.plans.documents.reading.limits import MAX_BLOCKS, MAX_CELLS, too_long, too_wide
from reformcheck.plans.documents.reading.office.sheets import Sheet, blocks_of
from reformcheck.plans.documents.reading.refusals import locked
from reformcheck.plans.documents.reading.stream import Block, Place, Reserve

MAX_PART = 30_000_000

_ODS = FileKind("OpenDocument 表格", "OpenDocument table")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LOCKED = b"encryption-data"


def read_ods(raw: bytes, path: str) -> tuple[list[Block], tuple[Reserve, ...]]:
    """Paragraphs and rows of the sheets that are not hidden, and what is hidden. Raises InputError."""
    where = Location(path)
    root = parsed(_content(raw, where), where, _ODS)
    unseen = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if any(p.get(_TABLE + "display") == "false" for p in style.iter(_STYLE + "table-properties"))
    }
    sheets: list[Sheet] = []
    hidden: list[Reserve] = []
    for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        name = table.get(_TABLE + "name", "")
        place = Place(1, 1, f"工作表「{name}」")
        reader = _Table(where)
        sheet = reader.sheet(table, name)
        if table.get(_TABLE + "style-name") in unseen:
            if sheet.rows:
                hidden.append(Reserve("hidden", f"工作表「{name}」", place, len(sheet.rows)))
            continue
        sheets.append(sheet)
        if reader.unseen:
            hidden.append(Reserve("hidden", f"工作表「{name}」的 {reader.unseen} 行", place, reader.unseen))
        if reader.unseen_columns:
            columns = len(reader.unseen_columns)
            hidden.append(Reserve("hidden", f"工作表「{name}」的 {columns} 列", place, columns))
    return blocks_of(sheets, where), tuple(hidden)


def _content(raw: bytes, where: Location) -> bytes:
    try:
        bound_directory(raw, where, _ODS)
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = package.namelist()
            if "META-INF/manifest.xml" in names:
                with package.open("META-INF/manifest.xml") as stream:
                    if _LOCKED in bounded(stream, MAX_PART, MAX_PART, where):
                        raise locked(where)
            if "content.xml" not in names:
                raise damaged(where, None, _ODS)
            with package.open("content.xml") as stream:
                return bounded(stream, MAX_PART, MAX_PART, where)
    except DAMAGE as error:
        raise damaged(where, error, _ODS) from None


@dataclass(slots=True)
class _Table:
    where: Location
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    cells: int = 0
    spanned: int = 0
    """Cells that merged ones cover, those under several counted as often."""
    unseen: int = 0
    """Hidden rows that hold something."""
    unseen_columns: set[int] = field(default_factory=set)
    """Hidden columns that hold something in a row that is shown."""

    def sheet(self, table: Element, name: str) -> Sheet:
        hidden = set(_hidden_columns(table))
        number = 1
        for row in _rows(table):
            times = _times(row, "number-rows-repeated")
            seen = row.get(_TABLE + "visibility") not in ("collapse", "filter")
            values = list(self.values(row, number, hidden, seen))
            if any(values) and seen:
                if len(self.rows) + times > MAX_BLOCKS:
                    raise too_long(self.where)
                self.rows += ((number + again, values) for again in range(times))
            elif any(values):
                self.unseen += times
            number += times
        return Sheet(name, self.rows, self.covered, list(_drawn(table)))

    def values(self, row: Element, number: int, hidden: set[int], seen: bool) -> Iterator[str]:
        """The cells of a row, without those at its end that are empty and stand for the rest of the sheet."""
        column = shown = 0
        empty = 0
        for cell in row:
            if cell.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                continue
            times = _times(cell, "number-columns-repeated")
            value = _value(cell) if cell.tag == _TABLE + "table-cell" else ""
            if not value and times > _MANY:
                empty += times
                column += times
                continue
            self.cells += times
            if self.cells > MAX_CELLS or empty:
                raise too_wide(self.where)
            for at in range(column, column + times):
                if at in hidden:
                    if value and seen:
                        self.unseen_columns.add(at)
                    continue
                self.cover(cell, number, shown)
                yield value
                shown += 1
            column += times

    def cover(self, cell: Element, number: int, column: int) -> None:
        down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
        self.spanned += down * across - 1
        if self.spanned > MAX_CELLS:
            raise too_wide(self.where)
        for row in range(number, number + down):
            for at in range(column, column + across):
                if (row, at) != (number, column):
                    self.covered[row, at] = number, column


_MANY = 300
"""Empty cells in a row that fill it up to the end of the sheet."""


def _rows(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag == _TABLE + "table-row":
            yield element
        elif element.tag in (_TABLE + "table-row-group", _TABLE + "table-header-rows", _TABLE + "table-rows"):
            yield from _rows(element)


def _hidden_columns(table: Element) -> Iterator[int]:
    at = 0
    for column in table.iter(_TABLE + "table-column"):
        times = min(_times(column, "number-columns-repeated"), _WIDEST)
        if column.get(_TABLE + "visibility") in ("collapse", "filter"):
            yield from range(at, at + times)
        at += times


_WIDEST = 16_384


def _times(element: Element, name: str) -> int:
    word = element.get(_TABLE + name, "1")
    return max(int(word), 1) if word.isascii() and word.isdecimal() and len(word) < 9 else 1


def _value(cell: Element) -> str:
    lines = list(_lines(cell))
    return "\n".join(lines) if lines else _bare_value(cell)


def _lines(element: Element) -> Iterator[str]:
    """The paragraphs of a cell, those of lists too, without what lies on it."""
    for child in element:
        if child.tag == _TEXT + "p":
            yield "".join(_pieces(child))
        elif child.tag.startswith(_TEXT):
            yield from _lines(child)


def _bare_value(cell: Element) -> str:
    """What a cell without text holds, as other programs write it."""
    named = ("string-value", "date-value", "value", "boolean-value")
    return next((value for name in named if (value := cell.get(_OFFICE + name))), "")


def _drawn(table: Element) -> Iterator[str]:
    """The words of the boxes and shapes that lie on a sheet."""
    for element in table:
        if element.tag.startswith(_DRAW):
            for paragraph in element.iter(_TEXT + "p"):
                words = "".join(_pieces(paragraph)).strip()
                if words:
                    yield words
        else:
            yield from _drawn(element)


_ASIDE = {_OFFICE + "annotation", _TEXT + "ruby-text", _TEXT + "note"}
"""Comments, readings and notes."""


def _pieces(element: Element) -> Iterator[str]:
    """The text of a paragraph, without what stands beside it or lies on it."""
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag in (_TEXT + "s", _TEXT + "tab"):
            yield " "
        elif child.tag not in _ASIDE and not child.tag.startswith(_DRAW):
            yield from _pieces(child)
        yield child.tail or ""
