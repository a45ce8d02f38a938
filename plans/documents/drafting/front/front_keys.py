"""The block of keys above an official document: 索引号, 发文机关, 成文日期, 标题, 发文字号."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Row, Text, join

_KEYS = frozenset((
    "索引号", "主题分类", "主题词", "发文机关", "发布机构", "发布单位", "成文日期", "生成日期", "印发日期", "标题", "信息名称",
    "名称", "发文字号", "文号", "发布日期", "发布时间", "公开日期", "公开方式", "信息来源", "来源", "作者", "有效性", "体裁分类", "公文种类",
    "组配分类", "废止日期", "生效日期", "信息分类", "内容概述", "浏览次数", "点击数", "字体", "字号", "打印", "责任编辑", "主办单位",
))  # fmt: skip
_COLON = re.compile(r"([\u4e00-\u9fff \u3000\u00a0]{2,24}?)\s*[:：]\s*")
_BLANKS = re.compile(r"[\s\u3000\u00a0]+")
_MAX_VALUE = 160


class _Key(NamedTuple):
    name: str
    start: int
    end: int
    """Where its value starts."""


def _keys_of(string: str) -> list[_Key]:
    """The keys of a line, in order: a known name before a colon, blanks inside it or not."""
    found: list[_Key] = []
    for match in _COLON.finditer(string):
        words = match.group(1)
        # A key may stand right behind the value before it (作者:发布时间:2018).
        for start in range(len(words)):
            name = _BLANKS.sub("", words[start:])
            if name in _KEYS and not words[start].isspace():
                found.append(_Key(name, match.start() + start, match.end()))
                break
    return found


def with_key_lines(blocks: list[Block]) -> list[Block]:
    """The blocks; a table of keys and values (索引号 | 1136 | 文号 | 府办发〔2021〕8号) becomes lines, a key with its value each."""
    result: list[Block] = []
    for _, group in groupby(blocks, key=_table):
        together = list(group)
        rows = [block for block in together if isinstance(block, Row)]
        if rows and 2 * sum(map(_starts_with_key, rows)) > len(rows):
            result += (Paragraph(line) for row in rows for line in _lines_of(row))
        else:
            result += together
    return result


def _table(block: Block) -> int:
    return block.table if isinstance(block, Row) else 0


def _starts_with_key(row: Row) -> bool:
    first = next((cell for cell in row.cells if cell.lines), None)
    return first is not None and _is_key(first) and len(row.cells) > 1


def _is_key(cell: Cell) -> bool:
    return _BLANKS.sub("", cell.string).rstrip("：:") in _KEYS


def _lines_of(row: Row) -> Iterator[Text]:
    cells = [cell for cell in row.cells if cell.lines and not cell.merged]
    while cells:
        cell = cells.pop(0)
        if _is_key(cell) and cells and not _is_key(cells[0]):
            key = cell.lines[0].cut(0, len(cell.lines[0].string.rstrip("：:")))
            colon = Text("：", ((0, key.place(len(key.string))),), "：" if key.printed else "")
            yield join([key, colon, *cells.pop(0).lines])
        else:
            yield from cell.lines


def read_metadata(texts: list[Text]) -> tuple[dict[str, tuple[str, Text]], set[int]]:
    """Values by key with the text each stands in, and the indexes of the paragraphs that they take up."""
    found: dict[str, tuple[str, Text]] = {}
    used: set[int] = set()
    waiting = ""
    for index, text in enumerate(texts):
        keys = _keys_of(text.string)
        if not keys or keys[0].start > 0:
            if waiting and len(text.string) <= _MAX_VALUE:
                found.setdefault(waiting, (text.string, text))
                used.add(index)
            waiting = ""
            continue
        used.add(index)
        waiting = ""
        for key, following in zip(keys, [*keys[1:], None], strict=True):
            end = following.start if following else len(text.string)
            value = text.string[key.end : end].strip()
            if value:
                found.setdefault(key.name, (value, text.cut(key.end, end)))
            else:
                waiting = key.name
    return found, used
