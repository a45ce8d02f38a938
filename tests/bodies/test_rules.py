"""The rules on units, on the real plans and on the cases that decide their edges."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.model import Location
from reformcheck.plans.model import Plan
from reformcheck.rules import foreign_unit, guiding_department_uncovered, outdated_unit, vague_unit
from reformcheck.rules.model import Finding, Related
from reformcheck.rules.units import issued_span

HERE = Path(__file__).parent
RULES = (guiding_department_uncovered, outdated_unit, foreign_unit, vague_unit)
Check = Callable[..., list[Finding]]


def units_said(findings: list[Finding]) -> list[object]:
    return [finding.values["unit"] for finding in findings]


@pytest.mark.parametrize(
    ("issued", "number"), [("2019", ""), ("", "吉政办发〔2019〕19号"), ("2019-03-20", "")]
)
def test_jilin_lacks_one_counterpart_and_nothing_else(issued: str, number: str, check: Check) -> None:
    items = yaml.safe_load((HERE / "jilin.yaml").read_text("utf-8"))
    found = check(RULES, "吉林省", issued, [([i["measure"]], i["units"]) for i in items], number=number)
    assert found == [
        Finding(
            Location("plan.yaml", 11, 1),
            {
                "item": "11",
                "title": "第11项",
                "measure": "2018-126/13",
                "measure_title": "以协商估值、坏账分担为核心的中小企业商标质押贷款模式",
                "measure_title_en": "Loans to small and medium-sized enterprises against pledged trademarks, with negotiated"
                " valuation and shared bad debts",
                "document": "国办发〔2018〕126号",
                "department": ("工业和信息化部",),
            },
            measure_id="2018-126/13",
            item_number="11",
            ordinal=11,
            related=(
                Related(
                    Location("guobanfa-2018-126-list.txt", 88),
                    "国办发〔2018〕126号 第13项：以协商估值、坏账分担为核心的中小企业商标质押贷款模式",
                ),
            ),
        )
    ]


def test_lhasa_names_were_in_use_and_are_its_own(check: Check) -> None:
    printed = yaml.safe_load((HERE / "printed.yaml").read_text("utf-8"))["拉萨市2017年12月21日"].split()
    assert check(RULES, "拉萨市", "2017-12-21", [([], printed)]) == []
    [vague] = check(RULES, "拉萨市", "2017-12-21", [([], ["各成员单位"])])
    assert (vague.values, vague.location.line) == (
        {"item": "1", "title": "第1项", "units": "各成员单位"},
        1,
    )


CLOSED = ["2018-126/13"]
PRESENT = ["人民银行长春中心支行", "吉林银保监局", "省市场监管厅"]


@pytest.mark.parametrize(
    ("more", "department"),
    [
        ([], "工业和信息化部"),
        (["省通信管理局"], "工业和信息化部"),
        (["吉林大学", "各市（州）人民政府"], "工业和信息化部"),
        (["各责任单位"], "工业和信息化部"),
        (["省经信委"], None),
        (["县科工信局"], None),
        (["工业和信息化部门"], None),
        (["工业和信息化部"], None),
        # Whoever else is meant may be the counterpart.
        (["有关部门"], None),
        (["省某某办"], None),
    ],
)
def test_what_covers_a_guiding_department(more: list[str], department: str | None, check: Check) -> None:
    found = check(guiding_department_uncovered, "吉林省", "2019-06-30", [(CLOSED, [*PRESENT, *more])])
    assert [finding.values["department"] for finding in found] == ([(department,)] if department else [])


def test_an_open_list_and_an_unmatched_item_say_nothing_of_guiding_departments(check: Check) -> None:
    rule = guiding_department_uncovered
    assert check(rule, "吉林省", "2019-06-30", [(CLOSED, PRESENT)], open_ended=True) == []
    assert check(rule, "吉林省", "2019-06-30", [([], PRESENT), (CLOSED, []), (CLOSED, ["有关部门"])]) == []
    assert check(rule, "吉林省", "2019-06-30", [(CLOSED, ["各市（州）人民政府", "长春新区"])]) == []


def test_a_university_alone_covers_no_department(check: Check) -> None:
    found = check(guiding_department_uncovered, "吉林省", "2019-06-30", [(["2018-126/08"], ["吉林大学"])])
    assert [finding.values["department"] for finding in found] == [("科技部", "国务院国资委")]


def test_two_measures_of_one_item_are_judged_each(check: Check) -> None:
    items = [(["2018-126/07", "2018-126/12"], ["省科技厅", "省财政厅"])]
    [found] = check(guiding_department_uncovered, "吉林省", "2019-06-30", items)
    assert (found.measure_id, found.values["department"]) == ("2018-126/12", ("国家发展改革委",))


@pytest.mark.parametrize(
    ("where", "issued", "unit", "variant"),
    [
        # The province had to be done by the end of 2018, the city by the end of March 2019.
        ("吉林省", "2018-12-31", "省环保厅", None),
        ("吉林省", "2019-01-01", "省环保厅", "no longer"),
        ("吉林省", "2019-03-31", "市环保局", None),
        ("吉林省", "2019-04-01", "市环保局", "no longer"),
        ("吉林省", "2019-04-01", "长白县环保局", "no longer"),
        ("北京市", "2019-01-01", "市环保局", "no longer"),
        ("长春市", "2019-02", "环保局", None),
        # A year counts where all of it agrees.
        ("吉林省", "2019", "市环保局", None),
        ("吉林省", "2020", "市环保局", "no longer"),
        ("吉林省", "2018", "省生态环境厅", None),
        ("吉林省", "2017", "省生态环境厅", "not yet"),
        ("吉林省", "", "省国税局", None),
        # Central names.
        ("吉林省", "2023-05-18", "中国银保监会", None),
        ("吉林省", "2023-06-01", "中国银保监会", "no longer"),
        ("吉林省", "2017-12-31", "银保监会", "not yet"),
        # Vertical offices.
        ("吉林省", "2018-07-20", "长春市国家税务局", None),
        ("吉林省", "2020-01-01", "市国税局", "no longer"),
        ("吉林省", "2017-12-01", "国家税务总局吉林省税务局", "not yet"),
        ("上海市", "2017-12-01", "市税务局", None),
        ("吉林省", "2023-07-20", "延边银保监分局", None),
        ("吉林省", "2023-08-01", "延边银保监分局", "no longer"),
        ("吉林省", "2024-01-01", "中国人民银行长春中心支行", "no longer"),
        ("辽宁省", "2024-01-01", "人民银行沈阳分行", "no longer"),
        ("北京市", "2024-01-01", "人民银行营业管理部", None),
        ("吉林省", "2022-01-01", "中国人民银行吉林省分行", "not yet"),
        ("吉林省", "2022-01-01", "国家金融监督管理总局吉林监管局", "not yet"),
        ("北京市", "2020-01-01", "北京金融监管局", None),
        ("吉林省", "2018-06-01", "珲春出入境检验检疫局", "no longer"),
        # Names that outlived the reform somewhere, or whose end nobody set.
        ("内蒙古自治区", "2021-01-01", "自治区农牧厅", None),
        ("西藏自治区", "2021-01-01", "自治区农牧厅", "no longer"),
        ("西藏自治区", "2021-01-01", "自治区文化厅", None),
        ("吉林省", "2021-01-01", "省文化厅", "no longer"),
        ("吉林省", "2021-01-01", "省知识产权局", None),
        ("吉林省", "2021-01-01", "市物价局", None),
        ("吉林省", "2021-01-01", "省扶贫办", None),
        ("吉林省", "2022-01-01", "省扶贫办", "no longer"),
        # A zone's own offices, a merged office, an unknown name, a look-alike.
        ("吉林省", "2021-01-01", "高新区环保局", None),
        ("吉林省", "2021-01-01", "省交通质监局", None),
        ("吉林省", "2021-01-01", "省煤矿安全监察局", None),
        ("吉林省", "2021-01-01", "省工商联", None),
        ("吉林省", "2021-01-01", "省某某局", None),
        ("吉林省", "2021-01-01", "省市场监管厅(原省工商局)", None),
    ],
)
def test_names_in_their_time(where: str, issued: str, unit: str, variant: str | None, check: Check) -> None:
    found = check(outdated_unit, where, issued, [([], [unit])])
    assert [finding.variant for finding in found] == ([variant] if variant else [])


def test_an_outdated_unit_says_why_and_stands_at_the_unit(check: Check) -> None:
    [found] = check(outdated_unit, "吉林省", "2020-01-01", [([], ["省财政厅", "省国税局"])])
    assert found == Finding(
        Location("plan.yaml", 1, 2),
        {
            "item": "1",
            "title": "第1项",
            "unit": "省国税局",
            "reform": "2018年国税地税征管体制改革",
            "date": "2018-07-20",
        },
        item_number="1",
        ordinal=1,
        variant="no longer",
    )
    for messages in outdated_unit.MESSAGE.values():
        assert messages["no longer"].format(**found.values)


@pytest.mark.parametrize(
    ("where", "unit", "foreign"),
    [
        ("辽宁省", "吉林省科技厅", True),
        ("辽宁省", "长春市财政局", True),
        ("辽宁省", "长春海关", True),
        ("辽宁省", "吉林省", True),
        ("吉林省", "长春市科技局", False),
        ("长春市", "吉林省科技厅", False),
        ("长春市", "吉林市科技局", True),
        # Offices set up from above serve their province, some of them several.
        ("吉林市", "长春海关", False),
        ("吉林省", "中国人民银行沈阳分行", False),
        ("河北省", "中国人民银行沈阳分行", True),
        ("吉林省", "沈阳铁路局", False),
        ("河北省", "北京知识产权法院", False),
        ("吉林省", "中科院沈阳分院", False),
        # A district may bear the name of a prefecture elsewhere.
        ("北京市", "朝阳区科技局", False),
        ("北京市", "朝阳科技局", False),
        ("吉林省", "西安区科技局", False),
        ("青海省", "海南州科技局", False),
        # No departments, or none of a place.
        ("拉萨市", "北京援藏前方指挥部", False),
        ("西藏自治区", "上海票据交易所", False),
        ("辽宁省", "吉林大学", False),
        ("江苏省", "苏州宿迁工业园区管委会", False),
        ("吉林省", "东北某某局", False),
        ("吉林省", "国家知识产权局", False),
    ],
)
def test_whose_unit_it_is(where: str, unit: str, foreign: bool, check: Check) -> None:
    assert units_said(check(foreign_unit, where, "2020-05-01", [([], [unit])])) == [unit] * foreign


def test_a_text_with_several_units_is_parted(check: Check) -> None:
    text = "省科技厅、吉林省财政厅，大连市（金普新区、高新区）"
    found = check(foreign_unit, "辽宁省", "2020", [([], [text])])
    assert units_said(found) == ["吉林省财政厅"]


@pytest.mark.parametrize(
    ("units", "vague"),
    [
        (["有关部门"], True),
        (["各有关部门和单位", "各责任单位"], True),
        (["各有关部门和单位", "各省级人民政府"], False),
        (["各县（区）人民政府"], False),
        (["省科技厅", "有关部门"], False),
        (["科技部门"], False),
        ([], False),
    ],
)
def test_vague_units(units: list[str], vague: bool, check: Check) -> None:
    found = check(vague_unit, "吉林省", "2020", [([], units)])
    assert [finding.values["units"] for finding in found] == (["、".join(units)] if vague else [])


@pytest.mark.parametrize(
    ("issued", "number", "span"),
    [
        ("2019-02-18", "", ("2019-02-18", "2019-02-18")),
        ("2019-02", "", ("2019-02-01", "2019-02-31")),
        ("2019", "", ("2019-01-01", "2019-12-31")),
        ("", "吉政办发〔2019〕19号", ("2019-01-01", "2019-12-31")),
        ("", "", None),
    ],
)
def test_days_of_issue(issued: str, number: str, span: Any) -> None:
    plan = Plan(
        "p", "", number, "", None, issued, (), (), None, (), (), (), (), None, Location("p"), "",  # type: ignore[arg-type]
    )  # fmt: skip
    assert issued_span(plan) == span
