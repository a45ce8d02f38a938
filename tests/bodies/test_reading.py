"""Names of units as they read: body, level, place, vagueness."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.model import Catalog, Region
from reformcheck.catalog.unit_names import split_names, unit_reader

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "readings.yaml").read_text("utf-8"))
PRINTED: dict[str, str] = yaml.safe_load((HERE / "printed.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']}-{case['in']}")
def test_reading(case: dict[str, Any], catalog: Catalog, region: Callable[[str], Region]) -> None:
    reading = unit_reader(catalog.regions).read(case["name"], region(case["in"]), case.get("after"))
    bodies = tuple(case.get("bodies", "").split())
    assert (reading.kind, reading.bodies) == (case.get("kind", "body"), bodies)
    assert (reading.level, reading.others) == (case.get("level"), case.get("others", False))
    assert [place.name for place in reading.regions] == case.get("places", "").split()
    assert bool(reading.namings) == case.get("exact", bool(bodies) and case["name"] != "高新区科技局")


@pytest.mark.parametrize("document", PRINTED)
def test_every_printed_unit_is_in_the_registry(document: str, catalog: Catalog) -> None:
    reader = unit_reader(catalog.regions)
    readings = [reader.identify(name) for name in PRINTED[document].split()]
    assert [reading.name for reading in readings if reading.kind == "unknown"] == []


def test_a_short_name_inherits_the_level_of_the_first_unit(
    catalog: Catalog, region: Callable[[str], Region]
) -> None:
    reader = unit_reader(catalog.regions)
    city = reader.read_list(["市工信局", "科技局", "省财政厅", "财政局"], region("吉林省"))
    assert [reading.level for reading in city] == ["city", "city", "province", "city"]
    # An office set up from above says nothing of its neighbours.
    vertical = reader.read_list(["中国人民银行长春中心支行", "财政局"], region("吉林省"))
    assert [reading.level for reading in vertical] == ["city", "province"]


def test_several_names_in_one_text_are_parted_outside_brackets() -> None:
    assert split_names("市科委、中关村管委会") == ("市科委", "中关村管委会")
    assert split_names("各县（市、区）人民政府，省财政厅") == ("各县（市、区）人民政府", "省财政厅")
