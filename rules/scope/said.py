"""Where an item's own words say that a measure applies.

Not every place is a scope: institutions (长春知识产权法庭), experience borrowed (借鉴北京做法) and whom it begins with
while all follow (由长春市带头，全省推开) are none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.language.turns import Turn, joined, leftmost
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.model import Region
from reformcheck.rules.scope.place_names import MARK, NAME, Marked, PlaceNames, is_whole, place_names
from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import substance, title_clauses
from reformcheck.rules.stance.plain import plain

_DO = r"(?:先行先试|先行|率先|首先|同步|全面|统一|一体|协同|联动|均要|都要|一律|一概|普遍|稳步|逐步|重点|优先|集中|组织|全域|先期|分别|依法|积极|深入|继续|整体|正式){0,3}"
_ACT = r"(?:推行|推广|推开|铺开|实施|实行|施行|开展|试点|试行|先行|落地|执行|启动|适用|采用|推进|进行|展开|复制|落实|运行|引入|应用|布点|布局|普及|普遍建立|建立|放开|适用)"
_SUBJECT = r"(?:高校|高等学校|院校|院所|机构|企业|单位|法院|银行|园区|部门|医院|学校)"
# Who does it there: 在全省高校、科研院所全面实施.
_WHO = rf"(?:内?的?[^,。]{{0,12}}?{_SUBJECT}(?:(?:以及|、|和|与|及|{_SUBJECT})(?:[^,、]{{0,6}}?{_SUBJECT})?){{0,4}}|内)?(?:中|内|范围内|先)?"

_BORROWED = r"(?:借鉴|学习|参照|参考|对标|总结|吸收|汲取|依托|联合|会同|对接|联动|赴|来自|与|同|沿用|结合|比照|仿照|引进)"


# Whom a platform serves, wherever they come from: 面向全省各市州当事人提供远程立案.
_SERVED = (
    r"(?:的?(?:各类|广大|所有|有关|相关))?的?(?:当事人|群众|公众|用户|客户|申请人|权利人|创新主体|市场主体)"
)


# Behind a place that opens a title: 长春市辖区内的知识产权案件….
_INSIDE = ("辖区", "辖区内", "境内", "范围内", "区域内")


class Said(NamedTuple):
    """What an item says of where."""

    words: tuple[str, ...]
    """Places as printed."""
    key: str
    """Where they stand: "title" or "text"."""


_Found = tuple[str, str, str]
"""A place, the key of the text that it stands in, and "only" (仅在…), "later" (条件成熟后在…) or ""."""


_STRICT = (
    Turn(
        ("仅", "只", "限", "控制", "集中"),
        rf"(?<!不)(?<!不仅)(?<!不只)(?<!不局)(?:仅限?|只限?|限|限定|局限|控制|集中)(?:于|在|为)?驻?(?:[^,。]{{2,16}}?(?:所在地?|驻在地?|驻地)的?)?({MARK})",
    ),
    Turn(
        joined("推广 实施 适用 试点 试行 覆盖 推行 执行 改革 先行", "范围 区域 地区 城市 地域 对象"),
        rf"(?:推广|实施|适用|试点|试行|覆盖|推行|执行|改革|先行)(?:范围|区域|地区|城市|地域|对象)(?:暂|仅|只|先|均|包括|确定|划定|限定|限|定|主要|扩大|扩展|拓展)*(?:为|是|于|在|到|至|:)?({MARK})",
    ),
    Turn(
        ("试点", "先行先试", "先行试行", "率先", "先行", "先期", "首批"),
        rf"(?:选择|选取|选定|确定|遴选|择优选择|支持|以|由|将|把)({MARK})[^,。]{{0,10}}?(?:{_DO}(?:开展|进行|组织|作为|列为|为|承担)?{_DO}[^,。]{{0,6}}?试点|先行先试|先行试行|率先(?:推行|实施|试行|开展|建立|启动)|(?:先行|先期|首批)(?:推行|实施|试行|施行|开展|启动|探索))",
    ),
    Turn(
        joined("首批 先期 第一批 率先 先行", "确定 选定 选择 选取 安排 部署 纳入 启动 覆盖 包括"),
        rf"(?:首批|先期|第一批|率先|先行)(?:确定|选定|选择|选取|安排|部署|纳入|启动|覆盖|包括)(?:在|为)?({MARK})",
    ),
    Turn(
        joined("范围 地区 区域 试点 地点", ":"),
        rf"(?:^|[,。])(?:范围|地区|区域|试点|地点):(?:[^,。:()]{{2,6}}\()?({MARK})",
    ),
    Turn(
        joined("扩大 扩展 拓展 延伸 推广 推向", "到 至"),
        rf"(?<!逐步)(?:扩大|扩展|拓展|延伸|推广)[到至]({MARK})",
    ),
    Turn(("适用于", "施行于"), rf"(?:适用|施行)于({MARK})"),
    Turn(("为限",), rf"以({MARK})[^,。]{{0,6}}为限"),
    Turn(
        joined("先 行 批 期 暂 前 段 只 仅", "在"),
        rf"(?:先|率先|首先|首批|先期|暂|目前|现阶段)(?:行)?(?:只|仅)?在({MARK})",
    ),
    Turn(
        ("试点", "先行", "试行"),
        rf"在({MARK}){_WHO}{_DO}(?:开展|进行|组织)?(?:试点|先行先试|先行试点|先行|试行)",
    ),
)
"""What can only be a scope: 仅限武汉市, 实施范围为…, 选择…开展试点."""
_LOOSE = (
    Turn(
        ("在", "面向", "覆盖", "惠及", "于"),
        rf"(?:在|面向|覆盖|惠及|于)({MARK})(?!{_SERVED}){_WHO}{_DO}{_ACT}?",
    ),
    Turn(
        (),
        rf"(?:^|[,。])(?:由|各)?({MARK})(?:[两三四五六七八九]个?[市地州区]的?{_SUBJECT}?|(?:市|省|地方)?所?属?的?{_SUBJECT}{{1,3}}|(?:各|所有|全部)?{_SUBJECT}(?:[、和与及][^,、\ue000-\ue1ff]{{0,4}}?{_SUBJECT}){{0,3}})?{_DO}{_ACT}",
    ),
)
"""What is one where nothing but the measure is done there: 在武汉市推行."""
_FOR_ALL = (
    Turn(("面向", "服务", "覆盖", "惠及"), rf"(?:面向|服务于?|覆盖|惠及)({MARK})(?!{_SERVED})"),
    Turn(("实现", "做到", "确保"), rf"(?:实现|做到|确保)({MARK})"),
    Turn(("均可", "都可", "均能"), rf"(?:^|[,。])({MARK})[^,。]{{0,16}}?(?:均可|都可|均能)"),
    Turn((), rf"(?:^|[,。])({MARK})[^,。\ue000-\ue1ff]{{1,8}}?{_ACT}(?=[,。]|$)"),
)
"""Whom it is for, where that is the whole region: 面向全省各地企业开放. A part of it may be served by one of several."""
_TOLD = (Turn(("要", "须", "应", "必须", "务必"), rf"(?:^|[,。])({MARK})(?:要|须|应|必须|务必)"),)
"""Cities told together to do it: 成都、德阳、绵阳三市要蹚出一条路子. Of one alone it may be an example."""


@lru_cache(REMEMBERED)
def said_scope(title: str, text: str, measure: Likeness, geography: Geography, region: Region) -> Said | None:
    """The places to which the item limits the measure, or that are the whole region; None where it says nothing.

    Several rules ask the same of each item.
    """
    names = place_names(geography, region)
    found = [*_in_title(title, names), *_in_text(text, names, measure)]
    if not found:
        return None
    only = [one for one in found if one[2] == "only"]
    whole = [one for one in found if is_whole(one[0]) and not one[2]]
    kept = only or whole[:1] or [one for one in found if not is_whole(one[0])]
    if not kept:
        return None
    return Said(tuple(dict.fromkeys(_closed(place) for place, _, _ in kept)), kept[0][1])


def places_named(text: str, geography: Geography, region: Region) -> tuple[str, ...]:
    """The places that a text speaks of in any way (推荐西安地区的企业), but for those of institutions and of what is borrowed."""
    found: list[str] = []
    for sentence in map(place_names(geography, region).marked, re.split(r"[。;!?\n]+", plain(text))):
        for sign in re.finditer(MARK, sentence.text) if sentence.names_place else ():
            if not _is_borrowed(sentence.text[: sign.start()]):
                found.append(_closed(sentence.printed(sign.group())))
    return tuple(dict.fromkeys(found))


_TOGETHER = r"[两二三四五六七八九]个?[市地州区县]$"


def _closed(place: str) -> str:
    """Without 等 at its end: where a trial is held in some places, the rest is left out, whichever they are."""
    return re.sub(
        r"等(?:[两二三四五六七八九十\d]{0,3}个?(?:市州|地市|城市|地区|市|州|地|县|区))?$", "", place
    )


def _in_title(title: str, names: PlaceNames) -> Iterator[_Found]:
    for clause in map(names.marked, _with_brackets(title)):
        if re.fullmatch(MARK, clause.text) and len(clause.printed(clause.text)) < len(plain(title)):
            yield clause.printed(clause.text), "title", ""
        opening = clause.printed(clause.text[:1]) if clause.text[1:2] == "的" else ""
        if opening.endswith(_INSIDE):
            yield opening, "title", ""
        for turns in (_STRICT, _LOOSE):
            for place, start, _ in _hits(turns, clause):
                if not _is_borrowed(clause.text[:start]):
                    yield place, "title", _kind(clause.text, start)


def _in_text(text: str, names: PlaceNames, measure: Likeness) -> Iterator[_Found]:
    for sentence in map(names.marked, re.split(r"[。;!?\n]+", plain(text))):
        if sentence.places:
            yield from _in_sentence(sentence, measure)


def _in_sentence(sentence: Marked, measure: Likeness) -> Iterator[_Found]:
    left_out = next(_all_but(sentence), None)
    if left_out:
        yield left_out, "text", "only"
        return
    said = sentence.text
    strict = list(_hits(_STRICT, sentence))
    for place, start, _ in strict:
        if not _is_borrowed(said[:start]):
            yield place, "text", _kind(said, start)
    for place, start, end in [] if strict else _hits(_LOOSE, sentence):
        rest = sentence.printed(re.split(r"[,]", said[end:])[0])
        alone = (
            len(substance(rest)) <= 1
            or measure.names(rest)
            or rest.startswith(("全", "各") if not is_whole(place) else ("全", "各", "、"))
        )
        if alone and not _is_borrowed(said[:start]):
            yield place, "text", _kind(said, start)
    whole = not strict and any(map(is_whole, sentence.places))
    for place, start, _ in _hits(_FOR_ALL, sentence) if whole else []:
        if is_whole(place):
            yield place, "text", _kind(said, start)
    for place, start, _ in [] if strict else _hits(_TOLD, sentence):
        if re.search(_TOGETHER, place):
            yield place, "text", _kind(said, start)


def _hits(turns: Sequence[Turn], sentence: Marked) -> Iterator[tuple[str, int, int]]:
    """Places behind or before such words, with where the words begin and end."""
    match = leftmost(turns, sentence.text) if sentence.names_place else None
    while match:
        yield sentence.printed(match[1]), match.start(), match.end()
        match = leftmost(turns, sentence.text, match.end())


def _with_brackets(title: str) -> tuple[str, ...]:
    """Clauses of a title; a bracket at its end may hold the scope (仅限武汉市)."""
    inner = tuple(re.findall(r"\(([^()]{2,60})\)", plain(title)))
    return (*title_clauses(title), *inner)


_ITS_OWN = r"(?:中级人民法院|中院|两级法院|法院|市属高校|属高校|高校|院校|企业|单位)?"


def _all_but(sentence: Marked) -> Iterator[str]:
    """除延边州外: but not where those are told to do it too (除长春市外，其他市州也要推行)."""
    if "除" not in sentence.text or "外" not in sentence.text:
        return
    for found in re.finditer(rf"除{NAME}{_ITS_OWN}(?:以|之)?外(?![^。;]{{0,20}}[也还])", sentence.text):
        yield sentence.printed(found.group())


def _is_borrowed(before: str) -> bool:
    return bool(re.search(rf"{_BORROWED}[^,。;]{{0,2}}$", before))


def _kind(sentence: str, start: int) -> str:
    """Whether it is there alone, or comes in only afterwards: 仅在长春市, 条件成熟后在全省推开."""
    if sentence[start : start + 1] in ("仅", "只", "限"):
        return "only"
    clause = re.split(r"[,]", sentence[:start])[-1] + sentence[start : start + 12]
    return "later" if re.search(r"后|再|逐步|适时|待|择机|条件成熟|视情", clause) else ""
