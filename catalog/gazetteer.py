"""Names and codes of divisions, and the sets of divisions that they and the pilot regions stand for.

A set holds leaves: codes of prefectures, of municipalities, and of counties that answer to their
province directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reformcheck.catalog.model import Catalog, Region, Scope

# How documents shorten the kind of an autonomous division: 恩施州, 广西自治区, 白沙县.
_SHORT_KINDS = {"自治州": "州", "自治区": "自治区", "自治县": "县"}


_REMEMBERED = 8192
"""Pairs of a scope and a region whose area is kept."""


class Gazetteer:
    """The divisions and zones of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._children: dict[str, list[str]] = {}
        self._named: dict[str, list[Region]] = {}
        for region in catalog.regions.values():
            if region.parent:
                self._children.setdefault(region.parent, []).append(region.code)
            for name in _names_of(region):
                self._named.setdefault(name, []).append(region)
        self._zones = {
            plain(name): frozenset().union(*(self._codes(code) for code in zone.regions))
            for zone in catalog.zones.values()
            for name in (zone.name, *zone.aliases)
        }
        for name, ids in catalog.zone_groups.items():
            self._zones[plain(name)] = self.zone_leaves(Scope("pilot", ids))
        self.pilot_area = lru_cache(_REMEMBERED)(self._pilot_area)
        """Names of a region's divisions that lie in the zones of a pilot scope; the region's own where all do."""

    def regions(self) -> Iterable[Region]:
        return self._catalog.regions.values()

    def parent(self, region: Region) -> Region | None:
        """The province of a prefecture; None for a province."""
        return self._catalog.regions[region.parent] if region.parent else None

    def leaves(self, region: Region) -> frozenset[str]:
        """Codes of the smallest divisions known inside a region."""
        return self._codes(region.code)

    def _codes(self, code: str) -> frozenset[str]:
        return frozenset(self._children.get(code, (code,)))

    def zone_leaves(self, scope: Scope) -> frozenset[str]:
        """Leaves of the zones of a pilot scope."""
        zones = (self._catalog.zones[zone] for zone in scope.zones)
        return frozenset().union(*(self._codes(code) for zone in zones for code in zone.regions))

    def _pilot_area(self, scope: Scope, region: Region) -> tuple[str, ...]:
        return self.names(self.zone_leaves(scope) & self.leaves(region), region)

    def zones(self) -> Iterable[str]:
        """Names of zones and of their groups, without brackets."""
        return self._zones

    def zone(self, name: str) -> frozenset[str]:
        """Leaves of a zone or a group of zones by name; empty where none is called so."""
        return self._zones.get(plain(name), frozenset())

    def find(self, name: str, within: Region | None = None) -> Region | None:
        """The region of a full or short name or code, with or without its province in front.

        A name that several regions bear is `within` itself, else the one inside it, else the province.
        """
        name = name.strip()
        if name in self._catalog.regions:
            return self._catalog.regions[name]
        found = self._named.get(name, [])
        if not found:
            return self._with_province(name)
        inside = [r for r in found if within and within.code in (r.code, r.parent)]
        return (inside or [r for r in found if r.parent is None] or found)[0]

    def find_inside(self, name: str, region: Region) -> Region | None:
        """The prefecture of that name inside a province: 吉林 beside 长春 is the city, not the province."""
        return next((r for r in self._named.get(name, ()) if r.parent == region.code), None)

    def _with_province(self, name: str) -> Region | None:
        for province in self._provinces():
            for prefix in _names_of(province):
                rest = name.removeprefix(prefix)
                found = self.find_inside(rest, province) if rest != name else None
                if found:
                    return found
        return None

    def without_province(self, name: str) -> str:
        """The name without a province in front: 武昌区 of 武汉市 in 湖北省武汉市武昌区 is 武汉市武昌区."""
        for province in self._provinces():
            if province.code in self._children and name.startswith(province.name):
                return name.removeprefix(province.name)
        return name

    def _provinces(self) -> Iterable[Region]:
        return (region for region in self._catalog.regions.values() if region.parent is None)

    @lru_cache(maxsize=1)  # noqa: B019 - one gazetteer lives as long as the process
    def cities(self) -> tuple[tuple[str, Region], ...]:
        """Names of leaves with the leaf, the longest names first."""
        pairs = [(n, r) for n, rs in self._named.items() for r in rs if r.code not in self._children]
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

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


def _names_of(region: Region) -> tuple[str, ...]:
    """Full name, the usual shortening of an autonomous division, short name."""
    name, short = region.name, region.short_name
    kind = _SHORT_KINDS.get(name[-3:])
    return (name, short + kind, short) if kind else (name, short)


def plain(name: str) -> str:
    """The name without brackets, of either width."""
    return re.sub(r"[()（）]", "", name)
