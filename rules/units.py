"""The units of a plan as the rules on units read them, and the days on which it may have been issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReading, split_names, unit_reader
from reformcheck.plans.model import Item, Plan, Unit
from reformcheck.rules.dates import first_day, last_day
from reformcheck.rules.model import Context

_YEAR_OF_NUMBER = re.compile(r"[〔\[【(（](\d{4})[〕\]】)）]")

Span = tuple[str, str]


def read_units(context: Context, item: Item) -> Iterator[tuple[Unit, UnitReading]]:
    """Every unit of an item, leads first, with its reading; a text with several names gives several."""
    pairs = [(unit, name) for unit in item.assignment.units for name in split_names(unit.name)]
    reader = unit_reader(context.catalog.regions)
    readings = reader.read_list([name for _, name in pairs], context.plan.region)
    return zip((unit for unit, _ in pairs), readings, strict=True)


def province_of(region: Region, context: Context) -> Region:
    """The province of a region, which may be itself."""
    return context.catalog.regions[region.parent] if region.parent else region


def issued_span(plan: Plan) -> Span | None:
    """First and last day on which the plan may have been issued, as ISO dates; None where nothing tells.

    A year or a month stands for all its days. Without a date, the year in the document number counts: it is
    the year of issue (GB/T 9704).
    """
    issued = plan.issued
    if not issued:
        found = _YEAR_OF_NUMBER.search(plan.document_number)
        issued = found.group(1) if found else ""
    return (first_day(issued), last_day(issued)) if issued else None
