"""The zones of a catalog beside its divisions, and the sets of divisions that they stand for.

A set holds leaves: codes of prefectures, of municipalities, and of counties that answer to their
province directly.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reformcheck.catalog.divisions import Divisions
from reformcheck.catalog.model import Catalog, PartKey, Region, Scope, Zone, ZonePart

_REMEMBERED = 8192
"""Pairs of a scope and a region whose area is kept."""


class Extent(NamedTuple):
    """The area of one or several zones."""

    whole: frozenset[str]
    """Leaves that lie in them as a whole."""
    parts: frozenset[PartKey] = frozenset()
    """Parts of other leaves, such as 武汉片区."""

    @property
    def touched(self) -> frozenset[str]:
        """Leaves that lie in them as a whole or in part."""
        return self.whole | leaves_of(self.parts) if self.parts else self.whole


def leaves_of(parts: Iterable[PartKey]) -> frozenset[str]:
    """The leaves that parts lie in."""
    return frozenset(code for _, codes in parts for code in codes)


class Gazetteer(Divisions):
    """The divisions and zones of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog.regions)
        self._catalog = catalog
        self._zones = {plain(name): extent for name, extent in self._named_extents()}
        self.pilot_area = lru_cache(_REMEMBERED)(self._pilot_area)
        """Names of a region's divisions, and parts of them, that lie in the zones of a pilot scope; the region's own where all do."""

    def _named_extents(self) -> Iterator[tuple[str, Extent]]:
        """Every name of a zone, a group or a part, with its area. What comes later goes before."""
        zones = self._catalog.zones
        yield from self._names_of_parts()
        for zone in zones.values():
            for name in (zone.name, *zone.aliases):
                yield name, self._extent((zone,))
        for name, ids in self._catalog.zone_groups.items():
            yield name, self._extent([zones[id] for id in ids])

    def _names_of_parts(self) -> Iterator[tuple[str, Extent]]:
        """武汉片区 alone where only one part is called so, and behind every name of its zone, or of a group of zones."""
        zones = self._catalog.zones.values()
        bearers = Counter(
            name for zone in zones for part in zone.parts for name in {part.name, *part.aliases}
        )
        for zone in zones:
            groups = [name for name, ids in self._catalog.zone_groups.items() if zone.id in ids]
            for part in zone.parts:
                extent = Extent(frozenset(), frozenset((part.key,)))
                for name in (part.name, *part.aliases):
                    if bearers[name] == 1:
                        yield from ((front + name, extent) for front in groups)
                        if self.find(name) is None:
                            yield name, extent
                    yield from ((front + name, extent) for front in (zone.name, *zone.aliases))

    def _extent(self, zones: Iterable[Zone]) -> Extent:
        zones = tuple(zones)
        return Extent(
            frozenset().union(*(self.codes(code) for zone in zones for code in zone.regions)),
            frozenset(part.key for zone in zones for part in zone.parts),
        )

    def extent(self, scope: Scope) -> Extent:
        """The area of the zones of a pilot scope."""
        return self._extent([self._catalog.zones[id] for id in scope.zones])

    def _pilot_area(self, scope: Scope, region: Region) -> tuple[str, ...]:
        own = self.leaves(region)
        parts = (
            _shown(zone, part)
            for zone in map(self._catalog.zones.__getitem__, scope.zones)
            for part in zone.parts
            if own.intersection(part.regions)
        )
        return (*self.names(self.extent(scope).whole & own, region), *dict.fromkeys(parts))

    def zones(self) -> Iterable[str]:
        """Names of zones, of their groups and of their parts, without brackets."""
        return self._zones

    def zone(self, name: str) -> frozenset[str]:
        """Leaves that a zone, a group or a part of that name holds or lies in; empty where none is called so."""
        return self.zone_extent(name).touched

    def zone_extent(self, name: str) -> Extent:
        return self._zones.get(plain(name), _NOWHERE)


_NOWHERE = Extent(frozenset())


def _shown(zone: Zone, part: ZonePart) -> str:
    """湖北自贸试验区武汉片区"""
    return part.name if part.name.startswith(zone.name) else zone.name + part.name


def plain(name: str) -> str:
    """The name without brackets, of either width."""
    return re.sub(r"[()（）]", "", name)
