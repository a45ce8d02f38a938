"""Provinces and prefectures by name: the one place that says which division a word names.

恩施州, 恩施土家族苗族自治州, 恩施, 湖北省恩施州 and 422800 are one. 吉林 is the province, unless it stands among cities of
the province.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from reformcheck.catalog.files.yamlfile import read_yaml
from reformcheck.catalog.memo import per_object
from reformcheck.catalog.model import Region

REGIONS = Path(__file__).with_name("regions.yaml")

# How documents shorten the kind of an autonomous division: 恩施州, 广西自治区, 白沙县.
_SHORT_KINDS = {"自治州": "州", "自治区": "自治区", "自治县": "县"}


@lru_cache(maxsize=1)
def load_regions() -> dict[str, Region]:
    """Provinces and prefectures by code."""
    lines = (line.split() for line in read_yaml(str(REGIONS)).data["regions"])
    return {
        code: Region(
            code, name, short_name, None if code.endswith("0000") else code[:2] + "0000", "".join(letter)
        )
        for code, name, short_name, *letter in lines
    }


def load_divisions() -> Divisions:
    return divisions_of(load_regions())


@lru_cache(maxsize=1)
def division_names() -> frozenset[str]:
    """Full and short names of all divisions."""
    return frozenset(name for r in load_regions().values() for name in (r.name, r.short_name))


class Divisions:
    """Regions by code, found by their names."""

    def __init__(self, regions: Mapping[str, Region]) -> None:
        self._regions = regions
        self._children: dict[str, list[str]] = {}
        self._named: dict[str, list[Region]] = {}
        for region in regions.values():
            if region.parent:
                self._children.setdefault(region.parent, []).append(region.code)
            for name in _names_of(region):
                self._named.setdefault(name, []).append(region)

    def regions(self) -> Iterable[Region]:
        return self._regions.values()

    def parent(self, region: Region) -> Region | None:
        """The province of a prefecture; None for a province."""
        return self._regions[region.parent] if region.parent else None

    def leaves(self, region: Region) -> frozenset[str]:
        """Codes of the smallest divisions known inside a region."""
        return self.codes(region.code)

    def codes(self, code: str) -> frozenset[str]:
        """Those inside the region of a code."""
        return frozenset(self._children.get(code, (code,)))

    def find(self, name: str, within: Region | None = None) -> Region | None:
        """The region of a full or short name or code, with or without its province in front.

        A name that several regions bear is `within` itself, else the one inside it, else the province.
        """
        name = name.strip()
        if name in self._regions:
            return self._regions[name]
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
        return (region for region in self._regions.values() if region.parent is None)

    @lru_cache(maxsize=1)  # noqa: B019 - one lives as long as the process
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
                named.append(self._regions[code].name)
                rest.difference_update(children)
        return (*named, *(self._regions[code].name for code in sorted(rest)))


def _names_of(region: Region) -> tuple[str, ...]:
    """Full name, the usual shortening of an autonomous division, short name."""
    name, short = region.name, region.short_name
    kind = _SHORT_KINDS.get(name[-3:])
    return (name, short + kind, short) if kind else (name, short)


@per_object
def divisions_of(regions: Mapping[str, Region]) -> Divisions:
    return Divisions(regions)
