"""What stands before the name of an office: a place (吉林省), a level (省), a county (朝阳区)."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reformcheck.catalog.bodies import Frame, Level
from reformcheck.catalog.model import Region

_COUNTY = re.compile(r"(?:县|区|旗|市|州|盟|地区|镇|乡|街道|师)$")
_PARK = re.compile(r"(?:新区|开发区|高新区|经开区|园区|示范区|保税区|管委会|管理委员会)$")
_LONGEST_PLACE = 14
_MAX_DEPTH = 3


class Head(NamedTuple):
    """One way to part a name into what stands before and the rest."""

    rest: str
    level: Level | None = None
    place: str = ""
    regions: tuple[Region, ...] = ()
    """What the place may be; empty where it is not known."""
    park: bool = False
    """A development zone: its offices are its own, and no reform set them a date."""


class Places:
    """The places and levels that may stand before, or inside, the name of an office."""

    def __init__(self, regions: Mapping[str, Region], prefixes: Mapping[str, Level | None]) -> None:
        self._prefixes = prefixes
        self._named: dict[str, tuple[Region, ...]] = {}
        for region in regions.values():
            for form in _forms(region):
                self._named[form] = (*self._named.get(form, ()), region)
        self._slots = {
            "full": {region.name for region in regions.values()},
            "short": {region.short_name for region in regions.values()},
        }

    def is_full_name(self, text: str) -> bool:
        return text in self._slots["full"]

    def leading(self, text: str) -> tuple[str, tuple[Region, ...]]:
        """The longest known place that the text begins with, and what it may be."""
        for cut in range(min(len(text), _LONGEST_PLACE), 1, -1):
            if text[:cut] in self._named:
                return text[:cut], self._named[text[:cut]]
        return "", ()

    def heads(self, text: str, depth: int = 0) -> Iterator[Head]:
        """Ways to take a place or a level off the front: none first, then the longest known one."""
        text = text.removeprefix("中共")
        yield Head(text)
        office = text.removeprefix("人民政府").removeprefix("政府")
        if depth and office and office != text:
            yield Head(office)
        if depth == _MAX_DEPTH:
            return
        cuts = range(min(len(text) - 1, _LONGEST_PLACE), 0, -1)
        for cut in cuts:
            word, rest = text[:cut], text[cut:]
            if word in self._named:
                head = Head(rest, None, word, self._named[word])
            # A level does not follow a place: in 长春市朝阳区 it belongs to the name of the district.
            elif depth == 0 and word in self._prefixes:
                head = Head(rest, self._prefixes[word])
            else:
                continue
            yield from (_inside(head, deeper) for deeper in self.heads(rest, depth + 1))
        for cut in cuts:
            word = text[:cut]
            if cut > 1 and (_COUNTY.search(word) or _PARK.search(word)):
                yield Head(text[cut:], "county", word, (), bool(_PARK.search(word)))

    def inside(self, frame: Frame, text: str) -> Head | None:
        """The place inside a name (人民银行长春中心支行); None where the text is not of this frame."""
        if not (text.startswith(frame.head) and text.endswith(frame.tail)):
            return None
        inner = text[len(frame.head) : len(text) - len(frame.tail)]
        if len(text) < len(frame.head) + len(frame.tail) or len(inner) > _LONGEST_PLACE:
            return None
        if frame.slot != "place":
            allowed = self._slots.get(frame.slot) or frame.slot.split("|")
            return Head("", None, inner, self._named[inner]) if inner in allowed else None
        return Head("", self._prefixes.get(inner), inner, self._named.get(inner, ()))


def _forms(region: Region) -> set[str]:
    """How a region is written in front of an office: 延边朝鲜族自治州, 延边州, 延边."""
    forms = {region.name, region.short_name}
    for kind in ("自治区", "自治州", "地区", "盟"):
        if region.name.endswith(kind):
            forms.add(region.short_name + kind.replace("自治州", "州"))
    return {form for form in forms if len(form) > 1}


def _inside(outer: Head, inner: Head) -> Head:
    """A place inside a place: the inner one where it is known, else the outer one (长春市朝阳区)."""
    if inner.regions:
        return inner
    level = inner.level or outer.level
    return Head(inner.rest, level, outer.place + inner.place, outer.regions, inner.park or outer.park)
