"""Rows and cells of the tables of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.plans.documents.reading.web.html_visible import is_skipped

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TO_THE_END = 65_534
"""What rowspan="0" stands for: all rows to the end of the part of the table, and no table has more."""


def span(cell: LexborNode, name: str, of_zero: int) -> int:
    word = (cell.attributes.get(name) or "").strip()[:6]
    if not (word.isascii() and word.isdecimal()):
        return 1
    return min(int(word), 200) or of_zero


def rows_of(table: LexborNode) -> list[LexborNode]:
    return [row for row in table.css("tr") if not is_skipped(row)]


def cells_of(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th") and not is_skipped(cell)]


def is_real_table(table: LexborNode) -> bool:
    """It holds data: several cells a row, none with a table or a column of the page's text inside."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    rows = rows_of(table)
    widths = [len(cells_of(row)) for row in rows]
    if len(rows) < 2 or max(widths, default=0) < 2:
        return False
    many = 30
    return len(table.css("p")) < many or all(len(cell.css("p")) < many for cell in table.css("td"))
