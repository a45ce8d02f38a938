"""An item names no unit that answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "no-responsible-unit"
NAME = {"zh": "没有责任单位", "en": "No responsible unit"}
SEVERITY: Severity = "error"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项「{title}」没有写明责任单位",
    "en": 'item {item} "{title}" names no responsible unit',
}
REMEDY = {
    "zh": {
        "file": "在该项 `units` 中写明责任单位；分工另有附表的，照附表填入。",
        "document": "在{place}的任务后写明“（责任单位：……）”；分工另有附表的，把附表放进同一个文件。",
    },
    "en": {
        "file": "Name the units in `units`; where they stand in an annex, copy them from there.",
        "document": "Name the units behind the task in {place}, as （责任单位：……）; an annex that has them belongs in the same file.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    if context.plan.absent_annexes:
        return  # they may stand there: annex-absent says so
    for item in context.plan.items:
        if not item.assignment.units:
            values = {"item": item.number, "title": item.title}
            yield Finding(item.locate("title"), values, item_number=item.number, ordinal=item.ordinal)
