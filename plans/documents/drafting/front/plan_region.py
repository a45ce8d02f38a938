"""The region of a plan, by the names in its title, its issuer and its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from reformcheck.catalog.model import Region
from reformcheck.plans.counties import codes_of, county_named, county_of
from reformcheck.plans.documents.drafting.draft import DraftDoubt, Front
from reformcheck.plans.documents.reading.stream import Place

_ABBREVIATIONS = Path(__file__).parent / "abbreviations.txt"
_IN_CHINA = re.compile(r"^中国[（(]([\u4e00-\u9fff]{2,8})[）)]")  # 中国（天津）自由贸易试验区


def region_of(front: Front, regions: Mapping[str, Region]) -> str:
    """Full name of the province or prefecture that the document is of; empty where it names none."""
    for words in (front.title, front.issuer):
        if found := _starting(words, regions, _full):
            return found.name
    for words in (front.title, front.issuer):
        if provinces := _provinces_of_county(words):
            return _the_one(provinces, front, regions)
    for words in (front.title, front.issuer):
        if found := _starting(words, regions, _short):
            return found.name
    for words in (front.title, front.issuer):
        inside = [r for r in regions.values() if r.name in words]
        if inside:
            return max(inside, key=lambda r: (r.parent is not None, len(r.name))).name
    return _by_number(front.document_number, regions)


def county_doubt(front: Front, found: str, regions: Mapping[str, Region]) -> tuple[DraftDoubt, ...]:
    """Of a plan of a county (肥西县) that is taken for one of its province, `found`: which prefecture would be nearer."""
    province = next((r for r in regions.values() if r.name == found), None)
    county = county_of((front.title, front.issuer), province, regions) if province else None
    if county is None:
        return ()
    place = front.places.get("title", Place(1, 1, "文首"))
    if county.within:
        return (DraftDoubt("county", county.name, place, within=county.within),)
    return (DraftDoubt("district", county.name, place, within=found),)


def _starting(words: str, regions: Mapping[str, Region], name_of: Callable[[Region], str]) -> Region | None:
    """The longest name at the start; a province before a prefecture of its name."""
    words = _IN_CHINA.sub(r"\1", words.removeprefix("中共"))
    found = [r for r in regions.values() if name_of(r) and words.startswith(name_of(r))]
    if not found:
        return None
    best = max(found, key=lambda r: (len(name_of(r)), r.parent is None))
    return _at_start_of_province(best, words[len(name_of(best)) :], regions) or best


def _provinces_of_county(words: str) -> frozenset[str]:
    """Codes of the provinces that have a county of the name at the start, as 安吉县 is in 浙江省 alone."""
    codes = codes_of(county_named(words.removeprefix("中共")))
    return frozenset(code[:2] + "0000" for code in codes)


def _the_one(provinces: frozenset[str], front: Front, regions: Mapping[str, Region]) -> str:
    """The province of a county; of several with a county of this name, the one that the number tells."""
    if len(provinces) == 1:
        code = next(iter(provinces))
        return regions[code].name if code in regions else ""
    told = _by_number(front.document_number, regions)
    return told if any(code in regions and regions[code].name == told for code in provinces) else ""


def _at_start_of_province(province: Region, rest: str, regions: Mapping[str, Region]) -> Region | None:
    """The city in 湖北省武汉市人民政府."""
    inside = [r for r in regions.values() if r.parent == province.code and rest.startswith(r.name)]
    return inside[0] if inside else None


def _full(region: Region) -> str:
    return region.name


def _short(region: Region) -> str:
    return region.short_name if len(region.short_name) > 1 else ""


def _by_number(number: str, regions: Mapping[str, Region]) -> str:
    """By the character for the province that a document number starts with: 吉政办发 is of 吉林省."""
    if not number or number[0] in "国中":
        return ""
    for line in _ABBREVIATIONS.read_text("utf-8").splitlines():
        letters, _, code = line.partition(" ")
        if number[0] in letters and code.strip() in regions and number[1:2] in ("政", "府", "发", "委", "办"):
            return regions[code.strip()].name
    return ""
