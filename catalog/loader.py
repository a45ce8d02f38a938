"""Reading the catalog: the shipped lists and a user's, each checked against its schema and its own totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reformcheck.catalog.divisions import load_regions
from reformcheck.catalog.errors import InputError, clipped, os_reason, suggestion
from reformcheck.catalog.files.schema_check import check_schema
from reformcheck.catalog.files.textfile import shown_path
from reformcheck.catalog.files.values import read_date, read_range
from reformcheck.catalog.files.yamlfile import YamlFile, read_yaml
from reformcheck.catalog.model import (
    Catalog,
    Category,
    Condition,
    Location,
    Measure,
    MeasureList,
    Names,
    Scope,
    Source,
    Superseded,
    Withheld,
)
from reformcheck.catalog.zones import (
    Zones,
    divisions_named,
    is_zones_file,
    read_zones_file,
    shipped_zones,
    zones_of_list,
)

HERE = Path(__file__).parent
BUILT_IN_LISTS = HERE / "lists"
LIST_SCHEMA = HERE / "schemas" / "list.json"


def load_catalog(extra: Sequence[str] = ()) -> Catalog:
    """The built-in lists, with the files or folders of `extra` added; a list of the same id replaces.

    Raises InputError, at its line, for a list that does not agree with the schema or with its totals.
    """
    added, zones = read_lists(extra) if extra else ((), shipped_zones())
    lists = {lst.id: lst for lst in (*_built_in(), *added)}
    ordered = {lst.id: lst for lst in sorted(lists.values(), key=lambda lst: (lst.issued, lst.id))}
    measures = {m.id: m for lst in ordered.values() for m in lst.measures}
    return Catalog(ordered, zones.zones, zones.groups, load_regions(), measures)


def read_lists(paths: Sequence[str]) -> tuple[tuple[MeasureList, ...], Zones]:
    """The lists of some files or folders, and all zones: the shipped ones, those of zones files, those of the lists.

    Raises InputError.
    """
    return lists_in([read_yaml(path) for path in list_files(paths)])


def lists_in(files: Sequence[YamlFile]) -> tuple[tuple[MeasureList, ...], Zones]:
    """The same of files that are read already. Raises InputError."""
    zones = shipped_zones()
    for file in files:
        if is_zones_file(file):
            zones = zones.plus(read_zones_file(file, zones))
    shared = zones
    lists: list[MeasureList] = []
    seen: dict[str, Location] = {}
    for file in files:
        if is_zones_file(file):
            continue
        lst, own = read_list(file, zones, shared)
        lists.append(lst)
        zones = zones.plus(own)
        _refuse_again(lists[-1].id, file, seen)
    return tuple(lists), zones


def read_list(file: YamlFile, known: Zones, shared: Zones) -> tuple[MeasureList, Zones]:
    """A list and the zones that it brings: `known` may not be named again, `shared` it may speak of. Raises InputError."""
    check_schema(file, LIST_SCHEMA)
    own = zones_of_list(file, known)
    own = own.plus(divisions_named(file, shared.plus(own)))
    return _list(file, shared.plus(own)), own


def _refuse_again(id: str, file: YamlFile, seen: dict[str, Location]) -> None:
    place = file.value(file.data["list"], "id")
    if id in seen:
        raise InputError(
            place,
            f"清单 {id} 在 {seen[id]} 里已有；请删去一份或换一个编号",
            f"list {id} is in {seen[id]} already; remove one or give it another id",
        )
    seen[id] = place


def _built_in() -> Iterable[MeasureList]:
    """The lists of the package; that they agree with the schema is held by its tests."""
    return (_list(read_yaml(str(path)), shipped_zones()) for path in sorted(BUILT_IN_LISTS.glob("*.yaml")))


def built_in_ids() -> frozenset[str]:
    """Ids of the lists of the package, which are the names of their files."""
    return frozenset(path.stem for path in BUILT_IN_LISTS.glob("*.yaml"))


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


def _list(file: YamlFile, zones: Zones) -> MeasureList:
    data = file.data
    head = data["list"]
    measures = tuple(_measure(file, head, m, zones) for m in data["measures"])
    withheld = tuple(
        Withheld(
            w["category"],
            numbers,
            tuple(measure_id(head["id"], n) for n in numbers),
            w["reason"],
            _english(file, w["category"]),
        )
        for w in data.get("withheld", ())
        for numbers in [read_range(file, w, "numbers")]
    )
    result = MeasureList(
        id=head["id"],
        title=head["title"],
        document_number=head.get("document_number") or f"《{head['title']}》",
        issuer=head["issuer"],
        issued=read_date(file, head, "issued"),
        declared_total=head["declared_total"],
        categories=tuple(
            Category(c["name"], c["declared"], _english(file, c["name"])) for c in data["categories"]
        ),
        measures=measures,
        withheld=withheld,
        sha256=file.sha256,
        path=file.path,
        title_en=_english(file, head["title"]),
    )
    _check_numbers(file)
    _check_totals(file, result)
    return result


def measure_id(list_id: str, number: int) -> str:
    return f"{list_id}/{number:02d}"


def _english(file: YamlFile, words: str) -> str:
    """The translation of a title, a category or a scope; the words themselves where the file has none."""
    translated: str = file.data.get("translations", {}).get(words, words)
    return translated


def _measure(file: YamlFile, head: dict[str, Any], data: dict[str, Any], zones: Zones) -> Measure:
    measure = _in_chinese(file, head, data, zones)
    translations = file.data.get("translations", {})
    if not translations:
        return measure
    return measure._replace(english=Names(*[translations.get(words, words) for words in measure.named("zh")]))


def _in_chinese(file: YamlFile, head: dict[str, Any], data: dict[str, Any], zones: Zones) -> Measure:
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
        scope=_scope(file, data, zones),
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


def _scope(file: YamlFile, measure: dict[str, Any], zones: Zones) -> Scope:
    """National, unstated, or the zones whose names, aliases or groups the words are."""
    words = [measure["scope"]] if isinstance(measure["scope"], str) else measure["scope"]
    if words == ["全国"]:
        return Scope("national", printed="全国")
    if words == ["unstated"]:
        return Scope("unstated")
    named = zones.names()
    ids: list[str] = []
    for word in words:
        if word not in named:
            known = ", ".join((*zones.main_groups(), *(zone.name for zone in zones.zones.values())))
            zh, en = suggestion(word, named)
            raise InputError(
                file.value(measure, "scope"),
                f"推广范围「{clipped(word)}」不认识，应单独写 全国 或 unstated，或写省、市的名称或 {known}{zh}",
                f'unknown scope "{clipped(word)}": expected 全国 or unstated alone, or provinces, prefectures or {known}{en}',
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
