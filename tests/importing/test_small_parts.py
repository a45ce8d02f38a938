"""Labels, dates, headings, numbers and YAML text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reformcheck.catalog.files.yamltext import entry, listed, scalar
from reformcheck.catalog.language.numerals import chinese, parse_span, to_int
from reformcheck.plans.documents.phrases.dates import find_day, find_span, is_day
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.heading_counts import declared_totals, read_heading


@pytest.mark.parametrize(
    ("string", "number", "rest"),
    [
        ("一、总体要求", 1, "总体要求"),
        ("（十二）落实责任", 12, "落实责任"),
        ("(三) 主要目标", 3, "主要目标"),
        ("1.推行", 1, "推行"),
        ("12．建立", 12, "建立"),
        ("2、落实", 2, "落实"),
        ("8 国税地税联合办税", 8, "国税地税联合办税"),
        ("（1）培育", 1, "培育"),
        ("③完善", 3, "完善"),
        ("第一条 支持", 1, "支持"),
        ("第十章　附则", 10, "附则"),
        ("第二阶段：推进", 2, "推进"),
        ("举措一：推行", 1, "推行"),
        ("1.2 建立", None, "建立"),
    ],
)
def test_label(string: str, number: int | None, rest: str):
    label = label_of(string)
    assert label is not None
    assert (label.number, string[label.end :]) == (number, rest)


@pytest.mark.parametrize(
    "string",
    [
        "2019年3月",
        "1.5倍",
        "2019.3",
        "一是成立",
        "十九大精神",
        "2020-02-21",
        "3 个月",
        "（牵头单位：省科技厅）",
        "一、二、三产业融合",
    ],
)
def test_no_label(string: str):
    assert label_of(string) is None


def test_ranks_nest():
    ranks = [
        label_of(s).rank
        for s in ("第一章 总则", "一、要求", "（一）目标", "1.推行", "1.1 建立", "（1）培育", "①完善")
    ]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("string", "span"),
    [
        ("工作部署阶段(2019年2月-3月)", ("2019-02", "2019-03")),
        ("发动部署阶段(2017年1月-2018年2月)", ("2017-01", "2018-02")),
        ("（2019年2月10日至3月31日）", ("2019-02-10", "2019-03-31")),
        ("（2019年2月10日—20日）", ("2019-02-10", "2019-02-20")),
        ("（2019—2020年）", ("2019-01", "2020-12")),
        ("（2019年）", ("2019-01", "2019-12")),
        ("（2020年第一季度）", ("2020-01", "2020-03")),
        ("（2020年下半年）", ("2020-07", "2020-12")),
        ("（2019年6月）", ("2019-06", "2019-06")),
        ("（2019年3月底前）", None),
        ("（2019年4月起）", None),
    ],
)
def test_span(string: str, span: tuple[str, str] | None):
    assert find_span(string) == span


def test_days():
    assert find_day("二〇一八年十二月二十三日") == find_day("2018 年12月 23日") == "2018-12-23"
    assert find_day("2019年13月1日") == ""
    assert is_day("2020年9月29日")
    assert not is_day("2020年9月29日印发通知")


@pytest.mark.parametrize(
    ("string", "name", "declared", "span", "rest"),
    [
        ("知识产权保护方面（共5项）", "知识产权保护方面", 5, (), ""),
        ("军民深度融合方面6项。", "军民深度融合方面", 6, (), ""),
        ("科技金融创新方面7项:甲；乙。", "科技金融创新方面", 7, (), ":甲；乙。"),
        ("军民深度融合方面（13-18）", "军民深度融合方面", 6, (13, 14, 15, 16, 17, 18), ""),
        ("推行省级行政区内案件跨市（区）审理", "推行省级行政区内案件跨市（区）审理", None, (), ""),
    ],
)
def test_heading(string: str, name: str, declared: int | None, span: tuple, rest: str):
    heading = read_heading(string)
    assert (heading.name, heading.declared, heading.span, heading.rest) == (name, declared, span, rest)


def test_totals():
    assert declared_totals("本次在全省范围推广的改革举措共20项") == [20]
    assert declared_totals("决定推广第三批20项改革举措") == [20]
    assert declared_totals("建成科技企业孵化器4家、众创空间35家") == []


def test_numbers():
    assert [to_int(w) for w in ("23", "二十三", "２３", "十", "一百零五", "〇", "甲", "")] == [
        23,
        23,
        23,
        10,
        105,
        0,
        None,
        None,
    ]
    assert parse_span("13-15") == parse_span("十三至十五") == (13, 14, 15)
    assert parse_span("5-3") == parse_span("甲") == ()


@given(st.integers(1, 99))
def test_chinese_numbers_read_back(number: int):
    assert to_int(chinese(number)) == number


_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\x85"),
    min_size=1,
).filter(str.strip)


@given(_TEXT)
def test_yaml_scalars_read_back(text: str):
    assert yaml.load(f"key: {scalar(text)}", yaml.BaseLoader) == {"key": text}
    assert yaml.load(f"- {scalar(text)}", yaml.BaseLoader) == [text]


@given(st.lists(_TEXT, min_size=1))
def test_yaml_lists_read_back(texts: list[str]):
    assert yaml.load(f"key: {listed(texts)}", yaml.BaseLoader) == {"key": texts}


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "null",
        "~",
        "12",
        "1e3",
        "0x1F",
        "- 甲",
        "甲: 乙",
        "#甲",
        "甲 #乙",
        "",
        "2019-02",
        "[甲]",
        "@甲",
        "=",
        "<<",
    ],
)
def test_yaml_words_stay_text(text: str):
    from reformcheck.catalog.files.yamlfile import parse_yaml

    assert str(parse_yaml(f"key: {scalar(text)}\n".encode(), "x.yaml").data["key"]) == text


def test_paragraphs_stand_as_a_block():
    lines = "\n".join(entry("text", "甲。\n乙：丙", 2))
    assert yaml.safe_load("a:\n" + lines) == {"a": {"text": "甲。\n乙：丙"}}
