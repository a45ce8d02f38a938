"""Plans put together by chance from headings, tasks, names and forms of clauses are read back whole."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from reformcheck.plans.documents import understand
from reformcheck.plans.documents.reading.read_text import read_text
from reformcheck.plans.documents.reading.stream import Document

UNITS = [
    "省科技厅",
    "省财政厅",
    "省发展改革委",
    "省工业和信息化厅",
    "省文化和旅游厅",
    "省人力资源和社会保障厅",
    "省住房和城乡建设厅",
    "省高级人民法院",
    "省检察院",
    "省市场监管局",
    "吉林银保监局",
    "人行长春中心支行",
    "省税务局",
    "长春海关",
    "省委组织部",
    "省委网信办",
    "省国资委",
    "省审计厅",
    "省林业和草原局",
    "省粮食和物资储备局",
    "省总工会",
    "团省委",
    "省工商联",
    "省科协",
    "各市（州）人民政府",
    "长白山管委会",
    "各县（市、区）政府",
    "省地方金融监管局（省金融办）",
    "市经济和信息化委员会",
    "高新区管委会",
    "国网吉林省电力公司",
    "吉林大学",
    "国家统计局吉林调查总队",
    "省机关事务管理局",
    "省大数据中心",
    "八县区",
]
TITLES = (
    "推行知识产权民事、刑事、行政案件“三合一”审判", "建立以降低侵权损失为核心的专利保险机制", "完善区域性股权市场（科创板块）",
    "建立“定向研发、定向转化”的订单式研发机制", "实施重大科技专项，攻克关键技术", "加强县（市、区）科技服务",
)  # fmt: skip
BODIES = (
    "整合资源，提高效率。", "依托平台（含园区平台）开展试点，到2020年完成80%以上。", "推动省、市、县（市、区）三级联动；完善机制。",
    "落实《关于推进改革的意见》（吉政发〔2018〕1号），鼓励企业参与。",
    "由专业机构（第三方）负责评估，按有关规定执行（国家另有规定的除外）。",
)  # fmt: skip
SECTIONS = ("知识产权保护方面", "科技成果转化激励方面", "科技金融创新方面", "管理体制创新方面")
BRACKETS = ("（%s）", "(%s)", "〔%s〕", "【%s】")
# {a} leads or answers, {b} assists or answers, 等 stands for an open end; the roles of a and b.
FORMS = (
    ("（责任单位：{a}、{b}等，各单位按职责分工落实）", "RR"),
    ("（责任单位：{a}、{b}等）", "RR"),
    ("（牵头单位：{a}；配合单位：{b}等）", "LA"),
    ("（牵头单位：{a},协办单位:{b}等）", "LA"),
    ("（牵头单位：{a}；责任单位：{b}等；完成时限：2019年6月底前）", "LR"),
    ("（{a}牵头，{b}等参与）", "LA"),
    ("（{a}牵头，{b}等配合，2020年底前完成）", "LA"),
    ("（{a}牵头负责，{b}等按职责分工负责）", "LR"),
    ("（{a}、{b}等负责）", "RR"),
    ("（{a}、{b}等按职责分工负责）", "RR"),
    ("（{a}负责，{b}等配合）", "RA"),
    ("（{a}会同{b}等负责）", "LA"),
    ("（责任单位：{a}牵头，{b}等配合）", "LA"),
    ("（负责部门：{a}、{b}等；适用范围：全省）", "RR"),
    ("\n责任单位：{a}、{b}等", "RR"),
    ("\n牵头单位：{a}\n责任单位：{b}等", "LR"),
    ("\n牵头单位：{a}\n配合单位：{b}等\n完成时限：2019年12月\n推广范围：全省", "LA"),
    ("牵头单位：{a}，配合单位：{b}等。", "LA"),
)  # fmt: skip

Wanted = tuple[str, str, str, dict[str, list[str]], bool]


def clause(chance: random.Random) -> tuple[str, dict[str, list[str]], bool]:
    names = chance.sample(UNITS, chance.randint(2, 7))
    cut = chance.randint(1, len(names) - 1)
    form, roles = chance.choice(FORMS)
    is_open = chance.random() < 0.3
    text = form.replace("等", chance.choice(["等", "等部门", "等有关部门和单位"]) if is_open else "", 1)
    text = text.format(a="、".join(names[:cut]), b="、".join(names[cut:]))
    if text.startswith("（"):
        text = chance.choice(BRACKETS) % text[1:-1]
    wanted: dict[str, list[str]] = {}
    for role, part in zip(roles, (names[:cut], names[cut:]), strict=True):
        wanted[role] = wanted.get(role, []) + part
    return text, wanted, is_open


def plan(chance: random.Random) -> tuple[list[str], list[Wanted]]:
    mark = chance.choice(["{}.", "{}．", "{}、", "{}. "])
    lines = ["吉林省关于推广改革举措的工作方案", "吉政办发〔2019〕19号", "为贯彻落实《通知》，制定本方案。"]
    lines += ["一、总体要求", "深入学习，全面落实。", "二、重点任务"]
    wanted: list[Wanted] = []
    for label, section in zip("一二三四", SECTIONS[: chance.randint(1, 4)], strict=False):
        lines.append(f"（{label}）{section}")
        for _ in range(chance.randint(1, 4)):
            number, title, body = str(len(wanted) + 1), chance.choice(TITLES), chance.choice(BODIES)
            text, roles, is_open = clause(chance)
            gap = "\n" if chance.random() < 0.25 else "。"
            lines += (mark.format(number) + title + gap + body + text).split("\n")
            wanted.append((number, section, title, roles, is_open))
    lines += ["三、保障措施", "（一）加强组织领导。各部门要高度重视。", "（二）强化督查。加强督促检查。"]
    return lines, wanted


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_read_back(start: int, regions: Callable):
    for seed in range(start, start + 50):
        lines, wanted = plan(random.Random(seed))
        draft = understand(
            Document("plan.txt", "text", "0" * 64, tuple(read_text("\n".join(lines)))), regions
        )
        found = [
            (
                item.number,
                item.section,
                item.title,
                {
                    mark: [unit.name for unit in group]
                    for mark, group in (
                        ("L", item.units.lead),
                        ("A", item.units.assist),
                        ("R", item.units.responsible),
                    )
                    if group
                },
                item.units.open_ended,
            )
            for item in draft.items
        ]
        assert found == wanted, "\n".join(lines)
        assert not [left for left in draft.review if not left.narrative]
