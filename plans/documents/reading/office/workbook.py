"""Workbooks (.xlsx, .xls, .et): the sheets that a reader sees, each cell as text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.compound import Compound
from reformcheck.plans.documents.reading.limits import MAX_CELLS, too_wide
from reformcheck.plans.documents.reading.office import cell_process
from reformcheck.plans.documents.reading.office.excel_package import unpacked
from reformcheck.plans.documents.reading.office.sheets import Sheet, blocks_of
from reformcheck.plans.documents.reading.office.survey import LockedError, Survey, survey_stream
from reformcheck.plans.documents.reading.refusals import locked
from reformcheck.plans.documents.reading.stream import Block, Place, Reserve

Read = tuple[list[Block], tuple[Reserve, ...]]
"""Paragraphs and rows of the sheets that are shown, and what is hidden."""


def read_xlsx(raw: bytes, path: str) -> Read:
    """A .xlsx file. Raises InputError."""
    where = Location(path)
    plain, surveys, drawn = unpacked(raw, where)
    blocks, reserves = _read(plain, surveys, where, drawn.words)
    return blocks, (*reserves, *drawn.reserves())


def read_xls(raw: bytes, path: str) -> Read:
    """A .xls or .et file. Raises InputError."""
    where = Location(path)
    try:
        container = Compound(raw)
        name = next(name for name in ("Workbook", "Book") if name in container.streams())
        surveys = survey_stream(container.stream(name))
    except LockedError:
        raise locked(where) from None
    except (ValueError, StopIteration):
        raise _damaged(where) from None
    if not container.whole:
        raise _damaged(where)
    return _read(raw, surveys, where)


class _Given(NamedTuple):
    """A sheet as the library gives it; rows and columns count from 0."""

    name: str
    hidden: bool
    rows: list[list[str]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


def _read(raw: bytes, surveys: Sequence[Survey], where: Location, drawn: Sequence[str] = ()) -> Read:
    """`surveys`: of the sheets, in their order; `drawn`: the words that lie on them."""
    if any(survey.is_too_wide for survey in surveys):
        raise too_wide(where)
    sheets: list[Sheet] = []
    hidden: list[Reserve] = []
    named = {survey.name: survey for survey in surveys}
    for given in _given(raw, where):
        survey = named.get(given.name, Survey())
        hidden += _reserves(given, survey)
        if not given.hidden:
            sheets.append(_sheet(given, survey))
    if drawn:
        sheets.append(Sheet("", (), {}, drawn))
    return blocks_of(sheets, where), tuple(hidden)


def _reserves(given: _Given, survey: Survey) -> Iterator[Reserve]:
    """What of a sheet is hidden, and formulas without results."""
    place = Place(1, 1, f"工作表「{given.name}」")
    filled = [index for index, row in enumerate(given.rows) if any(row)]
    if given.hidden:
        if filled:
            yield Reserve("hidden", place.source, place, len(filled))
        return
    unseen = sum(index in survey.hidden_rows for index in filled)
    if unseen:
        yield Reserve("hidden", f"{place.source}的 {unseen} 行", place, unseen)
    shown = [row for index, row in enumerate(given.rows) if index not in survey.hidden_rows]
    columns = sum(any(row[at] for row in shown if at < len(row)) for at in sorted(survey.hidden_columns))
    if columns:
        yield Reserve("hidden", f"{place.source}的 {columns} 列", place, columns)
    if survey.uncomputed:
        words = f"{place.source}的 {survey.uncomputed} 个公式没有存计算结果，"
        yield Reserve("unread", words, place, survey.uncomputed)


_SECONDS = 60
_LOCKED = 3


def _given(raw: bytes, where: Location) -> Iterator[_Given]:
    """The sheets, read in a process of its own. Raises InputError."""
    if find_spec("python_calamine") is None:
        raise InputError(
            where,
            "读 Excel 文件需要 python-calamine，请运行 `pip install python-calamine`",
            "Excel files need python-calamine; run `pip install python-calamine`",
        )
    script = str(Path(cell_process.__file__))
    try:
        done = subprocess.run([sys.executable, script], input=raw, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise _damaged(where) from None
    if done.returncode == _LOCKED:
        raise locked(where)
    if done.returncode:
        raise _damaged(where)
    return (_Given(**sheet) for sheet in json.loads(done.stdout))


def _sheet(given: _Given, survey: Survey) -> Sheet:
    """What is shown of a sheet, without hidden rows and columns."""
    rows = [
        (index + 1, [value for column, value in enumerate(row) if column not in survey.hidden_columns])
        for index, row in enumerate(given.rows)
        if index not in survey.hidden_rows
    ]
    return Sheet(given.name, rows, _covered(given, survey))


def _covered(given: _Given, survey: Survey) -> Mapping[tuple[int, int], tuple[int, int]]:
    """The cells that merged ones cover, in columns as they are shown."""
    width = max(map(len, given.rows), default=0)
    shown = [column for column in range(width) if column not in survey.hidden_columns]
    at = {column: index for index, column in enumerate(shown)}
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, first), (bottom, last) in given.merged:
        columns = [at[column] for column in range(first, min(last + 1, width)) if column in at]
        rows = [r + 1 for r in range(top, min(bottom + 1, len(given.rows))) if r not in survey.hidden_rows]
        if len(rows) * len(columns) + len(covered) > MAX_CELLS:
            break
        cells = [(row, column) for row in rows for column in columns]
        covered.update((cell, cells[0]) for cell in cells[1:])
    return covered


def _damaged(where: Location) -> InputError:
    return InputError(
        where,
        "Excel 文件已损坏或不完整，请重新取得原件",
        "the Excel file is damaged or cut short; get the original again",
    )
