"""A row a finding, for Excel and WPS: a byte order mark says UTF-8, and no cell is taken for a formula."""

from __future__ import annotations

import csv
from io import StringIO

from reformcheck.reports.cells import spreadsheet_safe
from reformcheck.reports.entries import entries
from reformcheck.reports.ledger import COLUMNS, Cell, cell_text, row, unreadable
from reformcheck.rules.model import Report


def render(report: Report, *, lang: str) -> str:
    """The report as CSV with CRLF line ends (RFC 4180), settled findings last in each plan."""
    out = StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(column.heading(lang) for column in COLUMNS.values())
    rows = [unreadable(error, lang) for error in report.errors]
    rows += [row(entry, lang) for entry in entries(report, settled=True)]
    for cells in rows:
        writer.writerow(_safe(cells.get(name, "")) for name in COLUMNS)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, int):
        return cell
    return spreadsheet_safe(cell_text(cell))
