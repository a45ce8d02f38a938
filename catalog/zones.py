"""Zones as the lists bring them: what they are called, and which divisions, or parts of divisions, they are.

The zones of the package are shared by all lists, as are those of a zones file that stands beside a user's lists;
a list file may bring zones of its own. A name stands for one area only, whichever file it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reformcheck.catalog.divisions import Divisions, load_divisions, load_regions
from reformcheck.catalog.errors import InputError, clipped, suggestion
from reformcheck.catalog.files.schema_check import check_schema
from reformcheck.catalog.files.yamlfile import YamlFile, read_yaml
from reformcheck.catalog.model import Location, Zone, ZonePart

HERE = Path(__file__).parent
SHIPPED = HERE / "zones.yaml"
ZONES_SCHEMA = HERE / "schemas" / "zones.json"


class Zones(NamedTuple):
    """Zones by id, and the names that stand for one or several of them."""

    zones: Mapping[str, Zone] = {}
    groups: Mapping[str, tuple[str, ...]] = {}

    def names(self) -> dict[str, tuple[str, ...]]:
        """Every name of a zone or a group, to the ids it stands for; the names of groups first."""
        single = {name: (z.id,) for z in self.zones.values() for name in (z.id, z.name, *z.aliases)}
        return {**self.groups, **single}

    def main_groups(self) -> list[str]:
        """One name of each group: the first of those that stand for the same zones."""
        first: dict[tuple[str, ...], str] = {}
        for name, ids in self.groups.items():
            first.setdefault(ids, name)
        return list(first.values())

    def plus(self, other: Zones) -> Zones:
        return Zones({**self.zones, **other.zones}, {**self.groups, **other.groups})


@lru_cache(maxsize=1)
def shipped_zones() -> Zones:
    """The zones of the package; that they agree with the schema is held by its tests."""
    return _zones(read_yaml(str(SHIPPED)), "")


def is_zones_file(file: YamlFile) -> bool:
    return isinstance(file.data, dict) and "reformcheck-zones" in file.data


def read_zones_file(file: YamlFile, known: Zones) -> Zones:
    """The zones of a file beside the lists. Raises InputError."""
    check_schema(file, ZONES_SCHEMA)
    return _checked(file, known, "")


def zones_of_list(file: YamlFile, known: Zones) -> Zones:
    """The zones that a list file brings for itself; their ids stand behind that of the list. Raises InputError."""
    if not ("zones" in file.data or "zone_groups" in file.data):
        return Zones()
    return _checked(file, known, file.data["list"]["id"] + "/")


def divisions_named(file: YamlFile, known: Zones) -> Zones:
    """Divisions that the measures of a list name as their scope (上海, 浙江省): each is a zone by itself."""
    named = known.names()
    zones: dict[str, Zone] = {}
    for measure in file.data["measures"]:
        scope = measure["scope"]
        for word in [scope] if isinstance(scope, str) else scope:
            division = None if word in named else load_divisions().find(word)
            if division is not None:
                id = f"{file.data['list']['id']}/{word}"
                zones[id] = Zone(id, word, (), (division.code,), "")
    return Zones(zones)


def _checked(file: YamlFile, known: Zones, prefix: str) -> Zones:
    found = _zones(file, prefix)
    _refuse_names_taken(file, found, known)
    return found


def _zones(file: YamlFile, prefix: str) -> Zones:
    entries = file.data.get("zones", [])
    zones: dict[str, Zone] = {}
    for entry in entries:
        id = prefix + entry["id"]
        if id in zones:
            place = file.value(entry, "id")
            raise _again(place, entry["id"])
        zones[id] = Zone(
            id,
            entry["name"],
            tuple(entry.get("aliases", ())),
            tuple(_codes(file, entry, "regions")),
            entry.get("source", ""),
            tuple(_part(file, part) for part in entry.get("parts", ())),
        )
    groups: dict[str, tuple[str, ...]] = {}
    for group in file.data.get("zone_groups", ()):
        ids = tuple(
            _member(file, group, index, zones, prefix) for index in range(len(group.get("zones", ())))
        )
        for name in (group["name"], *group.get("aliases", ())):
            if name in groups:
                raise _again(file.value(group, "name"), name)
            groups[name] = ids or tuple(zones)
    return Zones(zones, groups)


def _again(place: Location, name: str) -> InputError:
    return InputError(place, f"区域「{clipped(name)}」重复", f'zone "{clipped(name)}" again')


def _member(file: YamlFile, group: dict[str, Any], index: int, zones: Mapping[str, Zone], prefix: str) -> str:
    id: str = group["zones"][index]
    if prefix + id not in zones:
        ids = [zone.removeprefix(prefix) for zone in zones]
        zh, en = suggestion(id, ids)
        raise InputError(
            file.value(group["zones"], index),
            f"这个文件里没有编号为「{clipped(id)}」的区域{zh}",
            f'no zone of this file has the id "{clipped(id)}"{en}',
        )
    return prefix + id


def _part(file: YamlFile, part: dict[str, Any]) -> ZonePart:
    return ZonePart(part["name"], tuple(_codes(file, part, "in")), tuple(part.get("aliases", ())))


def _codes(file: YamlFile, holder: dict[str, Any], key: str) -> Iterable[str]:
    """Codes of the divisions that a key names, one or several, by name or code. Raises InputError."""
    named = holder.get(key, [])
    regions = load_regions()
    for index, name in enumerate([named] if isinstance(named, str) else named):
        found = regions.get(name) or load_divisions().find(name)
        if found is None:
            zh, en = suggestion(name, [region.name for region in regions.values()])
            raise InputError(
                file.value(holder, key) if isinstance(named, str) else file.value(named, index),
                f"不认识的地区「{clipped(name)}」，应为省级或地级行政区划的名称或代码{zh}",
                f'unknown region "{clipped(name)}": expected a province or prefecture by name or code{en}',
            )
        yield found.code


def _refuse_names_taken(file: YamlFile, found: Zones, known: Zones) -> None:
    """A name that already stands for a division, or a zone, of another area would be read two ways."""
    divisions = load_divisions()
    taken = {name: _area(known, ids, divisions) for name, ids in known.names().items()}
    ids_of = found.names()
    for key in ("zones", "zone_groups"):
        for entry in file.data.get(key, ()):
            for name in (entry["name"], *entry.get("aliases", ())):
                area = _area(found, ids_of[name], divisions)
                division = divisions.find(name)
                before = (divisions.leaves(division), frozenset()) if division else taken.get(name, area)
                if area != before:
                    raise InputError(
                        file.value(entry, "name"),
                        f"「{clipped(name)}」已是另一个地区或区域的名称，请写得更具体，如 {clipped(name)}自贸试验区",
                        f'"{clipped(name)}" is the name of another region or zone already: '
                        f"be more precise, such as {clipped(name)}自贸试验区",
                    )


def _area(zones: Zones, ids: Iterable[str], divisions: Divisions) -> tuple[frozenset[str], frozenset[Any]]:
    named = [zones.zones[id] for id in ids]
    whole = frozenset().union(*(divisions.codes(code) for zone in named for code in zone.regions))
    return whole, frozenset(part.key for zone in named for part in zone.parts)
