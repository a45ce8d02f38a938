"""What each column of a table holds, told by its head."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from reformcheck.catalog.language.numerals import to_int
from reformcheck.plans.documents.phrases.keys import Role, field_of
from reformcheck.plans.documents.phrases.name_lists import is_office
from reformcheck.plans.documents.reading.stream import Row

Column = Literal[
    "number",
    "title",
    "content",
    "lead",
    "assist",
    "responsible",
    "guiding",
    "scope",
    "deadline",
    "category",
    "other",
]

_NUMBER = re.compile(r"(?:项目|任务|事项|举措|工作|措施)?(?:序号|编号)|项次|项号|顺序|NO\.?|№", re.IGNORECASE)
_CATEGORY = re.compile("类别|类型|领域|方面|分类|板块|大类|一级")
_CONTENT = re.compile(
    "内容|举措说明|具体|落实措施|工作措施|推广措施|主要措施|实施措施|工作要求|主要做法|工作思路|任务分解|推进措施|贯彻措施"
)
_TITLE = re.compile("改革举措|改革事项|举措|事项|任务|项目|措施|名称|工作|政策|经验|要点")
_UNIT = re.compile("单位|部门|机构|主体|牵头|配合|责任|协办|负责")


UNITS: tuple[Role, ...] = ("lead", "responsible", "assist")
"""Columns of those who answer for a task."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: what its columns hold."""

    columns: tuple[Column, ...]
    rows: int
    """How many rows it takes."""

    def of(self, column: Column) -> list[int]:
        return [index for index, name in enumerate(self.columns) if name == column]


def are_of_tasks(columns: Collection[Column]) -> bool:
    """Whether they hold a task and who answers for it."""
    return "title" in columns and any(column in UNITS for column in columns)


def find_head(rows: list[Row]) -> Head | None:
    """The head of a table of tasks, in its first rows; None for a table of anything else."""
    best: Head | None = None
    for count in range(1, min(4, len(rows)) + 1):
        if best and _is_filled_in(rows[count - 1]):
            break
        names = [column_name(rows[:count], index) for index in range(len(rows[count - 1].cells))]
        columns = _columns(names)
        if _are_figures(names, columns) or _are_results(names):
            return None
        if "title" in columns and (len(set(columns) - {"other"}) >= 2):
            if best and _told(columns) <= _told(best.columns):
                at = columns.index("title")
                own, above = rows[count - 1].cells[at], rows[count - 2].cells
                if not (own.merged and at < len(above) and own.string == above[at].string):
                    break  # the first of the rows, or a heading over its whole width
                columns = best.columns if len(best.columns) == len(columns) else columns
            best = Head(columns, count)
        elif best:
            break
    return best


def _is_filled_in(row: Row) -> bool:
    """It is numbered, or holds a sentence or the name of an office: no part of the head."""
    return any(
        to_int(cell.string) is not None or "。" in cell.string or _is_named(cell.string)
        for cell in row.cells
        if not cell.merged
    )


def _is_named(string: str) -> bool:
    return is_office(re.split("[、，,；;\\s]", string, maxsplit=1)[0]) and column_of(string) == "other"


def _told(columns: tuple[Column, ...]) -> int:
    return len(set(columns) - {"other"})


_FIGURES = re.compile(
    r"指标|数值|数量|金额|预算|万元|增长率|占比|现状值|目标值|基期|计量|得分|分值|权重|评分|^(?:19|20)\d{2}年?(?:目标|实际|预计)?$"
)
_MEASURED_IN = re.compile(r"(?:计量|数量|金额)?单位(?:[（(].*[）)])?")


def _are_figures(names: list[str], columns: tuple[Column, ...]) -> bool:
    """A table of indicators or numbers: nobody answers for its rows. Its 单位 is what they are counted in."""
    answers = any(
        column in ("lead", "assist", "responsible", "guiding") and not _MEASURED_IN.fullmatch(name)
        for name, column in zip(names, columns, strict=True)
    )
    return not answers and any(_FIGURES.search(name) for name in names)


_RESULTS = re.compile(
    r"(?:检查|抽查|督查|测评|考核|评估|评价|评议|监测|核查|验收)(?:结果|结论|等次)|(?:主要|存在|发现|突出)的?问题|问题(?:描述|表现)|排名|名次|等次"
)
_ASKED = re.compile("任务|举措|措施|事项|工作|内容|要求|时限|期限|目标")


def _are_results(names: list[str]) -> bool:
    """A table of what an inspection found: nothing is asked of those that it names."""
    return any(map(_RESULTS.search, names)) and not any(map(_ASKED.search, names))


_FORM = re.compile(
    r"(?:填报|填表|报送|制表|上报|审核|联系)(?:单位|部门|人|时间|日期|电话|领导|机构)*(?:[（(][^（()）]{0,10}[）)])?\s*[:：]"
)


def is_form_row(row: Row) -> bool:
    """填报单位： 填报人： above a table to be filled in: no unit that answers for anything."""
    return any(_FORM.match(line.string) for cell in row.cells for line in cell.lines[:1])


def column_name(rows: list[Row], index: int) -> str:
    names = [row.cells[index].string for row in rows if index < len(row.cells)]
    if not names:
        return ""  # rows that end before this column
    merged = len(set(names)) == 1
    return re.sub(r"\s+", "", names[-1] if merged or not names[-1] else "".join(dict.fromkeys(names[-2:])))


def _columns(names: list[str]) -> tuple[Column, ...]:
    columns = [column_of(name) for name in names]
    levels = [index for index, name in enumerate(names) if _LEVEL.match(name)]
    if len(levels) > 1:  # 一级任务, 二级任务, 三级任务: the last of them are the tasks
        for index in levels:
            columns[index] = "title" if index == levels[-1] else "category"
    if "title" not in columns and "content" in columns:
        columns[columns.index("content")] = "title"
    elif columns.count("title") == 1 and _is_subject(names, columns):
        at = columns.index("title")
        columns[at - 1], columns[at] = "title", "content"
    elif columns.count("title") > 1:
        _sort_titles(names, columns)
    return tuple(columns)


_LEVEL = re.compile("[一二三四]级(?:任务|举措|措施|事项|工作|目标)$")
_SUBJECT = re.compile("(?:工作|整治|整改|改革|重点|主要|建设|创建|提升|行动|推广)(?:内容|要求)$")
_STEPS = re.compile("措施|举措|步骤|做法")


def _is_subject(names: list[str], columns: list[Column]) -> bool:
    """整治内容 right before 整治措施: what is to be done, and how."""
    at = columns.index("title")
    return (
        at > 0
        and columns[at - 1] == "content"
        and _SUBJECT.search(names[at - 1]) is not None
        and _STEPS.search(names[at]) is not None
    )


def _sort_titles(names: list[str], columns: list[Column]) -> None:
    """Of several columns that could be the title: before a content column the last one, else the first."""
    found = [index for index, column in enumerate(columns) if column == "title"]
    title = found[-1] if "content" in columns else found[0]
    if "content" not in columns and len(found) > 1:
        columns[found[1]] = "content"
    for index in found:
        if index != title and columns[index] == "title":
            columns[index] = "category" if index < title else "other"


_AIMED = re.compile("任务(?:和|与|及|、)?目标$|目标(?:和|与|及|、)?任务$")


_EXPLAINED = re.compile(r"[（(][^（()）]{8,40}[）)]$")


def column_of(name: str) -> Column:
    name = _EXPLAINED.sub("", name)  # 责任单位（排名第一的为牵头单位）
    if len(name) > 24 or not name:
        return "other"
    if _NUMBER.fullmatch(name):
        return "number"
    if "指导" in name and _UNIT.search(name):
        return "guiding"
    kind = field_of(name)
    if kind == "deadline" and re.search("单位|部门|责任|分工", name):  # 责任分工及时限
        return "lead" if "牵头" in name else "responsible"
    if kind in ("lead", "assist", "responsible", "scope", "deadline"):
        return kind
    if re.search(
        "备注|领导|联系|支出|资金|经费|投资|对象|方式|目标(?!任务)|成效|依据|成果", name
    ) and not _AIMED.search(name):
        return "other"
    if _UNIT.search(name) and not re.search("事项|任务|内容", name):
        return (
            "lead"
            if "牵头" in name
            else "assist"
            if re.search("配合|协办|参与|参加|协助|协同|支持", name)
            else "responsible"
        )
    if _CONTENT.search(name):
        return "content"
    if _CATEGORY.search(name):
        return "category"
    return "title" if _TITLE.search(name) else "other"
