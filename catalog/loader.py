"""Reading the catalog: lists, zones and regions, each checked against its schema and its own totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from reformcheck.catalog.errors import InputError, clipped, os_reason, suggestion
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
from reformcheck.catalog.textfile import shown_path
from reformcheck.catalog.values import read_date, read_range
from reformcheck.catalog.yamlfile import YamlFile, read_yaml

HERE = Path(__file__).parent
BUILT_IN_LISTS = HERE / "lists"
LIST_SCHEMA = HERE / "schemas" / "list.json"

_SIGNS = re.compile(r"\W+")


def load_catalog(extra: Sequence[str] = ()) -> Catalog:
    """The built-in lists, with the files or folders of `extra` added; a list of the same id replaces.

    Raises InputError, at its line, for a list that does not agree with the schema or with its totals.
    """
    regions = load_regions()
    zones, groups = _read_zones(HERE / "zones.yaml")
    lists = {lst.id: lst for lst in _built_in()}
    seen: dict[str, Location] = {}
    for path in list_files(extra):
        file = read_yaml(path)
        lst = _checked_list(file)
        place = file.value(file.data["list"], "id")
        if lst.id in seen:
            raise InputError(
                place,
                f"清单 {lst.id} 在 {seen[lst.id]} 里已有；请删去一份或换一个编号",
                f"list {lst.id} is in {seen[lst.id]} already; remove one or give it another id",
            )
        seen[lst.id] = place
        lists[lst.id] = lst
    ordered = {lst.id: lst for lst in sorted(lists.values(), key=lambda lst: (lst.issued, lst.id))}
    measures = {m.id: m for lst in ordered.values() for m in lst.measures}
    return Catalog(ordered, zones, groups, regions, measures)


@lru_cache(maxsize=1)
def division_names() -> frozenset[str]:
    """Full and short names of all divisions."""
    return frozenset(name for _, *names in _divisions() for name in names)


@lru_cache(maxsize=1)
def load_regions() -> dict[str, Region]:
    """Provinces and prefectures by code, without the rest of the catalog."""
    return {
        code: Region(code, name, short_name, None if code.endswith("0000") else code[:2] + "0000")
        for code, name, short_name in _divisions()
    }


@lru_cache(maxsize=1)
def _divisions() -> tuple[list[str], ...]:
    """Code, full name and short name of each division. Every run reads these 400 lines: as lines, which is quicker."""
    lines = (HERE / "regions.yaml").read_text("utf-8").splitlines()
    return tuple([line.split()[1:] for line in lines if line.startswith("  - ")])


def _built_in() -> Iterable[MeasureList]:
    """The lists of the package; that they agree with the schema is held by its tests."""
    return (_list(read_yaml(str(path))) for path in sorted(BUILT_IN_LISTS.glob("*.yaml")))


def list_files(paths: Sequence[str]) -> Iterable[str]:
    """The files named, and the YAML files of folders named. Raises InputError for a folder without any."""
    for path in paths:
        where = Location(shown_path(path))
        if not path:
            raise InputError(where, "文件名是空的", "the file name is empty")
        try:
            files = sorted(str(p) for p in Path(path).iterdir() if p.suffix in (".yaml", ".yml"))
        except (NotADirectoryError, FileNotFoundError):
            yield path  # a file, or for the reader to refuse
            continue
        except OSError as error:
            zh, en = os_reason(error)
            raise InputError(where, f"无法读取文件夹：{zh}", f"the folder cannot be read: {en}") from None
        if not files:
            raise InputError(where, "文件夹里没有 .yaml 清单", "the folder holds no .yaml list")
        yield from files


def read_list(path: str) -> MeasureList:
    """One list file. Raises InputError."""
    return _checked_list(read_yaml(path))


def _checked_list(file: YamlFile) -> MeasureList:
    check_schema(file, LIST_SCHEMA)
    return _list(file)


def _list(file: YamlFile) -> MeasureList:
    data = file.data
    head = data["list"]
    measures = tuple(_measure(file, head, m) for m in data["measures"])
    withheld = tuple(
        Withheld(w["category"], numbers, tuple(measure_id(head["id"], n) for n in numbers), w["reason"])
        for w in data.get("withheld", ())
        for numbers in [read_range(file, w, "numbers")]
    )
    result = MeasureList(
        id=head["id"],
        title=head["title"],
        document_number=head["document_number"],
        issuer=head["issuer"],
        issued=read_date(file, head, "issued"),
        declared_total=head["declared_total"],
        categories=tuple(Category(c["name"], c["declared"]) for c in data["categories"]),
        measures=measures,
        withheld=withheld,
        sha256=file.sha256,
        path=file.path,
    )
    _check_numbers(file)
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
        superseded=Superseded(superseded["by"], read_date(file, superseded, "since"), superseded["source"])
        if superseded
        else None,
    )


def _scope(file: YamlFile, measure: dict[str, Any]) -> Scope:
    """National, unstated, or the zones whose names, aliases or groups the words are."""
    words = [measure["scope"]] if isinstance(measure["scope"], str) else measure["scope"]
    if words == ["全国"]:
        return Scope("national", printed="全国")
    if words == ["unstated"]:
        return Scope("unstated")
    zones, groups = _read_zones(HERE / "zones.yaml")
    named = {**{n: (z.id,) for z in zones.values() for n in (z.id, z.name, *z.aliases)}, **groups}
    ids: list[str] = []
    for word in words:
        if word not in named:
            known = ", ".join((next(iter(groups)), *(zone.name for zone in zones.values())))
            zh, en = suggestion(word, named)
            raise InputError(
                file.value(measure, "scope"),
                f"推广范围「{clipped(word)}」不认识，应单独写 全国 或 unstated，或写 {known}{zh}",
                f'unknown scope "{clipped(word)}": expected 全国 or unstated alone, or {known}{en}',
            )
        ids += [zone for zone in named[word] if zone not in ids]
    return Scope("pilot", tuple(ids), "、".join(words))


def _check_numbers(file: YamlFile) -> None:
    """Each number stands once, published or withheld, under a category that is declared."""
    data = file.data
    declared = _category_names(file)
    seen: dict[int, Location] = {}
    for entry, key in [
        *((m, "number") for m in data["measures"]),
        *((w, "numbers") for w in data.get("withheld", ())),
    ]:
        place = file.value(entry, key)
        for number in read_range(file, entry, key):
            if number in seen:
                raise InputError(
                    place,
                    f"序号 {number} 重复，第 {seen[number].line} 行已有",
                    f"number {number} again; line {seen[number].line} has it already",
                )
            seen[number] = place
        if entry["category"] not in declared:
            zh, en = suggestion(entry["category"], declared)
            raise InputError(
                file.value(entry, "category"),
                f"类别「{clipped(entry['category'])}」不在 categories 里（有 {'、'.join(declared)}）{zh}",
                f'category "{clipped(entry["category"])}" is not among the categories: {", ".join(declared)}{en}',
            )


def _category_names(file: YamlFile) -> list[str]:
    names: list[str] = []
    for category in file.data["categories"]:
        name = category["name"]
        if name in names:
            raise InputError(
                file.value(category, "name"),
                f"类别「{clipped(name)}」重复；请合并成一条",
                f'category "{clipped(name)}" again; merge the two',
            )
        names.append(name)
    return names


def _check_totals(file: YamlFile, lst: MeasureList) -> None:
    """The list must hold as many measures as its document declares, in each category and in all."""
    held = Counter(m.category for m in lst.measures)
    for withheld in lst.withheld:
        held[withheld.category] += len(withheld.numbers)
    for index, category in enumerate(file.data["categories"]):
        name, declared = category["name"], category["declared"]
        if held[name] != declared:
            raise _total_error(
                file.value(file.data["categories"][index], "declared"), name, declared, held[name]
            )
    if held.total() != lst.declared_total:
        place = file.value(file.data["list"], "declared_total")
        raise _total_error(place, lst.id, lst.declared_total, held.total())


def _total_error(location: Location, name: str, declared: int, held: int) -> InputError:
    return InputError(
        location,
        f"{clipped(name)}：文件写明 {declared} 项，清单里有 {held} 项（含未公布的）",
        f"{clipped(name)}: the document declares {declared} measures, the list holds {held} (withheld ones counted)",
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
