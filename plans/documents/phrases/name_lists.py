"""Lists of units: 省科技厅、省财政厅等部门和各市人民政府, split into names with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

OPENERS, CLOSERS = "（([【〔［〖〈《“‘「『{", "）)]】〕］〗〉》”’」』}"

# How the name of an office, a body or a kind of bodies ends.
_UNIT = re.compile(
    r"(?:[部委局厅办署院会社行处所站队组团馆台网司室庭]|中心|政府|各村|社区|公司|集团|[科股]|企业|高校|学校|大学|园|区|县|市|州|盟|旗|镇|乡|街道|海关|"
    r"日报|晚报|[农林牧渔茶]场|乌兰牧骑|单位|部门|机构|机关|组织|部队|工委|团委|妇联|[商科文残侨社]联|科协|中支|银行|交易所|基地|平台|联盟|医院|法庭|地方|各地|地区|"
    r"中央|省份|主体|党组|支队|总队|公安|税务|电力|电网|铁路|邮政|供销社|报社|编办|军区)(?:[（(〔[][^（()）〔〕\[\]]*[）)〕\]])?$"
)
# A stricter ending for a bare list in brackets, where nothing else says that these are units.
_OFFICE = re.compile(
    r"(?:[\u4e00-\u9fff）)]+(?:部|委|局|厅|办|署|法院|检察院|科学院|工程院|银行|总工会|工会|妇联|工商联|科协|残联|团委|海关|管委会|政府|委员会|办公室|"
    r"银保监会|证监会|保监会|银监会|中支|支行|分行|总社|供销社|合作社|贸促会|消委会|消保委|红十字会|基金会|联合会|促进会|理事会|作协|文联|侨联|社科联|集团|公司|电视台|日报|高新区|经开区|开发区|新区|指挥部|领导小组|团中央|研究院|大学|学院|协会|学会|商会|中心|"
    r"总队|支队|大队|督查室|研究室|政研室|监察室|办事处|村委会|居委会|供电所|司法所|财政所|派出所|卫生院|医院|学校|[中小]学|联社|[农林社]科院|设计院|监委|[\u4e00-\u9fff]{2}[农林牧渔茶]场|各?乡镇|各镇街|各街道)|"
    r"[\u4e00-\u9fff]{1,12}[部委局署办][\u4e00-\u9fff]{1,8}司|[省市县区州旗镇乡][\u4e00-\u9fff]{1,12}(?:[站所馆队]|分院)|各(?:村|社区|村社区)|"
    r"[\u4e00-\u9fff]{2,12}(?<![学本百专文理工内外儿分妇产骨眼牙术])科|[\u4e00-\u9fff]{2,10}(?<![参控入持配原])股|"
    r"[\u4e00-\u9fff]{2,12}(?<![用好各远到深四坏害长短益一二三四五六七八九十百多几余两此何])处|[\u4e00-\u9fff]{2,8}机关|各(?:有关|相关)?[县市区旗州盟乡镇街道园]{1,6}|"
    r"[省市县区州盟旗镇乡]?各[\u4e00-\u9fff]{0,8}(?:单位|部门|机构)|[\u4e00-\u9fff]{0,6}主管部门|"
    r"(?:[各有相关成员责任县市区直牵头配合省级]+)(?:单位|部门|政府|县区|市州))(?:[（(〔[][^（()）〔〕\[\]]*[）)〕\]])?$"
)
# 推行产业技术研究院 ends as an office does, and is a task.
ACTS = re.compile(
    "(?:全面|加快|大力|深入|扎实|统筹|着力|切实)?(?:建设|打造|推进|加强|深化|优化|构建|建立|健全|完善|创新|提升|强化|发展|服务|做好|实施|开展|支持|组织|改革|规范|落实|推动|促进|创建|推行|推广|探索|引进|培育|设立|搭建)"
    "(?![部委局厅办署])"
)
_NOT_A_UNIT = re.compile(
    r"^(?:社会|中央|机会|大会|全部|内部|外部|干部|一部|局部|城市|县市|省市|地区|园区|集团|企业|单位|部门|机构)$"
)


def is_unit(name: str) -> bool:
    """Whether the name ends as the names of units do."""
    return len(name) >= 2 and _UNIT.search(name) is not None


def is_office(name: str) -> bool:
    """Whether the name is one of a unit even without a word that says so."""
    return 2 <= len(name) <= 30 and _OFFICE.search(name) is not None and _NOT_A_UNIT.match(name) is None


class Piece(NamedTuple):
    """What stands between two separators."""

    string: str
    offset: int
    breaks: bool
    """A comma, semicolon or full stop stands before it, rather than 、 or 和."""


_LONGEST_NAME = 60
_SEPARATORS = "、，,；;。\n\t|｜／/"
_WEAK = "、／/"
_AND = re.compile(r"以及|[和与及暨]")
_BARE = re.compile(
    r"(?:有关|相关|其他|各)?(?:单位|部门|机构|政府|地方|企业|个人)+(?=$|[等按要应须参负配落共分牵具协承支指实推联组办完监督])"
)
_LEVELS = re.compile(r"[各省市地县乡镇区州盟旗级、（()）]*(?:党委|党组|团委)$")


def pieces(string: str, offset: int = 0) -> Iterator[Piece]:
    """The parts of a list of units; brackets and quotes are kept whole."""
    for start, end, breaks in _split(string):
        yield from _at_conjunctions(string[start:end], offset + start, breaks)


def _split(string: str) -> Iterator[tuple[int, int, bool]]:
    depth, start, breaks = 0, 0, True
    for at, char in enumerate(string):
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and (char in _SEPARATORS or _is_gap(string, start, at)):
            if at > start:
                yield start, at, breaks
            breaks = char not in _WEAK
            start = at + 1
    if start < len(string):
        yield start, len(string), breaks


def _is_gap(string: str, start: int, at: int) -> bool:
    """Whether the blank at `at` parts two names, rather than standing inside one."""
    if string[at] not in " \u3000\u00a0":
        return False
    before = string[max(start, at - _LONGEST_NAME) : at].strip()
    near = string[at : at + _LONGEST_NAME].lstrip(" \u3000\u00a0")
    behind = re.split(r"[、，,；;。\n\t ]", near, maxsplit=1)[0]
    return is_office(before) and (is_unit(behind) or not behind)


def _at_conjunctions(string: str, offset: int, breaks: bool) -> Iterator[Piece]:
    """Split 科技厅和财政厅, keep 文化和旅游厅: both sides must be names by themselves."""
    start = seen = depth = 0
    for match in _AND.finditer(string):
        depth += _depth_of(string[seen : match.start()])
        seen = match.start()
        left = string[max(start, seen - _LONGEST_NAME) : seen].strip()
        right = string[match.end() : match.end() + _LONGEST_NAME].strip()
        if depth <= 0 and _parts_two_names(left, right):
            yield Piece(string[start : match.start()], offset + start, breaks)
            breaks, start = False, match.end()
    yield Piece(string[start:], offset + start, breaks)


def _parts_two_names(left: str, right: str) -> bool:
    if left.endswith("等") or _OPEN_END.search(left):
        return not _BARE.match(right)
    if not is_unit(left) or _NOT_A_UNIT.match(left) or _LEVELS.match(left):
        return False
    # 省药监局和南宁、北海高新区管委会: a stem of two characters, behind the full name of an office.
    whole = len(right) >= 3 or (len(right) == 2 and is_office(left))
    return whole and not _BARE.match(right) and not right.startswith("其")


def _depth_of(string: str) -> int:
    """How many brackets and quotes more are opened than closed in it."""
    return sum(c in OPENERS for c in string) - sum(c in CLOSERS for c in string)


# 等, 等部门, 等有关部门和单位 at the end of a list; not the 等 of 高等院校.
_OPEN_END = re.compile(
    r"(?<![高初中同平])等(?:[\d一二三四五六七八九十]+)?[个家]?(?:有关|相关|其他|各|多|中央|省级|市级)*"
    r"(?:部门|单位|机构|地方|地区|方面|企业|部委|委办局|和|、|及|或)*$"
)


def open_end(name: str) -> tuple[str, bool]:
    """The name without 等 and what follows it, and whether that stood there."""
    match = _OPEN_END.search(name)
    return (name[: match.start()], True) if match else (name, False)
