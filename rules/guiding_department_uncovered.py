"""Guiding departments (指导部门) of the measure have no counterpart among the item's units.

Said only of items that surely adopt the measure, and only where the list of units is closed: behind 等 or
有关部门, and behind a name that the registry does not explain, the counterpart may stand. Not of a pilot measure
that is not for this region: it is to be dropped. Governments and
zones alone (各县区人民政府, 高新区) answer with all their offices. Bodies: catalog/units.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.unit_names import UnitReading
from reformcheck.rules.cite import cite, on_item
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import Names, Origin, answering, origin, unit_lists

ID = "guiding-department-uncovered"
NAME = {"zh": "缺指导部门的对口单位", "en": "Guiding department without counterpart"}
SEVERITY: Severity = "warning"
ABOUT = ("title", "department")
MESSAGE = {
    "zh": "第{item}项没有写明与指导部门「{department}」对口的责任单位",
    "en": "item {item} names no unit that answers to guiding departments: {department}",
}
REMEDY = {
    "zh": {
        "file": "在责任单位里补上对口的单位；确实不需要的，用 `waivers:` 写明理由。",
        "document": "在{place}的责任单位后补上与指导部门对口的单位；确实不涉及的，不必改。",
    },
    "en": {
        "file": "Add the unit that answers to the department, or say under `waivers:` why it is not needed.",
        "document": "Add the unit that answers to the department to the units in {place}; where it has no part, nothing need change.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    here = origin(context)
    elsewhere = {one.id for one in context.coverage.measures if one.status == "not-applicable"}
    for matches, (item, names) in zip(context.coverage.items, unit_lists(context.plan), strict=True):
        if item.assignment.open_ended:
            continue
        uncovered = [
            (department, match.measure)
            for match in matches.adopted
            if match.measure.id not in elsewhere
            for department in match.measure.guiding_departments
            if _is_uncovered(department, names, here)
        ]
        if uncovered:
            departments = tuple(dict.fromkeys(department for department, _ in uncovered))
            finding = on_item(context, item, uncovered[0][1], at="units", department=departments)
            measures = {measure.id: measure for _, measure in uncovered}
            cited = tuple(cite(each, context.catalog.list_of(each.id)) for each in measures.values())
            yield finding._replace(related=cited)


@lru_cache(REMEMBERED)
def _is_uncovered(department: str, names: Names, here: Origin) -> bool:
    present = _bodies(names, here)
    if present is None:
        return False
    expected = answering(department, here)
    return bool(expected) and not expected & present


@lru_cache(REMEMBERED)
def _bodies(names: Names, here: Origin) -> frozenset[str] | None:
    """Ids of the bodies among the units; None where the counterpart may be there without being read."""
    readings = [r for _, r in here.read(names) if r.kind != "vague" or r.others]
    if not readings or any(r.kind == "unknown" or r.others for r in readings):
        return None
    bodies = frozenset(body for reading in readings for body in _in_use(reading, here))
    governed = any(reading.kind in ("government", "zone") for reading in readings)
    return None if governed and not bodies else bodies


def _in_use(reading: UnitReading, here: Origin) -> Iterator[str]:
    """Bodies of a reading, without those that bore the name only later (金融监管局 before 2023)."""
    first, last = here.span or ("", "9999")
    early = {n.body for n in reading.namings if n.standing(reading.level, first, last) == "not yet"}
    sure = tuple(body for body in reading.bodies if body not in early)
    yield from sure or reading.bodies
