"""What counts as a rewording and what does not: a table of titles, texts and answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.wording import Rewording, compare

CATALOG = load_catalog()
VOCABULARY = "\n".join(m.title for m in CATALOG.measures.values())

ORDERED = "“定向研发、定向转化、定向服务”的订单式研发和成果转化机制"
TRIAL = "知识产权民事、刑事、行政案件“三合一”审判"
FUND = "推动政府股权基金投向种子期、初创期企业的容错机制"
PAY = "事业单位可采取年薪制、协议工资制、项目工资等灵活多样的分配形式引进紧缺或高层次人才"
PLEDGE = "以协商估值、坏账分担为核心的中小企业商标质押贷款模式"
LAW = "以地方立法形式建立推动改革创新的决策容错机制"
FAST = "基于“两表指导、审助分流”的知识产权案件快速审判机制"
BANK = "基于“六专机制”的科技型企业全生命周期金融综合服务"
DATA = "以产业数据、专利数据为基础的新兴产业专利导航决策机制"
SHARED = "以授权为基础、市场化方式运营为核心的科研仪器设备开放共享机制"


def reword(old: str, new: str, body: str = "") -> Rewording | None:
    return compare(old, new, body=body, vocabulary=VOCABULARY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TRIAL, "推行知识产权民事、刑事和行政案件“三合一”审判"),
        (TRIAL, "推行知识产权案件行政、民事、刑事“三合一”审判"),
        (TRIAL, "推行知识产权“三合一”审判（民事、刑事、行政案件）"),
        (TRIAL, "扩大知识产权民事、刑事、行政案件“三合一”审判试点范围"),
        (TRIAL, "依托合肥知识产权法庭，推行知识产权民事、刑事、行政案件“三合一”审判"),
        (FUND, "建立推动江西省级政府股权基金投向赣江新区种子期、初创期企业的容错机制"),
        (FUND, "建立政府性股权基金投向种子期和初创期企业容错机制"),
        # 行政 and 动政 stand in titles of the lists: the verb is no letter for a letter of a word.
        (FUND, "推行政府股权基金投向种子期、初创期企业的容错机制"),
        (PAY, "事业单位可采取年薪制、协议工资制、项目工资等多种灵活分配形式引进紧缺或高层次人才"),
        (PLEDGE, "中小企业商标质押贷（协商估值、坏账分担）"),
        (PLEDGE, "柳州市面向螺蛳粉加工企业，开展以协商估值、坏账分担为核心的中小企业商标质押贷款"),
        (LAW, "通过地方性法规确立鼓励改革创新的决策容错制度"),
        (LAW, "推進以地方立法形式建立推動改革創新的決策容錯機制"),
        (FAST, "5．基于‘两表指导，审助分流’的知识产权案件快速审判机制"),
        (BANK, "科技型企业全生命周期综合金融服务，以“六专机制”为基础"),
        (BANK, "９、推行基于「六专机制」的科技型企业全生命周期金融综合服务。"),
        (DATA, "新兴产业专利导航决策机制，以专利数据、产业数据为基础"),
        (DATA, "新兴产业专利导航决策"),
        (SHARED, "推动北部湾大学、桂林电子科技大学等建立以授权为基础、市场化方式运营为核心的科研仪器设备开放共享机制"),
        ("知识产权案件审判中引入技术调查官制度", "知识产权案件审判中建立技术调查官制度"),
        ("知识产权案件审判中引入技术调查官制度", "南京、苏州知识产权法庭在案件审判中引入技术调查官制度"),
        ("允许地方高校自主开展人才引进和职称评审", "支持四川大学等在川高校自主开展职称评审、人才引进工作"),
        ("区域性股权市场设置科技创新专板", "推动吉林股权交易中心设置科技创新专板"),
        ("创新创业团队回购地方政府产业投资基金所持股权的机制", "苏州工业园区建立双创团队回购园区政府产业投资基金所持股权的机制"),
        ("对战略性科研项目实施滚动支持制度", "战略科研项目滚动支持"),
        ("以关联企业从产业链核心龙头企业获得的应收账款为质押的融资服务", "在柳州、玉林开展以关联企业从柳工、玉柴等产业链核心龙头企业获得的应收账款为质押的融资服务"),
        ("银行与企业风险共担的仪器设备信用贷", "（一）仪器设备信用贷由银行与企业风险共担"),
        ("专利快速审查、确权、维权一站式服务", "专利快速审査、碓权、维杈一站式服务"),
    ],
)  # fmt: skip
def test_not_of_substance(old: str, new: str) -> None:
    assert reword(old, new) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FAST, "推进知识产权案件繁简分流"),
        (FAST, "推行专利、商标侵权诉讼庭前表格化指引"),
        (LAW, "营造鼓励创新、宽容失败的环境"),
        (FUND, "放宽国有天使投资资金亏损容忍度"),
        (TRIAL, "探索专利、商标、版权官司由一个庭统管"),
        (SHARED, "盘活创新资源"),
        ("专利快速审查、确权、维权一站式服务", "加快知识产权保护中心建设"),
    ],
)
def test_titles_in_words_of_their_own_are_not_compared(old: str, new: str) -> None:
    assert reword(old, new) is None


@pytest.mark.parametrize(
    ("old", "new", "body", "expected"),
    [
        (LAW, "建立推动改革创新的决策容错机制", "", Rewording(dropped=("以地方立法形式",))),
        (LAW, "建立推动改革创新的决策容错机制", "推动以地方立法明确容错情形。", None),
        (LAW, "在国有企业建立推动改革创新的决策容错机制", "", Rewording(dropped=("以地方立法形式",))),
        (LAW, "吉林省建立推动改革创新的决策容错机制", "", Rewording(dropped=("以地方立法形式",))),
        (FAST, "建立知识产权案件快速审判机制", "", Rewording(dropped=("两表指导、审助分流",))),
        (FAST, "建立知识产权案件快速审判机制", "推行“两表指导”。", Rewording(dropped=("审助分流",))),
        (FAST, "推进知产案件快速审判机制", "", Rewording(dropped=("两表指导、审助分流",))),
        (BANK, "推行科技型企业全生命周期金融综合服务", "银行落实“六专”要求。", None),
        (SHARED, "建立科研仪器设备开放共享机制", "授权专业机构，按市场化方式运营。", None),
        (
            FUND,
            "建立政府股权基金、产业引导基金、创业投资基金投向种子期、初创期企业或参股子基金的容错机制",
            "",
            Rewording(added=("产业引导基金、创业投资基金", "参股子基金")),
        ),
        (
            PLEDGE,
            "探索以协商估值、银政坏账分担为核心的中小企业商标质押贷款模式",
            "",
            Rewording(exchanged=(("坏账分担", "银政坏账分担"),), softened=("探索",)),
        ),
        (
            FAST,
            "探索基于“三表指导”的知识产权案件快速审判机制",
            "",
            Rewording(dropped=("审助分流",), exchanged=(("两表指导", "三表指导"),), softened=("探索",)),
        ),
        (TRIAL, TRIAL, "推行“二合一”审判。", None),
        (TRIAL, "推行" + TRIAL, "实行“二合一”审判。", Rewording(exchanged=(("三合一", "二合一"),))),
        (TRIAL, "推行" + TRIAL, "由“二合一”逐步过渡到“三合一”。", None),
        (ORDERED, "订单式研发和成果转化机制", "按企业订单开展定向研发、定向转化。", Rewording(dropped=("定向服务",))),
        (ORDERED, "订单式研发和成果转化机制", "按企业订单开展定向研发、定向转化、定向服务。", None),
        (TRIAL, "鼓励知识产权、劳动争议民事、刑事、行政案件“三合一”审判", "", Rewording(added=("劳动争议",), softened=("鼓励",))),
    ],
)  # fmt: skip
def test_rewordings(old: str, new: str, body: str, expected: Rewording | None) -> None:
    assert reword(old, new, body) == expected


@pytest.mark.parametrize(
    ("aspects", "kind"),
    [
        (Rewording(dropped=("a",)), "narrowed"),
        (Rewording(dropped=("a",), softened=("b",)), "narrowed"),
        (Rewording(added=("a",), softened=("b",)), "widened"),
        (Rewording(softened=("b",)), "softened"),
        (Rewording(dropped=("a",), added=("b",)), "changed"),
        (Rewording(exchanged=(("a", "b"),), softened=("c",)), "changed"),
    ],
)
def test_kinds(aspects: Rewording, kind: str) -> None:
    assert aspects.kind == kind


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(old: str, new: str, body: str) -> None:
    compare(old, new, body=body, vocabulary=VOCABULARY)


TITLES = st.lists(
    st.sampled_from(list("一二三两以的和、“”（）企业创新知产识权國產銀行与推行建立探索科技型中小")),
    max_size=30,
).map("".join)


@given(TITLES, TITLES)
def test_a_title_never_rewords_itself(old: str, new: str) -> None:
    assert compare(old, old) is None
    compare(old, new, body=old)
