"""The memo's table of places to change in a document: each row names the place, the task, and what is missing there."""

from __future__ import annotations

import pytest

from reformcheck.reports.memo.content import memo_of

HEAD = "湖南省推广支持创新相关改革举措工作方案\n根据国办发〔2018〕126号，制定本方案。\n一、主要任务\n"
NAMES = [
    "省级行政区内专利等专业技术性较强的知识产权案件跨市（区）审理",
    "基于“两表指导、审助分流”的知识产权案件快速审判机制",
    "以授权为基础、市场化方式运营为核心的科研仪器设备开放共享机制",
    "以地方立法形式建立推动改革创新的决策容错机制",
]
UNITS = [
    "省高级人民法院",
    "省高级人民法院",
    "省科技厅、省发展改革委、省财政厅、省教育厅",
    "省司法厅、省发展改革委",
]


def rows(check_text, catalog, count: int, lang: str) -> list[tuple[str, ...]]:
    """The rows on the first tasks, of which each names too few units."""
    said = [
        f"{number}.推行{name}。（责任单位：{units}）\n"
        for number, (name, units) in enumerate(list(zip(NAMES, UNITS, strict=True))[:count], 1)
    ]
    result = check_text(HEAD + "".join(said), rules=["guiding-department-uncovered"])
    return [change.cells for change in memo_of(result, catalog, lang).changes]


def test_a_row_names_the_task_and_the_departments(check_text, catalog):
    assert rows(check_text, catalog, 1, "zh") == [
        (
            "第4行",
            "第1项 推行省级行政区内专利等专业技术性较强的知识产权案件跨市（区…",
            "缺指导部门的对口单位：国家知识产权局",
            "可补上：省知识产权局（请核定）",
        )
    ]


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        (
            "zh",
            (
                "第4、5、6、7行",
                "第1-4项",
                "缺指导部门的对口单位（4处）：国家知识产权局（第1-2项）、国务院国资委（第3-4项）、审计署（第4项）",
                "在所列各处的责任单位后补上与指导部门对口的单位；确实不涉及的，不必改。"
                "可补上（请核定）：省知识产权局（第1-2项）、省国资委（第3-4项）、省审计厅（第4项）。",
            ),
        ),
        (
            "en",
            (
                "lines 4, 5, 6, 7",
                "items 1-4",
                "Guiding department without counterpart (4): 国家知识产权局 (items 1-2), 国务院国资委 (items 3-4), 审计署 (item 4)",
                "Add the unit that answers to the department to the units in the places listed; where it has no part, nothing need change."
                " To add, for example: 省知识产权局 (items 1-2), 省国资委 (items 3-4), 省审计厅 (item 4) (to be settled).",
            ),
        ),
    ],
)
def test_one_row_for_many_says_what_is_missing_in_which(check_text, catalog, lang, row):
    assert rows(check_text, catalog, 4, lang) == [row]


TABLE = """湖南省推广支持创新相关改革举措工作方案
根据国办发〔2018〕126号，制定本方案，共推广5项举措。
一、主要任务
1.推行技术经理人参与的科技成果转化服务模式。（责任单位：省科技厅）
2.推行以降低侵权损失为核心的专利保险机制。在长沙市推行。（责任单位：省财正厅）
"""


def test_a_row_says_what_is_wrong(check_text, catalog):
    rules = ["reworded-measure", "national-measure-narrowed", "misspelt-unit", "count-mismatch"]
    found = memo_of(check_text(TABLE, rules=rules), catalog, "zh").changes
    assert [change.cells for change in found] == [
        (
            "第2行",
            "",
            "项数不符：方案写明共 5 项，实有 2 项（列出 2 项，未列出 0 项）",
            "补上漏列的任务，或者改正第2行写的项数；有不公开的，写明是哪几项。",
        ),
        (
            "第4行",
            "第1项 推行技术经理人参与的科技成果转化服务模式",
            "举措改了说法：没有写「全程」",
            "标题可用清单原文：技术经理人全程参与的科技成果转化服务模式",
        ),
        (
            "第5行",
            "第2项 推行以降低侵权损失为核心的专利保险机制",
            "全国举措缩小了范围：长沙市",
            "可写：在全省推行",
        ),
        (
            "第5行",
            "第2项 推行以降低侵权损失为核心的专利保险机制",
            "单位名称疑有错字：省财正厅",
            "可改为：省财政厅",
        ),
    ]


def test_a_title_of_its_own_is_told_in_a_sentence(check_text, catalog):
    text = """湖南省推广支持创新相关改革举措工作方案
根据国办发〔2018〕126号，制定本方案。
一、主要任务
1.订单式研发和成果转化。（责任单位：省科技厅）
"""
    (row,) = memo_of(check_text(text, rules=["reworded-measure"]), catalog, "zh").changes
    assert row.problem == (
        "举措改了说法：第1项的标题和正文都没有照 2018-126/09「“定向研发、定向转化、定向服务”的订单式研发和成果转化机制」的说法写，请核对所写是不是这项举措"
    )
