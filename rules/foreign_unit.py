"""A unit belongs to another region: 吉林省科技厅 in a plan of Liaoning.

Offices set up from above may serve the whole province of their seat (长春海关), some several provinces, and
some places are no jurisdiction at all; the registry says which (catalog/units.yaml). A short place name that
a district may bear too (朝阳科技局) is not taken for the prefecture.
"""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.catalog.bodies import Body, load_bodies
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReading
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import province_of, read_units

ID = "foreign-unit"
SEVERITY: Severity = "warning"
MESSAGE = {
    "zh": "「{unit}」是{place}的单位，不属于{region}",
    "en": '"{unit}" is a unit of {place}, not of {region}',
}


def check(context: Context) -> Iterator[Finding]:
    for item in context.plan.items:
        for unit, reading in read_units(context, item):
            if reading.regions and _is_foreign(context, reading):
                values = {
                    "item": item.number,
                    "title": item.title,
                    "unit": reading.name,
                    "place": reading.regions[0].name,
                    "region": context.plan.region.name,
                }
                yield Finding(unit.location, values, item_number=item.number)


def _is_foreign(context: Context, reading: UnitReading) -> bool:
    """Whether no place that the name may mean, and no body that it may be, belongs to the plan's region."""
    registry = load_bodies()
    bodies = [registry.bodies[naming.body] for naming in reading.namings]
    if reading.kind == "government":
        return not any(_may_be_local(context, place, reading.place) for place in reading.regions)
    return bool(bodies) and not any(
        _serves(context, body, place, reading.place) for body in bodies for place in reading.regions
    )


def _serves(context: Context, body: Body, place: Region, printed: str) -> bool:
    """Whether an office of this place may work in the plan's region."""
    if body.reach_any:
        return True
    if not body.vertical:
        return _may_be_local(context, place, printed)
    home, here = province_of(place, context), province_of(context.plan.region, context)
    return home == here or here.short_name in body.reach.get(place.short_name, ())


def _may_be_local(context: Context, place: Region, printed: str) -> bool:
    """Inside the plan's region or around it, or printed as a district of it may be."""
    region = context.plan.region
    kin = place.code in (region.code, region.parent) or place.parent == region.code
    return kin or (place.parent is not None and printed == place.short_name)
