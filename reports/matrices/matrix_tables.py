"""The matrix as flat tables, for spreadsheets (CSV) and for programs (Parquet)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO, StringIO
from typing import Any

from reformcheck.reports.cells import spreadsheet_safe
from reformcheck.reports.matrices.matrix import STATE_NAMES, SYMBOLS, Column, Matrix, Row, Total

_STATES = tuple(state for state in SYMBOLS if state != "unchecked")

_NAMES = {
    "plan": ("方案", "plan"),
    "plan_title": ("方案标题", "plan title"),
    "region": ("地区", "region"),
    "province": ("省份", "province"),
    "region_code": ("行政区划代码", "region code"),
    "list": ("清单", "list"),
    "document": ("文号", "document"),
    "measure": ("举措", "measure"),
    "category": ("类别", "category"),
    "measure_title": ("举措名称", "measure title"),
    "guiding_departments": ("指导部门", "guiding departments"),
    "department": ("指导部门", "guiding department"),
    "state": ("结果", "state"),
    "status": ("采纳情况", "coverage"),
    "items": ("任务序号", "items"),
    "required": ("应采纳", "required"),
    "adopted": ("已采纳（含措辞有改动）", "adopted"),
    "rate": ("采纳率", "rate"),
}

Value = str | int | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A view of the matrix; keys are stable, and values are the identifiers that programs read."""

    keys: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]
    """Read once."""


def table(matrix: Matrix, view: str) -> Table:
    """One of VIEWS. Raises KeyError for another."""
    if view == "cell":
        return _cells(matrix)
    if view == "plan":
        return _plans(matrix)
    if view == "measure":
        return _measures(matrix)
    totals = {"region": matrix.by_region, "department": matrix.by_department}[view]()
    keys = (view, "required", "adopted", "rate", *_STATES)
    return Table(keys, ((total.name, *_numbers(total)) for total in totals))


def _cells(matrix: Matrix) -> Table:
    keys = (
        "plan", "plan_title", "region", "province", "region_code", "list", "document", "measure", "category",
        "measure_title", "guiding_departments", "state", "status", "items",
    )  # fmt: skip
    return Table(keys, _cell_rows(matrix))


def _cell_rows(matrix: Matrix) -> Iterator[tuple[Value, ...]]:
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            yield (*_plan(row), *_measure(column), cell.state, cell.status, cell.items)


def _plan(row: Row) -> tuple[Value, ...]:
    return (row.path, row.title, row.region, row.province, row.code)


def _measure(column: Column) -> tuple[Value, ...]:
    return (
        column.list_id, column.document, column.id, column.category, column.title, column.guiding_departments,
    )  # fmt: skip


def _plans(matrix: Matrix) -> Table:
    keys = (
        "plan", "plan_title", "region", "province", "region_code", "required", "adopted", "rate",
        *(column.id for column in matrix.columns),
    )  # fmt: skip
    return Table(keys, (_plan_row(row) for row in matrix.rows))


def _plan_row(row: Row) -> tuple[Value, ...]:
    total = row.total()
    return (*_plan(row), total.required, total.covered, _rate(total), *(cell.state for cell in row.cells))


def _measures(matrix: Matrix) -> Table:
    keys = (
        "list", "document", "measure", "category", "measure_title", "guiding_departments",
        "required", "adopted", "rate", *_STATES,
    )  # fmt: skip
    pairs = zip(matrix.columns, matrix.by_measure(), strict=True)
    return Table(keys, ((*_measure(column), *_numbers(total)) for column, total in pairs))


def _numbers(total: Total) -> tuple[Value, ...]:
    states = (total.states.get(state, 0) for state in _STATES)
    return (total.required, total.covered, _rate(total), *states)


def _rate(total: Total) -> float | None:
    return None if total.rate is None else round(total.rate, 4)


def render_csv(matrix: Matrix, view: str, *, lang: str) -> str:
    """Comma-separated text in the language's words, with the byte order mark that Excel needs to read UTF-8."""
    data = table(matrix, view)
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow([spreadsheet_safe(_header(key, lang)) for key in data.keys])
    named = [key in ("state", "status") or key not in (*_NAMES, *_STATES) for key in data.keys]
    for row in data.rows:
        writer.writerow([_text(value, lang, name) for value, name in zip(row, named, strict=True)])
    return out.getvalue()


def _header(key: str, lang: str) -> str:
    if key in _NAMES:
        return _NAMES[key][0 if lang == "zh" else 1]
    return STATE_NAMES[lang].get(key, key)


def _text(value: Value, lang: str, is_state: bool) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return spreadsheet_safe(("、" if lang == "zh" else ", ").join(value))
    if isinstance(value, str):
        return STATE_NAMES[lang][value] if is_state else spreadsheet_safe(value)
    return value


def render_parquet(matrix: Matrix, view: str) -> bytes:
    """A Parquet file, lists as lists. It takes pyarrow."""
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    data = table(matrix, view)
    types = [_arrow_type(arrow, key) for key in data.keys]
    columns = list(zip(*data.rows, strict=True)) or [()] * len(data.keys)
    arrays = [arrow.array(list(c), type=t) for c, t in zip(columns, types, strict=True)]
    out = BytesIO()
    parquet.write_table(arrow.table(arrays, names=list(data.keys)), out, compression="zstd")
    return out.getvalue()


def _arrow_type(arrow: Any, key: str) -> Any:
    if key in ("guiding_departments", "items"):
        return arrow.list_(arrow.string())
    if key == "rate":
        return arrow.float64()
    return arrow.int64() if key in (*_STATES, "required", "adopted") else arrow.string()
