"""From a plan file to a Plan: schema first, then what a schema cannot say (regions, ids, dates)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from reformcheck.catalog.errors import InputError, clipped, suggestion
from reformcheck.catalog.files.schema_check import check_schema
from reformcheck.catalog.files.values import read_date, read_range
from reformcheck.catalog.files.yamlfile import YamlFile, parse_yaml, read_yaml
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import measure_id
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.model import Catalog, Region
from reformcheck.plans.bounds import bound_items
from reformcheck.plans.counties import county_of, region_around
from reformcheck.plans.model import (
    NO_MEASURE,
    Assignment,
    Doubt,
    Item,
    Location,
    Passage,
    Phase,
    Plan,
    Section,
    Unit,
    Waiver,
    WithheldItems,
)

PLAN_SCHEMA = Path(__file__).parent / "schemas" / "plan.json"

_LIST_ID = re.compile(r"\d{4}-\d+")


def read_plan(path: str, catalog: Catalog, geography: Geography) -> Plan:
    """The plan in a file, or on standard input for "-". Raises InputError."""
    return _plan(read_yaml(path), catalog, geography)


def parse_plan(raw: bytes, path: str, catalog: Catalog, geography: Geography) -> Plan:
    """The plan in the bytes of a plan file; `path` is only for messages. Raises InputError."""
    return _plan(parse_yaml(raw, path), catalog, geography)


def _plan(file: YamlFile, catalog: Catalog, geography: Geography) -> Plan:
    check_schema(file, PLAN_SCHEMA)
    data, head = file.data, file.data["plan"]
    bound_items(len(data["items"]), file.value(data, "items"))
    lists = _as_list(head.get("lists"))
    _check_lists(file, head, lists, catalog)
    title, issuer = _line(head["title"]), _line(head.get("issuer", ""))
    region = _region(file, head, geography)
    return Plan(
        path=file.path,
        title=title,
        document_number=_line(head.get("document_number", "")),
        issuer=issuer,
        region=region,
        issued=read_date(file, head, "issued") if "issued" in head else "",
        lists=lists,
        scope=_as_list(head.get("scope")),
        declared_total=head.get("declared_total"),
        items=tuple(_item(file, data["items"], index, catalog) for index in range(len(data["items"]))),
        sections=tuple(
            Section(_line(s["name"]), s["declared"], file.value(data["sections"], i))
            for i, s in enumerate(data.get("sections", ()))
        ),
        withheld=tuple(_withheld(file, data["withheld"], i) for i in range(len(data.get("withheld", ())))),
        waivers=tuple(
            _waiver(file, data["waivers"], i, catalog) for i in range(len(data.get("waivers", ())))
        ),
        phases=_phases(file, data) if "phases" in data else None,
        location=file.key(data, "plan"),
        sha256=file.sha256,
        at={
            **{key: file.key(data, key) for key in data},
            **{key: file.value(head, key) for key in head},
        },
        elsewhere=_elsewhere(file, data) if "review" in data else (),
        doubts=(
            *_county_doubt((title, issuer), region, catalog, file.key(head, "region")),
            *(
                Doubt("kept", _line(item["title"]), file.key(item, "kept"))
                for item in data["items"]
                if item.get("kept")
            ),
        ),
    )


def _county_doubt(
    texts: Sequence[str], region: Region, catalog: Catalog, where: Location
) -> tuple[Doubt, ...]:
    """That the plan is of a county, as its document is told, and its region is the province."""
    county = county_of(texts, region, catalog.regions)
    if county is None:
        return ()
    kind: Literal["county", "district"] = "county" if county.within else "district"
    return (Doubt(kind, county.name, where, within=county.within or region.name),)


def _elsewhere(file: YamlFile, data: dict[str, Any]) -> tuple[Passage, ...]:
    """What the import took for no task, each where it stands in the document."""
    return tuple(
        Passage(entry["text"], file.value(data["review"], i)._replace(words=_line(entry.get("source", ""))))
        for i, entry in enumerate(data["review"])
    )


def _as_list(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return _lines((value,) if isinstance(value, str) else tuple(value))


# Of what many plans say alike, these give the same object again: whatever is remembered of it is found the sooner.


@lru_cache(REMEMBERED)
def _line(text: str) -> str:
    """A name or title on one line, whatever line breaks it was typed with."""
    if text.isprintable():  # then it holds no line break
        return text.strip()
    return " ".join(part.strip() for part in text.strip().splitlines())


@lru_cache(REMEMBERED)
def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_line, texts))


@lru_cache(REMEMBERED)
def _text(text: str) -> str:
    return text


def _region(file: YamlFile, head: dict[str, Any], geography: Geography) -> Region:
    word = str(head["region"])
    region = geography.find(word)
    if region is None:
        names = [r.name for r in geography.regions()]
        around = region_around(word, {region.code: region for region in geography.regions()})
        begun = [around] if around else [name for name in names if len(name) > 2 and word.startswith(name)]
        zh, en = suggestion(begun[0], begun) if begun else suggestion(word, names)
        raise InputError(
            file.value(head, "region"),
            f"不认识的地区「{clipped(word)}」，应为省级或地级行政区划的名称或代码（如 吉林省、220000）{zh}",
            f'unknown region "{clipped(word)}": expected a province or prefecture by name or code{en}',
        )
    return region


def _check_lists(file: YamlFile, head: dict[str, Any], lists: Sequence[str], catalog: Catalog) -> None:
    """A list id that no list bears is a mistake; a document number may well be of another document."""
    for index, name in enumerate(lists):
        if _LIST_ID.fullmatch(name) and name not in catalog.lists:
            zh, en = suggestion(name, catalog.lists)
            raise InputError(
                _place(file, head, "lists", index),
                f"没有编号为「{clipped(name)}」的清单，现有 {'、'.join(catalog.lists)}，另加用 --catalog{zh}",
                f'no list has the id "{clipped(name)}"; known: {", ".join(catalog.lists)}, add others with --catalog{en}',
            )


def _place(file: YamlFile, holder: dict[str, Any], key: str, index: int) -> Location:
    """Where the text, or the entry of the list, that `key` holds stands."""
    value = holder[key]
    return file.value(holder, key) if isinstance(value, str) else file.value(value, index)


def _item(file: YamlFile, items: list[dict[str, Any]], index: int, catalog: Catalog) -> Item:
    data = items[index]
    measure_ids = _as_list(data.get("measure"))
    for i, measure in enumerate(() if measure_ids == NO_MEASURE else measure_ids):
        check_measure_id(measure, _place(file, data, "measure", i), catalog)
    return Item(
        number=_line(str(data.get("number", index + 1))),
        section=_line(data.get("section", "")),
        title=_line(data["title"]),
        text=_text(data.get("text") or ""),
        scope=_as_list(data.get("scope")),
        assignment=_assignment(file, data),
        measure_ids=measure_ids,
        location=file.value(items, index),
        source=_line(data.get("source", "")),
        stance=data.get("stance", ""),
        numbered="number" in data,
        at=file.keys(data),
        ordinal=index + 1,
    )


def check_measure_id(measure: str, place: Location, catalog: Catalog) -> None:
    """Raise InputError unless a list holds this id, published or withheld."""
    if measure in catalog.measures:
        return
    lst = catalog.lists.get(measure.rpartition("/")[0])
    if lst and any(measure in w.ids for w in lst.withheld):
        return
    quoted = clipped(measure)
    if lst:
        last = measure_id(lst.id, lst.declared_total)
        zh, en = (
            f"清单 {lst.id} 的编号从 {lst.id}/01 到 {last}",
            f"those of list {lst.id} run from {lst.id}/01 to {last}",
        )
    else:
        zh, en = suggestion(measure, catalog.measures)
        zh, en = (
            "编号如 2018-126/01，见 `reformcheck catalog list`" + zh,
            "ids are like 2018-126/01, see `reformcheck catalog list`" + en,
        )
    raise InputError(place, f"没有编号为「{quoted}」的举措；{zh}", f'no measure has the id "{quoted}"; {en}')


def _assignment(file: YamlFile, item: dict[str, Any]) -> Assignment:
    units = item.get("units")
    due = read_date(file, item, "due") if "due" in item else ""
    if units is None:
        return Assignment(due=due)
    if isinstance(units, dict):
        return Assignment(
            lead=_units(file, units, "lead"),
            assist=_units(file, units, "assist"),
            responsible=_units(file, units, "responsible"),
            open_ended=units.get("open_ended", False),
            due=due,
        )
    return Assignment(responsible=_units(file, item, "units"), due=due)


def _units(file: YamlFile, holder: dict[str, Any], key: str) -> tuple[Unit, ...]:
    names = holder.get(key)
    if names is None:
        return ()
    places = [file.value(holder, key)] if isinstance(names, str) else file.values(names)
    return tuple(map(Unit, _as_list(names), places))


def _withheld(file: YamlFile, entries: list[dict[str, Any]], index: int) -> WithheldItems:
    data = entries[index]
    numbers = read_range(file, data, "numbers") if "numbers" in data else ()
    return WithheldItems(
        _line(data.get("section", "")), numbers, data.get("count", len(numbers)), file.value(entries, index)
    )


def _phases(file: YamlFile, data: dict[str, Any]) -> tuple[Phase, ...]:
    return tuple(
        Phase(
            _line(phase["name"]),
            read_date(file, phase, "start"),
            read_date(file, phase, "end"),
            file.value(data["phases"], i),
        )
        for i, phase in enumerate(data["phases"])
    )


def _waiver(file: YamlFile, entries: list[dict[str, Any]], index: int, catalog: Catalog) -> Waiver:
    data = entries[index]
    measure = data["measure"].strip() if "measure" in data else None
    if measure is not None:
        check_measure_id(measure, file.value(data, "measure"), catalog)
    return Waiver(
        rule=data["rule"].strip(),
        reason=_line(data["reason"]),
        location=file.value(entries, index),
        measure=measure,
        item=_line(str(data["item"])) if "item" in data else None,
        approved_by=_line(data.get("approved_by", "")),
        until=read_date(file, data, "until") if "until" in data else None,
    )
