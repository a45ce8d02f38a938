"""One table of the data as CSV, JSON Lines or Parquet, put together from the rows of each plan: flat in memory.

In CSV the text is what a spreadsheet takes for text: a cell that would be a formula has a quote before it.
Parquet and JSON Lines hold the text as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from importlib import import_module
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.reports.cells import spreadsheet_safe
from reformcheck.reports.data.columns import COLUMNS, Table
from reformcheck.reports.data.rows import Row, encoded, rows_of

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.formats import Rendering, Whole
    from reformcheck.rules.model import PlanReport

FORMATS = ("csv", "parquet", "jsonl")

_ROW_GROUP = 1_000_000
"""Bytes of JSON that become a row group of Parquet: what is in memory of a table at a time."""


def table_rendering(table: Table, format_: str, lang: str) -> Rendering:
    """What makes the file of a table from one piece a plan."""
    if format_ == "csv":
        return CsvTable(table, lang)
    return ParquetTable(table, lang) if format_ == "parquet" else LinesTable(table, lang)


class LinesTable(NamedTuple):
    """The rows as JSON Lines."""

    table: Table
    lang: str

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return b"".join(encoded(row) for row in rows_of(self.table, result, catalog, self.lang))

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        yield from pieces


class CsvTable(NamedTuple):
    """The rows as CSV (RFC 4180) in UTF-8, with a head."""

    table: Table
    lang: str

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return _csv(map(_cells, rows_of(self.table, result, catalog, self.lang)))

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        yield _csv([[column.name for column in COLUMNS[self.table]]])
        yield from pieces


class ParquetTable(NamedTuple):
    """The rows as Parquet; between processes they are JSON, which pyarrow reads at once."""

    table: Table
    lang: str

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return LinesTable(self.table, self.lang).piece(result, catalog)

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        arrow: Any = import_module("pyarrow")
        reader: Any = import_module("pyarrow.json")
        parquet: Any = import_module("pyarrow.parquet")
        schema = _schema(arrow, self.table)
        parse = reader.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
        sink = _Sink()
        with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
            for block in _blocks(pieces):
                read = reader.ReadOptions(use_threads=False, block_size=len(block))
                writer.write_table(reader.read_json(BytesIO(block), read, parse))
                yield sink.taken()
        yield sink.taken()


class _Sink(BytesIO):
    """What is written to it is taken away piece by piece, so that a file is never in memory as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0

    def tell(self) -> int:
        return self._gone + super().tell()

    def taken(self) -> bytes:
        made = self.getvalue()
        self._gone += len(made)
        self.seek(0)
        self.truncate()
        return made

    def close(self) -> None:
        """It is read after the writer has closed it."""


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, so many at a time."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _ROW_GROUP:
            yield b"".join(held)
            held, size = [], 0
    if size:
        yield b"".join(held)


def _schema(arrow: Any, table: Table) -> Any:
    """The columns with what they are, in both languages, as metadata of the fields."""
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "texts": arrow.list_(arrow.string()),
        "integers": arrow.list_(arrow.int64()),
    }
    return arrow.schema(
        [
            arrow.field(column.name, types[column.kind], metadata={"zh": column.zh, "en": column.en})
            for column in COLUMNS[table]
        ]
    )


def _csv(rows: Iterable[list[Any]]) -> bytes:
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _cells(row: Row) -> list[Any]:
    return [_cell(value) for value in row.values()]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "、".join(map(str, value))
    return spreadsheet_safe(value) if isinstance(value, str) else value
