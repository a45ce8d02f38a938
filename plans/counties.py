"""Counties and districts: no regions of the catalog, so that their plans are checked as those of the region around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reformcheck.catalog.model import Region

_COUNTIES = Path(__file__).with_name("counties.txt")
_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,14}?[县区市旗]")


class County(NamedTuple):
    """A county whose plan is checked as one of its province."""

    name: str
    within: str
    """The prefecture that would be nearer; empty where there is none (a district of 北京市), or several have such a county."""


def county_of(texts: Iterable[str], region: Region, regions: Mapping[str, Region]) -> County | None:
    """The county of a province that a title or an issuer begins with: 北京市海淀区, 肥西县. `regions`: by code."""
    if region.parent is not None:
        return None
    for words in texts:
        name = county_named(_inside(words.removeprefix("中共"), region))
        codes = [code for code in codes_of(name) if code[:2] == region.code[:2]]
        if codes:
            around = {_around(code, regions) for code in codes}
            return County(name, around.pop() if len(around) == 1 else "")
    return None


def _inside(words: str, province: Region) -> str:
    """The words behind the name of the province."""
    name = province.name if words.startswith(province.name) else province.short_name
    return words.removeprefix(name)


def _around(code: str, regions: Mapping[str, Region]) -> str:
    """The region nearest to a county: itself where the catalog has it (仙桃市), else its prefecture."""
    found = regions.get(code) or regions.get(f"{code[:4]}00")
    return found.name if found and found.parent else ""


def region_around(word: str, regions: Mapping[str, Region]) -> str:
    """The region in which a county lies that may bear the name of its province: 长春市 of 吉林省农安县, 北京市 of 海淀区.

    Empty for what is no county, and for a name in several regions.
    """
    province = next((r for r in regions.values() if r.parent is None and word.startswith(r.name)), None)
    codes = codes_of(word.removeprefix(province.name) if province else word)
    if province:
        codes = frozenset(code for code in codes if code[:2] == province.code[:2])
    around = {_around(code, regions) or regions[f"{code[:2]}0000"].name for code in codes}
    return around.pop() if len(around) == 1 else ""


def county_named(words: str) -> str:
    """What may be the name of a county at the start of some words."""
    match = _COUNTY.match(words)
    return match.group() if match else ""


def codes_of(name: str) -> frozenset[str]:
    """The codes of the counties of a name; empty where none bears it."""
    return _counties().get(name, frozenset()) if name else frozenset()


@lru_cache(1)
def _counties() -> Mapping[str, frozenset[str]]:
    """Codes by the name of a county; only plans of counties need it."""
    codes: dict[str, frozenset[str]] = {}
    for code, name in _lines():
        codes[name] = codes.get(name, frozenset()) | {code}
    return codes


def _lines() -> Iterator[tuple[str, str]]:
    for line in _COUNTIES.read_text("utf-8").splitlines():
        code, _, name = line.partition(" ")
        if code.isdecimal():
            yield code, name
