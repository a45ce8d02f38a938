"""Records of keys and values without numbers: 改革事项：甲, 主要内容：乙, 牵头单位：丙 on lines of their own, over and over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reformcheck.plans.documents.drafting.tables.table_head import are_of_tasks, column_of
from reformcheck.plans.documents.phrases.enumerators import HEADING_RANK, label_of
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Row, Text

_KEY = re.compile(r"[【\[]?(?P<key>[\u4e00-\u9fff]{2,8})(?:[】\]]\s*[:：]?|\s*[:：])\s*")
_MOST_KEYS = 12
_LONGEST_VALUE = 4
"""Paragraphs that a value may run over."""


class _Line(NamedTuple):
    at: int
    key: Text
    value: Text

    @property
    def name(self) -> str:
        return self.key.string


def with_records(blocks: list[Block]) -> list[Block]:
    """The blocks, with such records as the rows of a table whose head are their keys."""
    records = _records([line for index, block in enumerate(blocks) if (line := _line(index, block))])
    keys = {line.name: line.key for record in reversed(records) for line in reversed(record)}
    names = list(dict.fromkeys(line.name for record in records for line in record))
    columns = [column_of(name) for name in names]
    if not are_of_tasks(columns) or len(names) > _MOST_KEYS:
        return blocks
    above = [0, *(record[-1].at + 1 for record in records)]
    headed = (_is_headed(blocks, a, record[0].at) for a, record in zip(above, records, strict=False))
    if len(records) < 2 or any(headed):
        return blocks
    table = 1 + max((block.table for block in blocks if isinstance(block, Row)), default=0)
    result: list[Block] = blocks[: records[0][0].at]
    result.append(Row(tuple(Cell((keys[name],)) for name in names), table))
    ends = [*(record[0].at for record in records[1:]), len(blocks)]
    for record, end in zip(records, ends, strict=True):
        cells = {line.name: _lines(blocks, line, after.at) for line, after in pairwise(record)}
        cells[record[-1].name] = _lines(blocks, record[-1], record[-1].at + 1)
        result.append(Row(tuple(Cell(cells.get(name, ())) for name in names), table))
        result += blocks[record[-1].at + 1 : end]
    return result


def _line(index: int, block: Block) -> _Line | None:
    if not isinstance(block, Paragraph) or block.furniture:
        return None
    match = _KEY.match(block.text.string)
    if match is None or column_of(match.group("key")) == "other":
        return None
    if (label := label_of(block.text.string)) and label.end < len(block.text.string):
        return None
    return _Line(index, block.text.cut(*match.span("key")), block.text.cut(match.end()))


def _records(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines that stand together, each record from the key that the first of them began with."""
    found: list[list[_Line]] = []
    for line in lines:
        if found and line.name == found[0][0].name:
            found.append([line])
        elif found and line.at <= found[-1][-1].at + _LONGEST_VALUE:
            if all(line.name != known.name for known in found[-1]):
                found[-1].append(line)
        elif len(found) < 2:
            found = [[line]]
    return [record for record in found if len(record) > 2]


def _is_headed(blocks: list[Block], above: int, index: int) -> bool:
    """A numbered line stands over the record: it is the task, and the keys only say more of it."""
    between = blocks[max(above, index - _LONGEST_VALUE) : index]
    labels = (label_of(block.text.string) for block in between if isinstance(block, Paragraph))
    return any(label is not None and label.rank > HEADING_RANK for label in labels)


def _lines(blocks: list[Block], line: _Line, end: int) -> tuple[Text, ...]:
    """The value, with the paragraphs that go on with it."""
    below = (block.text for block in blocks[line.at + 1 : end] if isinstance(block, Paragraph))
    return tuple(text for text in (line.value, *below) if text)
