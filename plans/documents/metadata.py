"""The block of keys above an official document: 索引号, 发文机关, 成文日期, 标题, 发文字号."""

from __future__ import annotations

import re

from reformcheck.plans.documents.stream import Text

_KEYS = (
    "索引号", "主题分类", "主题词", "发文机关", "发布机构", "发布单位", "成文日期", "生成日期", "印发日期", "标题", "信息名称",
    "名称", "发文字号", "文号", "发布日期", "发布时间", "公开日期", "公开方式", "信息来源", "来源", "作者", "有效性", "体裁分类", "公文种类",
    "组配分类", "废止日期", "生效日期", "信息分类", "内容概述", "浏览次数", "点击数", "字体", "字号", "打印", "责任编辑", "主办单位",
)  # fmt: skip
_SPACED = "|".join(r"[ \u3000\u00a0]*".join(key) for key in _KEYS)
_KEY = re.compile(
    rf"(?:^|(?<=[^\u4e00-\u9fff《〈])|(?<=[\u4e00-\u9fff])(?=作\s*者|来\s*源|发布时间))(?P<key>{_SPACED})\s*[:：]\s*"
)
_BLANKS = re.compile(r"[\s\u3000\u00a0]+")
_MAX_VALUE = 160


def read_metadata(texts: list[Text]) -> tuple[dict[str, tuple[str, Text]], set[int]]:
    """Values by key with the text each stands in, and the indexes of the paragraphs that they take up."""
    found: dict[str, tuple[str, Text]] = {}
    used: set[int] = set()
    waiting = ""
    for index, text in enumerate(texts):
        matches = list(_KEY.finditer(text.string))
        if not matches or matches[0].start() > 0:
            if waiting and len(text.string) <= _MAX_VALUE:
                found.setdefault(waiting, (text.string, text))
                used.add(index)
            waiting = ""
            continue
        used.add(index)
        waiting = ""
        for match, following in zip(matches, [*matches[1:], None], strict=True):
            end = following.start() if following else len(text.string)
            key = _BLANKS.sub("", match.group("key"))
            value = text.string[match.end() : end].strip()
            if value:
                found.setdefault(key, (value, text.cut(match.end(), end)))
            else:
                waiting = key
    return found, used
