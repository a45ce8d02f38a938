"""The block of keys above an official document: 索引号, 发文机关, 成文日期, 标题, 发文字号."""

from __future__ import annotations

import re
from typing import NamedTuple

from reformcheck.plans.documents.reading.stream import Text

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
