"""Unit clauses in every form, and brackets that are none."""

from __future__ import annotations

import pytest

from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.conventions import conventions_in


def read(string: str) -> list[str]:
    """Each clause as text: roles by their first letter, 等 where it is open, scope and deadline."""
    shown = []
    for clause in find_clauses(string):
        roles = {
            mark: [n.name for n in clause.names if n.role == role]
            for mark, role in (("L", "lead"), ("A", "assist"), ("R", "responsible"))
        }
        parts = [f"{mark}:{'|'.join(names)}" for mark, names in roles.items() if names]
        parts += ["等"] * clause.open_ended
        parts += [f"scope:{clause.scope}"] * bool(clause.scope) + [f"by:{clause.deadline}"] * bool(
            clause.deadline
        )
        shown.append(" ".join(parts))
        for name in clause.names:
            assert string[name.offset :].replace(" ", "").startswith(name.name), name
    return shown


@pytest.mark.parametrize(
    ("string", "wanted"),
    [
        ("周期。（责任单位：省法院、省检察院，各单位按职责分工落实）", "R:省法院|省检察院"),
        ("到48%。(牵头单位:市科技局,协办单位:市统计局、人社局、八县区等)", "L:市科技局 A:市统计局|人社局|八县区 等"),
        ("联动。(牵头部门:市科技局、财政局,协办单位:审计局等)", "L:市科技局|财政局 A:审计局 等"),
        ("落实。(各成员单位)", "R:各成员单位"),
        ("品种。（省市场监管局〔知识产权局〕负责）", "R:省市场监管局〔知识产权局〕"),
        ("品种。（省委编办〔省事改办〕牵头）", "L:省委编办〔省事改办〕"),
        ("模式。（资源配置处，配合辽宁银保监局）", "L:辽宁银保监局 A:资源配置处"),
        ("机制。（高新处、成果处，协助省知识产权局）", "L:省知识产权局 A:高新处|成果处"),
        ("旅游。（扶贫办、中央和国家机关工委、全国总工会等和各省级人民政府负责）", "R:扶贫办|中央和国家机关工委|全国总工会|各省级人民政府 等"),
        ("支持。（科技部、财政部，各省级人民政府按职责分工负责）", "R:科技部|财政部|各省级人民政府"),
        ("责任单位：市科技局牵头，有关部门配合。", "L:市科技局 A:有关部门"),
        ("（责任单位：市科技局牵头，各相关单位参与）", "L:市科技局 A:各相关单位"),
        ("牵头单位：市科技局；配合单位：有关部门、各有关单位", "L:市科技局 A:有关部门|各有关单位"),
        ("责任单位：市科技局、市财政局，各有关部门按职责分工负责。", "R:市科技局|市财政局"),
        ("补贴。（人力资源社会保障部等有关部门和单位负责）", "R:人力资源社会保障部 等"),
        ("责任。（各有关部门和单位按职责分工负责）", "R:各有关部门和单位"),
        ("方法。（生态环境部牵头，工业和信息化部、商务部参与）", "L:生态环境部 A:工业和信息化部|商务部"),
        ("方法。（自然资源部、生态环境部指导，试点城市政府落实）", "A:自然资源部|生态环境部 R:试点城市政府"),
        ("要求。（负责部门：科技部；适用范围：浙江自贸试验区）", "R:科技部 scope:浙江自贸试验区"),
        ("协作。〔省科技厅、省文化和旅游厅，各市（州）人民政府〕", "R:省科技厅|省文化和旅游厅|各市（州）人民政府"),
        ("协作。【省科技厅牵头，省财政厅按职责分工负责】", "L:省科技厅 R:省财政厅"),
        ("进行。（省发展改革委会同省财政厅负责，省审计厅配合）", "L:省发展改革委 A:省财政厅|省审计厅"),
        ("进行。（发展改革委商财政部负责）", "L:发展改革委 A:财政部"),
        ("进行。（责任单位：省科技厅（牵头）、省财政厅、各市（州）政府）", "L:省科技厅 R:省财政厅|各市（州）政府"),
        ("进行。（责任单位：省科技厅*、省财政厅）", "L:省科技厅 R:省财政厅"),
        ("进行。（责任单位：省科技厅牵头，省财政厅配合）", "L:省科技厅 A:省财政厅"),
        ("进行。（牵头单位：省科技厅；配合单位：省财政厅；完成时限：2019年6月底前）", "L:省科技厅 A:省财政厅 by:2019年6月底前"),
        ("进行。（人民银行牵头，证监会参加，2019年6月底前完成）", "L:人民银行 A:证监会 by:2019年6月底前"),
        ("进行。（牵头单位：省科技厅，责任单位：省财政厅）", "L:省科技厅 R:省财政厅"),
        ("责任单位：省科技厅、省财政厅。", "R:省科技厅|省财政厅"),
        ("牵头单位：省科技厅  配合单位：省财政厅 省国资委", "L:省科技厅 A:省财政厅|省国资委"),
        ("落实。责任单位：省科技厅、省财政厅。", "R:省科技厅|省财政厅"),
        ("落实。由省科技厅牵头，省财政厅、省教育厅配合。", "L:省科技厅 A:省财政厅|省教育厅"),
        ("推进。（证监会、银保监会和人民银行负责）", "R:证监会|银保监会|人民银行"),
        ("推进。（文化和旅游部及各地方人民政府负责）", "R:文化和旅游部|各地方人民政府"),
        ("推进。（各市（州）、县（市、区）人民政府，长白山管委会负责）", "R:各市（州）、县（市、区）人民政府|长白山管委会"),
        ("推进。（各省、自治区、直辖市人民政府负责）", "R:各省、自治区、直辖市人民政府"),
        ("推进。（责任单位：省委网信办（省大数据局）、国网吉林省电力公司）", "R:省委网信办（省大数据局）|国网吉林省电力公司"),
        ("推进。（共青团中央、全国妇联、中国科协）", "R:共青团中央|全国妇联|中国科协"),
        ("推进。( 牵 头 单 位 : 市 科 技 局 )", "L:市科技局"),
        ("推广范围：合芜蚌地区", "scope:合芜蚌地区"),
    ],
)  # fmt: skip
def test_clause(string: str, wanted: str):
    assert read(string) == [wanted]


@pytest.mark.parametrize(
    "string",
    [
        "提高使用效率（免税进口的科研仪器设备按有关政策规定执行）。",
        "《国务院办公厅关于推广第二批支持创新相关改革举措的通知》（国办发〔2018〕126号，简称《通知》）要求，",
        "健全县(区)、乡(镇、街道)、村(社区)网格。",
        "跨市（区）审理。",
        "推进。（以下简称高新区）",
        "推进。（含各类企业、高校）",
        "推进。（2019年12月底前完成）",
        "推进（见附件）。",
        "年度（2019年）计划（由企业负责）完成。",
        "工作部署阶段(2019年2月-3月)。由省发改委和省科技厅牵头，按照省政府批示要求，研究提出方案。",
        "各部门（单位）要按照职责分工，抓好落实。",
        "以上各项由省人力资源社会保障厅会同有关部门督导落实。",
        "上述任务由市政府督查室督促落实。",
        "安徽（合芜蚌）、四川（成德绵）",
    ],
)
def test_no_clause(string: str):
    assert read(string) == []


def test_several_in_one_paragraph():
    string = "一是成立小组。(牵头单位:市政府办公厅)二是成立委员会。(牵头单位:市科技局)"
    assert read(string) == ["L:市政府办公厅", "L:市科技局"]


@pytest.mark.parametrize(
    ("string", "onward"),
    [
        ("排在第一位的部门为牵头部门，下同", True),
        ("列第一位者为牵头单位，下同", True),
        ("排名第一的为牵头单位，下同", True),
        ("第一个单位为牵头单位，下同", True),
        ("列首位的部门为牵头部门", False),
    ],
)
def test_first_leads(string: str, onward: bool):
    (convention,) = conventions_in(string)
    assert (convention.first_leads, convention.onward, convention.text) == (True, onward, string)


@pytest.mark.parametrize(
    ("string", "units", "assisting"),
    [
        ("以下均需试点城市政府落实，不再列出", "试点城市政府", False),
        ("以下各项任务均需各市（州）人民政府落实，不再一一列出", "各市（州）人民政府", False),
        ("以下各项均由各市人民政府配合，不再逐一列出", "各市人民政府", True),
        ("各设区市人民政府为责任单位，下同", "各设区市人民政府", False),
    ],
)
def test_always_meant(string: str, units: str, assisting: bool):
    (convention,) = conventions_in(string)
    assert (convention.units, convention.assisting, convention.onward) == (units, assisting, True)


def test_scope_for_all():
    string = "以下除标注适用于特定自贸试验区的措施外，适用范围均为所有自贸试验区"
    assert [c.scope for c in conventions_in(string)] == ["所有自贸试验区"]
    assert conventions_in("授权市级人民法院跨市（区）管辖省级范围内第一审知识产权民事和行政案件") == []
