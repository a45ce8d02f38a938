"""The units of a plan as the rules on units read them, and the days on which it may have been issued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReading, unit_reader
from reformcheck.plans.model import Item, Plan, Unit
from reformcheck.rules.dates import first_day, last_day
from reformcheck.rules.model import Context

_YEAR_OF_NUMBER = re.compile(r"[〔\[【(（](\d{4})[〕\]】)）]")

Span = tuple[str, str]


def read_units(context: Context, item: Item) -> Iterator[tuple[Unit, UnitReading]]:
    """Every unit of an item, leads first, with its reading; a text with several names gives several."""
    units = item.assignment.units
    reader = unit_reader(context.catalog.regions)
    readings = reader.read_texts(tuple([unit.name for unit in units]), context.plan.region)
    return ((units[position], reading) for position, reading in readings)


def province_of(region: Region, context: Context) -> Region:
    """The province of a region, which may be itself."""
    return context.catalog.regions[region.parent] if region.parent else region


def issued_span(plan: Plan) -> Span | None:
    """First and last day on which the plan may have been issued, as ISO dates; None where nothing tells.

    A year or a month stands for all its days. Without a date, the year in the document number counts: it is
    the year of issue (GB/T 9704).
    """
    return _span(plan.issued, plan.document_number)


@lru_cache
def _span(issued: str, document_number: str) -> Span | None:
    if not issued:
        found = _YEAR_OF_NUMBER.search(document_number)
        issued = found.group(1) if found else ""
    return (first_day(issued), last_day(issued)) if issued else None
