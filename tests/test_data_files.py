"""The data files of the catalog agree with their schemas, and what is read of them in a quick way is what they say."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reformcheck.catalog.bodies import UNITS, load_bodies
from reformcheck.catalog.body_entries import describe
from reformcheck.catalog.divisions import REGIONS, load_regions
from reformcheck.catalog.files.yamlfile import parse_yaml, read_yaml
from reformcheck.catalog.loader import BUILT_IN_LISTS, load_catalog
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


HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("path", sorted(BUILT_IN_LISTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_everything_that_an_english_report_names_is_translated(path: Path) -> None:
    """Each title, category, scope and condition, once, and nothing that the list does not hold."""
    lst = load_catalog().lists[path.stem]
    named = [lst.title, *(category.name for category in lst.categories)]
    english = [lst.title_en, *(category.name_en for category in lst.categories)]
    english += [withheld.category_en for withheld in lst.withheld]
    for measure in lst.measures:
        named += measure.named("zh")
        english += measure.named("en")
    assert not HAN.search("".join(english))
    translations = read_yaml(str(path)).data["translations"]
    assert set(translations) == set(named) - {""}
    titles = [measure.named("en").title for measure in lst.measures]
    assert len(set(titles)) == len(titles)


def test_a_list_without_translations_keeps_its_own_words(tmp_path: Path) -> None:
    text = (BUILT_IN_LISTS / "2017-80.yaml").read_text("utf-8").partition("translations:")[0]
    file = tmp_path / "list.yaml"
    file.write_text(text, "utf-8")
    lst = load_catalog([str(file)]).lists["2017-80"]
    assert [measure.named("en") for measure in lst.measures] == [m.named("zh") for m in lst.measures]
    assert (lst.title_en, lst.withheld[0].category_en) == (lst.title, "军民融合创新方面")
