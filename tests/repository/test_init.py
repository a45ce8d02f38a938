"""A skeleton made by `init` is a valid plan without errors and warnings, wherever and from whichever lists."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reformcheck.catalog.files.yamltext import scalar
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog
from reformcheck.catalog.usual_names import local_counterpart
from reformcheck.plans.reader import parse_plan
from reformcheck.plans.skeleton import Skeleton
from reformcheck.rules.model import PlanReport
from reformcheck.rules.runner import Checker

from .conftest import Run

TODAY = "2026-01-01"
PILOT = "2020-3/03"


def skeleton(catalog: Catalog, geography: Geography, region: str, *lists: str, lang: str = "zh") -> str:
    found = geography.find(region)
    assert found is not None
    chosen = [catalog.lists[name] for name in lists or catalog.lists]
    return Skeleton(catalog, geography, today=TODAY, lang=lang).text(found, chosen)


def check(catalog: Catalog, geography: Geography, text: str) -> PlanReport:
    plan = parse_plan(text.encode(), "plan.yaml", catalog, geography)
    return Checker(catalog, geography, today=TODAY, lists=(), rules=None).check(plan)


def units(text: str) -> dict[str, list[str]]:
    items = yaml.safe_load(text)["items"]
    return {i["measure"]: [*i["units"]["lead"], *i["units"].get("assist", ())] for i in items}


def test_every_province_and_a_city_of_each(catalog: Catalog, geography: Geography) -> None:
    provinces = [region for region in catalog.regions.values() if region.parent is None]
    cities = {r.parent: r for r in catalog.regions.values() if r.parent}.values()
    for region in (*provinces, *cities):
        report = check(catalog, geography, skeleton(catalog, geography, region.code))
        assert [f for f in report.findings if f.severity != "note"] == [], region.name
        assert not [m for m in report.coverage.measures if m.status in ("missing", "uncertain")], region.name


@pytest.mark.parametrize("list_id", ["2017-80", "2018-126", "2020-3"])
@pytest.mark.parametrize(
    "region", ["辽宁省", "广州市", "北京市", "新疆维吾尔自治区", "延边朝鲜族自治州", "兴安盟"]
)
def test_each_list_in_both_languages(
    catalog: Catalog, geography: Geography, region: str, list_id: str
) -> None:
    chinese = skeleton(catalog, geography, region, list_id)
    english = skeleton(catalog, geography, region, list_id, lang="en")
    assert yaml.safe_load(chinese) == yaml.safe_load(english)
    assert not [f for f in check(catalog, geography, english).findings if f.severity != "note"]


@pytest.mark.parametrize(
    ("region", "scope"),
    [
        ("辽宁省", ["沈阳市"]),
        ("沈阳市", ["沈阳市"]),
        ("安徽省", ["合肥市", "芜湖市", "蚌埠市"]),
        ("河北省", ["河北省"]),
        ("吉林省", None),
        ("大连市", None),
    ],
)
def test_a_pilot_measure_stays_inside_its_zone(
    catalog: Catalog, geography: Geography, region: str, scope: list[str] | None
) -> None:
    items = yaml.safe_load(skeleton(catalog, geography, region, "2020-3"))["items"]
    found = [item.get("scope") for item in items if item["measure"] == PILOT]
    assert found == ([] if scope is None else [scope])


def test_what_is_left_out_is_said(catalog: Catalog, geography: Geography) -> None:
    text = skeleton(catalog, geography, "吉林省", "2017-80")
    assert "2017-80/08" not in units(text)
    assert "# 未列入：2017-80/08「国税地税联合办税」已被取代" in text
    assert "# 未列入：2017-80 未公布的 3 项（11、12、13" in text
    assert all(names == ["吉林省人民政府"] for names in units(text).values())


@pytest.mark.parametrize(
    ("department", "region", "office"),
    [
        ("科技部", "辽宁省", "省科技厅"),
        ("科技部", "沈阳市", "市科技局"),
        ("科技部", "上海市", "市科技局"),
        ("科技部", "西藏自治区", "自治区科技厅"),
        ("科技部", "延边朝鲜族自治州", "州科技局"),
        ("国务院国资委", "辽宁省", "省国资委"),
        ("最高人民法院", "辽宁省", "省高级人民法院"),
        ("最高人民法院", "沈阳市", "市中级人民法院"),
        ("中国银保监会", "辽宁省", "国家金融监督管理总局辽宁监管局"),
        ("中国银保监会", "沈阳市", "国家金融监督管理总局辽宁监管局"),
        ("中国银保监会", "大连市", "国家金融监督管理总局大连监管局"),
        ("中国银保监会", "鞍山市", "国家金融监督管理总局鞍山监管分局"),
        ("人民银行", "辽宁省", "中国人民银行辽宁省分行"),
        ("海关总署", "辽宁省", "沈阳海关"),
        ("海关总署", "天津市", "天津海关"),
        ("海关总署", "鞍山市", ""),
        ("中国证监会", "吉林省", "吉林证监局"),
        ("中科院", "吉林省", "中国科学院长春分院"),
        ("中科院", "新疆维吾尔自治区", "中国科学院新疆分院"),
        ("中科院", "西藏自治区", ""),
        ("无此部门", "吉林省", ""),
    ],
)
def test_local_counterparts(
    catalog: Catalog, geography: Geography, department: str, region: str, office: str
) -> None:
    found = geography.find(region)
    assert found is not None
    assert local_counterpart(department, found, catalog.regions, TODAY) == office


def test_names_are_those_of_the_day(catalog: Catalog, geography: Geography) -> None:
    """The department for veterans was set up in 2018: before, no office could bear the name."""
    found = geography.find("吉林省")
    assert found is not None
    assert local_counterpart("退役军人事务部", found, catalog.regions, "2016-01-01") == ""
    assert local_counterpart("退役军人事务部", found, catalog.regions, TODAY) == "省退役军人事务厅"


@pytest.mark.parametrize(
    "text",
    [
        "是",
        "五业联动",
        "a: b",
        "银行+征信",
        "中：文",
        "中 文",
        "中#文",
        "- 中",
        "“中”文",
        "null",
        "1",
        "中\n文",
        '中"文',
    ],
)
def test_any_text_survives_as_yaml(text: str) -> None:
    assert yaml.safe_load(f"[{scalar(text)}]") == [text]


def test_the_file_is_written_whole_and_never_over_another(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "plan.yaml"
    command = ("init", "--region", "辽宁", "--list", "2020-3", "-o", str(target), "--lang", "zh")
    assert run(*command).returncode == 0
    before = target.read_bytes()
    assert before.startswith(b"# yaml-language-server: $schema=plan.schema.json\n")
    again = run(*command)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert target.read_bytes() == before
    assert run(*command, "--force").returncode == 0
    assert run("diff", str(target), "--fail-on", "warning").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--region", "辽宁生"), "辽宁省"),
        (("--region", "辽宁省", "--list", "2020-4"), "2020-3"),
        ((), "--region"),
    ],
)
def test_mistakes_are_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("init", *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert not result.stdout
