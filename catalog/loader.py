"""Reading the catalog: lists, zones and regions, each checked against its schema and its own totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import (
    Catalog,
    Category,
    Condition,
    Location,
    Measure,
    MeasureList,
    Region,
    Scope,
    Source,
    Superseded,
    Withheld,
    Zone,
)
from reformcheck.catalog.schema_check import check_schema
from reformcheck.catalog.yamlfile import YamlFile, read_yaml

HERE = Path(__file__).parent
BUILT_IN_LISTS = HERE / "lists"
LIST_SCHEMA = HERE / "schemas" / "list.json"

_SIGNS = re.compile(r"\W+")


def load_catalog(extra: Sequence[str] = ()) -> Catalog:
    """The built-in lists, with the files or folders of `extra` added; a list of the same id replaces.

    Raises InputError, at its line, for a list that does not agree with the schema or with its totals.
    """
    regions = _read_regions(HERE / "regions.yaml")
    zones, groups = _read_zones(HERE / "zones.yaml")
    lists = {lst.id: lst for lst in _built_in()}
    seen: dict[str, str] = {}
    for path in list_files(extra):
        lst = read_list(path)
        if lst.id in seen:
            raise InputError(
                Location(path),
                f"清单 {lst.id} 在 {seen[lst.id]} 里已有",
                f"list {lst.id} is in {seen[lst.id]} already",
            )
        seen[lst.id] = path
        lists[lst.id] = lst
    ordered = {lst.id: lst for lst in sorted(lists.values(), key=lambda lst: (lst.issued, lst.id))}
    measures = {m.id: m for lst in ordered.values() for m in lst.measures}
    return Catalog(ordered, zones, groups, regions, measures)


def _built_in() -> Iterable[MeasureList]:
    return (read_list(str(path)) for path in sorted(BUILT_IN_LISTS.glob("*.yaml")))


def list_files(paths: Sequence[str]) -> Iterable[str]:
    """The files named, and the YAML files of folders named. Raises InputError for a folder without any."""
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        files = sorted(str(p) for p in Path(path).iterdir() if p.suffix in (".yaml", ".yml"))
        if not files:
            raise InputError(Location(path), "文件夹里没有 .yaml 清单", "the folder holds no .yaml list")
        yield from files


def read_list(path: str) -> MeasureList:
    """One list file. Raises InputError."""
    file = read_yaml(path)
    check_schema(file, LIST_SCHEMA)
    data = file.data
    head = data["list"]
    measures = tuple(_measure(file, head, m) for m in data["measures"])
    withheld = tuple(
        Withheld(w["category"], numbers, tuple(measure_id(head["id"], n) for n in numbers), w["reason"])
        for w in data.get("withheld", ())
        for numbers in [parse_range(w["numbers"])]
    )
    result = MeasureList(
        id=head["id"],
        title=head["title"],
        document_number=head["document_number"],
        issuer=head["issuer"],
        issued=str(head["issued"]),
        declared_total=head["declared_total"],
        categories=tuple(Category(c["name"], c["declared"]) for c in data["categories"]),
        measures=measures,
        withheld=withheld,
        sha256=file.sha256,
        path=path,
    )
    _check_totals(file, result)
    return result


def resolve_lists(names: Iterable[str], catalog: Catalog) -> tuple[tuple[MeasureList, ...], tuple[str, ...]]:
    """Lists named by id or document number in any bracket style, and the names that no list bears."""
    by_number = {_document_key(lst.document_number): lst for lst in catalog.lists.values()}
    found: dict[str, MeasureList] = {}
    unknown: list[str] = []
    for name in names:
        lst = catalog.lists.get(name) or by_number.get(_document_key(name))
        if lst:
            found[lst.id] = lst
        else:
            unknown.append(name)
    return tuple(lst for lst in catalog.lists.values() if lst.id in found), tuple(unknown)


def _document_key(number: str) -> str:
    return _SIGNS.sub(" ", number).replace("号", "").replace("第", "").strip()


def measure_id(list_id: str, number: int) -> str:
    return f"{list_id}/{number:02d}"


def parse_range(numbers: int | str) -> tuple[int, ...]:
    """(13, 14, 15) for "13-15", (13,) for 13."""
    first, _, last = str(numbers).partition("-")
    return tuple(range(int(first), int(last or first) + 1))


def _measure(file: YamlFile, head: dict[str, Any], data: dict[str, Any]) -> Measure:
    printed = data.get("printed", {})
    condition = data.get("condition")
    superseded = data.get("superseded")
    return Measure(
        id=measure_id(head["id"], data["number"]),
        number=data["number"],
        category=data["category"],
        title=data["title"],
        content=data.get("content", ""),
        guiding_departments=tuple(data.get("guiding_departments", ())),
        scope=_scope(file, data),
        source=Source(head["source"], data.get("source_line", 1)),
        variants=tuple(data.get("variants", ())),
        printed_title=printed.get("title"),
        printed_content=printed.get("content"),
        printed_departments=tuple(printed.get("guiding_departments", ())),
        condition=Condition(condition["text"], condition["note"]) if condition else None,
        superseded=Superseded(superseded["by"], str(superseded["since"]), superseded["source"])
        if superseded
        else None,
    )


def _scope(file: YamlFile, measure: dict[str, Any]) -> Scope:
    """National, unstated, or the zones whose names, aliases or groups the words are."""
    words = measure["scope"]
    if words == "全国":
        return Scope("national", printed=words)
    if words == "unstated":
        return Scope("unstated")
    zones, groups = _read_zones(HERE / "zones.yaml")
    named: dict[str, tuple[str, ...]] = {
        name: (zone.id,) for zone in zones.values() for name in (zone.id, zone.name, *zone.aliases)
    }
    named.update(groups)
    ids: list[str] = []
    for word in [words] if isinstance(words, str) else words:
        if word not in named:
            raise InputError(
                file.value(measure, "scope"),
                f"推广范围“{word}”应为 全国、unstated、8个改革试验区域 或区域名称：{'、'.join(z.name for z in zones.values())}",
                f"scope '{word}': expected 全国, unstated, 8个改革试验区域 or names of zones: "
                + ", ".join(z.name for z in zones.values()),
            )
        ids += [zone for zone in named[word] if zone not in ids]
    return Scope("pilot", tuple(ids), words if isinstance(words, str) else "、".join(words))


def _check_totals(file: YamlFile, lst: MeasureList) -> None:
    """The list must hold as many measures as its document declares, in all and in each category."""
    data = file.data
    numbers = Counter([m.number for m in lst.measures] + [n for w in lst.withheld for n in w.numbers])
    for index, measure in enumerate(data["measures"]):
        if numbers[measure["number"]] > 1:
            number = measure["number"]
            raise InputError(
                file.value(data["measures"][index], "number"),
                f"序号 {number} 出现 {numbers[number]} 次",
                f"number {number} stands {numbers[number]} times",
            )
    held = Counter([m.category for m in lst.measures])
    for w in lst.withheld:
        held[w.category] += len(w.numbers)
    for index, category in enumerate(lst.categories):
        if held[category.name] != category.declared:
            raise _total_error(
                file.value(data["categories"], index), category.name, category.declared, held[category.name]
            )
    unknown = set(held) - {c.name for c in lst.categories}
    if unknown:
        name = sorted(unknown)[0]
        raise InputError(
            file.key(data, "measures"),
            f"类别“{name}”不在 categories 里",
            f"category '{name}' is not among the categories",
        )
    if numbers.total() != lst.declared_total:
        raise _total_error(
            file.value(data["list"], "declared_total"), lst.id, lst.declared_total, numbers.total()
        )


def _total_error(location: Location, name: str, declared: int, held: int) -> InputError:
    return InputError(
        location,
        f"{name}：文件写明 {declared} 项，清单里有 {held} 项（含未公布的）",
        f"{name}: the document declares {declared} measures, the list holds {held} (withheld ones counted)",
    )


@lru_cache(maxsize=1)
def _read_zones(path: Path) -> tuple[dict[str, Zone], dict[str, tuple[str, ...]]]:
    data = read_yaml(str(path)).data
    zones = {
        z["id"]: Zone(z["id"], z["name"], tuple(z["aliases"]), tuple(z["regions"]), z["source"])
        for z in data["zones"]
    }
    groups = {name: tuple(g["zones"]) for g in data["groups"] for name in (g["name"], *g["aliases"])}
    return zones, groups


_MUNICIPALITY_OR_PROVINCE = re.compile(r"\d{2}0000")


@lru_cache(maxsize=1)
def _read_regions(path: Path) -> dict[str, Region]:
    regions = {}
    for line in read_yaml(str(path)).data["regions"]:
        code, name, short_name = line.split()
        parent = None if _MUNICIPALITY_OR_PROVINCE.fullmatch(code) else code[:2] + "0000"
        regions[code] = Region(code, name, short_name, parent)
    return regions
