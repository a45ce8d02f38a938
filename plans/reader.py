"""From a plan file to a Plan: schema first, then what a schema cannot say (regions, ids, dates)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from reformcheck.catalog.errors import InputError, suggestion
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import parse_range
from reformcheck.catalog.model import Catalog, Region
from reformcheck.catalog.schema_check import check_schema
from reformcheck.catalog.yamlfile import YamlFile, parse_yaml, read_yaml
from reformcheck.plans.model import (
    Assignment,
    Item,
    Location,
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
    lists = _as_list(head.get("lists"))
    _check_lists(file, head, lists, catalog)
    return Plan(
        path=file.path,
        title=head["title"].strip(),
        document_number=head.get("document_number", ""),
        issuer=head.get("issuer", ""),
        region=_region(file, head, geography),
        issued=_date(file, head, "issued") if "issued" in head else "",
        lists=lists,
        scope=_as_list(head.get("scope")),
        declared_total=head.get("declared_total"),
        items=tuple(_item(file, data["items"], index, catalog) for index in range(len(data["items"]))),
        sections=tuple(
            Section(s["name"], s["declared"], file.value(data["sections"], i))
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
    )


def _as_list(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _region(file: YamlFile, head: dict[str, Any], geography: Geography) -> Region:
    word = str(head["region"])
    region = geography.find(word)
    if region is None:
        names = [r.name for r in geography.regions()]
        prefix = next((name for name in names if len(name) > 2 and word.startswith(name)), None)
        zh, en = (
            (f"，是否想写“{prefix}”？", f"; did you mean '{prefix}'?") if prefix else suggestion(word, names)
        )
        raise InputError(
            file.value(head, "region"),
            f"不认识的地区“{word}”，应为省级或地级行政区划的名称或代码{zh}",
            f"unknown region '{word}': expected a province or prefecture by name or code{en}",
        )
    return region


def _check_lists(file: YamlFile, head: dict[str, Any], lists: Sequence[str], catalog: Catalog) -> None:
    """A list id that no list bears is a mistake; a document number may well be of another document."""
    for index, name in enumerate(lists):
        if _LIST_ID.fullmatch(name) and name not in catalog.lists:
            where = head["lists"]
            zh, en = suggestion(name, list(catalog.lists))
            raise InputError(
                file.value(head, "lists") if isinstance(where, str) else file.value(where, index),
                f"没有编号为“{name}”的清单，现有：{'、'.join(catalog.lists)}{zh}",
                f"no list has the id '{name}'; known: {', '.join(catalog.lists)}{en}",
            )


def _date(file: YamlFile, holder: dict[str, Any], key: str) -> str:
    """ISO text of a day, a month or a year. Raises InputError for one that no calendar has."""
    text = str(holder[key])
    padded = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
    try:
        date.fromisoformat(padded)
    except ValueError:
        raise InputError(
            file.value(holder, key),
            f"{key}：没有“{text}”这一天（应为 年-月-日，如 2019-02-18）",
            f"{key}: there is no such date as '{text}' (expected year-month-day, such as 2019-02-18)",
        ) from None
    return text


def _item(file: YamlFile, items: list[dict[str, Any]], index: int, catalog: Catalog) -> Item:
    data = items[index]
    measure_ids = _as_list(data.get("measure"))
    for i, measure in enumerate(measure_ids):
        place = (
            file.value(data, "measure")
            if isinstance(data["measure"], str)
            else file.value(data["measure"], i)
        )
        check_measure_id(measure, place, catalog)
    return Item(
        number=str(data.get("number", index + 1)).strip(),
        section=data.get("section", ""),
        title=data["title"].strip(),
        text=data.get("text") or "",
        scope=_as_list(data.get("scope")),
        assignment=_assignment(file, data),
        measure_ids=measure_ids,
        location=file.value(items, index),
        source=data.get("source", ""),
        numbered="number" in data,
        at={key: file.key(data, key) for key in data},
    )


def check_measure_id(measure: str, place: Location, catalog: Catalog) -> None:
    """Raise InputError unless a list holds this id, published or withheld."""
    if measure in catalog.measures:
        return
    lst = catalog.lists.get(measure.rpartition("/")[0])
    if lst and any(measure in w.ids for w in lst.withheld):
        return
    known = [m for m in catalog.measures if lst is None or m.startswith(lst.id)]
    zh, en = suggestion(measure, known)
    raise InputError(
        place,
        f"没有编号为“{measure}”的举措（编号如 2018-126/01，见 `reformcheck catalog list`）{zh}",
        f"no measure has the id '{measure}' (ids are like 2018-126/01, see `reformcheck catalog list`){en}",
    )


def _assignment(file: YamlFile, item: dict[str, Any]) -> Assignment:
    units = item.get("units")
    if units is None:
        return Assignment()
    if isinstance(units, dict):
        return Assignment(
            lead=_units(file, units, "lead"),
            assist=_units(file, units, "assist"),
            responsible=_units(file, units, "responsible"),
            open_ended=units.get("open_ended", False),
        )
    return Assignment(responsible=_units(file, item, "units"))


def _units(file: YamlFile, holder: dict[str, Any], key: str) -> tuple[Unit, ...]:
    names = holder.get(key)
    if names is None:
        return ()
    if isinstance(names, str):
        return (Unit(names.strip(), file.value(holder, key)),)
    return tuple(Unit(name.strip(), file.value(names, i)) for i, name in enumerate(names))


def _withheld(file: YamlFile, entries: list[dict[str, Any]], index: int) -> WithheldItems:
    data = entries[index]
    numbers = _range(file, data) if "numbers" in data else ()
    return WithheldItems(
        data.get("section", ""), numbers, data.get("count", len(numbers)), file.value(entries, index)
    )


def _range(file: YamlFile, data: dict[str, Any]) -> tuple[int, ...]:
    numbers = parse_range(data["numbers"])
    if not numbers:
        raise InputError(
            file.value(data, "numbers"),
            f"序号范围“{data['numbers']}”前大后小，应如 13-18",
            f"the range '{data['numbers']}' runs backwards; expected one like 13-18",
        )
    return numbers


def _phases(file: YamlFile, data: dict[str, Any]) -> tuple[Phase, ...]:
    return tuple(
        Phase(
            phase["name"],
            _date(file, phase, "start"),
            _date(file, phase, "end"),
            file.value(data["phases"], i),
        )
        for i, phase in enumerate(data["phases"])
    )


def _waiver(file: YamlFile, entries: list[dict[str, Any]], index: int, catalog: Catalog) -> Waiver:
    data = entries[index]
    measure = data.get("measure")
    if measure is not None:
        check_measure_id(measure, file.value(data, "measure"), catalog)
    return Waiver(
        rule=data["rule"],
        reason=data["reason"],
        location=file.value(entries, index),
        measure=measure,
        item=str(data["item"]) if "item" in data else None,
        approved_by=data.get("approved_by", ""),
        until=_date(file, data, "until") if "until" in data else None,
    )
