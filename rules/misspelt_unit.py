"""A unit's name is no unit, and differs from one by a slip: 人民检查院 for 人民检察院, 市场监督管理居 for 市场监督管理局.

Only a name that the registry of bodies does not know is looked at. A slip is one character taken for another, two in
the wrong order, or one too many or too few in a long name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from reformcheck.catalog.bodies import half_width, load_bodies
from reformcheck.catalog.language.slips import are_alike
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.unit_names import UnitReading
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import Names, Origin, origin, unit_lists

ID = "misspelt-unit"
NAME = {"zh": "单位名称疑有错字", "en": "Misspelt name of a unit"}
SEVERITY: Severity = "warning"
ABOUT = ("title", "unit")
MESSAGE = {
    "zh": "第{item}项的责任单位「{unit}」查无此名，疑为「{meant}」之误",
    "en": 'item {item}: no unit is called "{unit}"; "{meant}" may be meant',
}
REMEDY = {
    "zh": {
        "file": "核对后改为规范名称；确有其名的，用 `waivers:` 写明理由。",
        "document": "核对后把{place}的单位改为规范名称；确有其名的，不必改。",
    },
    "en": {
        "file": "Check the name and correct it; where the unit does exist, say so under `waivers:`.",
        "document": "Check the name in {place} and correct it; where the unit does exist, nothing need change.",
    },
}

_SHORTEST = 5
"""Characters of a name: of a shorter one, another character may well make another unit (人民医院, 人民法院), unless it sounds or looks the same."""
_BRIEFEST = 3
_LONG = 8
"""From here on, a character too many or too few is a slip; in a shorter name it may be another way to call it."""
_LONGEST = 40
"""Characters of a name: no body has a longer one."""
_LEAST_MATTER = 4
"""What 管理局 stands behind tells units apart: 城乡管理局 is not 城市管理局, but 科学计术厅 is 科学技术厅."""
_TAIL = re.compile(
    r"(?:(?:监督)?管理局|委员会|办公室|(?:人民)?检察院|(?:高级|中级)?人民法院|[厅局委办部会])$"
)
_SOUNDS = {
    wrong: right
    for right, alike in {
        "局": "居句据具举",
        "厅": "听庭亭停",
        "会": "汇惠绘慧",
        "院": "园苑愿员",
        "部": "布步不",
    }.items()
    for wrong in alike
}
"""Characters taken for the last of a name because they sound alike; another one (署, 处) makes another unit."""
_JOINTS = frozenset("和与及、·分总")
"""With or without these a name is another, or another way to say it: 规划分局, 住房和城乡建设厅."""


def check(context: Context) -> Iterator[Finding]:
    here = origin(context)
    for item, names in unit_lists(context.plan):
        for position, unit, meant in _misspelt(names, here):
            yield Finding(
                item.assignment.units[position].location,
                {"item": item.number, "title": item.title, "unit": unit, "meant": meant},
                item_number=item.number,
                ordinal=item.ordinal,
            )


@lru_cache(REMEMBERED)
def _misspelt(names: Names, here: Origin) -> tuple[tuple[int, str, str], ...]:
    """Units by their position in the list, as printed and as they may be meant."""
    found = ((position, reading.name, _meant(reading, here)) for position, reading in here.read(names))
    return tuple([(position, name, meant) for position, name, meant in found if meant])


def _meant(reading: UnitReading, here: Origin) -> str:
    """The name that a name not known is a slip of, behind the place or level that is printed; "" where it is none."""
    if reading.kind != "unknown" and (reading.kind != "body" or reading.namings):
        return ""
    text = half_width(reading.name).removesuffix("等")
    for rest in here.rests(text):
        if len(rest) > _LONGEST:
            continue
        if court := _other_court(rest):
            return text.removesuffix(rest) + court
        if len(rest) < _SHORTEST:
            if meant := _short_one(rest):
                return text.removesuffix(rest) + meant
            continue
        near = {name for shape in (*_shapes(rest), *_swapped(rest)) for name in _known().get(shape, ())}
        known = [name for name in sorted(near) if _is_slip(rest, name)]
        if known:
            alike = _SOUNDS.get(rest[-1])
            return text.removesuffix(rest) + min(known, key=lambda name: name[-1] != alike)
    return ""


# 高级人民法院 and 人民检察院 crossed: only courts bear their level in their name.
_CROSSED = re.compile(r"(?:高级|中级|基层)(?=人民)")
_OFFICE = "人民检察院"


def _other_court(text: str) -> str:
    """人民检察院 for 高级人民检察院 and 高级人民检查院; "" for another name."""
    crossed = _CROSSED.match(text)
    rest = text[crossed.end() :] if crossed else ""
    return _OFFICE if rest and (rest == _OFFICE or _is_slip(rest, _OFFICE)) else ""


def _short_one(text: str) -> str:
    """财政厅 for 财正厅: the one name that differs in a character of the same sound or shape; "" where there is none."""
    found = [
        name
        for at, char in enumerate(text)
        if text[max(at - 1, 0) : at + 1] not in _words()
        for name in _short().get(f"{text[:at]}\0{text[at + 1 :]}", ())
        if are_alike(char, name[at])
    ]
    return found[0] if len(found) == 1 and text not in found else ""


@lru_cache(maxsize=1)
def _short() -> dict[str, list[str]]:
    """Names of three and four characters, by what they are with one character open."""
    registry = load_bodies()
    shapes: dict[str, list[str]] = {}
    for name in {*registry.local, *registry.national}:
        if _BRIEFEST <= len(name) < _SHORTEST:
            for at in range(len(name)):
                shapes.setdefault(f"{name[:at]}\0{name[at + 1 :]}", []).append(name)
    return shapes


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """Names of bodies by their shapes, of which a slip has at least one in common with what is meant."""
    registry = load_bodies()
    shapes: dict[str, tuple[str, ...]] = {}
    for name in {*registry.local, *registry.national}:
        if len(name) >= _SHORTEST:
            for shape in _shapes(name):
                shapes[shape] = (*shapes.get(shape, ()), name)
    return shapes


def _shapes(name: str) -> set[str]:
    """The name, and what it is with one character open, or left out."""
    ends = [(name[:at], name[at + 1 :]) for at in range(len(name))]
    return {name, *(f"{head}\0{tail}" for head, tail in ends), *(head + tail for head, tail in ends)}


def _swapped(name: str) -> Iterator[str]:
    """The name with two neighbours in the other order."""
    for at in range(len(name) - 1):
        yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _is_slip(text: str, name: str) -> bool:
    shorter = min(len(text), len(name))
    start = next((at for at in range(shorter) if text[at] != name[at]), shorter)
    end = next((at for at in range(shorter - start) if text[-1 - at] != name[-1 - at]), shorter - start)
    wrong, right = text[start : len(text) - end], name[start : len(name) - end]
    if _JOINTS & {*wrong, *right} or (end == 0 and _SOUNDS.get(text[-1]) != name[-1]):
        return False
    if len(text) != len(name):
        return shorter >= _LONG and len(wrong) + len(right) == 1
    tail = _TAIL.search(name)
    if not tail or (start < tail.start() and (tail.start() < _LEAST_MATTER or _makes_words(text, start))):
        return False
    return len(wrong) == 1 or (len(wrong) == _PAIR and wrong == right[::-1])


def _makes_words(text: str, start: int) -> bool:
    """Whether what is taken for a slip makes a word of other names: 组织人事局 is no slip of 组织人社局."""
    return not {text[start - 1 : start + 1], text[start : start + 2]}.isdisjoint(_words())


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Pairs of characters in the names of bodies."""
    registry = load_bodies()
    return frozenset(a + b for name in (*registry.local, *registry.national) for a, b in pairwise(name))


_PAIR = 2
