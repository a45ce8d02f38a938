"""Another object in a measure's own frame is no sure match; a number or a near word may be."""

from __future__ import annotations

import pytest

from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Location
from reformcheck.plans.model import Assignment, Item
from reformcheck.rules.matching import Matcher

MATCHER = Matcher(list(load_catalog().measures.values()))


def sure(title: str, text: str = "") -> list[str]:
    item = Item("1", "", title, text, (), Assignment(), (), Location("plan.yaml", 1, 1))
    return [match.measure.id for match in MATCHER.match([item])[0].sure]


@pytest.mark.parametrize(
    "title",
    [
        "商标快速审查、确权、维权一站式服务",
        "国有企业编制省内统筹使用",
        "区域性股权市场设置绿色专板",
        "推动政府股权基金投向成熟期企业的容错机制",
        "海关地税联合办税",
        "推行国税海关联合办税",
        "技术经理人全程参与的科技成果评价服务模式",
        "对重大工程项目实施滚动支持制度",
    ],
)
def test_another_object_is_not_sure(title: str) -> None:
    assert sure(title) == []


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("建立基于“三表指导、审助分流”的知识产权案件快速审判机制", "2018-126/05"),
        ("六业联动的职业教育发展新机制", "2020-3/16"),
        ("探索以协商估值、银政坏账分担为核心的中小企业商标质押贷款模式", "2018-126/13"),
        ("建立江苏省深度参与国家基础研究和应用基础研究的投入机制", "2020-3/13"),
        ("区域性股权市场设立科技创新专板", "2018-126/10"),
        ("技术经纪人全程参与的科技成果转化服务模式", "2018-126/07"),
        ("事业单位编制市内统筹使用", "2017-80/07"),
        ("推行知识产权刑事、民事、行政案件三合一审判", "2018-126/01"),
        # A long part of one measure's title, word for word, and nothing of its own.
        ("推行科技成果转化相关方利益捆绑机制", "2018-126/08"),
        # 于, 广 and 健 are look-alikes of other characters, and still words of 基于, 推广 and 建立健全.
        ("推广以“两表指导、审助分流”为基础的知识产权案件快速审判机制", "2018-126/05"),
        ("建立健全以“六专机制”为基础的科技型企业全生命周期综合金融服务", "2018-126/11"),
    ],
)
def test_a_number_an_addition_or_a_near_word_leaves_it_sure(title: str, measure: str) -> None:
    assert sure(title) == [measure]


def test_what_the_text_says_is_not_exchanged() -> None:
    text = "在区域性股权市场推出科技创新专板，为科技型企业提供挂牌展示。"
    assert sure("区域性股权市场设置专精特新专板", text) == ["2018-126/10"]


def test_units_in_brackets_with_brackets_of_their_own_are_no_part_of_the_title() -> None:
    governments = "市科技局、市财政局、各县（市、区）人民政府"
    assert sure(f"对战略性科研项目实行滚动支持（责任单位：{governments}）") == ["2020-3/09"]
    assert sure(f"对战略性科研项目实行滚动支持（{governments}）") == ["2020-3/09"]
