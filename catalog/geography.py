"""Places: from the words of a plan to the divisions they stand for.

Whether a measure may be applied somewhere is a question of sets of divisions, not of words. What the
words do not settle stays unknown: 湘赣边, 有条件的地区 or the rest behind 武汉等地 is no set of divisions.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reformcheck.catalog.gazetteer import Extent, Gazetteer, leaves_of
from reformcheck.catalog.language.numerals import NUMERAL, to_int
from reformcheck.catalog.model import Catalog, PartKey, Region

# What nearly every plan says, and the kind of division it speaks of.
_SIMPLY_WHOLE = {"全省": "省", "全市": "市", "全区": "区", "全自治区": "自治区", "全州": "州"}

# Patterns are strings: `re` compiles each when a plan first needs it, and most plans need none.
_NUMBER = rf"[{NUMERAL}两]{{1,5}}个?"
_DIVISIONS = r"(?:省辖|省直管|直管|地级以?上?|设区的?|[市州盟地县区旗])"
_EACH = rf"(?:[各全]?{_DIVISIONS}|[、，,/()（）和及])+(?:(?:人民)?政府)?"
_WITHIN = r"(?:行政)?(?:范围|区域|辖区|境|域)?内?"
_WHOLE = rf"(?:[全本我](省|市|自治区|区|州|盟|地区|域|境|疆)|(省|市|自治区|区|州|盟)(?=[内域境范行])){_WITHIN}(?:各地|(?:的?(?:各|所有|全部|全体)|{_NUMBER})?{_EACH})?{_WITHIN}"
_ALL = rf"全国(?:范围)?内?|(?:所属|下辖|辖区内)?(?:各|所有|全部)(?:地|{_EACH}){_WITHIN}|(?:市[(（]?州[)）]?|地市|设区市|县市区)全覆盖"

# So many as the region has: 21个地级以上市.
_COUNTED = rf"([{NUMERAL}]{{1,3}})个?{_DIVISIONS}+(?:全覆盖|全部)?"

# Words and signs around a place that change nothing: 仅限武汉市, 在全省范围内.
_AROUND = r"^(?:仅|只)?限?于?在?(?=..)|[、，,；;。.]+$"

# A phrase longer than any list of prefectures, or with more joints, is not taken apart.
_LONGEST, _MOST_JOINTS = 200, 4

_EXCEPT = (
    r"(?P<base>.*?)[（(，,]?除(?P<out>.+?)(?:以|之)?外(?:的|，|,)?(?P<more>[^)）]*)[)）]?",
    r"(?P<base>.+?)[（(，,](?:不含|不包括)(?P<out>.+?)[)）]?",
    r"(?P<base>.+?)[（(，,](?P<out>.+?)除外[)）]?",
    r"(?P<out>.+?)[以之]?外(?P<base>$|的.*|地区.*|其[他余].*)",
)
_OTHERS = rf"的?(?:其他|其余|全部)?(?:{_EACH}|地区|城市|区域)?"

# 高等院校 and 同等 hold no "and others".
_AND_OTHERS = rf"(.+?)(?<![高中同平均])等(({_NUMBER})?(?:地级|设区的?)?(?:城市|地区|地市|市州|[市州盟地县区])?{_WITHIN})"
_AND_NAMED = r"(.+?)(?<![高中同平均])等(.+)"

_PARTS = r"(?:[^、，,；;/+＋（）()]|[（(][^（）()]*[)）])+"
_WEAK = r"以及|[和及与并暨]"
_KIND = r"(?:自治)?[省市州盟县区旗]$"
_AREA = r"(?:地区|(?:行政)?(?:范围|区域|辖区|境|域)|全[省市区州盟域境]|内)"
_TAIL = rf"{_AREA}{{0,2}}(?:{_NUMBER}(?:地级|设区)?(?:城市|地区|地市|市州|[市州盟地])|各(?:地|{_EACH}))?{_AREA}{{0,2}}$"

_DISTRICT = r"[区县市旗]$"
_SECTOR = r".*区([^区]+(?:片区|分园))"
# What follows a zone's name when it stands for the zone, or a part of it.
_PART_OF_ZONE = r"(?:的|其他|其余|城市群?|国家级?|自主|创新|综合|全面|改革|试验|示范|核心|高新|技术|产业|开发|先行|地区|片区|区域?|园)+"
# 成都都市圈 and 沈阳经济区 are more than the city whose name they begin with.
_MORE_THAN_CITY = (
    r"(?:[^区]*(?:(?:都市|城市|经济)[圈群带]|都市区)|经济区|平原|及?周边|以[东南西北外]|[-—－至到]).*"
)


class Place(NamedTuple):
    """One place that a scope names."""

    word: str
    leaves: frozenset[str]
    """Empty where the word is not known."""
    partial: bool = False
    """The word names a part of its leaves, such as a district of a city."""
    zone: bool = False
    """The word names a zone, which may lie partly elsewhere."""
    parts: frozenset[PartKey] = frozenset()
    """The parts of divisions that the word names, where it is the name of a zone or of a part of one: 武汉片区."""

    @property
    def known(self) -> frozenset[str]:
        """The leaves that it surely names as a whole."""
        return frozenset() if self.partial else self.leaves - leaves_of(self.parts)


class Area(NamedTuple):
    """What a scope stands for, seen from a plan's region."""

    places: tuple[Place, ...]
    leaves: frozenset[str]
    whole: bool
    """It is said to be the whole region (全省) or covers it."""

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(place.word for place in self.places if not place.leaves)


class Geography(Gazetteer):
    """The divisions of a catalog, and how plans write of them."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._read: dict[tuple[tuple[str, ...], str], Area] = {}

    def read_scope(self, words: Iterable[str], region: Region) -> Area:
        """The area that the words of a scope name, in a plan of `region`."""
        key = (tuple(words), region.code)
        if key not in self._read:
            self._read[key] = self._area(key[0], region)
        return self._read[key]

    def _area(self, words: tuple[str, ...], region: Region) -> Area:
        listed = len(words) > 1
        places = tuple(place for word in words for place in self._places(_bare(word), region, listed))
        leaves = frozenset().union(*(place.leaves for place in places))
        known = frozenset().union(*(place.known for place in places))
        return Area(places, leaves, self.leaves(region) <= known)

    def _places(self, word: str, region: Region, listed: bool = False) -> list[Place]:
        """What one phrase names; `listed` where it stands beside others."""
        if len(word) > _LONGEST:
            return [Place(word, frozenset())]
        place = self._whole(word, region) or self._name(word, region, listed)
        if place:
            return [place]
        for read in (self._all_but, self._and_others, self._list, self._in_brackets):
            places = read(word, region)
            if places:
                return places
        return [self._part(word, region)]

    def _whole(self, word: str, region: Region) -> Place | None:
        kind = _SIMPLY_WHOLE.get(word)
        if kind is None:
            whole = re.fullmatch(_WHOLE, word)
            kind = (whole.group(1) or whole.group(2)) if whole else None
        if kind:
            return Place(word, self.leaves(self._level(kind, region)))
        counted = re.fullmatch(_COUNTED, word)
        if counted and to_int(counted.group(1)) in self._counts(region):
            return Place(word, self.leaves(region))
        return Place(word, self.leaves(region)) if re.fullmatch(_ALL, word) else None

    def _counts(self, region: Region) -> tuple[int, ...]:
        """How many divisions a region has: with and without the counties that answer to it directly."""
        own = self.leaves(region)
        return len(own), sum(code.endswith("00") for code in own)

    def _level(self, kind: str, region: Region) -> Region:
        """Whose whole is meant: 全省 in a city's plan is the province."""
        outer = self.parent(region)
        speaks_of_outer = outer and (
            kind in ("省", "自治区", "疆") or (kind == "区" and outer.name.endswith("自治区"))
        )
        return outer if outer and speaks_of_outer else region

    def _name(self, word: str, region: Region, listed: bool) -> Place | None:
        """A division or a zone by its name, also with 三市 or 范围内 behind, or 全省 behind its province."""
        for name in dict.fromkeys((word, re.sub(_TAIL, "", word))):
            zone = self.zone_extent(name)
            if zone.touched:
                return _zone_place(name, zone)
            found = (self.find_inside(name, region) if listed else None) or self.find(name, region)
            if found:
                return Place(found.name if name.isdecimal() else name, self.leaves(found))
        return None

    def _all_but(self, word: str, region: Region) -> list[Place]:
        """全省（武汉市除外）, 除武汉市外的其他市州, 武汉市以外地区."""
        match = next((m for m in (re.fullmatch(p, word) for p in _EXCEPT) if m), None)
        if match is None:
            return []
        base = match["base"] or match.groupdict().get("more") or ""
        whole = Place(word, self.leaves(region))
        from_ = [whole] if re.fullmatch(_OTHERS, base) else self._places(base, region)
        out = self._places(match["out"], region)
        if not all(place.leaves for place in (*from_, *out)):
            return [Place(word, frozenset())]
        outside = frozenset().union(*(place.known for place in out))
        left = frozenset().union(*(place.leaves for place in from_)) - outside
        return [Place(word, left, partial=any(place.partial or place.parts for place in (*from_, *out)))]

    def _and_others(self, word: str, region: Region) -> list[Place]:
        """What stands before 等, and what it leaves open: nothing behind 合肥、芜湖、蚌埠等三市."""
        ended = re.fullmatch(_AND_OTHERS, word)
        if ended:
            listed = self._places(ended.group(1), region)
            closed = ended.group(3) and to_int(ended.group(3).removesuffix("个")) == len(listed)
            return listed if closed else [*listed, Place(word, frozenset())]
        named = re.fullmatch(_AND_NAMED, word)
        listed = self._places(named.group(1), region) if named else []
        if named is None or not listed[0].leaves:
            return []
        return listed + self._places(named.group(2), region)

    def _list(self, word: str, region: Region) -> list[Place]:
        parts: list[str] = re.findall(_PARTS, word)
        if len(parts) > 1:
            return list(self._listed(parts, region))
        joints = list(re.finditer(_WEAK, word))
        for joint in joints if len(joints) <= _MOST_JOINTS else ():
            places = self._two(word[: joint.start()], word[joint.end() :], region)
            if places:
                return places
        return self._run_together(word, region)

    def _listed(self, parts: Iterable[str], region: Region) -> Iterator[Place]:
        """Each part; behind 武汉市武昌区 a bare district is one of the same city."""
        city: frozenset[str] = frozenset()
        for part in parts:
            for place in self._places(part, region, listed=True):
                bare = not place.leaves and re.search(_DISTRICT, place.word)
                yield Place(place.word, city, partial=True) if bare and city else place
                if place.leaves:
                    city = place.leaves if place.partial and not place.zone else frozenset()

    def _two(self, left: str, right: str, region: Region) -> list[Place]:
        """Both sides of 和, unless it is a part of a name: 呼和浩特市, 沈阳市和平区."""
        if not left or len(re.sub(_KIND, "", right)) < 2:
            return []
        before = self._places(left, region, listed=True)
        return before + self._places(right, region, listed=True) if before[0].leaves else []

    def _run_together(self, word: str, region: Region) -> list[Place]:
        """Cities of the region with nothing between them: 沈阳大连两市."""
        own = self.leaves(region)
        for name, city in self.cities():
            if word.startswith(name) and city.code in own and len(own) > 1:
                rest = self._places(word.removeprefix(name), region, listed=True)
                known = all(place.leaves and place.leaves <= own and not place.partial for place in rest)
                return [Place(name, self.leaves(city)), *rest] if known else []
        return []

    def _in_brackets(self, word: str, region: Region) -> list[Place]:
        """A place with what its brackets say of it: 湖北省（武汉市） is the city, 武汉市（含开发区） the whole city."""
        match = re.fullmatch(r"(.+)[（(](.+)[)）]", word)
        outer = self._places(match.group(1), region)[0] if match else None
        if match is None or outer is None or not outer.leaves:
            return []
        if match.group(2).startswith(("含", "包括", "包含")):
            return [outer._replace(word=word)]
        inner = self._places(match.group(2), region)
        if all(place.leaves and place.leaves <= outer.leaves for place in inner):
            return inner
        return [outer._replace(word=word, partial=True)]

    def _part(self, word: str, region: Region) -> Place:
        """A part of a zone or of a city: a district, a county, a development zone. Else it is unknown."""
        sector = re.fullmatch(_SECTOR, word)
        bare = self.without_province(sector.group(1) if sector else word)
        for zone in self.zones():
            if bare.startswith(zone) and re.fullmatch(_PART_OF_ZONE, bare.removeprefix(zone)):
                return _zone_place(word, self.zone_extent(zone))._replace(partial=True)
        city = self._city_in_front(bare, region)
        return Place(word, self.leaves(city) if city else frozenset(), partial=city is not None)

    def _city_in_front(self, word: str, region: Region) -> Region | None:
        """A city elsewhere must be named in full: 朝阳区 in a plan of 北京 is no part of 朝阳市."""
        own = self.leaves(region)
        for name, city in self.cities():
            if len(name) > 1 and word.startswith(name) and (city.code in own or name == city.name):
                rest = word.removeprefix(name)
                more = re.fullmatch(_MORE_THAN_CITY, rest) or any(r.name in rest for _, r in self.cities())
                return None if more else city
        return None


def _zone_place(word: str, zone: Extent) -> Place:
    return Place(word, zone.touched, partial=not zone.whole, zone=True, parts=zone.parts)


def _bare(word: str) -> str:
    """Without the words and signs that change nothing."""
    word = "".join(word.split())
    return word if word in _SIMPLY_WHOLE else re.sub(_AROUND, "", word)
