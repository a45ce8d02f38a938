"""An item names no unit that answers for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reformcheck.plans.model import Item
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
    doubted = _doubted(context)
    for item in context.plan.items:
        if not item.assignment.units and item.ordinal not in doubted:
            values = {"item": item.number, "title": item.title}
            yield Finding(item.locate("title"), values, item_number=item.number, ordinal=item.ordinal)


def _doubted(context: Context) -> frozenset[int]:
    """Items behind which, before the next one, units stand that were read as nobody's: reading-doubt says so."""
    spots = [
        (doubt.location.line, doubt.location.column)
        for doubt in context.plan.doubts
        if doubt.kind in ("units", "attribution") and doubt.location.line is not None
    ]
    if not spots:
        return frozenset()
    items = sorted((_spot(item), item.ordinal) for item in context.plan.items)
    starts = [spot for spot, _ in items]
    return frozenset(
        items[at - 1][1] for spot in spots if (at := bisect_right(starts, (spot[0] or 0, spot[1] or 0)))
    )


def _spot(item: Item) -> tuple[int, int]:
    place = item.locate("title")
    return place.line or 0, place.column or 0
