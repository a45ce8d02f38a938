"""A document as the plan that the rules check, its findings at its own paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Region
from reformcheck.plans.documents import is_document, load_plan
from reformcheck.plans.reader import read_plan

Regions = Mapping[str, Region]


def test_same_findings_at_the_lines_of_the_document(examples: Path, regions: Regions):
    runner = pytest.importorskip("reformcheck.rules.runner")
    catalog = load_catalog()
    geography = Geography(catalog)
    checker = runner.Checker(catalog, geography, today="2026-01-01", lists=(), rules=None)
    document = load_plan(str(examples / "jilin-2019-19-plan.txt"), regions)
    plan = read_plan(str(examples.parent / "jilin.yaml"), catalog, geography)
    found, wanted = checker.check(document).findings, checker.check(plan).findings
    assert [(f.rule, f.severity, f.measure_id, f.item_number, f.values) for f in found] == [
        (f.rule, f.severity, f.measure_id, f.item_number, f.values) for f in wanted
    ]
    assert {f.location.path for f in found} == {document.path}
    lines = Path(document.path).read_text("utf-8").split("\n")
    for finding in found:
        if finding.item_number:
            item = next(i for i in document.items if i.number == finding.item_number)
            assert f"{item.number}.{item.title}" in lines[finding.location.line - 1]


def test_every_unit_stands_where_it_is_said_to(examples: Path, regions: Regions):
    for name in ("jilin-2019-19-plan.txt", "lasa-2017-opinion.txt"):
        plan = load_plan(str(examples / name), regions)
        lines = (examples / name).read_text("utf-8").split("\n")
        for item in plan.items:
            for unit in item.assignment.units:
                assert lines[unit.location.line - 1][unit.location.column - 1 :].startswith(unit.name)


def test_what_the_text_does_not_say(tmp_path: Path, regions: Regions):
    path = tmp_path / "plan.txt"
    path.write_text("某方案\n1.推行专利保险机制。开展试点。（责任单位：省科技厅）\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_plan(str(path), regions)
    assert "--region" in caught.value.zh and "--region" in caught.value.en
    plan = load_plan(str(path), regions, region="420000", lists=["2018-126"])
    assert (plan.region.name, plan.lists, plan.phases) == ("湖北省", ("2018-126",), None)
    path.write_text("湖北省方案\n没有任务。\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_plan(str(path), regions)
    assert "没有识别出任何任务" in caught.value.zh


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("吉林省关于推广改革举措的工作方案", "吉林省"),
        ("吉林市关于推广改革举措的工作方案", "吉林市"),
        ("湖北省武汉市人民政府办公厅关于推广改革举措的通知", "武汉市"),
        ("关于加快推进拉萨市建设国家创新型城市的实施意见", "拉萨市"),
        ("上海关于推广改革举措的实施方案", "上海市"),
        ("国务院关于推广改革举措的通知", ""),
    ],
)
def test_region_by_title(title: str, region: str, regions: Regions, tmp_path: Path):
    from reformcheck.plans.documents import read_document, understand

    path = tmp_path / "plan.txt"
    path.write_text(f"{title}\n1.推行机制。（责任单位：省科技厅）\n", encoding="utf-8")
    assert understand(read_document(str(path)), regions).region == region


def test_region_by_number(regions: Regions, tmp_path: Path):
    from reformcheck.plans.documents import read_document, understand

    path = tmp_path / "plan.txt"
    path.write_text(
        "推广改革举措工作方案\n鄂政办发〔2019〕1号\n1.推行机制。（责任单位：省科技厅）\n", encoding="utf-8"
    )
    assert understand(read_document(str(path)), regions).region == "湖北省"


def test_which_files_are_documents(examples: Path, tmp_path: Path):
    assert is_document(str(examples / "jilin-2019-19-plan.txt"))
    assert not is_document(str(examples.parent / "jilin.yaml"))
    assert not is_document("-")
    page = tmp_path / "saved"
    page.write_text("<!DOCTYPE html><html><p>x</p></html>", encoding="utf-8")
    assert is_document(str(page))


@pytest.mark.parametrize(
    ("county", "province", "prefecture", "said"),
    [
        ("肥西县", "安徽省", "合肥市", "全县"),
        ("安徽省巢湖市", "安徽省", "合肥市", "全市"),
        ("巢湖市", "安徽省", "合肥市", "全市"),
        ("昆山市", "江苏省", "苏州市", "全市"),
        ("义乌市", "浙江省", "金华市", "全市"),
    ],
)
def test_plan_of_a_county_is_told_to_be_checked_as_the_provinces(
    tmp_path: Path, regions: Regions, county: str, province: str, prefecture: str, said: str
):
    path = tmp_path / "plan.txt"
    head = f"{county}推广支持创新相关改革举措工作方案\n根据国办发〔2018〕126号，制定本方案。\n"
    path.write_text(
        f"{head}1.区域性股权市场设置科技创新专板。在{said}推行。（责任单位：县科技局）\n", encoding="utf-8"
    )
    plan = load_plan(str(path), regions)
    told = [(doubt.kind, doubt.words, doubt.within) for doubt in plan.doubts]
    assert (plan.region.name, told) == (province, [("county", county.removeprefix(province), prefecture)])
    assert load_plan(str(path), regions, region=prefecture).doubts == ()


@pytest.mark.parametrize(
    ("said", "severity", "variant"),
    [("全市", "warning", "doubt"), ("全省", "error", "beyond")],
)
def test_whole_of_a_county_may_lie_in_a_zone(
    tmp_path: Path, regions: Regions, said: str, severity: str, variant: str
):
    runner = pytest.importorskip("reformcheck.rules.runner")
    catalog = load_catalog()
    rules = ["pilot-measure-out-of-zone"]
    checker = runner.Checker(catalog, Geography(catalog), today="2026-01-01", lists=(), rules=rules)
    path = tmp_path / "plan.txt"
    head = "巢湖市推广支持创新相关改革举措工作方案\n根据国办发〔2018〕126号，制定本方案。\n"
    path.write_text(
        f"{head}1.区域性股权市场设置科技创新专板。在{said}推行。（责任单位：市科技局）\n", encoding="utf-8"
    )
    found = checker.check(load_plan(str(path), regions)).findings
    assert [(f.severity, f.variant, f.values["beyond"]) for f in found] == [(severity, variant, (said,))]
