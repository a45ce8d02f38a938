"""Keys such as 责任单位： and 适用范围：, and heads of columns: what they announce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from reformcheck.plans.documents.phrases.name_lists import is_office, is_unit

Role = Literal["lead", "assist", "responsible"]
Field = Literal["lead", "assist", "responsible", "scope", "deadline", "other"]

FIELD = re.compile(
    r"(?:(?<=[；;，,。、\s（(|])|^|(?=(?:牵头|责任|配合|协办|协同|参与)(?:单位|部门)[:：]|完成(?:时限|时间)[:：])|(?<=[院局委办厅部会行府])(?=(?:牵头|配合|协办|参与|参加|协助|协同)[:：]))(?P<key>[\u4e00-\u9fff/（()）]{2,12}?|(?:[\u4e00-\u9fff][ \u3000]){1,6}[\u4e00-\u9fff])\s*[:：]"
)
_BODY_KEY = re.compile(r"(?:单位|部门|机构|主体|机关|处室|司局|科室|股室|责任方|地区|分工)$")
_LEAD_KEY = re.compile("牵头|主办|主责|召集")
_ASSIST_KEY = re.compile("协办|配合|参与|参加|协同|协助|支持|联办|指导|会办")
_RESPONSIBLE_KEY = re.compile("责任|负责|承办|落实|实施|完成|承担|主管|执行|推进|监管|组织|成员|分工")
_SHORT_KEYS = dict.fromkeys(("牵头", "主办"), "lead") | dict.fromkeys(
    ("配合", "协办", "参与", "参加", "协助", "协同"), "assist"
)
_SCOPE_KEY = re.compile("(?:适用|推广|实施|试点)(?:范围|区域|地区)$")
_DEADLINE_KEY = re.compile("时限|期限|时间|进度|节点")
_PERSON_KEY = re.compile("领导|责任人|负责人|联系人|联络员")
_OTHER_KEY = re.compile(
    "推进情况|进展|完成情况|改革方式|领导|责任人|负责人|联系人|联络员|电话|目标|成果|依据|备注"
)


_FIELD_LINE = re.compile(r"(?P<key>[\u4e00-\u9fff]{2,8})\s*[:：]")


_BRACKETED_KEY = re.compile(r"[［【\[〔〖](?P<key>[\u4e00-\u9fff]{2,8})[］】\]〕〗](?:\s*[:：])?")


def with_colons(string: str) -> str:
    """The string with 【责任单位】甲 and 责任单位为甲 written as 责任单位：甲, at the same length."""
    if "单位" in string or "部门" in string:
        string = _KEY_IS.sub(_with_colon_behind, string)
    if not any(char in string for char in "［【[〔〖"):
        return string
    return _BRACKETED_KEY.sub(_with_colon, string)


_KEY_IS = re.compile(
    r"(?<![各关])(?P<key>(?:牵头|责任|配合|负责|主责|主办|承办|协办|参与|参加|协同|协助|支持|落实|实施)(?:单位|部门))(?P<is>[为是]|(?:——?|－|[ \u3000\u00a0]){1,4})(?P<first>[\u4e00-\u9fff]{2,20})(?=[、，,；;。）)\s]|$)"
)


def _with_colon_behind(match: re.Match[str]) -> str:
    colon = "：".ljust(len(match["is"]))
    return f"{match['key']}{colon}{match['first']}" if is_office(match["first"]) else match.group()


def _with_colon(match: re.Match[str]) -> str:
    key = match.group("key")
    return f" {key}：".ljust(len(match.group())) if field_of(key) else match.group()


def is_field_line(string: str) -> bool:
    """责任单位：市财政局 or 完成时限：2021年底前, and nothing before it."""
    match = _FIELD_LINE.match(with_colons(string).lstrip())
    if match is None:
        return False
    kind = field_of(match.group("key"))
    return kind is not None and (kind != "other" or _PERSON_KEY.search(match.group("key")) is not None)


_GLUED_KEY = re.compile(r"(?:(?:牵头|责任|配合|协办|协同|参与)(?:单位|部门)|完成(?:时限|时间|期限))$")


def fields_of(string: str) -> Iterator[tuple[int, int, Field]]:
    """Where each key begins, where its value does, and what it announces; a name glued to a key is none of it."""
    for match in FIELD.finditer(string):
        kind = field_of(match.group("key"))
        if kind is None:
            continue
        start = match.start("key")
        glued = _GLUED_KEY.search(match.group("key"))
        if glued and glued.start() and is_unit(match.group("key")[: glued.start()]):
            start, kind = start + glued.start(), field_of(glued.group()) or kind
        yield start, match.end(), kind


def field_of(key: str) -> Field | None:
    """What a key or the head of a column announces; None for anything else."""
    key = re.sub(r"[\s（()）]", "", key)
    if key in _SHORT_KEYS:
        return "lead" if _SHORT_KEYS[key] == "lead" else "assist"
    if _SCOPE_KEY.search(key):
        return "scope"
    if _DEADLINE_KEY.search(key):
        return "deadline"
    if _OTHER_KEY.search(key):
        return "other"
    if not _BODY_KEY.search(key):
        return None
    leads, assists = _LEAD_KEY.search(key), _ASSIST_KEY.search(key)
    if leads and assists:  # 牵头单位及配合单位: which of them leads is not said
        return "responsible"
    if leads:
        return "lead"
    if assists:
        return "assist"
    return "responsible" if _RESPONSIBLE_KEY.search(key) else None
