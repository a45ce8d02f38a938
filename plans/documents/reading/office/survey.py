"""What must be known of a sheet before its cells are read: how far they reach, which rows and columns are hidden.

A library gives every cell between the first and the last; one stray cell at the end of a sheet would fill the memory.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_AREA = 3_000_000
"""Cells between the first and the last, empty ones among them."""
_MAX_HIDDEN = 100_000


@dataclass(slots=True)
class Survey:
    """Rows and columns count from 0."""

    name: str = ""
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: int = 0
    """Formulas whose results are not in the file."""

    def reach(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    @property
    def is_too_wide(self) -> bool:
        return self.rows * self.columns > MAX_AREA or len(self.hidden_rows) > _MAX_HIDDEN


_CELL = re.compile(rb"<(?:\w{1,9}:)?c\s[^>]{0,60}?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]{0,99}(?<!/)>")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w{1,9}:)?row\s(?=[^>]{0,300}?\b(?:hidden=\"(?:1|true)|ht=\"0(?:\.0{1,9})?)\")[^>]{0,300}?\br=\"(\d{1,7})\""
)
_HIDDEN_COLUMNS = re.compile(
    rb"<(?:\w{1,9}:)?col\s(?=[^>]{0,200}?\b(?:hidden=\"(?:1|true)|width=\"0(?:\.0{1,9})?)\")([^>]{0,200})>"
)
_COMPUTED = re.compile(
    rb"<(?:\w{1,9}:)?c(\s[^>]{0,200})?>\s{0,9}<(?:\w{1,9}:)?f(?:\s[^>]{0,300})?(?:/>|>[^<]{0,9000}</(?:\w{1,9}:)?f>)"
    rb"\s{0,9}(?:<(?:\w{1,9}:)?v\s{0,3}(/>|></))?"
)
"""A cell with a formula: what is said of it, and the end of a result that is empty; no result follows where nothing does."""
_RANGE = re.compile(rb"\b(min|max)=\"(\d{1,5})\"")
_WIDEST = 16_384


def survey_part(name: str, xml: bytes) -> Survey:
    """Of the part of a .xlsx file that holds a sheet."""
    survey = Survey(name)
    for letters, row in _CELL.findall(xml):
        survey.reach(int(row) - 1, _column(letters))
    survey.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))
    for attributes in _HIDDEN_COLUMNS.findall(xml):
        ends = {name: int(number) for name, number in _RANGE.findall(attributes)}
        if len(ends) == 2:
            survey.hidden_columns.update(range(ends[b"min"] - 1, min(ends[b"max"], _WIDEST)))
    survey.uncomputed = sum(_lacks_result(xml, match) for match in _COMPUTED.finditer(xml))
    return survey


def _lacks_result(xml: bytes, formula: re.Match[bytes]) -> bool:
    """A formula that gives an empty text has an empty result of that kind."""
    if formula[2]:
        return b't="str"' not in (formula[1] or b"")
    rest = xml[formula.end() : formula.end() + 12]
    return rest.startswith(b"</")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


_BEGIN, _END, _SHEET, _LOCK = 0x809, 0x0A, 0x85, 0x2F
_ROW, _COLUMNS, _MANY = 0x208, 0x7D, 0xBD
_CELLS = frozenset((0x06, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, _MANY))
"""Formulas, numbers, texts and their like."""
_HIDDEN_IN_ROW, _HIDDEN_IN_COLUMN = 0x20, 0x1


class LockedError(Exception):
    """A password protects the workbook."""


def survey_stream(stream: bytes) -> list[Survey]:
    """Of each sheet of a .xls or .et file, in their order. Raises LockedError."""
    sheets: dict[int, Survey] = {}
    """By where each begins."""
    current: Survey | None = None
    depth = 0
    for at, kind, data in _records(stream):
        if kind == _LOCK:
            raise LockedError
        if kind == _SHEET and len(data) >= 8:
            sheets[struct.unpack_from("<I", data)[0]] = Survey(_name(data[6:]))
        elif kind == _BEGIN:
            depth += 1
            current = sheets.get(at, current)
        elif kind == _END:
            depth -= 1
        elif current and depth == 1 and len(data) >= 4:
            _take(current, kind, data)  # what stands deeper is a chart on the sheet
    return list(sheets.values())


def _name(data: bytes) -> str:
    """Of a sheet: its length, whether it has two bytes a character, and the characters."""
    length, wide = data[:2]
    return (
        data[2:][: 2 * length].decode("utf-16-le", "replace")
        if wide & 1
        else data[2:][:length].decode("latin-1")
    )


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record stands, its kind, and what it holds."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _take(survey: Survey, kind: int, data: bytes) -> None:
    first, second = struct.unpack_from("<2H", data)
    if kind in _CELLS:
        last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _MANY else second
        survey.reach(first, last)
    elif kind == _ROW and len(data) >= 16 and struct.unpack_from("<H", data, 12)[0] & _HIDDEN_IN_ROW:
        survey.hidden_rows.add(first)
    elif kind == _COLUMNS and len(data) >= 10 and struct.unpack_from("<H", data, 8)[0] & _HIDDEN_IN_COLUMN:
        survey.hidden_columns.update(range(first, min(second, 255) + 1))
