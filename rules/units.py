"""The units of a plan as the rules on units read them, and the days on which it may have been issued."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reformcheck.catalog.bodies import load_bodies
from reformcheck.catalog.language.dates import first_day, last_day
from reformcheck.catalog.memo import REMEMBERED, per_object
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReader, UnitReading, unit_reader
from reformcheck.plans.model import Item, Plan
from reformcheck.rules.model import Context

# A string: `re` compiles it for the first plan without a date.
_YEAR_OF_NUMBER = r"[〔\[【(（](\d{4})[〕\]】)）]"

Span = tuple[str, str]

Names = tuple[str, ...]
"""The units of an item as printed, leads first."""


@per_object
def unit_lists(plan: Plan) -> tuple[tuple[Item, Names], ...]:
    """Every item of a plan with its units."""
    return tuple((item, tuple([unit.name for unit in item.assignment.units])) for item in plan.items)


class Origin:
    """Where and when plans were issued: all that a judgement on units takes beside their names.

    One object stands for all plans of the same origin, so that a judgement can be remembered by it.
    """

    def __init__(self, reader: UnitReader, regions: Mapping[str, Region], region: Region, span: Span | None):
        self._reader = reader
        self._regions = regions
        self.region = region
        self.span = span
        """First and last day of issue; None where nothing tells."""

    def read(self, names: Names) -> tuple[tuple[int, UnitReading], ...]:
        """The readings of a list of units, each with its position; a text with several names gives several."""
        return self._reader.read_texts(names, self.region)

    def read_one(self, name: str) -> UnitReading:
        return self._reader.read(name, self.region)

    def rests(self, name: str) -> tuple[str, ...]:
        """What may stand behind the place or the level of a name: 人民检察院 of 省人民检察院."""
        return self._reader.rests(name)

    def province_of(self, region: Region) -> Region:
        """The province of a region, which may be itself."""
        return self._regions[region.parent] if region.parent else region


@lru_cache(REMEMBERED)
def answering(department: str, here: Origin) -> frozenset[str]:
    """Ids of the bodies that answer for a national department in the plan's region; empty where none is known."""
    registry = load_bodies()
    province = here.province_of(here.region).short_name
    bodies = here.read_one(department).bodies
    return frozenset().union(*(registry.answering(body, here.region, province) for body in bodies))


def origin(context: Context) -> Origin:
    plan = context.plan
    known = _origins(context.catalog.regions)
    key = plan.region.code, issued_span(plan)
    if key not in known:
        regions = context.catalog.regions
        known[key] = Origin(unit_reader(regions), regions, plan.region, key[1])
    return known[key]


@per_object
def _origins(regions: Mapping[str, Region]) -> dict[tuple[str, Span | None], Origin]:
    """The origins met with one set of regions: one for each region and date of issue."""
    return {}


def issued_span(plan: Plan) -> Span | None:
    """First and last day on which the plan may have been issued, as ISO dates; None where nothing tells.

    A year or a month stands for all its days. Without a date, the year in the document number counts: it is
    the year of issue (GB/T 9704).
    """
    return _span(plan.issued, plan.document_number)


@lru_cache(REMEMBERED)
def _span(issued: str, document_number: str) -> Span | None:
    if not issued:
        found = re.search(_YEAR_OF_NUMBER, document_number)
        issued = found.group(1) if found else ""
    return (first_day(issued), last_day(issued)) if issued else None
