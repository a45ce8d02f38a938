"""The places that a plan of one region may speak of, as they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.memo import per_object
from reformcheck.catalog.model import Region

_COUNT = r"[两二三四五六七八九十\d]{1,3}个?"
_KINDS = r"(?:地级以?上?|设区的?|省辖)?(?:市州|地市|城市|地区|市|州|盟|区|县|地)"
_EACH = r"各(?:地级以上|设区)?(?:[市州地区县盟旗]|\([市州地区县盟旗、]{1,8}\)|、){1,8}"
WHOLE = rf"全(?:省|市|区|州|自治区|疆)(?:范围内?|域|境内|各地|各市州?|{_COUNT}{_KINDS})?|{_EACH}|(?:本|我)(?:省|市|区|州|自治区)(?:范围内?|域|境内)"
# A part of a city behind its name: 长春新区, 武汉东湖高新区, 沈阳市和平区, 合肥国家自主创新示范区.
_PART = (
    r"(?:[\u4e00-\u9fff]{0,12}?(?:高新技术产业开发区|经济技术开发区|自主创新示范区|自贸试验区|自由贸易试验区|示范区|开发区|高新区|经开区|自贸区"
    r"|新区|片区|园区|科学城)|[\u4e00-\u9fff]{1,3}[区县])"
)
_AREA = r"(?:地区|区域|城市群|范围内?|辖区内?|境内|行政区域内?|市行政区域内?|市范围内?)"
_REST = rf"(?:等?(?:{_COUNT})?{_KINDS}(?![\u4e00-\u9fff]{{0,3}}(?:法院|法庭|海关)))"
_JOINTS = frozenset(("以及", "、", "和", "与", "及"))

MARK = r"[\ue000-\uefff]"
"""A pattern of the signs that stand for places in a marked sentence."""
_FIRST_MARK, _MOST_MARKS = 0xE000, 0x1000


class Marked(NamedTuple):
    """A sentence with one sign for each run of places (武汉市、宜昌市等地), so that patterns need not know the names."""

    text: str
    places: tuple[str, ...]

    def printed(self, text: str) -> str:
        """A part of the marked sentence with its places as they stand there."""
        return text.translate({_FIRST_MARK + index: place for index, place in enumerate(self.places)})


class PlaceNames(NamedTuple):
    """Patterns for one region."""

    place: re.Pattern[str]
    rest: re.Pattern[str]
    """What closes a run of places: 等地, 等三市."""

    def marked(self, sentence: str) -> Marked:
        parts: list[str] = []
        places: list[str] = []
        done = 0
        for start, end in self._runs(sentence):
            if len(places) == _MOST_MARKS:
                break
            parts += (sentence[done:start], chr(_FIRST_MARK + len(places)))
            places.append(sentence[start:end])
            done = end
        return Marked("".join((*parts, sentence[done:])), tuple(places))

    def _runs(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where places that follow each other begin and end, with what closes them."""
        start = end = -1
        for found in self.place.finditer(sentence):
            if end >= 0 and sentence[end : found.start()] in _JOINTS:
                end = found.end()
                continue
            if end >= 0:
                yield start, self._closed(sentence, end)
            start, end = found.span()
        if end >= 0:
            yield start, self._closed(sentence, end)

    def _closed(self, sentence: str, end: int) -> int:
        rest = self.rest.match(sentence, end)
        return rest.end() if rest else end


def place_names(geography: Geography, region: Region) -> PlaceNames:
    known = _known(geography)
    if region.code not in known:
        known[region.code] = _made(geography, region)
    return known[region.code]


@per_object
def _known(geography: Geography) -> dict[str, PlaceNames]:
    """The patterns met with one geography."""
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
    names = _either({name for name in near | far | zones if len(name) > 1})
    place = rf"(?:(?:{names})(?:{_AREA}|{_PART}|市)?(?:\([^()]{{2,60}}\))?|{WHOLE})"
    return PlaceNames(re.compile(place), re.compile(_REST))


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
