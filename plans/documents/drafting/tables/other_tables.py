"""Tables in which a task is a table of its own (任务名称 | 甲 above 牵头单位 | 乙), or each unit is a column with ★ and ○ in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reformcheck.plans.documents.drafting.tables.key_records import with_records
from reformcheck.plans.documents.drafting.tables.lost_grid import regain_rows
from reformcheck.plans.documents.drafting.tables.table_head import UNITS, are_of_tasks, column_of
from reformcheck.plans.documents.phrases.name_lists import is_office
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Row, Text, texts_of

_KEYS = {"lead": "牵头单位", "assist": "配合单位", "responsible": "责任单位"}
_MARK = r"[★☆●○◎▲△■□◆◇√✓✔*]"
_LEGEND = re.compile(
    rf"(?P<mark>{_MARK})\s*[”\"]?(?:为|表示|代表|是|指|[：:—-])?\s*(?P<role>牵头|主办|主责|负责|责任|配合|协办|参与)"
)
_ROLES = {"牵": "lead", "主": "lead", "配": "assist", "协": "assist", "参": "assist"}


def with_tables_of_tasks(blocks: list[Block]) -> list[Block]:
    """The blocks; what is set as a table of tasks in another way is one with a row for each task."""
    blocks = with_records(_with_cards(blocks))
    if any(isinstance(block, Row) for block in blocks):
        blocks = _with_matrices(blocks)
    if not any(isinstance(block, Paragraph) and block.text.string.startswith("序") for block in blocks):
        return blocks
    return regain_rows(blocks)


def _tables(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    for _, group in groupby(blocks, key=lambda block: block.table if isinstance(block, Row) else 0):
        yield list(group)


def _with_cards(blocks: list[Block]) -> list[Block]:
    """Each card a row; the first of those that have the same keys, as far as it goes, is headed by them."""
    result: list[Block] = []
    head: tuple[str, ...] = ()
    table = 0
    for group in _tables(blocks):
        card = _card([block for block in group if isinstance(block, Row)])
        if not card:
            result += group
            continue
        names = tuple(key.string for key, _ in card)
        first = group[0]
        assert isinstance(first, Row)
        if names != head:
            head, table = names, first.table
            result.append(Row(tuple(Cell((key,)) for key, _ in card), table))
        result.append(Row(tuple(value for _, value in card), table))
    return result


def _card(rows: list[Row]) -> list[tuple[Text, Cell]]:
    """Keys and values of a table that is a card; empty for any other."""
    pairs: list[tuple[Text, Cell]] = []
    for row in rows:
        lefts = ["", *(cell.string for cell in row.cells)]
        cells = [
            cell for cell, left in zip(row.cells, lefts, strict=False) if cell.string != left or not left
        ]
        if len(cells) % 2 or any(not key.lines for key in cells[::2]):
            return []
        pairs += ((key.lines[0], value) for key, value in zip(cells[::2], cells[1::2], strict=True))
    columns = [column_of(re.sub(r"\s|[：:]$", "", key.string)) for key, _ in pairs]
    told = sum(column != "other" for column in columns)
    values = any(column_of(value.string) in (*UNITS, "deadline", "scope") for _, value in pairs)
    return (
        pairs if are_of_tasks(columns) and told * 4 >= len(pairs) * 3 and not values and len(rows) > 1 else []
    )


def _with_matrices(blocks: list[Block]) -> list[Block]:
    result: list[Block] = []
    roles: dict[str, str] | None = None
    for group in _tables(blocks):
        rows = [block for block in group if isinstance(block, Row)]
        columns = _office_columns(rows)
        if columns:
            roles = _legend(blocks) if roles is None else roles
            result += (_told(row, rows[0], columns, roles) for row in rows)
        else:
            result += group
    return result


def _office_columns(rows: list[Row]) -> list[int]:
    """The columns that are headed by an office and hold nothing but marks; at least two of them."""
    found = [
        at
        for at, cell in enumerate(rows[0].cells if rows else ())
        if is_office(cell.string) and column_of(cell.string) == "other"
    ]
    marks = [row.cells[at].string for row in rows[1:] for at in found if at < len(row.cells)]
    return (
        found if len(found) > 1 and any(marks) and all(_role(mark, {}) is not None for mark in marks) else []
    )


def _legend(blocks: Iterable[Block]) -> dict[str, str]:
    texts = (text for block in blocks for text in texts_of(block))
    return {
        match["mark"]: _ROLES.get(match["role"][0], "responsible")
        for text in texts
        for match in _LEGEND.finditer(text.string)
    }


def _role(mark: str, roles: dict[str, str]) -> str | None:
    """What a mark says; empty for none, None for words that are no mark."""
    if not mark:
        return ""
    if re.fullmatch(_MARK, mark):
        return roles.get(mark, "responsible")
    return (
        _ROLES.get(mark[0])
        if re.fullmatch("(?:牵头|主办|主责|主|配合|协办|参与|配|协)(?:单位)?", mark)
        else None
    )


def _told(row: Row, head: Row, columns: list[int], roles: dict[str, str]) -> Row:
    """The row with the units of each role in a cell of their own."""
    cells = (*row.cells, *(Cell(()) for _ in head.cells[len(row.cells) :]))
    kept = [cell for at, cell in enumerate(cells) if at not in columns]
    for role, key in _KEYS.items():
        if row is head:
            kept.append(Cell((Text(key, ((0, head.place),)),)))
            continue
        named = (at for at in columns if _role(cells[at].string, roles) == role)
        kept.append(Cell(tuple(line for at in named for line in head.cells[at].lines[:1])))
    return Row(tuple(kept), row.table)
