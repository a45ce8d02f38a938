"""A unit belongs to another region: 吉林省科技厅 in a plan of Liaoning.

Offices set up from above may serve the whole province of their seat (长春海关), some several provinces, and
some places are no jurisdiction at all; the registry says which (catalog/units.yaml). A short place name that
a district may bear too (朝阳科技局) is not taken for the prefecture.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reformcheck.catalog.bodies import Body, load_bodies
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReading
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import Names, Origin, origin, unit_lists

ID = "foreign-unit"
NAME = {"zh": "外地单位", "en": "Unit of another region"}
SEVERITY: Severity = "warning"
ABOUT = ("title", "unit", "place")
MESSAGE = {
    "zh": "「{unit}」是{place}的单位，不属于{region}",
    "en": '"{unit}" is a unit of {place}, not of {region}',
}
REMEDY = {
    "zh": {
        "file": "改为本地区的对口单位；确需外地单位参与的，用 `waivers:` 写明理由。",
        "document": "把{place}的单位改为本地区的对口单位；确需外地单位参与的，不必改。",
    },
    "en": {
        "file": "Name the counterpart in the plan's own region, or say under `waivers:` why the unit takes part.",
        "document": "Name the counterpart of the plan's own region in {place}; where the unit does take part, nothing need change.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    here = origin(context)
    for item, names in unit_lists(context.plan):
        for unit in _foreign(names, here):
            values = {
                "item": item.number,
                "title": item.title,
                "unit": unit.name,
                "place": unit.place,
                "region": here.region.name,
            }
            place = item.assignment.units[unit.position].location
            yield Finding(place, values, item_number=item.number, ordinal=item.ordinal)


class _Foreign(NamedTuple):
    """A unit by its position in the list, and the place that it belongs to."""

    position: int
    name: str
    place: str


@lru_cache(REMEMBERED)
def _foreign(names: Names, here: Origin) -> tuple[_Foreign, ...]:
    return tuple(
        _Foreign(position, reading.name, reading.regions[0].name)
        for position, reading in here.read(names)
        if reading.regions and _is_foreign(reading, here)
    )


def _is_foreign(reading: UnitReading, here: Origin) -> bool:
    """Whether no place that the name may mean, and no body that it may be, belongs to the plan's region."""
    registry = load_bodies()
    bodies = [registry.bodies[naming.body] for naming in reading.namings]
    if reading.kind == "government":
        return not any(_may_be_local(place, reading.place, here.region) for place in reading.regions)
    return bool(bodies) and not any(
        _serves(body, place, reading.place, here) for body in bodies for place in reading.regions
    )


def _serves(body: Body, place: Region, printed: str, here: Origin) -> bool:
    """Whether an office of this place may work in the plan's region."""
    if body.reach_any:
        return True
    if not body.vertical:
        return _may_be_local(place, printed, here.region)
    home, own = here.province_of(place), here.province_of(here.region)
    return home == own or own.short_name in body.reach.get(place.short_name, ())


def _may_be_local(place: Region, printed: str, region: Region) -> bool:
    """Inside the plan's region or around it, or printed as a district of it may be."""
    kin = place.code in (region.code, region.parent) or place.parent == region.code
    return kin or (place.parent is not None and printed == place.short_name)
