"""Places: from the words of a plan to the divisions they stand for.

An area is a set of leaves: codes of prefectures, of municipalities, and of counties that answer to
their province directly. Whether a measure may be applied somewhere is a question of sets, not of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reformcheck.catalog.model import Catalog, Region, Scope

_WHOLE = re.compile(r"(在|于)?[全本我](省|市|区|自治区|州|盟|地区|域|境)(范围|区域|境内|各地|域)*内?")
_PROVINCE_WORDS = ("省", "区", "自治区")
_ALL = re.compile(r"全国(范围)?内?|各地区?|所属各市.*|各市.*")
_SEPARATORS = re.compile(r"[、，,；;/]|以及|和|及|与")
_TAIL = re.compile(r"(等地?|范围|地区|区域|境内|辖区|全域|内|等\d+[个市地]*)+$")
_KINDS = ("特别行政区", "自治区", "自治州", "地区", "省", "市", "盟", "州", "林区", "自治县", "县")


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a scope names."""

    word: str
    leaves: frozenset[str]
    """Empty where the word is not known."""
    partial: bool = False
    """The word names a part of its leaves, such as a district of a city."""
    zone: bool = False
    """The word names a pilot region, which may lie partly elsewhere."""


@dataclass(frozen=True, slots=True)
class Area:
    """What a scope stands for, seen from a plan's region."""

    places: tuple[Place, ...]
    leaves: frozenset[str]
    whole: bool
    """It is said to be the whole region (全省) or covers it."""

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(place.word for place in self.places if not place.leaves)


class Geography:
    """Names, zones and sets of divisions of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._children: dict[str, list[str]] = {}
        self._named: dict[str, list[Region]] = {}
        for region in catalog.regions.values():
            if region.parent:
                self._children.setdefault(region.parent, []).append(region.code)
            for name in {region.name, region.short_name}:
                self._named.setdefault(name, []).append(region)
        self._zone_names = {
            name: frozenset().union(*(self._codes(code) for code in zone.regions))
            for zone in catalog.zones.values()
            for name in (zone.name, _plain(zone.name), *zone.aliases)
        }
        for name, ids in catalog.zone_groups.items():
            self._zone_names[name] = self.zone_leaves(Scope("pilot", ids))

    def regions(self) -> Iterable[Region]:
        return self._catalog.regions.values()

    def leaves(self, region: Region) -> frozenset[str]:
        """Codes of the smallest divisions known inside a region."""
        return self._codes(region.code)

    def _codes(self, code: str) -> frozenset[str]:
        return frozenset(self._children.get(code, (code,)))

    def zone_leaves(self, scope: Scope) -> frozenset[str]:
        """Leaves of the zones of a pilot scope."""
        zones = (self._catalog.zones[zone] for zone in scope.zones)
        return frozenset().union(*(self._codes(code) for zone in zones for code in zone.regions))

    def find(self, name: str, within: Region | None = None) -> Region | None:
        """The region of a full or short name or code, with or without its province in front.

        A name that several regions bear is the one inside `within`, else the province, else none.
        """
        name = name.strip()
        if name in self._catalog.regions:
            return self._catalog.regions[name]
        found = self._named.get(name, [])
        if len(found) > 1:
            inside = [r for r in found if within and within.code in (r.code, r.parent)]
            found = inside or [r for r in found if r.parent is None]
        if len(found) == 1:
            return found[0]
        return self._with_province(name)

    def _with_province(self, name: str) -> Region | None:
        for province in self._catalog.regions.values():
            if province.parent is not None:
                continue
            for prefix in (province.name, province.short_name):
                rest = name.removeprefix(prefix)
                if rest and rest != name:
                    inside = [r for r in self._named.get(rest, []) if r.parent == province.code]
                    if inside:
                        return inside[0]
        return None

    def read_scope(self, words: Iterable[str], region: Region) -> Area:
        """The area that the words of a scope name, in a plan of `region`."""
        places = tuple(place for word in words for place in self._places(word.strip(), region))
        leaves = frozenset().union(*(place.leaves for place in places))
        own = self.leaves(region)
        known = frozenset().union(*(place.leaves for place in places if not place.partial))
        return Area(places, leaves, own <= known)

    def _places(self, word: str, region: Region) -> list[Place]:
        one = self._place(word, region)
        if one.leaves:
            return [one]
        parts = [part for part in _SEPARATORS.split(word) if part.strip()]
        return [self._place(part.strip(), region) for part in parts] if len(parts) > 1 else [one]

    def _place(self, word: str, region: Region) -> Place:
        whole = _WHOLE.fullmatch(word)
        if whole:
            outer = region
            if whole.group(2) in _PROVINCE_WORDS and region.parent:
                outer = self._catalog.regions[region.parent]
            return Place(word, self.leaves(outer))
        if _ALL.fullmatch(word):
            return Place(word, self.leaves(region))
        for name in (word, _plain(word), _TAIL.sub("", word)):
            if name in self._zone_names:
                return Place(word, self._zone_names[name], zone=True)
            found = self.find(name, region) if name else None
            if found:
                return Place(word, self.leaves(found))
        return self._part_of_city(word, region)

    def _part_of_city(self, word: str, region: Region) -> Place:
        """A district, county or development zone behind the name of its city (武汉东湖高新区)."""
        bare = word
        for province in (r for r in self._catalog.regions.values() if r.parent is None):
            if self._children.get(province.code):
                bare = bare.removeprefix(province.name)
        own = self.leaves(region)
        best: Region | None = None
        for candidate in self._city_names():
            longer = best is None or len(candidate) > len(best.short_name)
            if bare.startswith(candidate) and bare != candidate and longer:
                named = self._named[candidate]
                best = next((r for r in named if r.code in own), named[0])
        if best is None:
            return Place(word, frozenset())
        return Place(word, self.leaves(best), partial=True)

    @lru_cache(maxsize=1)  # noqa: B019 - one geography lives as long as the process
    def _city_names(self) -> tuple[str, ...]:
        """Names of divisions without children, full and short."""
        return tuple(
            name
            for name, regions in self._named.items()
            if len(name) > 1 and all(not self._children.get(r.code) for r in regions)
        )

    def names(self, leaves: frozenset[str], region: Region | None = None) -> tuple[str, ...]:
        """Names of an area: a whole region or province by its name, else each leaf, in order of code."""
        if region is not None and leaves and leaves == self.leaves(region):
            return (region.name,)
        named: list[str] = []
        rest = set(leaves)
        for code, children in self._children.items():
            if rest.issuperset(children):
                named.append(self._catalog.regions[code].name)
                rest.difference_update(children)
        return (*named, *(self._catalog.regions[code].name for code in sorted(rest)))


def _plain(name: str) -> str:
    return re.sub(r"[()（）]", "", name)
