"""An item names only 有关部门, 各单位 and the like: nobody who can be held to it.

A class of governments (各县区人民政府) is not vague: everybody knows whether he is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import read_units

ID = "vague-unit"
SEVERITY: Severity = "warning"
MESSAGE = {
    "zh": "第{item}项的责任单位只写「{units}」，没有指明任何单位",
    "en": 'item {item} names only "{units}": no unit that can be held to it',
}


def check(context: Context) -> Iterator[Finding]:
    for item in context.plan.items:
        units = list(read_units(context, item))
        if units and all(reading.kind == "vague" for _, reading in units):
            names = "、".join(reading.name for _, reading in units)
            yield Finding(
                units[0][0].location,
                {"item": item.number, "title": item.title, "units": names},
                item_number=item.number,
            )
