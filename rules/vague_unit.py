"""An item names only 有关部门, 各单位 and the like: nobody who can be held to it.

A class of governments (各县区人民政府) is not vague: everybody knows whether he is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import Names, Origin, origin, unit_lists

ID = "vague-unit"
NAME = {"zh": "责任单位笼统", "en": "Vague unit"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项的责任单位只写「{units}」，没有指明任何单位",
    "en": 'item {item} names only "{units}": no unit that can be held to it',
}
REMEDY = {
    "zh": {
        "file": "写出具体的单位，最好写明牵头单位。",
        "document": "把{place}的责任单位改为具体的单位，最好写明由谁牵头。",
    },
    "en": {
        "file": "Name the units, and best of all the one that leads.",
        "document": "Name the units in {place}, and best of all the one that leads.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    here = origin(context)
    for item, names in unit_lists(context.plan):
        vague = _vague(names, here)
        if vague:
            position, words = vague
            yield Finding(
                item.assignment.units[position].location,
                {"item": item.number, "title": item.title, "units": words},
                item_number=item.number,
                ordinal=item.ordinal,
            )


@lru_cache(REMEMBERED)
def _vague(names: Names, here: Origin) -> tuple[int, str] | None:
    """Where the first unit stands in a list of which all are vague, and what they are called."""
    readings = here.read(names)
    if not readings or any(reading.kind != "vague" for _, reading in readings):
        return None
    return readings[0][0], "、".join(reading.name for _, reading in readings)
