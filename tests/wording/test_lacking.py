"""What is said to be left out is in the item in no other form either."""

from __future__ import annotations

import pytest

from reformcheck.rules.lacking import is_lacking

DATA = "以产业数据、专利数据为基础的新兴产业专利导航决策机制"
BANK = "基于“六专机制”的科技型企业全生命周期金融综合服务"
STATE = "强化创新导向的国有企业考核与激励"
BASIC = "地方深度参与国家基础研究和应用基础研究的投入机制"
SWIFT = "专利快速审查、确权、维权一站式服务"
COURT = "建立跨区域的知识产权远程诉讼平台"
LAW = "以地方立法形式建立推动改革创新的决策容错机制"


@pytest.mark.parametrize(
    ("phrase", "title", "said"),
    [
        ("数据为基础", DATA, "依托产业与专利大数据，建立专利导航决策机制"),
        ("综合", BANK, "为科技型企业提供全生命周期金融服务。银行落实“六专”要求。"),
        ("激励", STATE, "强化国有企业创新考核。考核结果与企业负责人薪酬挂钩。"),
        ("跨区域", COURT, "建立知识产权远程诉讼平台。支持跨省、跨市的当事人在线诉讼。"),
        ("以地方立法形式", LAW, "建立推动改革创新的决策容错机制。制定促进条例。"),
    ],
)
def test_in_another_form(phrase, title, said):
    assert not is_lacking(phrase, title, said)


@pytest.mark.parametrize(
    ("phrase", "title", "said"),
    [
        ("快速", SWIFT, "推行专利审查、确权、维权一站式服务"),
        ("地税", "国税地税联合办税", "推行国税联合办税"),
        ("基础研究", BASIC, "地方深度参与国家应用基础研究的投入机制"),
        ("应用基础研究", BASIC, "地方深度参与国家基础研究的投入机制。设立自然科学基金联合基金。"),
        ("应用基础研究", BASIC, "建立地方深度参与国家基础研究的投入机制"),
        ("全生命周期", BANK, "基于“六专机制”的科技型企业金融综合服务"),
        ("以地方立法形式", LAW, "建立推动改革创新的决策容错机制。明确免责的条件和程序。"),
        ("从前没有的词", BANK, ""),
    ],
)
def test_nowhere(phrase, title, said):
    assert is_lacking(phrase, title, said)
