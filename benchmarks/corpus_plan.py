"""A plan as it is drafted, faultless, and its text as a plan file."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

import corpus_names
import corpus_titles
import yaml

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.language.numerals import chinese
from reformcheck.catalog.model import Catalog, Measure, MeasureList, Region

_FIRST_LIST, _SECOND_LIST, _THIRD_LIST = "2017-80", "2018-126", "2020-3"
_WITHHELD = "军民深度融合方面"
_LOCAL_SECTION = "地方自主改革方面"


@dataclass(slots=True)
class DraftItem:
    """An item before it has its number."""

    title: str
    section: str
    units: dict[str, str]
    """Name of a unit, to the department for which it answers; "" for further units."""
    measure: Measure | None = None
    scope: list[str] = field(default_factory=list)
    text: str = ""
    skipped: int = 0
    """How many numbers are left out before it."""
    faulty: bool = False
    """It has a fault, or what would blur one: no other is planted in it."""
    number: str = ""
    open_ended: bool = False
    """The list of units ends in 等."""
    measures: list[str] = field(default_factory=list)
    """What the item itself says that it adopts."""


@dataclass(slots=True)
class Draft:
    """A plan before it is printed; `head` holds keys of `plan:`."""

    region: Region
    names: corpus_names.Names
    lists: tuple[MeasureList, ...]
    head: dict[str, Any]
    items: list[DraftItem]
    numbering: str
    """"through", "section", "chinese" or "none"."""
    withheld: int
    roles: bool
    totals: bool
    phases: list[dict[str, str]]
    waivers: list[dict[str, Any]] = field(default_factory=list)
    declared_off: int = 0
    section_off: int = 0
    truth: list[tuple[str, str | None, DraftItem | str | None]] = field(default_factory=list)


def draft(catalog: Catalog, geography: Geography, region: Region, rng: Random) -> Draft:
    """A faultless plan of a region."""
    province = catalog.regions[region.parent] if region.parent else region
    lists, day = _lists_and_day(catalog, rng)
    names = corpus_names.Names(region, province, day)
    items = [
        _item(measure, region, names, geography, rng)
        for lst in lists
        for measure in lst.measures
        if not measure.superseded and applies(measure, region, geography)
    ]
    sections = list(dict.fromkeys(item.section for item in items))
    items.sort(key=lambda item: sections.index(item.section))
    for title in rng.sample(corpus_titles.LOCAL, rng.choice((0, 0, 1, 3))):
        office = names.of(rng.choice(("科技部", "司法部", "财政部")), rng)
        items.append(DraftItem(title, _LOCAL_SECTION, {office: ""}))
    head = _head(region, lists, day, rng)
    return Draft(
        region, names, lists, head, items,
        numbering=rng.choice(("through", "through", "section", "chinese", "none")),
        withheld=rng.choice((0, 0, 4, 6)), roles=rng.random() < 0.3, totals=rng.random() < 0.6,
        phases=_phases(int(day[:4]), rng),
    )  # fmt: skip


def applies(measure: Measure, region: Region, geography: Geography) -> bool:
    """Whether the region, or a part of it, is in the measure's scope."""
    return measure.scope.kind != "pilot" or bool(
        geography.extent(measure.scope).touched & geography.leaves(region)
    )


def whole(region: Region) -> str:
    """全省, 全市 and so on."""
    kinds = {"自治区": "全区", "自治州": "全州", "省": "全省", "市": "全市"}
    return next((word for kind, word in kinds.items() if region.name.endswith(kind)), region.name)


def _lists_and_day(catalog: Catalog, rng: Random) -> tuple[tuple[MeasureList, ...], str]:
    chosen = rng.choice(
        (
            (_FIRST_LIST,), (_SECOND_LIST,), (_SECOND_LIST,), (_THIRD_LIST,), (_THIRD_LIST,),
            (_SECOND_LIST, _THIRD_LIST), (_FIRST_LIST, _SECOND_LIST, _THIRD_LIST),
        )
    )  # fmt: skip
    years = {_FIRST_LIST: 2018, _SECOND_LIST: 2019, _THIRD_LIST: 2020}
    year = rng.randint(years[chosen[-1]], 2022)
    day = f"{year}-{rng.randint(3, 12):02d}-{rng.randint(1, 28):02d}"
    return tuple(catalog.lists[id] for id in chosen), day


def _head(region: Region, lists: tuple[MeasureList, ...], day: str, rng: Random) -> dict[str, Any]:
    head: dict[str, Any] = {
        "title": f"{region.name}推广支持创新相关改革举措工作方案",
        "issuer": f"{region.name}人民政府",
        "region": region.name if rng.random() < 0.9 else region.code,
        "issued": day,
        "lists": [rng.choice((lst.id, lst.document_number)) for lst in lists],
    }
    if rng.random() < 0.5:
        head["document_number"] = f"{region.short_name[0]}政办发〔{day[:4]}〕{rng.randint(1, 120)}号"
    return head


def _item(
    measure: Measure, region: Region, names: corpus_names.Names, geography: Geography, rng: Random
) -> DraftItem:
    units: dict[str, str] = {}
    for department in corpus_titles.departments(measure):
        name = names.of(department, rng)
        if name:
            units.setdefault(name, department)
    if not units or rng.random() < 0.15:
        units["各县（市、区）人民政府" if region.parent else "各市（州）人民政府"] = ""
    scope: list[str] = []
    if measure.scope.kind == "pilot":
        scope = _inside(measure, region, geography, rng)
    elif rng.random() < 0.2:
        scope = [whole(region)]
    text = measure.content if rng.random() < 0.4 else ""
    title = corpus_titles.same(measure, region, rng)
    return DraftItem(title, measure.category, units, measure, scope, text)


def _inside(measure: Measure, region: Region, geography: Geography, rng: Random) -> list[str]:
    """Where a pilot measure applies: nothing said where all of the region is in the zone."""
    own = geography.leaves(region)
    area = geography.extent(measure.scope).touched & own
    if area == own:
        return rng.choice(([], [whole(region)]))
    cities = [r for r in geography.regions() if r.code in area]
    names = [rng.choice((city.name, city.short_name)) for city in cities]
    zones = [name for name in geography.zones() if geography.zone(name) == area]
    joined = "、".join(names)
    return rng.choice((names, names, [joined], zones[:1] or names, [f"仅限{joined}"]))


def _phases(year: int, rng: Random) -> list[dict[str, str]]:
    """A timetable from the year after the issue on; months all through."""
    if rng.random() < 0.4:
        return []
    names = ("工作部署阶段", "细化责任阶段", "全面实施阶段", "总结提升阶段")
    bounds = (("01", "03"), ("04", "05"), ("06", "10"), ("11", "12"))
    return [
        {"name": name, "start": f"{year + 1}-{start}", "end": f"{year + 1}-{end}"}
        for name, (start, end) in zip(names, bounds, strict=True)
    ]


def render(plan: Draft) -> str:
    """The text of the plan file; numbers the items."""
    _number(plan)
    head = dict(plan.head)
    if plan.totals or plan.declared_off:
        head["declared_total"] = len(plan.items) + plan.withheld + plan.declared_off
    data: dict[str, Any] = {"reformcheck": 1, "plan": head}
    sections = dict.fromkeys(item.section for item in plan.items)
    if plan.totals or plan.section_off:
        off = [plan.section_off, *[0] * len(sections)]
        data["sections"] = [
            {"name": name, "declared": sum(i.section == name for i in plan.items) + extra}
            for name, extra in zip(sections, off, strict=False)
        ]
    data["items"] = [_printed(item, plan) for item in plan.items]
    if plan.withheld:
        data["withheld"] = [_withheld(plan)]
    waivers = [
        {key: value.number if isinstance(value, DraftItem) else value for key, value in waiver.items()}
        for waiver in plan.waivers
    ]
    for key, entries in (("phases", plan.phases), ("waivers", waivers)):
        if entries:
            data[key] = entries
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


class _Dumper(yaml.SafeDumper):
    """Writes the same list twice rather than an anchor."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _withheld(plan: Draft) -> dict[str, Any]:
    entry: dict[str, Any] = {"section": _WITHHELD}
    if plan.numbering in ("through", "chinese"):
        last = sum(1 + item.skipped for item in plan.items)
        return {**entry, "numbers": f"{last + 1}-{last + plan.withheld}"}
    return {**entry, "count": plan.withheld}


def _number(plan: Draft) -> None:
    last, section = 0, ""
    for position, item in enumerate(plan.items, 1):
        if plan.numbering == "section" and item.section != section:
            last = 0
        last, section = last + 1 + item.skipped, item.section
        if plan.numbering == "none":
            item.number = str(position)
        else:
            item.number = f"（{chinese(last)}）" if plan.numbering == "chinese" else str(last)


def _printed(item: DraftItem, plan: Draft) -> dict[str, Any]:
    data: dict[str, Any] = {} if plan.numbering == "none" else {"number": item.number}
    data.update(section=item.section, title=item.title)
    if item.scope:
        data["scope"] = item.scope
    if item.measures:
        data["measure"] = item.measures
    if item.units:
        data["units"] = _units(item, plan.roles)
    if item.text:
        data["text"] = item.text
    return data


def _units(item: DraftItem, roles: bool) -> dict[str, Any] | list[str]:
    units = list(item.units)
    if not roles and not item.open_ended:
        return units
    split = {"lead": units[:1], "assist": units[1:]} if roles and len(units) > 1 else {"responsible": units}
    return {**split, "open_ended": True} if item.open_ended else split
