"""The registry itself: every entry has its evidence, and its names are its own."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml

from reformcheck.catalog import bodies
from reformcheck.catalog.bodies import UNITS, load_bodies
from reformcheck.catalog.body_entries import describe
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.language.name_patterns import expand
from reformcheck.catalog.model import Catalog
from reformcheck.catalog.unit_names import unit_reader
from reformcheck.reports.sheets import body_rows

DATA: dict[str, Any] = yaml.safe_load(UNITS.read_text("utf-8"))
BODIES: dict[str, dict[str, Any]] = DATA["bodies"]
LABEL = re.compile(r"(national|local)( from \S+)?( until \S+)?( except \S+( \S+)*)?")
KEYS = {
    "becomes", "feeds", "also", "also-in-cities", "only-in", "not-in-cities", "vertical", "reach",
    "source", "examples", "not", "note",
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_real_names_are_its_own_and_others_are_not(body: str, catalog: Catalog) -> None:
    reader = unit_reader(catalog.regions)
    for name in BODIES[body]["examples"].split():
        reading = reader.identify(name)
        assert body in reading.bodies and reading.namings, name
    for name in BODIES[body]["not"].split():
        assert body not in reader.identify(name).bodies, name


@pytest.mark.parametrize("body", BODIES)
def test_every_period_of_names_has_an_example(body: str, catalog: Catalog) -> None:
    reader = unit_reader(catalog.regions)
    shown = [naming for name in BODIES[body]["examples"].split() for naming in reader.identify(name).namings]
    dated = [naming for naming in load_bodies().bodies[body].namings if naming.start or naming.end]
    assert [naming.patterns for naming in dated if naming not in shown] == []


@pytest.mark.parametrize("body", BODIES)
def test_every_entry_has_known_keys_and_sources(body: str, catalog: Catalog) -> None:
    entry = BODIES[body]
    assert [key for key in entry if key not in KEYS and not LABEL.fullmatch(key)] == []
    assert set(entry["source"].split()) <= DATA["sources"].keys()
    linked = " ".join(entry.get(key, "") for key in ("becomes", "feeds", "also", "also-in-cities"))
    assert set(linked.split()) <= BODIES.keys()
    provinces = {region.short_name for region in catalog.regions.values() if region.parent is None}
    known = load_bodies().bodies[body]
    kept = {place for naming in known.namings for place in naming.kept_in}
    served = {place for places in known.reach.values() for place in places}
    assert kept | served | set(known.only_in) <= provinces


def test_every_name_is_written_once_in_its_period() -> None:
    for entry in BODIES.values():
        for label, patterns in entry.items():
            if LABEL.fullmatch(label):
                assert len(patterns.split()) == len(set(patterns.split())), patterns


def test_reforms_have_days_in_order_and_a_source() -> None:
    assert set(load_bodies().reforms) == DATA["reforms"].keys()
    for key, reform in load_bodies().reforms.items():
        decided = date.fromisoformat(reform.decided)
        assert all(decided < date.fromisoformat(day) for day in reform.deadlines.values()), key
        assert DATA["reforms"][key]["source"]


def test_the_quick_reading_loses_only_evidence() -> None:
    quick = parse_yaml(bodies._EVIDENCE.sub(b"", UNITS.read_bytes()), "units.yaml").data
    evidence = {"source", "examples", "not", "note", "feeds"}
    for body, entry in BODIES.items():
        assert quick["bodies"][body] == {key: value for key, value in entry.items() if key not in evidence}


def test_patterns() -> None:
    assert expand("科技(厅|局)") == ["科技厅", "科技局"]
    assert expand("人力资源(和)社会保障(厅|局)")[0] == "人力资源和社会保障厅"
    assert set(expand("(中国|)人民银行{place}(分行)")) == {
        "中国人民银行{place}分行", "中国人民银行{place}", "人民银行{place}分行", "人民银行{place}",
    }  # fmt: skip


def test_describe_by_department_by_office_by_id_and_unknown(catalog: Catalog) -> None:
    found = describe("国税局", catalog.regions)
    assert [entry.id for entry in found.entries] == ["state-tax"]
    assert found.entries[0].successors == ("tax",)
    assert found.entries[0].names[0].until == "2018年国税地税征管体制改革 2018-07-20"
    office = describe("吉林省市场监管厅", catalog.regions)
    assert office.reading is not None
    assert (office.reading.level, [e.id for e in office.entries]) == ("province", ["market"])
    assert office.entries[0].predecessors == ("commerce-administration", "quality-supervision", "food-drug")
    assert [entry.id for entry in describe("market").entries] == ["market"]
    assert len(describe().entries) == len(BODIES)
    assert describe("某某局", catalog.regions).entries == ()


def test_bodies_that_follow_are_told_by_name_in_chinese():
    rows = dict(body_rows(describe("commerce-administration").entries[0], "zh"))
    assert rows["后继"] == "市场监管总局"
    assert dict(body_rows(describe("commerce-administration").entries[0], "en"))["after"] == "market"
