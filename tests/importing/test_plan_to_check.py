"""A document as the plan that the rules check, its findings at its own paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Region
from reformcheck.plans.documents import (
    emit_plan,
    is_document,
    load_plan,
    plan_data,
    read_document,
    understand,
)
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
    assert (caught.value.zh, caught.value.en) == (
        "文中看不出是哪个地区的方案，请用 --region 指明，如 --region 吉林省",
        "the text does not say of which region the plan is; name it with --region, such as --region 吉林省",
    )
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
    ("units", "region"),
    [
        ("吉林省科技厅、长春市科技局、吉林省财政厅", "吉林省"),
        ("长春市科技局、长春市财政局、吉林省科技厅", "长春市"),
        ("延边朝鲜族自治州科技局", "延边朝鲜族自治州"),
    ],
)
def test_a_region_that_the_text_names_is_proposed(tmp_path: Path, regions: Regions, units: str, region: str):
    path = tmp_path / "plan.txt"
    path.write_text(f"关于推广改革举措的实施方案\n1.推行专利保险机制。（责任单位：{units}）\n", "utf-8")
    with pytest.raises(InputError) as caught:
        load_plan(str(path), regions)
    assert (caught.value.zh, caught.value.en) == (
        f"文中没有写明是哪个地区的方案，是否为{region}？请用 --region {region} 指明",
        f"the text does not say of which region the plan is; {region}? Name it with --region {region}",
    )


@pytest.mark.parametrize(
    ("title", "doubt"),
    [
        ("肥西县", ("county", "肥西县", "合肥市", "安徽省")),
        ("北京市海淀区", ("district", "海淀区", "北京市", "北京市")),
        ("海淀区", ("district", "海淀区", "北京市", "北京市")),
        ("天津滨海新区", ("district", "滨海新区", "天津市", "天津市")),
        ("重庆市渝北区人民政府", ("district", "渝北区", "重庆市", "重庆市")),
        ("河北省桥西区", ("district", "桥西区", "河北省", "河北省")),
        ("合肥市肥西县", None),
        ("北京市", None),
        ("湖北省仙桃市", None),
    ],
)
def test_a_county_and_its_plan_file_have_the_same_doubt(
    tmp_path: Path, regions: Regions, title: str, doubt: tuple[str, ...] | None
):
    path, file = tmp_path / "plan.txt", tmp_path / "plan.yaml"
    path.write_text(f"{title}推广改革举措工作方案\n1.推行专利保险机制。（责任单位：区科技局）\n", "utf-8")
    plan = load_plan(str(path), regions)
    file.write_text(emit_plan(plan_data(understand(read_document(str(path)), regions))), "utf-8")
    catalog = load_catalog()
    imported = read_plan(str(file), catalog, Geography(catalog))
    for each in (plan, imported):
        said = [(d.kind, d.words, d.within, each.region.name) for d in each.doubts]
        assert said == ([doubt] if doubt else []), each.path
    if doubt:
        assert load_plan(str(path), regions, region=doubt[2]).doubts == ()


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


FIELDS = """湖南省推广支持创新相关改革举措工作方案
根据国办发〔2018〕126号，制定本方案。
任务一：省级行政区内专利等专业技术性较强的知识产权案件跨市（区）审理
工作内容：在长沙市、株洲市两市推行。
责任单位：省高级人民法院
任务二：技术股与现金股结合激励的科技成果转化相关方利益捆绑机制
工作内容：成立工作专班。
相关政策尚未出台，该项举措不予推广。
责任单位：省科技厅
"""


def test_words_of_the_text_are_found_in_their_own_paragraph(tmp_path: Path, regions: Regions):
    runner = pytest.importorskip("reformcheck.rules.runner")
    catalog = load_catalog()
    rules = ["national-measure-narrowed", "measure-declined"]
    checker = runner.Checker(catalog, Geography(catalog), today="2026-01-01", lists=(), rules=rules)
    path = tmp_path / "plan.txt"
    path.write_text(FIELDS, encoding="utf-8")
    found = checker.check(load_plan(str(path), regions)).findings
    assert {(f.rule, f.location.words) for f in found} == {
        ("national-measure-narrowed", "第4行"),
        ("measure-declined", "第8行"),
    }


def test_no_task_is_said_to_name_nobody_where_units_stand_behind_it_unread(tmp_path: Path, regions: Regions):
    """Who answers may be those: the report says that it read them as nobody's, and where."""
    runner = pytest.importorskip("reformcheck.rules.runner")
    path = tmp_path / "plan.txt"
    path.write_text(
        "吉林省工作方案\n一、重点任务\n1.建设平台。（责任单位：省科技厅）\n2.优化注销流程。简化材料。\n省税务局、省人社厅\n"
        "3.推广电子印章。（省政务局负责）\n4.推行帮办制度。责任单位落实到省政务局。\n5.推行容缺受理。优化服务。\n",
        encoding="utf-8",
    )
    catalog = load_catalog()
    checker = runner.Checker(catalog, Geography(catalog), today="2026-01-01", lists=(), rules=None)
    found = checker.check(load_plan(str(path), regions)).findings
    said = [(f.rule, f.location.words, f.values.get("words", "")) for f in found]
    assert [f for f in said if f[0] in ("reading-doubt", "no-responsible-unit")] == [
        ("reading-doubt", "第4行", "省税务局、省人社厅"),
        ("reading-doubt", "第7行", "责任单位落实到省政务局。"),
        ("no-responsible-unit", "第8行", ""),
    ]
