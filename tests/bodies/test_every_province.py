"""Plans of every province and many cities, with true names of offices: faults found, twins silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.model import Catalog, Region
from reformcheck.rules import foreign_unit, guiding_department_uncovered, outdated_unit, vague_unit

RULES = (guiding_department_uncovered, outdated_unit, foreign_unit, vague_unit)
DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("local_names.yaml").read_text("utf-8"))
PLACES = [*DATA["provinces"], *DATA["cities"]]
DATES = ("2019-06-30", "2019", "2020-12", "2022-03-01", "2024-05-01", "2026-01-01")
# Departments of which nobody is expected in the plan of a city.
PROVINCE_ONLY = {"中国证监会", "海关总署", "中科院"}

Find = Callable[[str], Region]
Check = Callable[..., list[Any]]


class Names:
    """What the offices of one region are called on one date."""

    def __init__(self, region: Region, province: Region, date: str) -> None:
        self.region, self.province, self.date = region, province, date
        self.seat = DATA["provinces"][province.name]

    def of(self, department: str) -> tuple[str, ...]:
        """Names of the office that answers for a department; none where there is none."""
        department = DATA["same"].get(department, department)
        special: dict[str, Callable[[], tuple[str, ...]]] = {
            "最高人民法院": self._court,
            "中国银保监会": self._banking,
            "中国人民银行": self._people_bank,
            "中国证监会": self._securities,
            "海关总署": lambda: (f"{self.seat}海关",),
            "中科院": self._academy,
        }
        return special[department]() if department in special else self._office(department)

    def _office(self, department: str) -> tuple[str, ...]:
        region = self.region
        urban = region.parent is not None or region.name in DATA["municipalities"]
        level = "自治区" if region.name.endswith("自治区") else ("市" if urban else "省")
        own = DATA["own"].get(department, {}).get(region.name)
        names = [own] if own else [n.format(k="局" if urban else "厅") for n in DATA["offices"][department]]
        return tuple(before + name for name in names for before in (region.name, level))

    def _court(self) -> tuple[str, ...]:
        if self.region.parent:
            city = self.region.name
            return (f"{city}中级人民法院", "市中级人民法院", "市中院", f"{self.province.name}高级人民法院")
        return (f"{self.region.name}高级人民法院", "省高级人民法院", "省法院", "省高院", "市高级法院")

    def _banking(self) -> tuple[str, ...]:
        short = self.region.short_name
        if self.date < "2023-07":
            own = f"{short}银保监分局" if self.region.parent else f"中国银保监会{short}监管局"
            return (f"{self.province.short_name}银保监局", own)
        office = f"{self.province.short_name}监管局"
        return (f"国家金融监督管理总局{office}", f"金融监管总局{office}", office.replace("监管", "金融监管"))

    def _people_bank(self) -> tuple[str, ...]:
        seat, province, region = self.seat, self.province, self.region
        if self.date >= "2023-08":
            near = (f"人民银行{province.name}分行", f"中国人民银行{province.short_name}分行")
            return (f"中国人民银行{region.name}分行", *near)
        if seat in ("北京", "重庆"):
            return ("中国人民银行营业管理部", f"人行{seat}营业管理部", "人民银行营业管理部")
        if seat in DATA["big_branches"]:
            own = (f"中国人民银行{region.name}中心支行",) if region.parent else ()
            return (f"中国人民银行{seat}分行", f"人行{seat}分行", *own)
        place = region.short_name if region.parent else seat
        return (f"中国人民银行{seat}中心支行", f"人民银行{place}中心支行", f"人行{place}中支")

    def _securities(self) -> tuple[str, ...]:
        return (f"{self.province.short_name}证监局", f"{self.province.name}地方金融监管局", "省金融办")

    def _academy(self) -> tuple[str, ...]:
        seat = DATA["academy"].get(self.province.short_name)
        return (f"中科院{seat}分院", f"中国科学院{seat}分院") if seat else ()


@pytest.fixture(scope="module")
def names(catalog: Catalog, region: Find) -> Callable[[str, str], Names]:
    def make(where: str, date: str) -> Names:
        here = region(where)
        return Names(here, catalog.regions[here.parent] if here.parent else here, date)

    return make


def _items(catalog: Catalog, names: Names, turn: int) -> Iterator[tuple[list[str], list[str]]]:
    """One item for each measure with guiding departments; `turn` chooses among the names."""
    for measure in catalog.measures.values():
        choices = (names.of(department) for department in measure.guiding_departments)
        units = [choice[turn % len(choice)] for choice in choices if choice]
        if units:
            yield [measure.id], [*units, "各县（市、区）人民政府"]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("where", PLACES)
def test_true_names_say_nothing(
    where: str, date: str, catalog: Catalog, names: Callable[[str, str], Names], check: Check
) -> None:
    for turn in range(6):
        found = check(RULES, where, date, list(_items(catalog, names(where, date), turn)))
        assert [(f.values, f.variant, f.measure_id) for f in found] == []


@pytest.mark.parametrize("date", ["2019-06-30", "2022-03-01", "2024-05-01"])
@pytest.mark.parametrize("where", PLACES)
def test_a_dropped_counterpart_is_found_and_nothing_else(
    where: str, date: str, catalog: Catalog, names: Callable[[str, str], Names], check: Check
) -> None:
    here = names(where, date)
    silent = PROVINCE_ONLY if here.region.parent else set()
    for [measure_id], units in (item for turn in range(3) for item in _items(catalog, here, turn)):
        named = [d for d in catalog.measures[measure_id].guiding_departments if here.of(d)]
        # With its only department gone, the item is left to governments, of which nothing is said.
        for index, department in enumerate(named if len(named) > 1 else ()):
            left = [*units[:index], *units[index + 1 :]]
            found = check(RULES, where, date, [([measure_id], left)])
            said = [(f.values["department"], f.measure_id, f.location.line) for f in found]
            assert said == ([] if department in silent else [((department,), measure_id, 1)]), left


@pytest.mark.parametrize("where", DATA["provinces"])
@pytest.mark.parametrize(("table", "variant"), [("gone", "no longer"), ("to_come", "not yet")])
def test_a_name_out_of_its_time_is_found(
    where: str, table: str, variant: str, region: Find, check: Check
) -> None:
    here = region(where)
    # Of two regions of one short name, nobody can tell which is meant.
    forms = [here.name] if here.short_name in ("吉林", "海南") else [here.name, here.short_name]
    for date, offices in DATA[table].items():
        for before in forms:
            units = [before + office for office in offices.split()]
            found = check(RULES, where, str(date), [([], units)])
            assert [(f.values["unit"], f.variant, f.location.column) for f in found] == [
                (unit, variant, column) for column, unit in enumerate(units, 1)
            ]


@pytest.mark.parametrize("where", DATA["provinces"])
def test_the_same_names_in_their_time_say_nothing(where: str, region: Find, check: Check) -> None:
    name = region(where).name
    old = [name + office for office in DATA["gone"]["2019-06-30"].split()]
    new = [name + office for office in DATA["to_come"]["2017-12-31"].split() if office != "银保监局"]
    assert check(RULES, where, "2017-11-01", [([], old)]) == []
    assert check(RULES, where, "2019-06-30", [([], [*new, f"{name}扶贫办"])]) == []
    assert check(RULES, where, "2018-09-30", [([], [*new, name + "环保厅", name + "工商局"])]) == []


@pytest.mark.parametrize("where", DATA["provinces"])
def test_a_unit_of_another_province_is_found(where: str, region: Find, check: Check) -> None:
    here = region(where)
    for other in (region(name) for name in DATA["provinces"] if name != where):
        office = "局" if other.name in DATA["municipalities"] else "厅"
        seat = DATA["provinces"][other.name]
        units = [f"{other.name}科技{office}", f"{other.short_name}财政{office}", f"{seat}海关"]
        units += [f"{other.name}人民政府"]
        # 海南 is a prefecture of Qinghai too.
        if (other.short_name, here.short_name) != ("海南", "青海"):
            units += [f"{other.short_name}银保监局"]
        found = check(RULES, where, "2020-05-01", [([], [f"{here.name}科技厅", *units])])
        assert [(f.values["unit"], f.values["region"]) for f in found] == [(u, where) for u in units]
