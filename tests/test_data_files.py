"""The data files of the catalog agree with their schemas, and what is read of them in a quick way is what they say."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest

from reformcheck.catalog.bodies import UNITS, load_bodies
from reformcheck.catalog.body_entries import describe
from reformcheck.catalog.divisions import REGIONS, load_regions
from reformcheck.catalog.files.yamlfile import parse_yaml, read_yaml
from reformcheck.catalog.zones import SHIPPED

FILES = {"units": UNITS, "regions": REGIONS, "zones": SHIPPED}
SCHEMAS = UNITS.parent / "schemas"


def validate(data: object, name: str) -> None:
    jsonschema.validate(data, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_the_file_agrees_with_its_schema(name: str) -> None:
    validate(read_yaml(str(FILES[name])).data, name)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("units", "    decided: 2018-03-17", "    decided: 2018年3月17日"),
        ("units", "    vertical: true", "    vertical: yes"),
        ("units", "local from 2018:", "local since 2018:"),
        ("regions", "110000 北京市 北京", "11000 北京市 北京"),
        ("regions", "110000 北京市 北京", "110000 北京市"),
        ("zones", "    regions: [", "    region: ["),
    ],
)
def test_a_slip_is_found(name: str, old: str, new: str) -> None:
    text = FILES[name].read_text("utf-8")
    assert old in text
    with pytest.raises(jsonschema.ValidationError):
        validate(parse_yaml(text.replace(old, new, 1).encode(), name).data, name)


def test_what_the_registry_points_to_is_there() -> None:
    data: dict[str, Any] = read_yaml(str(UNITS)).data
    bodies, sources = data["bodies"], data["sources"]
    assert {key for body in bodies.values() for key in body["source"].split()} <= sources.keys()
    named = ("becomes", "feeds", "also", "also-in-cities")
    assert {
        id for body in bodies.values() for key in named for id in body.get(key, "").split()
    } <= bodies.keys()
    days = [date.fromisoformat(reform[key]) for reform in data["reforms"].values() for key in reform if key not in ("name", "source")]  # fmt: skip
    assert max(days) < date(2030, 1, 1)


def test_the_registry_without_its_evidence_is_the_whole_registry() -> None:
    """A check reads the file without sources and examples, which `catalog units` shows."""
    assert list(load_bodies().bodies) == list(read_yaml(str(UNITS)).data["bodies"])
    assert [entry.id for entry in describe().entries] == list(load_bodies().bodies)


def test_every_prefecture_has_its_province() -> None:
    regions = load_regions()
    assert {r.parent for r in regions.values()} - {None} <= {
        r.code for r in regions.values() if r.parent is None
    }
