"""Zones that a list brings: the example of the 21 free-trade zones, and zones files beside lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.reader import parse_plan
from reformcheck.reports.wording import message
from reformcheck.rules.runner import Checker

EXAMPLE = Path(__file__).parent.parent / "examples" / "free-trade-zones"
CATALOG = load_catalog([str(EXAMPLE / "list.yaml")])
GEOGRAPHY = Geography(CATALOG)


def test_twenty_one_zones_and_their_provinces() -> None:
    zones = [zone for id, zone in CATALOG.zones.items() if id.startswith("ftz-example/")]
    codes = [{code for part in zone.parts for code in part.regions} | {*zone.regions} for zone in zones]
    provinces = {code[:2] for each in codes for code in each}
    assert (len(zones), len(provinces)) == (21, 21)
    assert all(len({code[:2] for code in each}) == 1 for each in codes)
    assert CATALOG.zone_groups["21个自贸试验区"] == tuple(zone.id for zone in zones)


@pytest.mark.parametrize(
    ("region", "area"),
    [
        ("湖北省", ("湖北自贸试验区武汉片区", "湖北自贸试验区襄阳片区", "湖北自贸试验区宜昌片区")),
        ("武汉市", ("湖北自贸试验区武汉片区",)),
        ("咸阳市", ("陕西自贸试验区中心片区", "陕西自贸试验区杨凌示范区片区")),
        ("三亚市", ("三亚市",)),
        ("三沙市", ()),
        ("吉林省", ()),
    ],
)
def test_where_a_measure_of_the_free_trade_zones_applies(region: str, area: tuple[str, ...]) -> None:
    found = GEOGRAPHY.find(region)
    assert found
    assert GEOGRAPHY.pilot_area(CATALOG.measures["ftz-example/01"].scope, found) == area


def findings(region: str, scope: str, number: int = 1) -> list[tuple[str, str]]:
    """Severity and variant of what the rule finds in a plan of one item with this scope."""
    measure = CATALOG.measures[f"ftz-example/{number:02d}"]
    text = f"reformcheck: 1\nplan: {{title: 方案, region: {region}, lists: [ftz-example]}}\nitems:\n"
    text += f"  - {{title: {measure.title}, scope: {scope}, units: [商务局]}}\n"
    plan = parse_plan(text.encode(), "plan.yaml", CATALOG, GEOGRAPHY)
    checker = Checker(CATALOG, GEOGRAPHY, today="2026-01-01", rules=["pilot-measure-out-of-zone"])
    return [(finding.severity, finding.variant) for finding in checker.check(plan).findings]


@pytest.mark.parametrize(
    ("region", "scope", "expected"),
    [
        ("武汉市", "武汉片区", []),
        ("武汉市", "湖北自贸试验区武汉片区", []),
        ("武汉市", "中国（湖北）自由贸易试验区武汉片区", []),
        ("武汉市", "自贸试验区", []),
        ("武汉市", "全市", [("error", "beyond")]),
        ("武汉市", "武汉市", [("error", "beyond")]),
        ("武汉市", "全市（自贸试验区除外）", [("warning", "doubt")]),
        ("武汉市", "武汉市江夏区", [("warning", "doubt")]),
        ("湖北省", "[武汉片区, 襄阳片区, 宜昌片区]", []),
        ("湖北省", "武汉片区、襄阳片区和宜昌片区", []),
        ("湖北省", "湖北自贸试验区各片区", []),
        ("湖北省", "全省", [("error", "beyond")]),
        ("湖北省", "武汉市、襄阳市", [("warning", "part")]),
        ("湖北省", "武汉片区、荆州市", [("error", "beyond")]),
        ("海南省", "海南自贸试验区", []),
        ("海南省", "全省", [("error", "beyond")]),
        ("海口市", "全市", []),
        ("上海市", "临港新片区", []),
        ("上海市", "全市", [("error", "beyond")]),
        ("吉林省", "全省", [("error", "no-zone")]),
    ],
)
def test_a_plan_must_keep_to_the_parts(region: str, scope: str, expected: list[tuple[str, str]]) -> None:
    assert findings(region, scope) == expected


def test_a_group_of_some_zones() -> None:
    assert findings("湖北省", "自贸试验区武汉片区", number=2) == []
    assert findings("辽宁省", "大连片区", number=2) == [("error", "no-zone")]


def test_the_message_speaks_of_the_lists_own_words() -> None:
    text = (EXAMPLE / "hubei.yaml").read_bytes()
    plan = parse_plan(text, "hubei.yaml", CATALOG, GEOGRAPHY)
    checker = Checker(CATALOG, GEOGRAPHY, today=date(2026, 1, 1).isoformat())
    said = [f for f in checker.check(plan).findings if f.rule == "pilot-measure-out-of-zone"]
    assert [message(finding, "zh") for finding in said] == [
        "第2项没有单独写明适用范围，按方案总的范围是把 ftz-example/02「长江水运多式联运“一单制”服务」用于「全省」，但该举措在湖北省只限"
        "湖北自贸试验区武汉片区、湖北自贸试验区襄阳片区、湖北自贸试验区宜昌片区（示例〔2021〕1号）"
    ]


def test_zones_of_a_list_change_nothing_for_other_lists() -> None:
    shipped = load_catalog()
    assert {id: CATALOG.measures[id] for id in shipped.measures} == shipped.measures
    assert {id: CATALOG.zones[id] for id in shipped.zones} == shipped.zones


LIST = """\
reformcheck-list: 1
list: {id: own, title: 清单, document_number: 某发〔2021〕1号, issuer: 某, issued: "2021", declared_total: 1, source: own.yaml}
categories: [{name: 甲, declared: 1}]
measures: [{number: 1, category: 甲, title: 甲一, scope: SCOPE}]
"""
ZONES = """\
reformcheck-zones: 1
zones:
  - {id: donghu, name: 东湖高新区, parts: [{name: 武汉东湖高新区, in: 武汉市}]}
zone_groups:
  - {name: 高新区试点}
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Geography]:
    def with_files(scope: str, **files: str) -> Geography:
        (tmp_path / "own.yaml").write_text(LIST.replace("SCOPE", scope) + files.pop("more", ""), "utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        return Geography(load_catalog([str(tmp_path)]))

    return with_files


def test_a_zones_file_beside_the_lists(load: Callable[..., Geography]) -> None:
    geography = load("高新区试点", zones=ZONES)
    assert geography.zone_extent("东湖高新区").parts == {("武汉东湖高新区", ("420100",))}


@pytest.mark.parametrize(
    ("scope", "files", "place", "sentence"),
    [
        ("自贸试验区", {}, "own.yaml:4:", 'unknown scope "自贸试验区": expected 全国 or unstated alone, or provinces, prefectures or 8个改革试验区域'),
        ("全国", {"more": "zones: [{id: a, name: 甲区, regions: [吴汉市]}]\n"}, "own.yaml:5:", 'unknown region "吴汉市"'),
        ("全国", {"more": "zones: [{id: a, name: 武汉, parts: [{name: 光谷, in: 武汉市}]}]\n"}, "own.yaml:5:", '"武汉" is the name of another region or zone already'),
        ("全国", {"more": "zones: [{id: a, name: 珠三角, regions: [广州市]}]\n"}, "own.yaml:5:", '"珠三角" is the name of another region or zone already'),
        ("全国", {"more": "zones: [{id: a, name: 甲区, regions: [广州市]}]\nzone_groups: [{name: 群, zones: [b]}]\n"}, "own.yaml:6:", 'no zone of this file has the id "b"'),
        ("全国", {"more": "zones: [{id: a, name: 甲区}]\n"}, "own.yaml:5:", "regions"),
        ("全国", {"zones": ZONES.replace("in: 武汉市", "at: 武汉市")}, "zones.yaml:3:", '"at"'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(
    load: Callable[..., Geography], scope: str, files: dict[str, str], place: str, sentence: str
) -> None:
    with pytest.raises(InputError) as caught:
        load(scope, **files)
    assert place in str(caught.value.location)
    assert sentence in caught.value.en


def test_provinces_and_cities_as_a_scope(tmp_path: Path) -> None:
    """A division needs no zone of its own: it is one, of the list alone."""
    text = (EXAMPLE / "list.yaml").read_text("utf-8").partition("zones:")[0]
    text += "categories:\n  - {name: 甲方面, declared: 3}\nmeasures:\n"
    for number, scope in enumerate(("浙江", "[上海市, 成都市]", "[珠三角, 浙江省]"), 1):
        text += f"  - {{number: {number}, category: 甲方面, title: 推行第{number}项, scope: {scope}}}\n"
    path = tmp_path / "list.yaml"
    path.write_text(text, encoding="utf-8")
    catalog = load_catalog([str(path)])
    scopes = [catalog.measures[f"ftz-example/0{number}"].scope for number in (1, 2, 3)]
    assert [scope.printed for scope in scopes] == ["浙江", "上海市、成都市", "珠三角、浙江省"]
    areas = [[catalog.zones[zone].regions for zone in scope.zones] for scope in scopes]
    pearl = catalog.zones[scopes[2].zones[0]].regions
    assert areas == [[("330000",)], [("310000",), ("510100",)], [pearl, ("330000",)]]
    assert not load_catalog().zones.keys() & {"ftz-example/浙江", "ftz-example/浙江省"}
