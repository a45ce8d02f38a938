"""A guiding department (指导部门) of the measure has no counterpart among the item's units.

Said only of items that surely adopt the measure, and only where the list of units is closed: behind 等 or
有关部门, and behind a name that the registry does not explain, the counterpart may stand. Governments and
zones alone (各县区人民政府, 高新区) answer with all their offices. Bodies: catalog/units.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reformcheck.catalog.bodies import load_bodies
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReading, unit_reader
from reformcheck.plans.model import Item
from reformcheck.rules.cite import on_item
from reformcheck.rules.memo import REMEMBERED
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import issued_span, province_of, read_units

ID = "guiding-department-uncovered"
SEVERITY: Severity = "warning"
MESSAGE = {
    "zh": "第{item}项没有写明与指导部门「{department}」对口的责任单位",
    "en": 'item {item} names no unit that answers to the guiding department "{department}"',
}


def check(context: Context) -> Iterator[Finding]:
    for matches in context.coverage.items:
        present = _bodies(context, matches.item)
        if present is None:
            continue
        for match in matches.sure:
            for department in match.measure.guiding_departments:
                expected = _expected(context, department)
                if expected and not expected & present:
                    yield on_item(context, matches.item, match.measure, at="units", department=department)


def _bodies(context: Context, item: Item) -> frozenset[str] | None:
    """Ids of the bodies among the units; None where the counterpart may be there without being read."""
    readings = [r for _, r in read_units(context, item) if r.kind != "vague" or r.others]
    if not readings or item.assignment.open_ended or any(r.kind == "unknown" or r.others for r in readings):
        return None
    bodies = frozenset(body for reading in readings for body in _in_use(context, reading))
    governed = any(reading.kind in ("government", "zone") for reading in readings)
    return None if governed and not bodies else bodies


def _in_use(context: Context, reading: UnitReading) -> Iterator[str]:
    """Bodies of a reading, without those that bore the name only later (金融监管局 before 2023)."""
    first, last = issued_span(context.plan) or ("", "9999")
    early = {n.body for n in reading.namings if n.standing(reading.level, first, last) == "not yet"}
    sure = tuple(body for body in reading.bodies if body not in early)
    yield from sure or reading.bodies


def _expected(context: Context, department: str) -> frozenset[str]:
    """Ids of the bodies that answer for a department in the plan's region; empty where none is known."""
    region = context.plan.region
    reading = unit_reader(context.catalog.regions).read(department, region)
    return _counterparts(reading.bodies, region, province_of(region, context).short_name)


@lru_cache(REMEMBERED)
def _counterparts(bodies: tuple[str, ...], region: Region, province: str) -> frozenset[str]:
    registry = load_bodies()
    answers = (registry.answering(body, region, province) for body in bodies)
    return frozenset().union(*answers)
