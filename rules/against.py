"""A plan as a list: what a province says it will do becomes what is asked of its cities."""

from __future__ import annotations

from pathlib import PurePath

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import (
    Catalog,
    Category,
    Measure,
    MeasureList,
    Scope,
    Source,
    Withheld,
    Zone,
)
from reformcheck.plans.model import Item, Plan


def plan_as_list(plan: Plan, catalog: Catalog, geography: Geography) -> Catalog:
    """A catalog whose only list is the plan: items as measures, their units as guiding departments.

    An item that applies to the plan's whole region binds every city in it; one that names places
    binds those, as a pilot measure does. Measures are numbered by position: items may repeat numbers.
    """
    list_id = PurePath(plan.path).stem
    zones: dict[str, Zone] = {}
    measures = tuple(
        _measure(item, index, plan, list_id, zones, geography)
        for index, item in enumerate(plan.items, start=1)
    )
    withheld = tuple(
        Withheld(entry.section, entry.numbers, tuple(f"{list_id}/w{n}" for n in entry.numbers), "")
        for entry in plan.withheld
        if entry.numbers
    )
    sections = dict.fromkeys(item.section for item in plan.items)
    lst = MeasureList(
        id=list_id,
        title=plan.title,
        document_number=plan.document_number or plan.title,
        issuer=plan.issuer,
        issued=plan.issued or "0001",
        declared_total=len(measures) + sum(len(w.numbers) for w in withheld),
        categories=tuple(Category(s, sum(i.section == s for i in plan.items)) for s in sections),
        measures=measures,
        withheld=withheld,
        sha256=plan.sha256,
        path=plan.path,
    )
    return catalog._replace(
        lists={list_id: lst}, zones={**catalog.zones, **zones}, measures={m.id: m for m in measures}
    )


def _measure(
    item: Item, index: int, plan: Plan, list_id: str, zones: dict[str, Zone], geography: Geography
) -> Measure:
    return Measure(
        id=f"{list_id}/{index:02d}",
        number=index,
        category=item.section,
        title=item.title,
        content=item.text,
        guiding_departments=tuple(unit.name for unit in item.assignment.units),
        scope=_scope(item, plan, zones, geography),
        source=Source(plan.path, item.location.line or 1),
    )


def _scope(item: Item, plan: Plan, zones: dict[str, Zone], geography: Geography) -> Scope:
    words = item.scope or plan.scope
    printed = "、".join(words) or plan.region.name
    area = geography.read_scope(words, plan.region)
    if not words or area.whole:
        return Scope("national", printed=printed)
    if not area.leaves:
        return Scope("unstated", printed=printed)
    zones.setdefault(printed, Zone(printed, printed, (), tuple(sorted(area.leaves)), plan.path))
    return Scope("pilot", (printed,), printed)
