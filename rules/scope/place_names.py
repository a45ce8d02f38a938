"""The places that a plan of one region may speak of, as they stand in a sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.language.turns import Turn, joined, leftmost
from reformcheck.catalog.language.words import Words
from reformcheck.catalog.memo import per_object
from reformcheck.catalog.model import Region

_COUNT = r"[两二三四五六七八九十\d]{1,3}个?"
_KINDS = r"(?:地级以?上?|设区的?|省辖)?(?:市州|地市|城市|地区|市|州|盟|区|县|地)"
_BRACKET = r"(?:\([市州地区县盟旗、]{1,8}\))?"
_EVERY = r"(?:所有|全部|全体)"
_ALL = rf"全(?:省|市|区|州|自治区|疆)(?:范围内?|域|境内|各地|各市州?|的?{_EVERY}(?:各级)?{_KINDS}{_BRACKET}|{_COUNT}{_KINDS}{_BRACKET})?"
_EACH = r"(?:各|所有|全部)(?:地级以上|设区)?(?:[市州地区县盟旗]|\([市州地区县盟旗、]{1,8}\)|、){1,8}"
_OURS = r"(?:本|我)(?:省|市|区|州|自治区)(?:范围内?|(?:行政)?区域内?|辖区内?|域|境内)"
_WHOLE = (
    Turn(joined("全", "省 市 区 州 自治区 疆"), _ALL),
    Turn(
        joined("市 州 ) 地", "全覆盖 全部 均 都 一体 同步 一律 统一"),
        rf"(?:9|九|\d\d|[一二]?十[一二三四五六七八九]?)个?{_KINDS}(?:全覆盖|全部|(?=均|都|一体|同步|一律|统一))",
    ),
    Turn(("全覆盖",), r"(?:市州|市\(州\)|地市|设区市|县市区)全覆盖"),
    Turn(joined("各 所有 全部", "地级以上 设区 市 州 地 区 县 盟 旗 ( 、"), _EACH),
    Turn(
        joined("省 州 自治区", "内"),
        r"(?:省|州|自治区)内(?=各地|(?:各|所有|全部)?(?:高校|高等|院校|院所|科研|企业|单位|法院|银行|机构))",
    ),
    Turn(joined("本 我", "省 市 区 州 自治区"), _OURS),
)
# A letter, as 新 in 长春高新区. Ranges of characters ([一-鿿]) take as long to compile as all else of a pattern.
_LETTER = r"[^\W\d_]"
# A part of a city behind its name: 长春新区, 武汉东湖高新区, 沈阳市和平区, 合肥国家自主创新示范区.
_PART = (
    rf"(?:{_LETTER}{{0,12}}?(?:高新技术产业开发区|经济技术开发区|自主创新示范区|自贸试验区|自由贸易试验区|示范区|开发区|高新区|经开区|自贸区"
    rf"|新区|片区|园区|科学城)|{_LETTER}{{1,3}}[区县])"
)
_AREA = r"(?:地区|区域|城市群|范围内?|辖区内?|境内|行政区域内?|市行政区域内?|市范围内?)"
_BEHIND_NAME = rf"(?:{_AREA}|{_PART}|市)?(?:\([^()]{{2,60}}\))?"
_REST = rf"等?(?:{_COUNT})?{_KINDS}(?!{_LETTER}{{0,3}}(?:法院|法庭|海关))"
# More parts of the same city behind one: 武汉市武昌区、洪山区、东湖高新区.
_MORE_PARTS = rf"(?:(?:、|和|与|及|以及){_LETTER}{{2,10}}?[区县旗](?={_LETTER}|[,、。()]|$)){{1,12}}"
# 在汉高校: the city by one letter.
_BY_LETTER = r"(?<=[在驻]){letters}(?=(?:的|市属|省属|部属|央属|所属|各)*(?:高校|高等|院校|院所|科研|企业|单位|法院|银行|机构|医院|央企))"
# A name that is not known, at the end of a list that is closed behind it: 宝鸡、咸阳、杨凌四地.
_UNKNOWN = rf"(?:、|和|与|及|以及){_LETTER}{{2,6}}?(?=等?{_COUNT}{_KINDS})"
_PARTS_END = ("区", "县", "旗", "城", "园")
_JOINTS = frozenset(("以及", "、", "和", "与", "及"))
# An institution, or something borrowed, behind a name: 长春知识产权法庭, 上海经验.
_NO_PLACE = (
    r"(?:(?:市|省)?(?:中级人民|高级人民|知识产权|中级|高级|铁路|互联网|金融|专门|中心)?(?:法院|法庭|中院|海关|大学|学院|检察院)"
    rf"|(?:市|省)?{_LETTER}{{0,8}}(?:大学|研究院|研究所|交易中心|交易所|保护中心|银保监局|银保监分局|分行|支行|集团|公司|公证处|局|厅)"
    r"|(?:市|省|等地|等市|等)?的?(?:先进|成功|有益|典型|试点|创新|好|改革)?(?:经验|做法|样板|样本|案例|成果|探索))(?!辖区|管辖)"
)

MARK = r"[\ue000-\ue0ff]"
"""A pattern of the signs that stand for places in a marked sentence."""
NAME = r"[\ue000-\ue1ff]"
"""A pattern of those signs, and of the ones that stand for a name which an institution bears (长春知识产权法庭)."""
_FIRST_MARK, _MOST_MARKS = 0xE000, 0x100
_TOGETHER = r"[两二三四五六七八九]个?[市州地]$"
_BORNE = _MOST_MARKS
"""How far behind the sign of a place the one stands that an institution bears."""


class Marked(NamedTuple):
    """A sentence with one sign for each run of places (武汉市、宜昌市等地), so that patterns need not know the names."""

    text: str
    places: tuple[str, ...]

    @property
    def names_place(self) -> bool:
        """Whether it names a place that is not only an institution's."""
        last = chr(_FIRST_MARK + _BORNE)
        return bool(self.places) and any(chr(_FIRST_MARK) <= sign < last for sign in self.text)

    def printed(self, text: str) -> str:
        """A part of the marked sentence with its places as they stand there."""
        signs = {_FIRST_MARK + index: place for index, place in enumerate(self.places)}
        return text.translate(signs | {sign + _BORNE: place for sign, place in signs.items()})


class PlaceNames(NamedTuple):
    """The names for one region."""

    names: Words
    letters: Mapping[str, str]
    """Names of the divisions that one letter stands for: 汉."""

    def marked(self, sentence: str) -> Marked:
        parts: list[str] = []
        places: list[str] = []
        done = 0
        for start, end in self._runs(sentence):
            if len(places) == _MOST_MARKS:
                break
            parts += (sentence[done:start], chr(_FIRST_MARK + len(places)))
            place = sentence[start:end]
            places.append(self.letters.get(place, place))
            done = end
        marked = _with_institutions("".join((*parts, sentence[done:])), places)
        return Marked(marked, tuple(places))

    def _runs(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where places that follow each other begin and end, with what closes them."""
        start = end = -1
        for found in self._places(sentence):
            if found[0] < end:
                continue  # 武汉市武昌区、洪山区、东湖高新区: the last is one of them
            if end < 0 or sentence[end : found[0]] not in _JOINTS:
                if end >= 0:
                    yield start, _closed(sentence, start, end)
                start = found[0]
            end = _with_parts(sentence, found[1])
        if end >= 0:
            yield start, _closed(sentence, start, end)

    def _named(self, sentence: str, at: int) -> tuple[int, int] | None:
        """The first name; or one letter that stands for it, as 汉 in 在汉高校."""
        name = self.names.find(sentence, at)
        if not self.letters or not ("在" in sentence or "驻" in sentence):
            return name
        letter = re.compile(_BY_LETTER.format(letters=f"[{''.join(self.letters)}]")).search(sentence, at)
        return letter.span() if letter and not (name and name[0] <= letter.start()) else name

    def _places(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where the single places stand: 武汉市, 武汉东湖高新区, 全省."""
        at = 0
        while True:
            name, whole = self._named(sentence, at), leftmost(_WHOLE, sentence, at)
            if name and (not whole or name[0] <= whole.start()):
                start, at = name
                one_letter = at - start == 1
                behind = None if one_letter else re.compile(_BEHIND_NAME).match(sentence, at)
                at = behind.end() if behind else at
            elif whole:
                start, at = whole.span()
            else:
                return
            yield start, at


def is_whole(place: str) -> bool:
    """Whether a place is all of the region: 全省, 各市州, 我省."""
    found = leftmost(_WHOLE, place)
    return found is not None and found.start() == 0


def _with_parts(sentence: str, end: int) -> int:
    """Behind more parts of the city whose part a place is."""
    more = re.compile(_MORE_PARTS).match(sentence, end) if sentence[end - 1] in _PARTS_END else None
    return more.end() if more else end


def _closed(sentence: str, start: int, end: int) -> int:
    """Behind what closes a run of places: 等地, 等三市, and names not known in front of it. Nothing closes 汉."""
    if end - start == 1:
        return end
    unknown = re.compile(_UNKNOWN).match(sentence, end)
    end = unknown.end() if unknown else end
    rest = re.compile(_REST).match(sentence, end)
    return rest.end() if rest else end


def _with_institutions(marked: str, places: Sequence[str]) -> str:
    """The marked sentence with another sign for a name that an institution bears; 三市 bear none together."""
    return re.sub(
        rf"(?<!先在)(?<!先行在)(?<!仅在)(?<!只在){MARK}(?={_NO_PLACE})",
        lambda found: (
            found.group()
            if re.search(_TOGETHER, places[ord(found.group()) - _FIRST_MARK])
            else chr(ord(found.group()) + _BORNE)
        ),
        marked,
    )


def place_names(geography: Geography, region: Region) -> PlaceNames:
    known = _known(geography)
    if region.code not in known:
        known[region.code] = _made(geography, region)
    return known[region.code]


@per_object
def _known(geography: Geography) -> dict[str, PlaceNames]:
    """The names met with one geography."""
    return {}


def _made(geography: Geography, region: Region) -> PlaceNames:
    province = geography.parent(region) or region
    near = {
        name
        for one in geography.regions()
        if one.parent == province.code
        for name in (one.name, one.short_name)
    }
    far = {one.name for one in geography.regions()} | {
        one.short_name for one in geography.regions() if one.parent is None
    }
    zones = set(geography.zones()) | {province.name, province.short_name}
    own = [one for one in geography.regions() if one.code == province.code or one.parent == province.code]
    return PlaceNames(
        Words(name for name in near | far | zones if len(name) > 1),
        {one.letter: one.name for one in own if one.letter},
    )
