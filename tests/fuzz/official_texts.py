"""Texts in the manner of official documents, put together by chance: any part may stand anywhere, or break off."""

from __future__ import annotations

from random import Random

_UNITS = (
    "省科技厅", "市财政局", "省法院", "某市人民政府", "人民银行长春中心支行", "各市（州）政府", "长春新区管委会", "有关部门", "国家税务总局某省税务局",
    "省公安厅（省交警总队）", "各县（市、区）", "省市场监管厅知识产权局", "局", "某大学", "省委网信办等", "",
)  # fmt: skip
_DOINGS = (
    "推行", "建立", "暂不推行", "探索", "研究", "完善以", "仅限在武汉市", "除长春市外", "不再", "由", "对", "关于", "5G", "12345", "“一窗受理”", "", "2019年",
)  # fmt: skip
_THINGS = (
    "知识产权民事、刑事、行政案件“三合一”审判", "专利保险机制", "技术调查官制度", "民营企业引才", "“事转企”改革", "（试行）", "《办法》（国办发〔2018〕126号）",
    "一是、二是", "等3项", "80%以上", "政务服务", "军民", "。。", "；", "“", "”", "（", "）", "、、", "·",
)  # fmt: skip
_DATES = (
    "2019年12月底前", "2020年", "2019年2月30日", "2019年13月", "每年", "长期坚持", "2019-2020年", "十四五末", "1月至3月", "〇年", "99999年", "即日起",
)  # fmt: skip
_FORMS = (
    "{h}、", "（{h}）", "{n}.", "{n}．", "{n}、", "（{n}）", "({n})", "{c}", "第{h}条　", "{h}是", "第{h}，", "—— ", "• ", "{n}.{n}", "{n}）", "附件{n}：", "",
)  # fmt: skip
_HEADS = (
    "主要任务", "总体要求", "知识产权保护方面（共{n}项）", "实施步骤", "部署阶段（2019年1月至3月）", "组织保障", "推广事项", "责任分工", "附则", "目　录", "目录",
    "全国范围内推广（{n}项）", "在京津冀等8个区域推广", "附件", "附表", "不公开",
)  # fmt: skip
_FRONTS = (
    "某省人民政府办公厅关于印发推广支持创新相关改革举措工作方案的通知", "吉政办发〔2019〕{n}号", "各市（州）人民政府，省政府各厅委、各直属机构：", "（此件公开发布）",
    "某省人民政府办公厅", "2019年{n}月{n}日", "发布时间：2019-03-0{n}　来源：政府网　字号：[大 中 小]", "附件：1.任务分解表", "征求意见稿", "主管单位：某省", "某省优化营商环境条例",
    "某省工作方案", "抄送：省委办公厅", "- {n} -", "第{n}页 共{n}页",
)  # fmt: skip
_KEYS = ("责任单位", "牵头单位", "配合单位", "完成时限", "责任部门", "协办", "时间", "")
_COLUMNS = ("序号", "任务", "工作任务", "改革举措", "责任单位", "牵头单位", "配合单位", "完成时限", "备注", "类别", "主要内容", "推广范围", "", "指标", "单位")  # fmt: skip
_NUMERALS = "零一二三四五六七八九十"


def _number(chance: Random, at: int) -> str:
    n = at if chance.random() < 0.7 else chance.choice((0, 1, at + 1, 20, 99, 10_000))
    form = chance.choice(_FORMS)
    return form.format(h=_NUMERALS[n % 11], n=n, c=chr(0x2460 + n % 20))


def _units(chance: Random) -> str:
    return chance.choice("、，；和 ").join(chance.choice(_UNITS) for _ in range(chance.randrange(1, 5)))


def _attribution(chance: Random) -> str:
    units, more = _units(chance), _units(chance)
    date = chance.choice(_DATES)
    key = chance.choice(_KEYS)
    return chance.choice((
        f"（责任单位：{units}）", f"（牵头单位：{units}；配合单位：{more}；完成时限：{date}）", f"[{units}负责]", f"（{units}牵头，{more}配合，{date}完成）",
        f"由{units}牵头，{more}配合，{date}完成。", f"{key}：{units}", f"{key}：", f"（{units}", f"{units}）", f"由{units}会同{more}落实", f"【{key}：{units}】", f"〔{units}按职责分工负责〕",
        f"（{key}：{units}（{more}），{date}）", f"{units}。", "",
    ))  # fmt: skip


def _task(chance: Random) -> str:
    words = [chance.choice(_DOINGS) + chance.choice(_THINGS) for _ in range(chance.randrange(1, 4))]
    return chance.choice(("", "。", "，", "：")).join(words) + chance.choice(("。", "", "；"))


def _row(chance: Random, width: int) -> str:
    cells = (
        chance.choice((_task(chance), _units(chance), str(chance.randrange(30)), "", chance.choice(_DATES)))
        for _ in range(width)
    )
    return "\t".join(cells)


def _table(chance: Random) -> list[str]:
    width = chance.randrange(1, 6)
    head = "\t".join(chance.choice(_COLUMNS) for _ in range(width))
    return [
        head,
        *(
            _row(chance, max(1, width + chance.choice((0, 0, 0, -1, 1, -3))))
            for _ in range(chance.randrange(5))
        ),
    ]


def _item(chance: Random, at: int) -> list[str]:
    label, task, attribution = _number(chance, at), _task(chance), _attribution(chance)
    if chance.random() < 0.3:
        return [label + task, attribution]
    return [label + task + (_task(chance) if chance.random() < 0.4 else "") + attribution]


def lines(chance: Random) -> list[str]:
    """The lines of a text; cells of a table are parted by tabs."""
    made = [
        front.format(n=chance.randrange(1, 10)) for front in chance.choices(_FRONTS, k=chance.randrange(4))
    ]
    for part in range(1, chance.randrange(2, 5)):
        kind = chance.random()
        made.append(_number(chance, part) + chance.choice(_HEADS).format(n=chance.randrange(1, 8)))
        if kind < 0.25:
            made += _table(chance)
        else:
            made += [line for at in range(1, chance.randrange(1, 6)) for line in _item(chance, at)]
    made += [
        front.format(n=chance.randrange(1, 10)) for front in chance.choices(_FRONTS, k=chance.randrange(3))
    ]
    return made if chance.random() < 0.9 else ["".join(made)]
