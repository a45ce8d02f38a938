"""The region of a plan, by the names in its title, its issuer and its number."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reformcheck.catalog.model import Region
from reformcheck.plans.documents.drafting.draft import Front

_ABBREVIATIONS = Path(__file__).parent / "abbreviations.txt"


def region_of(front: Front, regions: Mapping[str, Region]) -> str:
    """Full name of the province or prefecture that the document is of; empty where it names none."""
    for words in (front.title, front.issuer):
        found = _at_start(words, regions)
        if found:
            return found.name
    for words in (front.title, front.issuer):
        inside = [r for r in regions.values() if r.name in words]
        if inside:
            return max(inside, key=lambda r: (r.parent is not None, len(r.name))).name
    return _by_number(front.document_number, regions)


def _at_start(words: str, regions: Mapping[str, Region]) -> Region | None:
    """The longest full name at the start, then the longest short one; a province before a prefecture of its name."""
    for name_of in (_full, _short):
        found = [r for r in regions.values() if name_of(r) and words.startswith(name_of(r))]
        if found:
            best = max(found, key=lambda r: (len(name_of(r)), r.parent is None))
            rest = words[len(name_of(best)) :]
            return _at_start_of_province(best, rest, regions) or best
    return None


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
